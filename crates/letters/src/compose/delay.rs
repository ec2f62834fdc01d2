//! The apology for delay: what the law asked, that we are sorry, when to expect the answer, what can be done meanwhile.

use casework::QuestionId;

use super::{Body, Composer, facts::by_law};
use crate::prose::{self, speech};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let owed: Vec<QuestionId> = c.case.unanswered().map(|q| q.id).collect();
    opening(c, body, &owed);
    c.questions_of(body, "delay.questions", &owed);
    c.under(body, "delay.why-heading", &c.plan.note);
    body.heading(2, &c.say("common.no-answer-heading", &[]));
    if let Some(until) = c.plan.until.or(c.plan.particulars.by) {
        body.say(&c.say("delay.expect", &[("by", &c.day(until))]));
    }
    body.say(&c.say("delay.ask", &[]));
    rights(c, body);
    c.close(body);
}

fn opening(c: &Composer<'_>, body: &mut Body, owed: &[QuestionId]) {
    let groups = c
        .case
        .groups
        .values()
        .filter(|g| c.case.questions.iter().any(|q| q.group == g.id && owed.contains(&q.id)));
    let first = groups.filter_map(|g| Some((g.law, c.clock(g, None)?.due?))).min_by_key(|(_, due)| *due);
    let Some((law, due)) = first else {
        body.say(&c.say("delay.opening", &[]));
        return;
    };
    let own = if due < c.plan.on { "delay.opening-late" } else { "delay.opening-ahead" };
    let provision = prose::capital(&c.rule(law, "time"));
    let due = c.day(due);
    let values = [("provision", provision.as_str()), ("law", c.title(law)), ("due", &due)];
    body.say(&c.say_as("delay.opening", own, &values));
}

fn rights(c: &Composer<'_>, body: &mut Body) {
    body.heading(2, &c.say("delay.rights-heading", &[]));
    let laws = c.laws_here();
    for law in &laws {
        if laws.len() > 1 {
            body.heading(3, c.title(*law));
        }
        let of = law::rights(*law);
        let within = speech::working_days(c.words.language, of.review_within_working_days);
        let reply = speech::working_days(c.words.language, of.review_answered_working_days);
        let route = of.review_within_provision.split('(').next().unwrap_or_default();
        let route = c.provisions([(*law, route)]);
        let contact = c.review_contact();
        let values =
            [("contact", contact.as_str()), ("within", &within), ("reply", &reply), ("provision", &route)];
        body.say(&c.say_as("delay.review", &by_law("delay.review", *law), &values));
        let to = c.regulator(*law);
        let values = [
            ("regulator", to.name.as_str()),
            ("provisions", &to.provisions),
            ("address", &to.address),
            ("complaints", &to.complaints),
        ];
        let own = if *law == document::Law::Foia { "delay.regulator-foia" } else { "delay.regulator" };
        body.say(&c.say_as("delay.regulator", own, &values));
    }
}
