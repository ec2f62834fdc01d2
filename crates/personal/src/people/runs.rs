//! Runs of words with capitals that could hold a name, with initials, ranks' numbers and small words such as "van" in between.

use crate::{
    context::Doc,
    lexicon::{self, FAMILY, GIVEN, MADE, TITLE, UNKNOWN, WORD},
    tokens::{Gap, Shape},
};

const PARTICLES: [&str; 29] = [
    "van", "von", "de", "der", "den", "da", "di", "do", "dos", "das", "del", "della", "la", "le", "ap", "ab",
    "ferch", "verch", "bin", "bint", "ibn", "ben", "al", "el", "ter", "zu", "y", "wa", "binti",
];
const LONGEST: usize = 14;

/// True for "St" within "St John-Hughes".
pub fn is_saint(doc: &Doc, at: usize) -> bool {
    let dot = usize::from(doc.tokens.get(at + 1).is_some_and(|t| t.is(b'.')));
    doc.word(at) == "St"
        && doc.tokens.get(at + 1 + dot).is_some_and(|t| {
            t.gap <= Gap::Space
                && t.is_capital()
                && t.marks & (crate::lexicon::GIVEN | crate::lexicon::FAMILY | crate::lexicon::UNKNOWN) != 0
        })
}

/// True for a small word that stands within names.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// The tokens of the run that begins at this capital word; signs within it are left out.
pub fn run_from(doc: &Doc, hidden: &[bool], at: usize) -> Vec<usize> {
    let mut run = vec![at];
    let mut last = at;
    while run.len() < LONGEST {
        let token = &doc.tokens[last];
        if token.possessive {
            break;
        }
        let mut next = last + 1;
        let short_title = token.marks & TITLE != 0 && token.end - token.start <= 5;
        if doc.tokens.get(next).is_some_and(|t| t.is(b'.') && t.gap == Gap::None)
            && (token.shape == Shape::Initial || short_title || is_saint(doc, last))
        {
            next += 1;
        }
        let Some(following) = doc.tokens.get(next) else { break };
        if hidden[next] || following.gap > Gap::Space && !is_wrapped(doc, last, next) {
            break;
        }
        if following.is_capital() {
            if following.gap == Gap::None && next == last + 1 {
                break;
            }
            run.push(next);
            last = next;
            continue;
        }
        let capital_at = |at: usize| {
            doc.tokens.get(at).is_some_and(|t| t.is_capital() && t.gap <= Gap::Space && !hidden[at])
        };
        if following.shape == Shape::Digits && token.marks & TITLE != 0 && capital_at(next + 1) {
            run.extend([next, next + 1]);
            last = next + 1;
            continue;
        }
        if following.shape == Shape::Lower && is_particle(doc.word(next)) {
            if capital_at(next + 1) {
                run.extend([next, next + 1]);
                last = next + 1;
                continue;
            }
            if doc.tokens.get(next + 1).is_some_and(|t| t.shape == Shape::Lower)
                && is_particle(doc.word(next + 1))
                && capital_at(next + 2)
            {
                run.extend([next, next + 1, next + 2]);
                last = next + 2;
                continue;
            }
        }
        // Mac a' Bhaird
        if doc.word(next) == "a"
            && doc.tokens.get(next + 1).is_some_and(|t| t.is(b'\''))
            && capital_at(next + 2)
        {
            run.push(next + 2);
            last = next + 2;
            continue;
        }
        break;
    }
    run
}

/// True where a long line of prose ended within a name: "told Mr", "Fazackerley came".
fn is_wrapped(doc: &Doc, last: usize, next: usize) -> bool {
    let (here, below) = (&doc.tokens[last], &doc.tokens[next]);
    let title = here.marks & TITLE != 0 && here.end - here.start <= 5;
    // "Emmeline", "Pankhurst Academy".
    let closes =
        doc.tokens.get(next + 1).is_some_and(|t| t.gap <= Gap::Space && t.marks & lexicon::BODY != 0);
    // Columns of a page, not prose.
    let indented = doc.text[here.end..below.start].bytes().filter(|b| *b == b' ').count() > 3;
    if indented
        || below.gap != Gap::Line
        || here.gap > Gap::Space && !closes
        || !below.is_capital()
        || !(title || here.marks & GIVEN != 0 || here.shape == Shape::Initial)
        || below.marks & (FAMILY | MADE | UNKNOWN) == 0
        || below.marks & WORD != 0
        || !doc.nameish(next)
    {
        return false;
    }
    let line = &doc.lines.lines[doc.lines.at(here.start)];
    // "It was drafted by Kofi", "Sarpong, a Complaints Officer": within a sentence.
    let sentence = last.checked_sub(1).is_some_and(|b| doc.tokens[b].shape == Shape::Lower)
        && doc.tokens.get(next + 1).is_some_and(|t| {
            t.gap == Gap::None && (t.is(b',') || t.is(b'.')) || t.gap == Gap::Space && t.shape == Shape::Lower
        })
        && below.marks & lexicon::PLACE == 0;
    let least = if title || closes || sentence { 25 } else { 50 };
    line.headings.is_none() && line.end - line.start >= least && !doc.text[line.start..line.end].contains('|')
}
