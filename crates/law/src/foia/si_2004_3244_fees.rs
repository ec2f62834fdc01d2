//! Freedom of Information and Data Protection (Appropriate Limit and Fees) Regulations 2004, SI 2004/3244.
//!
//! *It says*: the appropriate limit is £600 for bodies in Part I of Schedule 1 and £450 for any other (regulation 3); an
//! estimate counts only determining, locating, retrieving and extracting, a person's time at £25 an hour (regulation 4);
//! requests within sixty consecutive working days may be added together (regulation 5); a fee under section 9 is at most
//! what informing and communicating cost, never a person's time (regulation 6); under section 13 the cost of regulation 4
//! and of communicating, a person's time at £25 an hour here too, but not what counts through regulation 5 alone
//! (regulation 7) ([text](https://www.legislation.gov.uk/uksi/2004/3244)).
//!
//! *In force*: 1 January 2005; what it says of the Data Protection Act 1998 went with that Act in 2018.
//!
//! *We read it as*: £25 also where a contractor is dearer; what is no person's time counts at what it costs. Reading for
//! exemptions, redacting and consulting do not count (\[2011\] EWHC 44 (Admin)). The sixty days are those of the United
//! Kingdom, and any sixty that follow each other. Reaching the limit exactly is not exceeding it.
//!
//! *Left to the officer*: whether the estimate is sensible and realistic; whether persons act in concert or in a campaign,
//! and whether the requests are to any extent about the same.

use calendar::{Calendar, Certainty::*, Edition, Law};
use jiff::civil::Date;

use crate::{
    Outcome,
    section::{Coded, Rule, Section, TEXT_READ},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "SI 2004/3244",
    "Appropriate Limit and Fees Regulations 2004",
    "foia/si_2004_3244_fees.md",
)
.coded(Coded::Part)
.mark(TEXT_READ)
.rules(&[&LIMIT, &ACTIVITIES, &AGGREGATION, &FEE, &FEE_ABOVE]);

/// The figures.
pub(crate) const LIMIT: Rule = Rule::new(
    "foia-limit",
    "SI 2004/3244 reg.3",
    V,
    "£600 for bodies in Part I of Schedule 1, £450 for any other.",
);
/// What counts.
pub(crate) const ACTIVITIES: Rule = Rule::new(
    "foia-limit-activities",
    "SI 2004/3244 reg.4",
    V,
    "Only determining, locating, retrieving and extracting count, at £25 an hour.",
);
/// Adding requests together.
pub(crate) const AGGREGATION: Rule = Rule::new(
    "foia-aggregation",
    "SI 2004/3244 reg.5",
    V,
    "Requests received within sixty consecutive working days may be added together.",
)
.coded(Coded::Part);
/// Below the limit.
pub(crate) const FEE: Rule = Rule::new(
    "foia-fee",
    "SI 2004/3244 reg.6",
    V,
    "Below the limit only what informing and communicating cost may be charged, never a person's time.",
);
/// Above the limit.
pub(crate) const FEE_ABOVE: Rule = Rule::new(
    "foia-fee-above-limit",
    "SI 2004/3244 reg.7",
    V,
    "Above the limit, where the authority answers all the same, the cost of the four activities and of informing and communicating may be charged, a person's time at £25 an hour for both; what counts only because requests were added together is left out.",
);

/// Working days within which requests may be added together.
const TOGETHER: u32 = 60;

/// The last day on which a request may be received to be added to one received on the day given: the sixtieth of sixty
/// consecutive working days.
pub fn aggregation_window(received: Date, edition: &Edition) -> Outcome<Date> {
    let calendar = Calendar::new(Law::Foia, edition);
    let counted = calendar.is_working_day(received).and_then(|working| {
        // The day of receipt is the first of the sixty where it is a working day.
        calendar.add_working_days(received, if working { TOGETHER - 1 } else { TOGETHER })
    });
    match counted {
        Ok(day) => Outcome::Answer(day),
        Err(why) => Outcome::NotCovered(why.to_string()),
    }
}

/// The days of receipt that lie within sixty consecutive working days of each other, as the largest such groups.
///
/// Whether the requests come from one person or in concert, and are to any extent about the same, is for the officer.
pub fn within_one_window(received: &[Date], edition: &Edition) -> Outcome<Vec<Vec<Date>>> {
    let mut days = received.to_vec();
    days.sort_unstable();
    let mut groups: Vec<Vec<Date>> = Vec::new();
    for (at, first) in days.iter().enumerate() {
        let window = aggregation_window(*first, edition);
        let Outcome::Answer(last) = window else { return window.map(|_| groups) };
        let group: Vec<Date> = days[at..].iter().copied().take_while(|day| *day <= last).collect();
        let inside = groups.last().is_some_and(|have| have.ends_with(&group));
        if group.len() > 1 && !inside {
            groups.push(group);
        }
    }
    Outcome::Answer(groups)
}
