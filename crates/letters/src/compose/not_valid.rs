//! The notice that a message is no valid request, and what would make it one.

use document::Law;

use super::{Body, Composer};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let law = c.case.law().or(c.authority.profile.laws.first().copied()).unwrap_or(Law::Foia);
    let values =
        [("received", c.received()), ("law", law.title().to_owned()), ("section", section(law).to_owned())];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    body.say(&c.say("not-valid.opening", &values));
    body.say(&c.say("not-valid.cure", &[]));
    body.say(&c.plan.note);
    body.say(&c.say("not-valid.clock", &[]));
    c.close(body);
}

/// The provision on the form of a request; the environmental regulations have none.
fn section(law: Law) -> &'static str {
    match law {
        Law::Foia | Law::Foisa => " (section 8)",
        Law::Eir | Law::Eisrs => "",
    }
}
