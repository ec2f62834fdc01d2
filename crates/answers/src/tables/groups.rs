//! Which groups of a column a text names: whole, in part where no other could be meant, or letter for letter where the name
//! is made of common words.

use super::{
    heard::Text,
    shape::{Dim, NONE},
    terms::{Term, hard, says},
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

/// The groups of a column that a text names, and how surely: 0 where it names none.
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
    let most = parts.iter().map(|p| p.1).max().unwrap_or(0);
    let best: Vec<usize> = parts.iter().filter(|p| p.1 == most).map(|p| p.0).collect();
    match best.as_slice() {
        [one] => (vec![index(*one)], if most >= 6 { 0.9 } else { 0.8 }),
        _ => (Vec::new(), 0.0),
    }
}
