//! An e-mail: the facts of its header, and the words of its body.

use container::{FileKind, Limits, archive::Archive, mail, msg};
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

/// Opens a message saved by Outlook as the e-mail that it was.
pub(super) fn open_saved(bytes: &[u8], limits: &Limits) -> Result<Opened, Error> {
    let sent = msg::to_mail(bytes, limits)?;
    // Files inside are written out as text, which takes a third more.
    let limits = Limits { bytes: limits.bytes.saturating_mul(2), ..limits.clone() };
    Ok(Opened { kind: FileKind::Msg, ..open(&sent, &limits)? })
}

/// Opens an e-mail: the words of its body become the text, files become attachments, unread.
pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<Opened, Error> {
    let mail = mail::parse(bytes, limits)?;
    let around = header_lines(&mail);
    let text = match mail.body {
        mail::Body::Text(text) => text,
        mail::Body::Html(page) => super::html::text(&page),
        mail::Body::Rtf(rich) => super::rtf::text(&rich),
        mail::Body::None => String::new(),
    };
    let mut notes = Vec::new();
    if mail.sealed {
        notes.push(
            "this e-mail is encrypted, or signed so that its words cannot be seen: open it in a mail program that has the key, or ask for it in plain text"
                .to_owned(),
        );
    }
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
    let attachments = unpacked(mail.parts, limits, &mut notes)
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
        around,
        mail: Some(facts),
        attachments,
        notes,
        places: Vec::new(),
    })
}

/// The lines over a message as a mail program shows them.
fn header_lines(mail: &mail::Mail) -> String {
    let shown = |who: &mail::Mailbox| match (&who.name, &who.address) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => String::new(),
    };
    let all = |list: &[mail::Mailbox]| list.iter().map(shown).collect::<Vec<_>>().join("; ");
    let lines = [
        ("From", shown(&mail.from)),
        ("To", all(&mail.to)),
        ("Cc", all(&mail.cc)),
        ("Reply to", mail.reply_to.as_ref().map(shown).unwrap_or_default()),
        ("Subject", mail.subject.clone().unwrap_or_default()),
    ];
    let lines = lines.iter().filter(|(_, value)| !value.is_empty());
    lines.map(|(name, value)| format!("{name}: {}\n", value.replace(['\r', '\n'], " "))).collect()
}

/// The files of an archive stand in its place, where there are not too many; what is in archives in it stays packed.
fn unpacked(parts: Vec<mail::Part>, limits: &Limits, notes: &mut Vec<String>) -> Vec<mail::Part> {
    let mut out = Vec::with_capacity(parts.len());
    // All archives of a message share one limit.
    let mut left = limits.unpacked / 2;
    for part in parts {
        let archive = !part.is_mail && container::kind_of(&part.bytes, part.name.as_deref()) == FileKind::Zip;
        match archive.then(|| members(&part, Limits { unpacked: left, ..limits.clone() })) {
            Some(Ok(Some(members))) => {
                left = left.saturating_sub(members.iter().map(|m| m.bytes.len()).sum());
                out.push(part);
                out.extend(members);
            }
            Some(Err(error)) => {
                let name = part.name.as_deref().unwrap_or("without a name");
                notes.push(format!("the archive {name} was not opened: {error}"));
                out.push(part);
            }
            Some(Ok(None)) | None => out.push(part),
        }
    }
    out
}

/// Files of one archive that are taken out; more of them are data, not a request.
const MOST_MEMBERS: usize = 50;

fn members(part: &mail::Part, limits: Limits) -> Result<Option<Vec<mail::Part>>, container::Error> {
    let mut archive = Archive::open(&part.bytes, "archive", &limits)?;
    let names: Vec<String> = archive.names().into_iter().filter(|n| !n.ends_with('/')).collect();
    if names.len() > MOST_MEMBERS {
        return Ok(None);
    }
    let mut out = Vec::with_capacity(names.len());
    for name in names {
        let Some(bytes) = archive.read(&name)? else { continue };
        // Only the last part of a path is a name; what leads elsewhere leads nowhere here.
        let shown = name.rsplit(['/', '\\']).next().unwrap_or("").to_owned();
        if shown.is_empty() || shown.starts_with('.') || name.starts_with("__MACOSX/") {
            continue;
        }
        let is_mail = container::kind_of(&bytes, Some(&shown)) == FileKind::Mail;
        out.push(mail::Part { is_mail, ..mail::Part::taken_out(Some(shown), None, bytes) });
    }
    Ok(Some(out))
}
