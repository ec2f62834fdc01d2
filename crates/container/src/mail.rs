//! E-mails as sent: their header fields, the words of their body, their attachments.

use mail_parser::{Address, HeaderValue, Message, MessageParser, MimeHeaders, PartType};

use crate::{Error, Limits};

/// A name with an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mailbox {
    /// The display name.
    pub name: Option<String>,
    /// The address.
    pub address: Option<String>,
}

/// The words of an e-mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// As plain text.
    Text(String),
    /// As HTML, where there is no plain text.
    Html(String),
    /// No words at all.
    None,
}

/// A file that came with an e-mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name as sent.
    pub name: Option<String>,
    /// Its type as claimed: "application/pdf".
    pub content_type: Option<String>,
    /// Its bytes, decoded.
    pub bytes: Vec<u8>,
    /// Whether it is itself an e-mail.
    pub is_mail: bool,
    /// Whether it is shown inside the words (a logo).
    pub inline: bool,
}

/// An e-mail, taken apart.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Who sent it.
    pub from: Mailbox,
    /// Where the reply should go.
    pub reply_to: Option<Mailbox>,
    /// To whom.
    pub to: Vec<Mailbox>,
    /// Copies to whom.
    pub cc: Vec<Mailbox>,
    /// The subject.
    pub subject: Option<String>,
    /// The instant it was written, as seconds since 1970 in UTC.
    pub sent: Option<i64>,
    /// Its identifier, without angle brackets.
    pub message_id: Option<String>,
    /// What it answers.
    pub in_reply_to: Vec<String>,
    /// The thread it stands in.
    pub references: Vec<String>,
    /// Whether a program wrote it (Auto-Submitted, Precedence, X-Autoreply and their kin).
    pub auto_submitted: bool,
    /// Whether it reports that a message could not be delivered.
    pub bounce: bool,
    /// The words.
    pub body: Body,
    /// What came with it.
    pub parts: Vec<Part>,
}

/// Takes an e-mail apart. Fails where it has no header field that an e-mail has.
pub fn parse(bytes: &[u8], limits: &Limits) -> Result<Mail, Error> {
    limits.check_size(bytes)?;
    let bytes = without_envelope(bytes);
    let damaged = Error::Damaged { what: "e-mail" };
    let message = MessageParser::default().parse(bytes).ok_or(damaged.clone())?;
    let has_fields = message.from().is_some() || message.subject().is_some() || message.date().is_some();
    if !has_fields {
        return Err(damaged);
    }
    if message.parts.len() > limits.entries {
        return Err(Error::TooMany { limit: limits.entries });
    }
    Ok(Mail {
        from: first(message.from()).unwrap_or_default(),
        reply_to: first(message.reply_to()).filter(|m| m.address.is_some()),
        to: all(message.to()),
        cc: all(message.cc()),
        subject: message.subject().map(collapse).filter(|s| !s.is_empty()),
        sent: message.date().filter(|d| d.is_valid()).map(|d| d.to_timestamp()),
        message_id: message.message_id().map(str::to_owned),
        in_reply_to: ids(message.in_reply_to()),
        references: ids(message.references()),
        auto_submitted: is_automatic(&message),
        bounce: is_bounce(&message),
        body: body(&message),
        parts: parts(&message),
    })
}

/// The line "From somebody date" that mailbox files put before each message is not part of it.
fn without_envelope(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.starts_with(b"From ")
        && let Some(end) = bytes.iter().position(|b| *b == b'\n')
    {
        return &bytes[end + 1..];
    }
    let blank = bytes.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    &bytes[blank..]
}

fn mailbox(addr: &mail_parser::Addr<'_>) -> Mailbox {
    let clean = |s: &str| Some(collapse(s)).filter(|s| !s.is_empty());
    Mailbox {
        name: addr.name().and_then(|n| clean(n.trim_matches(['\'', '"']))),
        address: addr.address().and_then(clean).filter(|a| a.contains('@')),
    }
}

fn all(address: Option<&Address<'_>>) -> Vec<Mailbox> {
    address.map(|a| a.iter().take(500).map(mailbox).collect()).unwrap_or_default()
}

fn first(address: Option<&Address<'_>>) -> Option<Mailbox> {
    address.and_then(|a| a.first()).map(mailbox)
}

fn ids(value: &HeaderValue<'_>) -> Vec<String> {
    match value {
        HeaderValue::Text(t) => vec![t.to_string()],
        HeaderValue::TextList(list) => list.iter().take(500).map(|t| t.to_string()).collect(),
        _ => Vec::new(),
    }
}

fn field(message: &Message<'_>, name: &str) -> Option<String> {
    message.header_raw(name).map(|v| v.trim().to_ascii_lowercase())
}

fn is_automatic(message: &Message<'_>) -> bool {
    let auto = field(message, "Auto-Submitted").is_some_and(|v| !v.starts_with("no"));
    let precedence =
        field(message, "Precedence").is_some_and(|v| matches!(v.as_str(), "auto_reply" | "bulk" | "junk"));
    let reply = ["X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress"].iter().any(|name| {
        field(message, name).is_some_and(|v| {
            name.ends_with("reply")
                || name.ends_with("respond")
                || v == "all" && field(message, "In-Reply-To").is_some()
        })
    });
    let failed = field(message, "X-Failed-Recipients").is_some();
    auto || precedence || reply || failed
}

fn is_bounce(message: &Message<'_>) -> bool {
    let report = message.content_type().is_some_and(|c| {
        c.ctype() == "multipart"
            && c.subtype() == Some("report")
            && c.attribute("report-type").is_none_or(|t| t.eq_ignore_ascii_case("delivery-status"))
    });
    let nobody = field(message, "Return-Path").is_some_and(|v| v == "<>");
    let sender = first(message.from())
        .and_then(|m| m.address)
        .map(|a| a.to_ascii_lowercase())
        .is_some_and(|a| a.starts_with("mailer-daemon@") || a.starts_with("postmaster@"));
    report
        || (sender && (nobody || is_automatic(message) || has_failure_subject(message)))
        || field(message, "X-Failed-Recipients").is_some()
}

fn has_failure_subject(message: &Message<'_>) -> bool {
    let subject = message.subject().unwrap_or("").to_ascii_lowercase();
    [
        "undeliver",
        "delivery status",
        "delivery failure",
        "failure notice",
        "returned mail",
        "could not be delivered",
    ]
    .iter()
    .any(|w| subject.contains(w))
}

fn body(message: &Message<'_>) -> Body {
    // Several text parts (a signature added by a gateway) stand one after the other, as a reader sees them.
    let mut text = String::new();
    let mut html = String::new();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(t) => push(&mut text, t),
            PartType::Html(h) => push(&mut html, h),
            _ => {}
        }
    }
    if !text.trim().is_empty() {
        return Body::Text(text);
    }
    if html.is_empty() {
        for part in message.html_bodies() {
            if let PartType::Html(h) = &part.body {
                push(&mut html, h);
            }
        }
    }
    if html.trim().is_empty() { Body::None } else { Body::Html(html) }
}

fn push(to: &mut String, part: &str) {
    if !to.is_empty() && !to.ends_with('\n') {
        to.push('\n');
    }
    to.push_str(part);
}

fn parts(message: &Message<'_>) -> Vec<Part> {
    let mut out = Vec::new();
    for part in message.attachments() {
        let content_type = part.content_type().map(|c| match c.subtype() {
            Some(subtype) => format!("{}/{}", c.ctype(), subtype).to_ascii_lowercase(),
            None => c.ctype().to_ascii_lowercase(),
        });
        let inline = part.content_disposition().is_some_and(|d| d.is_inline()) || part.content_id().is_some();
        let (bytes, is_mail) = match &part.body {
            PartType::Message(inner) => (inner.raw_message().to_vec(), true),
            _ => (part.contents().to_vec(), false),
        };
        let name = part.attachment_name().map(collapse).filter(|n| !n.is_empty());
        out.push(Part { name, content_type, bytes, is_mail, inline });
    }
    out
}

fn collapse(s: &str) -> String {
    s.split_whitespace().collect::<Vec<_>>().join(" ")
}
