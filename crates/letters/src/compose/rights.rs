//! Review, regulator and re-use: the end of every letter that refuses. Periods and names are the law's, not written here.

use document::{Language, Law};

use super::{Body, Composer};
use crate::prose::speech;

/// The rights under each law of the letter.
pub(super) fn write(c: &Composer<'_>, body: &mut Body, laws: &[Law]) {
    let mut seen: Vec<Law> = Vec::new();
    body.heading(2, &c.say("response.rights-heading", &[]));
    for law in laws {
        if seen.contains(law) {
            continue;
        }
        seen.push(*law);
        if laws.iter().any(|l| l != law) {
            body.heading(3, c.title(*law));
        }
        one(c, body, *law);
    }
}

fn one(c: &Composer<'_>, body: &mut Body, law: Law) {
    let rights = law::rights(law);
    let contact = match c.authority.profile.review_contact.trim() {
        "" => c.authority.profile.contact.email.as_deref().unwrap_or(&c.authority.profile.team),
        contact => contact,
    };
    let language = c.words.language;
    let within = speech::working_days(language, rights.review_within_working_days);
    let reply = speech::working_days(language, rights.review_answered_working_days);
    let values = [("contact", contact), ("within", &within), ("reply", &reply)];
    let default = if rights.review_is_statutory { "response.review-statutory" } else { "response.review" };
    body.say(&c.words.say_as("response.review", default, &values));

    let regulator = law::rights::regulator_on(law, c.plan.on).unwrap_or(rights.regulator);
    let welsh = regulator.welsh.as_ref().filter(|_| language == Language::Welsh);
    let (name, office, online) = match welsh {
        Some(welsh) => (&welsh.name, &welsh.office, &welsh.complaints),
        None => (&regulator.name, &regulator.office, &regulator.complaints),
    };
    let office = Some(office.as_str()).filter(|office| office != name);
    let lines: Vec<&str> = office.into_iter().chain(regulator.address.iter().map(String::as_str)).collect();
    let address = lines.join(", ");
    let provisions = speech::provision_of(language, rights.complaint_provision, law);
    let values = [
        ("regulator", name.as_str()),
        ("provisions", &provisions),
        ("address", &address),
        ("complaints", online),
    ];
    body.say(&c.say("response.regulator", &values));
}
