//! What an officer says about a reading: where it is not sure, who asks, the day of receipt. What changes the questions
//! themselves is in `questions`.

use document::request::Applicant;
use jiff::civil::Date;

use super::{Draft, said};
use crate::{case::DoubtKind, event::Event, refusal::Refusal};

pub(super) fn answer(d: &mut Draft<'_>, doubt: String, right: bool) -> Result<(), Refusal> {
    let Some(read) = &d.case.as_read else {
        return Err(Refusal::not_now("nothing was read in this case"));
    };
    if read.answers.get(&doubt) == Some(&right) {
        return Ok(());
    }
    // A sign may be said to be none also where the reader was sure of it.
    let sign = doubt.strip_prefix("sign-").and_then(|at| at.parse::<usize>().ok());
    let known = match sign {
        Some(at) => read.reading.as_ref().is_some_and(|r| at < r.signs.len()),
        None => read.answers.contains_key(&doubt) || d.case.doubts().iter().any(|one| one.id == doubt),
    };
    if !known {
        return Err(Refusal::not_found("that is not asked any more: look at the questions as they stand"));
    }
    let overlooked = d.case.doubts().into_iter().find(|one| one.id == doubt && !right).and_then(|one| {
        // Wrong about a passage that was left out: it is a question after all.
        matches!(one.about, DoubtKind::Overlooked).then_some(one.place).flatten()
    });
    d.emit(Event::ReadingAnswered { doubt, right });
    if let Some(place) = overlooked {
        let before = d.case.questions.iter().rev().find(|q| q.place.is_some_and(|p| p.start < place.start));
        let question = crate::command::QuestionWords {
            path: String::new(),
            label: None,
            heading: before.and_then(|q| q.heading.clone()),
            text: String::new(),
            place: Some(place),
            stem: None,
            own_personal_data: None,
        };
        super::questions::add(d, question, None)?;
    }
    Ok(())
}

pub(super) fn correct_applicant(d: &mut Draft<'_>, applicant: Applicant, why: String) -> Result<(), Refusal> {
    if d.case.history.is_some() {
        return Err(Refusal::not_now("what was imported as history has no applicant"));
    }
    said(&why, "say in a line where the right name or address comes from")?;
    let trimmed = |value: Option<String>| value.map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
    let applicant = Applicant {
        name: trimmed(applicant.name),
        email: trimmed(applicant.email),
        organisation: trimmed(applicant.organisation),
        address: trimmed(applicant.address),
    };
    if applicant != d.case.applicant {
        d.emit(Event::ApplicantCorrected { applicant, why });
    }
    Ok(())
}

pub(super) fn correct_receipt(d: &mut Draft<'_>, on: Date, why: String) -> Result<(), Refusal> {
    if d.case.accepted_on.is_some() {
        return Err(Refusal::not_now(
            "the applicant has been told the day of receipt: write to them where it was wrong",
        ));
    }
    if on > d.ctx.today {
        return Err(Refusal::missing("the day of receipt lies ahead: give the day it arrived"));
    }
    said(&why, "say in a line how you know the day of receipt")?;
    if d.case.origin.received_on != on {
        d.emit(Event::ReceiptCorrected { on, why });
    }
    Ok(())
}
