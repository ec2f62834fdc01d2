//! What follows from a command, or why it may not be. Pure: state, command and context in, events or a refusal out.
//!
//! To add a command: its variant, its operation in `permission`, its arm here, its function in the file of its subject.

mod afterwards;
mod clearing;
mod clocks;
mod colleagues;
mod deciding;
mod enclosures;
mod history;
mod intake;
mod notices;
pub mod possible;
mod proposing;
mod publishing;
mod questions;
mod reading;
mod recount;
mod redacting;
pub mod sending;

pub use history::open_history;
use jiff::{Timestamp, civil::Date};
use law::Edition;

use crate::{
    actor::Actor,
    apply::apply,
    authority::Authority,
    case::Case,
    command::{Command, OpenCase},
    event::Event,
    ids::*,
    permission::{self, Operation},
    refusal::Refusal,
};

/// Everything a decision may depend on besides the case: nothing is read from a clock or a disk.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Now.
    pub now: Timestamp,
    /// The civil date in Europe/London.
    pub today: Date,
    /// Who acts.
    pub actor: &'a Actor,
    /// The authority as it stands.
    pub authority: &'a Authority,
    /// The bank holidays to count with: the newest edition, except where the past is tried again.
    pub edition: &'a Edition,
}

/// Opens a case.
///
/// Refused when the actor may not open one, or there is no text at all.
pub fn open_case(open: OpenCase, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    let may = permission::standings(ctx.actor).any(|standing| {
        permission::allowed(
            standing,
            permission::Relation::None,
            crate::case::Stage::Received,
            Operation::OpenCase,
        )
    });
    if !may {
        return Err(Refusal::not_allowed(
            "only an officer, the applicant or the public form may open a case",
        ));
    }
    if open.text.trim().is_empty() {
        return Err(Refusal::missing(
            "the message holds no text: paste the request or attach a file that has text",
        ));
    }
    Ok(vec![
        Event::CaseOpened {
            id: open.id,
            reference: open.reference,
            subject: open.subject,
            origin: open.origin,
            applicant: open.applicant,
            original: open.original,
            attachments: open.attachments,
            text: open.text,
        },
        Event::ClearanceRuleSet { policy: ctx.authority.clearance },
    ])
}

/// Decides a command on a case.
pub fn decide(case: &Case, command: Command, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    let operation = Operation::of(&command);
    if !permission::may(ctx.actor, case, operation) {
        return Err(not_allowed(case, ctx, operation));
    }
    let mut draft = Draft { case: case.clone(), events: Vec::new(), ctx: *ctx };
    dispatch(&mut draft, command)?;
    Ok(draft.events)
}

fn not_allowed(case: &Case, ctx: &Context<'_>, operation: Operation) -> Refusal {
    let elsewhere = crate::case::Stage::ALL.into_iter().any(|stage| {
        let relation = permission::relation(ctx.actor, case);
        permission::standings(ctx.actor).any(|s| permission::allowed(s, relation, stage, operation))
    });
    if elsewhere {
        Refusal::not_now(format!(
            "this cannot be done while the case is {}: open it again or look at its timeline",
            match case.stage() {
                crate::case::Stage::Received => "not triaged",
                crate::case::Stage::Reading => "not accepted",
                crate::case::Stage::Open => "open",
                crate::case::Stage::Answered => "answered",
                crate::case::Stage::Review => "under review",
                crate::case::Stage::Closed => "closed",
                crate::case::Stage::History => "history, answered before this program was used",
            }
        ))
    } else {
        Refusal::not_allowed("your role does not allow this: ask an officer of the team")
    }
}

/// Events in the making: each is folded at once, so that what follows is decided on the state it leaves.
struct Draft<'a> {
    case: Case,
    events: Vec<Event>,
    ctx: Context<'a>,
}

impl Draft<'_> {
    fn emit(&mut self, event: Event) {
        apply(&mut self.case, &event, self.ctx.actor, self.ctx.now);
        self.events.push(event);
    }

    fn question(&self, id: QuestionId) -> Result<&crate::case::Question, Refusal> {
        self.case
            .question(id)
            .ok_or_else(|| Refusal::not_found(format!("question {id} is not in this case any more")))
    }

    fn questions_exist(&self, ids: &[QuestionId]) -> Result<(), Refusal> {
        if ids.is_empty() {
            return Err(Refusal::missing("choose at least one question"));
        }
        ids.iter().try_for_each(|id| self.question(*id).map(|_| ()))
    }
}

/// A reason or a text that must not be empty.
fn said(text: &str, otherwise: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::missing(otherwise)) } else { Ok(()) }
}

fn dispatch(d: &mut Draft<'_>, command: Command) -> Result<(), Refusal> {
    use Command as C;
    match command {
        C::ReadRequest { law, stems, questions, unclear, reading } => {
            intake::read_request(d, law, stems, questions, unclear, reading)
        }
        C::AnswerReading { doubt, right } => reading::answer(d, doubt, right),
        C::CorrectApplicant { applicant, why } => reading::correct_applicant(d, applicant, why),
        C::CorrectReceipt { on, why } => reading::correct_receipt(d, on, why),
        C::Triage { kind, why } => intake::triage(d, kind, why),
        C::UndoTriage { why } => intake::undo_triage(d, why),
        C::Accept { law } => intake::accept(d, law),
        C::AssignOfficer { officer, name } => intake::assign_officer(d, officer, name),
        C::FileMessage { message } => intake::file_message(d, message),
        C::UnderstandMessage { message, purpose, groups, why } => {
            intake::understand_message(d, message, purpose, groups, why)
        }
        C::SplitQuestion { question, into } => questions::split(d, question, into),
        C::MergeQuestions { keep, merged } => questions::merge(d, keep, merged),
        C::MoveQuestion { question, to } => questions::move_to(d, question, to),
        C::RewordQuestion { question, label, heading, text } => {
            questions::reword(d, question, label, heading, text)
        }
        C::PutUnderStem { question, stem } => questions::put_under(d, question, stem),
        C::AddStem { text } => questions::add_stem(d, text),
        C::AddQuestion { question, at } => questions::add(d, question, at),
        C::DropQuestion { question, why } => questions::drop(d, question, why),
        C::FormGroup { questions, law, received_on, why } => {
            clocks::form_group(d, questions, law, received_on, why)
        }
        C::MoveClock { group, what, note } => clocks::move_clock(d, group, what, note),
        C::Recompute {} => recount::recompute(d),
        C::LookAtMoves { edition } => recount::look_at(d, edition),
        C::AssignQuestions { questions, team } => colleagues::assign(d, questions, team),
        C::AskContribution { team, to, questions, by, note } => {
            colleagues::ask(d, team, to, questions, by, note)
        }
        C::Contribute { ask, question, text, not_held, files, minutes } => {
            colleagues::contribute(d, ask, question, text, not_held, files, minutes)
        }
        C::PassOn { ask, to, why } => colleagues::pass_on(d, ask, to, why),
        C::WithdrawAsk { ask, why } => colleagues::withdraw_ask(d, ask, why),
        C::ConsultThirdParty { party, questions, by } => colleagues::consult(d, party, questions, by),
        C::NoteThirdPartyView { consultation, view } => colleagues::note_view(d, consultation, view),
        C::Decide { question, decision, revision } => {
            deciding::decide_question(d, question, *decision, revision)
        }
        C::TakeBackDecision { question, why } => deciding::take_back(d, question, why),
        C::ProposeAnswers { proposals } => proposing::propose(d, proposals),
        C::TakeProposal { question, proposal, decision, revision } => {
            proposing::take(d, question, *proposal, *decision, revision)
        }
        C::RejectProposal { question, proposal, because, why } => {
            proposing::reject(d, question, *proposal, because, why)
        }
        C::WordLetter { slot, text } => deciding::word_letter(d, slot, text),
        C::WriteIn { language } => deciding::write_in(d, language),
        C::OverruleFinding { check, place, why } => deciding::overrule(d, check, place, why),
        C::AddEnclosure { file, made_from, dropped, question } => {
            enclosures::add(d, file, made_from, dropped, question)
        }
        C::NoteInspection { enclosure, inspected } => enclosures::note_inspection(d, enclosure, *inspected),
        C::LetLeave { enclosure, inspection, why } => enclosures::let_leave(d, enclosure, inspection, why),
        C::JudgePersonal { what, may_be_seen } => enclosures::judge_personal(d, what, may_be_seen),
        C::MarkEnclosure { enclosure, sha256, marks } => redacting::mark(d, enclosure, sha256, marks),
        C::UnmarkEnclosure { enclosure, marks } => redacting::unmark(d, enclosure, marks),
        C::NoteRedaction { enclosure, redaction } => redacting::note(d, enclosure, redaction),
        C::RemoveEnclosure { enclosure, why } => enclosures::remove(d, enclosure, why),
        C::AskClearance { approver, approver_name, deputy, deputy_name, by, note } => {
            clearing::ask(d, (approver, approver_name), (deputy, deputy_name), by, note)
        }
        C::ReturnClearance { clearance, what, why } => clearing::return_it(d, clearance, what, why),
        C::GiveClearance { clearance, note } => clearing::give(d, clearance, note),
        C::TakeBackClearance { clearance, why } => clearing::take_back(d, clearance, why),
        C::SetClearanceRule { policy } => clearing::set_rule(d, policy),
        C::IssueLetter { .. } => sending::issue(d, command),
        C::NoteCarried { letter, at, how } => sending::note_carried(d, letter, at, how),
        C::NoteInDoubt { letter, why } => sending::note_in_doubt(d, letter, why),
        C::ResolveDoubt { letter, left, why } => sending::resolve_doubt(d, letter, left, why),
        C::NoteBounce { letter, why } => sending::note_bounce(d, letter, why),
        C::ResendLetter { letter, to, why } => sending::resend(d, letter, to, why),
        C::MarkSentInError { letter, why, containment } => {
            sending::mark_in_error(d, letter, why, containment)
        }
        C::Publish { entry, looked_for_applicant, looked_for_third_parties, looked_for_copyright } => {
            publishing::publish(
                d,
                *entry,
                [looked_for_applicant, looked_for_third_parties, looked_for_copyright],
            )
        }
        C::WithdrawPublication { entry, why } => publishing::withdraw(d, entry, why),
        C::RequestReview { grounds } => afterwards::request_review(d, grounds),
        C::AnswerReview { review, outcome } => afterwards::answer_review(d, review, outcome),
        C::NoteComplaint { reference } => afterwards::note_complaint(d, reference),
        C::LookAtApplicant { purpose, note } => {
            d.emit(Event::ApplicantLookedAt { purpose, note });
            Ok(())
        }
        C::KeepHistoryRequest { request } => history::keep_request(d, *request),
        C::CorrectHistory { made } => history::correct(d, *made),
        C::PlaceHold { why } => afterwards::place_hold(d, why),
        C::LiftHold { why } => afterwards::lift_hold(d, why),
        C::NoteFoundPublished { answers } => afterwards::found_published(d, answers),
        C::Note { text } => afterwards::note(d, text),
        C::Close { how, why } => afterwards::close(d, how, why),
        C::Reopen { why } => afterwards::reopen(d, why),
    }
}
