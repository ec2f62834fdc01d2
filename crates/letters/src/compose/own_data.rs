//! The letter on the applicant's own personal data: another law, its time, what we need, whom to turn to.
//!
//! That data protection law answers within one month of receipt, or of the day the applicant is known, and within two
//! months more where the request is complex, is UK GDPR Article 12(3) and (6), and that it is free Article 12(5): general
//! knowledge (K), to be cite-checked.

use document::Law;

use super::{Body, Composer};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    body.say(&c.say("own-data.opening", &[]));
    let ids: Vec<_> = c.case.questions.iter().map(|q| q.id).collect();
    c.questions_of(body, "own-data.questions", &ids);
    let law = c.law();
    let provision = law::provisions::own_personal_data(law).map(|p| p.provision.as_str()).unwrap_or_default();
    let provision = c.provisions([(law, provision)]);
    body.say(&c.say("own-data.law", &[("law", c.title(law)), ("provision", &provision)]));
    body.say(&c.say("own-data.time", &[]));
    body.heading(2, &c.say("own-data.need-heading", &[]));
    match c.plan.note.trim() {
        "" => body.say(&c.say("own-data.need", &[])),
        note => body.say(note),
    }
    body.say(&c.say("own-data.ask", &[]));
    // Of data protection there is one regulator in the whole kingdom.
    let to = c.regulator(Law::Foia);
    body.heading(2, &c.say("common.rights-heading", &[]));
    let values = [("regulator", to.name.as_str()), ("complaints", &to.complaints)];
    body.say(&c.say("own-data.complaint", &values));
    let review = c.review_contact();
    let to = c.regulator(law);
    let values = [
        ("law", c.title(law)),
        ("review", review.as_str()),
        ("regulator", &to.name),
        ("provisions", &to.provisions),
    ];
    body.say(&c.say("own-data.review", &values));
    c.close(body);
}
