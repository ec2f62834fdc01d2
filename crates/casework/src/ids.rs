//! Identifiers: of cases across the installation, and of the parts of one case within it.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! within_a_case {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    )+ };
}

within_a_case! {
    /// A question of this case; never used again after the question is dropped or merged.
    QuestionId,
    /// A group of questions with one law, one receipt and one clock.
    GroupId,
    /// A request to a colleague for what they hold.
    AskId,
    /// A file that goes out with a letter.
    EnclosureId,
    /// What is marked to be taken out of a file; never used again for the same file.
    MarkId,
    /// A letter of ours.
    LetterId,
    /// A message that arrived.
    MessageId,
    /// A round of clearance.
    ClearanceId,
    /// A consultation of a third party.
    ConsultationId,
    /// An internal review (or requirement for review).
    ReviewId,
    /// An entry in the disclosure log.
    EntryId,
}

/// A case, unique in the installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseId(pub Uuid);

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A person who signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub Uuid);
