//! What comes after an answer: reviews, the regulator, holds, closing and opening again.

use jiff::civil::Date;

use super::{Draft, clocks, said};
use crate::{case::*, event::Event, ids::*, refusal::Refusal};

pub(super) fn request_review(d: &mut Draft<'_>, grounds: String) -> Result<(), Refusal> {
    let today = d.ctx.today;
    review_on(d, grounds, today)
}

pub(super) fn review_on(d: &mut Draft<'_>, grounds: String, on: Date) -> Result<(), Refusal> {
    said(&grounds, "say what you are not content with")?;
    if d.case.reviews.iter().any(|r| r.answered.is_none()) {
        return Err(Refusal::not_now("a review is open already: what you write is kept with it"));
    }
    let review = ReviewId(d.case.reviews.len() as u32);
    let due = clocks::review_clock(d, on, d.ctx.edition).and_then(|told| told.review_due);
    let calendar_edition = d.ctx.edition.id().to_owned();
    d.emit(Event::ReviewRequested { review, on, grounds, due, calendar_edition });
    Ok(())
}

pub(super) fn answer_review(d: &mut Draft<'_>, review: ReviewId, outcome: String) -> Result<(), Refusal> {
    said(&outcome, "say what the review decided")?;
    match d.case.reviews.iter().find(|r| r.id == review) {
        None => Err(Refusal::not_found("that review is not on this case")),
        Some(r) if r.answered.is_some() => Err(Refusal::not_now("the review was answered already")),
        Some(_) => {
            let on = d.ctx.today;
            d.emit(Event::ReviewAnswered { review, on, outcome });
            Ok(())
        }
    }
}

pub(super) fn note_complaint(d: &mut Draft<'_>, reference: String) -> Result<(), Refusal> {
    said(&reference, "give the regulator's reference")?;
    let on = d.ctx.today;
    d.emit(Event::ComplaintMade { on, reference });
    Ok(())
}

pub(super) fn place_hold(d: &mut Draft<'_>, why: String) -> Result<(), Refusal> {
    said(&why, "say why nothing may be disposed of")?;
    d.emit(Event::HoldPlaced { why });
    Ok(())
}

pub(super) fn lift_hold(d: &mut Draft<'_>, why: String) -> Result<(), Refusal> {
    if d.case.hold.is_none() {
        return Ok(());
    }
    if d.case.complaint.is_some() || d.case.reviews.iter().any(|r| r.answered.is_none()) {
        return Err(Refusal::duty("s.77", "a review or a complaint is open: the hold stays"));
    }
    d.emit(Event::HoldLifted { why });
    Ok(())
}

/// The most published answers that one request can name.
const MOST_FOUND: usize = 40;

pub(super) fn found_published(d: &mut Draft<'_>, mut answers: Vec<FoundPublished>) -> Result<(), Refusal> {
    answers.truncate(MOST_FOUND);
    if !answers.is_empty() {
        d.emit(Event::FoundPublished { answers });
    }
    Ok(())
}

pub(super) fn note(d: &mut Draft<'_>, text: String) -> Result<(), Refusal> {
    said(&text, "a remark needs words")?;
    d.emit(Event::Noted { text });
    Ok(())
}

pub(super) fn close(d: &mut Draft<'_>, how: Closing, why: String) -> Result<(), Refusal> {
    said(&why, "say why the case ends without an answer")?;
    history_stays(d)?;
    if d.case.closed.is_some() {
        return Ok(());
    }
    if d.case.accepted_on.is_some() && d.case.unanswered().next().is_none() {
        return Err(Refusal::not_now("every question is answered: there is nothing to close"));
    }
    let kind = match how {
        Closing::Withdrawn => Some(ClockEventKind::Withdrawn),
        Closing::Transferred => Some(ClockEventKind::Transferred),
        Closing::NoClarification | Closing::FeeNotPaid | Closing::HandledElsewhere => None,
    };
    if let Some(kind) = kind {
        let on = d.ctx.today;
        for group in d.case.groups.keys().copied().collect::<Vec<_>>() {
            if d.case.unanswered().any(|q| q.group == group) {
                clocks::record(d, group, ClockEvent { kind, on }, &why)?;
            }
        }
    }
    d.emit(Event::Closed { how, why });
    Ok(())
}

pub(super) fn reopen(d: &mut Draft<'_>, why: String) -> Result<(), Refusal> {
    history_stays(d)?;
    said(&why, "say why it is opened again")?;
    match d.case.closed {
        None => Err(Refusal::not_now("the case is not closed")),
        Some((Closing::Withdrawn | Closing::Transferred, _)) => {
            Err(Refusal::not_now("a withdrawn or transferred request does not come back: open a new case"))
        }
        Some(_) => {
            d.emit(Event::Reopened { why });
            Ok(())
        }
    }
}

/// What was answered before is neither closed nor opened again: its state is what it was.
fn history_stays(d: &Draft<'_>) -> Result<(), Refusal> {
    match d.case.history {
        None => Ok(()),
        Some(_) => Err(Refusal::not_now("this was answered before the program was used: it stays as it was")),
    }
}
