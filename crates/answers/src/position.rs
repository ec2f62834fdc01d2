//! The authority's position on disclosing a fact, as an officer wrote it into a register.

mod stance;

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
            Disposition::GivenInPart if self.provisions.is_empty() => "Given in part".to_owned(),
            Disposition::GivenInPart => {
                format!("Given in part; the rest withheld under {}", self.provisions.join(", "))
            }
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
    if words.trim_matches(['-', '–', '—', ' ']).is_empty() {
        return Some(Position::give());
    }
    let provisions = provisions(words);
    let disposition = stance::disposition(words, &provisions)?;
    let note = (disposition != Disposition::Given).then(|| words.to_owned());
    Some(Position { disposition, provisions, note })
}

/// Whether a cell does nothing but say what is done with information: "withhold", "yes, by post only".
pub(crate) fn is_stance(cell: &str) -> bool {
    stance::is_one(cell)
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

#[cfg(test)]
mod tests {
    use super::{is_stance, position};

    /// What officers write, ours but for the Act's own words.
    const SAID: &[(&str, &str)] = &[
        ("given", ""),
        ("given", "–"),
        ("given", "yes"),
        ("given", "Y"),
        ("given", "Give"),
        ("given", "release"),
        ("given", "Open"),
        ("given", "disclose"),
        ("given", "OK to release"),
        ("given", "can go out"),
        ("given", "in full"),
        ("given", "may be published"),
        ("given", "not exempt"),
        ("given", "No exemption applies"),
        ("withheld", "withhold"),
        ("withheld", "Withheld s.31(1)(a)"),
        ("withheld", "exempt"),
        ("withheld", "do not release"),
        ("withheld", "Don't disclose"),
        ("withheld", "not released"),
        ("withheld", "not to be released"),
        ("withheld", "not for release"),
        ("withheld", "no release"),
        ("withheld", "Refuse"),
        ("withheld", "Closed"),
        ("withheld", "Confidential"),
        ("withheld", "s.31"),
        ("withheld", "s.43(2)"),
        ("withheld", "internal only"),
        ("withheld", "never"),
        ("withheld", "s.22 - to be published in May"),
        ("withheld", "withhold, not published"),
        ("ncnd", "NCND"),
        ("ncnd", "neither confirm nor deny"),
        ("ncnd", "Neither confirmed nor denied (s.31(3))"),
        ("ncnd", "do not confirm or deny"),
        ("ncnd", "no confirmation either way"),
        ("accessible", "published"),
        ("accessible", "Published - s.21 - yearly accounts"),
        ("accessible", "accessible"),
        ("accessible", "available at https://a.example/x"),
        ("accessible", "s.21"),
        ("accessible", "exempt under s.21"),
        ("accessible", "exempt, already published"),
        ("accessible", "see website"),
        ("accessible", "Refer to publication"),
        ("accessible", "on our website"),
        ("accessible", "publish each year"),
        ("given-in-part", "give post only"),
        ("given-in-part", "exempt, give post"),
        ("given-in-part", "post given, name not released"),
        ("given-in-part", "withhold (job title is given)"),
        ("given-in-part", "do not release (post is given)"),
        ("given-in-part", "total only"),
        ("given-in-part", "rounded to ten"),
        ("given-in-part", "bands only"),
        ("given-in-part", "in part"),
        ("given-in-part", "name directors, withhold others"),
        ("given-in-part", "release with redactions"),
        ("given-in-part", "withhold each; total is published"),
        ("not-held", "not held"),
        ("not-held", "we do not hold it"),
        ("not-held", "No information held"),
        ("", "ask legal"),
        ("", "case by case"),
        ("", "depends on the contract"),
        ("", "TBC"),
        ("", "exempt?"),
        ("", "s.43 may apply"),
        // The register may have the figure itself.
        ("", "shown as <5"),
        ("", "Give as \"fewer than 5\""),
        ("withheld", "withhold where fewer than 5"),
        ("", "n/a"),
        ("", "none"),
        ("", "not published"),
        ("", "Finance"),
        ("", "412"),
    ];

    #[test]
    fn stances_are_read_in_the_words_that_officers_use() {
        let wrong: Vec<String> = SAID
            .iter()
            .filter_map(|(expected, words)| {
                let found = position(words).map_or("", |p| p.disposition.id());
                (found != *expected).then(|| format!("{words}: {found} and not {expected}"))
            })
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_cell_that_speaks_of_something_else_is_no_stance() {
        for words in [
            "withhold",
            "not released",
            "NCND",
            "post given, name not released",
            "shown as <5",
            "ask legal",
            "exempt, give post",
            "Published",
            "see website",
            "Give as \"fewer than 5\"",
            "Withheld s.31(1)(a)",
        ] {
            assert!(is_stance(words), "{words}");
        }
        for words in [
            "",
            "yes",
            "no",
            "412",
            "£1.2m",
            "Open cases at 31 March",
            "Number of published papers",
            "Head of ICT",
            "Ringwell Ltd",
            "Would help somebody who wishes to break in",
            "none",
            "n/a",
            "Whether there was an attack",
        ] {
            assert!(!is_stance(words), "{words}");
        }
    }
}
