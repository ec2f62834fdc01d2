//! Who asks and where to reply: name as signed, address for the reply, organisation, postal address.

use std::sync::LazyLock;

use document::request::Applicant;
use regex::Regex;

use super::region::{Message, is_closing};
use crate::open::{MailFacts, Opened};

static EMAIL: LazyLock<Regex> =
    LazyLock::new(|| one(r"(?i)\b[a-z0-9._%+'\-]+@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+\b"));
static POSTCODE: LazyLock<Regex> =
    LazyLock::new(|| one(r"\b(?:GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2})\b"));
static ORGANISATION: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:Ltd|Limited|LLP|plc|PLC|CIC|University|College|School|News|Newspapers?|Times|Herald|Gazette|Post|Mail|BBC|ITV|Media|Press|Group|Association|Union|Council|Trust|Charity|Foundation|Institute|Society|Solicitors|Consulting|Consultancy|Research|Partners|Network|Party|Campaign|Federation|Alliance|Company|Services|Solutions|Agency|Centre|Productions)\b",
    )
});
static WRITES_FOR: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:I am|I'm|I’m|I work|writing|requesting|enquiring|contacting you|request)\b[^.?!\n]{0,60}?\b(?:on behalf of|journalist (?:at|with|for|from)|reporter (?:at|with|for|from)|researcher (?:at|with|for|from)|student at|work for|working for|from|with)\s+(?:the\s+)?((?:[A-Z][\w&'’.\-]*|of|and|for|the)(?:\s+(?:[A-Z][\w&'’.\-]*|of|and|for|the|&))*)",
    )
});

/// Reads the applicant out of the message, its tail and the header.
pub(super) fn applicant(text: &str, message: &Message, mail: Option<&MailFacts>) -> Applicant {
    let signature = signature(text, message);
    let from = message.field(text, "from");
    let in_form = super::form::name(text, message);
    let header_name = mail.and_then(|m| m.from_name.clone()).or_else(|| from.and_then(name_of_mailbox));
    let header_email = mail
        .and_then(|m| m.reply_to.clone().or_else(|| m.from_email.clone()))
        .or_else(|| from.and_then(email_in))
        .or_else(|| message.field(text, "reply-to").and_then(email_in));
    // A form is sent by the website: who asks stands in it.
    let header_email = super::form::email(text, message).and_then(email_in).or(header_email);
    let body = body(text, message);
    let tail: Vec<&str> = message.tail.iter().map(|l| l.of(text)).collect();
    let email =
        header_email.or_else(|| tail.iter().find_map(|l| email_in(l))).or_else(|| reply_address(body));
    let address = postal_address(&tail, signature.as_deref());
    let organisation = organisation(&tail, body);
    let header_name = header_name.filter(|n| is_name(n) || n.split_whitespace().count() <= 5);
    Applicant { name: in_form.or(signature).or(header_name), email, organisation, address }
}

/// Fills from the e-mail around it what an attachment does not say.
///
/// A file is sent by the one who asks; a message in a message was only passed on.
pub(super) fn complete(request: &mut document::request::Request, opened: &Opened, passed_on: bool) {
    let Some(mail) = &opened.mail else { return };
    if passed_on && (request.applicant.email.is_some() || request.applicant.name.is_some()) {
        return;
    }
    let lines = super::lines::lines(&opened.text);
    let mut messages = super::region::messages(&opened.text, &lines);
    let mut top = messages.drain(..).next().unwrap_or_default();
    super::region::cut_tail(&opened.text, &mut top, |_| true);
    let outer = applicant(&opened.text, &top, Some(mail));
    let inner = &mut request.applicant;
    inner.email = outer.email.or_else(|| inner.email.take());
    inner.name = inner.name.take().filter(|n| Some(n) != mail.from_name.as_ref()).or(outer.name);
    inner.organisation = inner.organisation.take().or(outer.organisation);
    inner.address = inner.address.take().or(outer.address);
    if request.subject.is_none() {
        request.subject.clone_from(&mail.subject);
    }
}

/// The name under the closing.
fn signature(text: &str, message: &Message) -> Option<String> {
    let mut tail = message.tail.iter().map(|l| l.of(text));
    let first = tail.next()?;
    if !is_closing(first) {
        // A name without a closing before it.
        let name = first.split([',', '(', '|']).next().unwrap_or(first).trim();
        return is_name(name).then(|| clean(name));
    }
    // "Kind regards, A Person" on one line.
    if let Some((_, name)) = first.split_once([',', '-', '–', '!', '.'])
        && let Some(name) = name.split(',').next()
        && is_name(name.trim())
    {
        return Some(clean(name));
    }
    for line in tail.take(5) {
        if is_closing(line) || line.to_ascii_lowercase().contains("on behalf of") {
            continue;
        }
        let line = line.trim_matches(['*', '_', ',', '.', '-', '–', ' ']);
        let line = line.split(['|', '(']).next().unwrap_or(line).trim();
        let line = line.split(", ").next().unwrap_or(line);
        return is_name(line).then(|| clean(line));
    }
    None
}

fn clean(name: &str) -> String {
    name.trim_matches(['*', '_', ',', '.', ' ', '-']).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One to five words that look like a person's name.
pub(super) fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let named = words.iter().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    (1..=5).contains(&words.len())
        && named >= 1
        && named + 1 >= words.len()
        && line.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '’' | '-'))
        && !ORGANISATION.is_match(line)
        && !line.ends_with("Team")
        && line.len() > 2
}

/// `"A Person" <a.person@example.com>` or `A Person`.
fn name_of_mailbox(value: &str) -> Option<String> {
    let name = value.split(['<', '[', '(']).next().unwrap_or(value).trim_matches(['"', '\'', ' ', '*']);
    (!name.is_empty() && !name.contains('@')).then(|| name.to_owned())
}

fn email_in(s: &str) -> Option<String> {
    EMAIL.find(s).map(|m| m.as_str().trim_end_matches(['.', '\'']).to_owned())
}

/// An address in the body only where it is said to be for the reply.
fn reply_address(body: &str) -> Option<String> {
    EMAIL.find_iter(body).find_map(|m| {
        let from = body[..m.start()].char_indices().rev().nth(120).map_or(0, |(i, _)| i);
        let before = body[from..m.start()].to_ascii_lowercase();
        [
            "reply",
            "respond",
            "response",
            "send",
            "my e-mail",
            "my email",
            "contact",
            "email:",
            "e-mail:",
            "reach me",
        ]
        .iter()
        .any(|w| before.contains(w))
        .then(|| m.as_str().to_owned())
    })
}

/// Lines of the signature up to a postcode.
fn postal_address(tail: &[&str], name: Option<&str>) -> Option<String> {
    let end = tail.iter().take(25).position(|l| POSTCODE.is_match(l))?;
    let mut lines: Vec<&str> = Vec::new();
    for line in tail[..=end].iter().rev().take(7) {
        let own_name = name.is_some_and(|n| line.contains(n) && !POSTCODE.is_match(line));
        let lower = line.to_ascii_lowercase();
        let other = ["tel", "mob", "phone", "e-mail", "email", "www.", "http", "fax"]
            .iter()
            .any(|w| lower.starts_with(w));
        if is_closing(line) || own_name || line.contains('@') {
            break;
        }
        if !other {
            lines.push(line.trim_end_matches([',', ' ']));
        }
    }
    lines.reverse();
    (!lines.is_empty()).then(|| lines.join(", "))
}

fn organisation(tail: &[&str], body: &str) -> Option<String> {
    let signed = tail.iter().skip(1).take(8).find(|l| {
        l.len() < 70
            && ORGANISATION.is_match(l)
            && !l.contains(['@', ':'])
            && !POSTCODE.is_match(l)
            && !l.ends_with('.')
            && l.chars().next().is_some_and(char::is_uppercase)
            && !l.contains(" Road")
            && !l.contains(" Street")
    });
    if let Some(line) = signed {
        let part = line.split(['|', ',']).find(|p| ORGANISATION.is_match(p)).unwrap_or(line);
        return Some(clean(part));
    }
    let found = WRITES_FOR.captures(body)?.get(1)?.as_str();
    let found = found
        .trim_end_matches(" and")
        .trim_end_matches(" for")
        .trim_end_matches(" the")
        .trim_end_matches(" of");
    (found.len() > 2 && (ORGANISATION.is_match(found) || found.split_whitespace().count() > 1))
        .then(|| clean(found))
}

fn body<'t>(text: &'t str, message: &Message) -> &'t str {
    match (message.lines.first(), message.lines.last()) {
        (Some(a), Some(b)) => text.get(a.start..b.end).unwrap_or(""),
        _ => "",
    }
}

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
