//! How rare words are among all answered questions that are known, so that a rare word in common tells more than a
//! frequent one. Without an index nothing is known of it, and words are as rare as those of a small council would make
//! them.

use std::collections::HashMap;

/// So many answered questions stand behind the counts at least: of few, whether a word is rare cannot be told.
const LEAST: f32 = 400.0;

/// In how many of all answered questions words stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rarities {
    all: u64,
    seen: HashMap<String, u64>,
}

impl Rarities {
    /// Of `all` answered questions these words stand in so many.
    pub fn new(all: u64, seen: impl IntoIterator<Item = (String, u64)>) -> Rarities {
        Rarities { all, seen: seen.into_iter().collect() }
    }

    /// How many answered questions are known.
    pub fn all(&self) -> u64 {
        self.all
    }

    /// How rare a word is: about 1 where every second question has it, 6 and more where hardly one does.
    #[allow(
        clippy::cast_precision_loss,
        reason = "a count of questions is far below what a float tells apart"
    )]
    pub(crate) fn of(&self, word: &str) -> f32 {
        let all = (self.all as f32).max(LEAST);
        let seen = self.seen.get(word).map_or(0.0, |n| *n as f32).min(all);
        (1.0 + (all - seen + 0.5) / (seen + 0.5)).ln()
    }
}
