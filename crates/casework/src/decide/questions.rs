//! Putting questions right: split, merge, reorder, retype, move under shared words, add, drop. Each is an event.

use document::Span;

use super::{Draft, intake::numbered, said};
use crate::{case::*, command::QuestionWords, event::Event, ids::*, refusal::Refusal};

fn not_sent(d: &Draft<'_>, id: QuestionId) -> Result<(), Refusal> {
    d.question(id)?;
    if d.case.is_sent(id) {
        return Err(Refusal::not_now(format!(
            "{} was answered in a letter: send a correction instead of changing what was asked",
            d.case.name_of(id)
        )));
    }
    Ok(())
}

pub(super) fn split(d: &mut Draft<'_>, id: QuestionId, into: Vec<QuestionWords>) -> Result<(), Refusal> {
    not_sent(d, id)?;
    if into.len() < 2 {
        return Err(Refusal::missing("a split needs at least two parts"));
    }
    let into = numbered(d, into)?;
    d.emit(Event::QuestionSplit { question: id, into });
    Ok(())
}

pub(super) fn merge(d: &mut Draft<'_>, keep: QuestionId, merged: Vec<QuestionId>) -> Result<(), Refusal> {
    let merged: Vec<QuestionId> = merged.into_iter().filter(|m| *m != keep).collect();
    if merged.is_empty() {
        return Err(Refusal::missing("choose at least two questions to merge"));
    }
    not_sent(d, keep)?;
    let first = d.question(keep)?;
    let (mut text, mut place) = (first.text.clone(), first.place);
    for id in &merged {
        not_sent(d, *id)?;
        let one = d.question(*id)?;
        text.push(' ');
        text.push_str(&one.text);
        place = place.zip(one.place).map(|(a, b)| Span::new(a.start.min(b.start), a.end.max(b.end)));
    }
    // One passage, unless another question stands between them.
    let between = |q: &Question| {
        let (Some(whole), Some(own)) = (place, q.place) else { return false };
        q.id != keep && !merged.contains(&q.id) && own.start < whole.end && whole.start < own.end
    };
    let place = place.filter(|_| !d.case.questions.iter().any(between));
    d.emit(Event::QuestionsMerged { keep, merged, text, place });
    Ok(())
}

pub(super) fn move_to(d: &mut Draft<'_>, id: QuestionId, to: usize) -> Result<(), Refusal> {
    d.question(id)?;
    let to = to.min(d.case.questions.len().saturating_sub(1));
    if d.case.place(id) == Some(to) {
        return Ok(());
    }
    d.emit(Event::QuestionMoved { question: id, to });
    Ok(())
}

pub(super) fn reword(
    d: &mut Draft<'_>,
    id: QuestionId,
    label: Option<String>,
    heading: Option<String>,
    text: String,
) -> Result<(), Refusal> {
    not_sent(d, id)?;
    said(&text, "a question needs words: drop it if it is none")?;
    let label = label.filter(|l| !l.trim().is_empty());
    let heading = heading.filter(|h| !h.trim().is_empty());
    let text = text.trim().to_owned();
    let question = d.question(id)?;
    if question.label == label && question.heading == heading && question.text == text {
        return Ok(());
    }
    d.emit(Event::QuestionReworded { question: id, label, heading, text });
    Ok(())
}

pub(super) fn put_under(d: &mut Draft<'_>, id: QuestionId, stem: Option<u32>) -> Result<(), Refusal> {
    not_sent(d, id)?;
    if let Some(stem) = stem
        && d.case.stem(stem).is_none()
    {
        return Err(Refusal::not_found("those shared words are not in this case"));
    }
    if d.question(id)?.stem != stem {
        d.emit(Event::QuestionPutUnder { question: id, stem });
    }
    Ok(())
}

pub(super) fn add_stem(d: &mut Draft<'_>, text: String) -> Result<(), Refusal> {
    said(&text, "shared words cannot be empty")?;
    let id = d.case.next.stem;
    d.emit(Event::StemAdded { stem: Stem { id, text, place: None } });
    Ok(())
}

/// Where words stand in a text, however its lines are broken; none where they are too few to be sure.
fn place_of(text: &str, words: &str) -> Option<Span> {
    let mut rest = words.split_whitespace();
    let first = rest.next().filter(|_| words.split_whitespace().count() > 2)?;
    text.match_indices(first).find_map(|(start, _)| {
        let end = rest.clone().try_fold(start + first.len(), |end, word| {
            let after = text[end..].trim_start();
            after.starts_with(word).then(|| text.len() - after.len() + word.len())
        })?;
        Some(Span::new(start, end))
    })
}

pub(super) fn add(d: &mut Draft<'_>, mut question: QuestionWords, at: Option<usize>) -> Result<(), Refusal> {
    question.place = question.place.or_else(|| place_of(&d.case.text, &question.text));
    let Some(question) = numbered(d, vec![question])?.pop() else {
        return Err(Refusal::missing("a question needs words"));
    };
    // Where its words stand in the request says where it belongs.
    let by_place = || {
        let start = question.place?.start;
        d.case.questions.iter().position(|q| q.place.is_some_and(|p| p.start > start))
    };
    let at = at.or_else(by_place).unwrap_or(d.case.questions.len());
    d.emit(Event::QuestionAdded { question, at });
    Ok(())
}

pub(super) fn drop(d: &mut Draft<'_>, id: QuestionId, why: String) -> Result<(), Refusal> {
    not_sent(d, id)?;
    said(&why, "say in a line why this needs no answer of its own")?;
    if d.case.accepted_on.is_some() && d.case.questions.len() == 1 {
        return Err(Refusal::not_now("it is the only question: close or withdraw the request instead"));
    }
    d.emit(Event::QuestionDropped { question: id, why });
    Ok(())
}
