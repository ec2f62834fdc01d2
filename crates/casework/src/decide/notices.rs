//! What each kind of letter needs before it leaves, and what it does to the case: clocks, consultations, reviews, the end.

use document::Law;
use jiff::civil::Date;

use super::{
    Draft, afterwards, clocks, colleagues,
    possible::{possible, weighed},
    said,
};
use crate::{case::*, ids::*, refusal::Refusal};

/// What a notice does to the case beside being on it.
pub(super) fn follows(
    d: &mut Draft<'_>,
    kind: LetterKind,
    groups: &[GroupId],
    until: Option<Date>,
    note: &str,
    particulars: &Particulars,
) -> Result<(), Refusal> {
    let on = d.ctx.today;
    for group in groups {
        let Some(law) = d.case.groups.get(group).map(|g| g.law) else { continue };
        let what = match (kind, until) {
            (LetterKind::Clarification, _) => ClockEvent { kind: ClockEventKind::ClarificationSought, on },
            (LetterKind::FeesNotice, _) if law.is_environmental() => {
                ClockEvent { kind: ClockEventKind::ChargeNotice, on }
            }
            (LetterKind::FeesNotice, _) => ClockEvent { kind: ClockEventKind::FeesNotice, on },
            // The law gives the date of this one; the event is the day of the notice.
            (LetterKind::Extension, _) if law.is_environmental() => {
                ClockEvent { kind: ClockEventKind::ComplexVoluminousExtension, on }
            }
            (LetterKind::Extension, Some(until)) => {
                ClockEvent { kind: ClockEventKind::PublicInterestExtensionTo, on: until }
            }
            _ => continue,
        };
        clocks::record(d, *group, what, note)?;
    }
    match kind {
        LetterKind::Consultation => {
            let party = particulars.party.as_ref().map(|p| p.name.clone()).unwrap_or_default();
            colleagues::consult(d, party, particulars.questions.clone(), particulars.by.unwrap_or(on))?;
        }
        LetterKind::ReviewOutcome => {
            let (Some(review), Some(decision)) = (particulars.review, particulars.decision) else {
                return Ok(());
            };
            afterwards::answer_review(d, review, decision.words().to_owned())?;
        }
        _ => {}
    }
    match kind.closes() {
        // A request that was withdrawn before has ended: the letter only confirms it.
        Some(how) if !matches!(d.case.stage(), Stage::Closed) || d.case.accepted_on.is_none() => {
            afterwards::close(d, how, format!("the {} was sent", kind.words()))
        }
        _ => Ok(()),
    }
}

pub(super) fn gate(
    d: &Draft<'_>,
    kind: LetterKind,
    groups: &[GroupId],
    until: Option<Date>,
    note: &str,
    particulars: &Particulars,
) -> Result<(), Refusal> {
    // These have gates of their own that say more.
    if !matches!(kind, LetterKind::Response | LetterKind::Correction | LetterKind::Extension) {
        possible(&d.case, kind)?;
    }
    if matches!(kind.addressee(), Addressee::ThirdParty | Addressee::Colleague)
        && let Some(found) = colleagues::names_applicant(d, note)
    {
        return Err(Refusal::duty(
            "applicant-blind",
            format!("what you write contains '{found}', which tells who asks: say it in other words"),
        ));
    }
    match kind {
        LetterKind::Acknowledgement => {}
        LetterKind::Clarification => {
            said(note, "say what you need to know: the applicant must be told (section 1(3))")?;
            need_groups(d, groups)?;
        }
        LetterKind::Extension => {
            need_groups(d, groups)?;
            gate_extension(d, groups, until, note)?;
        }
        LetterKind::FeesNotice => {
            need_groups(d, groups)?;
            let charge = particulars.charge.as_ref().filter(|c| c.pence > 0);
            let Some(charge) = charge else {
                return Err(Refusal::missing("say how much is to be paid"));
            };
            said(&charge.how, "say how it can be paid")?;
            said(&charge.basis, "say what the amount is made up of")?;
        }
        LetterKind::Transfer => {
            let party = particulars.party.as_ref().map(|p| p.name.as_str()).unwrap_or_default();
            said(party, "name the authority that has the request now")?;
        }
        LetterKind::Withdrawal | LetterKind::OwnData => {}
        LetterKind::ReUse => said(note, "say on which terms the information may be used again, or why not")?,
        LetterKind::Delay => match until {
            Some(until) if until >= d.ctx.today => {}
            _ => return Err(Refusal::missing("give the day ahead by which you expect to answer")),
        },
        LetterKind::ReviewOutcome => {
            if particulars.decision.is_none() {
                return Err(Refusal::missing("say what the review decided"));
            }
            said(note, "give the reasons of the review: the applicant must be able to follow them")?;
            let open = |id| d.case.reviews.iter().any(|r| r.id == id && r.answered.is_none());
            if !particulars.review.is_some_and(open) {
                return Err(Refusal::not_found("the review to be answered is not open on this case"));
            }
        }
        LetterKind::Consultation | LetterKind::PreRelease => {
            let party = particulars.party.as_ref().map(|p| p.name.as_str()).unwrap_or_default();
            said(party, "name the third party")?;
            d.questions_exist(&particulars.questions)?;
            if particulars.questions.is_empty() {
                return Err(Refusal::missing("choose the questions that the letter is about"));
            }
            if particulars.by.is_none_or(|by| by <= d.ctx.today) {
                return Err(Refusal::missing("give a day ahead: for the reply, or for the release"));
            }
        }
        LetterKind::Chaser => {
            d.questions_exist(&particulars.questions)?;
            let owed = particulars.ask.and_then(|id| d.case.ask(id)).filter(|ask| ask.is_open());
            if owed.is_none() {
                return Err(Refusal::not_now("nothing is owed on that request to a colleague any more"));
            }
        }
        LetterKind::RegulatorReply => {
            if d.case.complaint.is_none() {
                return Err(Refusal::not_now("note the regulator's reference first: no complaint is open"));
            }
            said(note, "write what you tell the regulator")?;
        }
        LetterKind::NotValid => {
            said(note, "say what would make the request valid")?;
        }
        LetterKind::Response | LetterKind::Correction => {}
    }
    Ok(())
}

/// More time for the balance under FOIA, for complexity and volume under the environmental regulations; FOISA knows
/// neither.
fn gate_extension(d: &Draft<'_>, groups: &[GroupId], until: Option<Date>, note: &str) -> Result<(), Refusal> {
    let laws: Vec<Law> = groups.iter().filter_map(|g| d.case.groups.get(g)).map(|g| g.law).collect();
    let environmental = laws.iter().all(|law| law.is_environmental());
    let cite = if environmental { "reg.7" } else { "s.17(2)" };
    if !environmental && laws.iter().any(|law| *law != Law::Foia) {
        let law = laws.iter().find(|law| **law != Law::Foia).copied().unwrap_or(Law::Foisa);
        return Err(Refusal::duty(
            "s.10(3)",
            format!("the {} knows no more time for a public interest test", law.title()),
        ));
    }
    if environmental {
        said(note, "say why the request is both complex and voluminous")?;
    } else {
        said(note, "say which exemption the balance is about and why more time is needed")?;
    }
    match until {
        Some(until) if until <= d.ctx.today => {
            return Err(Refusal::duty(cite, "the estimated date must lie ahead"));
        }
        None if !environmental => {
            return Err(Refusal::duty(cite, "give the date by which you expect to have decided"));
        }
        _ => {}
    }
    if environmental { Ok(()) } else { needs_balance(d, groups) }
}

fn need_groups(d: &Draft<'_>, groups: &[GroupId]) -> Result<(), Refusal> {
    if groups.is_empty() || groups.iter().any(|g| !d.case.groups.contains_key(g)) {
        return Err(Refusal::missing("choose the questions that the letter is about"));
    }
    Ok(())
}

/// More time is only for balancing the public interest: each question must rely on a provision that has a balance.
fn needs_balance(d: &Draft<'_>, groups: &[GroupId]) -> Result<(), Refusal> {
    for question in d.case.questions.iter().filter(|q| groups.contains(&q.group)) {
        if !weighed(question) {
            return Err(Refusal::duty(
                "s.10(3)",
                format!(
                    "{} relies on no qualified exemption yet: only a public interest test may take longer, so decide it as to follow, with the exemption",
                    d.case.name_of(question.id)
                ),
            ));
        }
    }
    Ok(())
}
