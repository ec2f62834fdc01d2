//! Whether the text is cut off, so that of what is missing nothing may be concluded.

use std::sync::LazyLock;

use super::pattern::{Pattern, rx};

use super::labels;
use super::lines::Line;
use super::parts::{self, Part};

static ENDS_ALONE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:https?://\S+|www\.\S+|\S+@\S+\.\S+|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|\d)\s*$|\|\s*[\w .-]+$|\.\w{2,4}$",
    )
});
/// Whether the text stops before its end.
pub(crate) fn is_excerpt(text: &str, lines: &[Line], parts: &[Part]) -> bool {
    let Some(last) = lines.last() else { return false };
    let words = last.of(text).trim_end_matches(['*', '_', '#', ' ']);
    if words.ends_with("...") || words.ends_with('…') {
        return true;
    }
    if words.ends_with(['.', '!', '?', ')', ']', '"', '”', '’', '>', ';', '£', '%']) && !cut_citation(words)
    {
        return false;
    }
    let signed = lines.iter().zip(parts).any(|(l, p)| *p == Part::Closing && parts::signs_off(l.of(text)));
    if signed {
        return false;
    }
    let dated = super::dates::dates(words).last().is_some_and(|d| d.at.end == words.len());
    let prose = words.split_whitespace().count() >= 7
        && !dated
        && !words.contains("http")
        && !words.contains('@')
        && !words.contains('|');
    if ENDS_ALONE.is_match(words) && !(prose && words.ends_with(|c: char| c.is_ascii_digit())) {
        return false;
    }
    if open_list(text, lines) {
        return false;
    }
    let above = lines.len().checked_sub(2).map_or("", |i| lines[i].of(text));
    let brief = words.len() < 60 && words.split_whitespace().count() <= 8;
    // A brief answer or a name under its question or label needs no full stop.
    !(brief && above.ends_with(['?', ':']) && !words.to_lowercase().starts_with("section"))
}

/// The last line is an item of a list whose items end without a full stop.
fn open_list(text: &str, lines: &[Line]) -> bool {
    let item = |l: &&Line| labels::mark(text, l).is_some();
    let Some(last) = lines.last().filter(item) else { return false };
    let before = lines[..lines.len() - 1].iter().rev().take(4).find(item);
    last.of(text).len() < 80 && before.is_some_and(|b| b.of(text).ends_with(|c: char| c.is_alphanumeric()))
}

/// A list of reasons that stops at a heading such as "Section 38(2)".
fn cut_citation(words: &str) -> bool {
    words.len() < 40 && words.to_lowercase().starts_with("section") && words.ends_with(')')
}

/// Whether the text is a letter: somebody is greeted or somebody signs.
fn is_letter(text: &str, lines: &[Line], parts: &[Part]) -> bool {
    lines.iter().zip(parts).any(|(l, p)| {
        let words = l.of(text);
        *p != Part::Request && (parts::signs_off(words) || words.to_lowercase().starts_with("dear"))
    })
}

/// Whether the text is an entry of a log that says how the request ended and gives the reply without its letter.
pub(crate) fn is_log_entry(text: &str, lines: &[Line], parts: &[Part]) -> bool {
    !is_letter(text, lines, parts) && lines.iter().any(|l| parts::is_outcome_heading(l.of(text)))
}
