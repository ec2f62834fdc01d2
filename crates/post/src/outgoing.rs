//! A message that is to leave: plain facts, nothing encoded yet.

use jiff::Timestamp;

/// A person or an office, and where their mail goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name shown beside the address.
    pub name: Option<String>,
    /// The address itself, `local@domain`.
    pub address: String,
}

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The name the reader sees; any characters.
    pub name: String,
    /// Its type, such as `application/pdf`.
    pub content_type: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// One message to one addressee. The same `message_id` always stands for the same message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// With its angle brackets: `<case.letter@authority.example>`.
    pub message_id: String,
    /// The instant that stands in the message; an argument, so that a repeat is the same message.
    pub date: Timestamp,
    /// The authority.
    pub from: Mailbox,
    /// Where replies go, when not to `from`.
    pub reply_to: Option<Mailbox>,
    /// The addressee.
    pub to: Mailbox,
    /// One line.
    pub subject: String,
    /// The text; lines may be of any length.
    pub text: String,
    /// Files, in the order in which they are shown.
    pub attachments: Vec<Attachment>,
    /// The message answered, with its angle brackets.
    pub in_reply_to: Option<String>,
    /// The messages before it, oldest first.
    pub references: Vec<String>,
    /// True for what no person wrote (an acknowledgement), so that no answering machine answers it.
    pub auto_submitted: bool,
}
