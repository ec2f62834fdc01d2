//! The reminder to a colleague: what we need, by when, what to do where it is not held, and to keep it as it is.

use casework::case::Ask;
use jiff::civil::Date;

use super::{Body, Composer};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let ids = &c.plan.particulars.questions;
    let group = ids.iter().find_map(|id| c.case.group_of(*id));
    let law = group.map_or(c.law(), |g| g.law);
    opening(c, body, law);
    body.say(&c.say("chaser.questions", &[]));
    c.restate(body, ids);
    body.say(&c.plan.note);
    let latest = ids.iter().filter_map(|id| c.case.group_of(*id)).filter_map(|g| c.latest(g)).min();
    if let Some(due) = latest.filter(|due| *due >= c.plan.on) {
        body.say(&c.say("chaser.due", &[("due", &c.day(due))]));
    }
    body.say(&c.say("chaser.send", &[]));
    body.say(&c.say("chaser.not-held", &[]));
    let provision = c.provisions([(law, law::offence::provision(law).provision)]);
    body.say(&c.say("chaser.keep", &[("law", c.title(law)), ("provision", &provision)]));
    body.say(&c.say("chaser.ask", &[]));
    c.close(body);
}

fn opening(c: &Composer<'_>, body: &mut Body, law: document::Law) {
    let by = c.day_if(c.plan.particulars.by);
    let asked: Option<Date> = owed(c).map(|ask| ask.by).filter(|by| *by < c.plan.on);
    let own = match (by.is_empty(), asked) {
        (true, _) => "chaser.opening-at-once",
        (false, Some(_)) => "chaser.opening-with-date",
        (false, None) => "chaser.opening",
    };
    let asked = c.day_if(asked);
    let values = [("law", c.title(law)), ("by", by.as_str()), ("asked", &asked)];
    body.say(&c.say_as("chaser.opening", own, &values));
}

/// What was asked of a colleague and is still owed, the oldest first.
fn owed<'c>(c: &Composer<'c>) -> Option<&'c Ask> {
    let ids = &c.plan.particulars.questions;
    let about = |ask: &&Ask| ask.is_open() && ask.questions.iter().any(|q| ids.contains(&q.question));
    c.case.asks.iter().find(about)
}
