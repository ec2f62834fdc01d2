//! What is found again of an imported response: its answers for the memory, its words for whoever searches.

use casework::{Case, Event, ids::QuestionId};
use document::response::Disposition;
use serde::{Deserialize, Serialize};
use store::{EarlierCase, NewEarlierAnswer};

use crate::error::{Error, Result};

/// An answer of history as the memory keeps it.
#[derive(Serialize, Deserialize)]
pub(crate) struct Remembered {
    pub reference: String,
    pub question: String,
    pub context: String,
    pub answer: String,
    pub disposition: Disposition,
    pub provisions: Vec<String>,
}

/// What is found again of a case after these events; none where none of them changes it.
pub(crate) fn earlier_of(case: &Case, events: &[Event]) -> Result<Option<EarlierCase>> {
    let changes = |event: &Event| {
        matches!(
            event,
            Event::HistoryImported { .. } | Event::HistoryRequestKept { .. } | Event::HistoryCorrected { .. }
        )
    };
    let Some(history) = &case.history else { return Ok(None) };
    if !events.iter().any(changes) {
        return Ok(None);
    }
    // A request beside it may say in other words what was asked.
    let asked = history.request.as_ref().map_or("", |r| r.text.as_str());
    let words = answers::letter_words(&[&case.reference, &case.subject, &case.text, asked].join("\n"));
    Ok(Some(EarlierCase {
        subject: case.id.0,
        answered_on: history.answered,
        words,
        answers: remembered(case)?,
    }))
}

/// The answers that the memory keeps: those with words, not about the applicant's own data.
fn remembered(case: &Case) -> Result<Vec<NewEarlierAnswer>> {
    let Some(history) = &case.history else { return Ok(Vec::new()) };
    let mut kept = Vec::new();
    for found in &history.answers {
        let (Some(answer), Some(question)) = (&found.answer, case.question(found.question)) else { continue };
        let own = question.own_personal_data == Some(true) || found.disposition == Disposition::OtherLaw;
        if own || found.disposition == Disposition::Unclear {
            continue;
        }
        let QuestionId(place) = question.id;
        let body = Remembered {
            reference: case.reference.clone(),
            question: question.text.clone(),
            context: case.subject.clone(),
            answer: answer.clone(),
            disposition: found.disposition,
            provisions: found.provisions.clone(),
        };
        kept.push(NewEarlierAnswer {
            place,
            words: answers::index_words(&question.text, &case.subject),
            body: serde_json::to_vec(&body).map_err(|_| Error::BadInput("no answer".to_owned()))?,
        });
    }
    Ok(kept)
}
