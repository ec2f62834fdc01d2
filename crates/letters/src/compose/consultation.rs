//! The letter that asks a third party for its view: what was asked, what we hold of it, what to say, by when. It never tells
//! who asked.

use super::{Body, Composer};
use crate::prose;

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let law = c.law();
    let by = c.day_if(c.plan.particulars.by);
    body.say(&c.say("consultation.opening", &[("law", c.title(law)), ("by", &by)]));
    body.heading(2, &c.say("consultation.questions-heading", &[]));
    c.restate(body, &c.plan.particulars.questions);
    c.under(body, "consultation.held-heading", &prose::stopped(&c.plan.note));
    let reason = if law.is_environmental() { "consultation.exception" } else { "consultation.exemption" };
    body.say(&c.say("consultation.law", &[("law", c.title(law)), ("exemption", &c.say(reason, &[]))]));
    body.heading(2, &c.say("consultation.what-heading", &[]));
    body.say(&c.say("consultation.what", &[]));
    body.heading(2, &c.say("consultation.decide-heading", &[]));
    body.say(&c.say("consultation.decide", &[]));
    body.say(&c.say("consultation.clock", &[("by", &by)]));
    body.say(&c.say("consultation.reply", &[("law", c.title(law))]));
    body.say(&c.say("consultation.rights", &[]));
    c.close(body);
}
