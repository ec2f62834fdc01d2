//! EIR 2004, regulation 8: charging.
//!
//! *It says*: an authority may charge (8(1)) a reasonable amount (8(3)), but nothing for access to public registers
//! or lists, nor for examining information where it is kept (8(2)); payment may be required in advance, told within
//! twenty working days (8(4)), and is then made within sixty (8(5)); the days from the notice to payment are not
//! counted (8(6)); a schedule of charges is published (8(8))
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/8)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: there is no appropriate limit; a person's time may be part of a reasonable charge, at a rate
//! that the schedule states (what is reasonable was before the Court of Justice in Case C-71/14); without a
//! published schedule we give no charge. What a notice after day 20 does to the time, the regulation does not say.
//!
//! *Left to the officer*: what is reasonable; whether to waive the charge.

use calendar::{Calendar, Certainty::*, Law};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Outcome,
    limits::CostStep,
    outcome::Stop,
    section::{COPY_READ, Coded, Rule, Section},
};

pub(crate) const SECTION: Section = Section::new(Law::Eir, "reg.8", "Charging", "eir/r08_charging.md")
    .coded(Coded::Part)
    .mark(COPY_READ)
    .rules(&[&CHARGE, &FREE, &REASONABLE, &ADVANCE, &LAPSE, &PAUSE, &SCHEDULE]);

/// The charge.
pub(crate) const CHARGE: Rule =
    Rule::new("eir-charge", "reg.8(1)", V, "A charge may be made for making information available.")
        .coded(Coded::Part);
/// What is free.
pub(crate) const FREE: Rule = Rule::new(
    "eir-charge-free",
    "reg.8(2)",
    V,
    "Access to public registers and lists, and examining information where it is kept, are free.",
);
/// Its amount.
pub(crate) const REASONABLE: Rule =
    Rule::new("eir-charge-reasonable", "reg.8(3)", V, "A charge does not exceed a reasonable amount.")
        .coded(Coded::Officer);
/// Payment in advance.
pub(crate) const ADVANCE: Rule = Rule::new(
    "eir-charge-advance",
    "reg.8(4)",
    V,
    "Payment in advance and its amount are told within twenty working days of receipt.",
)
.coded(Coded::Part);
/// The end of the duty.
pub(crate) const LAPSE: Rule = Rule::new(
    "eir-charge-lapse",
    "reg.8(5)",
    V,
    "Unpaid within sixty working days after the notice, the duty ends.",
);
/// The wait for payment.
pub(crate) const PAUSE: Rule = Rule::new(
    "eir-charge-pause",
    "reg.8(6)",
    V,
    "The days from the charge notice to payment, both counted in, are disregarded.",
);
/// The schedule.
pub(crate) const SCHEDULE: Rule = Rule::new(
    "eir-charge-schedule",
    "reg.8(8)",
    V,
    "A schedule of charges, and when they are made or waived, is published.",
)
.coded(Coded::Part);

/// Working days in which an advance charge is paid.
const PAYABLE_WITHIN: u32 = 60;

/// The last day on which payment keeps the request alive: the sixtieth working day after that of the notice.
pub(crate) fn payable_until(notice: Date, calendar: &Calendar<'_>) -> Result<Date, Stop> {
    Ok(calendar.add_working_days(notice, PAYABLE_WITHIN)?)
}

/// What a charge is worked out from. Unknown facts are none, never a guess.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargeFacts {
    /// Whether it is access to a public register or list.
    pub public_register: Option<bool>,
    /// Whether the applicant examines the information where it is kept.
    pub inspection: Option<bool>,
    /// Whether a schedule of charges is published.
    pub schedule_published: Option<bool>,
    /// Copying, postage and the like, in pence.
    pub disbursement_pence: u64,
    /// A person's time, in minutes.
    pub minutes: u32,
    /// The rate of the schedule, in pence an hour.
    pub pence_per_hour: u32,
}

/// A charge with its working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Charge {
    /// The charge, in pence.
    pub pence: u64,
    /// The working.
    pub steps: Vec<CostStep>,
    /// What to look out for.
    pub notes: Vec<String>,
}

/// The charge under regulation 8 of the EIR or the EISRs.
pub fn environmental_charge(law: Law, facts: &ChargeFacts) -> Outcome<Charge> {
    if !law.is_environmental() {
        return Outcome::Impossible(format!(
            "a charge under regulation 8 is of the environmental regulations, not of {}",
            law.short_title()
        ));
    }
    if facts.public_register == Some(true) || facts.inspection == Some(true) {
        let what = if facts.public_register == Some(true) {
            "access to a public register or list is free"
        } else {
            "examining information where it is kept is free"
        };
        let step = CostStep { what: what.to_owned(), pence: 0, provision: "reg.8(2)".to_owned() };
        return Outcome::Answer(Charge { pence: 0, steps: vec![step], notes: Vec::new() });
    }
    let mut needs = Vec::new();
    if facts.public_register.is_none() {
        needs.push("whether it is access to a public register or list".to_owned());
    }
    if facts.inspection.is_none() {
        needs.push("whether the applicant examines it where it is kept".to_owned());
    }
    if facts.schedule_published.is_none() {
        needs.push("whether a schedule of charges is published".to_owned());
    }
    if !needs.is_empty() {
        return Outcome::NeedsFact(needs);
    }
    if facts.schedule_published == Some(false) {
        return Outcome::Impossible("without a published schedule nothing is charged (reg.8(8))".to_owned());
    }
    let mut steps = Vec::new();
    if facts.minutes > 0 {
        let pence = (u64::from(facts.minutes) * u64::from(facts.pence_per_hour) + 30) / 60;
        let what = format!("a person's time: {} h {} min", facts.minutes / 60, facts.minutes % 60);
        steps.push(CostStep { what, pence, provision: "reg.8(1)".to_owned() });
    }
    if facts.disbursement_pence > 0 {
        steps.push(CostStep {
            what: "copying, postage and the like, as they are".to_owned(),
            pence: facts.disbursement_pence,
            provision: "reg.8(1)".to_owned(),
        });
    }
    let notes = if law == Law::Eir {
        vec![
            "the charge does not exceed a reasonable amount (reg.8(3))".to_owned(),
            "asked for in advance, it is told with its amount within twenty working days, and the days to payment are not counted (reg.8(4), (6))".to_owned(),
        ]
    } else {
        vec![
            "the fee does not exceed a reasonable amount, nor what producing the information costs (reg.8(3))".to_owned(),
            "asked for in advance, it is told in writing, and the working days to payment are not counted (reg.8(5), (7))".to_owned(),
        ]
    };
    Outcome::Answer(Charge { pence: steps.iter().map(|step| step.pence).sum(), steps, notes })
}
