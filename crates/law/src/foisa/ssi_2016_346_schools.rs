//! Freedom of Information (Scotland) Act 2002 (Time for Compliance) Regulations 2016, SSI 2016/346: schools.
//!
//! *It says*: for a request received by a grant-aided school, or by an independent special school on the register, the
//! twentieth working day of sections 10(1), 10(3) and 21(1) is the twentieth that is also a school day, or the sixtieth
//! working day if that comes first; a school day is one on which that school is ordinarily open to pupils for their
//! education ([text](https://www.legislation.gov.uk/ssi/2016/346)).
//!
//! *In force*: 1 December 2016, for requests received since.
//!
//! *We read it as*: the review has the same time as the answer, unlike FOIA's schools, whose reviews are not law. A school of
//! a council is not meant: the request is the council's, which has twenty working days. "Ordinarily" counts a day on which
//! the school is closed by snow.
//!
//! *Left to the officer*: the school's own days; whether it is such a school.

use calendar::{Calendar, Certainty::*, Law};
use jiff::civil::{Date, date};

use crate::{
    clock::{
        BodyKind, ClockFacts, Due,
        limits::Limit,
        period::{Counted, Counting},
    },
    foia::si_2004_3364_time::school_of,
    outcome::Stop,
    section::{COPY_READ, Coded, Rule, Section},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "SSI 2016/346",
    "Time for Compliance Regulations 2016: schools",
    "foisa/ssi_2016_346_schools.md",
)
.coded(Coded::Whole)
.mark(COPY_READ)
.rules(&[&SCHOOL, &REVIEW]);

/// The answer.
pub(crate) const SCHOOL: Rule = Rule::new(
    "foisa-school",
    "SSI 2016/346 reg.2",
    V,
    "A grant-aided or independent special school answers by the earlier of the twentieth working day that is a school day and the sixtieth working day.",
);
/// The review.
pub(crate) const REVIEW: Rule =
    Rule::new("foisa-school-review", "SSI 2016/346 reg.2", V, "The same for the outcome of a review.");

/// What the officer should know of a school under FOISA.
pub(crate) const WHICH_SCHOOLS: &str = "this time is only for grant-aided schools and independent special schools (SSI 2016/346 reg.2(1)); for a council's school the council answers, within twenty working days";

const FIRST: Date = date(2016, 12, 1);

/// Whether the Regulations apply.
pub(crate) fn applies(facts: &ClockFacts) -> bool {
    facts.law == Law::Foisa && facts.body == BodyKind::School && facts.received >= FIRST
}

/// The time for the answer.
pub(crate) fn school<'f>(
    facts: &'f ClockFacts,
    start: Date,
    counting: &Counting<'f>,
    due: &mut Due,
) -> Result<Limit<'f>, Stop> {
    due.notes.push(WHICH_SCHOOLS.into());
    school_of(facts, start, counting, due, &SCHOOL)
}

/// The last day for the outcome of a review asked for on `requested`; none where the school days are not all known.
pub(crate) fn review_by(
    facts: &ClockFacts,
    requested: Date,
    calendar: &Calendar<'_>,
    due: &mut Due,
) -> Result<Option<Date>, Stop> {
    let counting = Counting {
        calendar: *calendar,
        pauses: &[],
        pause_cite: REVIEW.cite(),
        sessions: None,
        only_settled_on: None,
    };
    // Its notes are those of the answer again.
    let mut aside = due.clone();
    let limit = school_of(facts, requested, &counting, &mut aside, &REVIEW)?;
    if let Counted::Day { day, .. } = limit.counted {
        return Ok(Some(day));
    }
    due.needs = aside.needs;
    due.needs.dedup();
    Ok(None)
}
