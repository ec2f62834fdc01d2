//! What a file is, by what was read in it: a response, surely one, one that answers something; or surely a register.

use casework::register::{Meaning, RegisterKind};
use document::response::{AnsweredQuestion, Disposition, Outcome, Response};
use reading::register::Table;

/// Whether a table can be nothing else: contracts, positions, or facts that say of when they are and whose.
pub(super) fn is_surely_a_register(table: &Table) -> bool {
    let read = answers::understand(&table.headings, &table.rows);
    let says = |meaning: Meaning| read.meanings.values().any(|m| *m == meaning);
    match read.kind {
        RegisterKind::Contracts | RegisterKind::Positions => true,
        RegisterKind::Facts => {
            says(Meaning::Topic) && [Meaning::AsAt, Meaning::Owner, Meaning::Disclosure].into_iter().any(says)
        }
        RegisterKind::Table => false,
    }
}

/// How much of a response was found.
pub(super) fn weight(read: &Response) -> usize {
    if !is_response(read) {
        return 0;
    }
    1 + 4 * read.questions.iter().filter(|q| q.answer.is_some()).count()
        + usize::from(read.reference.is_some())
        + usize::from(read.answered.is_some())
        + usize::from(read.review_route == Some(true))
}

/// An answer, a provision relied on, or the rights of somebody who was answered.
pub(crate) fn is_response(read: &Response) -> bool {
    read.questions.iter().any(|q| q.answer.is_some())
        || read.provisions.iter().any(|p| p.relied_on)
        || read.review_route == Some(true)
        || read.regulator_right == Some(true)
        || read.outcome.is_some_and(|o| o != Outcome::Other)
}

/// Whether it answers something; an acknowledgement does not.
pub(super) fn answers_something(read: &Response) -> bool {
    read.questions.iter().any(|q| q.answer.is_some())
        || read.outcome.is_some_and(|o| o != Outcome::Other)
        || read.provisions.iter().any(|p| p.relied_on)
}

/// Most questions answered, something refused under a provision, a review offered, or a reference with a day.
pub(super) fn is_surely_a_response(read: &Response) -> bool {
    // Words that seem to give an answer to several questions at once may be what the applicant says at the end.
    let shared = |start: Option<usize>| read.questions.iter().filter(|q| q.answer_start == start).count() > 1;
    let own = |q: &&AnsweredQuestion| {
        let refused = !matches!(q.disposition, Disposition::Given | Disposition::GivenInPart);
        q.answer.is_some() && (refused || !shared(q.answer_start))
    };
    let answered = read.questions.iter().filter(own).count();
    answered > 0 && answered * 2 >= read.questions.len()
        || read.provisions.iter().any(|p| p.relied_on)
        || read.review_route == Some(true)
        || read.reference.is_some() && (read.answered.is_some() || read.received.is_some())
}

/// Whether a table is a questionnaire that was filled in: most of its questions with an answer.
pub(super) fn is_filled_in(read: &Response) -> bool {
    let answered = read.questions.iter().filter(|q| q.answer.is_some()).count();
    answered > 0 && answered * 2 >= read.questions.len() && is_surely_a_response(read)
}
