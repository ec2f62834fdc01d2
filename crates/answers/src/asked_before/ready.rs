//! A question and an earlier answer made ready to be held against each other: their words, what stood around them, the
//! kinds of answer, the years. How well they fit is decided elsewhere.

use std::sync::Arc;

use document::response::Disposition;
use jiff::civil::Date;

use super::{
    alike::Told,
    sought::{self, Kind},
    times::{self, Year},
};
use crate::{Asked, EarlierAnswer, dates, terms::Topic, texts::Texts};

/// An earlier answer made ready to be held against a question.
pub(super) struct Then<'a> {
    pub answer: &'a EarlierAnswer,
    pub own: Arc<Told>,
    pub around: Arc<Told>,
    /// The question before it in its letter.
    pub before: Arc<Told>,
    pub said: Arc<Told>,
    pub kinds: Vec<Kind>,
    pub given: Option<Vec<Kind>>,
    pub years: Vec<Year>,
    /// Whether it says of itself, or its letter says, that it has come to an end.
    pub ended: bool,
}

/// A question made ready.
pub(super) struct Now {
    pub own: Told,
    /// What stands around it, each with how far a word there counts as asked.
    pub around: Vec<(Told, f32)>,
    pub before: Told,
    pub leans: bool,
    pub kinds: Vec<Kind>,
    pub years: Vec<Year>,
    pub past: bool,
}

/// The whole dates that a text names.
pub(crate) fn days(text: &str) -> Vec<Date> {
    let all: Vec<&str> = text.split_whitespace().take(150).collect();
    all.windows(3)
        .filter_map(|three| dates::date(three.join(" ").trim_matches(|c: char| !c.is_alphanumeric())))
        .collect()
}

pub(super) fn given(disposition: Disposition) -> bool {
    matches!(disposition, Disposition::Given | Disposition::GivenInPart)
}

/// Words that point to the question before.
const POINTING: &[&str] = &[
    " those ", " them ", " they ", " these ", " that ", " it ", " one ", " same ", " its ", " their ",
    " and ",
];

pub(super) fn points(text: &str) -> bool {
    let text = text.to_lowercase();
    let line = format!(" {} ", text.split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join(" "));
    POINTING
        .iter()
        .any(|p| if *p == " and " { line.trim_start().starts_with("and ") } else { line.contains(p) })
}

/// Whether a question of a letter speaks of the time of the one before it.
fn of_then(text: &str) -> bool {
    let line = format!(" {} ", text.to_lowercase());
    let has = |list: &[&str]| list.iter().any(|w| line.contains(w));
    has(&[" were ", " was ", " did ", " had "]) && !has(&[" are ", " is ", " do ", " does ", " have you "])
}

impl<'a> Then<'a> {
    pub(super) fn of(
        answer: &'a EarlierAnswer,
        letter: &[&'a EarlierAnswer],
        texts: &Texts,
        received_on: Date,
    ) -> Then<'a> {
        let place = letter.iter().position(|e| std::ptr::eq(*e, answer)).unwrap_or(0);
        let before = place.checked_sub(1).and_then(|at| letter.get(at));
        let own = texts.told(&answer.question);
        let leans = own.weight() < 0.6 || points(&answer.question);
        let mut years = times::years(&answer.question);
        if years.is_empty() && (leans || of_then(&answer.question)) {
            years = letter[..place]
                .iter()
                .rev()
                .map(|e| times::years(&e.question))
                .find(|y| !y.is_empty())
                .unwrap_or_default();
        }
        let mut kinds = texts.sought(&answer.question);
        if kinds.is_empty() && leans {
            kinds = before.map(|e| texts.sought(&e.question)).unwrap_or_default();
        }
        let ends = |text: &str| {
            let lower = text.to_lowercase();
            [" until ", " to ", "until "].iter().any(|w| lower.contains(w))
                && texts.last_day(text).is_some_and(|day| day < received_on)
        };
        let ended = ends(&answer.answer)
            || letter[place..].iter().take(4).any(|e| {
                texts.sought(&e.question).first() == Some(&Kind::Day)
                    && texts.last_day(&e.answer).is_some_and(|day| day < received_on)
                    && e.question.to_lowercase().contains("contract")
            });
        Then {
            answer,
            around: texts.told(&answer.context),
            before: if leans {
                before.map(|e| texts.told(&e.question)).unwrap_or_default()
            } else {
                Arc::default()
            },
            said: if given(answer.disposition) { texts.told(&answer.answer) } else { Arc::default() },
            given: given(answer.disposition).then(|| texts.said(&answer.answer)),
            own,
            kinds,
            years,
            ended,
        }
    }
}

impl Now {
    pub(super) fn of(asked: &Asked<'_>, topic: &Topic) -> Now {
        let own = Told::of(asked.text);
        let leans = topic.leans || own.weight() < 0.6 || points(asked.text);
        let told = |text: Option<&str>| Told::of(text.unwrap_or(""));
        let before = asked
            .previous
            .iter()
            .rev()
            .take(3)
            .map(|b| Told::of(b))
            .find(|b| b.weight() >= 0.8)
            .unwrap_or_default();
        let mut years = times::years(asked.text);
        let line = asked.text.to_lowercase();
        if years.is_empty() && (leans || line.contains("that year") || line.contains("same year")) {
            years = asked.previous.last().map(|b| times::years(b)).unwrap_or_default();
        }
        let mut kinds = sought::sought(asked.text);
        if kinds.is_empty() && leans && own.weight() < 0.6 {
            kinds = asked.previous.last().map(|b| sought::sought(b)).unwrap_or_default();
        }
        let past = ["previous", "before", "former", " old ", "used to", "predecessor"]
            .iter()
            .any(|w| line.contains(w));
        Now {
            around: vec![
                (told(asked.heading), 0.85),
                (told(asked.subject), 0.8),
                (told(asked.stem), 0.5),
                (before.clone(), if leans { 0.85 } else { 0.35 }),
            ],
            kinds,
            own,
            before,
            leans,
            years,
            past,
        }
    }
}
