//! By what the questions of a case are recognised, kept with its events.

use ::answers::recurring::{FORM, Put, Questionnaire};
use casework::{Authority, Case, Event};
use reading::Opened;
use store::KeptQuestionnaire;

use super::person::Asker;

/// What the questions of a case are recognised by. A question about the applicant's own data is no part of it: nobody
/// else asks it.
pub(super) fn questionnaire_of(case: &Case, authority: &Authority) -> Questionnaire {
    let names: Vec<&str> =
        [Some(authority.profile.name.as_str()), case.history.as_ref().and_then(|h| h.authority.as_deref())]
            .into_iter()
            .flatten()
            .collect();
    let first = case.questions.iter().filter_map(|q| q.place).map(|p| p.start).min();
    let opening = first.and_then(|at| ::answers::lead_in(&case.text, 0, at)).unwrap_or_default();
    let about = [case.subject.as_str(), opening.as_str()];
    let request =
        case.history.as_ref().and_then(|h| h.request.as_ref()).filter(|_| case.questions.is_empty());
    if let Some(request) = request {
        // The letter repeats no question: those of the request beside it stand for them.
        let read = reading::request(&Opened::from_text(request.text.as_str()));
        let put: Vec<Put<'_>> = read
            .questions
            .iter()
            .filter(|q| q.own_personal_data != Some(true))
            .map(|q| Put {
                text: &q.text,
                stem: q.stem.and_then(|s| read.stems.get(s)).map(|s| s.text.as_str()),
                heading: q.heading.as_deref(),
            })
            .collect();
        return Questionnaire::of(&put, &about, &names);
    }
    let put: Vec<Put<'_>> = case
        .questions
        .iter()
        .map(|q| {
            let own = q.own_personal_data == Some(true);
            Put {
                text: if own { "" } else { &q.text },
                stem: q.stem.and_then(|s| case.stem(s)).map(|s| s.text.as_str()).filter(|_| !own),
                heading: q.heading.as_deref().filter(|_| !own),
            }
        })
        .collect();
    Questionnaire::of(&put, &about, &names)
}

/// What is kept of a case: without keys, so that it is not found, where an officer said that it is no request, or where
/// another authority was asked.
pub(super) fn kept(case: &Case, authority: &Authority) -> KeptQuestionnaire {
    let asker = Asker::of(authority.id, &case.applicant);
    let anothers = case.history.as_ref().is_some_and(|h| h.of.is_some());
    let is_request = !anothers && case.triage.as_ref().is_none_or(|t| t.kind.is_request());
    let made = if is_request { questionnaire_of(case, authority) } else { Questionnaire::default() };
    let received_on = match &case.history {
        Some(history) => history.received.or(history.answered),
        None => Some(case.origin.received_on),
    };
    KeptQuestionnaire {
        subject: case.id.0,
        form: FORM,
        received_on,
        law: case.law().or(case.history.as_ref().and_then(|h| h.law)).map_or("", |l| l.id()).to_owned(),
        asker: asker.to_bytes(),
        keys: made.keys(),
        body: made.to_bytes(),
    }
}

/// What is kept of a case after these events; none where none of them changes it.
pub(crate) fn kept_after(case: &Case, authority: &Authority, events: &[Event]) -> Option<KeptQuestionnaire> {
    events.iter().any(changes).then(|| kept(case, authority))
}

fn changes(event: &Event) -> bool {
    matches!(
        event,
        Event::CaseOpened { .. }
            | Event::HistoryImported { .. }
            | Event::HistoryRequestKept { .. }
            | Event::HistoryCorrected { .. }
            | Event::RequestRead { .. }
            | Event::ReceiptCorrected { .. }
            | Event::ApplicantCorrected { .. }
            | Event::Triaged { .. }
            | Event::TriageUndone { .. }
            | Event::QuestionSplit { .. }
            | Event::QuestionsMerged { .. }
            | Event::QuestionMoved { .. }
            | Event::QuestionReworded { .. }
            | Event::QuestionPutUnder { .. }
            | Event::StemAdded { .. }
            | Event::QuestionAdded { .. }
            | Event::QuestionDropped { .. }
            | Event::GroupFormed { .. }
            | Event::Accepted { .. }
    )
}
