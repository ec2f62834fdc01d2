//! Freedom of Information (Fees for Required Disclosure) (Scotland) Regulations 2004, SSI 2004/467, with SSI 2004/376 for
//! what is given above the limit.
//!
//! *It says*: projected costs are those of locating, retrieving and providing the information; finding out whether it is held
//! and deciding whether it is given do not count, and a person's time counts at no more than £15 an hour (regulation 3). Up
//! to £100 nothing is charged, of what lies above at most a tenth (regulation 4); above £600 section 12 applies
//! (regulation 5). Requests by different persons about the same are refused together only where they would cost more than
//! £600 and the authority publishes the information within twenty working days of the first, and tells each person so
//! (regulation 6) ([text](https://www.legislation.gov.uk/ssi/2004/467)). Above £600 it may be given for a fee agreed
//! beforehand, at most £50 and the excess ([SSI 2004/376, regulation 4](https://www.legislation.gov.uk/ssi/2004/376)).
//!
//! *In force*: 1 January 2005, both.
//!
//! *We read it as*: £600 for every Scottish public authority; £15 is a ceiling, so a cheaper person counts at what they cost.
//! The Commissioner's [answers on fees](https://www.itspublicknowledge.info/FAQ/PublicAuthorityFAQ/FeesFAQ.aspx): deciding
//! what to redact does not count, blanking it out does, as part of providing; separate questions in one letter are separate
//! requests, each with its own cost. DIFFERS from FOIA:
//! finding out whether it is held never counts; the requests of one person are never added up, although section 12(2)(a)
//! would let regulations say so; and there is no window of sixty days. The twenty working days of regulation 6 follow the
//! day of receipt.
//!
//! *Left to the officer*: whether the estimate is reasonable; whether to charge; whether requests are about the same, and
//! whether to publish.

use calendar::{Calendar, Certainty::*, Edition, Law};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Outcome,
    section::{COPY_READ, Coded, Rule, Section},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "SSI 2004/467",
    "Fees for Required Disclosure Regulations 2004",
    "foisa/ssi_2004_467_fees.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rules(&[&LIMIT, &ACTIVITIES, &FEE, &FEE_ABOVE, &TOGETHER]);

/// The limit.
pub(crate) const LIMIT: Rule = Rule::new(
    "foisa-limit",
    "SSI 2004/467 reg.5",
    V,
    "No duty to comply where the projected cost exceeds £600.",
);
/// What counts.
pub(crate) const ACTIVITIES: Rule = Rule::new(
    "foisa-limit-activities",
    "SSI 2004/467 reg.3",
    V,
    "Only locating, retrieving and providing count, a person's time at no more than £15 an hour.",
);
/// The fee below it.
pub(crate) const FEE: Rule = Rule::new(
    "foisa-fee",
    "SSI 2004/467 reg.4",
    V,
    "The first £100 of the projected cost are free; of the rest, up to £600, a tenth may be charged.",
);
/// The fee above it.
pub(crate) const FEE_ABOVE: Rule = Rule::new(
    "foisa-fee-above-limit",
    "SSI 2004/376 reg.4",
    V,
    "Above £600 the information may be given for a fee agreed beforehand, at most £50 and the excess.",
);
/// Requests of different persons.
pub(crate) const TOGETHER: Rule = Rule::new(
    "foisa-aggregation",
    "SSI 2004/467 reg.6",
    V,
    "Requests by different persons about the same, together above £600, need no answer where the information is published, and each person told so, within twenty working days of the first.",
)
.coded(Coded::Part);

/// Pence that are free.
const FREE: u64 = 10_000;
/// Pence at which the duty ends.
const LIMIT_PENCE: u64 = 60_000;
/// Pence that may be asked for what lies below the limit, where it is exceeded.
const BELOW_LIMIT: u64 = 5_000;
/// Working days in which to publish.
const PUBLISH_WITHIN: u32 = 20;

/// What may be charged for a request with that projected cost, in pence.
///
/// ```
/// use law::{Outcome, limits::foisa_fee_pence};
/// assert_eq!(foisa_fee_pence(35_000), Outcome::Answer(2_500));
/// ```
pub fn foisa_fee_pence(projected_cost_pence: u64) -> Outcome<u64> {
    match projected_cost_pence {
        0..=FREE => Outcome::Answer(0),
        pence if pence <= LIMIT_PENCE => Outcome::Answer((pence - FREE) / 10),
        _ => Outcome::Impossible(
            "a projected cost above £600 may be refused under s.12; a fee for giving it all the same is agreed beforehand (SSI 2004/376 reg.4)".to_owned(),
        ),
    }
}

/// The most that may be agreed for giving what need not be given, in pence.
///
/// ```
/// use law::{Outcome, limits::foisa_fee_above_limit_pence};
/// assert_eq!(foisa_fee_above_limit_pence(70_000), Outcome::Answer(15_000));
/// ```
pub fn foisa_fee_above_limit_pence(projected_cost_pence: u64) -> Outcome<u64> {
    match projected_cost_pence {
        0..=LIMIT_PENCE => Outcome::Impossible(
            "up to £600 the information is owed, so the fee is that of SSI 2004/467 reg.4".to_owned(),
        ),
        pence => Outcome::Answer(BELOW_LIMIT + (pence - LIMIT_PENCE)),
    }
}

/// What is known of requests that might be refused together. Unknown facts are none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TogetherFacts {
    /// The days on which they were received.
    pub received: Vec<Date>,
    /// Whether each is by another person.
    pub different_persons: Option<bool>,
    /// Whether they are about the same subject or overlap to a significant extent.
    pub same_subject: Option<bool>,
    /// What complying with all of them would cost, in pence.
    pub total_pence: Option<u64>,
    /// Whether the authority considers it reasonable to publish the information, and elects to.
    pub will_publish: Option<bool>,
}

/// What the authority then does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Together {
    /// The day on which the first was received.
    pub first: Date,
    /// The last day on which each person is told, and on which the information is published.
    pub by: Date,
    /// Requests received after that day, which cannot be refused so.
    pub too_late: Vec<Date>,
    /// What to look out for.
    pub notes: Vec<String>,
}

/// Whether requests may be refused together under regulation 6, and what has to be done by when.
pub fn foisa_requests_together(facts: &TogetherFacts, edition: &Edition) -> Outcome<Together> {
    let Some(first) = facts.received.iter().min().copied().filter(|_| facts.received.len() > 1) else {
        return Outcome::Impossible("regulation 6 is about two or more requests".to_owned());
    };
    let no = |why: &str| Outcome::Impossible(format!("{why} (SSI 2004/467 reg.6)"));
    if facts.different_persons == Some(false) {
        return no("the requests of one person are not added together in Scotland");
    }
    if facts.same_subject == Some(false) {
        return no("only requests about the same subject, or that overlap to a significant extent");
    }
    if facts.total_pence.is_some_and(|total| total <= LIMIT_PENCE) {
        return no("together they do not exceed £600");
    }
    if facts.will_publish == Some(false) {
        return no("only where the authority publishes the information");
    }
    let needs: Vec<String> = [
        (facts.different_persons.is_none(), "whether each request is by another person"),
        (
            facts.same_subject.is_none(),
            "whether they are about the same subject or overlap to a significant extent",
        ),
        (facts.total_pence.is_none(), "what complying with all of them would cost"),
        (facts.will_publish.is_none(), "whether the authority elects to publish the information"),
    ]
    .into_iter()
    .filter(|(unknown, _)| *unknown)
    .map(|(_, what)| what.to_owned())
    .collect();
    if !needs.is_empty() {
        return Outcome::NeedsFact(needs);
    }
    let by = match Calendar::new(Law::Foisa, edition).add_working_days(first, PUBLISH_WITHIN) {
        Ok(by) => by,
        Err(why) => return Outcome::NotCovered(why.to_string()),
    };
    let too_late: Vec<Date> = facts.received.iter().copied().filter(|day| *day > by).collect();
    if facts.received.len() - too_late.len() < 2 {
        return no("the others came after the twenty working days from the first");
    }
    let mut notes = vec![format!(
        "each person is told by {by} that the information will be published, and it is published by then"
    )];
    if !too_late.is_empty() {
        notes.push("the total must exceed £600 without the requests that came too late".to_owned());
    }
    Outcome::Answer(Together { first, by, too_late, notes })
}
