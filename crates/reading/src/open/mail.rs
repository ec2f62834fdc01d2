//! An e-mail: the facts of its header, and the words of its body.

use container::{FileKind, Limits, mail};
use jiff::Timestamp;

use super::{Attachment, Opened, within};
use crate::Error;

/// What the header of an e-mail says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailFacts {
    /// The sender's display name.
    pub from_name: Option<String>,
    /// The sender's address.
    pub from_email: Option<String>,
    /// Where the reply should go, where that is said apart.
    pub reply_to: Option<String>,
    /// Addresses to which it was sent.
    pub to: Vec<String>,
    /// Addresses to which a copy was sent.
    pub cc: Vec<String>,
    /// The subject line.
    pub subject: Option<String>,
    /// When it says it was sent.
    pub date: Option<Timestamp>,
    /// Its identifier.
    pub message_id: Option<String>,
    /// The message it answers.
    pub in_reply_to: Option<String>,
    /// The messages of its thread.
    pub references: Vec<String>,
    /// Whether a program sent it.
    pub auto_submitted: bool,
    /// Whether it says that a message could not be delivered.
    pub bounce: bool,
}

/// An instant from seconds since 1970, where it is one.
fn timestamp(seconds: i64) -> Option<Timestamp> {
    Timestamp::from_second(seconds).ok()
}

/// Opens an e-mail: the words of its body become the text, files become attachments, unread.
pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<Opened, Error> {
    let mail = mail::parse(bytes, limits)?;
    let text = match mail.body {
        mail::Body::Text(text) => text,
        mail::Body::Html(page) => super::html::text(&page),
        mail::Body::None => String::new(),
    };
    within(text.len(), limits)?;
    let addresses = |list: Vec<mail::Mailbox>| list.into_iter().filter_map(|m| m.address).collect();
    let facts = MailFacts {
        from_name: mail.from.name,
        from_email: mail.from.address,
        reply_to: mail.reply_to.and_then(|m| m.address),
        to: addresses(mail.to),
        cc: addresses(mail.cc),
        subject: mail.subject,
        date: mail.sent.and_then(timestamp),
        message_id: mail.message_id,
        in_reply_to: mail.in_reply_to.into_iter().next_back(),
        references: mail.references,
        auto_submitted: mail.auto_submitted,
        bounce: mail.bounce,
    };
    let attachments = mail
        .parts
        .into_iter()
        .map(|p| Attachment {
            name: p.name,
            content_type: p.content_type,
            bytes: p.bytes,
            is_mail: p.is_mail,
            inline: p.inline,
        })
        .collect();
    Ok(Opened {
        kind: FileKind::Mail,
        text,
        offsets_into_file: false,
        mail: Some(facts),
        attachments,
        notes: Vec::new(),
        places: Vec::new(),
    })
}
