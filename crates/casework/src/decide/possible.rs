//! Which letters a case can be written about now: what the case must be like, whatever an officer puts into the letter.
//!
//! Pages offer what stands here, and the gate before a letter asks the same. Who may send it is `permission`'s to say.

use document::Law;

use crate::{case::*, decision::Disposition, ids::QuestionId, refusal::Refusal};

/// Whether a kind of letter can be written now.
///
/// Refused with the reason, in words for an officer.
pub fn possible(case: &Case, kind: LetterKind) -> Result<(), Refusal> {
    let sent = |kind| case.letters.iter().any(|l| l.kind == kind && l.stands());
    let no = |why: &str| Err(Refusal::not_now(why));
    match kind {
        LetterKind::Acknowledgement if sent(kind) => no("the request was acknowledged already"),
        LetterKind::Acknowledgement => accepted(case, "accept the questions first"),
        LetterKind::NotValid if case.accepted_on.is_some() => {
            no("the request was accepted, so it is valid: close it another way")
        }
        LetterKind::NotValid => Ok(()),
        LetterKind::Clarification | LetterKind::FeesNotice | LetterKind::Delay => {
            accepted(case, "accept the questions first, so that their clock runs")?;
            match running(case).next() {
                Some(_) => Ok(()),
                None => no("no question is open: all are answered, or wait for the applicant"),
            }
        }
        LetterKind::Extension => {
            accepted(case, "accept the questions first, so that their clock runs")?;
            match extendable(case).is_empty() {
                false => Ok(()),
                true => Err(cannot_extend(case)),
            }
        }
        LetterKind::Response => {
            accepted(case, "accept the questions first")?;
            match case.unanswered().next() {
                Some(_) => Ok(()),
                None => no("every question is answered: send a correction, or answer the review"),
            }
        }
        LetterKind::Correction => match case.letters.iter().any(|l| l.kind.answers() && l.stands()) {
            true => Ok(()),
            false => no("no answer was sent yet that could be corrected"),
        },
        LetterKind::Transfer | LetterKind::Withdrawal | LetterKind::OwnData | LetterKind::ReUse => {
            ending(case, kind)
        }
        LetterKind::ReviewOutcome => match case.reviews.iter().any(|r| r.answered.is_none()) {
            true => Ok(()),
            false => no("the review to be answered is not open: nobody has asked for one"),
        },
        LetterKind::Consultation | LetterKind::PreRelease => match case.stage() {
            Stage::Open | Stage::Review => Ok(()),
            Stage::Received | Stage::Reading => no("accept the questions first"),
            _ => no("the request is answered: there is nothing left to consult about"),
        },
        LetterKind::Chaser => match case.asks.iter().any(Ask::is_open) {
            true => Ok(()),
            false => no("no colleague owes an answer"),
        },
        LetterKind::RegulatorReply => {
            accepted(case, "the request was not accepted: there is nothing to complain of yet")
        }
    }
}

/// Questions whose clock runs: not answered, not ended, not waiting for the applicant.
pub fn running(case: &Case) -> impl Iterator<Item = &Question> {
    case.unanswered().filter(|q| case.progress(q.id) != Progress::WaitsForApplicant)
}

/// Questions for which the law may give more time: under FOIA those that rely on what has a balance, under the
/// environmental regulations all whose time was not extended yet.
pub fn extendable(case: &Case) -> Vec<QuestionId> {
    let may = |question: &&Question| {
        let Some(group) = case.groups.get(&question.group) else { return false };
        match group.law {
            Law::Eir | Law::Eisrs => {
                !group.events.iter().any(|e| e.kind == ClockEventKind::ComplexVoluminousExtension)
            }
            Law::Foia => weighed(question),
            Law::Foisa => false,
        }
    };
    running(case).filter(may).map(|q| q.id).collect()
}

/// Whether the decision on a question turns on a balance of the public interest.
pub(super) fn weighed(question: &Question) -> bool {
    question.decision.as_ref().is_some_and(|decision| {
        let ncnd = decision.disposition == Disposition::Ncnd;
        let waits = matches!(
            decision.disposition,
            Disposition::ToFollow | Disposition::Withheld | Disposition::GivenInPart | Disposition::Ncnd
        );
        let of_law = decision.reliances.iter().filter(|r| r.law == Law::Foia);
        let relied_on: Vec<(&str, bool)> = of_law.map(|r| (r.provision.as_str(), ncnd)).collect();
        waits && law::reliance::may_take_longer(Law::Foia, &relied_on)
    })
}

fn cannot_extend(case: &Case) -> Refusal {
    let laws: Vec<Law> = running(case).filter_map(|q| case.groups.get(&q.group)).map(|g| g.law).collect();
    match laws.first() {
        None => Refusal::not_now("no question is open: all are answered, or wait for the applicant"),
        Some(Law::Foia) => Refusal::duty(
            "s.10(3)",
            "only a public interest test may take longer: first decide the question as to follow, with its qualified exemption",
        ),
        Some(Law::Foisa) => Refusal::duty(
            "s.10(3)",
            format!("the {} knows no more time for a public interest test", Law::Foisa.title()),
        ),
        Some(Law::Eir | Law::Eisrs) => {
            Refusal::not_now("the time was extended already: that can be done once")
        }
    }
}

fn accepted(case: &Case, otherwise: &str) -> Result<(), Refusal> {
    if case.accepted_on.is_some() { Ok(()) } else { Err(Refusal::not_now(otherwise)) }
}

/// A letter that ends the case, or confirms how it ended.
fn ending(case: &Case, kind: LetterKind) -> Result<(), Refusal> {
    if case.letters.iter().any(|l| l.kind == kind && l.stands()) {
        return Err(Refusal::not_now(format!("the {} was sent already", kind.words())));
    }
    let ended = case.questions.iter().any(|q| case.progress(q.id) == Progress::Ended);
    if case.accepted_on.is_some() && case.unanswered().next().is_none() && !ended {
        return Err(Refusal::not_now("every question is answered: the case needs no other end"));
    }
    match &case.closed {
        Some((how, _)) if kind.closes() != Some(*how) => {
            Err(Refusal::not_now("the case was closed another way: open it again first"))
        }
        _ => Ok(()),
    }
}
