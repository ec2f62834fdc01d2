//! What was done before this program: kept as it was read, with no clock, no decision and no letter of ours.

use super::{Context, Draft, said};
use crate::{
    case::*, command::OpenHistory, decision::Disposition, event::Event, ids::QuestionId, permission,
    permission::Operation, refusal::Refusal,
};

/// So many places at which words begin are tried before they count as not found.
const TRIES: usize = 1_000;

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
    history.told.retain(|t| !t.about.trim().is_empty() && !t.words.trim().is_empty());
    for told in &mut history.told {
        told.place = told.place.filter(|p| text.get(p.start..p.end).is_some());
    }
    history.request = None;
    history.of = history.of.map(|of| of.trim().to_owned()).filter(|of| !of.is_empty());
    if let Some(of) = &history.of {
        if of.to_lowercase() == ctx.authority.profile.name.trim().to_lowercase() {
            return Err(Refusal::not_now(format!("{of} is this authority: its own answers are no other's")));
        }
        // What another published is another's to publish.
        history.proposed_for_the_log = false;
    }
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

/// Puts one thing right; nothing happens where it stands so already.
pub(super) fn correct(d: &mut Draft<'_>, made: HistoryFact) -> Result<(), Refusal> {
    let case = &d.case;
    let Some(history) = &case.history else {
        return Err(Refusal::not_now("only what was imported can be put right in this way"));
    };
    let read = match &made {
        HistoryFact::Subject { subject } => {
            said(subject, "say what it is about")?;
            HistoryFact::Subject { subject: case.subject.clone() }
        }
        HistoryFact::Reference { .. } => HistoryFact::Reference { reference: history.reference.clone() },
        HistoryFact::Received { on } => {
            day(d, *on)?;
            HistoryFact::Received { on: history.received }
        }
        HistoryFact::Answered { on } => {
            day(d, *on)?;
            HistoryFact::Answered { on: history.answered }
        }
        HistoryFact::Law { .. } => HistoryFact::Law { law: history.law },
        HistoryFact::Outcome { .. } => HistoryFact::Outcome { outcome: history.outcome },
        HistoryFact::NoQuestion { question } => as_it_stands(case, *question)
            .ok_or_else(|| Refusal::not_found("that question is not in this letter any more"))?,
        HistoryFact::Answer(answer) => {
            said(&answer.text, "a question needs words")?;
            let question = case.question(answer.question).map_or(QuestionId(case.next.question), |q| q.id);
            as_it_stands(case, question).unwrap_or(HistoryFact::NoQuestion { question })
        }
    };
    let made = match made {
        HistoryFact::Answer(answer) => HistoryFact::Answer(placed(case, answer)),
        other => other,
    };
    if read != made {
        d.emit(Event::HistoryCorrected { read: Box::new(read), made: Box::new(made) });
    }
    Ok(())
}

/// A day that may be one of history.
fn day(d: &Draft<'_>, on: Option<jiff::civil::Date>) -> Result<(), Refusal> {
    match on {
        Some(on) if on > d.ctx.today => Err(Refusal::not_now("that day has not come yet")),
        _ => Ok(()),
    }
}

/// A question with its answer as they stand now.
fn as_it_stands(case: &Case, id: QuestionId) -> Option<HistoryFact> {
    let question = case.question(id)?;
    let answer = case.history.as_ref().and_then(|h| h.answer(id));
    Some(HistoryFact::Answer(HistoryQuestion {
        question: id,
        text: question.text.clone(),
        place: question.place,
        answer: answer.and_then(|a| a.answer.clone()),
        answer_place: answer.and_then(|a| a.place),
        disposition: answer.map_or(Disposition::Unclear, |a| a.disposition),
        provisions: answer.map(|a| a.provisions.clone()).unwrap_or_default(),
        own_personal_data: question.own_personal_data,
    }))
}

/// The words with their places in the text: those that stood before while the words are the same, else where the words
/// are found.
fn placed(case: &Case, mut answer: HistoryQuestion) -> HistoryQuestion {
    let known = match as_it_stands(case, answer.question) {
        Some(HistoryFact::Answer(known)) => Some(known),
        _ => {
            answer.question = QuestionId(case.next.question);
            None
        }
    };
    answer.text = answer.text.split_whitespace().collect::<Vec<_>>().join(" ");
    answer.answer = answer.answer.map(|a| a.trim().to_owned()).filter(|a| !a.is_empty());
    answer.place = match &known {
        Some(known) if known.text == answer.text => known.place,
        _ => find(&case.text, &answer.text),
    };
    answer.answer_place = match &known {
        Some(known) if known.answer == answer.answer => known.answer_place,
        _ => answer.answer.as_deref().and_then(|words| find(&case.text, words)),
    };
    answer
}

/// Where words stand in a text, however they are parted by blanks and lines.
fn find(text: &str, words: &str) -> Option<document::Span> {
    let wanted: Vec<&str> = words.split_whitespace().collect();
    let first = *wanted.first()?;
    text.match_indices(first).take(TRIES).find_map(|(start, _)| {
        let mut at = start;
        for (n, word) in wanted.iter().enumerate() {
            let rest = text.get(at..)?;
            let blank = if n == 0 { 0 } else { rest.len() - rest.trim_start().len() };
            if !rest[blank..].starts_with(word) || n > 0 && blank == 0 {
                return None;
            }
            at += blank + word.len();
        }
        Some(document::Span::new(start, at))
    })
}
