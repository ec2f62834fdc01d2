//! The disclosure log: publishing is a decision of its own, by a named person, after a look.

use super::{Draft, said};
use crate::{actor::Actor, case::*, decision::Disposition, event::Event, ids::*, refusal::Refusal};

pub(super) fn publish(d: &mut Draft<'_>, entry: LogEntry, looked_for: [bool; 3]) -> Result<(), Refusal> {
    if !matches!(d.ctx.actor, Actor::Person { .. } | Actor::Program { .. } | Actor::CommandLine) {
        return Err(Refusal::not_allowed("publishing is decided by a named person"));
    }
    if d.case.history.is_some() {
        return publish_history(d, entry, looked_for);
    }
    let Some(letter) = d.case.letter(entry.letter) else {
        return Err(Refusal::not_found("the letter to be published is not on this case"));
    };
    if !letter.kind.answers() || !letter.stands() || matches!(letter.state, LetterState::InDoubt { .. }) {
        return Err(Refusal::not_now("only a letter that was sent can be published"));
    }
    if let Some(of) = d.case.history.as_ref().and_then(|h| h.of.as_deref()) {
        return Err(Refusal::not_now(format!("it is what {of} answered: our log has only our own answers")));
    }
    looked_at(&entry, looked_for)?;
    for answer in &entry.answers {
        let name = d.case.name_of(answer.question);
        let question = d.question(answer.question)?;
        if question.own_personal_data == Some(true) || answer.disposition == Disposition::OtherLaw {
            return Err(Refusal::duty(
                "UK GDPR art.5(1)",
                format!("{name} is about the applicant's own data: it is never published"),
            ));
        }
        if !letter.answers.contains(&answer.question) {
            return Err(Refusal::not_now(format!("{name} was not answered in that letter")));
        }
        let earlier = d.case.entries.iter().any(|e| {
            e.withdrawn.is_none()
                && e.letter == entry.letter
                && e.answers.iter().any(|a| a.question == answer.question)
        });
        if earlier {
            return Err(Refusal::not_now(format!("{name} is published already")));
        }
    }
    for file in &entry.enclosures {
        let went = letter.enclosures.iter().filter_map(|id| d.case.enclosure(*id));
        let Some(enclosure) = went.into_iter().find(|e| e.file.sha256 == file.sha256) else {
            return Err(Refusal::duty(
                "release",
                format!("'{}' did not go out with the letter: it cannot be published", file.name),
            ));
        };
        if let Some(why) = d.case.in_the_way(enclosure) {
            return Err(Refusal::duty("release", why));
        }
        gate_personal(&d.case, enclosure)?;
    }
    stand(d, entry);
    Ok(())
}

/// Everybody who is named in a file that is published was looked at: to publish is to tell everyone, for good.
fn gate_personal(case: &Case, enclosure: &Enclosure) -> Result<(), Refusal> {
    let name = &enclosure.file.name;
    let Some(found) = enclosure.inspection().map(|i| &i.found) else { return Ok(()) };
    if let Some(person) = found.personal.iter().find(|p| case.may_be_seen(&p.key()) != Some(true)) {
        return Err(Refusal::duty(
            "release",
            format!(
                "'{name}' holds “{}”: say that everyone may see it, or publish without the file",
                person.text
            ),
        ));
    }
    if found.personal_unlisted > 0 {
        return Err(Refusal::duty(
            "release",
            format!("'{name}' holds more personal data than anybody can look at: publish without it"),
        ));
    }
    Ok(())
}

/// The entry stands in the log from today, under the name of whoever looked.
fn stand(d: &mut Draft<'_>, mut entry: LogEntry) {
    entry.id = EntryId(d.case.entries.len() as u32);
    entry.on = d.ctx.today;
    entry.looked_at_by = d.ctx.actor.name().to_owned();
    entry.withdrawn = None;
    d.emit(Event::Published { entry: Box::new(entry) });
}

/// Someone looked for everything, and there is something to publish.
fn looked_at(entry: &LogEntry, looked_for: [bool; 3]) -> Result<(), Refusal> {
    let what = ["the applicant", "third parties", "copyright"];
    if let Some((_, missing)) = looked_for.iter().zip(what).find(|(looked, _)| !**looked) {
        return Err(Refusal::missing(format!(
            "look at question, answer and enclosures for {missing} first, and say so"
        )));
    }
    said(&entry.title, "a published answer needs a title")?;
    if entry.answers.is_empty() {
        return Err(Refusal::missing("choose at least one answer to publish"));
    }
    Ok(())
}

/// An imported response was sent before this program was used; whether it goes into the log, a person decides.
fn publish_history(d: &mut Draft<'_>, entry: LogEntry, looked_for: [bool; 3]) -> Result<(), Refusal> {
    if !matches!(d.ctx.actor, Actor::Person { .. }) {
        return Err(Refusal::not_allowed("publishing what was imported is decided by a named person"));
    }
    if let Some(of) = d.case.history.as_ref().and_then(|h| h.of.as_deref()) {
        return Err(Refusal::not_now(format!("it is what {of} answered: our log has only our own answers")));
    }
    looked_at(&entry, looked_for)?;
    for answer in &entry.answers {
        let name = d.case.name_of(answer.question);
        let question = d.question(answer.question)?;
        if question.own_personal_data == Some(true) || answer.disposition == Disposition::OtherLaw {
            return Err(Refusal::duty(
                "UK GDPR art.5(1)",
                format!("{name} is about the applicant's own data: it is never published"),
            ));
        }
        let answered = d.case.history.as_ref().and_then(|h| h.answer(answer.question));
        if answered.is_none_or(|a| a.answer.is_none()) {
            return Err(Refusal::not_now(format!("{name} has no answer in the imported response")));
        }
        let standing = d.case.entries.iter().filter(|e| e.withdrawn.is_none());
        if standing.flat_map(|e| &e.answers).any(|a| a.question == answer.question) {
            return Err(Refusal::not_now(format!("{name} is published already")));
        }
    }
    if let Some(file) = entry.enclosures.first() {
        return Err(Refusal::duty(
            "release",
            format!("'{}' was not inspected: it cannot be published with what was imported", file.name),
        ));
    }
    stand(d, entry);
    Ok(())
}

pub(super) fn withdraw(d: &mut Draft<'_>, entry: EntryId, why: String) -> Result<(), Refusal> {
    said(&why, "say why it is withdrawn: its address keeps the reason")?;
    match d.case.entries.iter().find(|e| e.id == entry) {
        None => Err(Refusal::not_found("that entry is not in the log")),
        Some(e) if e.withdrawn.is_some() => Ok(()),
        Some(_) => {
            d.emit(Event::PublicationWithdrawn { entry, why });
            Ok(())
        }
    }
}
