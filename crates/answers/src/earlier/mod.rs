//! Earlier answers of the authority: which of them are worth a close look, by their words. How well one fits is decided
//! elsewhere.

mod rarities;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use document::response::Disposition;

use crate::{
    Asked, EarlierAnswer,
    texts::Texts,
    words::{is_common, is_of_a_field, is_year, words},
};

pub use rarities::Rarities;

/// How many earlier answers are looked at closely, after a first look at their words.
const CLOSE: usize = 30;
/// So many are all looked at closely.
const FEW: usize = 60;
/// From how many letters the other answers are looked at too.
const LETTERS: usize = 6;

/// A question as its words: what is told, by the question itself and by what stands around it.
struct Told {
    own: BTreeSet<String>,
    around: BTreeSet<String>,
}

fn told(text: &str, around: &str) -> Told {
    Told { own: matter(text), around: matter(around) }
}

/// The words of a text's matter.
pub(crate) fn matter(text: &str) -> BTreeSet<String> {
    words(text)
        .into_iter()
        .filter(|w| !w.aside && !is_common(&w.text) && !is_of_a_field(&w.text) && !is_year(&w.text))
        .map(|w| w.text)
        .collect()
}

/// What words tell together; rarer ones tell more.
fn sum<'w>(rarities: &Rarities, words: impl Iterator<Item = &'w String>) -> f32 {
    words.map(|w| rarities.of(w)).sum()
}

/// The words under which an earlier question is kept, so that [`search_words`] find it again.
pub fn index_words(question: &str, context: &str) -> Vec<String> {
    let told = told(question, context);
    told.own.union(&told.around).cloned().collect()
}

/// The words of a question by which earlier answers are looked up: its own first, then those around it. An answer that
/// shares none of them would not be proposed.
pub fn search_words(asked: &Asked<'_>) -> Vec<String> {
    let told = told(asked.text, &around(asked));
    told.own.iter().chain(told.around.difference(&told.own)).cloned().collect()
}

/// What stands around a question: "how many of those?" is told by the question before it.
fn around(asked: &Asked<'_>) -> String {
    let before = asked.previous.iter().rev().take(2).copied();
    [asked.heading, asked.stem, asked.subject]
        .into_iter()
        .flatten()
        .chain(before)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The earlier answers that are worth a close look, with how rare each word is among them.
pub(crate) fn worth_a_look<'a>(
    asked: &Asked<'_>,
    earlier: &'a [EarlierAnswer],
    rarities: Option<&'a Rarities>,
    texts: &Texts,
) -> (Vec<&'a EarlierAnswer>, Cow<'a, Rarities>) {
    let wanted = told(asked.text, &around(asked));
    let known: Vec<(&EarlierAnswer, Arc<BTreeSet<String>>, Arc<BTreeSet<String>>)> = earlier
        .iter()
        .filter(|e| e.date.is_none_or(|day| day <= asked.received_on) && is_an_answer(e.disposition))
        .map(|e| (e, texts.matter(&e.question), texts.matter(&e.context)))
        .collect();
    let rarities = rarities.map(Cow::Borrowed).unwrap_or_else(|| {
        let words = known.iter().flat_map(|(_, own, around)| own.union(around));
        let mut seen: BTreeMap<String, u64> = BTreeMap::new();
        for word in words {
            *seen.entry(word.clone()).or_default() += 1;
        }
        Cow::Owned(Rarities::new(known.len() as u64, seen))
    });
    if known.len() <= FEW {
        return (known.into_iter().map(|(e, ..)| e).collect(), rarities);
    }
    let mut scored: Vec<(f32, &EarlierAnswer)> = known
        .iter()
        .map(|(e, own, around)| {
            let score = sum(&rarities, wanted.own.intersection(own))
                + 0.5 * sum(&rarities, wanted.own.intersection(around))
                + 0.5 * sum(&rarities, wanted.around.intersection(own))
                + 0.3 * sum(&rarities, wanted.around.intersection(around));
            (score, *e)
        })
        .filter(|(score, ..)| *score > 0.0)
        .collect();
    scored.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then(b.1.date.cmp(&a.1.date)).then(a.1.reference.cmp(&b.1.reference))
    });
    // What stood in the same letter as one of the nearest may answer a question that says little of its own.
    let letters: BTreeSet<&str> = scored.iter().take(LETTERS).map(|(_, e)| e.reference.as_str()).collect();
    let mut close: Vec<&EarlierAnswer> = scored.iter().take(CLOSE).map(|(_, e)| *e).collect();
    for (e, ..) in
        known.iter().filter(|(e, ..)| !e.reference.is_empty() && letters.contains(e.reference.as_str()))
    {
        if close.len() < FEW && !close.iter().any(|c| std::ptr::eq(*c, *e)) {
            close.push(e);
        }
    }
    (close, rarities)
}

fn is_an_answer(disposition: Disposition) -> bool {
    use Disposition::*;
    !matches!(disposition, ToFollow | Transferred | Withdrawn | Invalid | OtherLaw | Unclear)
}
