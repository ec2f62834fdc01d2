//! Which groups of a column a text names: whole, in part where no other could be meant, or letter for letter where the name
//! is made of common words.

use super::{
    heard::Text,
    shape::{Dim, NONE},
    terms::{Term, hard, says, terms},
};

/// Whether a text has a name letter for letter that begins with a capital and is made of common words: `Place`.
fn named_as_written(text: &str, name: &str) -> bool {
    let capital = name.chars().next().is_some_and(char::is_uppercase);
    capital
        && name.len() > 2
        && text.match_indices(name).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + name.len()..].chars().next();
            // At the beginning of a sentence any word has a capital.
            before.is_some_and(char::is_whitespace) && after.is_none_or(|c| !c.is_alphanumeric())
        })
}

/// What is left beside the groups that have names.
const REST: &[&str] = &["other", "others", "remaining", "miscellaneous"];

fn starts(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).next().is_some_and(|w| w.eq_ignore_ascii_case(word))
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|w| w.eq_ignore_ascii_case(word))
}

/// The telling words of what stands behind a word.
fn after(text: &str, word: &str) -> Option<Vec<Term>> {
    let mut words = text.split_whitespace();
    words.find(|w| w.eq_ignore_ascii_case(word))?;
    Some(hard(&terms(words.next()?)).cloned().collect())
}

/// The groups of a column that a text names, and how surely: 0 where it names none, less where it
/// names one that is not there.
pub(super) fn named(dim: &Dim<'_>, text: &Text, known: &[Term]) -> (Vec<u32>, f32) {
    let said = &text.terms;
    let mut whole: Vec<(usize, usize)> = Vec::new();
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for (at, value) in dim.values.iter().enumerate() {
        if value.total {
            continue;
        }
        let own: Vec<&Term> = hard(&value.terms).filter(|t| !t.aside).collect();
        let telling = own.iter().filter(|t| !says(known, &t.text)).count();
        let hits = own.iter().filter(|t| says(said, &t.text)).count();
        let telling_hits = own.iter().filter(|t| says(said, &t.text) && !says(known, &t.text)).count();
        if own.is_empty() && named_as_written(&text.raw, value.text) {
            whole.push((at, 1));
        }
        if own.is_empty() || hits == 0 {
            continue;
        }
        // "Other staff" is named by nobody who says "staff".
        if REST.iter().any(|w| starts(value.text, w)) && !REST.iter().any(|w| has_word(&text.raw, w)) {
            continue;
        }
        if hits == own.len() && (telling_hits > 0 || telling == 0) {
            whole.push((at, own.len()));
        } else if telling_hits > 0 {
            parts.push((at, telling_hits * 12 / telling.max(1)));
        }
    }
    let index = |at: usize| u32::try_from(at).unwrap_or(NONE);
    if !whole.is_empty() {
        // "Older adults" is not "Adults".
        let words = |at: usize| hard(&dim.values[at].terms).map(|t| t.text.as_str()).collect::<Vec<_>>();
        let kept: Vec<u32> = whole
            .iter()
            .filter(|(at, n)| {
                let own = words(*at);
                !whole.iter().any(|(other, m)| m > n && own.iter().all(|w| words(*other).contains(w)))
            })
            .map(|(at, _)| index(*at))
            .collect();
        return (kept, 1.0);
    }
    // "Other ferries" where the column has none.
    let other = REST.iter().filter_map(|w| after(&text.raw, w)).any(|next| {
        !next.is_empty() && dim.values.iter().any(|v| next.iter().any(|n| says(&v.terms, &n.text)))
    });
    if other && !dim.values.iter().any(|v| REST.iter().any(|w| starts(v.text, w))) {
        return (Vec::new(), -1.0);
    }
    let most = parts.iter().map(|p| p.1).max().unwrap_or(0);
    let best: Vec<usize> = parts.iter().filter(|p| p.1 == most).map(|p| p.0).collect();
    match best.as_slice() {
        [one] => (vec![index(*one)], if most >= 6 { 0.9 } else { 0.8 }),
        _ => (Vec::new(), 0.0),
    }
}
