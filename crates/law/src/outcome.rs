//! What a rule of law answers: the answer, or why there can be none. Breakage is an `Error` elsewhere, never this.

use calendar::Error as CalendarError;
use serde::{Deserialize, Serialize};

/// The result of applying a rule to facts. An unknown fact is never given a default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome<T> {
    /// The rule answers.
    Answer(T),
    /// A fact is missing; each is named as an officer would be asked for it.
    NeedsFact(Vec<String>),
    /// The days needed lie outside the data.
    NotCovered(String),
    /// The facts given cannot all be true, or not in that order.
    Impossible(String),
}

impl<T> Outcome<T> {
    /// The answer, if there is one.
    pub fn answer(self) -> Option<T> {
        match self {
            Outcome::Answer(answer) => Some(answer),
            _ => None,
        }
    }

    /// The same with another answer.
    pub fn map<U>(self, answer: impl FnOnce(T) -> U) -> Outcome<U> {
        match self {
            Outcome::Answer(given) => Outcome::Answer(answer(given)),
            Outcome::NeedsFact(needs) => Outcome::NeedsFact(needs),
            Outcome::NotCovered(why) => Outcome::NotCovered(why),
            Outcome::Impossible(why) => Outcome::Impossible(why),
        }
    }

    /// The same with the next rule applied to the answer.
    pub fn and_then<U>(self, next: impl FnOnce(T) -> Outcome<U>) -> Outcome<U> {
        match self {
            Outcome::Answer(given) => next(given),
            Outcome::NeedsFact(needs) => Outcome::NeedsFact(needs),
            Outcome::NotCovered(why) => Outcome::NotCovered(why),
            Outcome::Impossible(why) => Outcome::Impossible(why),
        }
    }

    /// The answer, or one sentence that says why there is none.
    pub fn into_result(self) -> Result<T, String> {
        match self {
            Outcome::Answer(answer) => Ok(answer),
            Outcome::NeedsFact(needs) => Err(format!("needs {}", needs.join(", "))),
            Outcome::NotCovered(why) | Outcome::Impossible(why) => Err(why),
        }
    }
}

/// Why a rule stopped before its answer; used inside the rules so that `?` works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    NotCovered(String),
    Impossible(String),
}

impl From<CalendarError> for Stop {
    fn from(error: CalendarError) -> Self {
        Stop::NotCovered(error.to_string())
    }
}

impl<T> From<Result<T, Stop>> for Outcome<T> {
    fn from(result: Result<T, Stop>) -> Self {
        match result {
            Ok(answer) => Outcome::Answer(answer),
            Err(Stop::NotCovered(why)) => Outcome::NotCovered(why),
            Err(Stop::Impossible(why)) => Outcome::Impossible(why),
        }
    }
}
