//! The notice that a message is no valid request, and what would make it one.

use document::Law;

use super::{Body, Composer};
use crate::prose::speech;

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let law = c.case.law().or(c.authority.profile.laws.first().copied()).unwrap_or(Law::Foia);
    let section = speech::in_brackets(c.words.language, section(law), law);
    let values = [("received", c.received()), ("law", c.title(law).to_owned()), ("section", section)];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    body.say(&c.say("not-valid.opening", &values));
    body.say(&c.say("not-valid.cure", &[]));
    body.say(&c.plan.note);
    body.say(&c.say("not-valid.clock", &[]));
    c.close(body);
}

/// The provision on the form of a request; the environmental regulations have none.
fn section(law: Law) -> Option<&'static str> {
    match law {
        Law::Foia | Law::Foisa => Some("s.8"),
        Law::Eir | Law::Eisrs => None,
    }
}
