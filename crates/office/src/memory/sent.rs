//! What is remembered of a case: the answers that letters gave, those of an imported response, and what of them stands
//! in the disclosure log. Never a draft, never an answer about the applicant's own data, never what was erased.

use std::collections::{BTreeMap, BTreeSet};

use answers::{EarlierAnswer, index::Answered};
use casework::{
    Authority, Case, Event,
    case::{HistoryStatement, Letter, LogEntry, PublishedAnswer, Question},
    ids::{LetterId, QuestionId},
};
use document::{
    Span,
    response::{Disposition, Outcome},
};
use jiff::civil::Date;
use store::StoredEvent;

use crate::{error::Result, proposals, stream};

/// The place of the first statement that answers no question, after all that a case has.
const TOLD: u32 = 1 << 31;

/// What is remembered of a case after these events.
pub(super) fn of_case(stored: &[StoredEvent], authority: &Authority) -> Result<Vec<Answered>> {
    let mut case: Option<Case> = None;
    let mut sent: Vec<(LetterId, QuestionId, EarlierAnswer)> = Vec::new();
    for one in stored {
        let event = stream::event_of(one)?;
        match &mut case {
            None => match casework::open(&event) {
                Some(opened) => case = Some(opened),
                None => return Ok(Vec::new()),
            },
            Some(case) => casework::apply(case, &event, &stream::actor_of(&one.actor, authority), one.at),
        }
        // As it was decided when the letter left; what is decided anew later is a draft until another letter says it.
        if let (Event::LetterIssued { letter }, Some(case)) = (&event, &case) {
            sent.extend(as_sent(case, authority, letter));
        }
    }
    let Some(case) = case else { return Ok(Vec::new()) };
    let mut kept: BTreeMap<QuestionId, EarlierAnswer> = BTreeMap::new();
    for (letter, question, answer) in sent {
        if case.letter(letter).is_some_and(Letter::stands) {
            kept.insert(question, answer);
        }
    }
    kept.extend(of_history(&case));
    published(&case, &mut kept);
    let told = told(&case);
    let own = |id: &QuestionId| case.question(*id).is_some_and(|q| q.own_personal_data == Some(true));
    Ok(kept
        .into_iter()
        .filter(|(id, answer)| !own(id) && is_kept(answer))
        .map(|(QuestionId(place), answer)| Answered { place, answer })
        .chain(told)
        .collect())
}

/// Whether it answers anything that could be asked again.
fn is_kept(answer: &EarlierAnswer) -> bool {
    use Disposition::*;
    let words = !answer.answer.trim().is_empty() || answer.table.is_some();
    words && !matches!(answer.disposition, Unclear | OtherLaw | ToFollow | Transferred | Withdrawn | Invalid)
}

/// The answers of a letter as the case stood when it left.
fn as_sent(
    case: &Case,
    authority: &Authority,
    letter: &Letter,
) -> Vec<(LetterId, QuestionId, EarlierAnswer)> {
    let entry = publication::entry_from(case, authority, letter, &letter.answers, Outcome::Other, Vec::new());
    entry.answers.into_iter().map(|a| (letter.id, a.question, answer(case, a, letter.on))).collect()
}

fn answer(case: &Case, from: PublishedAnswer, on: Date) -> EarlierAnswer {
    let context = context(case, from.question, from.heading.as_deref());
    of_words(case, from, context, Some(on))
}

/// An answer as the log has it: others see it, so that nothing stands with it but what the log says.
fn as_published(case: &Case, entry: &LogEntry, from: PublishedAnswer, on: Option<Date>) -> EarlierAnswer {
    let context = joined(&[from.heading.as_deref(), Some(&entry.title)]);
    EarlierAnswer { published: true, ..of_words(case, from, context, on) }
}

fn of_words(case: &Case, from: PublishedAnswer, context: String, on: Option<Date>) -> EarlierAnswer {
    EarlierAnswer {
        question: from.question_text,
        context,
        answer: from.answer,
        table: from.table,
        disposition: from.disposition,
        provisions: from.provisions,
        reference: case.reference.clone(),
        date: on,
        published: false,
        of: None,
    }
}

/// What stood around a question.
fn context(case: &Case, id: QuestionId, heading: Option<&str>) -> String {
    let stem = case.question(id).and_then(|q| proposals::stem_of_case(case, q));
    joined(&[heading, stem.as_deref(), Some(&case.subject)])
}

fn joined(parts: &[Option<&str>]) -> String {
    let parts = parts.iter().flatten().map(|part| part.trim()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(". ")
}

/// The answers of an imported response.
fn of_history(case: &Case) -> Vec<(QuestionId, EarlierAnswer)> {
    let Some(history) = &case.history else { return Vec::new() };
    let one = |found: &casework::case::HistoryAnswer| {
        let question: &Question = case.question(found.question)?;
        let earlier = EarlierAnswer {
            question: question.text.clone(),
            context: context(case, question.id, question.heading.as_deref()),
            answer: found.answer.clone()?,
            table: None,
            disposition: found.disposition,
            provisions: found.provisions.clone(),
            reference: case.reference.clone(),
            date: history.answered,
            published: false,
            of: history.of.clone(),
        };
        Some((question.id, earlier))
    };
    history.answers.iter().filter_map(one).collect()
}

/// What an imported response told without a question, after its questions: but for what stands in an answer by now, which
/// an officer may have put right. Once anything of it was withdrawn from the log nothing of the kind is used.
fn told(case: &Case) -> Vec<Answered> {
    let Some(history) = &case.history else { return Vec::new() };
    if case.entries.iter().any(|e| e.withdrawn.is_some()) {
        return Vec::new();
    }
    let answers = history.answers.iter().filter_map(|a| a.place);
    let taken: Vec<Span> = answers.chain(case.questions.iter().filter_map(|q| q.place)).collect();
    let free = |place: Span| !taken.iter().any(|t| t.start < place.end && place.start < t.end);
    // A subject that is made of the first statement says nothing of the others.
    let made = history.told.first().is_some_and(|first| first.about.starts_with(&case.subject));
    let context = if made { "" } else { case.subject.as_str() };
    let statements = (TOLD..).zip(&history.told).filter(|(_, told)| told.place.is_none_or(free));
    let one = |(place, told): (u32, &HistoryStatement)| {
        let answer = EarlierAnswer {
            question: told.about.clone(),
            context: context.to_owned(),
            answer: told.words.clone(),
            table: None,
            disposition: told.disposition,
            provisions: told.provisions.clone(),
            reference: case.reference.clone(),
            date: history.answered,
            published: false,
            of: history.of.clone(),
        };
        is_kept(&answer).then_some(Answered { place, answer })
    };
    statements.filter_map(one).collect()
}

/// Puts what stands in the disclosure log in the place of what was sent: somebody looked at those words. What was
/// withdrawn from the log is not used at all.
fn published(case: &Case, kept: &mut BTreeMap<QuestionId, EarlierAnswer>) {
    let mut standing = BTreeSet::new();
    for entry in case.entries.iter().filter(|e| e.withdrawn.is_none()) {
        // The answer is as old as its letter, not as its publication.
        let on = case.letter(entry.letter).map(|l| l.on);
        let on = on.or_else(|| case.history.as_ref().and_then(|h| h.answered));
        for from in &entry.answers {
            standing.insert(from.question);
            kept.insert(from.question, as_published(case, entry, from.clone(), on));
        }
    }
    for entry in case.entries.iter().filter(|e| e.withdrawn.is_some()) {
        for from in &entry.answers {
            if !standing.contains(&from.question) {
                kept.remove(&from.question);
            }
        }
    }
}
