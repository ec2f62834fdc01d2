//! Notices of one message: what has become of the request, about which questions, what the officer says, and the close.

use super::{Body, Composer};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let by = c.plan.particulars.by.or(c.plan.until).map(|d| c.day(d)).unwrap_or_default();
    let party = c.plan.particulars.party.as_ref().map(|p| p.name.as_str()).unwrap_or_default();
    let values = [("received", c.received()), ("by", by)];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(k, v)| (*k, v.as_str())).chain([("party", party)]).collect();
    body.say(&c.say(&format!("{}.opening", c.kind.id()), &values));
    c.restate(body, &c.plan.particulars.questions);
    body.say(&c.plan.note);
    c.close(body);
}
