//! The appropriate limit (s.12): the figure, what counts towards it, whether an estimate exceeds it and by how much, what may
//! be charged, and which requests may be added together.
//!
//! This file adds up; what counts, and the figures, are those of the files of SI 2004/3244 (FOIA), SSI 2004/467 (FOISA)
//! and regulation 8 (EIR, EISRs).

use std::sync::LazyLock;

use calendar::{Certainty, Law};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Outcome;
pub use crate::{
    eir::r08_charging::{Charge, ChargeFacts, environmental_charge},
    foia::si_2004_3244_fees::{aggregation_window, within_one_window},
    foisa::ssi_2004_467_fees::{
        Together, TogetherFacts, foisa_fee_above_limit_pence, foisa_fee_pence, foisa_requests_together,
    },
};

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

/// An activity that has a cost. FOIA counts the first four, FOISA locating, retrieving and providing.
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
    /// Providing it: copying, blanking out what was decided to be withheld, sending.
    Provide,
}

impl Activity {
    /// All of them.
    pub const ALL: [Activity; 5] =
        [Activity::Determine, Activity::Locate, Activity::Retrieve, Activity::Extract, Activity::Provide];

    /// The name in forms and wording.
    pub fn id(self) -> &'static str {
        match self {
            Activity::Determine => "determine",
            Activity::Locate => "locate",
            Activity::Retrieve => "retrieve",
            Activity::Extract => "extract",
            Activity::Provide => "provide",
        }
    }

    /// Those that count under a law, in its order; none under the environmental regulations, which have no limit.
    pub fn of_law(law: Law) -> &'static [Activity] {
        use Activity::*;
        match law {
            Law::Foia => &[Determine, Locate, Retrieve, Extract],
            Law::Foisa => &[Locate, Retrieve, Provide],
            Law::Eir | Law::Eisrs => &[],
        }
    }

    /// Whether it counts under a law.
    pub fn counts(self, law: Law) -> bool {
        Activity::of_law(law).contains(&self)
    }

    /// The activity as a notice names it.
    pub fn words(self) -> &'static str {
        match self {
            Activity::Determine => "determining whether the information is held",
            Activity::Locate => "locating the information, or a document which may contain it",
            Activity::Retrieve => "retrieving the information, or a document which may contain it",
            Activity::Extract => "extracting the information from a document containing it",
            Activity::Provide => "providing the information",
        }
    }

    /// Where it stands that it counts; none where it does not.
    pub fn provision(self, law: Law) -> Option<&'static str> {
        match (law, self) {
            (Law::Foia, Activity::Determine) => Some("SI 2004/3244 reg.4(3)(a)"),
            (Law::Foia, Activity::Locate) => Some("SI 2004/3244 reg.4(3)(b)"),
            (Law::Foia, Activity::Retrieve) => Some("SI 2004/3244 reg.4(3)(c)"),
            (Law::Foia, Activity::Extract) => Some("SI 2004/3244 reg.4(3)(d)"),
            (Law::Foisa, Activity::Locate | Activity::Retrieve | Activity::Provide) => {
                Some("SSI 2004/467 reg.3(1)")
            }
            _ => None,
        }
    }

    /// Why it is left out under a law that does not count it.
    fn left_out(self, law: Law) -> &'static str {
        match (law, self) {
            (Law::Foisa, Activity::Determine) => {
                "finding out whether the information is held does not count (SSI 2004/467 reg.3(2)(a)(i))"
            }
            (Law::Foisa, Activity::Extract) => {
                "extracting is no activity of its own in Scotland: count it as retrieving or providing, so far as it is that (SSI 2004/467 reg.3(1))"
            }
            (Law::Foia, Activity::Provide) => {
                "providing does not count towards the limit, only towards a fee (SI 2004/3244 reg.4(3), reg.6)"
            }
            _ => "it does not count",
        }
    }
}

/// Work that is often counted under FOIA and must not be; for either Act see [`not_counted`].
pub const NOT_COUNTED: [&str; 6] = [
    "reading for exemptions",
    "redacting",
    "weighing the public interest",
    "consulting",
    "obtaining the opinion of the qualified person",
    "drafting and clearing the answer",
];

/// The same under FOISA: blanking out is part of providing, deciding what to blank out is not.
const NOT_COUNTED_IN_SCOTLAND: [&str; 6] = [
    "finding out whether the information is held",
    "reading for exemptions",
    "deciding what to redact",
    "weighing the public interest",
    "consulting on whether to give it",
    "deciding whether to give what need not be given",
];

/// Work that is often counted under a law and must not be.
pub fn not_counted(law: Law) -> &'static [&'static str] {
    if law == Law::Foisa { &NOT_COUNTED_IN_SCOTLAND } else { &NOT_COUNTED }
}

/// What was found by trying some of the items: an estimate is best made so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// How the items tried were chosen, and what each is.
    pub how: String,
    /// Items tried.
    pub tried: u32,
    /// Items in all.
    pub of: u32,
    /// Minutes that the items tried took, of each activity.
    pub minutes: Vec<(Activity, u32)>,
}

impl Sample {
    /// The minutes for all items, of each activity, to the nearest minute.
    pub fn for_all(&self) -> Outcome<Vec<(Activity, u32)>> {
        if self.tried == 0 || self.of == 0 {
            return Outcome::NeedsFact(vec![
                "how many items were tried, and how many there are in all".to_owned(),
            ]);
        }
        if self.tried > self.of {
            return Outcome::Impossible(format!(
                "{} items cannot have been tried of {} in all",
                self.tried, self.of
            ));
        }
        let scaled = self.minutes.iter().map(|(activity, minutes)| {
            let all = u64::from(*minutes) * u64::from(self.of);
            let each = (all + u64::from(self.tried) / 2) / u64::from(self.tried);
            (*activity, u32::try_from(each).unwrap_or(u32::MAX))
        });
        Outcome::Answer(scaled.collect())
    }
}

/// What complying is estimated to cost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// Minutes of each activity; the same activity may occur again.
    pub minutes: Vec<(Activity, u32)>,
    /// What was tried, where part of the estimate rests on it; its minutes come on top of those above.
    #[serde(default)]
    pub sample: Option<Sample>,
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
    /// By how much it is exceeded, in pence; nought within it.
    pub over_pence: u64,
    /// What is left below it, in pence; nought above it.
    pub left_pence: u64,
    /// Of the items of the sample, how many could be looked at within the limit, where it is exceeded.
    pub items_within_limit: Option<u32>,
    /// The working, a line for each activity.
    pub steps: Vec<CostStep>,
    /// What follows, and what to look out for.
    pub notes: Vec<String>,
}

/// A line of the working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostStep {
    /// What.
    pub what: String,
    /// In pence.
    pub pence: u64,
    /// Under which provision.
    pub provision: String,
}

/// Whether the estimate exceeds the limit. An estimate without any activity needs one.
///
/// ```
/// use law::limits::{Activity, Estimate, Tier, cost};
/// let estimate = Estimate { minutes: vec![(Activity::Locate, 20 * 60)], ..Estimate::default() };
/// let received = jiff::civil::date(2026, 6, 1);
/// let cost = cost(calendar::Law::Foia, Tier::Other, received, &estimate).answer().unwrap();
/// assert_eq!((cost.exceeded, cost.over_pence), (true, 5_000));
/// ```
pub fn cost(law: Law, tier: Tier, received: Date, estimate: &Estimate) -> Outcome<Cost> {
    let sampled = estimate.sample.as_ref().map_or(Outcome::Answer(Vec::new()), Sample::for_all);
    appropriate_limit(law, tier, received)
        .and_then(|limit| sampled.and_then(|sampled| add_up(law, limit, estimate, sampled)))
}

fn add_up(
    law: Law,
    limit: &AppropriateLimit,
    estimate: &Estimate,
    sampled: Vec<(Activity, u32)>,
) -> Outcome<Cost> {
    let minutes = [estimate.minutes.clone(), sampled].concat();
    let counted = minutes.iter().any(|(activity, _)| activity.counts(law));
    if !counted && estimate.other_pence == 0 {
        let which = if law == Law::Foisa {
            "locating, retrieving and providing"
        } else {
            "determining, locating, retrieving and extracting"
        };
        return Outcome::NeedsFact(vec![format!("the minutes estimated for {which}")]);
    }
    let rate = u64::from(limit.pounds_per_hour) * 100;
    let mut steps = Vec::new();
    let mut notes = Vec::new();
    // In sixtieths of a penny, so that an estimate of exactly the limit is not above it.
    let mut exact = 0;
    for activity in Activity::ALL {
        let minutes: u64 = minutes.iter().filter(|(of, _)| *of == activity).map(|(_, m)| u64::from(*m)).sum();
        if minutes == 0 {
            continue;
        }
        let Some(provision) = activity.provision(law) else {
            notes.push(format!("{minutes} minutes were left out: {}", activity.left_out(law)));
            continue;
        };
        // Pence to the nearest; each line takes what the lines before left over.
        let before = (exact + 30) / 60;
        exact += minutes * rate;
        let what = format!("{}: {} h {} min", activity.words(), minutes / 60, minutes % 60);
        let pence = (exact + 30) / 60 - before;
        steps.push(CostStep { what, pence, provision: provision.to_owned() });
    }
    exact += estimate.other_pence * 60;
    if estimate.other_pence > 0 {
        let provision = if law == Law::Foia { "SI 2004/3244 reg.4(2)" } else { "SSI 2004/467 reg.3(1)" };
        steps.push(CostStep {
            what: "other costs, as they are".to_owned(),
            pence: estimate.other_pence,
            provision: provision.to_owned(),
        });
    }
    let estimate_pence = steps.iter().map(|step| step.pence).sum();
    let limit_pence = u64::from(limit.pounds) * 100;
    let mut cost = Cost {
        estimate_pence,
        limit_pence,
        exceeded: exact > limit_pence * 60,
        over_pence: match exact.saturating_sub(limit_pence * 60) {
            0 => 0,
            // Never nought where it is exceeded at all.
            over => ((over + 30) / 60).max(1),
        },
        left_pence: limit_pence.saturating_sub(estimate_pence),
        items_within_limit: None,
        steps,
        notes,
    };
    cost.items_within_limit = items_within(law, &cost, estimate, limit);
    follow(law, estimate, &mut cost);
    Outcome::Answer(cost)
}

/// How many of the sampled items fit into what the other work leaves of the limit.
fn items_within(law: Law, cost: &Cost, estimate: &Estimate, limit: &AppropriateLimit) -> Option<u32> {
    let counted = |minutes: &[(Activity, u32)]| -> u64 {
        minutes.iter().filter(|(of, _)| of.counts(law)).map(|(_, minutes)| u64::from(*minutes)).sum()
    };
    let sample = estimate.sample.as_ref().filter(|_| cost.exceeded)?;
    let tried = counted(&sample.minutes);
    let others = counted(&estimate.minutes);
    let rate = u64::from(limit.pounds_per_hour) * 100;
    let left = (cost.limit_pence * 60).checked_sub(others * rate + estimate.other_pence * 60)?;
    let each = tried.checked_mul(rate).filter(|each| *each > 0)?;
    u32::try_from(left * u64::from(sample.tried) / each).ok()
}

fn follow(law: Law, estimate: &Estimate, cost: &mut Cost) {
    let notes = &mut cost.notes;
    if estimate.not_counted_minutes > 0 {
        notes.push(format!(
            "{} minutes of work that does not count were left out ({})",
            estimate.not_counted_minutes,
            not_counted(law).join(", ")
        ));
    }
    if law == Law::Foisa && !estimate.minutes.is_empty() {
        notes.push("£15 an hour is the most that a person's time counts at: where they cost less, that counts (SSI 2004/467 reg.3(2)(b))".to_owned());
    }
    if let Some(sample) = &estimate.sample {
        notes.push(format!(
            "estimated from {} of {} items: {}",
            sample.tried,
            sample.of,
            if sample.how.trim().is_empty() { "say how they were chosen" } else { sample.how.trim() }
        ));
    }
    if !cost.exceeded {
        notes.push("the limit is not exceeded, so cost is no ground to refuse".to_owned());
        return;
    }
    notes.push("the whole request may be refused, not the part above the limit".to_owned());
    let advice = if law == Law::Foia { "s.16" } else { "s.15" };
    notes.push(match cost.items_within_limit {
        Some(items) if items > 0 => {
            format!("say what could be given within the limit: about {items} of the items ({advice})")
        }
        _ => format!("say what could be given within the limit ({advice})"),
    });
    if law == Law::Foia {
        notes.push("s.12(1) leaves the duty to say whether the information is held, unless saying so would by itself exceed the limit (s.12(2))".to_owned());
    } else {
        notes.push("it may be given all the same for a fee agreed beforehand, at most £50 and what the cost exceeds £600 by (s.13, SSI 2004/376 reg.4)".to_owned());
    }
}

/// A fee that may be asked for, with its working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fee {
    /// The most that may be asked, in pence.
    pub at_most_pence: u64,
    /// The working.
    pub steps: Vec<CostStep>,
    /// What to look out for.
    pub notes: Vec<String>,
}

/// The most that a fees notice may ask under FOIA: below the limit what informing and communicating cost (s.9,
/// SI 2004/3244 reg.6); above it, where the authority answers all the same, also the estimate (s.13, reg.7).
pub fn fee(tier: Tier, received: Date, estimate: &Estimate, communicating_pence: u64) -> Outcome<Fee> {
    cost(Law::Foia, tier, received, estimate).map(|cost| {
        let regulation = if cost.exceeded { "SI 2004/3244 reg.7" } else { "SI 2004/3244 reg.6" };
        let mut steps = if cost.exceeded { cost.steps } else { Vec::new() };
        steps.push(CostStep {
            what: "informing the applicant and communicating the information".to_owned(),
            pence: communicating_pence,
            provision: regulation.to_owned(),
        });
        let note = if cost.exceeded {
            "above the limit nothing need be answered; where it is, this may be charged (s.13)"
        } else {
            "below the limit a person's time is never charged (reg.6(4))"
        };
        Fee { at_most_pence: steps.iter().map(|step| step.pence).sum(), steps, notes: vec![note.to_owned()] }
    })
}
