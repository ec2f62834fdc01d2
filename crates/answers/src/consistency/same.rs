//! Whether two questions ask the same, a part of the same, or something else: by their telling words, fields and years.

use std::collections::BTreeSet;

use crate::{
    Asked, EarlierAnswer,
    field::{Field, fields, nearness},
    words::{self, is_specific, is_year},
};

/// What a question is about.
#[derive(Debug)]
pub(super) struct Matter {
    /// Telling words of the question itself.
    pub own: BTreeSet<String>,
    /// Telling words of what stands around it.
    pub around: BTreeSet<String>,
    pub years: BTreeSet<String>,
    pub fields: Vec<Field>,
    /// Whether it asks for the parts of something: by site, for each, a list.
    pub parts: bool,
}

const PARTS: &[&str] = &[
    "by each",
    "for each",
    "of each",
    "at each",
    "in each",
    "per site",
    "broken down",
    "breakdown",
    "break down",
    "by site",
    "by ward",
    "by station",
    "by school",
    "by team",
    "list of",
    "list all",
    "split by",
    "every",
];

fn telling(text: &str) -> BTreeSet<String> {
    words::matter(text)
        .into_iter()
        .filter(|w| is_specific(&w.text) && !is_year(&w.text))
        .map(|w| w.text)
        .collect()
}

impl Matter {
    pub(super) fn of(asked: &Asked<'_>) -> Matter {
        let around: Vec<&str> = [asked.heading, asked.stem, asked.subject].into_iter().flatten().collect();
        Matter::new(asked.text, &around.join(" "), asked.stem.unwrap_or(""))
    }

    pub(super) fn then(e: &EarlierAnswer) -> Matter {
        Matter::new(&e.question, &e.context, "")
    }

    fn new(text: &str, around: &str, stem: &str) -> Matter {
        let line = words::line(text);
        let mut wanted = fields(text);
        if wanted.is_empty() {
            wanted = fields(stem);
        }
        Matter {
            own: telling(text),
            around: telling(around),
            years: words::words(text).into_iter().map(|w| w.text).filter(|w| is_year(w)).collect(),
            fields: wanted,
            parts: PARTS.iter().any(|phrase| words::has(&line, phrase)),
        }
    }

    /// Every telling word of it.
    pub(super) fn all(&self) -> BTreeSet<&String> {
        self.own.union(&self.around).collect()
    }

    fn same_field(&self, other: &Matter) -> bool {
        let plain =
            |m: &Matter| -> Vec<Field> { m.fields.iter().filter(|f| **f != Field::InUse).cloned().collect() };
        let (mine, theirs) = (plain(self), plain(other));
        let covers = |a: &[Field], b: &[Field]| {
            a.iter().all(|f| b.iter().any(|g| nearness(f, g).max(nearness(g, f)) >= 0.9))
        };
        mine.is_empty() && theirs.is_empty() || covers(&mine, &theirs) && covers(&theirs, &mine)
    }

    /// Whether both ask the same thing of the same matter: each one's own telling words are said by the other, itself or
    /// around it.
    pub(super) fn is_same(&self, other: &Matter) -> bool {
        let said = |m: &Matter, word: &String| m.own.contains(word) || m.around.contains(word);
        let known = self.own.iter().all(|w| said(other, w)) && other.own.iter().all(|w| said(self, w));
        // Questions that say nothing themselves lean on what stands around them.
        let leans = self.own.is_empty() || other.own.is_empty();
        let around = !leans || self.all().intersection(&other.all()).next().is_some();
        known && around && self.years == other.years && self.same_field(other)
    }

    /// Whether this asks for one part of what the other asked for as a whole: the same matter, and a word more.
    pub(super) fn is_part_of(&self, whole: &Matter) -> bool {
        let years = whole.years.is_empty() || whole.years == self.years;
        let about = !whole.own.is_empty()
            && whole.own.iter().all(|w| self.own.contains(w) || self.around.contains(w) || is_of_parts(w));
        let shared = whole.own.iter().any(|w| self.own.contains(w));
        let more = self.own.iter().any(|w| !whole.own.contains(w) && !whole.around.contains(w));
        years && about && shared && more && self.counts_like(whole)
    }

    /// Whether both ask how many or how much, or neither does.
    fn counts_like(&self, other: &Matter) -> bool {
        let counts = |m: &Matter| m.fields.iter().any(|f| matches!(f, Field::Count(_)));
        counts(self) == counts(other) || other.parts
    }
}

/// A word that only says into which parts something falls.
fn is_of_parts(word: &str) -> bool {
    ["site", "ward", "station", "school", "team", "list", "split", "breakdown"].contains(&word)
}
