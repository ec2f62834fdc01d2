//! E-mails: what travels with the words. Looks at the headers, every form of the words and every file; sends nothing.

mod apart;
mod encoded;
mod headers;
mod hidden;
mod msg;
mod style;

use std::collections::HashMap;

use mail_parser::{MessageParser, MessagePart, MimeHeaders, PartType};

use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::metadata::words;

pub(crate) use msg::look as look_at_msg;

/// Looks at an e-mail.
pub(crate) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    finding.spend(bytes.len() / 16)?;
    let damaged = || CannotCheck::malformed("e-mail");
    // Takes the limits on the number of parts, and refuses what is no e-mail.
    container::mail::parse(bytes, finding.limits)?;
    let message = MessageParser::default().parse(bytes).ok_or_else(damaged)?;
    headers::look(&message, finding);
    parts(&message, finding)
}

fn parts(message: &mail_parser::Message<'_>, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut html = String::new();
    let (mut plain, mut visible) = (String::new(), String::new());
    let is_body = |n: &u32| message.text_body.contains(n) || message.html_body.contains(n);
    for (n, part) in (0_u32..).zip(&message.parts) {
        if attached(part) || !is_body(&n) {
            continue;
        }
        match &part.body {
            PartType::Html(text) => {
                html.push_str(text);
                visible.push_str(&hidden::look(text, message.subject().unwrap_or_default(), finding)?);
                visible.push('\n');
            }
            PartType::Text(text) => {
                plain.push_str(text);
                plain.push('\n');
            }
            _ => {}
        }
    }
    for name in encoded::files(&plain) {
        let place = Place::part(name.as_str()).described("a file among the words of the e-mail");
        finding.danger(Code::EmlAttachment, place, "in letters and signs", &name);
    }
    compare(&plain, &visible, finding);
    for (n, part) in (0_u32..).zip(&message.parts) {
        let shown =
            is_body(&n) && matches!(part.body, PartType::Text(_) | PartType::Html(_)) && !attached(part);
        if matches!(part.body, PartType::Multipart(_)) || shown {
            continue;
        }
        file(n, part, &html, finding)?;
    }
    around(message, finding);
    Ok(())
}

/// What a reader sees of a message: lines of the header by name, and the words; whether files travel with it, and whether its
/// words had a look of their own.
pub(crate) struct Seen {
    pub header: Vec<(String, String)>,
    pub words: String,
    pub files: usize,
    /// What the files are called, where they have names.
    pub names: Vec<String>,
    pub formatted: bool,
    /// Its two forms do not say the same; only what both say is among the words.
    pub differs: bool,
}

/// Reads what is seen of a message. Where it has two forms, the formatted one is what programs show.
pub(crate) fn seen(bytes: &[u8], finding: &mut Finding<'_>) -> Result<Seen, CannotCheck> {
    let damaged = || CannotCheck::malformed("e-mail");
    container::mail::parse(bytes, finding.limits)?;
    let message = MessageParser::default().parse(bytes).ok_or_else(damaged)?;
    let people = |list: Option<&mail_parser::Address<'_>>| {
        let one = |a: &mail_parser::Addr<'_>| match (a.name(), a.address()) {
            (Some(name), Some(address)) if name.contains([',', '<', '>', '@', ';', ':']) => {
                format!("\"{}\" <{address}>", name.replace('"', ""))
            }
            (Some(name), Some(address)) => format!("{name} <{address}>"),
            (name, address) => name.or(address).unwrap_or_default().to_owned(),
        };
        list.map(|list| list.iter().map(one).collect::<Vec<_>>().join(", ")).unwrap_or_default()
    };
    let date = message.headers_raw().find(|(name, _)| name.eq_ignore_ascii_case("date"));
    let header = [
        ("From", people(message.from())),
        ("To", people(message.to())),
        ("Cc", people(message.cc())),
        ("Subject", message.subject().unwrap_or_default().to_owned()),
        ("Date", date.map(|(_, value)| value.to_owned()).unwrap_or_default()),
    ];
    let header = header
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.split_whitespace().collect::<Vec<_>>().join(" ")))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let mut out =
        Seen { header, words: String::new(), files: 0, names: Vec::new(), formatted: false, differs: false };
    let mut plain = String::new();
    for (n, part) in (0_u32..).zip(&message.parts) {
        let body = message.text_body.contains(&n) || message.html_body.contains(&n);
        match &part.body {
            PartType::Multipart(_) => {}
            PartType::Html(text) if body && !attached(part) => {
                out.formatted = true;
                out.words.push_str(&hidden::look(text, message.subject().unwrap_or_default(), finding)?);
                out.words.push('\n');
            }
            PartType::Text(text) if body && !attached(part) => {
                let (words, files) = encoded::without(text);
                plain.push_str(&words);
                plain.push('\n');
                out.files += files;
            }
            _ => {
                out.files += 1;
                // A picture that stands in the words is no file to a reader.
                let inside = part.content_id().is_some() && !attached(part);
                out.names.extend(part.attachment_name().filter(|_| !inside).map(str::to_owned));
            }
        }
    }
    if !out.formatted {
        out.words = plain;
        return Ok(out);
    }
    let mut differing = Finding::new(finding.limits);
    compare(&plain, &out.words, &mut differing);
    if !differing.end().0.is_empty() {
        // Which form a reader saw cannot be told: only what both say is sure to have been seen.
        out.differs = true;
        let said: std::collections::HashSet<String> = words(&plain).collect();
        let both = |text: &&str| words(text).all(|w| said.contains(&w));
        let lines = out.words.lines().map(|line| match both(&line) {
            true => line.to_owned(),
            false => line.split_inclusive(". ").filter(both).collect(),
        });
        out.words = lines.collect::<Vec<String>>().join("\n");
    }
    Ok(out)
}

/// Whether a part says that it is a file.
fn attached(part: &MessagePart<'_>) -> bool {
    part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment)
        || part.attachment_name().is_some()
}

/// A file that travels with the e-mail. A picture that stands in the words is seen, but looked into.
fn file(n: u32, part: &MessagePart<'_>, html: &str, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let kind = part
        .content_type()
        .map(|t| format!("{}/{}", t.ctype(), t.subtype().unwrap_or("")).to_ascii_lowercase());
    let kind = kind.unwrap_or_default();
    let name = part.attachment_name().map_or_else(|| format!("part {n}"), str::to_owned);
    let bytes = match &part.body {
        PartType::Message(_) => part.contents(),
        PartType::Text(text) | PartType::Html(text) => text.as_bytes(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes,
        PartType::Multipart(_) => return Ok(()),
    };
    if bytes.is_empty() {
        return Ok(());
    }
    finding.unpacked(bytes.len())?;
    let place = || Place::part(name.as_str()).described("a file that travels with the e-mail");
    if kind.contains("pkcs7-signature") || kind.contains("pgp-signature") || kind.contains("pgp-keys") {
        finding.note(Code::EmlAttachment, place(), "the signature of who sent it", &name);
        return Ok(());
    }
    if kind.ends_with("pkcs7-mime") || kind == "application/pgp-encrypted" {
        finding.cannot(CannotCheck::encrypted("e-mail"));
        return Ok(());
    }
    let referenced = part.content_id().is_some_and(|id| {
        let id = id.trim_matches(['<', '>']);
        !id.is_empty()
            && (html.contains(&format!("cid:{id}"))
                || html.contains(&format!("cid:{}", id.replace('@', "%40"))))
    });
    let is_picture = kind.starts_with("image/");
    if !(referenced && is_picture) {
        let sample = match &part.body {
            PartType::Message(inner) => inner.subject().unwrap_or("").to_owned(),
            _ => {
                let head = container::charset::decode(&bytes[..bytes.len().min(400)], None).text.into_owned();
                if head.chars().any(|c| c.is_control() && !c.is_whitespace()) { String::new() } else { head }
            }
        };
        let detail = format!("‘{name}’, {} bytes", bytes.len());
        finding.danger(Code::EmlAttachment, place(), detail, &sample);
    }
    if container::tnef::is_tnef(bytes) {
        let inner = container::tnef::parse(bytes, finding.limits)?;
        for part in &inner.parts {
            let name = part.name.clone().unwrap_or_else(|| "a file in winmail.dat".into());
            finding.inside(&name, &part.bytes);
        }
        return Ok(());
    }
    if let PartType::Message(_) = part.body {
        finding.inside_as(&name, bytes, Some(crate::dangers::Format::Eml));
    } else if let PartType::Html(text) = &part.body {
        // A page beside the words: what it hides is known as in the words themselves.
        finding.within(&name, None, |finding| hidden::look(text, "", finding))?;
    } else if !kind.ends_with("delivery-status") && !kind.ends_with("rfc822-headers") {
        finding.inside(&name, bytes);
    }
    Ok(())
}

/// Words before the first part and after the last, which no program shows.
fn around(message: &mail_parser::Message<'_>, finding: &mut Finding<'_>) {
    let Some(root) = message.parts.first() else { return };
    if !matches!(root.body, PartType::Multipart(_)) {
        return;
    }
    let raw = message.raw_message();
    let Some(boundary) = root.content_type().and_then(|t| t.attribute("boundary")) else { return };
    let mark = format!("--{boundary}");
    let from = (root.offset_body as usize).min(raw.len());
    let find = |hay: &[u8], needle: &[u8]| hay.windows(needle.len()).position(|w| w == needle);
    let before = find(&raw[from..], mark.as_bytes()).map_or(&[][..], |n| &raw[from..from + n]);
    let last = format!("--{boundary}--");
    let after = find(&raw[from..], last.as_bytes()).map_or(&[][..], |n| &raw[from + n + last.len()..]);
    for (text, what) in [(before, "before the first part"), (after, "after the last part")] {
        let text = String::from_utf8_lossy(text);
        let small = text.to_lowercase();
        let usual = small.contains("mime") && (small.contains("multi-part") || small.contains("multipart"));
        if words(&text).count() > 1 && !usual {
            let place = Place::part("body").described(format!("{what}, where no program shows it"));
            finding.danger(
                Code::EmlHtmlHidden,
                place,
                format!("{} letters", text.trim().chars().count()),
                text.trim(),
            );
        }
    }
}

/// Both forms of the words must say the same: which of them is shown depends on the program.
fn compare(plain: &str, html: &str, finding: &mut Finding<'_>) {
    if plain.trim().is_empty() || html.trim().is_empty() {
        return;
    }
    let without_links = |text: &str| -> String {
        text.split_whitespace()
            .filter(|w| {
                let w = w.to_lowercase();
                !(w.contains("://")
                    || w.contains("mailto:")
                    || w.contains("cid:")
                    || w.contains("www.")
                    || w.contains("image:"))
            })
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (plain, html) = (without_links(plain), without_links(html));
    let count = |text: &str| {
        let mut out: HashMap<String, i32> = HashMap::new();
        words(text).for_each(|w| *out.entry(w).or_default() += 1);
        out
    };
    let (in_plain, in_html) = (count(&plain), count(&html));
    for (text, other, what) in [
        (&plain, &in_html, "words that only the plain form says"),
        (&html, &in_plain, "words that only the other form says"),
    ] {
        let only: Vec<&str> =
            text.split_whitespace().filter(|w| words(w).any(|w| !other.contains_key(&w))).collect();
        let telling =
            only.len() >= 2 || only.iter().any(|w| w.bytes().filter(u8::is_ascii_digit).count() >= 2);
        // One hyphen more or a word broken in two is no difference.
        let run = |text: &str| words(text).collect::<String>();
        if telling
            && !run(if std::ptr::eq(text, &plain) { &html } else { &plain }).contains(&run(&only.join(" ")))
        {
            let place = Place::part("body").described("the plain form of the words against the other");
            finding.danger(
                Code::EmlAlternativeMismatch,
                place,
                format!("{} {what}", only.len()),
                &only.join(" "),
            );
            return;
        }
    }
}
