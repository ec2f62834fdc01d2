//! From arrival to acceptance: reading, triage, messages, and the day the questions stand.

use document::Law;

use super::{Draft, clocks, said};
use crate::{case::*, command::QuestionWords, event::Event, ids::*, refusal::Refusal};

pub(super) fn numbered(d: &Draft<'_>, words: Vec<QuestionWords>) -> Result<Vec<NewQuestion>, Refusal> {
    let mut next = d.case.next.question;
    words
        .into_iter()
        .map(|mut q| {
            // A passage of the request is a question in its own words.
            if let Some(passage) = q.place.and_then(|p| d.case.text.get(p.start..p.end))
                && q.text.trim().is_empty()
            {
                q.text = passage.to_owned();
            }
            said(&q.text, "a question needs words")?;
            if let Some(stem) = q.stem
                && d.case.stem(stem).is_none()
            {
                return Err(Refusal::not_found(format!("there are no shared words with the number {stem}")));
            }
            let id = QuestionId(next);
            next += 1;
            Ok(NewQuestion {
                id,
                path: q.path,
                label: q.label.filter(|l| !l.trim().is_empty()),
                heading: q.heading.filter(|h| !h.trim().is_empty()),
                text: q.text.split_whitespace().collect::<Vec<_>>().join(" "),
                place: q.place.filter(|p| d.case.text.get(p.start..p.end).is_some()),
                stem: q.stem,
                own_personal_data: q.own_personal_data,
            })
        })
        .collect()
}

pub(super) fn read_request(
    d: &mut Draft<'_>,
    law: Option<Law>,
    stems: Vec<Stem>,
    questions: Vec<QuestionWords>,
    unclear: Vec<Unclear>,
    reading: Option<Box<Reading>>,
) -> Result<(), Refusal> {
    if d.case.accepted_on.is_some() {
        return Err(Refusal::not_now(
            "the questions were accepted: split, merge or add questions instead of reading anew",
        ));
    }
    d.case.stems = stems.clone();
    let questions = numbered(d, questions)?;
    d.emit(Event::RequestRead { law, stems, questions, unclear, reading });
    Ok(())
}

pub(super) fn triage(d: &mut Draft<'_>, kind: TriageKind, why: String) -> Result<(), Refusal> {
    if d.case.accepted_on.is_some() {
        return Err(Refusal::not_now(
            "the request was accepted already: undo the triage is no longer possible, withdraw or close it",
        ));
    }
    if !kind.is_request() {
        said(&why, "say in a line why this is not handled as a request, so that it can be checked later")?;
    }
    if d.case.triage.as_ref().is_some_and(|t| t.kind == kind) {
        return Ok(());
    }
    d.emit(Event::Triaged { kind, why });
    Ok(())
}

pub(super) fn undo_triage(d: &mut Draft<'_>, why: String) -> Result<(), Refusal> {
    if d.case.triage.is_none() {
        return Err(Refusal::not_now("the message was not triaged yet"));
    }
    if d.case.accepted_on.is_some() {
        return Err(Refusal::not_now(
            "the applicant has been told that the request is accepted: close or withdraw it instead",
        ));
    }
    d.emit(Event::TriageUndone { why });
    Ok(())
}

pub(super) fn accept(d: &mut Draft<'_>, law: Law) -> Result<(), Refusal> {
    match &d.case.triage {
        None => return Err(Refusal::not_now("say first what the message is: triage it")),
        Some(t) if !t.kind.is_request() => {
            return Err(Refusal::not_now("it was triaged as something that is not a request"));
        }
        Some(_) => {}
    }
    if d.case.accepted_on.is_some() {
        return Err(Refusal::not_now("the request was accepted already"));
    }
    if d.case.questions.is_empty() {
        return Err(Refusal::missing(
            "there is no question yet: add what the applicant asks, or ask them what they mean",
        ));
    }
    if d.ctx.authority.profile.laws.is_empty() {
        return Err(Refusal::missing(format!(
            "nobody has said yet under which laws {} answers: 'candour init' asks for them",
            d.ctx.authority.profile.name
        )));
    }
    if !d.ctx.authority.profile.laws.contains(&law) {
        return Err(Refusal::duty(
            match law {
                Law::Foia => "s.3",
                Law::Eir | Law::Eisrs => "reg.2",
                Law::Foisa => "s.3",
            },
            format!("{} does not answer under the {}", d.ctx.authority.profile.name, law.title()),
        ));
    }
    let rest: Vec<QuestionId> =
        d.case.questions.iter().filter(|q| !d.case.groups.contains_key(&q.group)).map(|q| q.id).collect();
    if !rest.is_empty() {
        let received_on = d.case.origin.received_on;
        d.emit(Event::GroupFormed {
            group: GroupId(0),
            questions: rest,
            law,
            received_on,
            why: "accepted together".to_owned(),
        });
    }
    let on = d.ctx.today;
    let corrections = d.case.corrections(Some(law));
    if let Some(read) = d.case.as_read.as_ref().filter(|_| !corrections.is_empty()) {
        let reader = read.reading.as_ref().map(|r| r.reader.clone()).unwrap_or_default();
        d.emit(Event::ReadingCorrected { reader, corrections });
    }
    d.emit(Event::Accepted { law, on });
    for group in d.case.groups.keys().copied().collect::<Vec<_>>() {
        clocks::compute(d, group, "accepted")?;
    }
    Ok(())
}

pub(super) fn assign_officer(d: &mut Draft<'_>, officer: PersonId, name: String) -> Result<(), Refusal> {
    let Some(member) = d.ctx.authority.members.get(&officer) else {
        return Err(Refusal::not_found("that person does not work for this authority"));
    };
    if !member.roles.contains(&crate::actor::Role::Officer) {
        return Err(Refusal::not_allowed(format!("{} is not an officer", member.name)));
    }
    if d.case.officer == Some(officer) {
        return Ok(());
    }
    d.emit(Event::OfficerAssigned { officer, name });
    Ok(())
}

pub(super) fn file_message(d: &mut Draft<'_>, mut message: Message) -> Result<(), Refusal> {
    if d.case.messages.iter().any(|m| m.original.sha256 == message.original.sha256) {
        return Ok(());
    }
    message.id = MessageId(d.case.messages.len() as u32);
    message.understood = None;
    let (id, proposed) = (message.id, message.proposed);
    let returned = returned(d, &message);
    d.emit(Event::MessageFiled { message });
    // A bounce is an alarm that cannot wait for somebody to read it: an undelivered reply is no reply.
    if proposed == MessagePurpose::Bounce
        && let Some(letter) = returned
    {
        d.emit(Event::MessageUnderstood {
            message: id,
            purpose: MessagePurpose::Bounce,
            why: "the post returned it".to_owned(),
        });
        d.emit(Event::LetterBounced { letter, why: "the recipient's mail system returned it".to_owned() });
    }
    Ok(())
}

/// The letter that a bounce returns: the one it names, else the last.
fn returned(d: &Draft<'_>, message: &Message) -> Option<LetterId> {
    let named = message.about.filter(|id| d.case.letter(*id).is_some());
    named.or_else(|| d.case.letters.iter().rev().find(|l| l.stands()).map(|l| l.id))
}

pub(super) fn understand_message(
    d: &mut Draft<'_>,
    id: MessageId,
    purpose: MessagePurpose,
    groups: Vec<GroupId>,
    why: String,
) -> Result<(), Refusal> {
    let Some(message) = d.case.messages.iter().find(|m| m.id == id).cloned() else {
        return Err(Refusal::not_found("that message is not on this case"));
    };
    if message.understood == Some(purpose) {
        return Ok(());
    }
    if message.understood.is_some() {
        return Err(Refusal::not_now("somebody has said already what this message is"));
    }
    d.emit(Event::MessageUnderstood { message: id, purpose, why });
    let kind = match purpose {
        MessagePurpose::Clarification | MessagePurpose::Narrowing => {
            Some(ClockEventKind::ClarificationReceived)
        }
        MessagePurpose::Withdrawal => Some(ClockEventKind::Withdrawn),
        MessagePurpose::Fee => Some(ClockEventKind::FeePaid),
        _ => None,
    };
    if let Some(kind) = kind {
        let waiting = kind != ClockEventKind::Withdrawn;
        let groups: Vec<GroupId> = if groups.is_empty() {
            d.case.groups.values().filter(|g| !waiting || g.waits_for_applicant()).map(|g| g.id).collect()
        } else {
            groups
        };
        for group in groups {
            // Words that make clear what nobody had asked about, and less of what runs, move no clock (C2).
            let moves = d.case.groups.get(&group).is_some_and(|g| !waiting || g.waits_for_applicant());
            if moves {
                clocks::record(d, group, ClockEvent { kind, on: message.on }, "a message of the applicant")?;
            }
        }
    }
    match purpose {
        MessagePurpose::Dissatisfaction => super::afterwards::review_on(d, message.text.clone(), message.on),
        MessagePurpose::Bounce => match returned(d, &message) {
            Some(letter) => super::sending::note_bounce(d, letter, "the message says so".to_owned()),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}
