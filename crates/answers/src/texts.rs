//! What was read out of the texts of earlier answers, kept for as long as the registers stand ready: the questions of one case
//! are held against the same letters, and each may be held against them more than once.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use jiff::civil::Date;

use crate::{
    asked_before::{self, Kind, Told, kinds_said, kinds_sought},
    earlier,
    judge::Bag,
};

/// The most bytes of texts that are kept.
const MOST: usize = 2_000_000;

/// Texts with what was read out of each.
#[derive(Default)]
pub(crate) struct Texts {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    texts: HashMap<String, Arc<Text>>,
    bytes: usize,
}

/// What was read out of a text, as far as somebody asked for it.
#[derive(Default)]
pub(crate) struct Text {
    told: OnceLock<Arc<Told>>,
    bag: OnceLock<Arc<Bag>>,
    sought: OnceLock<Vec<Kind>>,
    said: OnceLock<Vec<Kind>>,
    matter: OnceLock<Arc<BTreeSet<String>>>,
    last_day: OnceLock<Option<Date>>,
}

impl Texts {
    fn of(&self, text: &str) -> Arc<Text> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.texts.get(text) {
            return known.clone();
        }
        if kept.bytes + text.len() > MOST {
            *kept = Kept::default();
        }
        kept.bytes += text.len();
        kept.texts.entry(text.to_owned()).or_default().clone()
    }

    /// Its telling words, as questions of earlier letters are compared by.
    pub(crate) fn told(&self, text: &str) -> Arc<Told> {
        self.of(text).told.get_or_init(|| Arc::new(Told::of(text))).clone()
    }

    /// All its words.
    pub(crate) fn bag(&self, text: &str) -> Arc<Bag> {
        self.of(text).bag.get_or_init(|| Arc::new(Bag::of(text))).clone()
    }

    /// What it seeks, as a question.
    pub(crate) fn sought(&self, text: &str) -> Vec<Kind> {
        self.of(text).sought.get_or_init(|| kinds_sought(text)).clone()
    }

    /// What it says, as an answer.
    pub(crate) fn said(&self, text: &str) -> Vec<Kind> {
        self.of(text).said.get_or_init(|| kinds_said(text)).clone()
    }

    /// The words of its matter, by which it is worth a look.
    pub(crate) fn matter(&self, text: &str) -> Arc<BTreeSet<String>> {
        self.of(text).matter.get_or_init(|| Arc::new(earlier::matter(text))).clone()
    }

    /// The last whole date that it names.
    pub(crate) fn last_day(&self, text: &str) -> Option<Date> {
        *self.of(text).last_day.get_or_init(|| asked_before::days(text).into_iter().max())
    }
}
