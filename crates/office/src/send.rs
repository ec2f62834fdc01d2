//! A letter leaves: composed, checked, kept, issued and handed to the post in one durable transaction.

use casework::{Case, CaseId, Command, case::Letter, ids::LetterId};
use serde::{Deserialize, Serialize};
use store::{NewOutbox, OutboxChange};
use uuid::Uuid;

use crate::{
    Office, Who,
    error::{Error, Result},
    letter::LetterPlan,
    secrets::derived_id,
    work::Work,
};

/// An order to send.
#[derive(Clone, Debug)]
pub struct SendOrder {
    /// What leaves.
    pub plan: LetterPlan,
    /// The address, where it is not the applicant's own.
    pub to: Option<String>,
}

/// What was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The letter.
    pub letter: LetterId,
    /// To whom.
    pub to: String,
}

impl Sent {
    /// Whether it leaves by e-mail; else somebody prints and posts it.
    pub fn by_email(&self) -> bool {
        crate::notices::by_email(&self.to)
    }
}

/// What the outbox keeps of a mail: which letter, not its words. The words are made from what the case keeps, so the
/// outbox holds nothing that an erasure would have to look for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "parcel", rename_all = "kebab-case")]
pub(crate) enum Parcel {
    /// A letter of a case.
    Letter { case: CaseId, letter: LetterId },
    /// A link to a colleague.
    Ask { case: CaseId, ask: casework::ids::AskId },
}

impl Office {
    /// Sends a response or a correction.
    pub async fn send(&self, who: &Who, case: CaseId, command_id: &str, order: SendOrder) -> Result<Sent> {
        self.send_seen(who, case, command_id, order, None).await
    }

    /// Sends a response or a correction as somebody saw it, by its [`Case::letter_fingerprint`]: where the answers, the files
    /// that go with them or the words of the house were changed since, nothing leaves.
    pub async fn send_seen(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        order: SendOrder,
        seen: Option<&str>,
    ) -> Result<Sent> {
        let mut attempts = 0;
        loop {
            if let Some(done) = self.store.outcome_of(who.authority, command_id).await? {
                return serde_json::from_slice(&done.outcome).map_err(|_| Error::Busy);
            }
            let mut work = Work::on(self, who, case).await?;
            if seen.is_some_and(|seen| seen != work.case.letter_fingerprint(&work.authority)) {
                return Err(Error::Refused(casework::Refusal::changed(
                    "the letter, or a file that goes with it, was changed since you opened this page: look at it again before it leaves",
                )));
            }
            let letter = self.issue(&mut work, &order.plan, order.to.as_deref()).await?;
            let sent = Sent { letter: letter.id, to: letter.to.clone() };
            let outcome = serde_json::to_vec(&sent).unwrap_or_default();
            match work.commit(self, command_id, &outcome).await {
                Ok(done) => return serde_json::from_slice(&done.outcome).map_err(|_| Error::Busy),
                Err(Error::Busy) if attempts < 8 => attempts += 1,
                Err(error) => return Err(error),
            }
        }
    }

    /// Composes and issues a letter within a piece of work, with its outbox row.
    pub(crate) async fn issue(&self, work: &mut Work, plan: &LetterPlan, to: Option<&str>) -> Result<Letter> {
        let to = to.map(str::to_owned).filter(|t| !t.trim().is_empty()).or_else(|| address_of(&work.case));
        let Some(to) = to else {
            return Err(Error::BadInput(
                "the applicant gave no address: add one before a letter can go".to_owned(),
            ));
        };
        let made = self.make_letter(work, plan).await?;
        let command = self.issue_command(work, plan, &made, &to);
        work.decide(command)?;
        let Some(letter) = work.case.letters.last().cloned() else { return Err(Error::NotFound("letter")) };
        if crate::notices::by_email(&letter.to) {
            work.outbox.push(outbox_row(work, &letter, &letter.message_id)?);
        } else {
            // A letter on paper leaves by hand: printing it is the officer's act, and is noted as such.
            let now = work.now;
            let carrier = casework::Actor::program("the post room");
            let how = "to be printed and posted".to_owned();
            work.decide_as(&carrier, Command::NoteCarried { letter: letter.id, at: now, how })?;
        }
        Ok(letter)
    }

    /// Sends a letter again on purpose, the same bytes.
    pub async fn resend(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        letter: LetterId,
        to: &str,
        why: &str,
    ) -> Result<Case> {
        if self.store.outcome_of(who.authority, command_id).await?.is_some() {
            return self.case(who, case).await;
        }
        let mut work = Work::on(self, who, case).await?;
        work.decide(Command::ResendLetter { letter, to: to.to_owned(), why: why.to_owned() })?;
        let Some(known) = work.case.letter(letter).cloned() else { return Err(Error::NotFound("letter")) };
        // A deliberate second time is a message of its own.
        let again = known.message_id.replacen('@', &format!(".again{}@", work.case.version), 1);
        let row = outbox_row(&work, &known, &again)?;
        work.outbox.push(row);
        let state = work.case.clone();
        work.commit(self, command_id, b"{}").await?;
        Ok(state)
    }

    /// An officer says what became of a letter in doubt; where it never left, it may be sent again.
    pub async fn resolve_doubt(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        letter: LetterId,
        left: bool,
        why: &str,
    ) -> Result<Case> {
        if self.store.outcome_of(who.authority, command_id).await?.is_some() {
            return self.case(who, case).await;
        }
        let mut work = Work::on(self, who, case).await?;
        work.decide(Command::ResolveDoubt { letter, left, why: why.to_owned() })?;
        for item in self.store.outbox_of(who.authority, case.0).await? {
            let same = serde_json::from_slice::<Parcel>(&item.payload)
                .is_ok_and(|p| p == Parcel::Letter { case, letter });
            if same && matches!(item.state, store::OutboxState::InDoubt | store::OutboxState::Failed) {
                let resolution = if left { store::Resolution::Sent } else { store::Resolution::CallOff };
                work.outbox.push(OutboxChange::Resolve(item.id, resolution));
            }
        }
        let state = work.case.clone();
        work.commit(self, command_id, b"{}").await?;
        Ok(state)
    }
}

/// Where the applicant is to be answered.
pub(crate) fn address_of(case: &Case) -> Option<String> {
    let filled = |v: &Option<String>| v.clone().filter(|v| !v.trim().is_empty());
    filled(&case.applicant.email).or_else(|| filled(&case.applicant.address))
}

fn outbox_row(work: &Work, letter: &Letter, message_id: &str) -> Result<OutboxChange> {
    let parcel = Parcel::Letter { case: work.case.id, letter: letter.id };
    Ok(OutboxChange::New(NewOutbox {
        id: derived_id(work.case.id.0, message_id),
        subject: work.case.id.0,
        message_id: message_id.to_owned(),
        payload: serde_json::to_vec(&parcel).map_err(|_| Error::NotFound("letter"))?,
        ready_at: work.now,
    }))
}

/// The outbox row of a link to a colleague.
pub(crate) fn ask_row(work: &Work, ask: casework::ids::AskId, mail_domain: &str) -> Result<OutboxChange> {
    let message_id = format!(
        "<{}.ask{}.{}@{mail_domain}>",
        work.case.reference.to_lowercase(),
        ask,
        short(work.case.id.0)
    );
    let parcel = Parcel::Ask { case: work.case.id, ask };
    Ok(OutboxChange::New(NewOutbox {
        id: derived_id(work.case.id.0, &message_id),
        subject: work.case.id.0,
        message_id,
        payload: serde_json::to_vec(&parcel).map_err(|_| Error::NotFound("ask"))?,
        ready_at: work.now,
    }))
}

fn short(id: Uuid) -> String {
    id.simple().to_string()[..12].to_owned()
}
