//! What a keeper changes in a register on the desk: cells and rows as at a day, what its columns mean, the positions on
//! disclosing them, when it is looked at again; or that nothing is answered from it any more.

use casework::{
    Authority, AuthorityEvent,
    register::{About, Change, Position, Register, newest},
};
use document::{Law, response::Disposition};
use jiff::civil::Date;

use super::keeper;
use crate::{
    Office, Who,
    error::{Error, Result},
};

/// The most letters of a cell.
const LONGEST_CELL: usize = 10_000;

/// Changes of the rows of a register.
#[derive(Clone, Debug)]
pub struct RegisterEdit {
    /// Which register.
    pub register: String,
    /// How many versions of it there were when its keeper looked.
    pub versions: usize,
    /// As at which day the changed rows are true.
    pub as_at: Option<Date>,
    /// What changes.
    pub changes: Vec<Change>,
    /// Why.
    pub why: String,
}

fn no(why: impl Into<String>) -> Error {
    Error::BadInput(why.into())
}

impl Office {
    /// Changes cells and rows: a new version as at a day.
    pub async fn edit_register(&self, who: &Who, command_id: &str, edit: RegisterEdit) -> Result<()> {
        keeper(who)?;
        // A second press tells what became of the first.
        if self.store.outcome_of(who.authority, command_id).await?.is_some() {
            return Ok(());
        }
        let RegisterEdit { register, versions, as_at, changes, why } = edit;
        if as_at.is_some_and(|day| day > self.today()) {
            return Err(no("The day is still to come: rows are true as at a day that was"));
        }
        let fits = |authority: &Authority| {
            let known = newest(&authority.registers, &register).ok_or(Error::NotFound("register"))?;
            if authority.registers.iter().filter(|r| r.name == register).count() != versions {
                return Err(no("Somebody else changed this register at the same moment: look at it again"));
            }
            if known.as_at.is_some_and(|day| as_at.is_none_or(|at| at < day)) {
                return Err(no("A newer version is there already: give its day or a later one"));
            }
            fits(known, &changes)
        };
        fits(&*self.authority(who.authority).await?)?;
        let event = AuthorityEvent::RegisterEdited {
            register: register.clone(),
            as_at,
            changes: changes.clone(),
            why: why.trim().to_owned(),
        };
        self.change_authority_if(who, command_id, vec![event], (Vec::new(), b"{}"), fits).await
    }

    /// Says what a register is: its owner, when it is looked at again, what its columns mean and the positions on them.
    pub async fn describe_register(
        &self,
        who: &Who,
        command_id: &str,
        register: &str,
        about: About,
        why: &str,
    ) -> Result<()> {
        keeper(who)?;
        if self.store.outcome_of(who.authority, command_id).await?.is_some() {
            return Ok(());
        }
        let authority = self.authority(who.authority).await?;
        let known = newest(&authority.registers, register).ok_or(Error::NotFound("register"))?;
        let mut about = about;
        for (heading, position) in &mut about.positions {
            if known.column(heading).is_none() {
                return Err(no(format!("There is no column “{heading}” in this register")));
            }
            complete(&authority, heading, position)?;
        }
        if known.about() == about {
            return Ok(());
        }
        let event = AuthorityEvent::RegisterDescribed {
            register: register.to_owned(),
            about,
            why: why.trim().to_owned(),
        };
        self.change_authority(who, command_id, vec![event], Vec::new()).await
    }

    /// Nothing is answered from a register any more; its versions stay in the record.
    pub async fn retire_register(
        &self,
        who: &Who,
        command_id: &str,
        register: &str,
        why: &str,
    ) -> Result<()> {
        keeper(who)?;
        if self.store.outcome_of(who.authority, command_id).await?.is_some() {
            return Ok(());
        }
        let authority = self.authority(who.authority).await?;
        newest(&authority.registers, register).ok_or(Error::NotFound("register"))?;
        if why.trim().is_empty() {
            return Err(no("Say why nothing is to be answered from it any more"));
        }
        let event =
            AuthorityEvent::RegisterRetired { register: register.to_owned(), why: why.trim().to_owned() };
        self.change_authority(who, command_id, vec![event], Vec::new()).await
    }
}

/// Whether every change finds what it changes.
fn fits(known: &Register, changes: &[Change]) -> Result<()> {
    if changes.is_empty() {
        return Err(no("Nothing was changed"));
    }
    let mut state = known.clone();
    for change in changes {
        let long = |cell: &String| cell.chars().count() > LONGEST_CELL;
        let too_long = match change {
            Change::Cell { now, .. } => long(now),
            Change::RowAdded { cells } => cells.iter().any(long),
            Change::RowRemoved { .. } => false,
        };
        if too_long {
            return Err(no(format!("A cell holds at most {LONGEST_CELL} letters")));
        }
        if !state.fits(change) {
            return Err(no("This row is not as it was when you looked at it: look at it again"));
        }
        state = state.changed(state.as_at, std::slice::from_ref(change));
    }
    if state.rows.is_empty() {
        return Err(no("A register has at least one row: say instead that nothing is answered from it"));
    }
    if state.rows.len() > reading::register::ROWS {
        return Err(no(format!("A register holds at most {} rows", reading::register::ROWS)));
    }
    Ok(())
}

/// Checks a position against the law and the standing reasons, and takes from the reason what it does not say itself.
fn complete(authority: &Authority, heading: &str, position: &mut Position) -> Result<()> {
    let laws: &[Law] = match authority.profile.laws.as_slice() {
        [] => &Law::ALL,
        laws => laws,
    };
    let ncnd = position.disposition == Disposition::Ncnd;
    if let Some(id) = &position.standing_reason {
        let reason = authority.standing_reasons.iter().find(|r| r.id == *id);
        let reason = reason.ok_or_else(|| no(format!("“{heading}”: this standing reason is gone")))?;
        if reason.ncnd != ncnd {
            let serves = if reason.ncnd { "neither confirming nor denying" } else { "withholding" };
            return Err(no(format!("“{heading}”: this standing reason serves {serves}")));
        }
        if position.provisions.is_empty() {
            position.provisions = vec![reason.reliance.provision.clone()];
        }
    }
    for provision in &position.provisions {
        let known = |law: &Law| {
            let lifts = !law::provisions::lifted_by(*law, provision).is_empty();
            if ncnd { lifts } else { lifts || law::provision(*law, provision).is_some() }
        };
        if !laws.iter().any(known) {
            let why = if ncnd && laws.iter().any(|law| law::provision(*law, provision).is_some()) {
                "does not lift the duty to confirm or deny"
            } else {
                "is no provision of the laws under which you answer"
            };
            return Err(no(format!("“{heading}”: {provision} {why}")));
        }
    }
    let wants = match position.disposition {
        Disposition::Given => {
            position.provisions.is_empty().then_some(()).ok_or("is given under no exemption")
        }
        Disposition::Accessible => {
            (!position.note.trim().is_empty()).then_some(()).ok_or("needs the place where it is published")
        }
        Disposition::Withheld | Disposition::GivenInPart | Disposition::Ncnd => {
            (!position.provisions.is_empty()).then_some(()).ok_or("needs its provision")
        }
        _ => Err("can be given, withheld, published elsewhere, or neither confirmed nor denied"),
    };
    wants.map_err(|why| no(format!("“{heading}” {why}")))
}
