//! How sure it is that a candidate answers a question: what was learned of its marks, held within what the part of the program
//! that found it knows.

use super::weights;
use crate::Candidate;

/// A candidate with what speaks for it and against it.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The candidate; its confidence is that of the part of the program that found it.
    pub candidate: Candidate,
    /// The marks, in the order of [`crate::mark_names`].
    pub marks: Vec<f32>,
    pub(super) place: usize,
    pub(super) expert: f32,
    /// Whether the question says little itself and leans on what stands around it.
    pub(super) leans: bool,
    /// How far the place holds what is asked for.
    pub(super) field: f32,
    /// How much of the record's own name the question and what stands around it say.
    pub(super) named: f32,
    /// How sure the part that found it is of the best of the others.
    pub(super) rival: f32,
    pub(super) most: f32,
}

/// How much the part that found a candidate has to say beside what was learned.
const EXPERT: f32 = 0.35;
/// How much surer words make what a table was found to say.
const MORE: f32 = 0.05;
/// From here on the part that found it is believed where the question tells little itself, or what was learned speaks for it.
const SURE: f32 = 0.8;
const SUREST: f32 = 0.9;
const LIKELY: f32 = 0.7;
/// From here on all of a record's name is said around the question.
const CALLED: f32 = 0.65;
/// By so much the next is less likely.
const APART: f32 = 0.15;
/// From here on a position speaks of what is asked for.
const FITS: f32 = 0.85;
const SPEAKS: f32 = 0.6;

/// Two confidences as one: the mean of the logarithms of their odds.
fn mixed(judged: f32, expert: f32) -> f32 {
    let odds = |p: f32| (p / (1.0 - p)).ln();
    let both = (1.0 - EXPERT) * odds(judged.clamp(0.001, 0.999)) + EXPERT * odds(expert.clamp(0.02, 0.98));
    1.0 / (1.0 + (-both).exp())
}

/// What only its words speak for is not sure enough to stand in a draft by itself.
pub(super) const BY_WORDS: f32 = 0.78;
/// Where both agree it is at least so sure.
const AGREED: f32 = 0.82;

impl Weighed {
    /// How sure it is that the candidate answers the question, from 0 to 1: what its marks speak for, held within what the
    /// part that found it knows of the shape of records and tables, which no word tells.
    pub fn confidence(&self) -> f32 {
        let judged = weights::confidence(&self.marks);
        let both = if self.expert > 0.0 { mixed(judged, self.expert) } else { judged };
        // Contracts and tables know when a field, a group or a time is missing.
        let most = match self.place {
            3 if self.expert < 0.8 => (self.expert + MORE).min(BY_WORDS),
            3 => 1.0,
            0 if self.expert < 0.6 => BY_WORDS,
            _ if self.expert < 0.4 => BY_WORDS,
            _ => 1.0,
        };
        let agreed = AGREED + 0.3 * (self.expert - SURE);
        let least = match self.place {
            3 if self.expert >= 0.8 => self.expert,
            // A position on other things is easily heard in what stands around a short question.
            2 if self.field < FITS && judged < SPEAKS => 0.0,
            _ if self.expert >= SURE && (self.leans || judged >= SPEAKS) => agreed,
            // What stands around the question calls the contract by its name, and no other is nearly as likely.
            0 if self.leans
                && self.named >= CALLED
                && self.expert >= LIKELY
                && judged >= SPEAKS
                && self.expert - self.rival > APART =>
            {
                AGREED
            }
            _ if self.expert >= SUREST && judged >= SPEAKS / 2.0 => agreed,
            _ => 0.0,
        };
        both.max(least).min(most).min(self.most)
    }
}
