//! The appropriate limit (s.12): the figure, what counts towards it, whether an estimate exceeds it, and which requests
//! may be added together.
//!
//! *It says*: no duty to comply where the authority estimates that complying would exceed the appropriate limit (s.12(1)),
//! nor to confirm or deny where that alone would (s.12(2)). *In force*: SI 2004/3244 from 1 January 2005. *We read it as*:
//! only finding out, locating, retrieving and extracting count (reg.4(3)), at £25 an hour also where a contractor is
//! dearer (reg.4(4)); reading for exemptions, redacting and consulting do not. *Left to the officer*: whether the estimate
//! is sensible and realistic, whether persons act in concert, whether to answer all the same.

use std::sync::LazyLock;

use calendar::{Calendar, Certainty, Edition, Law};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Outcome;

/// Which limit applies to the authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// Listed in Part I of Schedule 1: departments, Parliament, the assemblies, the armed forces.
    PartOne,
    /// Any other: councils, health, police, schools, universities.
    Other,
}

/// The limit of a law at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppropriateLimit {
    law: Law,
    tier: Tier,
    /// The first day of this figure.
    pub from: Date,
    /// The limit.
    pub pounds: u32,
    /// The rate for a person's time; under FOISA the highest rate.
    pub pounds_per_hour: u32,
    /// Where it stands.
    pub provision: String,
    /// How it was checked.
    pub certainty: Certainty,
}

impl AppropriateLimit {
    /// The hours of one person that reach the limit.
    pub fn hours(&self) -> u32 {
        self.pounds / self.pounds_per_hour
    }
}

static FIGURES: LazyLock<Vec<AppropriateLimit>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../data/appropriate_limit.json"))
        .expect("the data shipped with the program is read by a test")
});

/// The limit that applies to a request received on a day.
pub fn appropriate_limit(law: Law, tier: Tier, received: Date) -> Outcome<&'static AppropriateLimit> {
    if law.is_environmental() {
        let provision = if law == Law::Eir { "reg.12(4)(b)" } else { "reg.10(4)(b)" };
        return Outcome::Impossible(format!(
            "{} has no appropriate limit: a burden is for {provision}, with a public interest test",
            law.short_title()
        ));
    }
    FIGURES
        .iter()
        .filter(|figure| figure.law == law && figure.tier == tier && figure.from <= received)
        .max_by_key(|figure| figure.from)
        .map_or_else(
            || Outcome::NotCovered(format!("no appropriate limit is known for {received}")),
            Outcome::Answer,
        )
}

/// One of the four activities whose cost counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Activity {
    /// Determining whether the information is held.
    Determine,
    /// Locating it, or a document that may contain it.
    Locate,
    /// Retrieving it, or such a document.
    Retrieve,
    /// Extracting it from a document that contains it.
    Extract,
}

impl Activity {
    /// All four, in the order of reg.4(3).
    pub const ALL: [Activity; 4] =
        [Activity::Determine, Activity::Locate, Activity::Retrieve, Activity::Extract];

    /// The activity as a notice names it.
    pub fn words(self) -> &'static str {
        match self {
            Activity::Determine => "determining whether the information is held",
            Activity::Locate => "locating the information, or a document which may contain it",
            Activity::Retrieve => "retrieving the information, or a document which may contain it",
            Activity::Extract => "extracting the information from a document containing it",
        }
    }

    /// Where it stands.
    pub fn provision(self) -> &'static str {
        match self {
            Activity::Determine => "SI 2004/3244 reg.4(3)(a)",
            Activity::Locate => "SI 2004/3244 reg.4(3)(b)",
            Activity::Retrieve => "SI 2004/3244 reg.4(3)(c)",
            Activity::Extract => "SI 2004/3244 reg.4(3)(d)",
        }
    }
}

/// Work that is often counted and must not be.
pub const NOT_COUNTED: [&str; 6] = [
    "reading for exemptions",
    "redacting",
    "weighing the public interest",
    "consulting",
    "obtaining the opinion of the qualified person",
    "drafting and clearing the answer",
];

/// What complying is estimated to cost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// Minutes of each activity; the same activity may occur again.
    pub minutes: Vec<(Activity, u32)>,
    /// Costs that are not a person's time, in pence, as they are.
    pub other_pence: u64,
    /// Minutes of work that does not count, kept apart so that nobody adds them.
    pub not_counted_minutes: u32,
}

/// Whether an estimate exceeds the limit, with the working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cost {
    /// What the estimate comes to, in pence.
    pub estimate_pence: u64,
    /// The limit, in pence.
    pub limit_pence: u64,
    /// Whether it is exceeded; reaching it exactly is not exceeding it.
    pub exceeded: bool,
    /// The working, a line for each activity.
    pub steps: Vec<CostStep>,
    /// What follows, and what to look out for.
    pub notes: Vec<String>,
}

/// A line of the working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CostStep {
    /// What.
    pub what: String,
    /// In pence.
    pub pence: u64,
    /// Under which provision.
    pub provision: String,
}

/// Whether the estimate exceeds the limit. An estimate without any activity needs one.
pub fn cost(law: Law, tier: Tier, received: Date, estimate: &Estimate) -> Outcome<Cost> {
    let limit = match appropriate_limit(law, tier, received) {
        Outcome::Answer(limit) => limit,
        Outcome::NeedsFact(needs) => return Outcome::NeedsFact(needs),
        Outcome::NotCovered(why) => return Outcome::NotCovered(why),
        Outcome::Impossible(why) => return Outcome::Impossible(why),
    };
    if estimate.minutes.is_empty() && estimate.other_pence == 0 {
        return Outcome::NeedsFact(vec![
            "the minutes estimated for determining, locating, retrieving and extracting".to_owned(),
        ]);
    }
    let mut steps = Vec::new();
    for activity in Activity::ALL {
        let minutes: u64 =
            estimate.minutes.iter().filter(|(of, _)| *of == activity).map(|(_, m)| u64::from(*m)).sum();
        if minutes > 0 {
            // Pence are rounded to the nearest, once for each activity.
            let pence = (minutes * u64::from(limit.pounds_per_hour) * 100 + 30) / 60;
            let what = format!("{}: {} h {} min", activity.words(), minutes / 60, minutes % 60);
            let provision = if law == Law::Foia { activity.provision() } else { limit.provision.as_str() };
            steps.push(CostStep { what, pence, provision: provision.to_owned() });
        }
    }
    if estimate.other_pence > 0 {
        let provision = if law == Law::Foia { "SI 2004/3244 reg.4(2)" } else { limit.provision.as_str() };
        steps.push(CostStep {
            what: "other costs, as they are".to_owned(),
            pence: estimate.other_pence,
            provision: provision.to_owned(),
        });
    }
    let estimate_pence = steps.iter().map(|step| step.pence).sum();
    let limit_pence = u64::from(limit.pounds) * 100;
    let exceeded = estimate_pence > limit_pence;
    let mut notes = Vec::new();
    if estimate.not_counted_minutes > 0 {
        notes.push(format!(
            "{} minutes of work that does not count were left out ({})",
            estimate.not_counted_minutes,
            NOT_COUNTED.join(", ")
        ));
    }
    if exceeded {
        notes.push("the whole request may be refused, not the part above the limit".to_owned());
        let advice = if law == Law::Foia { "s.16" } else { "s.15" };
        notes.push(format!("say what could be given within the limit ({advice})"));
        if law == Law::Foia {
            notes.push("s.12(1) leaves the duty to say whether the information is held, unless saying so would by itself exceed the limit (s.12(2))".to_owned());
        }
    } else {
        notes.push("the limit is not exceeded, so cost is no ground to refuse".to_owned());
    }
    Outcome::Answer(Cost { estimate_pence, limit_pence, exceeded, steps, notes })
}

/// What may be charged for a request below the limit under FOISA: the first £100 free, a tenth of the rest.
///
/// Not checked against the Regulations (SSI 2004/467): mark K.
pub fn foisa_fee_pence(projected_cost_pence: u64) -> Outcome<u64> {
    match projected_cost_pence {
        0..=10_000 => Outcome::Answer(0),
        10_001..=60_000 => Outcome::Answer((projected_cost_pence - 10_000) / 10),
        _ => Outcome::Impossible(
            "a projected cost above £600 may be refused under s.12, so no fee follows from it".to_owned(),
        ),
    }
}

/// The last day on which a request may be received to be added to one received on the day given: the sixtieth of sixty
/// consecutive working days (SI 2004/3244 reg.5).
pub fn aggregation_window(received: Date, edition: &Edition) -> Outcome<Date> {
    let calendar = Calendar::new(Law::Foia, edition);
    let counted = calendar.is_working_day(received).and_then(|working| {
        // The day of receipt is the first of the sixty where it is a working day.
        calendar.add_working_days(received, if working { 59 } else { 60 })
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
        let last = match aggregation_window(*first, edition) {
            Outcome::Answer(last) => last,
            Outcome::NotCovered(why) => return Outcome::NotCovered(why),
            Outcome::NeedsFact(needs) => return Outcome::NeedsFact(needs),
            Outcome::Impossible(why) => return Outcome::Impossible(why),
        };
        let group: Vec<Date> = days[at..].iter().copied().take_while(|day| *day <= last).collect();
        let inside = groups.last().is_some_and(|have| have.ends_with(&group));
        if group.len() > 1 && !inside {
            groups.push(group);
        }
    }
    Outcome::Answer(groups)
}
