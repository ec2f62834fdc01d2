//! Each question in the applicant's words with its answer. Where one points to another, the pointer is made from the
//! order as it is now, so that it stays right when the order changes.

use casework::{
    Case, Disposition, QuestionId,
    case::Question,
    decision::{AnsweredBy, Decision},
};
use document::{Block, Law};

use law::notices::NoticeKind;

use super::{Body, Composer, Standing, facts::by_kind_of_law};
use crate::{
    grounds,
    prose::{self, speech},
    wording::Words,
};

/// The answers under a heading; nothing where there is none.
pub(super) fn write(c: &Composer<'_>, body: &mut Body, heading: &str, ids: &[QuestionId]) {
    if c.case.questions.iter().any(|q| ids.contains(&q.id)) {
        body.heading(2, &c.say(heading, &[]));
        print(c, body, ids);
    }
}

/// Each question with its answer, in the order of the case.
pub(super) fn print(c: &Composer<'_>, body: &mut Body, ids: &[QuestionId]) {
    let questions: Vec<&Question> = c.case.questions.iter().filter(|q| ids.contains(&q.id)).collect();
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
            let law = c.case.group_of(question.id).map_or(c.law(), |g| g.law);
            answer(c.case, &c.words, body, decision, law);
        }
    }
}

fn joins(question: &Question, other: QuestionId) -> bool {
    question.decision.as_ref().is_some_and(|d| d.answered_by == AnsweredBy::With(other))
}

pub(super) fn answer(case: &Case, words: &Words<'_>, body: &mut Body, decision: &Decision, law: Law) {
    match decision.answered_by {
        AnsweredBy::Itself => {}
        AnsweredBy::See(other) => {
            body.say(&words.say("response.see", &[("question", &pointed(case, words, other))]));
            body.say(&decision.words);
            return;
        }
        AnsweredBy::With(other) => {
            body.say(&words.say("response.with", &[("question", &pointed(case, words, other))]));
            body.say(&decision.words);
            return;
        }
    }
    let said = disposition(case, words, decision, law);
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

/// The question that a pointer points to.
fn pointed(case: &Case, words: &Words<'_>, other: QuestionId) -> String {
    speech::question(words.language, &case.naming(other))
}

/// What became of the question, in plain words.
fn disposition(case: &Case, words: &Words<'_>, decision: &Decision, law: Law) -> String {
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
        Disposition::Accessible if law.is_environmental() => {
            words.say_as("response.accessible", "response.accessible-environmental", &values)
        }
        Disposition::Accessible => words.say("response.accessible", &values),
        Disposition::NotHeld => not_held(words, law),
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

/// That it is not held, as each law has it: as a fact, as a notice, as an exception.
fn not_held(words: &Words<'_>, law: Law) -> String {
    let default = match law {
        Law::Foia => "response.not-held",
        _ => &by_kind_of_law("response.not-held", law),
    };
    let items = law::notices::checklist(NoticeKind::NotHeld, law);
    let item = items.iter().find(|item| item.id == "not-held");
    let provision =
        item.map(|item| speech::provisions(words.language, [(law, item.provision)])).unwrap_or_default();
    words.say_as(
        "response.not-held",
        default,
        &[("provision", &provision), ("law", speech::law(words.language, law))],
    )
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
