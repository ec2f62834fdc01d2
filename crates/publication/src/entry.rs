//! What an entry of the log would say: the questions and answers of a letter, without the applicant.

use casework::{
    Authority, Case, Disposition, EntryId, QuestionId,
    case::{Letter, LogEntry, PublishedAnswer, Question},
    decision::AnsweredBy,
};
use document::{Block, response::Outcome};

/// Proposes an entry for some of the questions that a letter answered, with their outcome and the annex that explains
/// what was not given. Parts about the applicant's own data are left out.
pub fn entry_from(
    case: &Case,
    authority: &Authority,
    letter: &Letter,
    questions: &[QuestionId],
    outcome: Outcome,
    annex: Vec<Block>,
) -> LogEntry {
    let chosen: Vec<&Question> = case
        .questions
        .iter()
        .filter(|q| questions.contains(&q.id) && letter.answers.contains(&q.id))
        .filter(|q| q.own_personal_data != Some(true))
        .collect();
    let ids: Vec<QuestionId> = chosen.iter().map(|q| q.id).collect();
    let answers: Vec<PublishedAnswer> =
        chosen.into_iter().filter_map(|q| answer(case, authority, q)).collect();
    let files = case
        .questions
        .iter()
        .filter(|q| ids.contains(&q.id))
        .filter_map(|q| q.decision.as_ref())
        .flat_map(|d| &d.enclosures)
        .filter(|id| letter.enclosures.contains(id))
        .filter_map(|id| case.enclosure(*id))
        .filter(|e| case.may_leave(e))
        .map(|e| e.file.clone());
    let mut enclosures = Vec::new();
    for file in files {
        if !enclosures.contains(&file) {
            enclosures.push(file);
        }
    }
    LogEntry {
        id: EntryId(0),
        letter: letter.id,
        title: title(case),
        summary: summary(outcome, answers.len()),
        on: letter.on,
        outcome,
        answers,
        annex,
        enclosures,
        looked_at_by: String::new(),
        withdrawn: None,
    }
}

pub(crate) fn title(case: &Case) -> String {
    let subject = case.subject.trim();
    if subject.is_empty() { format!("Request {}", case.reference) } else { subject.to_owned() }
}

/// One sentence on what came of it.
pub(crate) fn summary(outcome: Outcome, questions: usize) -> String {
    let what = match questions {
        1 => "One question.".to_owned(),
        n => format!("{n} questions."),
    };
    format!("{what} {}", outcome_words(outcome))
}

/// The outcome as a reader of the log understands it.
pub fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Full => "All information held was given.",
        Outcome::Partial => "Some information was given and some was not.",
        Outcome::Refused => "The information was not given.",
        Outcome::NotHeld => "The information is not held.",
        Outcome::Ncnd => "It was neither confirmed nor denied whether the information is held.",
        Outcome::S12 => "Refused because of the cost of complying.",
        Outcome::S14 => "Refused as vexatious or repeated.",
        Outcome::Other => "Neither given nor refused: see the answers.",
    }
}

fn answer(case: &Case, authority: &Authority, question: &Question) -> Option<PublishedAnswer> {
    let own = question.decision.as_ref()?;
    let decision = case.decision_for(question.id)?;
    let text = letters::answer_text(case, authority, question.id);
    let mut provisions: Vec<String> = Vec::new();
    for reliance in &decision.reliances {
        let provision = law::citation::normalise(reliance.law, &reliance.provision)
            .unwrap_or_else(|| reliance.provision.clone());
        if !provisions.contains(&provision) {
            provisions.push(provision);
        }
    }
    Some(PublishedAnswer {
        question: question.id,
        label: question.label.clone(),
        heading: question.heading.clone(),
        question_text: question.text.clone(),
        answer: text,
        table: own.table.clone().filter(|_| own.answered_by == AnsweredBy::Itself),
        disposition: decision.disposition,
        provisions,
    })
}

/// A disposition as the log says it.
pub fn disposition_words(disposition: Disposition) -> &'static str {
    match disposition {
        Disposition::Given => "given",
        Disposition::GivenInPart => "given in part",
        Disposition::Withheld => "withheld",
        Disposition::Accessible => "already public",
        Disposition::NotHeld => "not held",
        Disposition::NoRecordedInformation => "no recorded information is held",
        Disposition::Ncnd => "neither confirmed nor denied",
        Disposition::Refused => "refused",
        Disposition::ToFollow => "to follow",
        Disposition::Transferred => "transferred to another authority",
        Disposition::Withdrawn => "withdrawn by the applicant",
        Disposition::Invalid => "not a valid request",
        Disposition::OtherLaw => "handled under another law",
        Disposition::Unclear => "not stated",
    }
}
