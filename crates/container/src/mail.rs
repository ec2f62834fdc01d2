//! E-mails as sent: their header fields, the words of their body, their attachments.

use std::borrow::Cow;

use mail_parser::{
    Address, Encoding, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
};

use crate::{Error, Limits, charset, tnef, uuencode};

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
    /// As rich text, from a winmail.dat.
    Rtf(Vec<u8>),
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
    /// Whether it says itself that it is an attachment.
    pub attached: bool,
    /// Its character set as claimed.
    pub charset: Option<String>,
}

impl Part {
    /// A file out of another file.
    pub fn taken_out(name: Option<String>, content_type: Option<String>, bytes: Vec<u8>) -> Self {
        Part { name, content_type, bytes, is_mail: false, inline: false, attached: true, charset: None }
    }
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
    /// What came with it; what stood in a winmail.dat or in the words themselves stands here too.
    pub parts: Vec<Part>,
    /// Whether the words are encrypted, or signed so that they cannot be seen without another program.
    pub sealed: bool,
}

/// Takes an e-mail apart. Fails where it has no header field that an e-mail has.
pub fn parse(bytes: &[u8], limits: &Limits) -> Result<Mail, Error> {
    limits.check_size(bytes)?;
    let bytes = without_envelope(bytes);
    let damaged = Error::Damaged { what: "e-mail" };
    let mended = without_folded_boundary(bytes);
    let bytes = mended.as_deref().unwrap_or(bytes);
    if claimed_parts(bytes) > limits.entries {
        return Err(Error::TooMany { limit: limits.entries });
    }
    let message = MessageParser::default().parse(bytes).ok_or(damaged.clone())?;
    let fields = message.from().is_some() || message.subject().is_some() || message.date().is_some();
    if !fields && message.content_type().is_none() && message.message_id().is_none() {
        return Err(damaged);
    }
    if message.parts.len() > limits.entries {
        return Err(Error::TooMany { limit: limits.entries });
    }
    let mut parts = parts(&message);
    let mut body = body(&message);
    if body == Body::None {
        body = misplaced(&mut parts);
    }
    if let Body::Text(words) = &body {
        let (words, more) = uuencode::take_out(words);
        body = if words.trim().is_empty() { Body::None } else { Body::Text(words) };
        parts.extend(more);
    }
    unwrap_tnef(&mut parts, &mut body, limits)?;
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
        sealed: is_sealed(&message, &body),
        body,
        parts,
    })
}

/// Lines that say of what kind a part is: so many parts there may be, and a message in a message in a message.
fn claimed_parts(bytes: &[u8]) -> usize {
    const NAME: &[u8] = b"content-type:";
    let mut count = 0;
    for line in bytes.split(|b| *b == b'\n') {
        count += usize::from(line.get(..NAME.len()).is_some_and(|l| l.eq_ignore_ascii_case(NAME)));
    }
    count
}

/// Words that a broken message puts among its files: the first without a name that is text.
fn misplaced(parts: &mut Vec<Part>) -> Body {
    let is_words = |p: &Part| {
        p.name.is_none()
            && !p.is_mail
            && !p.bytes.trim_ascii().is_empty()
            && !p.attached
            && matches!(
                p.content_type.as_deref(),
                Some(
                    "text/plain"
                        | "text/html"
                        | "text"
                        | "text/rtf"
                        | "application/rtf"
                        | "message/delivery-status"
                )
            )
    };
    let Some(n) = parts.iter().position(is_words) else { return Body::None };
    let part = parts.remove(n);
    if part.content_type.as_deref().is_some_and(|t| t.ends_with("/rtf")) {
        return Body::Rtf(part.bytes);
    }
    let words = charset::decode(&part.bytes, part.charset.as_deref()).text.into_owned();
    if part.content_type.as_deref() == Some("text/html") { Body::Html(words) } else { Body::Text(words) }
}

/// What stands in a winmail.dat takes its place; its words are those of the message where it has no others.
fn unwrap_tnef(parts: &mut Vec<Part>, body: &mut Body, limits: &Limits) -> Result<(), Error> {
    let mut out = Vec::with_capacity(parts.len());
    for part in std::mem::take(parts) {
        if !tnef::is_tnef(&part.bytes) {
            out.push(part);
            continue;
        }
        // One that is damaged stays as it is: an officer sees that there was something.
        let Ok(inner) = tnef::parse(&part.bytes, limits) else {
            out.push(part);
            continue;
        };
        if *body == Body::None {
            *body = match (inner.text, inner.html, inner.rich_text) {
                (Some(text), _, _) if !text.trim().is_empty() => Body::Text(text),
                (_, Some(html), _) => Body::Html(charset::decode(&html, None).text.into_owned()),
                (_, _, Some(rich)) => Body::Rtf(rich),
                _ => Body::None,
            };
        }
        out.extend(inner.parts);
    }
    if out.len() > limits.entries {
        return Err(Error::TooMany { limit: limits.entries });
    }
    *parts = out;
    Ok(())
}

/// S/MIME and PGP around the whole message.
fn is_sealed(message: &Message<'_>, body: &Body) -> bool {
    let typed = message.content_type().is_some_and(|c| {
        let subtype = c.subtype().unwrap_or("").to_ascii_lowercase();
        (c.ctype() == "application" && subtype.ends_with("pkcs7-mime")) || subtype == "encrypted"
    });
    typed
        || matches!(body, Body::Text(words) if words.trim_start().starts_with("-----BEGIN PGP MESSAGE-----"))
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

/// Some servers break the line between "boundary=" and its value, which then is lost: the break is taken out.
fn without_folded_boundary(bytes: &[u8]) -> Option<Vec<u8>> {
    let head = bytes.get(..bytes.len().min(65_536))?;
    let end = head.windows(2).position(|w| w == b"\n\n" || w == b"\n\r").unwrap_or(head.len());
    let head = &head[..end];
    let at = head.windows(9).position(|w| w.eq_ignore_ascii_case(b"boundary="))? + 9;
    let space = head[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
    let value = head.get(at + space)?;
    (space > 0 && (*value == b'"' || value.is_ascii_alphanumeric()))
        .then(|| [&bytes[..at], &bytes[at + space..]].concat())
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
    let generated = field(message, "X-Autogenerated").is_some_and(|v| v.starts_with("reply"));
    // Receipts of reading and delivery are reports too.
    auto || precedence || reply || failed || generated || report_type(message).is_some()
}

fn is_bounce(message: &Message<'_>) -> bool {
    if let Some(kind) = report_type(message) {
        // A message that is late or was delivered is reported in the same way as one that failed.
        return (kind.is_empty() || kind == "delivery-status")
            && !message.parts.iter().any(tells_of_no_failure);
    }
    let nobody = field(message, "Return-Path").is_some_and(|v| v == "<>");
    let sender = first(message.from())
        .and_then(|m| m.address)
        .map(|a| a.to_ascii_lowercase())
        .is_some_and(|a| a.starts_with("mailer-daemon@") || a.starts_with("postmaster@"));
    (sender && (nobody || is_automatic(message) || has_failure_subject(message)))
        || field(message, "X-Failed-Recipients").is_some()
}

/// The kind of a report, empty where it is not said; none where the message is none.
fn report_type(message: &Message<'_>) -> Option<String> {
    let content = message.content_type()?;
    let report = content.ctype().eq_ignore_ascii_case("multipart")
        && content.subtype().is_some_and(|s| s.eq_ignore_ascii_case("report"));
    report.then(|| content.attribute("report-type").unwrap_or("").to_ascii_lowercase())
}

/// A status of which every action is another than "failed".
fn tells_of_no_failure(part: &MessagePart<'_>) -> bool {
    if !is_delivery_status(part) {
        return false;
    }
    let status = String::from_utf8_lossy(part.contents()).to_ascii_lowercase();
    let actions: Vec<&str> =
        status.lines().filter_map(|l| l.trim().strip_prefix("action:")).map(str::trim).collect();
    !actions.is_empty() && actions.iter().all(|a| *a != "failed")
}

fn is_delivery_status(part: &MessagePart<'_>) -> bool {
    part.content_type().is_some_and(|c| {
        c.ctype().eq_ignore_ascii_case("message")
            && c.subtype().is_some_and(|s| s.eq_ignore_ascii_case("delivery-status"))
    })
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
            PartType::Text(t) => push(&mut text, &words(message, part, t)),
            PartType::Html(h) => push(&mut html, &words(message, part, h)),
            _ => {}
        }
    }
    let stands_in = text.len() < 400 && STAND_INS.iter().any(|s| text.to_ascii_lowercase().contains(s));
    if !text.trim().is_empty() && !stands_in {
        return Body::Text(text);
    }
    if html.is_empty() {
        for part in message.html_bodies() {
            if let PartType::Html(h) = &part.body {
                push(&mut html, &words(message, part, h));
            }
        }
    }
    if html.trim().is_empty() && !text.trim().is_empty() {
        return Body::Text(text);
    }
    if html.trim().is_empty() { Body::None } else { Body::Html(html) }
}

/// The words of a part. Where its character set is not said, not known or not the one in which it is written, its bytes
/// are decoded anew; where it says that it is base64 and is not, it is shown as it is.
fn words<'t>(message: &Message<'_>, part: &MessagePart<'_>, shown: &'t str) -> Cow<'t, str> {
    let lost = |text: &str| text.chars().filter(|c| *c == '\u{FFFD}').count();
    let was_lost = lost(shown);
    if was_lost == 0 && !shown.contains(['Ã', 'Â', 'â']) {
        return Cow::Borrowed(shown);
    }
    let range = part.offset_body as usize..part.offset_end as usize;
    let Some(raw) = message.raw_message().get(range) else { return Cow::Borrowed(shown) };
    let bytes = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 if is_base64(raw) => base64_decode(raw),
        Encoding::Base64 => Some(raw.to_vec()),
    };
    let Some(bytes) = bytes else { return Cow::Borrowed(shown) };
    let label = part.content_type().and_then(|c| c.attribute("charset"));
    let anew = charset::decode(&bytes, label);
    let better = if was_lost == 0 { anew.exact } else { lost(&anew.text) < was_lost };
    if better { Cow::Owned(anew.text.into_owned()) } else { Cow::Borrowed(shown) }
}

/// Four signs hold three bytes: one sign alone holds none.
fn is_base64(raw: &[u8]) -> bool {
    raw.iter().filter(|b| !b.is_ascii_whitespace() && **b != b'=').count() % 4 != 1
}

/// A file name with bytes written as "%A3", as some programs do without saying the character set.
fn unescaped(name: &str) -> Cow<'_, str> {
    let high = |at: usize| {
        name.as_bytes().get(at + 1).is_some_and(|b| matches!(b, b'8'..=b'9' | b'A'..=b'F' | b'a'..=b'f'))
    };
    if !name.match_indices('%').any(|(at, _)| high(at)) {
        return Cow::Borrowed(name);
    }
    let bytes = name.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(byte) = bytes.get(at) {
        let hex = bytes.get(at + 1..at + 3).and_then(|h| std::str::from_utf8(h).ok());
        match hex.filter(|_| *byte == b'%').and_then(|h| u8::from_str_radix(h, 16).ok()) {
            Some(value) if value >= b' ' => {
                out.push(value);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    Cow::Owned(charset::decode(&out, None).text.into_owned())
}

/// What programs write in plain text instead of the words that are in the HTML.
const STAND_INS: [&str; 5] =
    ["html format", "html e-mail", "html email", "html-compatible", "does not support html"];

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
            PartType::Text(t) | PartType::Html(t) => {
                (words(message, part, t).into_owned().into_bytes(), false)
            }
            _ => (part.contents().to_vec(), false),
        };
        let name = part.attachment_name().map(|n| collapse(&unescaped(n))).filter(|n| !n.is_empty());
        let attached = part.content_disposition().is_some_and(|d| d.is_attachment());
        let charset = part.content_type().and_then(|c| c.attribute("charset")).map(str::to_owned);
        out.push(Part { name, content_type, bytes, is_mail, inline, attached, charset });
    }
    out
}

fn collapse(s: &str) -> String {
    s.split_whitespace().collect::<Vec<_>>().join(" ")
}
