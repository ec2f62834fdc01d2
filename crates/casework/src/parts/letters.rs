//! Letters of ours and what became of them.

use crate::{
    ids::{EnclosureId, LetterId, QuestionId},
    parts::intake::StoredFile,
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// What a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// We have your request; the latest date is this.
    Acknowledgement,
    /// We need to know more before we can look (s.1(3)).
    Clarification,
    /// More time for the public interest test (s.17(2)).
    Extension,
    /// Answers, with refusals where there are some.
    Response,
    /// The request is not valid, and what would make it so.
    NotValid,
    /// A later letter that corrects an earlier one.
    Correction,
}

impl LetterKind {
    /// The name in addresses and files.
    pub fn id(self) -> &'static str {
        match self {
            LetterKind::Acknowledgement => "acknowledgement",
            LetterKind::Clarification => "clarification",
            LetterKind::Extension => "extension",
            LetterKind::Response => "response",
            LetterKind::NotValid => "not-valid",
            LetterKind::Correction => "correction",
        }
    }

    /// As a timeline says it.
    pub fn words(self) -> &'static str {
        match self {
            LetterKind::Acknowledgement => "acknowledgement",
            LetterKind::Clarification => "request for clarification",
            LetterKind::Extension => "notice of more time for the public interest test",
            LetterKind::Response => "response",
            LetterKind::NotValid => "notice that the request is not valid",
            LetterKind::Correction => "correction",
        }
    }

    /// Whether it answers questions, so that findings and clearance apply.
    pub fn answers(self) -> bool {
        matches!(self, LetterKind::Response | LetterKind::Correction)
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
