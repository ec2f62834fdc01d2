//! Files that go out with an answer: put on the case, inspected, taken off.

use super::Draft;
use crate::{case::*, event::Event, ids::*, refusal::Refusal};

pub(super) fn add(
    d: &mut Draft<'_>,
    file: StoredFile,
    made_from: Option<StoredFile>,
    question: Option<QuestionId>,
) -> Result<(), Refusal> {
    if d.case.enclosures.iter().any(|e| e.file.sha256 == file.sha256) {
        return Ok(());
    }
    let enclosure = EnclosureId(next_id(&d.case));
    d.emit(Event::EnclosureAdded { enclosure, file, made_from });
    if let Some(id) = question
        && let Some(mut decision) = d.question(id)?.decision.clone()
    {
        decision.enclosures.push(enclosure);
        d.emit(Event::QuestionDecided { question: id, decision: Box::new(decision) });
    }
    Ok(())
}

/// One more than any enclosure that was ever on the case: letters keep the numbers of those taken off.
fn next_id(case: &Case) -> u32 {
    let on_case = case.enclosures.iter().map(|e| e.id.0 + 1).max().unwrap_or(0);
    let in_letters = case.letters.iter().flat_map(|l| &l.enclosures).map(|e| e.0 + 1).max().unwrap_or(0);
    on_case.max(in_letters)
}

pub(super) fn note_inspection(
    d: &mut Draft<'_>,
    enclosure: EnclosureId,
    sha256: String,
    verdict: InspectionVerdict,
    findings: Vec<String>,
) -> Result<(), Refusal> {
    let Some(found) = d.case.enclosure(enclosure) else {
        return Err(Refusal::not_found("that enclosure is not on this case any more"));
    };
    if found.file.sha256 != sha256 {
        return Err(Refusal::changed(
            "the file that was inspected is not the file on the case: inspect it again",
        ));
    }
    d.emit(Event::EnclosureInspected { enclosure, sha256, verdict, findings });
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
