//! Letters: issued once, carried once, and what became of them. The gate before anything leaves.
//!
//! A letter does not leave while a question it answers is undecided, while a breach that deciding or rewording can cure
//! stands un-overruled, while an enclosure is uninspected, or without the clearance that is required. Lateness never
//! blocks: a late answer is owed all the more.

use jiff::Timestamp;

use super::{Draft, clocks, notices, said};
use crate::{
    authority::{Authority, ClearancePolicy},
    case::*,
    command::{Command, FindingNote, Severity},
    decision::{AnsweredBy, Disposition, ToFollow},
    event::Event,
    ids::*,
    refusal::Refusal,
};

pub(super) fn issue(d: &mut Draft<'_>, command: Command) -> Result<(), Refusal> {
    let Command::IssueLetter {
        kind,
        to,
        subject,
        message_id,
        files,
        answers,
        to_follow,
        supersedes,
        findings,
        groups,
        until,
        note,
        particulars,
    } = command
    else {
        return Err(Refusal::not_found("no letter was given"));
    };
    said(&to, "there is no address to send the letter to: add one under People")?;
    let mut enclosures = Vec::new();
    // A review that changes nothing answers nothing anew.
    if kind.answers() && !(kind == LetterKind::ReviewOutcome && answers.is_empty()) {
        gate_answers(d, kind, &answers, &to_follow, supersedes)?;
        gate_findings(d, &findings)?;
        enclosures = gate_enclosures(d, &answers)?;
        gate_clearance(d, &answers)?;
    }
    notices::gate(d, kind, &groups, until, &note, &particulars)?;

    let letter = LetterId(d.case.letters.len() as u32);
    let on = d.ctx.today;
    d.emit(Event::LetterIssued {
        letter: Box::new(Letter {
            id: letter,
            kind,
            on,
            to,
            subject,
            message_id,
            files: *files,
            answers: answers.clone(),
            to_follow,
            enclosures,
            supersedes,
            particulars: (*particulars).clone(),
            state: LetterState::Issued,
        }),
    });
    notices::follows(d, kind, &groups, until, &note, &particulars)?;
    if kind.answers() {
        for group in d.case.groups.keys().copied().collect::<Vec<_>>() {
            let open = d.case.unanswered().any(|q| q.group == group);
            let has_any = d.case.questions.iter().any(|q| q.group == group && answers.contains(&q.id));
            if has_any && !open {
                clocks::record(
                    d,
                    group,
                    ClockEvent { kind: ClockEventKind::Answered, on },
                    "the last answer was sent",
                )?;
            }
        }
    }
    Ok(())
}

fn gate_answers(
    d: &Draft<'_>,
    kind: LetterKind,
    answers: &[QuestionId],
    to_follow: &[(QuestionId, ToFollow)],
    supersedes: Option<LetterId>,
) -> Result<(), Refusal> {
    d.questions_exist(answers)?;
    let corrected = match (kind, supersedes) {
        (LetterKind::Correction | LetterKind::ReviewOutcome, None) => {
            return Err(Refusal::missing("say which letter it supersedes"));
        }
        (LetterKind::Correction | LetterKind::ReviewOutcome, Some(id)) => match d.case.letter(id) {
            Some(letter) => Some(letter),
            None => return Err(Refusal::not_found("the letter to be corrected is not on this case")),
        },
        _ => None,
    };
    for id in answers {
        let name = d.case.name_of(*id);
        let Some(decision) = d.question(*id)?.decision.as_ref() else {
            return Err(Refusal::duty(
                "s.1(1)",
                format!("{name} is not decided: decide it, or leave it out as to follow"),
            ));
        };
        if matches!(decision.disposition, Disposition::ToFollow | Disposition::Unclear) {
            return Err(Refusal::duty(
                "s.1(1)",
                format!("{name} has no answer yet: decide it, or leave it out as to follow"),
            ));
        }
        if let AnsweredBy::See(other) | AnsweredBy::With(other) = decision.answered_by
            && !answers.contains(&other)
            && !d.case.is_sent(other)
        {
            return Err(Refusal::duty(
                "s.1(1)",
                format!("{name} points to {}, which is not in this letter", d.case.name_of(other)),
            ));
        }
        if d.case.is_sent(*id) && corrected.is_none() {
            return Err(Refusal::not_now(format!(
                "{name} was answered in an earlier letter: send a correction instead"
            )));
        }
    }
    for question in d.case.unanswered().filter(|q| !answers.contains(&q.id)) {
        if d.case.progress(question.id) == crate::case::Progress::WaitsForApplicant || corrected.is_some() {
            continue;
        }
        let name = d.case.name_of(question.id);
        let Some((_, follow)) = to_follow.iter().find(|(id, _)| *id == question.id) else {
            return Err(Refusal::duty(
                "s.10(1)",
                format!("{name} is left out: say why it is to follow and by which date"),
            ));
        };
        said(&follow.why, "say why the answer is to follow")?;
        lawful_date(d, question, follow, &name)?;
    }
    Ok(())
}

/// What is to follow must follow by a lawful date; where that day has passed, any day ahead is better than none.
fn lawful_date(d: &Draft<'_>, question: &Question, follow: &ToFollow, name: &str) -> Result<(), Refusal> {
    if follow.by < d.ctx.today {
        return Err(Refusal::missing(format!("the date on which {name} is to follow has passed")));
    }
    let due = d.case.groups.get(&question.group).and_then(|g| g.outcome.as_ref()).and_then(|o| o.due);
    if let Some(due) = due
        && due >= d.ctx.today
        && follow.by > due
    {
        return Err(Refusal::duty(
            "s.10(1)",
            format!(
                "{name} may not follow later than {due}: only a public interest test may take longer, with a notice"
            ),
        ));
    }
    Ok(())
}

fn gate_findings(d: &Draft<'_>, findings: &[FindingNote]) -> Result<(), Refusal> {
    let overruled =
        |f: &FindingNote| d.case.overrulings.iter().any(|o| o.check == f.check && o.place == f.place);
    match findings.iter().find(|f| f.severity == Severity::Breach && f.curable && !overruled(f)) {
        None => Ok(()),
        Some(f) => Err(Refusal {
            kind: crate::refusal::RefusalKind::Duty,
            why: format!(
                "a breach stands ({}, {}): put it right, or overrule it with a reason",
                f.check, f.place
            ),
            provision: None,
        }),
    }
}

fn gate_enclosures(d: &Draft<'_>, answers: &[QuestionId]) -> Result<Vec<EnclosureId>, Refusal> {
    let mut going = Vec::new();
    for decision in answers.iter().filter_map(|id| d.case.question(*id)).filter_map(|q| q.decision.as_ref()) {
        for id in &decision.enclosures {
            let Some(enclosure) = d.case.enclosure(*id) else {
                return Err(Refusal::not_found("an enclosure of this letter is not on the case any more"));
            };
            if let Some(why) = d.case.in_the_way(enclosure) {
                return Err(Refusal::duty("release", why));
            }
            if !going.contains(id) {
                going.push(*id);
            }
        }
    }
    Ok(going)
}

fn gate_clearance(d: &Draft<'_>, answers: &[QuestionId]) -> Result<(), Refusal> {
    if !clearance_required(&d.case, answers) || clearance_holds(&d.case, d.ctx.authority) {
        return Ok(());
    }
    Err(Refusal::duty(
        "clearance",
        match d.case.clearance().map(|c| &c.state) {
            Some(ClearanceState::Given { .. }) => {
                "the letter, or the house wording it uses, was changed since it was cleared: ask again"
                    .to_owned()
            }
            Some(ClearanceState::Asked) => "clearance is asked for and not given yet".to_owned(),
            Some(ClearanceState::Returned { what, .. }) => {
                format!("the approver sent it back ({what}): change it and ask again")
            }
            Some(ClearanceState::TakenBack) | None => {
                "this letter needs clearance: ask an approver".to_owned()
            }
        },
    ))
}

/// Whether a letter with these answers needs clearance.
pub fn clearance_required(case: &Case, answers: &[QuestionId]) -> bool {
    match case.clearance_policy {
        ClearancePolicy::Always => true,
        ClearancePolicy::Never => false,
        ClearancePolicy::WhenRefusing => {
            answers.iter().filter_map(|id| case.decision_for(*id)).any(|d| d.disposition.is_refusal())
        }
    }
}

/// Whether the last clearance was given for exactly what would leave now, as the house words it today.
pub fn clearance_holds(case: &Case, authority: &Authority) -> bool {
    case.clearance()
        .is_some_and(|c| matches!(c.state, ClearanceState::Given { .. }) && is_of(c, case, authority))
}

/// Whether a round of clearance is about what the letter says now. One from before the house wording was part of it is
/// about the case alone.
pub(super) fn is_of(clearance: &Clearance, case: &Case, authority: &Authority) -> bool {
    let whole = case.letter_fingerprint(authority);
    clearance.digest == whole
        || !clearance.digest.contains('.') && clearance.digest == case.content_fingerprint()
}

fn known_letter<'a>(d: &'a Draft<'_>, id: LetterId) -> Result<&'a Letter, Refusal> {
    d.case.letter(id).ok_or_else(|| Refusal::not_found("that letter is not on this case"))
}

pub(super) fn note_carried(
    d: &mut Draft<'_>,
    letter: LetterId,
    at: Timestamp,
    how: String,
) -> Result<(), Refusal> {
    if !matches!(known_letter(d, letter)?.state, LetterState::Carried { .. }) {
        d.emit(Event::LetterCarried { letter, at, how });
    }
    Ok(())
}

pub(super) fn note_in_doubt(d: &mut Draft<'_>, letter: LetterId, why: String) -> Result<(), Refusal> {
    if matches!(known_letter(d, letter)?.state, LetterState::Issued) {
        d.emit(Event::LetterInDoubt { letter, why });
    }
    Ok(())
}

pub(super) fn resolve_doubt(
    d: &mut Draft<'_>,
    letter: LetterId,
    left: bool,
    why: String,
) -> Result<(), Refusal> {
    if !matches!(known_letter(d, letter)?.state, LetterState::InDoubt { .. }) {
        return Err(Refusal::not_now("there is no doubt about this letter"));
    }
    said(&why, "say how you found out: a log of the mail server, a telephone call")?;
    d.emit(Event::DoubtResolved { letter, left, why });
    recompute_all(d, "what became of a letter in doubt")
}

pub(super) fn note_bounce(d: &mut Draft<'_>, letter: LetterId, why: String) -> Result<(), Refusal> {
    if !matches!(known_letter(d, letter)?.state, LetterState::Bounced { .. }) {
        d.emit(Event::LetterBounced { letter, why });
        recompute_all(d, "our letter came back")?;
    }
    Ok(())
}

pub(super) fn resend(d: &mut Draft<'_>, letter: LetterId, to: String, why: String) -> Result<(), Refusal> {
    let known = known_letter(d, letter)?;
    if matches!(known.state, LetterState::Issued | LetterState::InDoubt { .. }) {
        return Err(Refusal::not_now(
            "the letter is still on its way, or in doubt: say first what became of it",
        ));
    }
    if matches!(known.state, LetterState::SentInError { .. }) {
        return Err(Refusal::not_now("the letter was sent in error: it is not sent again"));
    }
    said(&to, "give the address")?;
    said(&why, "say why it is sent again")?;
    d.emit(Event::LetterResent { letter, to, why });
    Ok(())
}

pub(super) fn mark_in_error(
    d: &mut Draft<'_>,
    letter: LetterId,
    why: String,
    containment: String,
) -> Result<(), Refusal> {
    known_letter(d, letter)?;
    said(&why, "say what was wrong with it")?;
    said(
        &containment,
        "say what was done to contain it: the 72-hour clock of a personal data breach may be running",
    )?;
    d.emit(Event::LetterSentInError { letter, why, containment });
    recompute_all(d, "a letter was sent in error")
}

fn recompute_all(d: &mut Draft<'_>, because: &str) -> Result<(), Refusal> {
    for group in d.case.groups.keys().copied().collect::<Vec<_>>() {
        clocks::compute(d, group, because)?;
    }
    Ok(())
}
