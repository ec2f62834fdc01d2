//! Turns an `Outgoing` into the bytes of a message: MIME, encoded words, quoted-printable. The same in, the same out.
//!
//! What comes from outside (subject, names, identifiers) cannot add a header: line breaks become spaces in what people
//! read and are an error in what programs read.

use jiff::tz::TimeZone;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, MultiPart, SinglePart};
use lettre::{Address, Message};
use sha2::{Digest as _, Sha256};

use crate::error::SendError;
use crate::outgoing::{Mailbox, Outgoing};

/// The whole message as it stands on the wire, without dot-stuffing.
pub(crate) fn compose(outgoing: &Outgoing) -> Result<Vec<u8>, SendError> {
    let mut builder = Message::builder()
        .message_id(Some(identifier(&outgoing.message_id)?))
        .raw_header(plain("Date", date(outgoing)?))
        .from(mailbox(&outgoing.from)?)
        .to(mailbox(&outgoing.to)?)
        .subject(one_line(&outgoing.subject));
    if let Some(reply_to) = &outgoing.reply_to {
        builder = builder.reply_to(mailbox(reply_to)?);
    }
    if let Some(answered) = &outgoing.in_reply_to {
        builder = builder.in_reply_to(identifier(answered)?);
    }
    if !outgoing.references.is_empty() {
        let all: Result<Vec<String>, SendError> =
            outgoing.references.iter().map(|id| identifier(id)).collect();
        builder = builder.references(all?.join(" "));
    }
    if outgoing.auto_submitted {
        builder = builder.raw_header(plain("Auto-Submitted", "auto-replied".into()));
    }
    let text = text_part(&outgoing.text)?;
    let message = if outgoing.attachments.is_empty() {
        builder.singlepart(text)
    } else {
        let boundary = format!("=_candour_{}", digest(&outgoing.message_id));
        let mut parts = MultiPart::mixed().boundary(boundary).singlepart(text);
        for file in &outgoing.attachments {
            let kind = ContentType::parse(&file.content_type)
                .map_err(|_| SendError::Unfit("an attachment has no valid content type"))?;
            parts = parts.singlepart(Attachment::new(one_line(&file.name)).body(file.bytes.clone(), kind));
        }
        builder.multipart(parts)
    };
    Ok(message.map_err(|_| SendError::Unfit("its headers are not complete"))?.formatted())
}

/// The address for the envelope.
pub(crate) fn address(mailbox: &Mailbox) -> Result<Address, SendError> {
    mailbox.address.trim().parse().map_err(|_| SendError::Unfit("an address is not valid"))
}

/// A short name for a message that is safe in a file name: part of the digest of its identifier.
pub(crate) fn digest(message_id: &str) -> String {
    Sha256::digest(message_id.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// An identifier in angle brackets, fit for a header.
pub(crate) fn identifier(id: &str) -> Result<String, SendError> {
    let inner = id.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or_default();
    let plain = inner.chars().all(|c| c.is_ascii_graphic() && c != '<' && c != '>');
    if inner.contains('@') && plain && inner.len() < 900 {
        Ok(id.to_owned())
    } else {
        Err(SendError::Unfit("a message identifier is not valid"))
    }
}

fn mailbox(from: &Mailbox) -> Result<lettre::message::Mailbox, SendError> {
    let name = from.name.as_deref().map(one_line).filter(|name| !name.is_empty());
    Ok(lettre::message::Mailbox::new(name, address(from)?))
}

fn date(outgoing: &Outgoing) -> Result<String, SendError> {
    jiff::fmt::rfc2822::to_string(&outgoing.date.to_zoned(TimeZone::UTC))
        .map_err(|_| SendError::Unfit("its date is out of range"))
}

/// A header whose value is ASCII already.
fn plain(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// White space and control characters collapsed, so that no second header can hide in a subject or a name.
fn one_line(text: &str) -> String {
    let cleaned: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    cleaned.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text_part(text: &str) -> Result<SinglePart, SendError> {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
    let body = Body::new_with_encoding(lines, ContentTransferEncoding::QuotedPrintable)
        .map_err(|_| SendError::Unfit("its text cannot be encoded"))?;
    Ok(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(body))
}
