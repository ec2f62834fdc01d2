//! From what an officer says to the plan of a letter and its address: questions are parted, days asked of the law.

use casework::{
    Command,
    case::{Addressee, Charge, ClockEvent, ClockEventKind, Particulars, Party, ReviewDecision},
    ids::{GroupId, QuestionId},
};
use jiff::civil::Date;
use law::clock::Due;

use super::{Notice, under_review};
use crate::{
    error::{Error, Result},
    letter::LetterPlan,
    send::address_of,
    work::Work,
};

/// A letter that could leave: what it is to be, and where it goes.
pub(super) struct Ready {
    pub plan: LetterPlan,
    pub to: String,
}

/// Prepares a notice on a piece of work: what it parts or notes is decided there, and kept only with the letter.
pub(super) fn ready(work: &mut Work, notice: &Notice) -> Result<Ready> {
    let mut plan = LetterPlan::notice(notice.kind(), Vec::new(), None, String::new());
    match notice {
        Notice::Acknowledgement => {}
        Notice::Clarification { questions, ask } => {
            plan.groups = part(work, questions, "to be made clear by the applicant")?;
            plan.note.clone_from(ask);
        }
        Notice::Extension { questions, until, why } => {
            plan.groups = part(work, questions, "which need more time")?;
            plan.until = extended_to(work, &plan.groups)?.or(*until);
            plan.note.clone_from(why);
        }
        Notice::NotValid { missing: note }
        | Notice::Withdrawal { note }
        | Notice::OwnData { note }
        | Notice::ReUse { note } => plan.note.clone_from(note),
        Notice::Fees { questions, charge } => {
            plan.groups = part(work, questions, "for which something is to be paid")?;
            plan.particulars = fees(work, &plan.groups, charge)?;
        }
        Notice::Transfer { to, note } => {
            plan.particulars.party = Some(to.clone());
            plan.note.clone_from(note);
        }
        Notice::Delay { until, why } => {
            plan.until = Some(*until);
            plan.note.clone_from(why);
        }
        Notice::Review { decision, reasons, by, answers, supersedes } => {
            plan.note.clone_from(reasons);
            plan.particulars.decision = Some(*decision);
            plan.particulars.by = *by;
            plan.particulars.review = work.case.reviews.iter().find(|r| r.answered.is_none()).map(|r| r.id);
            if *decision == ReviewDecision::Upheld && !answers.is_empty() {
                return Err(Error::BadInput(
                    "the answer stands, so nothing is answered anew: choose that it changes, or no question"
                        .to_owned(),
                ));
            }
            plan.answers.clone_from(answers);
            plan.supersedes = if answers.is_empty() { None } else { supersedes.or(under_review(&work.case)) };
        }
        Notice::Consultation { party, questions, by, note }
        | Notice::PreRelease { party, questions, on: by, note } => {
            plan.particulars = Particulars {
                party: Some(party.clone()),
                questions: questions.clone(),
                by: Some(*by),
                ..Particulars::default()
            };
            plan.note.clone_from(note);
        }
        Notice::Chaser { ask, note } => {
            let found = work
                .case
                .ask(*ask)
                .ok_or_else(|| Error::BadInput("choose the colleague who still owes an answer".to_owned()))?;
            let owed = |q: QuestionId| !found.contributions.iter().any(|c| c.question == q);
            plan.particulars = Particulars {
                party: Some(Party { name: found.team.clone(), address: Vec::new(), email: found.to.clone() }),
                questions: found.questions.iter().map(|q| q.question).filter(|q| owed(*q)).collect(),
                by: Some(found.by),
                ask: Some(*ask),
                ..Particulars::default()
            };
            plan.note.clone_from(note);
        }
        Notice::Regulator { reference, email, note } => {
            if !reference.trim().is_empty() && work.case.complaint.as_deref() != Some(reference.trim()) {
                work.decide(Command::NoteComplaint { reference: reference.trim().to_owned() })?;
            }
            plan.particulars.party = Some(regulator(work, email)?);
            plan.note.clone_from(note);
        }
    }
    let to = address(work, &plan)?;
    Ok(Ready { plan, to })
}

/// Where a letter goes, by its kind.
fn address(work: &Work, plan: &LetterPlan) -> Result<String> {
    let party = plan.particulars.party.as_ref();
    match plan.kind.addressee() {
        Addressee::Applicant => address_of(&work.case).ok_or_else(|| {
            Error::BadInput("the applicant gave no address: add one before a letter can go".to_owned())
        }),
        Addressee::ThirdParty | Addressee::Colleague | Addressee::Regulator => {
            let party = party.ok_or_else(|| Error::BadInput("say whom the letter goes to".to_owned()))?;
            let (email, lines) = (party.email.trim(), party.address.join("\n"));
            match (email.is_empty(), lines.trim().is_empty()) {
                (false, _) if email.contains('@') && !email.contains(char::is_whitespace) => {
                    Ok(email.to_owned())
                }
                (false, _) => Err(Error::BadInput(format!("'{email}' is no e-mail address"))),
                (true, false) => Ok(lines.trim().to_owned()),
                (true, true) => Err(Error::BadInput(
                    "give an e-mail address or a postal address: without one the letter cannot go".to_owned(),
                )),
            }
        }
    }
}

/// The groups of exactly these questions: parted from the rest where a group has others too.
fn part(work: &mut Work, questions: &[QuestionId], why: &str) -> Result<Vec<GroupId>> {
    if questions.is_empty() {
        return Err(Error::BadInput("choose the questions it is about".to_owned()));
    }
    if work.case.accepted_on.is_none() {
        return Err(Error::BadInput(
            "accept the questions first, so that the others can be answered".to_owned(),
        ));
    }
    let mut groups: Vec<GroupId> =
        questions.iter().filter_map(|id| work.case.question(*id)).map(|q| q.group).collect();
    groups.sort();
    groups.dedup();
    let mut parted = Vec::new();
    for group in groups {
        let Some(law) = work.case.groups.get(&group).map(|g| g.law) else { continue };
        let here: Vec<QuestionId> = questions
            .iter()
            .copied()
            .filter(|id| work.case.question(*id).is_some_and(|q| q.group == group))
            .collect();
        let first = here[0];
        work.decide(Command::FormGroup { questions: here, law, received_on: None, why: why.to_owned() })?;
        parted.extend(work.case.group_of(first).map(|g| g.id));
    }
    Ok(parted)
}

/// The last day after an extension for complexity and volume; none where the law leaves the day to the officer.
fn extended_to(work: &Work, groups: &[GroupId]) -> Result<Option<Date>> {
    let environmental =
        |id: &GroupId| work.case.groups.get(id).is_some_and(|group| group.law.is_environmental());
    if groups.is_empty() || !groups.iter().all(environmental) {
        return Ok(None);
    }
    // Several clocks in one letter: the day that holds for all of them.
    let days = if_happened(work, groups, ClockEventKind::ComplexVoluminousExtension)?;
    Ok(days.iter().filter_map(|due| due.due).min())
}

fn fees(work: &Work, groups: &[GroupId], charge: &Charge) -> Result<Particulars> {
    let mut by: Option<Date> = None;
    for id in groups {
        let Some(group) = work.case.groups.get(id) else { continue };
        let kind = match group.law.is_environmental() {
            true => ClockEventKind::ChargeNotice,
            false => ClockEventKind::FeesNotice,
        };
        let days = if_happened(work, &[*id], kind)?;
        by = days.iter().filter_map(casework::payable_by).chain(by).min();
    }
    Ok(Particulars { charge: Some(charge.clone()), by, ..Particulars::default() })
}

/// The law's answer for each clock if this happened to it today.
fn if_happened(work: &Work, groups: &[GroupId], kind: ClockEventKind) -> Result<Vec<Due>> {
    let what = ClockEvent { kind, on: work.today };
    groups
        .iter()
        .filter_map(|id| work.case.groups.get(id))
        .map(|group| {
            let (today, edition) = (work.today, work.edition());
            casework::working_if(&work.case, group, what.clone(), &work.authority, today, edition)
                .into_result()
                .map_err(Error::BadInput)
        })
        .collect()
}

/// The regulator of the law that the case is answered under, as the law names it.
fn regulator(work: &Work, email: &str) -> Result<Party> {
    let law = work
        .case
        .law()
        .ok_or_else(|| Error::BadInput("say first under which law the request is answered".to_owned()))?;
    let known = law::rights(law).regulator;
    let mut address = vec![known.office.clone()];
    address.extend(known.address.iter().cloned());
    Ok(Party { name: known.name.clone(), address, email: email.trim().to_owned() })
}

/// Whether a letter to this address leaves by e-mail.
pub(crate) fn by_email(to: &str) -> bool {
    to.contains('@') && !to.contains('\n')
}
