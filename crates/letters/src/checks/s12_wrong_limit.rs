//! A refusal for cost uses the limit of this kind of body.

use document::Law;
use law::limits::{Tier, appropriate_limit};

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s12-wrong-limit",
    severity: casework::Severity::Breach,
    provision: "s.12(3)",
    checks: "A refusal for cost uses the limit of this kind of body.",
    matters: "Departments and others in Part I of Schedule 1 have the higher limit; to refuse at the lower one is to refuse what must be answered.",
    bad: "That is £1,000, and above the appropriate limit of £600 (24 hours) in the Fees Regulations.",
    good: "That is £1,000, and above the appropriate limit of £450 (18 hours) in the Fees Regulations.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    const DO: &str = "Make the estimate again against the right limit.";
    let law = s.law().unwrap_or(Law::Foia);
    let cost = s.of_section(law, "12");
    let Some(ground) = cost.first().filter(|_| !law.is_environmental()) else { return };
    let Some(on) = s.draft.response.received.or(s.draft.response.answered) else {
        report.needs(check, "date of receipt");
        return;
    };
    let of = |tier| appropriate_limit(law, tier, on).answer().map(|l| l.pounds);
    let (Some(lower), Some(higher)) = (of(Tier::Other), of(Tier::PartOne)) else { return };
    let says = |pounds: u32| {
        let hours = pounds / 25;
        s.said.iter().any(|p| {
            p.says(&["limit", "threshold"])
                && (p.says(&[&format!("£{pounds}")])
                    || p.says(&[&format!("{hours} hours"), &format!("{hours}-hour")]))
        })
    };
    // A limit that no body has is wrong, whoever answers.
    let neither = !says(lower) && !says(higher);
    if let Some(stated) = neither.then(|| s.said.iter().find_map(|p| stated(&p.words))).flatten() {
        let message = format!("The letter uses a limit of £{stated}; the law knows no such limit.");
        report.add(Finding::new(check, s, s.at(ground), message, DO));
        return;
    }
    if lower == higher {
        return;
    }
    let Some(part_one) = part_one(s) else {
        report.needs(check, "whether the body is listed in Part I of Schedule 1");
        return;
    };
    let (own, other) = if part_one { (higher, lower) } else { (lower, higher) };
    if says(other) && !says(own) {
        let message = format!("The letter uses a limit of £{other}; for this body it is £{own}.");
        report.add(Finding::new(check, s, s.at(ground), message, DO));
    }
}

/// The sum in pounds that a sentence calls the limit.
fn stated(words: &str) -> Option<u32> {
    let cues = [
        "limit of £",
        "limit is £",
        "limit for us is £",
        "limit was £",
        "limit, £",
        "limit (£",
        "limit (of £",
    ];
    let after = cues.iter().find_map(|cue| words.split_once(cue).map(|(_, after)| after)).or_else(|| {
        // "The limit for councils such as ours is £500."
        let (_, after) = words.split_once(" limit for ")?;
        let (between, after) = after.split_once(" is £")?;
        (between.split(' ').count() <= 6).then_some(after)
    })?;
    let sum: String =
        after.chars().take_while(|c| c.is_ascii_digit() || *c == ',').filter(|c| *c != ',').collect();
    // A fee by the hour is no limit.
    sum.parse().ok().filter(|sum| *sum >= 100)
}

/// Whether the body is listed in Part I of Schedule 1, as was said or as its name plainly shows.
fn part_one(s: &Subject<'_>) -> Option<bool> {
    let name = s.draft.response.authority.as_deref().unwrap_or_default().to_lowercase();
    let department =
        ["department for ", "department of ", "ministry of ", "home office", "cabinet office", "hm treasury"]
            .iter()
            .any(|d| name.starts_with(d));
    s.draft
        .higher_limit
        .or(department.then_some(true))
        .or(super::words::plainly_no_department(&name).then_some(false))
}
