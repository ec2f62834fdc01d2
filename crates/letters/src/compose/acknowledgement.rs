//! The acknowledgement: we have it, under this law, by this date at the latest, and what happens next.

use casework::{Case, case::Group};
use jiff::civil::Date;

use super::{Body, Composer};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let reference = c.case.reference.as_str();
    body.say(&c.say("acknowledgement.opening", &[("received", &c.received()), ("reference", reference)]));
    let groups = c.groups();
    if !groups.is_empty() {
        let laws = c.laws(groups.iter().map(|g| g.law));
        body.say(&c.say("acknowledgement.law", &[("law", &laws)]));
    }
    dates(c, body, &groups);
    if !c.case.questions.is_empty() {
        body.say(&c.say("acknowledgement.questions", &[]));
        let ids: Vec<_> = c.case.questions.iter().map(|q| q.id).collect();
        c.restate(body, &ids);
    }
    body.heading(2, &c.say("common.no-answer-heading", &[]));
    body.say(&c.say("acknowledgement.next", &[]));
    if !c.plan.note.trim().is_empty() {
        body.heading(2, &c.say("acknowledgement.published-heading", &[]));
        body.say(&c.say("acknowledgement.published", &[]));
        body.say(&c.plan.note);
    }
    c.close(body);
}

/// One date where all groups have the same; else one for each group, with its questions and its law.
fn dates(c: &Composer<'_>, body: &mut Body, groups: &[&Group]) {
    let due = |g: &Group| latest(c, g);
    let all: Vec<Option<Date>> = groups.iter().map(|g| due(g)).collect();
    match all.as_slice() {
        [Some(first), rest @ ..] if rest.iter().all(|d| *d == Some(*first)) => {
            body.say(&c.say("acknowledgement.date", &[("due", &c.day(*first))]));
        }
        _ => {
            for group in groups {
                let Some(date) = due(group) else { continue };
                let names = c.named(&members(c.case, group));
                let values =
                    [("questions", names.as_str()), ("law", c.title(group.law)), ("due", &c.day(date))];
                body.say(&c.say("acknowledgement.date-of-part", &values));
            }
        }
    }
}

fn members(case: &Case, group: &Group) -> Vec<casework::QuestionId> {
    case.questions.iter().filter(|q| q.group == group.id).map(|q| q.id).collect()
}

/// The latest lawful date of a group: the law's answer kept with it, or worked out now.
fn latest(c: &Composer<'_>, group: &Group) -> Option<Date> {
    match &group.outcome {
        Some(outcome) => outcome.due,
        None => casework::working(c.case, group, c.authority, c.plan.on).answer().and_then(|due| due.due),
    }
}
