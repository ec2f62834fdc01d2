//! Review, regulator and re-use: the end of every letter that refuses. Periods and names are the law's, not written here.

use document::Law;

use super::{Body, Composer};

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
            body.heading(3, law.title());
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
    let reply = format!("{} working days", rights.review_answered_working_days);
    let values = [
        ("contact", contact),
        ("within", rights.review_within),
        ("reply", &reply),
        ("review", rights.review_name),
    ];
    let default = if rights.review_is_statutory { "response.review-statutory" } else { "response.review" };
    body.say(&c.words.say_as("response.review", default, &values));

    let regulator = law::rights::regulator_on(law, c.plan.on).unwrap_or(rights.regulator);
    let office = if regulator.office == regulator.name { None } else { Some(regulator.office.as_str()) };
    let address: Vec<&str> = office.into_iter().chain(regulator.address.iter().map(String::as_str)).collect();
    let address = format!("{}, or at {}", address.join(", "), regulator.complaints);
    let provision = law::Citation::parse(Some(law), rights.complaint_provision)
        .map_or_else(|| rights.complaint_provision.to_owned(), |citation| citation.in_words());
    let provisions = format!("{provision} of the {}", law.title());
    let values =
        [("regulator", regulator.name.as_str()), ("provisions", provisions.as_str()), ("address", &address)];
    body.say(&c.say("response.regulator", &values));
}
