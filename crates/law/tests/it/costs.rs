//! Runs the tables of `scenarios/` about money: what an estimate comes to, what may be charged, which requests go together.
//!
//! * `estimate`: separated by `,`: `locate=18h`, `extract=90m`, `other=£20.00`, `not-counted=40h`, `sample=10/400 locate=50m`;
//!   with the columns `body` (`part-one`, `other`) and `received`-free `on`.
//! * `outcome`: `within, £10.00 left`; `over by £25.00`; `over by £25.00, 12 items fit`; `needs`; `impossible`; `not covered`.
//! * `charge`: facts of a charge under the environmental regulations; `projected`: the cost under the Scottish Act.
//! * `given above the limit`: the projected cost of what is given all the same under the Scottish Act.
//! * `requests to publish`: days of receipt, separated by `,`; `of them`: `one-person`, `other-subject`, `total=£650.00`,
//!   `not-published`, `unknown`; outcome `by 2026-06-30`, with `, too late 2026-08-03` where a request came after that.
//! * `requests`: days of receipt, separated by `,`; `together`: the groups, separated by `;`.

use jiff::civil::Date;
use law::{
    Edition, Outcome,
    limits::{
        self, Activity, ChargeFacts, Estimate, Sample, Tier, TogetherFacts, environmental_charge,
        foisa_fee_above_limit_pence, foisa_fee_pence, foisa_requests_together, within_one_window,
    },
};

use crate::tables::{self, Row};

fn pounds(pence: u64) -> String {
    format!("£{}.{:02}", pence / 100, pence % 100)
}

#[track_caller]
fn pence(text: &str) -> u64 {
    let (pounds, pence) = text.trim_start_matches('£').split_once('.').expect("£0.00");
    pounds.parse::<u64>().unwrap() * 100 + pence.parse::<u64>().unwrap()
}

#[track_caller]
fn minutes(text: &str) -> u32 {
    match text.strip_suffix('h') {
        Some(hours) => hours.parse::<u32>().unwrap() * 60,
        None => text.strip_suffix('m').expect("hours or minutes").parse().unwrap(),
    }
}

fn activity(name: &str) -> Activity {
    match name {
        "determine" => Activity::Determine,
        "locate" => Activity::Locate,
        "retrieve" => Activity::Retrieve,
        "extract" => Activity::Extract,
        "provide" => Activity::Provide,
        other => panic!("no activity is called {other}"),
    }
}

fn estimate(text: &str) -> Estimate {
    let mut estimate = Estimate::default();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        if let Some(sample) = part.strip_prefix("sample=") {
            let (items, work) = sample.split_once(' ').unwrap();
            let (tried, of) = items.split_once('/').unwrap();
            let (name, time) = work.split_once('=').unwrap();
            estimate.sample = Some(Sample {
                how: "taken at random".to_owned(),
                tried: tried.parse().unwrap(),
                of: of.parse().unwrap(),
                minutes: vec![(activity(name), minutes(time))],
            });
            continue;
        }
        match part.split_once('=').expect("WHAT=HOW MUCH") {
            ("other", amount) => estimate.other_pence = pence(amount),
            ("not-counted", time) => estimate.not_counted_minutes = minutes(time),
            (name, time) => estimate.minutes.push((activity(name), minutes(time))),
        }
    }
    estimate
}

fn refusal<T>(outcome: &Outcome<T>) -> &'static str {
    match outcome {
        Outcome::Answer(_) => "answer",
        Outcome::NeedsFact(_) => "needs",
        Outcome::NotCovered(_) => "not covered",
        Outcome::Impossible(_) => "impossible",
    }
}

#[track_caller]
fn same(row: &Row, told: &str) {
    assert_eq!(told, row.filled("outcome").unwrap_or_default(), "{}", row.place);
}

#[test]
fn every_estimate_comes_to_what_its_row_says() {
    for row in tables::rows_with("estimate") {
        let tier = if row.filled("body") == Some("part-one") { Tier::PartOne } else { Tier::Other };
        let on = row.date("on").expect("on");
        let cost = limits::cost(row.law, tier, on, &estimate(row.filled("estimate").unwrap_or_default()));
        let Outcome::Answer(cost) = &cost else {
            same(&row, refusal(&cost));
            continue;
        };
        let mut told = if cost.exceeded {
            format!("over by {}", pounds(cost.over_pence))
        } else {
            format!("within, {} left", pounds(cost.left_pence))
        };
        if let Some(items) = cost.items_within_limit {
            told.push_str(&format!(", {items} items fit"));
        }
        same(&row, &told);
        assert_eq!(cost.steps.iter().map(|step| step.pence).sum::<u64>(), cost.estimate_pence);
    }
}

#[test]
fn every_charge_and_fee_comes_to_what_its_row_says() {
    for row in tables::rows_with("charge") {
        let mut facts = ChargeFacts::default();
        for part in row.filled("charge").unwrap_or_default().split(',').map(str::trim) {
            match part.split_once('=').expect("WHAT=HOW MUCH") {
                ("register", yes) => facts.public_register = Some(yes == "yes"),
                ("inspection", yes) => facts.inspection = Some(yes == "yes"),
                ("schedule", yes) => facts.schedule_published = Some(yes == "yes"),
                ("copies", amount) => facts.disbursement_pence = pence(amount),
                ("time", time) => facts.minutes = minutes(time),
                ("an-hour", amount) => facts.pence_per_hour = pence(amount) as u32,
                other => panic!("{}: {other:?}", row.place),
            }
        }
        let charge = environmental_charge(row.law, &facts);
        let refused = refusal(&charge);
        same(&row, &charge.answer().map_or_else(|| refused.to_owned(), |charge| pounds(charge.pence)));
    }
    for row in tables::rows_with("projected") {
        let fee = foisa_fee_pence(pence(row.filled("projected").expect("projected")));
        let refused = refusal(&fee);
        same(&row, &fee.answer().map_or_else(|| refused.to_owned(), pounds));
    }
    for row in tables::rows_with("given above the limit") {
        let fee = foisa_fee_above_limit_pence(pence(row.filled("given above the limit").expect("projected")));
        let refused = refusal(&fee);
        same(&row, &fee.answer().map_or_else(|| refused.to_owned(), pounds));
    }
}

#[test]
fn requests_go_together_as_their_row_says() {
    for row in tables::rows_with("requests") {
        let days: Vec<Date> =
            row.filled("requests").unwrap().split(',').map(|day| day.trim().parse().unwrap()).collect();
        let groups = within_one_window(&days, Edition::current()).answer().expect(&row.place);
        let told: Vec<String> = groups
            .iter()
            .map(|group| group.iter().map(Date::to_string).collect::<Vec<_>>().join(", "))
            .collect();
        assert_eq!(told.join("; "), row.filled("together").unwrap_or_default(), "{}", row.place);
    }
}

#[test]
fn requests_are_refused_together_in_scotland_as_their_row_says() {
    for row in tables::rows_with("requests to publish") {
        let days = row.filled("requests to publish").unwrap().split(',');
        let mut facts = TogetherFacts {
            received: days.map(|day| day.trim().parse().unwrap()).collect(),
            different_persons: Some(true),
            same_subject: Some(true),
            total_pence: Some(60_001),
            will_publish: Some(true),
        };
        for fact in row.filled("of them").unwrap_or_default().split(',').map(str::trim) {
            match fact {
                "" => {}
                "one-person" => facts.different_persons = Some(false),
                "other-subject" => facts.same_subject = Some(false),
                "not-published" => facts.will_publish = Some(false),
                "unknown" => facts = TogetherFacts { received: facts.received, ..TogetherFacts::default() },
                total => facts.total_pence = Some(pence(total.strip_prefix("total=").expect("a fact"))),
            }
        }
        let together = foisa_requests_together(&facts, Edition::current());
        let refused = refusal(&together);
        let told = together.answer().map_or_else(
            || refused.to_owned(),
            |together| {
                let late: Vec<String> = together.too_late.iter().map(Date::to_string).collect();
                let late =
                    if late.is_empty() { String::new() } else { format!(", too late {}", late.join(", ")) };
                format!("by {}{late}", together.by)
            },
        );
        same(&row, &told);
    }
}
