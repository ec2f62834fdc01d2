//! How far an earlier question asks what is asked now: the same kind of thing about the same matter, at a time for which
//! its answer still holds. Which earlier answers are looked at is decided elsewhere; so is what registers say.

mod alike;
mod ready;
mod sought;
mod times;
mod two;

use std::sync::Arc;

use jiff::civil::Date;

use crate::{Asked, Candidate, EarlierAnswer, Rarities, Source, SourceKind, terms::Topic, texts::Texts};
pub(crate) use alike::Told;
use alike::Word;
pub(crate) use ready::days;
use ready::{Now, Then, given, points};
pub(crate) use sought::{Kind, fits as kind_fits, said as kinds_said, sought as kinds_sought};
pub(crate) use times::years;
pub(crate) use two::JOINTS;
use two::parts;

/// The surest that an old answer may be.
const OLD: f32 = 0.6;
/// A figure for "the last year" and the like is another one soon.
const MOVED: f32 = 0.6;
/// The surest of all.
const SUREST: f32 = 0.97;
/// The part of what is asked that no year fits.
const OTHER_YEAR: f32 = 0.35;
/// A register that is so sure goes before an answer that it has overtaken.
const HOLDS: f32 = 0.7;
/// The surest that another authority's answer may be: it shows how it can be said and is no fact of ours.
pub(crate) const OTHERS: f32 = 0.3;

/// How well an earlier answer fits.
#[derive(Clone, Copy, Debug)]
struct Fit {
    sure: f32,
    stale: bool,
    /// Whether it is of another time than is asked for.
    other_time: bool,
    /// The surest that it may be, for its time.
    most: f32,
}

/// How much of what one says another says too, each word by how much it tells and how rare it is.
fn covered(own: &Told, rarities: &Rarities, how: impl Fn(&Word) -> f32) -> Option<f32> {
    let (mut all, mut known) = (0.0, 0.0);
    for word in &own.words {
        let weight = word.weight * (0.5 + rarities.of(&word.text) / 12.0);
        all += weight;
        known += weight * how(word);
    }
    (all > 0.25).then(|| known / all)
}

/// How far the words of two questions with what stands around them are the same.
fn words_alike(now: &Now, then: &Then<'_>, letter: &Told, rarities: &Rarities) -> f32 {
    let there = |word: &Word| {
        then.own
            .says(word)
            .max(0.85 * then.around.says(word))
            .max(0.85 * then.before.says(word))
            .max(0.8 * then.said.says(word))
    };
    let here = |word: &Word| {
        now.around.iter().map(|(told, sure)| sure * told.says(word)).fold(now.own.says(word), f32::max)
    };
    let asked = covered(&now.own, rarities, there);
    let lean =
        if now.leans { covered(&now.before, rarities, |w| there(w).max(0.6 * letter.says(w))) } else { None };
    let asked = match (asked, lean) {
        (Some(own), Some(lean)) if now.own.weight() < 1.0 => 0.6 * own + 0.4 * lean,
        (Some(own), _) => own,
        // Where the question says nothing of its own, what stands around it must.
        (None, lean) => now
            .around
            .iter()
            .filter_map(|(told, sure)| Some(sure * covered(told, rarities, |w| there(w))?))
            .fold(0.3f32.max(0.8 * lean.unwrap_or(0.0)), f32::max),
    };
    let back = covered(&then.own, rarities, here).unwrap_or(0.6);
    let matter = now
        .around
        .iter()
        .filter_map(|(told, sure)| Some((covered(told, rarities, |w| letter.says(w))?, *sure)))
        .fold((0.0, 0.0), |(sum, all), (one, sure)| (sum + one * sure, all + sure));
    let matter = if matter.1 > 0.0 { matter.0 / matter.1 } else { 0.5 };
    asked.powf(1.1) * back.max(0.15).powf(0.6) * (0.7 + 0.3 * matter)
}

fn weigh(
    asked: &Asked<'_>,
    topic: &Topic,
    now: &Now,
    then: &Then<'_>,
    letter: &Told,
    rarities: &Rarities,
) -> Fit {
    let kind = sought::fits(&now.kinds, &then.kinds, then.given.as_deref());
    let mut sure = words_alike(now, then, letter, rarities) * kind;
    // Measured: what is half sure by its words is right more often than not.
    sure = sure.max(0.0).powf(0.7);
    let low = |sure: f32, most: f32| if sure > most { most } else { sure };
    let (wanted, held) = (&now.years, &then.years);
    let said = times::years(&then.answer.answer);
    let all_held = wanted.iter().all(|y| held.contains(y) || said.contains(y));
    let dated = !wanted.is_empty() && all_held;
    if !wanted.is_empty() && !all_held {
        sure = if held.is_empty() && said.is_empty() {
            low(0.7 * sure, 0.5)
        } else {
            low(0.5 * sure, OTHER_YEAR)
        };
    } else if wanted.is_empty() && !held.is_empty() {
        sure *= 0.8;
    }
    // What nobody can date may be as old as anything.
    let days =
        then.answer.date.and_then(|d| d.until(asked.received_on).ok()).map_or(i32::MAX, |s| s.get_days());
    let figures = matches!(now.kinds.first(), Some(Kind::Count | Kind::Spent | Kind::Income | Kind::Share));
    let recent = topic.line.contains(" last ") || topic.line.contains(" past ");
    let stale = !dated && (days > 366 || then.ended);
    let mut most = 1.0f32;
    if !dated && (recent && days > 45 || figures && days > 300) {
        most = most.min(MOVED);
    }
    if stale && !now.past || then.answer.date.is_none() {
        most = most.min(OLD);
    }
    // What is old stays in its order.
    if most < 1.0 && sure > 0.3 {
        sure = 0.3 + (sure - 0.3) * (most - 0.3) / (SUREST - 0.3);
    }
    // What was used before stands in an old letter and in no register of today.
    if now.past {
        sure = if stale { (1.3 * sure).min(OLD) } else { 0.7 * sure };
    }
    let other_time = !wanted.is_empty() && !all_held;
    let most = match (other_time, now.past) {
        (true, _) if held.is_empty() && said.is_empty() => most.min(0.5),
        (true, _) => OTHER_YEAR,
        (false, true) => OLD,
        _ => most,
    };
    // What another authority answered is no fact of ours.
    let highest = if then.answer.of.is_some() { OTHERS } else { SUREST };
    Fit { sure: sure.min(highest), stale, other_time, most: most.min(highest) }
}

/// Whether two answers stand in one letter.
fn together(a: &EarlierAnswer, b: &EarlierAnswer) -> bool {
    a.reference == b.reference && a.context == b.context && a.of == b.of
}

/// An earlier answer as a candidate. Another authority's is worded so that nobody takes it for our own.
fn candidate(answer: &EarlierAnswer, confidence: f32, stale: bool) -> Candidate {
    let (name, text) = match &answer.of {
        None => (crate::EARLIER.to_owned(), answer.answer.clone()),
        Some(of) => (format!("answer of {of}"), format!("{of} answered: {}", answer.answer)),
    };
    let confidence = if answer.of.is_some() { confidence.min(OTHERS) } else { confidence };
    Candidate {
        text,
        table: answer.table.clone(),
        disposition: answer.disposition,
        provisions: answer.provisions.clone(),
        confidence,
        source: Source {
            name,
            reference: answer.reference.clone(),
            date: answer.date,
            kind: SourceKind::EarlierAnswer,
            record: answer.context.clone(),
            field: answer.question.clone(),
            owner: None,
        },
        stale,
        note: None,
    }
}

/// One earlier answer, without saying whether it answers the question.
pub(crate) fn one(answer: &EarlierAnswer, received: Date) -> Candidate {
    let days = answer.date.and_then(|d| d.until(received).ok()).map_or(i32::MAX, |s| s.get_days());
    candidate(answer, 0.0, days > 366)
}

struct Known<'a> {
    thens: Vec<Then<'a>>,
    /// For each, every word of its letter's questions.
    letters: Vec<Arc<Told>>,
    rarities: &'a Rarities,
}

impl Known<'_> {
    /// How sure each is, in the order of the answers.
    fn weighed(&self, asked: &Asked<'_>, topic: &Topic) -> Vec<Fit> {
        let now = Now::of(asked, topic);
        let each = self.thens.iter().zip(&self.letters);
        each.map(|(then, letter)| weigh(asked, topic, &now, then, letter, self.rarities)).collect()
    }
}

fn best(weighed: &[Fit]) -> Option<usize> {
    (0..weighed.len()).max_by(|a, b| weighed[*a].sure.total_cmp(&weighed[*b].sure).then(b.cmp(a)))
}

/// What earlier answers say to a question, and how sure each of those looked at may be at most, for its time; `registers` is
/// what registers say to it.
pub(crate) fn candidates(
    asked: &Asked<'_>,
    topic: &Topic,
    earlier: &[EarlierAnswer],
    (close, rarities): (&[&EarlierAnswer], &Rarities),
    texts: &Texts,
    registers: &[Candidate],
) -> (Vec<Candidate>, Vec<f32>) {
    let letter_of = |answer: &EarlierAnswer| -> Vec<&EarlierAnswer> {
        earlier.iter().filter(|e| together(e, answer)).take(40).collect()
    };
    let (mut thens, mut letters): (Vec<Then<'_>>, Vec<Arc<Told>>) = (Vec::new(), Vec::new());
    for answer in close.iter().copied() {
        let same = thens.iter().position(|t| together(t.answer, answer));
        let letter = letter_of(answer);
        letters.push(match same {
            Some(at) => letters[at].clone(),
            None => texts.told(&letter.iter().fold(answer.context.clone(), |all, e| all + " " + &e.question)),
        });
        thens.push(Then::of(answer, &letter, texts, asked.received_on));
    }
    let known = Known { thens, letters, rarities };
    let mut weighed = known.weighed(asked, topic);
    follow_on(&known, asked, topic, &mut weighed);
    let mut found: Vec<Candidate> = Vec::new();
    if let Some(both) = both(&known, asked) {
        if let Some(top) = best(&weighed) {
            let most = weighed[top].sure.min(both.confidence);
            for fit in &mut weighed {
                fit.sure = fit.sure.min(0.95 * most);
            }
        }
        found.push(both);
    }
    let most: Vec<f32> = weighed.iter().map(|f| f.most).collect();
    let holds = registers
        .iter()
        .filter(|c| c.confidence >= HOLDS && !c.stale)
        .map(|c| (c.confidence, c.source.date))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    for (then, Fit { sure, stale, .. }) in known.thens.iter().zip(weighed) {
        // A register that holds the field goes before what was said of it earlier.
        let overtaken = holds.filter(|(_, day)| stale || day.is_some() && *day > then.answer.date);
        let sure = overtaken.map_or(sure, |(register, _)| sure.min(register - 0.05));
        if sure >= crate::LEAST {
            found.push(candidate(then.answer, sure, stale));
        }
    }
    (found, most)
}

/// What follows on a question is looked for in the letter that answered that one.
fn follow_on(known: &Known<'_>, asked: &Asked<'_>, topic: &Topic, weighed: &mut [Fit]) {
    let Some((last, before)) = asked.previous.split_last() else { return };
    let prior = Asked { text: last, previous: before, ..*asked };
    let prior_topic = Topic::of(&prior);
    let prior = known.weighed(&prior, &prior_topic);
    let Some(at) = best(&prior).filter(|at| prior[*at].sure >= 0.35) else { return };
    let answer = known.thens[at].answer;
    let own = Told::of(asked.text);
    let more = if topic.leans || points(asked.text) { 1.35 } else { 1.15 };
    for (then, fit) in known.thens.iter().zip(weighed.iter_mut()) {
        if together(then.answer, answer) {
            let most = if fit.other_time { OTHER_YEAR } else { fit.sure.max(0.75) };
            fit.sure = (fit.sure * more).min(most);
            // The answer to the question before answers this one only if it has its words.
            let says = covered(&own, known.rarities, |w| then.own.says(w).max(then.said.says(w)));
            if std::ptr::eq(then.answer, answer) && says.is_some_and(|s| s < 0.4) {
                fit.sure *= 0.6;
            }
        }
    }
}

/// Two questions at once: both earlier answers together, where they stand in one letter.
fn both(known: &Known<'_>, asked: &Asked<'_>) -> Option<Candidate> {
    let (first, second) = parts(asked.text)?;
    let one = Asked { text: first, ..*asked };
    let before = [first];
    let two = Asked { text: second, previous: &before, ..*asked };
    let (one, two) = (known.weighed(&one, &Topic::of(&one)), known.weighed(&two, &Topic::of(&two)));
    let (a, b) = (best(&one)?, best(&two)?);
    let (x, y) = (known.thens[a].answer, known.thens[b].answer);
    let least = one[a].sure.min(two[b].sure);
    let whole = known.thens[a]
        .given
        .as_ref()
        .zip(sought::sought(second).first())
        .is_some_and(|(g, k)| g.contains(k) && *k != Kind::Who);
    if a == b
        || whole
        || least < 0.35
        || !together(x, y)
        || x.of.is_some()
        || !given(x.disposition)
        || x.disposition != y.disposition
    {
        return None;
    }
    let mut joined = candidate(x, 0.95 * least, one[a].stale || two[b].stale);
    let first = x.answer.trim_end();
    let stop = if first.ends_with('.') { "" } else { "." };
    joined.text = format!("{first}{stop} {}", y.answer.trim());
    joined.source.field = format!("{} {}", x.question, y.question);
    joined.table = x.table.clone().or_else(|| y.table.clone());
    joined.provisions.extend(y.provisions.iter().filter(|p| !x.provisions.contains(p)).cloned());
    Some(joined)
}
