//! The letter on re-use: under which Regulations, our answer, how to complain.
//!
//! SI 2015/1415: a complaint goes to the authority in writing and is decided with reasons within a reasonable time (reg.17,
//! text read); then to the Information Commissioner (guidance of the government on re-use read).

use document::Law;

use super::{Body, Composer};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    body.say(&c.say("re-use.opening", &[]));
    let ids: Vec<_> = c.case.questions.iter().map(|q| q.id).collect();
    c.questions_of(body, "re-use.questions", &ids);
    body.say(&c.say("re-use.law", &[("law", c.title(c.law()))]));
    c.under(body, "re-use.decision-heading", &c.plan.note);
    body.heading(2, &c.say("re-use.rights-heading", &[]));
    body.say(&c.say("re-use.complaint", &[("contact", &c.review_contact())]));
    // Of re-use there is one regulator in the whole kingdom.
    let to = c.regulator(Law::Foia);
    let values = [("regulator", to.name.as_str()), ("complaints", &to.complaints)];
    body.say(&c.say("re-use.regulator", &values));
    c.close(body);
}
