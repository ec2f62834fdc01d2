//! Each question in the applicant's words with its answer. Where one points to another, the pointer is made from the
//! order as it is now, so that it stays right when the order changes.

use casework::{
    Disposition, QuestionId,
    case::Question,
    decision::{AnsweredBy, Decision},
};
use document::{Block, Law};

use super::{Body, Composer, Standing};
use crate::{grounds, prose};

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
            answer(c, body, decision);
        }
    }
}

fn joins(question: &Question, other: QuestionId) -> bool {
    question.decision.as_ref().is_some_and(|d| d.answered_by == AnsweredBy::With(other))
}

fn answer(c: &Composer<'_>, body: &mut Body, decision: &Decision) {
    match decision.answered_by {
        AnsweredBy::Itself => {}
        AnsweredBy::See(other) => {
            body.say(&c.say("response.see", &[("question", &c.case.name_of(other))]));
            body.say(&decision.words);
            return;
        }
        AnsweredBy::With(other) => {
            body.say(&c.say("response.with", &[("question", &c.case.name_of(other))]));
            body.say(&decision.words);
            return;
        }
    }
    let said = disposition(c, decision);
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
    locations(c, body, decision);
}

/// What became of the question, in plain words.
fn disposition(c: &Composer<'_>, decision: &Decision) -> String {
    let cited: Vec<(Law, String)> =
        decision.reliances.iter().map(|r| (r.law, grounds::canonical(r.law, &r.provision))).collect();
    let provisions = grounds::in_words(cited.iter().map(|(law, p)| (*law, p.as_str())));
    let values = [("provisions", provisions.as_str())];
    match decision.disposition {
        Disposition::Given => given(c, decision),
        Disposition::GivenInPart => {
            let covers: Vec<&str> = decision
                .reliances
                .iter()
                .map(|r| prose::unstopped(&r.covers))
                .filter(|t| !t.is_empty())
                .collect();
            let rest = c.say("response.given-in-part-rest", &[]);
            let covers = if covers.is_empty() { rest } else { prose::and(&covers) };
            c.say("response.given-in-part", &[("covers", &covers), values[0]])
        }
        Disposition::Withheld => c.say("response.withheld", &values),
        Disposition::Accessible => c.say("response.accessible", &values),
        Disposition::NotHeld => c.say("response.not-held", &[]),
        Disposition::NoRecordedInformation => c.say("response.no-recorded-information", &[]),
        Disposition::Ncnd => c.say("response.ncnd", &values),
        Disposition::Refused => c.say("response.refused", &values),
        Disposition::Transferred => match decision.transferred_to.as_deref().map(str::trim) {
            Some(to) if !to.is_empty() => c.say("response.transferred", &[("to", to)]),
            _ => c.say("response.transferred-nowhere", &[]),
        },
        Disposition::Withdrawn => c.say("response.withdrawn", &[]),
        Disposition::Invalid => c.say("response.invalid", &[]),
        Disposition::OtherLaw => c.say("response.other-law", &[]),
        Disposition::ToFollow | Disposition::Unclear => String::new(),
    }
}

/// What is given needs no words but its own; a bare enclosure is named.
fn given(c: &Composer<'_>, decision: &Decision) -> String {
    let names: Vec<&str> = decision
        .enclosures
        .iter()
        .filter_map(|id| c.case.enclosure(*id))
        .map(|e| e.file.name.as_str())
        .collect();
    if names.is_empty() || !decision.words.trim().is_empty() || decision.table.is_some() {
        return String::new();
    }
    c.say("response.given-enclosed", &[("files", &prose::and(&names))])
}

/// Where accessible information is to be had stands with the answer, where the reader looks for it.
fn locations(c: &Composer<'_>, body: &mut Body, decision: &Decision) {
    for reliance in &decision.reliances {
        let location = reliance.location.trim();
        if !location.is_empty() && !decision.words.contains(location) {
            body.say(&c.say("response.accessible-where", &[("location", location)]));
        }
    }
}
