//! The authority's position on disclosing a fact, as an officer wrote it into a register.

use document::{Law, response::Disposition};
use law::citation::Citation;

/// A position as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    pub disposition: Disposition,
    pub provisions: Vec<String>,
    /// The words, where they say more than "give".
    pub note: Option<String>,
}

impl Position {
    pub(crate) fn give() -> Self {
        Position { disposition: Disposition::Given, provisions: Vec::new(), note: None }
    }

    /// What stands in an answer in place of the value.
    pub(crate) fn said(&self) -> String {
        match self.disposition {
            Disposition::Ncnd => "Neither confirmed nor denied".to_owned(),
            Disposition::NotHeld => "Not held".to_owned(),
            Disposition::Accessible => "Already published".to_owned(),
            _ if self.provisions.is_empty() => "Withheld".to_owned(),
            _ => format!("Withheld under {}", self.provisions.join(", ")),
        }
    }

    /// Whether the value itself may stand in the proposed answer.
    pub(crate) fn shows_value(&self) -> bool {
        matches!(self.disposition, Disposition::Given | Disposition::GivenInPart)
    }
}

/// Reads a position; none where the words say nothing that is understood, so that nothing is proposed.
pub(crate) fn position(words: &str) -> Option<Position> {
    let words = words.trim();
    let lower = words.to_lowercase();
    if lower.is_empty() {
        return Some(Position::give());
    }
    let provisions = provisions(words);
    let says = |list: &[&str]| list.iter().any(|w| lower.contains(w));
    let withholds = says(&[
        "withhold",
        "withheld",
        "exempt",
        "refuse",
        "redact",
        "do not ",
        "don't",
        "not for release",
        "not to be",
        "confidential",
        "closed",
        "no disclosure",
        "not disclosed",
        "closed",
        "never",
    ]);
    let gives = says(&["give", "name ", "release", "disclose", "provide", "open", "yes", "public"])
        && !says(&["not for release", "do not give", "do not release", "do not disclose", "not disclose"]);
    let section_21 = provisions.iter().any(|p| p == "s.21" || p.starts_with("s.21("));
    let disposition = if says(&["neither confirm", "ncnd", "confirm nor deny"]) {
        Disposition::Ncnd
    } else if withholds && gives {
        Disposition::GivenInPart
    } else if withholds {
        Disposition::Withheld
    } else if section_21
        || says(&[
            "published",
            "accessible",
            "already public",
            "refer to publication",
            "in the public domain",
        ])
    {
        Disposition::Accessible
    } else if says(&["not held", "no information held", "information not held"]) {
        Disposition::NotHeld
    } else if gives && provisions.is_empty() {
        Disposition::Given
    } else if !provisions.is_empty() {
        Disposition::Withheld
    } else {
        return None;
    };
    let note = (disposition != Disposition::Given).then(|| words.to_owned());
    Some(Position { disposition, provisions, note })
}

/// The provisions that a text cites, in order.
pub(crate) fn provisions(words: &str) -> Vec<String> {
    let parts: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | ':'))
        .filter(|p| !p.is_empty())
        .take(100)
        .collect();
    let named = |text: &str| {
        let text = text.to_lowercase();
        (text.starts_with('s') || text.starts_with("reg"))
            .then(|| Citation::parse(Some(Law::Foia), &text))
            .flatten()
    };
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        // "section 31 (1) (a)" is four words: the longest that is a citation counts.
        let longest = (1..=4usize.min(parts.len() - at)).rev().find_map(|n| {
            let citation = named(&parts[at..at + n].join(" "))?;
            Some((n, citation.to_string()))
        });
        let (words, citation) = longest.map_or((1, None), |(n, citation)| (n, Some(citation)));
        at += words;
        if let Some(citation) = citation.filter(|c| !found.contains(c)) {
            found.push(citation);
        }
    }
    found
}
