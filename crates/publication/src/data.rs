//! The log as data: one JSON object an entry, for those who re-use it.

use casework::case::LogEntry;
use jiff::civil::Date;
use serde_json::{Value, json as object};

use crate::entry::{disposition_words, outcome_words};

/// An entry with what its address needs.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// The id in its address.
    pub id: &'a str,
    /// The reference of the request.
    pub reference: &'a str,
    /// The entry.
    pub entry: &'a LogEntry,
    /// The day of withdrawal and why.
    pub withdrawn: Option<(Date, &'a str)>,
}

/// An entry as JSON. A withdrawn one keeps its address and the reason, and nothing else.
pub fn json(listed: &Listed<'_>, base: &str) -> Value {
    let address = format!("{base}/log/{}", listed.id);
    if let Some((on, why)) = listed.withdrawn {
        return object!({"id": listed.id, "address": address, "withdrawn": on, "why": why});
    }
    let entry = listed.entry;
    object!({
        "id": listed.id,
        "address": address,
        "reference": listed.reference,
        "title": entry.title,
        "summary": entry.summary,
        "published": entry.on,
        "outcome": entry.outcome,
        "outcome_words": outcome_words(entry.outcome),
        "answers": entry.answers.iter().map(|a| object!({
            "label": a.label,
            "heading": a.heading,
            "question": a.question_text,
            "answer": a.answer,
            "table": a.table,
            "disposition": a.disposition,
            "disposition_words": disposition_words(a.disposition),
            "provisions": a.provisions,
        })).collect::<Vec<_>>(),
        "files": entry.enclosures.iter().map(|f| object!({
            "name": f.name,
            "type": f.media_type,
            "bytes": f.bytes,
            "sha256": f.sha256,
            "address": format!("{address}/files/{}", f.sha256),
        })).collect::<Vec<_>>(),
    })
}
