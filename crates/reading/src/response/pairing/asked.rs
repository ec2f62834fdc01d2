//! Whether a line of the reply repeats one of the questions: their words as numbers, so that a long reply to many questions
//! is compared quickly.

use std::collections::HashMap;

use super::super::citations;
use super::super::labels::Mark;
use super::super::lines::words;
use super::super::questions::Question;
use super::repetition::{first_words, repeated_words};

/// A word that stands in no question.
const OTHER: u32 = u32::MAX;

/// What the questions ask, as far as it is compared.
pub(super) struct Asked {
    /// The words of the questions, numbered.
    known: HashMap<String, u32>,
    each: Vec<Words>,
    /// The questions by each of their first words, and by their labels.
    begin: HashMap<u32, Vec<usize>>,
    labelled: HashMap<String, Vec<usize>>,
}

/// The words of a question.
struct Words {
    /// Those compared in turn.
    compared: Vec<u32>,
    /// How many there are, if few.
    count: usize,
    /// The question above it.
    parent: Option<usize>,
}

impl Asked {
    pub(super) fn of(text: &str, questions: &[Question]) -> Self {
        let mut asked = Asked {
            known: HashMap::new(),
            each: Vec::with_capacity(questions.len()),
            begin: HashMap::new(),
            labelled: HashMap::new(),
        };
        for (q, question) in questions.iter().enumerate() {
            let whole = question.span.of(text);
            let near = &whole[..citations::floor(whole, 300)];
            for word in words(&near[..citations::floor(near, 60)]).take(3) {
                let number = asked.number(word);
                let begun = asked.begin.entry(number).or_default();
                if begun.last() != Some(&q) {
                    begun.push(q);
                }
            }
            let compared = first_words(near).into_iter().map(|w| asked.number(w)).collect();
            let count = words(whole).take(5).count();
            asked.each.push(Words { compared, count, parent: question.parent });
            asked.labelled.entry(question.own.clone()).or_default().push(q);
            if let Some(label) = question.label.as_ref().filter(|l| **l != question.own) {
                asked.labelled.entry(label.clone()).or_default().push(q);
            }
        }
        asked
    }

    fn number(&mut self, word: String) -> u32 {
        let next = u32::try_from(self.known.len()).unwrap_or(OTHER);
        *self.known.entry(word).or_insert(next)
    }

    fn numbers(&self, said: Vec<String>) -> Vec<u32> {
        said.iter().map(|w| self.known.get(w).copied().unwrap_or(OTHER)).collect()
    }

    /// The question that the line repeats: its own label first, then any; `above` is the question of which those below
    /// are being answered.
    pub(super) fn repeated(&self, said: &str, mark: Option<&Mark>, above: Option<usize>) -> Option<usize> {
        if said.len() < 6 {
            return None;
        }
        let near = &said[..citations::floor(said, 200)];
        let first = self.numbers(words(near).take(if mark.is_some() { 10 } else { 1 }).collect());
        let mut begun: Vec<usize> =
            first.iter().filter_map(|w| self.begin.get(w)).flatten().copied().collect();
        if begun.is_empty() {
            return None;
        }
        begun.sort_unstable();
        begun.dedup();
        let all = self.numbers(first_words(said));
        let fits = |q: &usize| repeated_words(&all, &self.each[*q].compared);
        if let Some(own) = mark.and_then(|m| self.labelled.get(m.label())) {
            let own: Vec<usize> = own.iter().copied().filter(|q| begun.binary_search(q).is_ok()).collect();
            let below = |q: &usize| self.each[*q].parent.is_some() && self.each[*q].parent == above;
            let near = own.iter().copied().find(|q| below(q) && fits(q));
            if let Some(q) = near.or_else(|| own.iter().copied().find(fits)) {
                return Some(q);
            }
        }
        let long = if mark.is_some() { 3 } else { 5 };
        begun.into_iter().find(|q| self.each[*q].count >= long && fits(q))
    }
}
