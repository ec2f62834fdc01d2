//! The notice of more time: for the public interest test (s.17(2)), with exemption and estimate; or for complexity and
//! volume (regulation 7), with the new latest day.

use casework::{QuestionId, case::ClockEventKind};
use document::Law;
use law::notices::NoticeKind;

use super::{Body, Composer, rights};
use crate::grounds;

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let laws = c.laws_here();
    body.say(&c.say("extension.opening", &[("law", &c.laws(laws.iter().copied()))]));
    let ids = c.members(&c.groups());
    if c.law().is_environmental() {
        complex(c, body, &ids)
    } else {
        public_interest(c, body, &ids)
    }
    if c.has_others(&ids) {
        body.say(&c.say("extension.others", &[]));
    }
    rights::write(c, body, &laws, "common.rights-heading");
    c.close(body);
}

fn public_interest(c: &Composer<'_>, body: &mut Body, ids: &[QuestionId]) {
    let law = c.law();
    c.questions_or_whole(body, "extension.held", ids);
    exemptions(c, body, ids, law);
    body.heading(2, &c.say("extension.more-time-heading", &[]));
    let provision = c.rule(law, "public-interest");
    body.say(&c.say("extension.more-time", &[("law", c.title(law)), ("provision", &provision)]));
    body.say(&c.plan.note);
    if let Some(until) = c.plan.until {
        body.say(&c.say("extension.estimate", &[("until", &c.day(until))]));
    }
}

/// The qualified exemptions decided on so far; where none is on the case yet, the officer's note names it.
fn exemptions(c: &Composer<'_>, body: &mut Body, ids: &[QuestionId], law: Law) {
    let grounds = grounds::grounds(c.case, ids);
    let qualified: Vec<(Law, &str)> = grounds
        .iter()
        .filter(|g| {
            g.ncnd
                || law::provision(g.law, &g.provision)
                    .is_some_and(|p| p.needs_public_interest_test() != Some(false))
        })
        .map(|g| (g.law, g.provision.as_str()))
        .collect();
    let default = match qualified.len() {
        0 => "extension.exemption-not-named",
        1 => "extension.exemption",
        _ => "extension.exemptions",
    };
    let provisions = c.provisions(qualified.iter().copied());
    let values = [("provisions", provisions.as_str()), ("law", c.title(law))];
    body.say(&c.say_as("extension.exemption", default, &values));
    let whys: Vec<String> =
        grounds.iter().flat_map(|g| g.texts(|r| r.why.clone())).map(|(_, why)| why).collect();
    c.under(body, "extension.why-heading", &whys.join("\n\n"));
}

fn complex(c: &Composer<'_>, body: &mut Body, ids: &[QuestionId]) {
    let law = c.law();
    c.questions_or_whole(body, "extension.complex-held", ids);
    let groups = c.groups();
    let before = groups.first().and_then(|group| {
        let mut group = (*group).clone();
        group.events.retain(|e| e.kind != ClockEventKind::ComplexVoluminousExtension);
        c.clock(&group, None)?.due
    });
    let after = groups.first().and_then(|group| {
        let told = group.events.iter().any(|e| e.kind == ClockEventKind::ComplexVoluminousExtension);
        c.clock(group, (!told).then_some(ClockEventKind::ComplexVoluminousExtension))?.due
    });
    let provision = c.cite(NoticeKind::ComplexExtension, law, "extension");
    let default = if before.is_some() { "extension.complex" } else { "extension.complex-bare" };
    let usual = c.day_if(before);
    let values = [("usual", usual.as_str()), ("law", c.title(law)), ("provision", &provision)];
    body.say(&c.say_as("extension.complex", default, &values));
    c.under(body, "extension.more-time-heading", &c.plan.note);
    body.heading(2, &c.say("extension.date-heading", &[]));
    if let Some(due) = after {
        body.say(&c.say("extension.complex-date", &[("due", &c.day(due))]));
    }
    if let Some(until) = c.plan.until.filter(|until| after.is_none_or(|due| *until <= due)) {
        body.say(&c.say("extension.complex-estimate", &[("until", &c.day(until))]));
    }
    body.say(&c.say("extension.complex-help", &[]));
}
