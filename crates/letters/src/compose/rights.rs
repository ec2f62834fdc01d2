//! Review and regulator: the end of every letter that refuses. Periods, names and provisions are the law's.

use document::Law;

use super::{Body, Composer, facts::by_law};
use crate::prose::speech;

/// The rights under each law of the letter, under a heading.
pub(super) fn write(c: &Composer<'_>, body: &mut Body, laws: &[Law], heading: &str) {
    let mut seen: Vec<Law> = Vec::new();
    body.heading(2, &c.say(heading, &[]));
    for law in laws {
        if seen.contains(law) {
            continue;
        }
        seen.push(*law);
        if laws.iter().any(|l| l != law) {
            body.heading(3, c.title(*law));
        }
        review(c, body, *law);
        regulator(c, body, "response.regulator", *law);
    }
}

fn review(c: &Composer<'_>, body: &mut Body, law: Law) {
    let rights = law::rights(law);
    let within = speech::working_days(c.words.language, rights.review_within_working_days);
    let reply = speech::working_days(c.words.language, rights.review_answered_working_days);
    let contact = c.review_contact();
    let provision = c.provisions([(law, route(law))]);
    let values =
        [("contact", contact.as_str()), ("within", &within), ("reply", &reply), ("provision", &provision)];
    body.say(&c.say_as("response.review", &by_law("response.review", law), &values));
}

/// The provision that gives the review: that of its period, without the paragraph on time.
fn route(law: Law) -> &'static str {
    let within = law::rights(law).review_within_provision;
    within.split_once('(').map_or(within, |(section, _)| section)
}

/// The way to the regulator, in the wording of a letter.
pub(super) fn regulator(c: &Composer<'_>, body: &mut Body, slot: &str, law: Law) {
    let to = c.regulator(law);
    let appeal = c.provisions([(law, first(law::rights(law).appeal_provision))]);
    let values = [
        ("regulator", to.name.as_str()),
        ("provisions", &to.provisions),
        ("address", &to.address),
        ("complaints", &to.complaints),
        ("appeal", &appeal),
    ];
    body.say(&c.say_as(slot, &by_law(slot, law), &values));
}

/// The first of several provisions.
fn first(provisions: &'static str) -> &'static str {
    provisions.split(';').next().unwrap_or(provisions)
}
