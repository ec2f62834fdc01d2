//! The notice that a message is no valid request, and what would make it one.

use super::{Body, Composer};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let law = c.law();
    let own = if law.is_environmental() { "not-valid.opening-environmental" } else { "not-valid.opening" };
    let provision = c.rule(law, "valid");
    body.say(&c.say_as("not-valid.opening", own, &[("law", c.title(law)), ("provision", &provision)]));
    body.say(&c.say("not-valid.cure", &[]));
    body.say(&c.plan.note);
    body.say(&c.say("not-valid.clock", &[]));
    body.say(&c.say("not-valid.help", &[]));
    c.close(body);
}
