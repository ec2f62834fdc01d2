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
    if ends(words) && !cut_citation(words) {
        return false;
    }
    // Of a thread the last message counts: nobody is greeted below its leave-taking.
    let greeted = lines.iter().rposition(|l| l.of(text).to_lowercase().starts_with("dear ")).unwrap_or(0);
    let signed = lines
        .iter()
        .zip(parts)
        .skip(greeted)
        .any(|(l, p)| *p == Part::Closing && parts::signs_off(l.of(text)));
    if signed {
        return false;
    }
    if of_the_page(text, lines) {
        return false;
    }
    if cut_address(words) {
        return true;
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
    if open_list(text, lines) || like_above(text, lines) || leaves_open(text, lines, parts) {
        return false;
    }
    let above = lines.len().checked_sub(2).map_or("", |i| lines[i].of(text));
    let brief = words.len() < 60 && words.split_whitespace().count() <= 8;
    // A brief answer or a name under its question or label needs no full stop, nor does a field without its value.
    let field = words.ends_with(':') && words.split_whitespace().count() <= 3 && last.after_gap;
    !(field || brief && above.ends_with(['?', ':']) && !words.to_lowercase().starts_with("section"))
}

/// Two to four words, the last with a capital, in a paragraph of their own below a whole sentence stand at the foot of a page ("Print this Page"):
/// a letter that is cut off stops in its prose.
fn of_the_page(text: &str, lines: &[Line]) -> bool {
    let [.., above, last] = lines else { return false };
    let words = last.of(text);
    last.after_gap
        && (2..=4).contains(&words.split_whitespace().count())
        && words.starts_with(char::is_uppercase)
        && words.split_whitespace().next_back().is_some_and(|w| w.starts_with(char::is_uppercase))
        && words.chars().all(|c| c.is_alphabetic() || c == ' ')
        && above.of(text).ends_with(['.', '!', '?'])
        && above.end - above.start > 20
}

fn ends(words: &str) -> bool {
    // "the exception(s)" goes on.
    if words.ends_with("(s)") {
        return false;
    }
    let words = words.trim_end();

    words.ends_with(['.', '!', '?', ')', ']', '"', '”', '’', '>', ';', '£', '%'])
}

/// An address that stops within its last word.
fn cut_address(words: &str) -> bool {
    let Some(address) = words.split_whitespace().next_back().filter(|w| w.contains("://")) else {
        return false;
    };
    let last = address.rsplit('/').next().unwrap_or("");
    let (name, ending) = last.rsplit_once('.').unwrap_or((last, "whole"));
    address.matches('/').count() > 3
        && (ending.len() == 1 || last.len() < 3 && !last.is_empty() && name.chars().all(char::is_alphabetic))
}

/// The last line is an item of a list whose items end without a full stop.
fn open_list(text: &str, lines: &[Line]) -> bool {
    let item = |l: &&Line| labels::mark(text, l).is_some();
    let Some(_) = lines.last().filter(item) else { return false };
    let before = lines[..lines.len() - 1].iter().rev().take(4).find(item);
    before.is_some_and(|b| b.of(text).ends_with(|c: char| c.is_alphanumeric()))
}

/// The last line is made as the one above it is: figures and words in the same order, and no full stop.
fn like_above(text: &str, lines: &[Line]) -> bool {
    let [.., above, last] = lines else { return false };
    let shape = |l: &Line| -> Vec<bool> {
        let words = l.of(text).split_whitespace();
        words.map(|w| w.chars().any(|c| c.is_ascii_digit())).collect()
    };
    let (one, two) = (shape(above), shape(last));
    one.len() > 3 && one == two && one.contains(&true) && !ends(above.of(text))
}

/// Whoever wrote this leaves paragraphs without a full stop.
fn leaves_open(text: &str, lines: &[Line], parts: &[Part]) -> bool {
    let (mut open, mut closed) = (0, 0);
    for (i, line) in lines.iter().enumerate().take(lines.len().saturating_sub(1)) {
        let words = line.of(text);
        let paragraph = lines[i + 1].after_gap || words.len() > super::lines::WIDEST;
        let prose = words.split_whitespace().count() >= 12
            && !words.ends_with([':', ',', '|'])
            && !words.contains("://");
        if matches!(parts[i], Part::Response | Part::Mixed | Part::Annex) && paragraph && prose {
            if ends(words) { closed += 1 } else { open += 1 }
        }
    }
    open > closed
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
