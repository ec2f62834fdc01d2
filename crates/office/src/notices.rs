//! Letters that answer nothing yet: asking what is meant, more time for the balance, a request that is not valid.

use casework::{
    CaseId, Command,
    case::LetterKind,
    ids::{GroupId, QuestionId},
};
use jiff::civil::Date;

use crate::{
    Office, Who,
    error::{Error, Result},
    letter::LetterPlan,
    send::Sent,
    work::Work,
};

/// A notice an officer wants to send.
#[derive(Clone, Debug)]
pub enum Notice {
    /// Ask what these questions mean; their clock waits, the others run on.
    Clarification {
        /// Which questions are unclear.
        questions: Vec<QuestionId>,
        /// What we need to know.
        ask: String,
    },
    /// More time for the public interest test on these questions.
    Extension {
        /// Which questions the balance is about.
        questions: Vec<QuestionId>,
        /// The estimate.
        until: Date,
        /// Why more time is needed.
        why: String,
    },
    /// The request is not valid; what would make it so.
    NotValid {
        /// What is missing.
        missing: String,
    },
}

impl Office {
    /// Sends a notice. Questions that it acts on are parted from the others first, so that only their clock moves.
    pub async fn send_notice(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        notice: Notice,
    ) -> Result<Sent> {
        let mut attempts = 0;
        loop {
            if let Some(done) = self.store.outcome_of(who.authority, command_id).await? {
                return serde_json::from_slice(&done.outcome).map_err(|_| Error::Busy);
            }
            let mut work = Work::on(self, who, case).await?;
            let plan = match &notice {
                Notice::Clarification { questions, ask } => {
                    let groups = part(&mut work, questions, "to be made clear by the applicant")?;
                    LetterPlan::notice(LetterKind::Clarification, groups, None, ask.clone())
                }
                Notice::Extension { questions, until, why } => {
                    let groups = part(&mut work, questions, "under a public interest test")?;
                    LetterPlan::notice(LetterKind::Extension, groups, Some(*until), why.clone())
                }
                Notice::NotValid { missing } => {
                    LetterPlan::notice(LetterKind::NotValid, Vec::new(), None, missing.clone())
                }
            };
            let letter = self.issue(&mut work, &plan, None).await?;
            let sent = Sent { letter: letter.id, to: letter.to };
            let outcome = serde_json::to_vec(&sent).unwrap_or_default();
            match work.commit(self, command_id, &outcome).await {
                Ok(done) => return serde_json::from_slice(&done.outcome).map_err(|_| Error::Busy),
                Err(Error::Busy) if attempts < 8 => attempts += 1,
                Err(error) => return Err(error),
            }
        }
    }
}

/// The groups of exactly these questions: parted from the rest where a group has others too.
fn part(work: &mut Work, questions: &[QuestionId], why: &str) -> Result<Vec<GroupId>> {
    if questions.is_empty() {
        return Err(Error::BadInput("choose the questions it is about".to_owned()));
    }
    if work.case.accepted_on.is_none() {
        return Err(Error::BadInput(
            "accept the questions first, so that the others can be answered".to_owned(),
        ));
    }
    let mut groups: Vec<GroupId> =
        questions.iter().filter_map(|id| work.case.question(*id)).map(|q| q.group).collect();
    groups.sort();
    groups.dedup();
    let mut parted = Vec::new();
    for group in groups {
        let Some(law) = work.case.groups.get(&group).map(|g| g.law) else { continue };
        let here: Vec<QuestionId> = questions
            .iter()
            .copied()
            .filter(|id| work.case.question(*id).is_some_and(|q| q.group == group))
            .collect();
        let first = here[0];
        work.decide(Command::FormGroup { questions: here, law, received_on: None, why: why.to_owned() })?;
        parted.extend(work.case.group_of(first).map(|g| g.id));
    }
    Ok(parted)
}
