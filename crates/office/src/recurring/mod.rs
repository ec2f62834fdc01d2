//! Requests that came before: the same questionnaire recognised, among the authority's own cases and its imported
//! history, and across the authorities of a shared service as far as somebody may see there.
//!
//! Nothing here decides: what came before is shown, what was answered then is proposed. To whoever has no part in
//! another authority only day and law are told, never who asked or what.

mod across;
mod beside;
mod fill;
mod find;
mod kept;
mod person;
mod take_over;
mod together;

use ::answers::recurring::Verdict;
use casework::{CaseId, ids::QuestionId};
use document::{Law, Table, response::Disposition};
use jiff::civil::Date;
use law::provisions::Provision;
use uuid::Uuid;

pub use across::{Across, AcrossCase, AcrossCell, AcrossRow};
pub(crate) use kept::kept_after;
pub use person::SamePerson;
pub use take_over::{TakeOver, TakeOverRow};
pub use together::{Pick, Position, Together};

/// How far an earlier request was the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// A good part of its questions come again.
    Variant,
    /// It is the same questionnaire.
    Same,
}

impl Alike {
    fn of(verdict: Verdict) -> Option<Alike> {
        match verdict {
            Verdict::Same => Some(Alike::Same),
            Verdict::Variant => Some(Alike::Variant),
            Verdict::Not => None,
        }
    }
}

/// How often the questionnaire came, this time included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// Which time this is, from 1.
    pub time: usize,
    /// The day on which it first came, where it is known.
    pub since: Option<Date>,
}

/// What came before.
#[derive(Clone, Debug, Default)]
pub struct Recurring {
    /// Why it seems to have been sent to many authorities.
    pub round_robin: Option<String>,
    /// How often the same questionnaire came; none where it came once.
    pub times: Option<Times>,
    /// Earlier and later cases of this authority that are alike, the newest first.
    pub arrivals: Vec<Arrival>,
    /// Cases of other authorities in which this person has a part, some of each.
    pub in_others: Vec<InOther>,
    /// What is told of the other authorities.
    pub elsewhere: Elsewhere,
    /// That the same person asked the same before, and was answered.
    pub repeated: Option<Repeated>,
}

impl Recurring {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.round_robin.is_none()
            && self.arrivals.is_empty()
            && self.in_others.is_empty()
            && self.elsewhere.authorities == 0
    }
}

/// A case that is alike, as far as digests and lists tell: it is not opened for it.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The case.
    pub case: CaseId,
    /// Its reference.
    pub reference: String,
    /// What it was about.
    pub subject: String,
    /// The day it came, where it is known.
    pub received_on: Option<Date>,
    /// The day it was answered.
    pub answered_on: Option<Date>,
    /// Under which law.
    pub law: Option<Law>,
    /// Whether it was imported as history.
    pub history: bool,
    /// Whether it is still to be answered.
    pub open: bool,
    /// How far it is the same.
    pub alike: Alike,
    /// How much of both is the same, from 0 to 1.
    pub score: f32,
    /// How many questions of this case are new.
    pub added: usize,
    /// How many questions of then are not asked now.
    pub gone: usize,
    /// The years named now and then, where they are not the same.
    pub years: Option<(Vec<u16>, Vec<u16>)>,
}

/// A case that is alike, opened and laid beside this one.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The case.
    pub arrival: Arrival,
    /// The questions of this case, each with the one that it was then.
    pub questions: Vec<Beside>,
    /// Questions of then that are not asked now.
    pub gone: Vec<Gone>,
}

/// A question of this case and the one that it was then.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The question.
    pub question: QuestionId,
    /// How it is called.
    pub name: String,
    /// Its words.
    pub text: String,
    /// The question then, with what was answered.
    pub then: Option<Then>,
}

/// A question of an earlier case, with what was answered.
#[derive(Clone, Debug)]
pub struct Then {
    /// How it was called.
    pub name: String,
    /// Its words.
    pub text: String,
    /// How far it asked the same, from 0 to 1.
    pub alike: f32,
    /// Whether it named other years.
    pub other_years: bool,
    /// What became of it; none where it is not answered yet.
    pub disposition: Option<Disposition>,
    /// The words of the answer.
    pub words: String,
    /// A table that belongs to it.
    pub table: Option<Table>,
    /// The provisions relied on.
    pub provisions: Vec<String>,
}

/// A question of an earlier case that is not asked now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// How it was called.
    pub name: String,
    /// Its words.
    pub text: String,
}

/// A case of another authority in which this person has a part.
#[derive(Clone, Debug)]
pub struct InOther {
    /// The authority.
    pub authority: Uuid,
    /// Its name.
    pub name: String,
    /// The case.
    pub case: CaseId,
    /// Its reference there.
    pub reference: String,
    /// The day it came, where it is known.
    pub received_on: Option<Date>,
    /// When it is due.
    pub due: Option<Date>,
    /// Under which law.
    pub law: Option<Law>,
    /// Whether anything is still to be done.
    pub open: bool,
    /// How far it is the same.
    pub alike: Alike,
}

/// What is told of other authorities in which this person has no part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// How many of them have received this questionnaire.
    pub authorities: usize,
    /// On which day and under which law, the newest first.
    pub cases: Vec<(Option<Date>, Option<Law>)>,
}

/// That the same person asked the same before, and was answered: a fact for the officer, and no more.
#[derive(Clone, Debug)]
pub struct Repeated {
    /// The earlier case.
    pub reference: String,
    /// The day it came.
    pub received_on: Option<Date>,
    /// The day it was answered.
    pub answered_on: Date,
    /// How far it was the same.
    pub alike: Alike,
    /// By what the two are the same person.
    pub by: SamePerson,
    /// The provision of this case's law on repeated requests; none where the law has none of its own.
    pub provision: Option<&'static Provision>,
}
