//! A provision as an officer reads it: headings and sentences, the same on the command line and on a page.
//!
//! This file words what the table holds; it adds nothing to it.

use crate::{
    provisions::{self, Basis, Kind, Provision, Status},
    section::{Coded, OpenTo},
};

/// One thing to know of a provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it is about.
    pub heading: &'static str,
    /// The sentence.
    pub says: String,
}

/// What an officer should know of a provision before relying on it, in the order in which it is asked.
///
/// ```
/// let row = law::provision(law::Law::Foia, "s.35(1)(a)").unwrap();
/// let told = law::tell::told(row);
/// assert!(told.iter().any(|t| t.heading == "Who may rely on it"));
/// ```
pub fn told(row: &Provision) -> Vec<Told> {
    let mut all = Vec::new();
    let mut tell = |heading, says: String| all.push(Told { heading, says });
    tell("Status", status(row));
    if row.kind != Kind::Procedural {
        tell("When it applies", applies(row));
        tell("Neither confirm nor deny", neither(row));
    }
    if row.open_to != OpenTo::Any {
        tell("Who may rely on it", capital(row.open_to.words()));
    }
    if !row.alone {
        tell("On its own", "No: it is cited with the limb that refers to it".to_owned());
    }
    if !row.excludes.is_empty() {
        let others = row.excludes.join(", ");
        tell(
            "Never together with",
            format!("{others} for the same information; both may be named in the alternative"),
        );
    }
    if let Some(age) = row.ages.first() {
        tell(
            "Gone with age",
            format!(
                "After {} years from the end of the year in which the record was made ({}, {})",
                age.years, age.provision, age.certainty
            ),
        );
    }
    if let Some(procedure) = &row.procedure {
        tell("What must be done first", capital(procedure));
    }
    if let Some(notes) = &row.notes {
        tell("Note", capital(notes));
    }
    tell(
        "Decided by the program",
        match row.coded {
            Coded::Whole => "Yes, from the facts".to_owned(),
            Coded::Part => "In part; the rest is for the officer".to_owned(),
            Coded::Officer => "No: it asks, and the officer decides".to_owned(),
        },
    );
    tell(
        "How sure this is",
        format!("{}: {}; last looked at on {}", row.certainty, row.checked, row.checked_on),
    );
    all
}

fn status(row: &Provision) -> String {
    match (row.status, row.absolute_for) {
        (Status::Absolute, _) => "Absolute: no public interest test".to_owned(),
        (Status::Qualified, _) => "Qualified: public interest test".to_owned(),
        (Status::Partly, Some(who)) => {
            format!("Qualified: public interest test; absolute for {}", who.words())
        }
        (Status::Partly, None) => "Absolute in some cases, qualified in others".to_owned(),
        (Status::Procedural, _) => "No exemption: a ground or a step of its own".to_owned(),
    }
}

fn applies(row: &Provision) -> String {
    match (row.basis, &row.threshold) {
        (Basis::Prejudice, Some(threshold)) => format!("Giving it out {threshold} what is protected"),
        (Basis::Prejudice, None) => "Giving it out would do harm".to_owned(),
        (Basis::Class, _) => "The information is of the kind described".to_owned(),
        (Basis::Opinion, Some(threshold)) => {
            format!(
                "In the reasonable opinion of a qualified person giving it out {threshold} what is protected"
            )
        }
        (Basis::Opinion, None) => "A qualified person is of that opinion".to_owned(),
    }
}

fn neither(row: &Provision) -> String {
    if let Some(ncnd) = &row.ncnd {
        let test = if ncnd.public_interest_test {
            "with a public interest test of its own"
        } else {
            "without a public interest test"
        };
        return format!("Under {}, {test} ({})", ncnd.provision, ncnd.certainty);
    }
    let of_some_limb = row.is_family()
        && provisions::limbs_of(row.law, &row.provision).iter().any(|limb| limb.ncnd.is_some());
    if of_some_limb { "Depends on the limb" } else { "Not available" }.to_owned()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
