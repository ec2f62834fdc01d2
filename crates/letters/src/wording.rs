//! The house wording: default words of every part of every letter, kept in data files, and a case's own words in their
//! place. No rule of law stands in a wording, and no wording in a rule.

pub mod compare;
pub mod file;
pub mod places;
pub mod sample;
mod slots;
pub mod trial;

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

use casework::{Authority, Case};
use document::Language;

pub use crate::compose::{language, places_of};
pub use slots::{SLOTS, Slot, slots};

/// The wording of a language, file by file.
macro_rules! wording {
    ($language:literal: $($file:literal),+ $(,)?) => {
        LazyLock::new(|| {
            [$(include_str!(concat!("../wording/", $language, "/", $file, ".md"))),+]
                .into_iter()
                .flat_map(parts)
                .collect()
        })
    };
}

/// The English parts, in the order of their files.
static IN_ORDER: LazyLock<Vec<(&'static str, &'static str)>> = wording!(
    "en": "common", "acknowledgement", "clarification", "fees-notice", "extension", "response", "annex", "not-valid", "correction", "transfer", "withdrawal", "own-data", "re-use", "delay", "review-outcome", "consultation", "pre-release", "chaser", "regulator-reply", "chronology", "subjects"
);

static ENGLISH: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| IN_ORDER.iter().copied().collect());

/// Our own translation. What has no Welsh words stays English: the words under the Scottish laws, which Wales has not.
static WELSH: LazyLock<HashMap<&'static str, &'static str>> = wording!(
    "cy": "common", "acknowledgement", "clarification", "fees-notice", "extension", "response", "annex", "not-valid", "correction", "transfer", "withdrawal", "own-data", "re-use", "delay", "review-outcome", "consultation", "pre-release", "chaser", "regulator-reply", "chronology", "subjects"
);

fn defaults(language: Language) -> &'static HashMap<&'static str, &'static str> {
    match language {
        Language::English => &ENGLISH,
        Language::Welsh => &WELSH,
    }
}

fn parts(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.split("\n## ")
        .skip(1)
        .filter_map(|part| part.split_once('\n'))
        .map(|(id, words)| (id.trim(), words.trim()))
}

/// The program's own words of a part in a language, with the names in braces still to be filled in; the English ones
/// where that language has none, and empty where there is no such part.
pub fn default(language: Language, id: &str) -> &'static str {
    let own = defaults(language).get(id).or_else(|| ENGLISH.get(id));
    own.copied().unwrap_or_default()
}

/// Whether a part has words of the program's own in a language.
pub fn has(language: Language, id: &str) -> bool {
    defaults(language).contains_key(id)
}

/// Every part that has words of the program's own, in the order of a letter.
pub fn ids() -> Vec<&'static str> {
    IN_ORDER.iter().map(|(id, _)| *id).collect()
}

/// The key in `case.wording` of a part in a language.
pub fn key(language: Language, id: &str) -> String {
    match language {
        Language::English => id.to_owned(),
        other => format!("{}/{id}", other.tag()),
    }
}

/// The words of one letter: the case's own where an officer changed them, else those of the house, else the program's.
pub(crate) struct Words<'a> {
    case: &'a Case,
    authority: &'a Authority,
    pub(crate) language: Language,
    used: RefCell<BTreeSet<String>>,
}

impl<'a> Words<'a> {
    pub(crate) fn of(case: &'a Case, authority: &'a Authority, language: Language) -> Self {
        Words { case, authority, language, used: RefCell::default() }
    }

    /// The words that somebody gave a part in place of the program's own: for this case, or for the house.
    pub(crate) fn own(&self, id: &str) -> Option<&'a str> {
        self.own_as(id, id)
    }

    /// A case words what its officer knows as `slot`; the house words each default by itself, so that words written for
    /// one law or one outcome never stand in a letter of another.
    fn own_as(&self, slot: &str, default_id: &str) -> Option<&'a str> {
        let case = self.case.wording.get(&key(self.language, slot)).map(String::as_str);
        case.filter(|w| !w.trim().is_empty()).or_else(|| {
            self.used.borrow_mut().insert(default_id.to_owned());
            self.authority.worded(self.language, default_id)
        })
    }

    /// The parts of which the house's words, or the program's, stand in what was written so far.
    pub(crate) fn used(&self) -> BTreeSet<String> {
        self.used.borrow().clone()
    }

    /// The words of a part with its names filled in.
    pub(crate) fn say(&self, id: &str, values: &[(&str, &str)]) -> String {
        self.say_as(id, id, values)
    }

    /// The words of a part an officer knows as `slot`, whose default is another.
    pub(crate) fn say_as(&self, slot: &str, default_id: &str, values: &[(&str, &str)]) -> String {
        let own = self.own_as(slot, default_id);
        fill(own.unwrap_or_else(|| default(self.language, default_id)), values)
    }
}

/// Fills in `{name}` from the values, in one pass, so that braces in a value stay what they are.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let value = from
            .find('}')
            .and_then(|close| Some((values.iter().find(|(name, _)| *name == &from[1..close])?.1, close)));
        match value {
            Some((value, close)) => {
                out.push_str(value);
                rest = &from[close + 1..];
            }
            None => {
                out.push('{');
                rest = &from[1..];
            }
        }
    }
    out + rest
}
