//! Deciding questions, wording the letter, letting findings stand.

use document::Language;

use super::{Draft, said};
use crate::{
    decision::{AnsweredBy, Decision, Disposition},
    event::Event,
    ids::*,
    refusal::Refusal,
};

pub(super) fn decide_question(
    d: &mut Draft<'_>,
    id: QuestionId,
    decision: Decision,
    revision: u32,
) -> Result<(), Refusal> {
    let question = d.question(id)?;
    if question.decision.as_ref() == Some(&decision) {
        return Ok(());
    }
    if question.revision != revision {
        let by = question.decided_by.clone().unwrap_or_else(|| "somebody".to_owned());
        return Err(Refusal::changed(format!(
            "{by} saved this question while you were writing: both texts are shown, choose what stands"
        )));
    }
    match decision.answered_by {
        AnsweredBy::Itself => {}
        AnsweredBy::See(other) | AnsweredBy::With(other) => {
            let name = d.case.name_of(other);
            if other == id {
                return Err(Refusal::missing("an answer cannot point to itself"));
            }
            let target = d.question(other)?;
            let points_on = target.decision.as_ref().is_some_and(|t| t.answered_by != AnsweredBy::Itself);
            if points_on {
                return Err(Refusal::not_now(format!(
                    "{name} points to another question itself: point to that one"
                )));
            }
            let pointed_at = d.case.questions.iter().any(|q| {
                q.decision.as_ref().is_some_and(
                    |t| matches!(t.answered_by, AnsweredBy::See(t) | AnsweredBy::With(t) if t == id),
                )
            });
            if pointed_at {
                return Err(Refusal::not_now(
                    "another question points to this one: it needs an answer of its own",
                ));
            }
        }
    }
    if let Some(table) = &decision.table {
        let width = table.headings.len();
        if width == 0 || table.rows.iter().any(|row| row.len() != width) {
            return Err(Refusal::missing("every row of the table needs as many cells as there are headings"));
        }
    }
    if decision.disposition == Disposition::ToFollow {
        match &decision.to_follow {
            None => return Err(Refusal::missing("an answer that is to follow needs a reason and a date")),
            Some(follow) => {
                said(&follow.why, "say why the answer is still to follow")?;
                if follow.by < d.ctx.today {
                    return Err(Refusal::missing("the date on which the answer is to follow has passed"));
                }
            }
        }
    }
    if decision.disposition == Disposition::Transferred
        && decision.transferred_to.as_ref().is_none_or(|t| t.trim().is_empty())
    {
        return Err(Refusal::missing("say which authority the question was transferred to"));
    }
    for enclosure in &decision.enclosures {
        if d.case.enclosure(*enclosure).is_none() {
            return Err(Refusal::not_found("an enclosure named is not on this case any more"));
        }
    }
    for reliance in &decision.reliances {
        if let Some(standing) = &reliance.standing_reason {
            let known = d.ctx.authority.standing_reasons.iter().find(|r| r.id == *standing);
            match known {
                None => {
                    return Err(Refusal::not_found(
                        "that standing reason is no longer used: write the reason or choose another",
                    ));
                }
                Some(reason) if reason.expires_on < d.ctx.today => {
                    return Err(Refusal::duty(
                        "s.17(1)(c)",
                        format!(
                            "the standing reason '{}' expired: its owner, {}, has to look at it first",
                            reason.title, reason.owner
                        ),
                    ));
                }
                Some(_) => said(
                    &reliance.about_this_request,
                    "a standing reason needs a line about this request: the balance is struck on this information at this time",
                )?,
            }
        }
    }
    d.emit(Event::QuestionDecided { question: id, decision: Box::new(decision) });
    Ok(())
}

pub(super) fn take_back(d: &mut Draft<'_>, id: QuestionId, why: String) -> Result<(), Refusal> {
    if d.question(id)?.decision.is_none() {
        return Ok(());
    }
    if d.case.is_sent(id) {
        return Err(Refusal::not_now("the answer was sent: decide anew and send a correction"));
    }
    d.emit(Event::DecisionTakenBack { question: id, why });
    Ok(())
}

pub(super) fn word_letter(d: &mut Draft<'_>, slot: String, text: String) -> Result<(), Refusal> {
    said(&slot, "say which place of the letter the words are for")?;
    if d.case.wording.get(&slot).map(String::as_str).unwrap_or("") != text.trim() {
        d.emit(Event::LetterWorded { slot, text: text.trim().to_owned() });
    }
    Ok(())
}

pub(super) fn write_in(d: &mut Draft<'_>, language: Language) -> Result<(), Refusal> {
    if !d.ctx.authority.languages.contains(&language) {
        return Err(Refusal::not_now(
            "letters in this language are not offered: an administrator adds it under Letters and wording",
        ));
    }
    if d.case.language != language {
        d.emit(Event::LanguageChosen { language });
    }
    Ok(())
}

pub(super) fn overrule(d: &mut Draft<'_>, check: String, place: String, why: String) -> Result<(), Refusal> {
    said(&why, "say why the finding may stand: the reason is kept on the timeline")?;
    let known = d.case.overrulings.iter().any(|o| o.check == check && o.place == place && o.why == why);
    if !known {
        d.emit(Event::FindingOverruled { check, place, why });
    }
    Ok(())
}
