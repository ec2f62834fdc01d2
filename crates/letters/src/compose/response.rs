//! The response: what was asked, each answer in its place, what is enclosed, what is to follow, the rights, the annex.

use casework::QuestionId;
use document::{Block, Inline, Law, response::Outcome};

use super::{Body, Composer, annex, answers, rights};
use crate::{grounds, outcome::outcome, prose};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let laws = laws(c);
    let law = c.laws(laws.iter().copied());
    body.say(&c.say("response.opening", &[("received", &c.received()), ("law", &law)]));
    summary(c, body);
    write_answers(c, body);
}

/// Everything from the first answer to the annex; a correction has the same.
pub(super) fn write_answers(c: &Composer<'_>, body: &mut Body) {
    answers::write(c, body);
    enclosures(c, body);
    to_follow(c, body);
    rights::write(c, body, &laws(c));
    if !c.authority.profile.reuse.trim().is_empty() {
        body.heading(2, &c.say("response.reuse-heading", &[]));
        body.say(c.words.own("response.reuse").unwrap_or(&c.authority.profile.reuse));
    }
    c.close(body);
    annex::write(c, body);
}

/// The laws under which the answers of this letter are given.
fn laws(c: &Composer<'_>) -> Vec<Law> {
    let mut laws: Vec<Law> = Vec::new();
    for question in &c.case.questions {
        let group = c.case.groups.get(&question.group);
        if let Some(group) = group.filter(|_| c.plan.answers.contains(&question.id))
            && !laws.contains(&group.law)
        {
            laws.push(group.law);
        }
    }
    if laws.is_empty() {
        laws.extend(c.case.law().or(c.authority.profile.laws.first().copied()));
    }
    laws
}

fn summary(c: &Composer<'_>, body: &mut Body) {
    let id = match outcome(c.case, &c.plan.answers) {
        Outcome::Full => "response.summary-full",
        Outcome::Partial => "response.summary-partial",
        Outcome::Refused => "response.summary-refused",
        Outcome::NotHeld => "response.summary-not-held",
        Outcome::Ncnd => "response.summary-ncnd",
        Outcome::S12 => "response.summary-s12",
        Outcome::S14 => "response.summary-s14",
        Outcome::Other => "response.summary-other",
    };
    let grounds = grounds::grounds(c.case, &c.plan.answers);
    let provisions = c.provisions(grounds.iter().map(|g| (g.law, g.provision.as_str())));
    body.say(&c.words.say_as("response.summary", id, &[("provisions", &provisions)]));
}

fn enclosures(c: &Composer<'_>, body: &mut Body) {
    let mut names: Vec<&str> = Vec::new();
    let decided = c.case.questions.iter().filter(|q| c.plan.answers.contains(&q.id));
    for id in decided.filter_map(|q| q.decision.as_ref()).flat_map(|d| &d.enclosures) {
        if let Some(enclosure) = c.case.enclosure(*id)
            && !names.contains(&enclosure.file.name.as_str())
        {
            names.push(&enclosure.file.name);
        }
    }
    if names.is_empty() {
        return;
    }
    body.heading(2, &c.say("response.enclosures-heading", &[]));
    let items = names.into_iter().map(|name| vec![Inline::from(name)]).collect();
    body.add(Block::List { ordered: false, items });
}

fn to_follow(c: &Composer<'_>, body: &mut Body) {
    if c.plan.to_follow.is_empty() {
        return;
    }
    body.heading(2, &c.say("response.follow-heading", &[]));
    body.say(&c.say("response.follow-opening", &[]));
    let place = |id: &QuestionId| c.case.place(*id);
    let mut following: Vec<_> = c.plan.to_follow.iter().collect();
    following.sort_by_key(|(id, _)| place(id));
    let items = following
        .into_iter()
        .map(|(id, follow)| {
            let question = prose::capital(&c.named(&[*id]));
            let by = c.day(follow.by);
            let why = prose::stopped(&follow.why);
            let values = [("question", question.as_str()), ("by", &by), ("why", &why)];
            prose::inlines(&c.say("response.follow-item", &values))
        })
        .collect();
    body.add(Block::List { ordered: false, items });
}
