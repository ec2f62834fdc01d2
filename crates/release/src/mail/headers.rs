//! The headers of an e-mail: what programs show is fine, what they keep to themselves is not.

use mail_parser::Message;

use crate::dangers::{Code, Finding, Place};
use crate::metadata::listed;
use crate::package::{props, telling};

/// Headers that say what every reader sees, or how the words are packed.
const SHOWN: &str = "from|to|cc|subject|date|mime-version|message-id|in-reply-to|references|importance|priority|\
     x-priority|x-msmail-priority|sensitivity|accept-language|auto-submitted|precedence|\
     list-unsubscribe|list-unsubscribe-post|list-id|list-help|list-post|list-archive|list-subscribe|\
     organization|status|x-status|lines|x-unsent|x-auto-response-\
     suppress|bcc|resent-bcc|reply-to|sender|thread-topic|newsgroups|x-uidl|x-mozilla-status|x-mozilla-\
     status2|apparently-to";

/// Signs by which servers recognise each other: they hold no name that `From` does not.
const SEALS: &[&str] = &[
    "dkim-signature",
    "arc-seal",
    "arc-message-signature",
    "domainkey-signature",
    "x-google-dkim-signature",
];

/// Looks at the headers of a message.
pub(super) fn look(message: &Message<'_>, finding: &mut Finding<'_>) {
    let fields: Vec<(String, String)> = message
        .headers_raw()
        .map(|(name, value)| (name.trim().to_owned(), value.split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect();
    self::fields(&fields, finding);
}

/// Looks at fields by name and value.
pub(super) fn fields(fields: &[(String, String)], finding: &mut Finding<'_>) {
    let value =
        |wanted: &str| fields.iter().find(|(n, _)| n.eq_ignore_ascii_case(wanted)).map(|(_, v)| v.as_str());
    let mut kept: Vec<&(String, String)> = Vec::new();
    let mut seals = 0;
    let mut programs = false;
    for field in fields {
        let (name, text) = (field.0.to_ascii_lowercase(), field.1.as_str());
        if text.is_empty() {
            continue;
        }
        match name.as_str() {
            "bcc" | "resent-bcc" => {
                let place = Place::part("header").described(format!("the line {}", field.0));
                let people = text.matches('@').count().max(1);
                finding.danger(Code::EmlBcc, place, format!("{people} hidden recipients"), text);
            }
            "reply-to" | "sender" => {
                let from = value("from").map(address).unwrap_or_default();
                if !from.contains(&address(text)) {
                    kept.push(field);
                }
            }
            "thread-topic" => {
                let subject = value("subject").unwrap_or("").to_lowercase();
                if !subject.contains(text.to_lowercase().trim()) {
                    kept.push(field);
                }
            }
            "organization" if telling::names_somebody(text) && props::is_somebody(text) => kept.push(field),
            "message-id" | "in-reply-to" | "references" if from_inside(text) => kept.push(field),
            // The program is told; what somebody wrote in its place is not.
            "x-mailer" | "user-agent" | "x-mozilla-keys" if !telling::tells(text) => programs = true,
            seal if SEALS.contains(&seal) => seals += 1,
            content if content.starts_with("content-") => {}
            shown if listed(SHOWN, shown) => {}
            _ => kept.push(field),
        }
    }
    if let Some(first) = kept.first() {
        let mut names: Vec<&str> = kept.iter().map(|f| f.0.as_str()).collect();
        names.dedup();
        let place = Place::part("header").described("lines of the header that no program shows");
        finding.danger(Code::EmlHeaders, place, names.join(", "), &format!("{}: {}", first.0, first.1));
    } else if seals > 0 {
        let place = Place::part("header").described("lines of the header that no program shows");
        finding.note(Code::EmlHeaders, place, "seals of the servers it went through", "");
    } else if programs {
        let place = Place::part("header").described("lines of the header that no program shows");
        finding.note(Code::EmlHeaders, place, "the program it was written with", "");
    }
}

/// Whether a number of a message names a machine of the authority's own network.
fn from_inside(text: &str) -> bool {
    text.split('@').skip(1).any(|host| {
        let host = host.split(['>', ' ', '<']).next().unwrap_or_default().to_lowercase();
        let machine = ["pc-", "pc0", "laptop-", "desktop-", "lap-", "ws-", "srv-"];
        let inner = [".local", ".internal", ".lan", ".corp", ".intranet", ".home", ".localdomain", ".ad"];
        inner.iter().any(|end| host.ends_with(end))
            || machine.iter().any(|start| host.starts_with(start))
            // A machine alone, without the domain it belongs to.
            || !host.contains('.') && host.contains(|c: char| c.is_ascii_alphabetic()) && host.contains(['-', '_'])
    })
}

/// The bare address of a mailbox.
fn address(text: &str) -> String {
    let inner = text.rsplit_once('<').and_then(|(_, a)| a.split_once('>')).map_or(text, |(a, _)| a);
    inner.trim().to_lowercase()
}
