//! Acceptance: the questions stand, the clock is worked out, the acknowledgement goes out, in one transaction.

use casework::{
    CaseId, Command,
    case::{LetterKind, TriageKind},
};
use document::Law;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Office, Who,
    error::{Error, Result},
    letter::LetterPlan,
    send::address_of,
    work::Work,
};

/// What acceptance led to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// The latest lawful date.
    pub due: Option<Date>,
    /// Whether an acknowledgement was sent.
    pub acknowledged: bool,
}

impl Office {
    /// Accepts the questions of a case and acknowledges the request. The officer who accepts takes the case, unless
    /// somebody has it.
    pub async fn accept(&self, who: &Who, case: CaseId, command_id: &str, law: Law) -> Result<Accepted> {
        let mut attempts = 0;
        loop {
            if let Some(done) = self.store.outcome_of(who.authority, command_id).await? {
                return serde_json::from_slice(&done.outcome).map_err(|_| Error::Busy);
            }
            let mut work = Work::on(self, who, case).await?;
            // Who accepts the questions of a message says by that what the message is.
            if work.case.triage.is_none() {
                work.decide(Command::Triage { kind: TriageKind::Request, why: String::new() })?;
            }
            work.decide(Command::Accept { law })?;
            if work.case.officer.is_none()
                && let Some(person) = who.actor.person()
            {
                let name = who.actor.name().to_owned();
                work.decide(Command::AssignOfficer { officer: person, name })?;
            }
            let acknowledged = address_of(&work.case).is_some();
            if acknowledged {
                let plan = LetterPlan::notice(LetterKind::Acknowledgement, Vec::new(), None, String::new());
                self.issue(&mut work, &plan, None).await?;
            }
            let accepted = Accepted { due: work.case.due(), acknowledged };
            let outcome = serde_json::to_vec(&accepted).unwrap_or_default();
            match work.commit(self, command_id, &outcome).await {
                Ok(done) => return serde_json::from_slice(&done.outcome).map_err(|_| Error::Busy),
                Err(Error::Busy) if attempts < 8 => attempts += 1,
                Err(error) => return Err(error),
            }
        }
    }
}
