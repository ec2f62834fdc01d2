//! Letters of ours and what became of them.

use crate::{
    ids::{AskId, EnclosureId, LetterId, QuestionId, ReviewId},
    parts::intake::{Closing, StoredFile},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// To whom a kind of letter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Addressee {
    /// Whoever asked.
    Applicant,
    /// Somebody whose interests are touched. Never told who asked.
    ThirdParty,
    /// A colleague who holds the information. Never told who asked.
    Colleague,
    /// The regulator.
    Regulator,
}

/// What a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// We have your request; the latest date is this.
    Acknowledgement,
    /// We need to know more before we can look (s.1(3)).
    Clarification,
    /// What is to be paid before we answer (s.9, regulation 8).
    FeesNotice,
    /// More time: for the public interest test (s.17(2)), or for complexity and volume (regulation 7).
    Extension,
    /// Answers, with refusals where there are some.
    Response,
    /// The request is not valid, and what would make it so.
    NotValid,
    /// A later letter that corrects an earlier one.
    Correction,
    /// Another authority has the whole request.
    Transfer,
    /// The request was withdrawn.
    Withdrawal,
    /// It asks for the applicant's own personal data: handled as a subject access request.
    OwnData,
    /// It asks to use information again: handled under the Regulations on re-use.
    ReUse,
    /// The answer is late: an apology and a date.
    Delay,
    /// What a review decided.
    ReviewOutcome,
    /// A third party is asked for its view.
    Consultation,
    /// A third party is told what will be released.
    PreRelease,
    /// A colleague is reminded of what is asked.
    Chaser,
    /// The reply to the regulator on a complaint.
    RegulatorReply,
}

impl LetterKind {
    /// All kinds, in the order of a case.
    pub const ALL: [LetterKind; 17] = [
        LetterKind::Acknowledgement,
        LetterKind::Clarification,
        LetterKind::FeesNotice,
        LetterKind::Extension,
        LetterKind::Response,
        LetterKind::NotValid,
        LetterKind::Correction,
        LetterKind::Transfer,
        LetterKind::Withdrawal,
        LetterKind::OwnData,
        LetterKind::ReUse,
        LetterKind::Delay,
        LetterKind::ReviewOutcome,
        LetterKind::Consultation,
        LetterKind::PreRelease,
        LetterKind::Chaser,
        LetterKind::RegulatorReply,
    ];

    /// The name in addresses and files.
    pub fn id(self) -> &'static str {
        match self {
            LetterKind::Acknowledgement => "acknowledgement",
            LetterKind::Clarification => "clarification",
            LetterKind::FeesNotice => "fees-notice",
            LetterKind::Extension => "extension",
            LetterKind::Response => "response",
            LetterKind::NotValid => "not-valid",
            LetterKind::Correction => "correction",
            LetterKind::Transfer => "transfer",
            LetterKind::Withdrawal => "withdrawal",
            LetterKind::OwnData => "own-data",
            LetterKind::ReUse => "re-use",
            LetterKind::Delay => "delay",
            LetterKind::ReviewOutcome => "review-outcome",
            LetterKind::Consultation => "consultation",
            LetterKind::PreRelease => "pre-release",
            LetterKind::Chaser => "chaser",
            LetterKind::RegulatorReply => "regulator-reply",
        }
    }

    /// The kind of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.id() == id)
    }

    /// As a timeline says it.
    pub fn words(self) -> &'static str {
        match self {
            LetterKind::Acknowledgement => "acknowledgement",
            LetterKind::Clarification => "request for clarification",
            LetterKind::FeesNotice => "notice of what is to be paid",
            LetterKind::Extension => "notice of more time",
            LetterKind::Response => "response",
            LetterKind::NotValid => "notice that the request is not valid",
            LetterKind::Correction => "correction",
            LetterKind::Transfer => "notice of transfer",
            LetterKind::Withdrawal => "confirmation of withdrawal",
            LetterKind::OwnData => "letter on the applicant's own personal data",
            LetterKind::ReUse => "letter on re-use",
            LetterKind::Delay => "apology for delay",
            LetterKind::ReviewOutcome => "outcome of the review",
            LetterKind::Consultation => "letter that consults a third party",
            LetterKind::PreRelease => "notice to a third party before release",
            LetterKind::Chaser => "reminder to a colleague",
            LetterKind::RegulatorReply => "reply to the regulator",
        }
    }

    /// To whom it goes.
    pub fn addressee(self) -> Addressee {
        match self {
            LetterKind::Consultation | LetterKind::PreRelease => Addressee::ThirdParty,
            LetterKind::Chaser => Addressee::Colleague,
            LetterKind::RegulatorReply => Addressee::Regulator,
            _ => Addressee::Applicant,
        }
    }

    /// Whether it answers questions, so that findings and clearance apply. The outcome of a review does where it
    /// answers some anew.
    pub fn answers(self) -> bool {
        matches!(self, LetterKind::Response | LetterKind::Correction | LetterKind::ReviewOutcome)
    }

    /// Whether it ends the case without an answer.
    pub fn closes(self) -> Option<Closing> {
        match self {
            LetterKind::Transfer => Some(Closing::Transferred),
            LetterKind::Withdrawal => Some(Closing::Withdrawn),
            LetterKind::OwnData | LetterKind::ReUse => Some(Closing::HandledElsewhere),
            _ => None,
        }
    }
}

/// Somebody a letter names or goes to who is not the applicant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Party {
    /// The name.
    pub name: String,
    /// The postal address, or how it is reached, one line each.
    pub address: Vec<String>,
    /// The e-mail address.
    pub email: String,
}

/// What is to be paid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Charge {
    /// The amount in pence.
    pub pence: u64,
    /// What it is made up of.
    pub basis: String,
    /// How to pay it.
    pub how: String,
}

/// What a review decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewDecision {
    /// The answer stands.
    Upheld,
    /// Part of it changes.
    UpheldInPart,
    /// It is answered anew.
    Overturned,
}

impl ReviewDecision {
    /// All of them.
    pub const ALL: [ReviewDecision; 3] =
        [ReviewDecision::Upheld, ReviewDecision::UpheldInPart, ReviewDecision::Overturned];

    /// The name in forms.
    pub fn id(self) -> &'static str {
        match self {
            ReviewDecision::Upheld => "upheld",
            ReviewDecision::UpheldInPart => "upheld-in-part",
            ReviewDecision::Overturned => "overturned",
        }
    }

    /// The decision of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|d| d.id() == id)
    }

    /// As a timeline says it.
    pub fn words(self) -> &'static str {
        match self {
            ReviewDecision::Upheld => "the answer stands",
            ReviewDecision::UpheldInPart => "part of the answer changes",
            ReviewDecision::Overturned => "the request is answered anew",
        }
    }
}

/// What a notice says beside the case: whom it names, what is to be paid, what a review decided. Each kind uses its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Particulars {
    /// The third party, the colleague, the regulator or the authority that takes the request over.
    pub party: Option<Party>,
    /// What is to be paid.
    pub charge: Option<Charge>,
    /// The questions a third party or a colleague is written to about.
    pub questions: Vec<QuestionId>,
    /// What a colleague was asked and is reminded of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<AskId>,
    /// The day by which a reply or the money is asked for; the day of release.
    pub by: Option<Date>,
    /// The review that is answered.
    pub review: Option<ReviewId>,
    /// What it decided.
    pub decision: Option<ReviewDecision>,
}

impl Particulars {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Particulars::default()
    }
}

/// What became of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterState {
    /// Handed to the post.
    Issued,
    /// Carried.
    Carried {
        /// When.
        at: Timestamp,
    },
    /// Nobody can say whether it left.
    InDoubt {
        /// Why.
        why: String,
    },
    /// It came back.
    Bounced {
        /// Why.
        why: String,
    },
    /// It never left, an officer found.
    NeverLeft {
        /// Why.
        why: String,
    },
    /// It should not have been sent.
    SentInError {
        /// Why.
        why: String,
    },
}

/// The exact files of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterFiles {
    /// The content, as JSON of a `document::Document`.
    pub content: StoredFile,
    /// The accessible PDF.
    pub pdf: StoredFile,
    /// The text of the e-mail.
    pub text: StoredFile,
}

/// A letter of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Its number.
    pub id: LetterId,
    /// What it is.
    pub kind: LetterKind,
    /// The civil date it bears and left on.
    pub on: Date,
    /// To whom: an e-mail address, or a postal address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The stable Message-ID under which the post carries it.
    pub message_id: String,
    /// Its files.
    pub files: LetterFiles,
    /// Questions it answers.
    pub answers: Vec<QuestionId>,
    /// Questions it lists as to follow, with reason and date.
    pub to_follow: Vec<(QuestionId, crate::decision::ToFollow)>,
    /// Enclosures that went with it.
    pub enclosures: Vec<EnclosureId>,
    /// The letter it corrects.
    pub supersedes: Option<LetterId>,
    /// What it says beside the case.
    #[serde(default, skip_serializing_if = "Particulars::is_empty")]
    pub particulars: Particulars,
    /// What became of it.
    pub state: LetterState,
}

impl Letter {
    /// Whether it counts as sent: not marked in error, not found never to have left, not come back.
    pub fn stands(&self) -> bool {
        !matches!(
            self.state,
            LetterState::NeverLeft { .. } | LetterState::SentInError { .. } | LetterState::Bounced { .. }
        )
    }
}
