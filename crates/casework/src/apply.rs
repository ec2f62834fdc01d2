//! Folding: what an event does to the state. Total: an event that does not fit what came before changes nothing, for it
//! was checked before it was kept, and a fold must never fail on what is kept.

mod history;
mod proposals;

use std::collections::BTreeMap;

use document::Language;

use crate::{actor::Actor, authority::ClearancePolicy, case::*, event::Event, ids::*};
use history::correct_history;
use proposals::{decided_anew, fare};

/// The case that a first event opens; none for any other event.
pub fn open(event: &Event) -> Option<Case> {
    match event {
        Event::CaseOpened { id, reference, subject, origin, applicant, original, attachments, text } => {
            let mut case = empty(*id, reference, subject, origin, original, attachments, text);
            case.applicant = applicant.clone();
            Some(case)
        }
        Event::HistoryImported {
            id,
            reference,
            subject,
            origin,
            original,
            attachments,
            text,
            questions,
            history,
        } => {
            let mut case = empty(*id, reference, subject, origin, original, attachments, text);
            case.note_ids(questions);
            case.questions = questions.iter().map(|q| question_from(q, GroupId(0))).collect();
            case.law_read = history.law;
            case.history = Some((**history).clone());
            Some(case)
        }
        _ => None,
    }
}

fn empty(
    id: CaseId,
    reference: &str,
    subject: &str,
    origin: &Origin,
    original: &StoredFile,
    attachments: &[StoredFile],
    text: &str,
) -> Case {
    Case {
        id,
        version: 1,
        reference: reference.to_owned(),
        subject: subject.to_owned(),
        origin: origin.clone(),
        applicant: document::request::Applicant::default(),
        former_applicants: Vec::new(),
        original: original.clone(),
        attachments: attachments.to_vec(),
        text: text.to_owned(),
        law_read: None,
        stems: Vec::new(),
        questions: Vec::new(),
        unclear: Vec::new(),
        as_read: None,
        triage: None,
        accepted_on: None,
        groups: BTreeMap::new(),
        officer: None,
        officer_name: None,
        messages: Vec::new(),
        asks: Vec::new(),
        enclosures: Vec::new(),
        next_enclosure: EnclosureId::default(),
        personal: Vec::new(),
        wording: BTreeMap::new(),
        language: Language::default(),
        overrulings: Vec::new(),
        consultations: Vec::new(),
        clearances: Vec::new(),
        clearance_policy: ClearancePolicy::default(),
        letters: Vec::new(),
        entries: Vec::new(),
        reviews: Vec::new(),
        moves: Vec::new(),
        complaint: None,
        hold: None,
        closed: None,
        found_published: Vec::new(),
        history: None,
        next: Counters::default(),
    }
}

/// Folds events in order; none when the first does not open a case.
pub fn fold<'a>(events: impl IntoIterator<Item = (&'a Event, &'a Actor, jiff::Timestamp)>) -> Option<Case> {
    let mut case: Option<Case> = None;
    for (event, actor, at) in events {
        match &mut case {
            None => case = Some(open(event)?),
            Some(case) => apply(case, event, actor, at),
        }
    }
    case
}

fn question_from(new: &NewQuestion, group: GroupId) -> Question {
    Question {
        id: new.id,
        path: new.path.clone(),
        label: new.label.clone(),
        heading: new.heading.clone(),
        text: new.text.clone(),
        place: new.place,
        stem: new.stem,
        own_personal_data: new.own_personal_data,
        group,
        team: None,
        decision: None,
        revision: 0,
        decided_by: None,
        decider: None,
        proposals: Vec::new(),
    }
}

impl Case {
    fn question_mut(&mut self, id: QuestionId) -> Option<&mut Question> {
        self.questions.iter_mut().find(|q| q.id == id)
    }

    /// Notes that the reading was put right, as long as it is a reading.
    fn touch(&mut self, correction: Correction) {
        if let Some(read) = self.as_read.as_mut().filter(|_| self.accepted_on.is_none()) {
            read.touched.insert(correction);
        }
    }

    fn answer_reading(&mut self, doubt: &str, right: bool) {
        if let Some(read) = self.as_read.as_mut() {
            read.answers.insert(doubt.to_owned(), right);
        }
        if !right && doubt.starts_with("sign-") {
            self.touch(Correction::Sign);
        }
        let own = doubt.strip_prefix("own-").and_then(|id| id.parse().ok()).map(QuestionId);
        if let Some(question) = own.and_then(|id| self.question_mut(id)) {
            question.own_personal_data = Some(right);
            if !right {
                self.touch(Correction::OwnData);
            }
        }
    }

    fn letter_mut(&mut self, id: LetterId) -> Option<&mut Letter> {
        self.letters.iter_mut().find(|l| l.id == id)
    }

    fn note_ids<'a>(&mut self, questions: impl IntoIterator<Item = &'a NewQuestion>) {
        for question in questions {
            self.next.question = self.next.question.max(question.id.0 + 1);
        }
    }
}

/// Folds one more event into a case.
pub fn apply(case: &mut Case, event: &Event, actor: &Actor, at: jiff::Timestamp) {
    case.version += 1;
    match event {
        Event::CaseOpened { .. } | Event::HistoryImported { .. } => {}
        Event::HistoryRequestKept { request } => {
            if let Some(history) = &mut case.history {
                history.request = Some((**request).clone());
            }
        }
        Event::HistoryCorrected { made, .. } => correct_history(case, made),
        Event::RequestRead { law, stems, questions, unclear, reading } => {
            case.as_read = Some(AsRead {
                law: *law,
                stems: stems.clone(),
                questions: questions.clone(),
                unclear: unclear.clone(),
                reading: reading.as_deref().cloned(),
                ..AsRead::default()
            });
            case.law_read = *law;
            case.stems = stems.clone();
            case.next.stem = stems.iter().map(|s| s.id + 1).max().unwrap_or(0).max(case.next.stem);
            case.note_ids(questions);
            case.questions = questions.iter().map(|q| question_from(q, GroupId(0))).collect();
            case.unclear = unclear.clone();
        }
        Event::Triaged { kind, why } => case.triage = Some(Triage { kind: *kind, why: why.clone() }),
        Event::TriageUndone { .. } => case.triage = None,
        Event::ReadingAnswered { doubt, right } => case.answer_reading(doubt, *right),
        Event::ApplicantCorrected { applicant, .. } => {
            let before = std::mem::replace(&mut case.applicant, applicant.clone());
            case.former_applicants.push(before);
            case.touch(Correction::Applicant);
        }
        Event::ReceiptCorrected { on, .. } => {
            case.origin.received_on = *on;
            case.touch(Correction::Received);
        }
        Event::ReadingCorrected { .. } => {}
        Event::QuestionSplit { question, into } => {
            case.touch(Correction::Split);
            case.note_ids(into);
            if let Some(place) = case.place(*question) {
                let old = case.questions.remove(place);
                for (offset, new) in into.iter().enumerate() {
                    let mut new = question_from(new, old.group);
                    new.team = old.team.clone();
                    case.questions.insert(place + offset, new);
                }
            }
        }
        Event::QuestionsMerged { keep, merged, text, place } => {
            case.touch(Correction::Joined);
            case.questions.retain(|q| !merged.contains(&q.id));
            if let Some(question) = case.question_mut(*keep) {
                question.text = text.clone();
                question.place = place.or(question.place);
            }
        }
        Event::QuestionMoved { question, to } => {
            case.touch(Correction::Moved);
            if let Some(from) = case.place(*question) {
                let moved = case.questions.remove(from);
                let to = (*to).min(case.questions.len());
                case.questions.insert(to, moved);
            }
        }
        Event::QuestionReworded { question, label, heading, text } => {
            case.touch(Correction::Reworded);
            if let Some(question) = case.question_mut(*question) {
                question.label = label.clone();
                question.heading = heading.clone();
                question.text = text.clone();
            }
        }
        Event::QuestionPutUnder { question, stem } => {
            case.touch(Correction::Stem);
            if let Some(question) = case.question_mut(*question) {
                question.stem = *stem;
            }
        }
        Event::StemAdded { stem } => {
            case.next.stem = case.next.stem.max(stem.id + 1);
            case.stems.push(stem.clone());
        }
        Event::QuestionAdded { question, at } => {
            case.touch(Correction::Added);
            case.note_ids([question]);
            let at = (*at).min(case.questions.len());
            // It joins the first group, whose clock it has from the beginning.
            let group = case.groups.keys().next().copied().unwrap_or(GroupId(0));
            case.questions.insert(at, question_from(question, group));
        }
        Event::QuestionDropped { question, .. } => {
            case.touch(Correction::Dropped);
            case.questions.retain(|q| q.id != *question);
        }
        Event::GroupFormed { group, questions, law, received_on, .. } => {
            case.groups.insert(
                *group,
                Group { id: *group, law: *law, received_on: *received_on, events: Vec::new(), outcome: None },
            );
            for question in case.questions.iter_mut().filter(|q| questions.contains(&q.id)) {
                question.group = *group;
            }
        }
        Event::Accepted { on, .. } => case.accepted_on = Some(*on),
        Event::OfficerAssigned { officer, name } => {
            case.officer = Some(*officer);
            case.officer_name = Some(name.clone());
        }
        Event::ClockMoved { group, what, .. } => {
            if let Some(group) = case.groups.get_mut(group) {
                group.events.push(what.clone());
            }
        }
        Event::DueComputed { group, outcome, .. } => {
            if let Some(group) = case.groups.get_mut(group) {
                group.outcome = Some(outcome.clone());
            }
        }
        Event::DateRecomputed { clock, before, outcome, days } => {
            match clock {
                ClockOf::Answer { group } => {
                    if let Some(group) = case.groups.get_mut(group) {
                        group.outcome = Some(outcome.clone());
                    }
                }
                ClockOf::Review { review } => {
                    if let Some(review) = case.reviews.iter_mut().find(|r| r.id == *review) {
                        review.due = outcome.due;
                        review.calendar_edition = outcome.calendar_edition.clone();
                    }
                }
            }
            if (before.due, before.safe_due) != (outcome.due, outcome.safe_due) {
                case.moves.push(Moved {
                    clock: *clock,
                    at,
                    before: before.clone(),
                    after: outcome.clone(),
                    days: days.clone(),
                    looked_at_by: None,
                });
            }
        }
        Event::MovesLookedAt { edition } => {
            let by = actor.name().to_owned();
            for moved in case.moves.iter_mut().filter(|m| m.after.calendar_edition == *edition) {
                moved.looked_at_by.get_or_insert_with(|| by.clone());
            }
        }
        Event::MessageFiled { message } => case.messages.push(message.clone()),
        Event::MessageUnderstood { message, purpose, .. } => {
            if let Some(message) = case.messages.iter_mut().find(|m| m.id == *message) {
                message.understood = Some(*purpose);
            }
        }
        Event::QuestionsAssigned { questions, team } => {
            for question in case.questions.iter_mut().filter(|q| questions.contains(&q.id)) {
                question.team = Some(team.clone());
            }
        }
        Event::ContributionAsked { ask, team, to, questions, by, note } => case.asks.push(Ask {
            id: *ask,
            team: team.clone(),
            to: to.clone(),
            questions: questions.clone(),
            by: *by,
            note: note.clone(),
            at,
            contributions: Vec::new(),
            passed_on: None,
            withdrawn: false,
        }),
        Event::ContributionGiven { ask, question, text, not_held, files, minutes } => {
            if let Some(ask) = case.asks.iter_mut().find(|a| a.id == *ask) {
                ask.contributions.push(Contribution {
                    question: *question,
                    text: text.clone(),
                    not_held: *not_held,
                    files: files.clone(),
                    minutes: *minutes,
                    at,
                });
            }
        }
        Event::ContributionPassedOn { ask, to, why } => {
            if let Some(ask) = case.asks.iter_mut().find(|a| a.id == *ask) {
                ask.passed_on = Some((to.clone(), why.clone()));
            }
        }
        Event::AskWithdrawn { ask, .. } => {
            if let Some(ask) = case.asks.iter_mut().find(|a| a.id == *ask) {
                ask.withdrawn = true;
            }
        }
        Event::QuestionDecided { question, decision } => {
            let by = actor.name().to_owned();
            if let Some(question) = case.question_mut(*question) {
                question.decision = Some((**decision).clone());
                question.revision += 1;
                question.decided_by = Some(by);
                question.decider = actor.person();
                decided_anew(question, decision);
            }
        }
        Event::AnswersProposed { proposals } => {
            for (question, proposal) in proposals {
                fare(case, *question, proposal, Fate::Shown);
            }
        }
        Event::ProposalTaken { question, proposal, changed } => {
            let fate = match changed {
                0 => Fate::Accepted,
                changed => Fate::Edited { changed: *changed },
            };
            fare(case, *question, proposal, fate);
        }
        Event::ProposalRejected { question, proposal, because, .. } => {
            fare(case, *question, proposal, Fate::Rejected { because: *because });
        }
        Event::DecisionTakenBack { question, .. } => {
            if let Some(question) = case.question_mut(*question) {
                question.decision = None;
                question.revision += 1;
                // Open again, so that what was proposed is to be judged again.
                for proposed in &mut question.proposals {
                    if !matches!(proposed.fate, Fate::Rejected { .. }) {
                        proposed.fate = Fate::Shown;
                    }
                }
            }
        }
        Event::EnclosureAdded { enclosure, file, made_from, dropped } => {
            case.next_enclosure = EnclosureId(case.next_enclosure.0.max(enclosure.0 + 1));
            case.enclosures.push(Enclosure::new(*enclosure, file.clone(), made_from.clone(), dropped.clone()))
        }
        Event::EnclosureInspected { enclosure, sha256, verdict, findings: _, found } => {
            if let Some(enclosure) = case.enclosures.iter_mut().find(|e| e.id == *enclosure) {
                let inspected =
                    Inspected { sha256: sha256.clone(), verdict: *verdict, found: (**found).clone() };
                // Who let it leave did so for what they saw.
                if enclosure.inspected.as_ref().map(Inspected::fingerprint) != Some(inspected.fingerprint()) {
                    enclosure.let_leave.clear();
                }
                enclosure.inspected = Some(inspected);
            }
        }
        Event::EnclosureLetLeave { enclosure, inspection, why, .. } => {
            let found = case.enclosures.iter_mut().find(|e| e.id == *enclosure);
            if let (Some(enclosure), Some(by)) = (found, actor.person()) {
                let name = actor.name().to_owned();
                // Who says it again, of more than they saw before, is still one person.
                enclosure.let_leave.retain(|l| l.by != by);
                let (why, saw) = (why.clone(), inspection.clone());
                enclosure.let_leave.push(LetLeave { by, name, why, saw });
            }
        }
        Event::PersonalDataJudged { kind, text, may_be_seen } => {
            let key = personal_key(kind, text);
            case.personal.retain(|j| j.key != key);
            let by = actor.name().to_owned();
            case.personal.push(JudgedPersonal { key, may_be_seen: *may_be_seen, by });
        }
        Event::EnclosureMarked { enclosure, marks, .. } => {
            if let Some(enclosure) = case.enclosures.iter_mut().find(|e| e.id == *enclosure) {
                let by = actor.name().to_owned();
                if let Some(first) = marks.first() {
                    enclosure.last_marks = first.id;
                }
                if let Some(last) = marks.last() {
                    enclosure.next_mark = MarkId(last.id.0 + 1);
                }
                enclosure.marks.extend(marks.iter().map(|m| Mark { by: by.clone(), ..m.clone() }));
            }
        }
        Event::EnclosureUnmarked { enclosure, marks, .. } => {
            if let Some(enclosure) = case.enclosures.iter_mut().find(|e| e.id == *enclosure) {
                enclosure.marks.retain(|m| !marks.contains(&m.id));
            }
        }
        Event::EnclosureRedacted { enclosure, redaction } => {
            if let Some(enclosure) = case.enclosures.iter_mut().find(|e| e.id == *enclosure) {
                enclosure.redaction = Some((**redaction).clone());
            }
        }
        Event::EnclosureRemoved { enclosure, .. } => {
            case.enclosures.retain(|e| e.id != *enclosure);
            for decision in case.questions.iter_mut().filter_map(|q| q.decision.as_mut()) {
                decision.enclosures.retain(|e| e != enclosure);
            }
        }
        Event::LetterWorded { slot, text } => {
            if text.trim().is_empty() {
                case.wording.remove(slot);
            } else {
                case.wording.insert(slot.clone(), text.clone());
            }
        }
        Event::LanguageChosen { language } => case.language = *language,
        Event::FindingOverruled { check, place, why } => case.overrulings.push(Overruling {
            check: check.clone(),
            place: place.clone(),
            why: why.clone(),
            by: actor.name().to_owned(),
        }),
        Event::ThirdPartyConsulted { consultation, party, questions, by } => {
            case.consultations.push(Consultation {
                id: *consultation,
                party: party.clone(),
                questions: questions.clone(),
                by: *by,
                view: None,
            })
        }
        Event::ThirdPartyAnswered { consultation, view } => {
            if let Some(found) = case.consultations.iter_mut().find(|c| c.id == *consultation) {
                found.view = Some(view.clone());
            }
        }
        Event::ClearanceAsked {
            clearance,
            approver,
            approver_name,
            deputy,
            deputy_name,
            by,
            note,
            digest,
        } => {
            case.clearances.push(Clearance {
                id: *clearance,
                approver: *approver,
                approver_name: approver_name.clone(),
                deputy: *deputy,
                deputy_name: deputy_name.clone(),
                by: *by,
                note: note.clone(),
                digest: digest.clone(),
                state: ClearanceState::Asked,
            });
        }
        Event::ClearanceReturned { clearance, what, why } => {
            set_clearance(
                case,
                *clearance,
                ClearanceState::Returned { what: what.clone(), why: why.clone() },
            );
        }
        Event::ClearanceGiven { clearance, note } => {
            let by = actor.name().to_owned();
            set_clearance(case, *clearance, ClearanceState::Given { note: note.clone(), by });
        }
        Event::ClearanceTakenBack { clearance, .. } => {
            set_clearance(case, *clearance, ClearanceState::TakenBack)
        }
        Event::LetterIssued { letter } => case.letters.push((**letter).clone()),
        Event::LetterCarried { letter, at, .. } => {
            set_letter(case, *letter, LetterState::Carried { at: *at })
        }
        Event::LetterInDoubt { letter, why } => {
            set_letter(case, *letter, LetterState::InDoubt { why: why.clone() })
        }
        Event::DoubtResolved { letter, left, why } => {
            let state =
                if *left { LetterState::Carried { at } } else { LetterState::NeverLeft { why: why.clone() } };
            set_letter(case, *letter, state);
        }
        Event::LetterBounced { letter, why } => {
            set_letter(case, *letter, LetterState::Bounced { why: why.clone() })
        }
        Event::LetterResent { letter, to, .. } => {
            if let Some(letter) = case.letter_mut(*letter) {
                letter.to = to.clone();
                letter.state = LetterState::Issued;
            }
        }
        Event::LetterSentInError { letter, why, .. } => {
            set_letter(case, *letter, LetterState::SentInError { why: why.clone() });
        }
        Event::Published { entry } => case.entries.push((**entry).clone()),
        Event::PublicationWithdrawn { entry, why } => {
            if let Some(entry) = case.entries.iter_mut().find(|e| e.id == *entry) {
                entry.withdrawn = Some(why.clone());
            }
        }
        Event::ReviewRequested { review, on, grounds, due, calendar_edition } => case.reviews.push(Review {
            id: *review,
            on: *on,
            grounds: grounds.clone(),
            due: *due,
            calendar_edition: calendar_edition.clone(),
            deciders: case.questions.iter().filter_map(|q| q.decider).collect(),
            answered: None,
        }),
        Event::ReviewAnswered { review, on, outcome } => {
            if let Some(review) = case.reviews.iter_mut().find(|r| r.id == *review) {
                review.answered = Some((*on, outcome.clone()));
            }
        }
        Event::ComplaintMade { reference, .. } => case.complaint = Some(reference.clone()),
        Event::FoundPublished { answers } => case.found_published.extend(answers.iter().cloned()),
        Event::ApplicantLookedAt { .. } | Event::Noted { .. } => {}
        Event::HoldPlaced { why } => case.hold = Some(why.clone()),
        Event::HoldLifted { .. } => case.hold = None,
        Event::Closed { how, why } => case.closed = Some((*how, why.clone())),
        Event::Reopened { .. } => case.closed = None,
        Event::ClearanceRuleSet { policy } => case.clearance_policy = *policy,
        Event::ContentErased { .. } => {}
    }
}

fn set_clearance(case: &mut Case, id: ClearanceId, state: ClearanceState) {
    if let Some(clearance) = case.clearances.iter_mut().find(|c| c.id == id) {
        clearance.state = state;
    }
}

fn set_letter(case: &mut Case, id: LetterId, state: LetterState) {
    if let Some(letter) = case.letter_mut(id) {
        letter.state = state;
    }
}
