//! The notice to a third party before release: what, when, why, and the last chance to tell us more.

use casework::case::LetterKind;

use super::{Body, Composer};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let law = c.law();
    let by = c.day_if(c.plan.particulars.by);
    let earlier = c.case.letters.iter().rev().find(|l| {
        let party = l.particulars.party.as_ref().map(|p| p.name.trim());
        l.kind == LetterKind::Consultation && l.stands() && party == Some(c.party())
    });
    let on = earlier.map(|l| c.date(l.on)).unwrap_or_default();
    let own = if on.is_empty() { "pre-release.opening-without-date" } else { "pre-release.opening" };
    let values = [("law", c.title(law)), ("by", by.as_str()), ("consulted", &on)];
    body.say(&c.say_as("pre-release.opening", own, &values));
    body.heading(2, &c.say("pre-release.questions-heading", &[]));
    c.restate(body, &c.plan.particulars.questions);
    c.under(body, "pre-release.release-heading", &c.plan.note);
    let asked = c.case.consultations.iter().rev().find(|k| k.party.trim() == c.party());
    if let Some(asked) = asked {
        let own = if asked.view.is_some() { "pre-release.view" } else { "pre-release.no-view" };
        body.say(&c.say_as("pre-release.view", own, &[]));
    }
    body.say(&c.say("pre-release.before", &[]));
    body.say(&c.say("pre-release.public", &[("law", c.title(law))]));
    c.close(body);
}
