//! What things are called in registers: names in near-synonyms and in full, by their initials, and without references. Which
//! records a name leads to is not known here.

use std::collections::BTreeSet;

use casework::register::{Meaning, Register, RegisterKind};

use super::Prepared;
use crate::{understand::Columns, words::Word};

/// Of how many rows of a register the names are kept, and how many names of all.
const MOST_NAMED: usize = 5_000;
const MOST_PHRASES: usize = 200_000;

impl Prepared<'_> {
    /// Keeps the names that a register has for things: its headings and the cells that are words.
    pub(super) fn add_phrases(&mut self, register: &Register, columns: &Columns) {
        use Meaning::*;
        let table = columns.kind == RegisterKind::Table;
        let headings = register.headings.iter().filter(|_| table).map(String::as_str);
        let cells = register.rows.iter().take(MOST_NAMED).flat_map(|row| {
            row.iter().enumerate().filter(|(at, _)| match columns.of.get(*at) {
                Some(Title | Category | Description | Topic | Measure | Product | Procurement) => true,
                Some(meaning) => table || *meaning == Other,
                None => false,
            })
        });
        let cells = cells.map(|(_, cell)| cell.as_str());
        let named = cells.filter(|c| c.len() < 160 && c.chars().any(char::is_alphabetic));
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for text in headings.chain(named) {
            if self.phrases.len() >= MOST_PHRASES || !seen.insert(text) {
                continue;
            }
            self.add_shortened(text);
            let said: Vec<String> = crate::words::words(text).into_iter().map(|w| w.text).collect();
            for from in 0..said.len() {
                for to in from + 1..=said.len().min(from + 4) {
                    *self.phrases.entry(said[from..to].join(" ")).or_default() += 1;
                }
            }
        }
    }

    /// Of how many records the words stand beside each other in what they are called.
    fn named_so(&self, text: &str) -> usize {
        let said: Vec<String> = crate::words::words(text).into_iter().map(|w| w.text).collect();
        self.phrases.get(&said.join(" ")).copied().unwrap_or(0)
    }

    /// A text in which what no record is called by gives way to a near-synonym that one is called by.
    pub(crate) fn in_near_words(&self, text: &str) -> String {
        let text =
            crate::judge::in_known_words(text, |said| self.named_so(said)).unwrap_or_else(|| text.to_owned());
        self.in_full(&text)
    }

    /// Keeps what the first letters of words that stand together in a name stand for.
    fn add_shortened(&mut self, name: &str) {
        for part in name.split(['(', ')', ',', ';', ':', '/', '-', '–']) {
            let all: Vec<&str> = part.split_whitespace().collect();
            for from in 0..all.len() {
                for to in from + 2..=all.len().min(from + 5) {
                    let told =
                        all[from..to].iter().filter(|w| !matches!(**w, "and" | "of" | "for" | "the" | "&"));
                    let letters: String =
                        told.filter_map(|w| w.chars().next()).flat_map(char::to_lowercase).collect();
                    let count = letters.chars().count();
                    let plain = letters.chars().all(char::is_alphabetic);
                    // Two letters stand for many things: only for what a name begins with.
                    if !plain || !(2..=5).contains(&count) || count == 2 && from > 0 {
                        continue;
                    }
                    let full = all[from..to].join(" ");
                    let known = self.shortened.entry(letters).or_insert_with(|| Some(full.clone()));
                    if known.as_deref().is_some_and(|k| !k.eq_ignore_ascii_case(&full)) && count == 2 {
                        *known = None;
                    }
                }
            }
        }
    }

    /// A text in which capital letters that no record has stand in full: "Who is the OH provider?"
    fn in_full(&self, text: &str) -> String {
        let mut out = String::new();
        for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            let letters = word.strip_suffix('s').unwrap_or(word);
            let short = (2..=5).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
            let full = (short && self.named_so(word) == 0)
                .then(|| self.shortened.get(&letters.to_lowercase()).and_then(Option::as_deref))
                .flatten();
            out.push_str(full.unwrap_or(word));
            out.push_str(&piece[word.len()..]);
        }
        out
    }
}

/// A title without the reference that it opens with: `Telephony` of "LB-201 Telephony".
pub(super) fn without_reference(title: &str) -> &str {
    let Some((first, rest)) = title.split_once(char::is_whitespace) else { return title };
    let digits = first.chars().filter(char::is_ascii_digit).count();
    let marks = first.chars().any(|c| matches!(c, '-' | '/' | '_' | '.' | ':' | '#')) || digits > 3;
    let bare = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let letters = first.chars().all(|c| !c.is_lowercase());
    if digits > 0 && marks && letters && bare.chars().any(char::is_alphabetic) { bare } else { title }
}

/// The initials of a name of three words or more, as people ask for it: `SRS` of "Student records system".
pub(super) fn initials(name: &str) -> Option<Vec<Word>> {
    let name = without_reference(name).split(['(', ',', ';', ':', '/']).next().unwrap_or("");
    let letters: String = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !matches!(*w, "and" | "of" | "for" | "the"))
        .filter_map(|w| w.chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    let short = (3..=5).contains(&letters.chars().count()) && letters.chars().all(char::is_alphabetic);
    short.then(|| vec![Word { text: letters, aside: false }])
}

/// A text with one name put for another, as whole words and in any case.
pub(super) fn replaced(text: &str, from: &str, to: &str) -> String {
    let (lower, from) = (text.to_lowercase(), from.trim().to_lowercase());
    if lower.len() != text.len() || !lower.contains(&from) {
        return text.to_owned();
    }
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for (at, found) in lower.match_indices(&from) {
        let end = at + found.len();
        if edge(lower[..at].chars().next_back()) && edge(lower[end..].chars().next()) {
            out.push_str(&text[done..at]);
            out.push_str(to);
            done = end;
        }
    }
    out.push_str(&text[done..]);
    out
}
