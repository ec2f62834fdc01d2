//! Those who hold the information, and third parties.

use crate::{
    ids::{AskId, ConsultationId, QuestionId},
    parts::intake::StoredFile,
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// A question as put to a colleague: its words may have been changed so that they identify nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedQuestion {
    /// Which question.
    pub question: QuestionId,
    /// The words the colleague sees.
    pub words: String,
}

/// Minutes spent; only the first four count towards the cost limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// Finding out whether it is held.
    pub find_out: u32,
    /// Locating it.
    pub locate: u32,
    /// Retrieving it.
    pub retrieve: u32,
    /// Extracting it.
    pub extract: u32,
    /// Everything else, which does not count.
    pub other: u32,
}

impl Minutes {
    /// What counts towards the limit.
    pub fn countable(self) -> u32 {
        [self.locate, self.retrieve, self.extract].into_iter().fold(self.find_out, u32::saturating_add)
    }
}

/// What a colleague supplied for a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// Which question.
    pub question: QuestionId,
    /// Their words.
    pub text: String,
    /// They do not hold it.
    pub not_held: bool,
    /// Their files.
    pub files: Vec<StoredFile>,
    /// How long it took.
    pub minutes: Minutes,
    /// When.
    pub at: Timestamp,
}

/// A request to a colleague.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Its number.
    pub id: AskId,
    /// The team.
    pub team: String,
    /// The address the link went to.
    pub to: String,
    /// The questions, in the words they see.
    pub questions: Vec<AskedQuestion>,
    /// By when.
    pub by: Date,
    /// A line to them.
    pub note: String,
    /// When it was asked.
    pub at: Timestamp,
    /// What came back, newest last.
    pub contributions: Vec<Contribution>,
    /// Passed on to somebody else.
    pub passed_on: Option<(String, String)>,
    /// Withdrawn.
    pub withdrawn: bool,
}

impl Ask {
    /// Whether something asked is still owed.
    pub fn is_open(&self) -> bool {
        !self.withdrawn
            && self.passed_on.is_none()
            && self.questions.iter().any(|q| !self.contributions.iter().any(|c| c.question == q.question))
    }
}

/// A third party asked for its view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    /// Its number.
    pub id: ConsultationId,
    /// The party.
    pub party: String,
    /// On which questions.
    pub questions: Vec<QuestionId>,
    /// By when.
    pub by: Date,
    /// Its view.
    pub view: Option<String>,
}
