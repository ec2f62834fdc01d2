//! What an officer put right in an imported response.

use super::question_from;
use crate::{case::*, ids::GroupId};

/// Puts it right, in the history and in the questions.
pub(super) fn correct_history(case: &mut Case, made: &HistoryFact) {
    let Some(mut history) = case.history.take() else { return };
    match made {
        HistoryFact::Subject { subject } => case.subject.clone_from(subject),
        HistoryFact::Reference { reference } => history.reference.clone_from(reference),
        HistoryFact::Received { on } => history.received = *on,
        HistoryFact::Answered { on } => {
            history.answered = *on;
            history.answered_from = on.map(|_| KnownFrom::Officer);
        }
        HistoryFact::Law { law } => {
            history.law = *law;
            case.law_read = *law;
        }
        HistoryFact::Outcome { outcome } => history.outcome = *outcome,
        HistoryFact::NoQuestion { question } => {
            case.questions.retain(|q| q.id != *question);
            history.answers.retain(|a| a.question != *question);
        }
        HistoryFact::Answer(answer) => {
            let found = HistoryAnswer {
                question: answer.question,
                answer: answer.answer.clone(),
                place: answer.answer_place,
                disposition: answer.disposition,
                provisions: answer.provisions.clone(),
            };
            match history.answers.iter_mut().find(|a| a.question == answer.question) {
                Some(known) => *known = found,
                None => history.answers.push(found),
            }
            match case.question_mut(answer.question) {
                Some(question) => {
                    question.text.clone_from(&answer.text);
                    question.place = answer.place;
                    question.own_personal_data = answer.own_personal_data;
                }
                None => {
                    let new = NewQuestion {
                        id: answer.question,
                        path: (case.questions.len() + 1).to_string(),
                        label: None,
                        heading: None,
                        text: answer.text.clone(),
                        place: answer.place,
                        stem: None,
                        own_personal_data: answer.own_personal_data,
                    };
                    case.note_ids([&new]);
                    case.questions.push(question_from(&new, GroupId(0)));
                }
            }
        }
    }
    case.history = Some(history);
}
