//! From a letter that was sent to a proposed entry: the same questions and answers, without the applicant.

use casework::{
    Case, Disposition, QuestionId,
    case::{Letter, LogEntry, PublishedAnswer},
    decision::AnsweredBy,
    ids::EntryId,
};
use document::response::Outcome;

/// What would be published of a letter: for an officer to look at, and to change, before it stands.
///
/// Questions about the applicant's own data, and those handled under another law, are left out.
pub fn entry_from(case: &Case, letter: &Letter, questions: &[QuestionId]) -> LogEntry {
    let answers: Vec<PublishedAnswer> =
        questions.iter().filter(|id| letter.answers.contains(id)).filter_map(|id| answer(case, *id)).collect();
    let outcome = outcome_of(answers.iter().map(|a| a.disposition));
    let asked = match answers.len() {
        1 => "One question".to_owned(),
        n => format!("{n} questions"),
    };
    LogEntry {
        id: EntryId(0),
        letter: letter.id,
        title: case.subject.clone(),
        summary: format!("{asked}, answered on {}. {}.", letter.on.strftime("%-d %B %Y"), outcome_words(outcome)),
        on: letter.on,
        outcome,
        answers,
        annex: Vec::new(),
        enclosures: letter
            .enclosures
            .iter()
            .filter_map(|id| case.enclosure(*id))
            .filter(|e| e.may_leave())
            .map(|e| e.file.clone())
            .collect(),
        looked_at_by: String::new(),
        withdrawn: None,
    }
}

fn answer(case: &Case, id: QuestionId) -> Option<PublishedAnswer> {
    let question = case.question(id)?;
    let own = question.decision.as_ref()?;
    if question.own_personal_data == Some(true) || own.disposition == Disposition::OtherLaw {
        return None;
    }
    let decision = case.decision_for(id)?;
    let pointer = match own.answered_by {
        AnsweredBy::Itself => None,
        AnsweredBy::See(other) => Some(format!("See the answer to {}.", case.name_of(other))),
        AnsweredBy::With(other) => Some(format!("Answered together with {}.", case.name_of(other))),
    };
    let stem = question.stem.and_then(|s| case.stem(s)).map(|s| s.text.clone());
    let question_text = match stem {
        Some(stem) => format!("{stem} {}", question.text),
        None => question.text.clone(),
    };
    Some(PublishedAnswer {
        question: id,
        label: question.label.clone(),
        heading: question.heading.clone(),
        question_text,
        table: if pointer.is_some() { None } else { decision.table.clone() },
        answer: pointer.unwrap_or_else(|| match decision.words.trim() {
            "" => format!("{}.", capitalised(disposition_words(decision.disposition))),
            words => words.to_owned(),
        }),
        disposition: decision.disposition,
        provisions: decision.reliances.iter().map(|r| r.provision.clone()).collect(),
    })
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The outcome that dispositions add up to.
pub fn outcome_of(dispositions: impl IntoIterator<Item = Disposition>) -> Outcome {
    use Disposition as D;
    let all: Vec<Disposition> = dispositions.into_iter().collect();
    let some = |wanted: &[Disposition]| all.iter().any(|d| wanted.contains(d));
    let only = |wanted: &[Disposition]| !all.is_empty() && all.iter().all(|d| wanted.contains(d));
    if only(&[D::Given, D::NoRecordedInformation]) {
        Outcome::Full
    } else if only(&[D::NotHeld, D::NoRecordedInformation]) {
        Outcome::NotHeld
    } else if only(&[D::Ncnd]) {
        Outcome::Ncnd
    } else if some(&[D::Given, D::GivenInPart]) {
        if some(&[D::GivenInPart, D::Withheld, D::Accessible, D::Ncnd, D::Refused]) { Outcome::Partial } else { Outcome::Full }
    } else if some(&[D::Withheld, D::Accessible, D::Ncnd, D::Refused]) {
        Outcome::Refused
    } else {
        Outcome::Other
    }
}

/// An outcome as the log says it.
pub fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Full => "All the information held was given",
        Outcome::Partial => "Some information was given",
        Outcome::Refused => "The information was withheld",
        Outcome::NotHeld => "The information is not held",
        Outcome::Ncnd => "Neither confirmed nor denied",
        Outcome::S12 => "Refused: finding it would cost more than the appropriate limit",
        Outcome::S14 => "Refused under section 14",
        Outcome::Other => "Handled in another way",
    }
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
