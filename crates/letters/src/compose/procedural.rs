//! What the annex says of grounds that are no exemption: cost, with limit, estimate and help; vexatious and repeated requests;
//! the applicant's own data, which another law gives.

use casework::case::{Contribution, Minutes};
use document::{Block, Table, pounds};
use law::limits::{self, Activity, Cost, Estimate, Tier};

use super::{Body, Composer};
use crate::grounds::Ground;

/// What stands before the reasons.
pub(super) fn before(c: &Composer<'_>, body: &mut Body, ground: &Ground<'_>, known: &law::Provision) {
    if is_cost(ground, known) {
        limit(c, body, ground, known);
    }
}

/// What stands after them.
pub(super) fn after(c: &Composer<'_>, body: &mut Body, ground: &Ground<'_>, known: &law::Provision) {
    if known.is_own_personal_data() {
        body.say(&c.say("annex.own-data", &[]));
    } else if is_cost(ground, known) {
        estimate(c, body, ground);
        let help = c.cite(law::notices::NoticeKind::CostRefusal, ground.law, "advice");
        body.say(&c.say("annex.cost-help", &[("provision", &help)]));
    } else if known.is_about_the_request() {
        body.say(&c.say("annex.request-not-person", &[]));
    }
}

fn is_cost(ground: &Ground<'_>, known: &law::Provision) -> bool {
    known.is_about_cost() && !ground.law.is_environmental()
}

fn limit(c: &Composer<'_>, body: &mut Body, ground: &Ground<'_>, known: &law::Provision) {
    let law = ground.law;
    let received = c.received_on(&ground.questions());
    let Some(limit) = limits::appropriate_limit(law, tier(c), received).answer() else { return };
    let figures = [
        ("limit", pounds(u64::from(limit.pounds) * 100)),
        ("rate", pounds(u64::from(limit.pounds_per_hour) * 100)),
        ("hours", limit.hours().to_string()),
    ];
    let figures: Vec<(&str, &str)> = figures.iter().map(|(k, v)| (*k, v.as_str())).collect();
    body.say(&c.say_as("annex.cost", &super::facts::by_law("annex.cost", law), &figures));
    // Section 12(1) leaves the duty to confirm or deny as it is; section 12(2) lifts it.
    let held = if known.ncnd.is_some() { "annex.cost-confirm" } else { "annex.cost-held" };
    body.say(&c.say(held, &[]));
}

fn tier(c: &Composer<'_>) -> Tier {
    if c.authority.profile.higher_limit { Tier::PartOne } else { Tier::Other }
}

/// The estimate from what colleagues told us of the work, where it exceeds the limit: only then is it the reason.
fn estimate(c: &Composer<'_>, body: &mut Body, ground: &Ground<'_>) {
    let law = ground.law;
    let Some(cost) = told(c, ground).filter(|cost| cost.1.exceeded) else { return };
    let (minutes, cost) = cost;
    let heading = |part: &str| c.say(&format!("annex.estimate-{part}"), &[]);
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut steps = cost.steps.iter();
    for (activity, minutes) in minutes.iter().filter(|(activity, _)| activity.counts(law)) {
        let pence = steps.next().map_or(0, |step| step.pence);
        rows.push(vec![heading(activity.id()), hours(*minutes), pounds(pence)]);
    }
    let all = minutes.iter().map(|(_, m)| *m).fold(0, u32::saturating_add);
    rows.push(vec![heading("total"), hours(all), pounds(cost.estimate_pence)]);
    body.add(Block::Table(Table {
        caption: heading("caption"),
        headings: vec![heading("work"), heading("hours"), heading("cost")],
        rows,
    }));
}

/// The minutes of each kind of work that counts, from the newest word on each question, and what they come to.
fn told(c: &Composer<'_>, ground: &Ground<'_>) -> Option<(Vec<(Activity, u32)>, Cost)> {
    let received = c.received_on(&ground.questions());
    let mut all = Minutes::default();
    for id in ground.questions() {
        let said = c.case.asks.iter().filter(|a| !a.withdrawn).filter_map(|ask| {
            ask.contributions.iter().rev().find(|said: &&Contribution| said.question == id)
        });
        for said in said {
            all.find_out = all.find_out.saturating_add(said.minutes.find_out);
            all.locate = all.locate.saturating_add(said.minutes.locate);
            all.retrieve = all.retrieve.saturating_add(said.minutes.retrieve);
            all.extract = all.extract.saturating_add(said.minutes.extract);
        }
    }
    let minutes: Vec<(Activity, u32)> = [
        (Activity::Determine, all.find_out),
        (Activity::Locate, all.locate),
        (Activity::Retrieve, all.retrieve),
        (Activity::Extract, all.extract),
    ]
    .into_iter()
    .filter(|(activity, minutes)| *minutes > 0 && activity.counts(ground.law))
    .collect();
    let estimate = Estimate { minutes: minutes.clone(), ..Estimate::default() };
    let cost = limits::cost(ground.law, tier(c), received, &estimate).answer()?;
    Some((minutes, cost))
}

/// Minutes as hours with one digit behind the point.
fn hours(minutes: u32) -> String {
    let tenths = (u64::from(minutes) * 10 + 30) / 60;
    format!("{}.{}", tenths / 10, tenths % 10)
}
