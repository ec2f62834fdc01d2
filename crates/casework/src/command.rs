//! What can be asked of a case. A command says what somebody wants; `decide` says whether it may be and what follows.
#![allow(missing_docs, reason = "fields are named for what they hold; variants carry the sentences")]

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use document::{Language, Law, request::Applicant};

use crate::{
    authority::ClearancePolicy,
    case::*,
    decision::{Decision, ToFollow},
    ids::*,
};

/// How grave a finding on a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// On its face the letter fails what a provision requires.
    Breach,
    /// Likely to be criticised, or turns on a judgement.
    Risk,
    /// Code, practice, plain English.
    Advice,
}

/// What a check said about the letter that is about to leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingNote {
    /// The check's id.
    pub check: String,
    /// What it concerns: `question 7`, `letter`.
    pub place: String,
    pub severity: Severity,
    /// Whether deciding or rewording can cure it; lateness cannot be cured and never blocks.
    pub curable: bool,
}

/// A question as an officer or the reading gives it, before it has a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionWords {
    #[serde(default)]
    pub path: String,
    #[serde(default)]
    pub label: Option<String>,
    #[serde(default)]
    pub heading: Option<String>,
    pub text: String,
    #[serde(default)]
    pub place: Option<document::Span>,
    #[serde(default)]
    pub stem: Option<u32>,
    #[serde(default)]
    pub own_personal_data: Option<bool>,
}

/// What is wanted of a case that exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "kebab-case")]
pub enum Command {
    /// Read the request (again).
    ReadRequest {
        law: Option<Law>,
        stems: Vec<Stem>,
        questions: Vec<QuestionWords>,
        unclear: Vec<Unclear>,
        #[serde(default)]
        reading: Option<Box<Reading>>,
    },
    /// Say whether the reader was right where it was not sure, or that a claim of it is wrong.
    AnswerReading { doubt: String, right: bool },
    /// Put right who asks.
    CorrectApplicant { applicant: Applicant, why: String },
    /// Put right the day of receipt, before the request is accepted.
    CorrectReceipt { on: Date, why: String },
    /// Say what the message is.
    Triage { kind: TriageKind, why: String },
    /// Take the triage back.
    UndoTriage { why: String },
    /// One question into several.
    SplitQuestion { question: QuestionId, into: Vec<QuestionWords> },
    /// Several questions into one.
    MergeQuestions { keep: QuestionId, merged: Vec<QuestionId> },
    /// Another place in the order, from 0.
    MoveQuestion { question: QuestionId, to: usize },
    /// Put words, label or heading right.
    RewordQuestion { question: QuestionId, label: Option<String>, heading: Option<String>, text: String },
    /// Put a question under shared words, or take it out.
    PutUnderStem { question: QuestionId, stem: Option<u32> },
    /// Add shared words.
    AddStem { text: String },
    /// Add a question that was overlooked.
    AddQuestion { question: QuestionWords, at: Option<usize> },
    /// Drop what is no question.
    DropQuestion { question: QuestionId, why: String },
    /// Put questions into a group of their own.
    FormGroup { questions: Vec<QuestionId>, law: Law, received_on: Option<Date>, why: String },
    /// The questions stand.
    Accept { law: Law },
    /// Give the case an officer.
    AssignOfficer { officer: PersonId, name: String },
    /// Move a group's clock.
    MoveClock { group: GroupId, what: ClockEvent, note: String },
    /// Work the open clocks out again that stand on an older edition of the calendar.
    Recompute {},
    /// Note that the dates which an edition of the calendar moved were looked at.
    LookAtMoves { edition: String },
    /// File a message.
    FileMessage { message: Message },
    /// Say what a message is.
    UnderstandMessage { message: MessageId, purpose: MessagePurpose, groups: Vec<GroupId>, why: String },
    /// Give questions to a team.
    AssignQuestions { questions: Vec<QuestionId>, team: String },
    /// Ask a colleague by a link.
    AskContribution { team: String, to: String, questions: Vec<AskedQuestion>, by: Date, note: String },
    /// A colleague answers.
    Contribute {
        ask: AskId,
        question: QuestionId,
        text: String,
        not_held: bool,
        files: Vec<StoredFile>,
        minutes: Minutes,
    },
    /// A colleague names somebody else.
    PassOn { ask: AskId, to: String, why: String },
    /// Withdraw a link.
    WithdrawAsk { ask: AskId, why: String },
    /// Decide a question; `revision` is the one the officer saw.
    Decide { question: QuestionId, decision: Box<Decision>, revision: u32 },
    /// Take a decision back.
    TakeBackDecision { question: QuestionId, why: String },
    /// Show draft answers: which were proposed is kept, so that it can be measured how they fared.
    ProposeAnswers { proposals: Vec<(QuestionId, Proposal)> },
    /// Decide a question with a proposed answer, as it is or changed.
    TakeProposal { question: QuestionId, proposal: Box<Proposal>, decision: Box<Decision>, revision: u32 },
    /// Say that a proposed answer is none.
    RejectProposal {
        question: QuestionId,
        proposal: Box<Proposal>,
        because: Option<RejectedBecause>,
        why: String,
    },
    /// Put a file on the case; its inspection comes with it.
    AddEnclosure {
        file: StoredFile,
        made_from: Option<StoredFile>,
        /// What a copy leaves out, or shows otherwise than what it was made from.
        #[serde(default)]
        dropped: Vec<String>,
        question: Option<QuestionId>,
    },
    /// Note what an inspection found.
    NoteInspection { enclosure: EnclosureId, inspected: Box<Inspected> },
    /// Say why a file may leave with what `inspection`, by its fingerprint, found.
    LetLeave { enclosure: EnclosureId, inspection: String, why: String },
    /// Say of pieces of personal data, each a kind and its words, whether they may be seen.
    JudgePersonal { what: Vec<(String, String)>, may_be_seen: bool },
    /// Mark what is to be taken out of the file with this digest.
    MarkEnclosure { enclosure: EnclosureId, sha256: String, marks: Vec<NewMark> },
    /// Take marks off it.
    UnmarkEnclosure { enclosure: EnclosureId, marks: Vec<MarkId> },
    /// Note what was taken out of a copy.
    NoteRedaction { enclosure: EnclosureId, redaction: Box<Redaction> },
    /// Take an enclosure off.
    RemoveEnclosure { enclosure: EnclosureId, why: String },
    /// Change the letter's words in one place.
    WordLetter { slot: String, text: String },
    /// Write to the applicant in a language.
    WriteIn { language: Language },
    /// Let a finding stand.
    OverruleFinding { check: String, place: String, why: String },
    /// Ask a third party.
    ConsultThirdParty { party: String, questions: Vec<QuestionId>, by: Date },
    /// Note its view.
    NoteThirdPartyView { consultation: ConsultationId, view: String },
    /// Ask for clearance.
    AskClearance {
        approver: PersonId,
        approver_name: String,
        deputy: Option<PersonId>,
        deputy_name: Option<String>,
        by: Date,
        note: String,
    },
    /// Send it back.
    ReturnClearance { clearance: ClearanceId, what: String, why: String },
    /// Clear it.
    GiveClearance { clearance: ClearanceId, note: String },
    /// Take the request for clearance back.
    TakeBackClearance { clearance: ClearanceId, why: String },
    /// Issue a letter whose bytes are kept already.
    IssueLetter {
        kind: LetterKind,
        to: String,
        subject: String,
        message_id: String,
        files: Box<LetterFiles>,
        answers: Vec<QuestionId>,
        to_follow: Vec<(QuestionId, ToFollow)>,
        supersedes: Option<LetterId>,
        findings: Vec<FindingNote>,
        /// For a request for clarification or an extension: the groups it acts on, and the date it gives.
        groups: Vec<GroupId>,
        until: Option<Date>,
        note: String,
        #[serde(default)]
        particulars: Box<Particulars>,
    },
    /// The post carried it.
    NoteCarried { letter: LetterId, at: Timestamp, how: String },
    /// Nobody can say whether it left.
    NoteInDoubt { letter: LetterId, why: String },
    /// Say what became of it.
    ResolveDoubt { letter: LetterId, left: bool, why: String },
    /// It came back.
    NoteBounce { letter: LetterId, why: String },
    /// Send it again on purpose.
    ResendLetter { letter: LetterId, to: String, why: String },
    /// It should not have been sent.
    MarkSentInError { letter: LetterId, why: String, containment: String },
    /// Publish.
    Publish {
        entry: Box<LogEntry>,
        looked_for_applicant: bool,
        looked_for_third_parties: bool,
        looked_for_copyright: bool,
    },
    /// Withdraw what was published.
    WithdrawPublication { entry: EntryId, why: String },
    /// Ask for a review.
    RequestReview { grounds: String },
    /// Answer it.
    AnswerReview { review: ReviewId, outcome: String },
    /// Note a complaint to the regulator.
    NoteComplaint { reference: String },
    /// Look at who asks.
    LookAtApplicant { purpose: LookPurpose, note: String },
    /// Hold against disposal.
    PlaceHold { why: String },
    /// End the hold.
    LiftHold { why: String },
    /// Note which published answers the applicant found before they asked.
    NoteFoundPublished { answers: Vec<FoundPublished> },
    /// A remark.
    Note { text: String },
    /// Close without an answer.
    Close { how: Closing, why: String },
    /// Open again.
    Reopen { why: String },
    /// Put the request beside the imported response that answers it.
    KeepHistoryRequest { request: Box<HistoryRequest> },
    /// Put right what was misread in an imported response; a question of a number that is not there yet is added.
    CorrectHistory { made: Box<HistoryFact> },
    /// Change the rule on clearance for this case.
    SetClearanceRule { policy: ClearancePolicy },
}

/// What opens a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenCase {
    pub id: CaseId,
    pub reference: String,
    pub subject: String,
    pub origin: Origin,
    pub applicant: Applicant,
    pub original: StoredFile,
    pub attachments: Vec<StoredFile>,
    pub text: String,
}

/// What opens a case of an imported response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenHistory {
    pub id: CaseId,
    pub reference: String,
    pub subject: String,
    pub origin: Origin,
    pub original: StoredFile,
    pub attachments: Vec<StoredFile>,
    pub text: String,
    /// Its questions; they are numbered from 0 in this order, which is how the answers name them.
    pub questions: Vec<QuestionWords>,
    pub history: Box<History>,
}
