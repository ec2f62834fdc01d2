//! The notice that another authority has the request: that we do not hold it, who answers, how to reach it, its clock.

use document::Law;
use law::notices::NoticeKind;

use super::{Body, Composer, facts::by_kind_of_law, rights};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let law = c.law();
    let values = [("law", c.title(law)), ("party", c.party())];
    body.say(&c.say("transfer.opening", &values));
    c.questions_of(body, "transfer.questions", &c.members(&c.groups()));
    not_held(c, body, law);
    let party = c.plan.particulars.party.clone().unwrap_or_default();
    let mut lines = vec![party.name];
    lines.extend(party.address);
    lines.push(party.email);
    lines.retain(|line| !line.trim().is_empty());
    c.under(body, "transfer.reach-heading", &lines.join("\n"));
    body.say(&c.say("transfer.clock", &[("party", c.party())]));
    body.say(&c.plan.note);
    body.say(&c.say("transfer.disagree", &[("party", c.party())]));
    rights::write(c, body, &c.laws_here(), "common.rights-heading");
    c.close(body);
}

fn not_held(c: &Composer<'_>, body: &mut Body, law: Law) {
    let provision = c.cite(NoticeKind::NotHeld, law, "not-held");
    let transfer = c.cite(NoticeKind::Transfer, law, "other-authority");
    let values = [("provision", provision.as_str()), ("transfer", &transfer), ("law", c.title(law))];
    body.say(&c.say_as("transfer.not-held", &by_kind_of_law("transfer.not-held", law), &values));
}
