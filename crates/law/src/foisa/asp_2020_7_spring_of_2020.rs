//! Coronavirus (Scotland) Act 2020, schedule 6, part 2: FOISA in the spring of 2020.
//!
//! *It says*: from 7 April 2020 the time for answers and reviews is sixty working days instead of twenty (2020 asp 7, schedule
//! 6, paragraphs 3 to 5); repealed from 27 May 2020 ([2020 asp 10, schedule 4, paragraph
//! 11](https://www.legislation.gov.uk/asp/2020/10/schedule/4/part/8)).
//!
//! *In force*: 7 April to 26 May 2020.
//!
//! *We read it as*: the Scottish Information Commissioner does: what was sent in those weeks is held against sixty days,
//! what was still open on 27 May against twenty, and time that had run out before 7 April is not given back. The EISRs
//! were never changed.
//!
//! *Left to the officer*: whether a late answer of those months is excused (schedule 6, paragraph 6), and the Keeper, whose
//! time under that Act was not read.

use calendar::{Certainty::*, Law};
use jiff::civil::{Date, date};

use crate::{
    clock::{BodyKind, Cite, ClockFacts},
    foia::s10_1_time_for_compliance::{LONGEST, WORKING_DAYS},
    section::{Coded, GUIDANCE_READ, Rule, Section},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "2020 asp 7", "Coronavirus (Scotland) Act 2020", "decided/guidance.md")
        .coded(Coded::Whole)
        .mark(GUIDANCE_READ)
        .rules(&[&SIXTY]);

/// The sixty days.
pub(crate) const SIXTY: Rule = Rule::new(
    "foisa-spring-2020",
    "2020 asp 7 sch.6 Part 2",
    G,
    "Sixty working days for answers and reviews sent from 7 April to 26 May 2020.",
);

const FIRST: Date = date(2020, 4, 7);
const LAST: Date = date(2020, 5, 26);

/// The source of the sixty days.
pub(crate) const CITE: Cite = SIXTY.cite();

/// How many days hold for what is sent, or still open, on `judged`, where the twentieth day is `twentieth`.
pub(crate) fn days(facts: &ClockFacts, twentieth: Date, judged: Date) -> u32 {
    let longer = facts.law == Law::Foisa
        && facts.body != BodyKind::Keeper
        && twentieth >= FIRST
        && (FIRST..=LAST).contains(&judged);
    if longer { LONGEST } else { WORKING_DAYS }
}

/// What an officer should know where the time touched those weeks.
pub(crate) fn note(facts: &ClockFacts, start: Date, last: Date) -> Option<&'static str> {
    let touched = facts.law == Law::Foisa && start <= LAST && last >= FIRST;
    touched.then_some(
        "from 7 April to 26 May 2020 the time for answers and reviews was sixty working days (2020 asp 7 sch.6 Part 2); \
         what was still open on 27 May 2020 went back to the ordinary time, and the Commissioner may excuse a delay",
    )
}
