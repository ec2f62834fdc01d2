//! Ranges of limbs: "(a) to (c)", "(i)-(iii)".

use std::sync::LazyLock;

use document::Span;

use super::super::pattern::{Pattern, rx};
use super::{Citation, floor};

static RANGE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"^\s{0,2}(?:-|–|—|\bto\b|\bthrough\b)\s{0,2}(?:\d{1,2}[A-Z]?(?:\(\d{1,2}\))?)?\((?P<last>[a-z]{1,4}|\d)\)",
    )
});
/// More limbs than this are no range.
const LONGEST_RANGE: usize = 12;

/// Adds the limbs of "(a) to (c)" after the first of them; tells where the citation ends.
pub(super) fn range(text: &str, end: usize, found: &mut Vec<Citation>) -> usize {
    let Some(caps) = RANGE.captures(&text[end..floor(text, end + 40)]) else { return end };
    let Some(first) = found.last().cloned() else { return end };
    let (Some(whole), Some(last), Some(from)) = (caps.get(0), caps.name("last"), first.limbs.last()) else {
        return end;
    };
    let Some(limbs) = between(from, last.as_str()) else { return end };
    let at = Span::new(first.at.start, end + whole.end());
    let base = &first.limbs[..first.limbs.len() - 1];
    for limb in limbs {
        let limbs = base.iter().cloned().chain([limb]).collect();
        found.push(Citation { limbs, at, ..first.clone() });
    }
    at.end
}

/// The limbs after `from` up to `to`, both letters, both figures or both small Roman numerals.
fn between(from: &str, to: &str) -> Option<Vec<String>> {
    const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let roman = |s: &str| ROMAN.iter().position(|r| *r == s);
    let letter =
        |s: &str| s.bytes().next().filter(|b| s.len() == 1 && b.is_ascii_lowercase()).map(usize::from);
    let figure = |s: &str| s.parse::<usize>().ok();
    let span = |a: Option<usize>, b: Option<usize>| match (a, b) {
        (Some(a), Some(b)) if a < b && b - a < LONGEST_RANGE => Some((a + 1, b)),
        _ => None,
    };
    if let Some((a, b)) = span(figure(from), figure(to)) {
        return Some((a..=b).map(|n| n.to_string()).collect());
    }
    let both_roman = from == "i" && to != "j";
    if let Some((a, b)) = span(roman(from), roman(to)).filter(|_| both_roman || to.len() > 1) {
        return Some(ROMAN[a..=b].iter().map(|r| (*r).to_owned()).collect());
    }
    let (a, b) = span(letter(from), letter(to))?;
    (a..=b).map(|c| u8::try_from(c).ok().map(|c| char::from(c).to_string())).collect()
}
