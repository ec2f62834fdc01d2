//! Each question in the applicant's words with its answer. Where one points to another, the pointer is made from the
//! order as it is now, so that it stays right when the order changes.

use casework::{
    Case, Disposition, QuestionId,
    case::Question,
    decision::{AnsweredBy, Decision},
};
use document::{Block, Law};

use super::{Body, Composer, Standing};
use crate::{
    grounds,
    prose::{self, speech},
    wording::Words,
};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let questions: Vec<&Question> =
        c.case.questions.iter().filter(|q| c.plan.answers.contains(&q.id)).collect();
    if questions.is_empty() {
        return;
    }
    body.heading(2, &c.say("response.answers-heading", &[]));
    let mut at = Standing::default();
    let mut next = 0;
    while let Some(question) = questions.get(next) {
        c.lead_in(body, question, &mut at);
        c.ask(body, question);
        next += 1;
        // Questions answered with this one that follow directly share its answer.
        while let Some(joined) =
            questions.get(next).filter(|q| joins(q, question.id) && q.heading == question.heading)
        {
            c.lead_in(body, joined, &mut at);
            c.ask(body, joined);
            next += 1;
        }
        if let Some(decision) = &question.decision {
            answer(c.case, &c.words, body, decision);
        }
    }
}

fn joins(question: &Question, other: QuestionId) -> bool {
    question.decision.as_ref().is_some_and(|d| d.answered_by == AnsweredBy::With(other))
}

pub(super) fn answer(case: &Case, words: &Words<'_>, body: &mut Body, decision: &Decision) {
    match decision.answered_by {
        AnsweredBy::Itself => {}
        AnsweredBy::See(other) => {
            body.say(&words.say(
                "response.see",
                &[("question", &speech::question(words.language, &case.naming(other)))],
            ));
            body.say(&decision.words);
            return;
        }
        AnsweredBy::With(other) => {
            body.say(&words.say(
                "response.with",
                &[("question", &speech::question(words.language, &case.naming(other)))],
            ));
            body.say(&decision.words);
            return;
        }
    }
    let said = disposition(case, words, decision);
    // What is given comes first and what is withheld of it after; a refusal says so first.
    let after = decision.disposition == Disposition::GivenInPart;
    if !after {
        body.say(&said);
    }
    body.say(&decision.words);
    if let Some(table) = &decision.table {
        body.add(Block::Table(table.clone()));
    }
    if after {
        body.say(&said);
    }
    locations(words, body, decision);
}

/// What became of the question, in plain words.
fn disposition(case: &Case, words: &Words<'_>, decision: &Decision) -> String {
    let cited: Vec<(Law, String)> =
        decision.reliances.iter().map(|r| (r.law, grounds::canonical(r.law, &r.provision))).collect();
    let provisions = speech::provisions(words.language, cited.iter().map(|(law, p)| (*law, p.as_str())));
    let values = [("provisions", provisions.as_str())];
    match decision.disposition {
        Disposition::Given => given(case, words, decision),
        Disposition::GivenInPart => {
            let covers: Vec<&str> = decision
                .reliances
                .iter()
                .map(|r| prose::unstopped(&r.covers))
                .filter(|t| !t.is_empty())
                .collect();
            let rest = words.say("response.given-in-part-rest", &[]);
            let covers = if covers.is_empty() { rest } else { speech::list(words.language, &covers) };
            words.say("response.given-in-part", &[("covers", &covers), values[0]])
        }
        Disposition::Withheld => words.say("response.withheld", &values),
        Disposition::Accessible => words.say("response.accessible", &values),
        Disposition::NotHeld => words.say("response.not-held", &[]),
        Disposition::NoRecordedInformation => words.say("response.no-recorded-information", &[]),
        Disposition::Ncnd => words.say("response.ncnd", &values),
        Disposition::Refused => words.say("response.refused", &values),
        Disposition::Transferred => match decision.transferred_to.as_deref().map(str::trim) {
            Some(to) if !to.is_empty() => words.say("response.transferred", &[("to", to)]),
            _ => words.say("response.transferred-nowhere", &[]),
        },
        Disposition::Withdrawn => words.say("response.withdrawn", &[]),
        Disposition::Invalid => words.say("response.invalid", &[]),
        Disposition::OtherLaw => words.say("response.other-law", &[]),
        Disposition::ToFollow | Disposition::Unclear => String::new(),
    }
}

/// What is given needs no words but its own; a bare enclosure is named.
fn given(case: &Case, words: &Words<'_>, decision: &Decision) -> String {
    let names: Vec<&str> = decision
        .enclosures
        .iter()
        .filter_map(|id| case.enclosure(*id))
        .map(|e| e.file.name.as_str())
        .collect();
    if names.is_empty() || !decision.words.trim().is_empty() || decision.table.is_some() {
        return String::new();
    }
    words.say("response.given-enclosed", &[("files", &speech::list(words.language, &names))])
}

/// Where accessible information is to be had stands with the answer, where the reader looks for it.
fn locations(words: &Words<'_>, body: &mut Body, decision: &Decision) {
    for reliance in &decision.reliances {
        let location = reliance.location.trim();
        if !location.is_empty() && !decision.words.contains(location) {
            body.say(&words.say("response.accessible-where", &[("location", location)]));
        }
    }
}
