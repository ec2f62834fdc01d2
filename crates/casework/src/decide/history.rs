//! What was done before this program: kept as it was read, with no clock, no decision and no letter of ours.

use super::{Context, Draft, said};
use crate::{
    case::*, command::OpenHistory, event::Event, ids::QuestionId, permission, permission::Operation,
    refusal::Refusal,
};

/// Opens a case of an imported response.
///
/// Refused for whoever may not import, and where there is no text.
pub fn open_history(open: OpenHistory, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    let may = permission::standings(ctx.actor).any(|standing| {
        permission::allowed(standing, permission::Relation::None, Stage::History, Operation::ImportHistory)
    });
    if !may {
        return Err(Refusal::not_allowed("only an administrator may import what was answered before"));
    }
    said(&open.text, "the response holds no text")?;
    let OpenHistory { id, reference, subject, origin, original, attachments, text, questions, mut history } =
        open;
    let mut kept: Vec<NewQuestion> = Vec::with_capacity(questions.len());
    for (at, words) in (0_u32..).zip(questions) {
        said(&words.text, "a question needs words")?;
        kept.push(NewQuestion {
            id: QuestionId(at),
            path: words.path,
            label: words.label.filter(|l| !l.trim().is_empty()),
            heading: words.heading.filter(|h| !h.trim().is_empty()),
            text: words.text.split_whitespace().collect::<Vec<_>>().join(" "),
            place: words.place.filter(|p| text.get(p.start..p.end).is_some()),
            stem: None,
            own_personal_data: words.own_personal_data,
        });
    }
    history.answers.retain(|a| kept.iter().any(|q| q.id == a.question));
    for answer in &mut history.answers {
        answer.place = answer.place.filter(|p| text.get(p.start..p.end).is_some());
    }
    history.request = None;
    Ok(vec![Event::HistoryImported {
        id,
        reference,
        subject,
        origin,
        original,
        attachments,
        text,
        questions: kept,
        history,
    }])
}

pub(super) fn keep_request(d: &mut Draft<'_>, request: HistoryRequest) -> Result<(), Refusal> {
    let Some(history) = &d.case.history else {
        return Err(Refusal::not_now("only a case of history takes a request beside its response"));
    };
    match &history.request {
        Some(known) if known.original.sha256 == request.original.sha256 => Ok(()),
        Some(_) => Err(Refusal::not_now("the response has its request already")),
        None => {
            d.emit(Event::HistoryRequestKept { request: Box::new(request) });
            Ok(())
        }
    }
}
