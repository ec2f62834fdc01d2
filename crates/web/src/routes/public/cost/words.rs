//! The estimate as a paragraph that an officer can put into the case and the letter.
//!
//! It only says what `law` added up.

use law::Law;
use law::limits::{Charge, Cost, CostStep, Estimate};

use crate::view::pounds;

/// What it would cost, activity by activity, and how that stands to the limit.
pub(super) fn estimate(law: Law, pounds_per_hour: u32, estimate: &Estimate, cost: &Cost) -> String {
    let mut said = format!(
        "We estimate that complying with the request would cost {}: {}.",
        pounds(&cost.estimate_pence),
        listed(&cost.steps)
    );
    said += &match law {
        Law::Foisa => format!(" A person’s time counts at no more than £{pounds_per_hour} an hour."),
        _ => format!(" A person’s time counts at £{pounds_per_hour} an hour."),
    };
    if let Some(sample) = &estimate.sample {
        said += &format!(" This rests on a sample: {} of {} items were tried", sample.tried, sample.of);
        let how = sample.how.trim().trim_end_matches('.');
        said += &if how.is_empty() { ".".to_owned() } else { format!(" ({how}).") };
    }
    let regulations = match law {
        Law::Foisa => {
            "regulation 5 of the Freedom of Information (Fees for Required Disclosure) (Scotland) Regulations 2004"
        }
        _ => {
            "regulation 3 of the Freedom of Information and Data Protection (Appropriate Limit and Fees) Regulations 2004"
        }
    };
    let limit = pounds(&cost.limit_pence);
    said += &match cost.exceeded {
        true => {
            format!(" That is {} more than the limit of {limit} ({regulations}).", pounds(&cost.over_pence))
        }
        false => format!(" That is within the limit of {limit} ({regulations})."),
    };
    if let Some(items) = cost.items_within_limit.filter(|items| *items > 0) {
        said += &format!(" Within the limit we could look at about {items} of the items.");
    }
    said
}

/// What is charged, and for what.
pub(super) fn charge(law: Law, charge: &Charge) -> String {
    if charge.pence == 0 {
        return "We make no charge for this information.".to_owned();
    }
    let regulations = match law {
        Law::Eisrs => "the Environmental Information (Scotland) Regulations 2004",
        _ => "the Environmental Information Regulations 2004",
    };
    format!(
        "We charge {} for this information: {}. The charge follows our published schedule of charges (regulation 8 of {regulations}).",
        pounds(&charge.pence),
        listed(&charge.steps)
    )
}

fn listed(steps: &[CostStep]) -> String {
    let one = |step: &CostStep| format!("{} ({})", step.what, pounds(&step.pence));
    steps.iter().map(one).collect::<Vec<_>>().join("; ")
}
