//! The fingerprint of one question: digests of the words of its matter and of the fields it asks for, each with what it
//! weighs, and the years it names.

use std::collections::{BTreeMap, BTreeSet};

use super::{Put, vocabulary};
use crate::{field, words};

/// What a word weighs that several questions stand under, in hundredths of one of the question's own.
const SHARED: u8 = 30;
const SHARED_BY_MANY: u8 = 15;
/// The most words of one question.
const MOST: usize = 40;

/// A word of the matter or a field, as its digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub hash: u32,
    /// In hundredths, 1 to 100.
    pub weight: u8,
    pub of_a_field: bool,
}

/// The fingerprint of one question; without tokens where it asks nothing of the authority.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Print {
    /// In the order of their digests.
    pub tokens: Vec<Token>,
    pub years: Vec<u16>,
}

impl Print {
    /// What the question weighs among others, from 0 to 1: little where its words say little.
    pub fn weight(&self) -> f32 {
        let sum: f32 = self.tokens.iter().map(|t| f32::from(t.weight)).sum();
        (sum / 150.0).min(1.0)
    }

    /// How far two questions ask the same, from 0 to 1.
    pub fn alike(&self, other: &Print) -> f32 {
        let (mut shared, mut all) = (0_u32, 0_u32);
        let (mut a, mut b) = (self.tokens.iter().peekable(), other.tokens.iter().peekable());
        loop {
            match (a.peek(), b.peek()) {
                (Some(x), Some(y)) if x.hash == y.hash => {
                    shared += u32::from(x.weight.min(y.weight));
                    all += u32::from(x.weight.max(y.weight));
                    a.next();
                    b.next();
                }
                (Some(x), Some(y)) if x.hash < y.hash => {
                    all += u32::from(x.weight);
                    a.next();
                }
                (Some(_) | None, Some(y)) => {
                    all += u32::from(y.weight);
                    b.next();
                }
                (Some(x), None) => {
                    all += u32::from(x.weight);
                    a.next();
                }
                (None, None) => break,
            }
        }
        if all == 0 { 0.0 } else { shared as f32 / all as f32 }
    }
}

/// The digest of a word: FNV-1a, so that it is the same in every program that reads what was kept.
pub(super) fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The words of a matter: neither of a field nor in brackets, once each.
fn matter(plain: &[words::Word]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in plain.iter().filter(|w| !words::is_of_a_field(&w.text)) {
        if !out.contains(&word.text) {
            out.push(word.text.clone());
        }
    }
    out
}

/// The fingerprint of a question. `before` is the matter of the one before it, on which "and when does it end?" leans;
/// afterwards it is that of this one.
pub(super) fn of(
    question: &Put<'_>,
    about: &[&str],
    names: &BTreeSet<String>,
    before: &mut Vec<String>,
) -> Print {
    let (plain, mut years) = vocabulary::plain(question.text, names);
    let own: Vec<String> = {
        let outside: Vec<words::Word> = plain.iter().filter(|w| !w.aside).cloned().collect();
        let found = matter(&outside);
        if found.is_empty() { matter(&plain) } else { found }
    };
    let fields = fields(question.text);
    let asks_the_applicant = !plain.is_empty()
        && plain.iter().all(|w| vocabulary::is_of_a_form(&w.text))
        && fields.iter().all(|f| matches!(f.as_str(), "Contact" | "InUse" | "Count"));
    if asks_the_applicant || plain.is_empty() && fields.is_empty() {
        return Print::default();
    }
    let specific = own.iter().filter(|w| words::is_specific(w) && !is_number(w)).count();
    let (mut around, mut of_the_applicant) = (Vec::new(), Vec::new());
    for text in [question.stem, question.heading].into_iter().flatten() {
        let (plain, of_stem) = vocabulary::plain(text, names);
        years.extend(of_stem);
        let told = if vocabulary::tells_of_the_applicant(text) { &mut of_the_applicant } else { &mut around };
        told.extend(matter(&plain));
    }
    // Why somebody asks is no part of a question that says by itself what it is about.
    if specific == 0 && around.is_empty() {
        around = of_the_applicant;
    }
    let mut tokens: BTreeMap<String, (u8, bool)> = BTreeMap::new();
    let mut add = |word: &str, weight: u8, of_a_field: bool| {
        let known = tokens.entry(word.to_owned()).or_insert((weight, of_a_field));
        known.0 = known.0.max(weight);
    };
    for word in &own {
        let weight = if words::is_specific(word) && !is_number(word) { 100 } else { 30 };
        add(word, weight, false);
    }
    if specific == 0 {
        // It says nothing by itself: what it stands under, what was asked before it, what the request is about.
        let leans_on = if !around.is_empty() {
            around
        } else if !before.is_empty() {
            before.clone()
        } else {
            about
                .iter()
                .map(|text| matter(&vocabulary::plain(text, names).0))
                .find(|m| !m.is_empty())
                .unwrap_or_default()
        };
        for word in leans_on.iter().take(4) {
            add(word, if words::is_specific(word) { 100 } else { 30 }, false);
        }
        if !leans_on.is_empty() {
            *before = leans_on;
        }
    } else {
        let weight = if specific == 1 { SHARED } else { SHARED_BY_MANY };
        for word in around.iter().filter(|w| words::is_specific(w)).take(6) {
            add(word, weight, false);
        }
        *before = own.into_iter().filter(|w| words::is_specific(w)).collect();
    }
    for field in fields {
        add(&format!("\u{1}{field}"), 80, true);
    }
    years.sort_unstable();
    years.dedup();
    let mut tokens: Vec<Token> = tokens
        .into_iter()
        .take(MOST)
        .map(|(word, (weight, of_a_field))| Token { hash: short(digest(&word)), weight, of_a_field })
        .collect();
    tokens.sort_by_key(|t| (t.hash, std::cmp::Reverse(t.weight)));
    tokens.dedup_by_key(|t| t.hash);
    Print { tokens, years }
}

/// The fields that a question asks for, by their names.
fn fields(text: &str) -> Vec<String> {
    let mut names: Vec<String> = field::fields(text)
        .iter()
        .map(|f| format!("{f:?}").split(['(', ' ', '{']).next().unwrap_or_default().to_owned())
        .collect();
    names.dedup();
    names.truncate(3);
    names
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// The upper and the lower half together.
fn short(digest: u64) -> u32 {
    let bytes = (digest ^ (digest >> 32)).to_le_bytes();
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}
