//! The notice of more time for the public interest test (s.17(2)): no decision yet, the exemption, the estimate.

use casework::QuestionId;
use document::Law;

use super::{Body, Composer, rights};
use crate::grounds;

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let groups = c.groups();
    let law = c.laws(groups.iter().map(|g| g.law));
    body.say(&c.say("extension.opening", &[("received", &c.received()), ("law", &law)]));
    let ids: Vec<QuestionId> =
        c.case.questions.iter().filter(|q| groups.iter().any(|g| g.id == q.group)).map(|q| q.id).collect();
    body.say(&c.say("extension.held", &[]));
    c.restate(body, &ids);
    exemptions(c, body, &ids, &law);
    body.say(&c.plan.note);
    if let Some(until) = c.plan.until {
        body.say(&c.say("extension.estimate", &[("until", &c.day(until))]));
    }
    let others = c.case.unanswered().any(|q| !ids.contains(&q.id));
    if others {
        body.say(&c.say("extension.others", &[]));
    }
    rights::write(c, body, &groups.iter().map(|g| g.law).collect::<Vec<_>>());
    c.close(body);
}

/// The qualified exemptions decided on so far; where none is on the case yet, the officer's note names it.
fn exemptions(c: &Composer<'_>, body: &mut Body, ids: &[QuestionId], law: &str) {
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
    if qualified.is_empty() {
        body.say(&c.say("extension.exemption-not-named", &[]));
        return;
    }
    let provisions = c.provisions(qualified.iter().copied());
    let default = if qualified.len() == 1 { "extension.exemption" } else { "extension.exemptions" };
    let values = [("provisions", provisions.as_str()), ("law", law)];
    body.say(&c.words.say_as("extension.exemption", default, &values));
    for ground in &grounds {
        for (_, why) in ground.texts(|r| r.why.clone()) {
            body.say(&why);
        }
    }
}
