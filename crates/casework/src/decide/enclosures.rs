//! Files that go out with an answer: put on the case, inspected, taken off.

use super::{Draft, said};
use crate::{case::*, event::Event, ids::*, refusal::Refusal};

pub(super) fn add(
    d: &mut Draft<'_>,
    file: StoredFile,
    made_from: Option<StoredFile>,
    dropped: Vec<String>,
    question: Option<QuestionId>,
) -> Result<(), Refusal> {
    let known = d.case.enclosures.iter().find(|e| e.file.sha256 == file.sha256).map(|e| e.id);
    let enclosure = known.unwrap_or(EnclosureId(next_id(&d.case)));
    if known.is_none() {
        d.emit(Event::EnclosureAdded { enclosure, file, made_from, dropped });
    }
    // One file may go with several answers.
    if let Some(id) = question
        && let Some(mut decision) = d.question(id)?.decision.clone()
        && !decision.enclosures.contains(&enclosure)
    {
        decision.enclosures.push(enclosure);
        d.emit(Event::QuestionDecided { question: id, decision: Box::new(decision) });
    }
    Ok(())
}

/// One more than any enclosure that was ever on the case: letters, and pages left open, keep the numbers of those taken off.
fn next_id(case: &Case) -> u32 {
    let on_case = case.enclosures.iter().map(|e| e.id.0 + 1).max().unwrap_or(0);
    let in_letters = case.letters.iter().flat_map(|l| &l.enclosures).map(|e| e.0 + 1).max().unwrap_or(0);
    case.next_enclosure.0.max(on_case).max(in_letters)
}

pub(super) fn note_inspection(
    d: &mut Draft<'_>,
    enclosure: EnclosureId,
    inspected: Inspected,
) -> Result<(), Refusal> {
    let Some(found) = d.case.enclosure(enclosure) else {
        return Err(Refusal::not_found("that enclosure is not on this case any more"));
    };
    if found.file.sha256 != inspected.sha256 {
        return Err(Refusal::changed(
            "the file that was inspected is not the file on the case: inspect it again",
        ));
    }
    if found.inspected.as_ref() != Some(&inspected) {
        let Inspected { sha256, verdict, found } = inspected;
        d.emit(Event::EnclosureInspected {
            enclosure,
            sha256,
            verdict,
            findings: Vec::new(),
            found: Box::new(found),
        });
    }
    Ok(())
}

/// One person, of the two where two are needed, says why a file may leave with what was found in it.
pub(super) fn let_leave(
    d: &mut Draft<'_>,
    enclosure: EnclosureId,
    inspection: String,
    why: String,
) -> Result<(), Refusal> {
    let Some(found) = d.case.enclosure(enclosure) else {
        return Err(Refusal::not_found("that enclosure is not on this case any more"));
    };
    let Some(inspected) = found.inspection() else {
        return Err(Refusal::not_now("the file has to be inspected first"));
    };
    if d.case.shown_of(found) != inspection {
        return Err(Refusal::changed(
            "the file was inspected again since, or goes with another question: look at what is said of it now",
        ));
    }
    let Some(person) = d.ctx.actor.person() else {
        return Err(Refusal::not_allowed("only a person can say why a file may leave"));
    };
    let needed = d.case.people_needed(found);
    if d.case.reasons(found).count() >= needed {
        return Err(Refusal::not_now("nobody has to say anything more about this file"));
    }
    if d.case.reasons(found).any(|l| l.by == person) {
        return Err(Refusal::not_allowed(
            "you have said already why it may leave: the second has to be somebody else",
        ));
    }
    said(&why, "say why it may leave with what was found: the reason stays on the case")?;
    let sha256 = inspected.sha256.clone();
    d.emit(Event::EnclosureLetLeave { enclosure, sha256, inspection, why });
    Ok(())
}

pub(super) fn judge_personal(
    d: &mut Draft<'_>,
    what: Vec<(String, String)>,
    may_be_seen: bool,
) -> Result<(), Refusal> {
    for (kind, text) in what {
        if d.case.may_be_seen(&personal_key(&kind, &text)) != Some(may_be_seen) {
            d.emit(Event::PersonalDataJudged { kind, text, may_be_seen });
        }
    }
    Ok(())
}

pub(super) fn remove(d: &mut Draft<'_>, enclosure: EnclosureId, why: String) -> Result<(), Refusal> {
    if d.case.enclosure(enclosure).is_none() {
        return Ok(());
    }
    if d.case.letters.iter().any(|l| l.stands() && l.enclosures.contains(&enclosure)) {
        return Err(Refusal::not_now("the file went out with a letter: it stays on the case"));
    }
    d.emit(Event::EnclosureRemoved { enclosure, why });
    Ok(())
}
