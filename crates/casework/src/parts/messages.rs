//! Further messages on a case.

use crate::{
    ids::{LetterId, MessageId},
    parts::intake::StoredFile,
};
use document::request::Applicant;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// What a further message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessagePurpose {
    /// It makes an unclear question clear.
    Clarification,
    /// It asks for less.
    Narrowing,
    /// It withdraws.
    Withdrawal,
    /// It is not content: a review, in whatever words.
    Dissatisfaction,
    /// A fee came.
    Fee,
    /// It asks for something new.
    NewRequest,
    /// Thanks.
    Thanks,
    /// Our letter came back.
    Bounce,
    /// A machine answered.
    AutomaticReply,
    /// Anything else.
    Other,
}

impl MessagePurpose {
    /// All purposes, in the order of the page.
    pub const ALL: [MessagePurpose; 10] = [
        MessagePurpose::Clarification,
        MessagePurpose::Narrowing,
        MessagePurpose::Withdrawal,
        MessagePurpose::Dissatisfaction,
        MessagePurpose::Fee,
        MessagePurpose::NewRequest,
        MessagePurpose::Thanks,
        MessagePurpose::Bounce,
        MessagePurpose::AutomaticReply,
        MessagePurpose::Other,
    ];

    /// The name in forms.
    pub fn id(self) -> &'static str {
        match self {
            MessagePurpose::Clarification => "clarification",
            MessagePurpose::Narrowing => "narrowing",
            MessagePurpose::Withdrawal => "withdrawal",
            MessagePurpose::Dissatisfaction => "dissatisfaction",
            MessagePurpose::Fee => "fee",
            MessagePurpose::NewRequest => "new-request",
            MessagePurpose::Thanks => "thanks",
            MessagePurpose::Bounce => "bounce",
            MessagePurpose::AutomaticReply => "auto-reply",
            MessagePurpose::Other => "other",
        }
    }

    /// The purpose of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.id() == id)
    }
}

/// A message that arrived on the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its number.
    pub id: MessageId,
    /// When it arrived.
    pub at: Timestamp,
    /// The civil date of its arrival, which counts.
    pub on: Date,
    /// From whom.
    pub from: Applicant,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The original.
    pub original: StoredFile,
    /// What the program takes it for, and why.
    pub proposed: MessagePurpose,
    /// Why.
    pub proposed_because: String,
    /// The letter of ours that it answers or returns, where it names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<LetterId>,
    /// What an officer said it is.
    #[serde(default)]
    pub understood: Option<MessagePurpose>,
}
