//! By which words an imported response is found again by whoever searches.

use casework::{Case, Event};
use store::EarlierCase;

/// What is found again of a case after these events; none where none of them changes it.
pub(crate) fn earlier_of(case: &Case, events: &[Event]) -> Option<EarlierCase> {
    let changes = |event: &Event| {
        matches!(
            event,
            Event::HistoryImported { .. } | Event::HistoryRequestKept { .. } | Event::HistoryCorrected { .. }
        )
    };
    let Some(history) = &case.history else { return None };
    if !events.iter().any(changes) {
        return None;
    }
    // A request beside it may say in other words what was asked.
    let asked = history.request.as_ref().map_or("", |r| r.text.as_str());
    let words = answers::letter_words(&[&case.reference, &case.subject, &case.text, asked].join("\n"));
    Some(EarlierCase { subject: case.id.0, answered_on: history.answered, words })
}
