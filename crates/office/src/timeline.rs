//! The timeline: who did what, when and why. The same for the page, the PDF and the bundle.

use casework::{Actor, Case, CaseId, Event, case::*};
use document::{Block, Document, Table};
use jiff::{Timestamp, tz::TimeZone};
use store::StreamKey;

use crate::{Office, Who, error::Result, letter::Form, stream};

/// One line of the timeline.
#[derive(Clone, Debug)]
pub struct TimelineEntry {
    /// Its number.
    pub version: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// What, in one sentence.
    pub what: String,
    /// Why, where somebody said so.
    pub why: Option<String>,
    /// The event's name.
    pub kind: String,
    /// The hash, shortened.
    pub hash: String,
    /// The letter that it issued, whose files can be opened.
    pub letter: Option<casework::ids::LetterId>,
}

impl Office {
    /// The timeline of a case.
    pub async fn timeline(&self, who: &Who, case: CaseId) -> Result<Vec<TimelineEntry>> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let stored = self.store.load(who.authority, StreamKey::case(case.0)).await?;
        let mut folded: Option<Case> = None;
        let mut lines = Vec::with_capacity(stored.len());
        for one in &stored {
            let event = stream::event_of(one)?;
            let actor = stream::actor_of(&one.actor, &authority);
            match &mut folded {
                None => folded = casework::open(&event),
                Some(case) => casework::apply(case, &event, &actor, one.at),
            }
            let (what, why) =
                folded.as_ref().map_or_else(|| (one.kind.clone(), None), |case| words(case, &event));
            let who = match (&actor, &folded) {
                (Actor::Link { ask, .. }, Some(case)) => case
                    .ask(*ask)
                    .map_or_else(|| "a colleague".to_owned(), |a| format!("{} (by link)", a.team)),
                _ => actor.name().to_owned(),
            };
            lines.push(TimelineEntry {
                version: one.version,
                at: one.at,
                who,
                what,
                why: why.or_else(|| one.reason.clone()).filter(|w| !w.trim().is_empty()),
                kind: one.kind.clone(),
                hash: one.hash[..6].iter().map(|b| format!("{b:02x}")).collect(),
                letter: match &event {
                    Event::LetterIssued { letter } => Some(letter.id),
                    _ => None,
                },
            });
        }
        if lines.is_empty() { Err(crate::Error::NotFound("case")) } else { Ok(lines) }
    }

    /// The timeline as an accessible PDF.
    pub async fn timeline_pdf(&self, who: &Who, case: CaseId) -> Result<Vec<u8>> {
        let lines = self.timeline(who, case).await?;
        let authority = self.authority(who.authority).await?;
        let (state, _) = self.load_case(who.authority, &authority, case).await?;
        let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
        let rows = lines
            .iter()
            .map(|line| {
                let at = line.at.to_zoned(zone.clone()).strftime("%-d %B %Y, %H:%M").to_string();
                let what = match &line.why {
                    Some(why) => format!("{} — {why}", line.what),
                    None => line.what.clone(),
                };
                vec![line.version.to_string(), at, line.who.clone(), what, line.hash.clone()]
            })
            .collect();
        let document = Document {
            title: format!("Timeline of {}", state.reference),
            language: "en-GB".to_owned(),
            letterhead: Some(authority.profile.letterhead()),
            recipient: Vec::new(),
            date: Some(self.today()),
            reference: Some(state.reference.clone()),
            blocks: vec![
                Block::text(state.subject.clone()),
                Block::Table(Table {
                    caption: "Everything that happened, in order; the last column begins the hash that each entry continues".to_owned(),
                    headings: ["No.", "When", "Who", "What and why", "Hash"].map(str::to_owned).to_vec(),
                    rows,
                }),
            ],
        };
        self.render(document, Form::Pdf, self.now()).await
    }
}

fn names(case: &Case, ids: &[casework::ids::QuestionId]) -> String {
    if ids.len() > 4 && ids.len() >= case.questions.len() {
        return "all questions".to_owned();
    }
    ids.iter().map(|id| case.name_of(*id)).collect::<Vec<_>>().join(", ")
}

/// What was misread in an imported response, and what it is.
fn corrected(case: &Case, read: &HistoryFact, made: &HistoryFact) -> String {
    let shown = |fact: &HistoryFact| match fact {
        HistoryFact::Subject { subject } => format!("'{subject}'"),
        HistoryFact::Reference { reference } => reference.clone().unwrap_or_else(|| "none".to_owned()),
        HistoryFact::Received { on } | HistoryFact::Answered { on } => {
            on.map_or_else(|| "unknown".to_owned(), |on| on.to_string())
        }
        HistoryFact::Law { law } => law.map_or("unknown", |law| law.title()).to_owned(),
        HistoryFact::Outcome { outcome } => {
            outcome.map_or("unknown", publication::outcome_words).trim_end_matches('.').to_owned()
        }
        HistoryFact::Answer(answer) => format!("'{}'", answer.text),
        HistoryFact::NoQuestion { .. } => "no question".to_owned(),
    };
    let what = match made {
        HistoryFact::Subject { .. } => "the subject",
        HistoryFact::Reference { .. } => "the reference of the letter",
        HistoryFact::Received { .. } => "the day of receipt",
        HistoryFact::Answered { .. } => "the day of the answer",
        HistoryFact::Law { .. } => "the law",
        HistoryFact::Outcome { .. } => "the outcome",
        HistoryFact::Answer(answer) => {
            return match read {
                HistoryFact::NoQuestion { .. } => format!("a question was added: {}", shown(made)),
                HistoryFact::Answer(before) if before.text != answer.text => format!(
                    "the reading of {} was put right: {} instead of {}",
                    case.name_of(answer.question),
                    shown(made),
                    shown(read)
                ),
                HistoryFact::Answer(before) if before.disposition != answer.disposition => format!(
                    "the reading of {} was put right: {} instead of {}",
                    case.name_of(answer.question),
                    publication::disposition_words(answer.disposition),
                    publication::disposition_words(before.disposition)
                ),
                _ => format!("the reading of {} was put right", case.name_of(answer.question)),
            };
        }
        HistoryFact::NoQuestion { .. } => return format!("{} is no question of the letter", shown(read)),
    };
    format!("the reading of {what} was put right: {} instead of {}", shown(made), shown(read))
}

/// What an officer said where the reader was not sure.
fn answered(case: &Case, doubt: &str, right: bool) -> String {
    let said = if right { "right" } else { "wrong" };
    let read = case.as_read.as_ref();
    let of = |kind: &str| doubt.strip_prefix(kind).and_then(|at| at.parse::<usize>().ok());
    let why = if let Some(at) = of("unclear-") {
        read.and_then(|r| r.unclear.get(at)).map(|u| u.why.clone())
    } else if let Some(at) = of("sign-") {
        read.and_then(|r| r.reading.as_ref()?.signs.get(at).map(|s| s.why.clone()))
    } else if doubt.starts_with("own-") {
        Some("a question asks for the applicant's own personal data".to_owned())
    } else {
        Some("this is one question".to_owned())
    };
    format!("the reader was {said}: {}", why.unwrap_or_else(|| doubt.to_owned()))
}

/// Where a proposed answer came from, and how sure it was.
fn from(proposal: &Proposal) -> String {
    let record = [&proposal.source, &proposal.record, &proposal.reference].map(String::as_str);
    let mut parts: Vec<&str> = record.into_iter().filter(|part| !part.is_empty()).collect();
    parts.dedup();
    let on = proposal.as_at.map(|on| format!(", as at {on}")).unwrap_or_default();
    format!("{}{on}, {} sure", parts.join(", "), proposal.confidence)
}

/// A file to go out, by its name; one that was taken off has none any more.
fn file(case: &Case, id: casework::ids::EnclosureId) -> String {
    case.enclosure(id).map_or_else(|| "an enclosure".to_owned(), |e| format!("'{}'", e.file.name))
}

/// What an inspection found, without the words it dug out: the timeline is printed and passed on.
fn inspected(sentences: &[String], found: &InspectionFound) -> String {
    let mut parts = sentences.to_vec();
    parts.extend(found.why.clone());
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for danger in found.dangers.iter().filter(|d| d.weight > DangerWeight::Info) {
        match kinds.iter_mut().find(|(meaning, _)| *meaning == danger.meaning) {
            Some((_, times)) => *times += 1,
            None => kinds.push((&danger.meaning, 1)),
        }
    }
    parts.extend(kinds.into_iter().map(|(meaning, times)| {
        let meaning = meaning.trim_end_matches('.');
        if times == 1 { meaning.to_owned() } else { format!("{meaning} ({times} places)") }
    }));
    parts.join("; ")
}

/// An event in words, with the reason given.
fn words(case: &Case, event: &Event) -> (String, Option<String>) {
    let name = |id: &casework::ids::QuestionId| case.name_of(*id);
    let some = |s: &String| Some(s.clone());
    match event {
        Event::CaseOpened { origin, reference, .. } => (
            format!("{reference} was opened: received {} on {}", origin.channel.words(), origin.received_on),
            None,
        ),
        Event::HistoryImported { reference, questions, history, .. } => (
            format!(
                "{reference} was imported as history from '{}'{}: {} question(s)",
                history.source.file,
                history.source.entry.map(|n| format!(" (entry {n})")).unwrap_or_default(),
                questions.len()
            ),
            None,
        ),
        Event::HistoryRequestKept { request } => (
            format!("the request '{}' was put beside its response", request.original.name),
            some(&request.because),
        ),
        Event::HistoryCorrected { read, made } => (corrected(case, read, made), None),
        Event::RequestRead { questions, .. } => {
            (format!("the request was read: {} questions", questions.len()), None)
        }
        Event::ReadingAnswered { doubt, right } => (answered(case, doubt, *right), None),
        Event::ApplicantCorrected { why, .. } => ("who asks was put right".to_owned(), some(why)),
        Event::ReceiptCorrected { on, why } => (format!("the day of receipt was put right: {on}"), some(why)),
        Event::ReadingCorrected { corrections, .. } => {
            let what = corrections.iter().map(|c| c.words()).collect::<Vec<_>>().join(", ");
            (format!("the reading was put right before acceptance: {what}"), None)
        }
        Event::Triaged { kind, why } => (format!("triaged: {}", kind.words()), some(why)),
        Event::TriageUndone { why } => ("the triage was undone".to_owned(), some(why)),
        Event::QuestionSplit { into, .. } => (format!("a question was split into {}", into.len()), None),
        Event::QuestionsMerged { keep, merged, .. } => {
            (format!("{} questions were merged into {}", merged.len() + 1, name(keep)), None)
        }
        Event::QuestionMoved { question, to } => {
            (format!("{} was moved to place {}", name(question), to + 1), None)
        }
        Event::QuestionReworded { question, .. } => (format!("{} was reworded", name(question)), None),
        Event::QuestionPutUnder { question, stem } => match stem {
            Some(_) => (format!("{} was put under shared words", name(question)), None),
            None => (format!("{} was taken out from under shared words", name(question)), None),
        },
        Event::StemAdded { .. } => ("shared words were added".to_owned(), None),
        Event::QuestionAdded { question, .. } => (format!("a question was added: {}", question.text), None),
        Event::QuestionDropped { why, .. } => ("a question was dropped".to_owned(), some(why)),
        Event::GroupFormed { questions, law, received_on, why, .. } => (
            format!(
                "{} run together under the {}, received {received_on}",
                names(case, questions),
                law.short_title()
            ),
            some(why),
        ),
        Event::Accepted { law, .. } => (format!("accepted under the {}", law.title()), None),
        Event::OfficerAssigned { name, .. } => (format!("{name} has the case"), None),
        Event::ClockMoved { what, note, .. } => {
            (format!("clock: {} ({})", what.kind.id().replace('-', " "), what.on), some(note))
        }
        Event::DueComputed { outcome, because, .. } => (
            match outcome.due {
                Some(due) => format!("due {due}, worked out with calendar {}", outcome.calendar_edition),
                None => format!("no date runs: {}", outcome.state),
            },
            some(because),
        ),
        Event::DateRecomputed { clock, before, outcome, days } => (
            crate::calendar::sentence(case, *clock, before, outcome, days),
            ::calendar::Edition::by_id(&outcome.calendar_edition)
                .ok()
                .map(|edition| format!("bank holidays of {}: {}", edition.id(), edition.note())),
        ),
        Event::MovesLookedAt { edition } => (format!("what calendar {edition} moved was looked at"), None),
        Event::MessageFiled { message } => (
            format!("a message was filed, taken for: {}", message.proposed.id().replace('-', " ")),
            Some(message.proposed_because.clone()),
        ),
        Event::MessageUnderstood { purpose, why, .. } => {
            (format!("the message is: {}", purpose.id().replace('-', " ")), some(why))
        }
        Event::QuestionsAssigned { questions, team } => {
            (format!("{} went to {team}", names(case, questions)), None)
        }
        Event::ContributionAsked { team, questions, by, note, .. } => {
            (format!("{team} was asked {} question(s), by {by}", questions.len()), some(note))
        }
        Event::ContributionGiven { question, not_held, minutes, .. } => (
            if *not_held {
                format!("{}: not held there ({} countable minutes)", name(question), minutes.countable())
            } else {
                format!("{} was supplied ({} countable minutes)", name(question), minutes.countable())
            },
            None,
        ),
        Event::ContributionPassedOn { to, why, .. } => (format!("passed on to {to}"), some(why)),
        Event::AskWithdrawn { why, .. } => ("a request to a colleague was withdrawn".to_owned(), some(why)),
        Event::QuestionDecided { question, decision } => {
            let under: Vec<&str> = decision.reliances.iter().map(|r| r.provision.as_str()).collect();
            let under = if under.is_empty() { String::new() } else { format!(" under {}", under.join(", ")) };
            (
                format!(
                    "{} was decided: {}{under}",
                    name(question),
                    decision.disposition.id().replace('-', " ")
                ),
                None,
            )
        }
        Event::AnswersProposed { proposals } => (
            format!(
                "answers were drafted from registers and earlier answers for {} question(s)",
                proposals.len()
            ),
            None,
        ),
        Event::ProposalTaken { question, proposal, changed } => {
            let how = match changed {
                0 => "as it was".to_owned(),
                changed => format!("changed by {changed} %"),
            };
            (format!("the answer proposed for {} was taken {how}: {}", name(question), from(proposal)), None)
        }
        Event::ProposalRejected { question, proposal, because, why } => {
            let because = because.map(|b| format!(", because {}", b.words())).unwrap_or_default();
            (
                format!(
                    "the answer proposed for {} was not wanted{because}: {}",
                    name(question),
                    from(proposal)
                ),
                some(why),
            )
        }
        Event::DecisionTakenBack { question, why } => {
            (format!("the decision on {} was taken back", name(question)), some(why))
        }
        Event::EnclosureAdded { file, made_from, dropped, .. } => (
            match made_from {
                Some(from) => format!("'{}' was made from '{}'", file.name, from.name),
                None => format!("'{}' was put on the case", file.name),
            },
            Some(dropped.join(" ")),
        ),
        Event::EnclosureInspected { enclosure, verdict, findings, found, .. } => (
            format!(
                "{} was inspected: {}",
                file(case, *enclosure),
                match verdict {
                    InspectionVerdict::Clean => "it holds no more than is seen",
                    InspectionVerdict::Unsafe => "it holds more than is seen",
                    InspectionVerdict::CannotCheck => "it cannot be checked whole",
                    InspectionVerdict::Earlier => "as an earlier version of this program did",
                }
            ),
            some(&inspected(findings, found)),
        ),
        Event::EnclosureLetLeave { enclosure, why, .. } => {
            (format!("{} was let leave with what was found in it", file(case, *enclosure)), some(why))
        }
        Event::PersonalDataJudged { text, may_be_seen, .. } => (
            format!(
                "“{text}” {}",
                if *may_be_seen { "may be seen" } else { "must come out of what is sent" }
            ),
            None,
        ),
        Event::EnclosureMarked { enclosure, marks, .. } => {
            let mut under: Vec<&str> = marks.iter().map(|m| m.provision.as_str()).collect();
            under.sort_unstable();
            under.dedup();
            let marked = match marks.len() {
                1 => "a mark".to_owned(),
                n => format!("{n} marks"),
            };
            (format!("{marked} under {} on {}", under.join(", "), file(case, *enclosure)), None)
        }
        Event::EnclosureUnmarked { enclosure, marks, .. } => (
            match marks.len() {
                1 => format!("a mark was taken off {}", file(case, *enclosure)),
                n => format!("{n} marks were taken off {}", file(case, *enclosure)),
            },
            None,
        ),
        Event::EnclosureRedacted { enclosure, redaction } => {
            let under: Vec<String> = redaction
                .provisions()
                .into_iter()
                .map(|(_, provision, count)| format!("{provision} ({count})"))
                .collect();
            (
                format!(
                    "{} is a redacted copy of '{}', read again and searched: {}",
                    file(case, *enclosure),
                    redaction.from.name,
                    under.join(", ")
                ),
                None,
            )
        }
        Event::EnclosureRemoved { why, .. } => ("an enclosure was taken off".to_owned(), some(why)),
        Event::LetterWorded { slot, .. } => (format!("words of the letter were changed ({slot})"), None),
        Event::LanguageChosen { language } => (format!("letters are in {} now", language.name()), None),
        Event::FindingOverruled { check, place, why } => {
            (format!("finding {check} on {place} may stand"), some(why))
        }
        Event::ThirdPartyConsulted { party, by, .. } => {
            (format!("{party} was asked for its view, by {by}"), None)
        }
        Event::ThirdPartyAnswered { view, .. } => ("a third party's view came".to_owned(), some(view)),
        Event::ClearanceAsked { approver_name, by, note, .. } => {
            (format!("{approver_name} was asked to clear it, by {by}"), some(note))
        }
        Event::ClearanceReturned { what, why, .. } => (format!("sent back: {what}"), some(why)),
        Event::ClearanceGiven { note, .. } => ("cleared".to_owned(), some(note)),
        Event::ClearanceTakenBack { why, .. } => {
            ("the request for clearance was taken back".to_owned(), some(why))
        }
        Event::LetterIssued { letter } => {
            let more = match letter.answers.len() {
                0 => String::new(),
                n => format!(", answering {n} question(s)"),
            };
            // Who the letter goes to stands here unless that is the applicant, who is on no page.
            let party = letter.particulars.party.as_ref().filter(|p| !p.name.trim().is_empty());
            let named = party.map(|p| format!(": {}", p.name.trim())).unwrap_or_default();
            (format!("{} issued{more}{named}", letter.kind.words()), None)
        }
        Event::LetterCarried { how, .. } => ("the letter left".to_owned(), some(how)),
        Event::LetterInDoubt { why, .. } => ("nobody can say whether the letter left".to_owned(), some(why)),
        Event::DoubtResolved { left, why, .. } => {
            ((if *left { "the letter did leave" } else { "the letter never left" }).to_owned(), some(why))
        }
        Event::LetterBounced { why, .. } => ("our letter came back: it is no reply".to_owned(), some(why)),
        Event::LetterResent { to, why, .. } => (format!("the letter was sent again to {to}"), some(why)),
        Event::LetterSentInError { why, containment, .. } => {
            ("a letter was sent in error".to_owned(), Some(format!("{why}. Contained by: {containment}")))
        }
        Event::Published { entry } => (format!("published: {}", entry.title), None),
        Event::PublicationWithdrawn { why, .. } => ("withdrawn from the log".to_owned(), some(why)),
        Event::ReviewRequested { grounds, due, .. } => (
            match due {
                Some(due) => format!("a review was asked for; its outcome is due {due}"),
                None => "a review was asked for".to_owned(),
            },
            some(grounds),
        ),
        Event::ReviewAnswered { outcome, .. } => ("the review was answered".to_owned(), some(outcome)),
        Event::ComplaintMade { reference, .. } => {
            (format!("a complaint is with the regulator: {reference}"), None)
        }
        Event::ApplicantLookedAt { purpose, note } => {
            (format!("looked at who asks: {}", purpose.words()), some(note))
        }
        Event::HoldPlaced { why } => ("nothing may be disposed of".to_owned(), some(why)),
        Event::HoldLifted { why } => ("the hold was lifted".to_owned(), some(why)),
        Event::FoundPublished { answers } => {
            let answers: Vec<String> =
                answers.iter().map(|a| format!("“{}”: {}, {}", a.question, a.title, a.address)).collect();
            ("the applicant found a part answered by what is published".to_owned(), Some(answers.join("; ")))
        }
        Event::Noted { text } => (text.clone(), None),
        Event::Closed { how, why } => (
            format!(
                "closed: {}",
                match how {
                    Closing::Withdrawn => "withdrawn by the applicant",
                    Closing::Transferred => "transferred to another authority",
                    Closing::NoClarification => "the clarification never came",
                    Closing::FeeNotPaid => "the fee was not paid",
                    Closing::HandledElsewhere => "handled another way",
                }
            ),
            some(why),
        ),
        Event::Reopened { why } => ("opened again".to_owned(), some(why)),
        Event::ClearanceRuleSet { policy } => {
            (format!("clearance is required: {}", policy.id().replace('-', " ")), None)
        }
        Event::ContentErased { what, why } => (format!("content was erased: {what}"), some(why)),
    }
}
