//! Everything of the index that a question is held against: the nearest answers of the authority with what stands in the
//! same letters, the nearest of others, and how rare their words are. How well they fit is decided elsewhere.

use uuid::Uuid;

use super::{Found, Index, Search, Whose, error::Result};
use crate::{Asked, Rarities};

/// How many own answers are looked at closely for a question, and how many of others.
const OWN: usize = 30;
const OTHERS: usize = 5;
/// From so many of the nearest letters the other answers are looked at too: one may lean on what stands before it.
const LETTERS: usize = 6;
/// The most own answers with those.
const TOGETHER: usize = 60;

/// What the index has for a question.
#[derive(Clone, Debug, Default)]
pub struct Recalled {
    /// Own answers, letter by letter, the nearest first; then those of others.
    pub found: Vec<Found>,
    /// How rare the words of the question and of these are among all that is known.
    pub rarities: Rarities,
}

impl Index {
    /// What is known for a question of an authority, given by its day of receipt; of the case `except` nothing.
    pub fn recall(&self, authority: Uuid, except: Option<Uuid>, asked: &Asked<'_>) -> Result<Recalled> {
        let search = |whose, best| Search { authority, whose, except, best, asked: *asked };
        let mut found = self.with_letters(asked, self.ask(&search(Whose::Own, OWN))?)?;
        found.extend(self.ask(&search(Whose::Others, OTHERS))?);
        let here = [Some(asked.text), asked.heading, asked.stem, asked.subject].into_iter().flatten();
        let before = asked.previous.iter().rev().take(3).copied();
        let there = found.iter().flat_map(|f| [f.answer.question.as_str(), f.answer.context.as_str()]);
        let rarities = self.rarities(here.chain(before).chain(there))?;
        Ok(Recalled { found, rarities })
    }

    /// The nearest answers, and beside them the others of the nearest letters: letter by letter, each in its own order,
    /// for a question of a letter may lean on the one before.
    fn with_letters(&self, asked: &Asked<'_>, near: Vec<Found>) -> Result<Vec<Found>> {
        let mut letters: Vec<(Uuid, Uuid)> = Vec::new();
        for one in &near {
            if !letters.contains(&(one.authority, one.case)) {
                letters.push((one.authority, one.case));
            }
        }
        let mut left = TOGETHER.saturating_sub(near.len());
        let mut all = Vec::with_capacity(TOGETHER);
        for (at, (authority, case)) in letters.into_iter().enumerate() {
            let mut of_letter: Vec<Found> = near.iter().filter(|one| one.case == case).cloned().collect();
            if at < LETTERS && left > 0 {
                let given = |one: &Found| one.answer.date.is_none_or(|day| day <= asked.received_on);
                let others = self.of_case(authority, case)?.into_iter().filter(|one| {
                    given(one)
                        && one.answer.of.is_none()
                        && !near.iter().any(|n| n.case == case && n.place == one.place)
                });
                let before = of_letter.len();
                of_letter.extend(others.take(left));
                left -= of_letter.len() - before;
            }
            of_letter.sort_by_key(|one| one.place);
            all.extend(of_letter);
        }
        Ok(all)
    }
}
