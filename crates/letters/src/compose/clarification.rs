//! The request for clarification: what is unclear, what we need, what that does to the time, and help.

use law::notices::NoticeKind;

use super::{Body, Composer};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let laws = c.laws_here();
    let law = c.law();
    body.say(&c.say("clarification.opening", &[("law", &c.laws(laws))]));
    let ids = c.members(&c.groups());
    c.questions_or_whole(body, "clarification.questions", &ids);
    body.say(&c.say("clarification.need", &[]));
    body.say(&c.plan.note);
    let own =
        if law.is_environmental() { "clarification.clock-environmental" } else { "clarification.clock" };
    let provision = c.cite(NoticeKind::Clarification, law, "unclear");
    body.say(&c.say_as("clarification.clock", own, &[("provision", &provision)]));
    if c.has_others(&ids) {
        body.say(&c.say("clarification.others", &[]));
    }
    body.say(&c.say("clarification.help", &[]));
    if let Some(by) = c.plan.particulars.by {
        body.say(&c.say("clarification.close-by", &[("by", &c.day(by))]));
    }
    c.close(body);
}
