//! Which words a text must have for a pattern to match, read off the pattern. Words are beginnings of ASCII, regardless
//! of case; where nothing can be said nothing is needed.

use regex_syntax::hir::literal::Extractor;
use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// At least one of these words must stand in the text.
pub(super) type AnyOf = Vec<Vec<u8>>;

/// The word that stands for any figure.
pub(super) const FIGURE: &[u8] = b"0";

/// A pattern that must match one of more texts than this is not written out.
const MOST_TEXTS: usize = 24;
/// Shorter words stand everywhere.
const SHORTEST: usize = 3;
/// Words are compared so far.
pub(super) const LONGEST: usize = 8;
/// Requirements kept of one pattern: the rarest.
const MOST_NEEDS: usize = 3;
/// A requirement that more sentences than this meet by chance tells nothing.
const COMMON: f64 = 2.5;

/// Whether the search for a beginning of a match would stop at letters that stand everywhere: it is slower then than to
/// read on.
pub(super) fn begins_anywhere(pattern: &Hir) -> bool {
    let mut beginnings = Extractor::new().extract(pattern);
    beginnings.optimize_for_prefix_by_preference();
    let properties = pattern.properties();
    beginnings.min_literal_len() == Some(1)
        && beginnings.len() > Some(1)
        && !properties.look_set_prefix().contains(Look::Start)
        && !properties.look_set_suffix().contains(Look::End)
}

/// All that must be met.
pub(super) fn of(pattern: &Hir) -> Vec<AnyOf> {
    let mut needs = part(pattern).all();
    needs.truncate(MOST_NEEDS);
    needs
}

/// What is known of a part of a pattern.
struct Part {
    /// All texts that it matches, where they are few.
    texts: Option<AnyOf>,
    /// What must be met besides.
    needs: Vec<AnyOf>,
}

impl Part {
    fn texts(texts: AnyOf) -> Self {
        Part { texts: Some(texts), needs: Vec::new() }
    }

    fn needing(needs: Vec<AnyOf>) -> Self {
        Part { texts: None, needs }
    }

    /// All that is known as requirements, the rarest first.
    fn all(self) -> Vec<AnyOf> {
        let mut needs = self.needs;
        needs.extend(self.texts.and_then(useful));
        needs.sort_by(|a, b| frequency(a).total_cmp(&frequency(b)));
        needs
    }
}

fn part(pattern: &Hir) -> Part {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) => Part::texts(vec![Vec::new()]),
        HirKind::Literal(literal) if literal.0.is_ascii() => {
            Part::texts(vec![literal.0.to_ascii_lowercase()])
        }
        HirKind::Literal(_) => Part::needing(Vec::new()),
        HirKind::Class(class) => match letters(class) {
            Some(letters) => Part::texts(letters.into_iter().map(|l| vec![l]).collect()),
            None if is_figure(class) => Part::needing(vec![vec![FIGURE.to_vec()]]),
            None => Part::needing(Vec::new()),
        },
        HirKind::Capture(capture) => part(&capture.sub),
        HirKind::Repetition(repeated) => {
            let inner = part(&repeated.sub);
            match (repeated.min, repeated.max, inner.texts) {
                (0, Some(1), Some(mut texts)) => {
                    texts.push(Vec::new());
                    Part::texts(texts)
                }
                (0, ..) => Part::needing(Vec::new()),
                (1, Some(1), texts) => Part { texts, needs: inner.needs },
                (_, _, texts) => Part::needing(Part { texts, needs: inner.needs }.all()),
            }
        }
        HirKind::Concat(parts) => concat(vec![Vec::new()], parts),
        HirKind::Alternation(branches) => either(branches.iter().map(part).collect()),
    }
}

/// Texts that follow at once on one another are put together, `open` with the first; whatever cannot be written out
/// parts them.
fn concat(open: AnyOf, parts: &[Hir]) -> Part {
    let mut needs: Vec<AnyOf> = Vec::new();
    let mut open = Some(open);
    let mut whole = true;
    for next in parts {
        let known = part(next);
        open = match (open, known.texts) {
            (Some(before), Some(after)) if before.len() * after.len() <= MOST_TEXTS => {
                needs.extend(known.needs);
                Some(
                    before
                        .iter()
                        .flat_map(|b| after.iter().map(move |a| [&b[..], &a[..]].concat()))
                        .collect(),
                )
            }
            (before, after) => {
                whole = false;
                match (before, next.kind()) {
                    // "no(?:t held|ne)" is written for "not held|none".
                    (Some(before), HirKind::Alternation(branches)) if after.is_none() => {
                        let begun = |b: &Hir| concat(before.clone(), in_turn(b));
                        needs.extend(either(branches.iter().map(begun).collect()).needs);
                    }
                    (before, _) => {
                        needs.extend(known.needs);
                        needs.extend(before.and_then(useful));
                    }
                }
                after
            }
        };
    }
    if whole {
        return Part { texts: open, needs };
    }
    needs.extend(open.and_then(useful));
    Part::needing(needs)
}

fn in_turn(pattern: &Hir) -> &[Hir] {
    if let HirKind::Concat(parts) = pattern.kind() { parts } else { std::slice::from_ref(pattern) }
}

/// One of the parts must be met: the rarest requirement of the one, or that of the other, and so on.
fn either(parts: Vec<Part>) -> Part {
    let texts: Option<Vec<&AnyOf>> = parts.iter().map(|p| p.texts.as_ref()).collect();
    if let Some(texts) = texts
        && parts.iter().all(|p| p.needs.is_empty())
        && texts.iter().map(|t| t.len()).sum::<usize>() <= MOST_TEXTS
    {
        return Part::texts(texts.into_iter().flatten().cloned().collect());
    }
    let each: Vec<Vec<AnyOf>> = parts.into_iter().map(Part::all).collect();
    let most = if each.iter().any(Vec::is_empty) { 0 } else { each.iter().map(Vec::len).max().unwrap_or(0) };
    let nth = |n: usize| each.iter().flat_map(move |needs| needs[n.min(needs.len() - 1)].iter().cloned());
    Part::needing((0..most.min(MOST_NEEDS)).filter_map(|n| useful(nth(n).collect())).collect())
}

/// The letters of a class, where they are few and of ASCII: "s" regardless of case is also "ſ", and "k" the sign of Kelvin;
/// a text with those is read without looking for words.
fn letters(class: &Class) -> Option<Vec<u8>> {
    let mut found: Vec<u8> = Vec::new();
    let Class::Unicode(class) = class else { return None };
    for range in class.ranges() {
        if range.len() > 4 {
            return None;
        }
        for c in range.start()..=range.end() {
            let letter = match c {
                super::words::LONG_S => b's',
                super::words::KELVIN => b'k',
                _ => u8::try_from(c).ok().filter(u8::is_ascii)?.to_ascii_lowercase(),
            };
            if !found.contains(&letter) {
                found.push(letter);
            }
        }
    }
    (!found.is_empty() && found.len() <= 4).then_some(found)
}

/// `\d`: the figures of ASCII and of other scripts; a text with the latter is read without looking for words.
fn is_figure(class: &Class) -> bool {
    let Class::Unicode(class) = class else { return false };
    let numeric = |c: char| if c.is_ascii() { c.is_ascii_digit() } else { c.is_numeric() };
    class.ranges().iter().all(|r| numeric(r.start()) && numeric(r.end()) && r.len() < 64)
}

/// The requirement without words that hold another, where it tells anything.
fn useful(texts: AnyOf) -> Option<AnyOf> {
    let mut texts: AnyOf = texts.into_iter().map(|t| t[..t.len().min(LONGEST)].to_vec()).collect();
    texts.sort_by_key(Vec::len);
    let mut kept: AnyOf = Vec::new();
    for text in texts {
        if !kept.iter().any(|k| text.windows(k.len().max(1)).any(|w| w == k)) {
            kept.push(text);
        }
    }
    (kept.iter().all(|k| k.len() >= SHORTEST || k == FIGURE) && !kept.is_empty() && frequency(&kept) < COMMON)
        .then_some(kept)
}

/// How many times a sentence has one of the words, about.
fn frequency(words: &AnyOf) -> f64 {
    words
        .iter()
        .map(|w| [0.2, 0.08, 0.04, 0.02, 0.015, 0.01][w.len().clamp(SHORTEST, LONGEST) - SHORTEST])
        .sum()
}

/// Bytes, one a bit.
pub(super) type Bytes = [u64; 4];

/// The bytes with which a match can begin, where a match begins with the text.
pub(super) fn begins(pattern: &Hir) -> Option<Bytes> {
    let mut bytes = [0; 4];
    let empty = add_first(pattern, &mut bytes);
    (pattern.properties().look_set_prefix().contains(Look::Start) && !empty).then_some(bytes)
}

/// Adds the bytes with which the part can begin; tells whether it can be empty.
fn add_first(pattern: &Hir, bytes: &mut Bytes) -> bool {
    let mut add = |from: u8, to: u8| (from..=to).for_each(|b| bytes[usize::from(b / 64)] |= 1 << (b % 64));
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(literal) => {
            let first = literal.0.first();
            first.iter().for_each(|b| add(**b, **b));
            first.is_none()
        }
        HirKind::Class(Class::Bytes(class)) => {
            class.ranges().iter().for_each(|r| add(r.start(), r.end()));
            false
        }
        HirKind::Class(Class::Unicode(class)) => {
            // All letters beyond ASCII alike.
            let ascii = |c: char| u8::try_from(c).ok().filter(u8::is_ascii);
            for range in class.ranges() {
                match (ascii(range.start()), ascii(range.end())) {
                    (Some(from), Some(to)) => add(from, to),
                    (Some(from), None) => add(from, 255),
                    _ => add(128, 255),
                }
            }
            false
        }
        HirKind::Repetition(repeated) => add_first(&repeated.sub, bytes) || repeated.min == 0,
        HirKind::Capture(capture) => add_first(&capture.sub, bytes),
        HirKind::Concat(parts) => parts.iter().all(|p| add_first(p, bytes)),
        HirKind::Alternation(branches) => {
            // Every branch is to be seen.
            branches.iter().filter(|branch| add_first(branch, bytes)).count() > 0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, expected: &str) {
        let needs = of(&regex_syntax::parse(pattern).expect("the test's own"));
        let words =
            |any: &AnyOf| any.iter().map(|w| String::from_utf8_lossy(w)).collect::<Vec<_>>().join("|");
        assert_eq!(needs.iter().map(words).collect::<Vec<_>>().join(" "), expected, "{pattern}");
    }

    #[test]
    fn words_are_read_off_the_pattern() {
        check(r"(?i)\bpublic\s+interest", "interest public");
        check(r"(?i)not\s+held|no\s+(?:such\s+)?records?", "held|record not|record");
        check(r"(?i)\bwithh(?:eld|old\w*)", "withheld|withhold");
        check(r"(?i)\binformation\s+commissioner|\bICO\b", "ico|informat ico|commissi");
        check(r"(?i)adv(?:ic|is)e|§", "");
        check(r"^\d{1,2}(?:st|nd)?", "0");
        check(r"(?i)no|none", "");
    }

    #[test]
    fn a_match_begins_with_one_of_few_bytes() {
        let begins = |pattern: &str| {
            let bytes = begins(&regex_syntax::parse(pattern).expect("the test's own"));
            bytes.map(|bytes| {
                (0..128_u8)
                    .filter(|b| bytes[usize::from(b / 64)] >> (b % 64) & 1 == 1)
                    .map(char::from)
                    .collect::<String>()
            })
        };
        assert_eq!(begins(r"^(?:a\s+)?[-–]?\(?x"), Some("(-ax".to_owned()));
        assert_eq!(begins(r"(?i)^k"), Some("Kk".to_owned()));
        assert_eq!(begins(r"^a?"), None);
        assert_eq!(begins(r"a|^b"), None);
    }
}
