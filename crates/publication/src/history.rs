//! What the log would say of an imported response: its questions with their answers as they were read.

use casework::{
    Case, Disposition, EntryId, LetterId,
    case::{LogEntry, PublishedAnswer},
};
use document::response::Outcome;

use crate::entry::{summary, title};

/// Proposes an entry for an imported response; none where the case is no history, or another
/// authority's. Parts about the applicant's own data
/// and questions without an answer are left out, and so are files, which nobody inspected.
pub fn entry_of_history(case: &Case) -> Option<LogEntry> {
    let history = case.history.as_ref().filter(|history| history.of.is_none())?;
    let answers: Vec<PublishedAnswer> = history
        .answers
        .iter()
        .filter_map(|found| {
            let question = case.question(found.question)?;
            let own = question.own_personal_data == Some(true) || found.disposition == Disposition::OtherLaw;
            let answer = found.answer.clone().filter(|_| !own)?;
            Some(PublishedAnswer {
                question: question.id,
                label: question.label.clone(),
                heading: question.heading.clone(),
                question_text: question.text.clone(),
                answer,
                table: None,
                disposition: found.disposition,
                provisions: found.provisions.clone(),
            })
        })
        .collect();
    let outcome = history.outcome.unwrap_or(Outcome::Other);
    Some(LogEntry {
        id: EntryId(0),
        // There is no letter of ours; what was sent is the imported response itself.
        letter: LetterId(0),
        title: title(case),
        summary: match history.answered {
            Some(on) => {
                format!("{} Answered on {}.", summary(outcome, answers.len()), on.strftime("%-d %B %Y"))
            }
            None => summary(outcome, answers.len()),
        },
        on: history.answered.unwrap_or(case.origin.received_on),
        outcome,
        answers,
        annex: Vec::new(),
        enclosures: Vec::new(),
        looked_at_by: String::new(),
        withdrawn: None,
    })
}
