//! Two questionnaires beside each other: which question was which then, what is new, what is gone, and whether it is the
//! same one.

use std::collections::BTreeMap;

use super::{Questionnaire, print::Print};

/// Questions less alike than this ask something else.
const ONE_QUESTION: f32 = 0.5;
/// From here on two questions are the same in other words.
const IN_OTHER_WORDS: f32 = 0.75;
/// How much of two questionnaires must be the same for the one to be the other; of a short one, more.
const SAME: f32 = 0.68;
const SAME_SHORT: f32 = 0.8;
/// A short one has fewer questions than this that say something.
const SHORT: f32 = 2.5;
/// How much must be the same for the one to be made from the other.
const VARIANT: f32 = 0.4;
/// Or so much of the shorter one, where several questions of it come again.
const WITHIN: f32 = 0.75;
/// So far must the matter of the whole be shared: the same frame around other things is another questionnaire.
const MATTER: f32 = 0.3;

/// Whether it is the same questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Another one.
    Not,
    /// Made from the same one: a good part of the questions come again.
    Variant,
    /// The same, whatever was added, left out or put in other words.
    Same,
}

/// A question and the one that it was then.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Its place in this questionnaire, from 0.
    pub now: usize,
    /// Its place in the other.
    pub then: usize,
    /// How far they ask the same, from 0 to 1.
    pub alike: f32,
    /// Whether they name other years.
    pub other_years: bool,
}

/// Two questionnaires beside each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// Whether it is the same.
    pub verdict: Verdict,
    /// How much of both is the same, from 0 to 1.
    pub score: f32,
    /// Questions that were asked then too, in the order of this questionnaire.
    pub pairs: Vec<Pair>,
    /// Places of questions that are new.
    pub added: Vec<usize>,
    /// Places, in the other, of questions that are gone.
    pub gone: Vec<usize>,
    /// The years named now and then, where they are not the same.
    pub years: Option<(Vec<u16>, Vec<u16>)>,
}

/// Puts a questionnaire beside an earlier one.
pub fn compare(now: &Questionnaire, then: &Questionnaire) -> Likeness {
    let pairs = pairs(&now.prints, &then.prints);
    let weight = |prints: &[Print]| prints.iter().map(Print::weight).sum::<f32>();
    let (here, there) = (weight(&now.prints), weight(&then.prints));
    let credit = |pair: &Pair| if pair.alike >= IN_OTHER_WORDS { 1.0 } else { pair.alike };
    let shared: f32 =
        pairs.iter().map(|p| credit(p) * now.prints[p.now].weight().min(then.prints[p.then].weight())).sum();
    let part = |of: f32| if of > 0.0 { (shared / of).min(1.0) } else { 0.0 };
    let score = part((here + there) / 2.0);
    let within = part(here.min(there));
    let several = pairs.iter().filter(|p| now.prints[p.now].weight() > 0.4).count();
    let matter = matter_shared(&now.prints, &then.prints);
    let verdict = if matter < MATTER {
        Verdict::Not
    } else if score >= if here.max(there) < SHORT { SAME_SHORT } else { SAME } {
        Verdict::Same
    } else if several >= 2 && score >= VARIANT || several >= 3 && within >= WITHIN {
        Verdict::Variant
    } else {
        Verdict::Not
    };
    let years = (now.years(), then.years());
    Likeness {
        verdict,
        score: (score * 100.0).round() / 100.0,
        added: (0..now.prints.len())
            .filter(|at| now.prints[*at].weight() > 0.0 && !pairs.iter().any(|p| p.now == *at))
            .collect(),
        gone: (0..then.prints.len())
            .filter(|at| then.prints[*at].weight() > 0.0 && !pairs.iter().any(|p| p.then == *at))
            .collect(),
        pairs,
        years: (years.0 != years.1).then_some(years),
    }
}

/// Which question was which: the most alike first, of equals those at the same place of their request.
fn pairs(now: &[Print], then: &[Print]) -> Vec<Pair> {
    let place = |at: usize, of: usize| at as f32 / of.max(1) as f32;
    let mut all: Vec<(f32, Pair)> = Vec::new();
    for (n, asked) in now.iter().enumerate() {
        for (t, before) in then.iter().enumerate() {
            let alike = asked.alike(before);
            if alike >= ONE_QUESTION {
                let apart = (place(n, now.len()) - place(t, then.len())).abs();
                all.push((
                    alike - 0.05 * apart,
                    Pair { now: n, then: t, alike, other_years: asked.years != before.years },
                ));
            }
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1.now, a.1.then).cmp(&(b.1.now, b.1.then))));
    let (mut taken_now, mut taken_then) = (vec![false; now.len()], vec![false; then.len()]);
    let mut pairs = Vec::new();
    for (_, pair) in all {
        if !taken_now[pair.now] && !taken_then[pair.then] {
            (taken_now[pair.now], taken_then[pair.then]) = (true, true);
            pairs.push(pair);
        }
    }
    pairs.sort_by_key(|p| p.now);
    pairs
}

/// How much of what the shorter of two questionnaires is about the other is about too.
fn matter_shared(now: &[Print], then: &[Print]) -> f32 {
    let words = |prints: &[Print]| -> BTreeMap<u32, u32> {
        let mut words: BTreeMap<u32, u32> = BTreeMap::new();
        for token in prints.iter().flat_map(|p| &p.tokens).filter(|t| !t.of_a_field && t.weight > 10) {
            let known = words.entry(token.hash).or_default();
            *known = (*known).max(u32::from(token.weight));
        }
        words
    };
    let (here, there) = (words(now), words(then));
    let shared: u32 = here.iter().filter_map(|(hash, w)| there.get(hash).map(|v| (*w).min(*v))).sum();
    let least = here.values().sum::<u32>().min(there.values().sum());
    if least == 0 { 0.0 } else { shared as f32 / least as f32 }
}
