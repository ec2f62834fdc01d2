//! The words of a record as a bag, the words of a question as tokens, and how far the bag says a token: the word itself, a
//! wider or narrower one, another form of it, or one of its near-synonyms.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::near;
use crate::{
    terms::{narrower, tells, weight, wider},
    words::{Word, is_common, is_year, words},
};

/// How much of a word is said by a wider word, by a narrower one, by another form and by a near-synonym.
const NARROWER: f32 = 0.8;
const WIDER: f32 = 0.5;
const FORM: f32 = 0.8;
const NEAR: f32 = 0.75;

/// The words of a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bag {
    words: HashSet<String>,
    groups: BTreeSet<u32>,
    /// The words that tell, with what each tells.
    pub telling: Vec<Token>,
}

/// A word of a question with what it may be said by.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub word: String,
    pub weight: f32,
    groups: BTreeSet<u32>,
    /// Other forms of it among the words of the records.
    forms: Vec<String>,
}

/// The words of a text that tell, in order, each once.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let all = words(text);
    let plain: Vec<String> = all.iter().map(|w| w.text.clone()).collect();
    telling(all, &near::groups(&plain))
}

fn telling(all: Vec<Word>, groups: &HashMap<String, BTreeSet<u32>>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    for Word { text: word, aside } in all {
        if !tells(&word) || is_year(&word) || out.iter().any(|t| t.word == word) {
            continue;
        }
        let groups = groups.get(&word).cloned().unwrap_or_default();
        let weight = weight(&word) * if aside { 0.6 } else { 1.0 };
        out.push(Token { word, weight, groups, forms: Vec::new() });
    }
    out
}

/// Every word of a text that is not common, those that name fields too.
pub(crate) fn all_tokens(text: &str) -> Vec<Token> {
    let all: Vec<String> = words(text).into_iter().map(|w| w.text).collect();
    let groups = near::groups(&all);
    let mut out: Vec<Token> = Vec::new();
    for word in all {
        if !is_common(&word) && !out.iter().any(|t| t.word == word) {
            let groups = groups.get(&word).cloned().unwrap_or_default();
            out.push(Token { word, weight: 1.0, groups, forms: Vec::new() });
        }
    }
    out
}

impl Token {
    /// How far another word is this one.
    pub(crate) fn is(&self, other: &Token) -> f32 {
        if self.word == other.word {
            1.0
        } else if self.forms.contains(&other.word) {
            FORM
        } else if !self.groups.is_disjoint(&other.groups) {
            NEAR
        } else if wider(&self.word).contains(&other.word) || narrower(&self.word).contains(&other.word) {
            0.6
        } else {
            0.0
        }
    }
}

impl Bag {
    pub(crate) fn of(text: &str) -> Bag {
        let all = words(text);
        let plain: Vec<String> = all.iter().map(|w| w.text.clone()).collect();
        let groups = near::groups(&plain);
        let telling = telling(all, &groups);
        Bag { words: plain.into_iter().collect(), groups: groups.into_values().flatten().collect(), telling }
    }

    pub(crate) fn words(&self) -> impl Iterator<Item = &String> {
        self.words.iter()
    }

    /// How far it says a word.
    pub(crate) fn says(&self, token: &Token) -> f32 {
        if self.words.contains(&token.word) {
            return 1.0;
        }
        let mut best: f32 = 0.0;
        if token.forms.iter().any(|f| self.words.contains(f)) {
            best = FORM;
        }
        if best < NARROWER && narrower(&token.word).iter().any(|w| self.words.contains(w)) {
            best = best.max(NARROWER);
        }
        if best < NEAR && !token.groups.is_disjoint(&self.groups) {
            best = NEAR;
        }
        if best < WIDER && wider(&token.word).iter().any(|w| self.words.contains(w)) {
            best = WIDER;
        }
        best
    }
}

/// Every word of the records, for finding other forms of a word, and how many records have it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    seen: HashMap<String, u32>,
    by_start: HashMap<[u8; 3], Vec<String>>,
    records: u32,
}

impl Vocabulary {
    pub(crate) fn add(&mut self, bag: &Bag) {
        self.records += 1;
        for word in bag.words() {
            let seen = self.seen.entry(word.clone()).or_default();
            *seen += 1;
            if *seen == 1
                && let Some(start) = start(word)
            {
                self.by_start.entry(start).or_default().push(word.clone());
            }
        }
    }

    /// How rare a word is, from 0 to 1.
    pub(crate) fn rarity(&self, token: &Token) -> f32 {
        let count = |w: &String| self.seen.get(w).copied().unwrap_or(0);
        let seen = token.forms.iter().map(count).sum::<u32>() + count(&token.word);
        let all = f64::from(self.records.max(1));
        let idf = |n: f64| (1.0 + (all - n + 0.5) / (n + 0.5)).ln();
        (idf(f64::from(seen.min(self.records))) / idf(0.0)) as f32
    }

    /// Puts to every word its other forms among the words of the records.
    pub(crate) fn forms(&self, tokens: &mut [Token]) {
        for token in tokens {
            let Some(start) = start(&token.word) else { continue };
            let near = self.by_start.get(&start).map_or(&[][..], Vec::as_slice);
            token.forms =
                near.iter().filter(|w| **w != token.word && is_form(w, &token.word)).cloned().collect();
        }
    }
}

fn start(word: &str) -> Option<[u8; 3]> {
    let bytes = word.as_bytes();
    let plain = bytes.len() >= 4 && word.is_ascii() && !bytes.iter().any(u8::is_ascii_digit);
    plain.then(|| [bytes[0], bytes[1], bytes[2]])
}

/// Whether two words are forms of one: `pump` and `pumping`, `electrc` and `electric`.
fn is_form(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = short.bytes().zip(long.bytes()).take_while(|(x, y)| x == y).count();
    let grown = same >= short.len().saturating_sub(1).max(4) && long.len() - same <= 4;
    let grown = grown || short.len() == 4 && same == 4 && matches!(&long[4..], "ing" | "er" | "ed" | "s");
    grown || short.len() >= 6 && one_off(short.as_bytes(), long.as_bytes())
}

fn one_off(a: &[u8], b: &[u8]) -> bool {
    if b.len() - a.len() > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    if a.len() == b.len() {
        a.len() < 2 || a[1..] == b[1..] || a.len() >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]
    } else {
        *a == b[1..]
    }
}

/// The share of what tokens tell that a bag says; none where they tell nothing.
pub(crate) fn share(tokens: &[Token], vocabulary: &Vocabulary, bag: &Bag) -> Option<f32> {
    let (mut all, mut said) = (0.0, 0.0);
    for token in tokens {
        let weight = token.weight * (0.25 + 0.75 * vocabulary.rarity(token));
        all += weight;
        said += weight * bag.says(token);
    }
    (all > 0.15).then(|| said / all)
}
