//! The request for clarification: what is unclear, what we need, and what that does to the time.

use super::{Body, Composer};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    body.say(&c.say("clarification.opening", &[("received", &c.received())]));
    let groups: Vec<_> = c.groups().iter().map(|g| g.id).collect();
    let ids: Vec<_> = c.case.questions.iter().filter(|q| groups.contains(&q.group)).map(|q| q.id).collect();
    if !ids.is_empty() {
        body.say(&c.say("clarification.questions", &[]));
        c.restate(body, &ids);
    }
    body.say(&c.say("clarification.need", &[]));
    body.say(&c.plan.note);
    body.say(&c.say("clarification.clock", &[]));
    body.say(&c.say("clarification.help", &[]));
    c.close(body);
}
