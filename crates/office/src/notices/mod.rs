//! Every letter that an officer writes beside the response: what it needs to know, how it looks before it leaves, sent.
//!
//! The words are the composer's, the days are the law's, what may be sent when is `casework`'s; here the facts meet.

mod blind;
mod page;
mod ready;
mod send;

use casework::{
    Case,
    case::{Charge, LetterKind, Party, ReviewDecision},
    decide::possible::{extendable, running},
    ids::{AskId, LetterId, QuestionId},
};
use jiff::civil::Date;

pub(crate) use blind::{leaving, shown};
pub use page::NoticePage;
pub(crate) use ready::by_email;

/// A notice an officer wants to send, with what only an officer can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// We have the request: where the first acknowledgement did not arrive.
    Acknowledgement,
    /// Ask what these questions mean; their clock waits, the others run on.
    Clarification {
        /// Which questions are unclear.
        questions: Vec<QuestionId>,
        /// What we need to know.
        ask: String,
    },
    /// More time: for the public interest test, or for complexity and volume.
    Extension {
        /// Which questions it is about.
        questions: Vec<QuestionId>,
        /// The estimate of the day of the decision; under the environmental regulations the law gives the day.
        until: Option<Date>,
        /// Why more time is needed.
        why: String,
    },
    /// The request is not valid; what would make it so.
    NotValid {
        /// What is missing.
        missing: String,
    },
    /// Something is to be paid; the clock of these questions stands still.
    Fees {
        /// Which questions it is for.
        questions: Vec<QuestionId>,
        /// How much, for what, how.
        charge: Charge,
    },
    /// Another authority has the whole request.
    Transfer {
        /// Which, and how it is reached.
        to: Party,
        /// A line more.
        note: String,
    },
    /// The request was withdrawn.
    Withdrawal {
        /// A line more.
        note: String,
    },
    /// It asks for the applicant's own personal data.
    OwnData {
        /// What is needed and who handles it.
        note: String,
    },
    /// It asks to use information again.
    ReUse {
        /// On which terms, or why not.
        note: String,
    },
    /// The answer is late.
    Delay {
        /// By when it is expected.
        until: Date,
        /// Why it is late.
        why: String,
    },
    /// What a review decided.
    Review {
        /// What.
        decision: ReviewDecision,
        /// Why.
        reasons: String,
        /// By when anything that is still wrong will be put right.
        by: Option<Date>,
        /// Questions answered anew.
        answers: Vec<QuestionId>,
        /// The letter that was reviewed; else the last one that answered.
        supersedes: Option<LetterId>,
    },
    /// A third party is asked for its view.
    Consultation {
        /// Who.
        party: Party,
        /// About which questions.
        questions: Vec<QuestionId>,
        /// By when.
        by: Date,
        /// What it is told and asked.
        note: String,
    },
    /// A third party is told what will be released.
    PreRelease {
        /// Who.
        party: Party,
        /// About which questions.
        questions: Vec<QuestionId>,
        /// The day of release.
        on: Date,
        /// What will be released, and why.
        note: String,
    },
    /// A colleague is reminded.
    Chaser {
        /// Of what.
        ask: AskId,
        /// A line more.
        note: String,
    },
    /// The reply to the regulator.
    Regulator {
        /// The regulator's reference, where it is not on the case yet.
        reference: String,
        /// The e-mail address of who handles the complaint; without one it goes to the regulator by post.
        email: String,
        /// What it is told.
        note: String,
    },
}

impl Notice {
    /// What kind of letter it is.
    pub fn kind(&self) -> LetterKind {
        match self {
            Notice::Acknowledgement => LetterKind::Acknowledgement,
            Notice::Clarification { .. } => LetterKind::Clarification,
            Notice::Extension { .. } => LetterKind::Extension,
            Notice::NotValid { .. } => LetterKind::NotValid,
            Notice::Fees { .. } => LetterKind::FeesNotice,
            Notice::Transfer { .. } => LetterKind::Transfer,
            Notice::Withdrawal { .. } => LetterKind::Withdrawal,
            Notice::OwnData { .. } => LetterKind::OwnData,
            Notice::ReUse { .. } => LetterKind::ReUse,
            Notice::Delay { .. } => LetterKind::Delay,
            Notice::Review { .. } => LetterKind::ReviewOutcome,
            Notice::Consultation { .. } => LetterKind::Consultation,
            Notice::PreRelease { .. } => LetterKind::PreRelease,
            Notice::Chaser { .. } => LetterKind::Chaser,
            Notice::Regulator { .. } => LetterKind::RegulatorReply,
        }
    }

    /// A notice of a kind with what the case knows and these few facts; what is missing the gate says. None for the
    /// kinds that are sent as the letter itself: a response, a correction.
    pub fn of(kind: LetterKind, case: &Case, given: &Given) -> Option<Notice> {
        let (note, by) = (given.note.clone(), given.by);
        let open: Vec<QuestionId> = running(case).map(|q| q.id).collect();
        let party = given.party.clone();
        // A day that nobody gave is refused as one that has come.
        let day = by.unwrap_or(Date::MIN);
        Some(match kind {
            LetterKind::Response | LetterKind::Correction => return None,
            LetterKind::Acknowledgement => Notice::Acknowledgement,
            LetterKind::Clarification => Notice::Clarification { questions: open, ask: note },
            LetterKind::Extension => Notice::Extension { questions: extendable(case), until: by, why: note },
            LetterKind::NotValid => Notice::NotValid { missing: note },
            LetterKind::FeesNotice => Notice::Fees { questions: open, charge: given.charge.clone() },
            LetterKind::Transfer => Notice::Transfer { to: party, note },
            LetterKind::Withdrawal => Notice::Withdrawal { note },
            LetterKind::OwnData => Notice::OwnData { note },
            LetterKind::ReUse => Notice::ReUse { note },
            LetterKind::Delay => Notice::Delay { until: day, why: note },
            LetterKind::ReviewOutcome => {
                let answers = decided_anew(case);
                let decision = match answers.len() {
                    0 => ReviewDecision::Upheld,
                    n if n < case.questions.len() => ReviewDecision::UpheldInPart,
                    _ => ReviewDecision::Overturned,
                };
                Notice::Review { decision, reasons: note, by, answers, supersedes: None }
            }
            LetterKind::Consultation => Notice::Consultation { party, questions: open, by: day, note },
            LetterKind::PreRelease => Notice::PreRelease { party, questions: open, on: day, note },
            LetterKind::Chaser => {
                let ask = case.asks.iter().rev().find(|a| a.is_open()).map_or(AskId(0), |a| a.id);
                Notice::Chaser { ask, note }
            }
            LetterKind::RegulatorReply => {
                Notice::Regulator { reference: String::new(), email: party.email, note }
            }
        })
    }
}

/// A few facts for a notice, as the command line gives them.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// What the letter says in an officer's words.
    pub note: String,
    /// A day: by when, until when, on which.
    pub by: Option<Date>,
    /// Whom it names or goes to.
    pub party: Party,
    /// What is to be paid.
    pub charge: Charge,
}

/// Questions that somebody decided anew since the open review was asked for, who had not decided them before.
pub fn decided_anew(case: &Case) -> Vec<QuestionId> {
    let Some(review) = case.reviews.iter().find(|r| r.answered.is_none()) else { return Vec::new() };
    let anew = |decider: Option<casework::PersonId>| decider.is_some_and(|d| !review.deciders.contains(&d));
    case.questions.iter().filter(|q| anew(q.decider)).map(|q| q.id).collect()
}

/// The last letter that answered questions and stands: what a review is about.
pub fn under_review(case: &Case) -> Option<LetterId> {
    case.letters.iter().rev().find(|l| l.stands() && !l.answers.is_empty()).map(|l| l.id)
}
