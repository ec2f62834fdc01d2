//! The log for machines: an Atom feed (RFC 4287) and the JSON of an entry.

use casework::{Authority, case::LogEntry};
use jiff::{Timestamp, civil::Date};
use serde_json::{Value, json as object};

use crate::entry::outcome_words;

/// An entry's address below the log: `{reference}-{entry}` in small letters.
pub fn slug(reference: &str, entry: &LogEntry) -> String {
    let mut out = String::new();
    for c in reference.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            _ if out.ends_with('-') || out.is_empty() => {}
            _ => out.push('-'),
        }
    }
    format!("{}-{}", out.trim_end_matches('-'), entry.id.0 + 1)
}

/// The feed of the log. Each entry comes with its address below `base_url`; withdrawn entries are left out.
///
/// `updated` is the instant of the last change of the log.
pub fn atom(
    entries: &[(String, &LogEntry)],
    base_url: &str,
    authority: &Authority,
    updated: Timestamp,
) -> String {
    let base = base_url.trim_end_matches('/');
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">\n",
    );
    let name = escape(&authority.profile.name);
    out.push_str(&format!("  <title>{name}: disclosure log</title>\n"));
    out.push_str(&format!("  <id>{}/</id>\n", escape(base)));
    out.push_str(&format!("  <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n", escape(base)));
    out.push_str(&format!(
        "  <link rel=\"self\" type=\"application/atom+xml\" href=\"{}/feed.atom\"/>\n",
        escape(base)
    ));
    out.push_str(&format!("  <updated>{}</updated>\n", instant(updated)));
    out.push_str(&format!("  <author><name>{name}</name></author>\n"));
    for (path, entry) in entries.iter().filter(|(_, e)| e.withdrawn.is_none()) {
        let address = escape(&format!("{base}/{}", path.trim_start_matches('/')));
        let content = escape(&rendered(entry));
        out.push_str(&format!(
            "  <entry>\n    <title>{}</title>\n    <id>{address}</id>\n    <link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n    <published>{at}</published>\n    <updated>{at}</updated>\n    <summary>{}</summary>\n    <content type=\"text\">{content}</content>\n  </entry>\n",
            escape(&entry.title),
            escape(&entry.summary),
            at = day(entry.on),
        ));
    }
    out.push_str("</feed>\n");
    out
}

/// An entry as open data.
pub fn json(entry: &LogEntry) -> Value {
    if let Some(why) = &entry.withdrawn {
        return object!({ "title": entry.title, "published": entry.on, "withdrawn": why });
    }
    let answers: Vec<Value> = entry
        .answers
        .iter()
        .map(|a| {
            object!({
                "label": a.label, "heading": a.heading, "question": a.question_text, "answer": a.answer,
                "table": a.table, "disposition": a.disposition, "provisions": a.provisions,
            })
        })
        .collect();
    let files: Vec<Value> = entry
        .enclosures
        .iter()
        .map(
            |f| object!({ "name": f.name, "media_type": f.media_type, "bytes": f.bytes, "sha256": f.sha256 }),
        )
        .collect();
    object!({
        "title": entry.title, "summary": entry.summary, "published": entry.on, "outcome": entry.outcome,
        "answers": answers, "annex": letters::plain_text(&entry.annex), "files": files, "withdrawn": null,
    })
}

fn rendered(entry: &LogEntry) -> String {
    let mut out = String::from(outcome_words(entry.outcome));
    for answer in &entry.answers {
        out.push_str("\n\n");
        if let Some(label) = &answer.label {
            out.push_str(label);
            out.push_str(". ");
        }
        out.push_str(&answer.question_text);
        out.push('\n');
        out.push_str(&answer.answer);
    }
    out
}

/// RFC 3339 without a fraction.
fn instant(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A day has no instant of its own: noon is that day everywhere in the United Kingdom.
fn day(on: Date) -> String {
    format!("{on}T12:00:00Z")
}

/// Text for XML: the five signs, and nothing that XML 1.0 does not allow.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
