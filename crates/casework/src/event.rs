//! What has happened to a case. Events are the state, the timeline, the bundle for the regulator and the feed.
//!
//! Stored bytes are never rewritten: a new field has a default, a new meaning is a new event. Names say what a
//! letter to the regulator would say.
#![allow(
    missing_docs,
    reason = "each field says by its name what it holds; the variants carry the sentences"
)]

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use document::{Language, Law, request::Applicant};

use crate::{authority::ClearancePolicy, case::*, decision::Decision, ids::*};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// A message came that may be a request; its original is kept under its digest.
    CaseOpened {
        id: CaseId,
        reference: String,
        subject: String,
        origin: Origin,
        applicant: Applicant,
        original: StoredFile,
        #[serde(default)]
        attachments: Vec<StoredFile>,
        text: String,
    },
    /// A response that was given before this program was used came in as history, read as it stands. Nobody decided
    /// anything here: there is no clock, no applicant and no letter of ours.
    HistoryImported {
        id: CaseId,
        reference: String,
        subject: String,
        origin: Origin,
        original: StoredFile,
        #[serde(default)]
        attachments: Vec<StoredFile>,
        text: String,
        questions: Vec<NewQuestion>,
        history: Box<History>,
    },
    /// The request that an imported response answers was put beside it.
    HistoryRequestKept { request: Box<HistoryRequest> },
    /// Something in an imported response was misread, and an officer put it right: what was read, and what it is. Both
    /// stay, as an example from which the reading can be measured.
    HistoryCorrected { read: Box<HistoryFact>, made: Box<HistoryFact> },
    /// The request was read into questions, by the program or again on an officer's order.
    RequestRead {
        law: Option<Law>,
        stems: Vec<Stem>,
        questions: Vec<NewQuestion>,
        unclear: Vec<Unclear>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reading: Option<Box<Reading>>,
    },
    /// An officer answered where the reader was not sure, or said that a claim of it is wrong.
    ReadingAnswered { doubt: String, right: bool },
    /// Who asks was put right.
    ApplicantCorrected { applicant: Applicant, why: String },
    /// The day of receipt was put right, before the request was accepted.
    ReceiptCorrected { on: Date, why: String },
    /// The request was accepted with a reading that an officer had put right: a labelled example, which is the text,
    /// what was read, and what stands now.
    ReadingCorrected { reader: String, corrections: Vec<Correction> },
    /// An officer said what the message is.
    Triaged { kind: TriageKind, why: String },
    /// The triage was taken back.
    TriageUndone { why: String },
    /// One question became several.
    QuestionSplit { question: QuestionId, into: Vec<NewQuestion> },
    /// Several questions became one; the first keeps its place.
    QuestionsMerged {
        keep: QuestionId,
        merged: Vec<QuestionId>,
        text: String,
        /// Where all of it stands, where it is one passage.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<document::Span>,
    },
    /// A question was put to another place in the order.
    QuestionMoved { question: QuestionId, to: usize },
    /// The words, label or heading of a question were put right.
    QuestionReworded { question: QuestionId, label: Option<String>, heading: Option<String>, text: String },
    /// A question was put under shared words, or taken out from under them.
    QuestionPutUnder { question: QuestionId, stem: Option<u32> },
    /// Shared words were added.
    StemAdded { stem: Stem },
    /// A question that had been overlooked was added.
    QuestionAdded { question: NewQuestion, at: usize },
    /// What is no question was dropped.
    QuestionDropped { question: QuestionId, why: String },
    /// Questions were put into a group of their own, with one law, one receipt and one clock.
    GroupFormed { group: GroupId, questions: Vec<QuestionId>, law: Law, received_on: Date, why: String },
    /// The questions stand; the authority answers them under these laws.
    Accepted { law: Law, on: Date },
    /// The case has an officer.
    OfficerAssigned { officer: PersonId, name: String },
    /// Something happened to a group's clock.
    ClockMoved { group: GroupId, what: ClockEvent, note: String },
    /// The law's answer for a group's clock, kept with the calendar it was worked out from.
    DueComputed { group: GroupId, outcome: ClockOutcome, because: String },
    /// A date was worked out again with a newer edition of the calendar: what it was, what it is, and the days that
    /// count under one edition and not under the other.
    DateRecomputed { clock: ClockOf, before: ClockOutcome, outcome: ClockOutcome, days: Vec<CalendarDay> },
    /// Somebody looked at the dates that an edition of the calendar moved.
    MovesLookedAt { edition: String },
    /// A further message was filed on the case.
    MessageFiled { message: Message },
    /// An officer said what a message is.
    MessageUnderstood { message: MessageId, purpose: MessagePurpose, why: String },
    /// A team has these questions.
    QuestionsAssigned { questions: Vec<QuestionId>, team: String },
    /// A colleague was asked, by a link.
    ContributionAsked {
        ask: AskId,
        team: String,
        to: String,
        questions: Vec<AskedQuestion>,
        by: Date,
        note: String,
    },
    /// A colleague answered a question put to them.
    ContributionGiven {
        ask: AskId,
        question: QuestionId,
        text: String,
        not_held: bool,
        files: Vec<StoredFile>,
        minutes: Minutes,
    },
    /// A colleague passed the question on.
    ContributionPassedOn { ask: AskId, to: String, why: String },
    /// A link to a colleague was withdrawn.
    AskWithdrawn { ask: AskId, why: String },
    /// A question was decided.
    QuestionDecided { question: QuestionId, decision: Box<Decision> },
    /// A decision was taken back.
    DecisionTakenBack { question: QuestionId, why: String },
    /// Draft answers were shown to an officer, each with its source and how sure it was.
    AnswersProposed { proposals: Vec<(QuestionId, Proposal)> },
    /// An officer made a proposed answer their decision: as it was, or changed by so many hundredths.
    ProposalTaken { question: QuestionId, proposal: Box<Proposal>, changed: u8 },
    /// An officer did not want a proposed answer: it is not proposed again for this question.
    ProposalRejected {
        question: QuestionId,
        proposal: Box<Proposal>,
        because: Option<RejectedBecause>,
        #[serde(default)]
        why: String,
    },
    /// A file was put on the case to go out with an answer.
    EnclosureAdded {
        enclosure: EnclosureId,
        file: StoredFile,
        made_from: Option<StoredFile>,
        /// What a copy leaves out, or shows otherwise than what it was made from.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        dropped: Vec<String>,
    },
    /// The final bytes of an enclosure were opened and looked at.
    EnclosureInspected {
        enclosure: EnclosureId,
        sha256: String,
        verdict: InspectionVerdict,
        /// What the first inspection of this program said in sentences.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        findings: Vec<String>,
        #[serde(default)]
        found: Box<InspectionFound>,
    },
    /// Somebody said why a file may leave with what its inspection found; where two are needed, each of them.
    EnclosureLetLeave { enclosure: EnclosureId, sha256: String, inspection: String, why: String },
    /// Somebody said whether a piece of personal data may be seen, or must come out.
    PersonalDataJudged { kind: String, text: String, may_be_seen: bool },
    /// Somebody marked what is to be taken out of a file, and under which provisions.
    EnclosureMarked { enclosure: EnclosureId, sha256: String, marks: Vec<Mark> },
    /// Marks were taken off a file.
    EnclosureUnmarked { enclosure: EnclosureId, sha256: String, marks: Vec<MarkId> },
    /// What was taken out of a copy, the schedule of removals, and that the copy was read again and searched.
    EnclosureRedacted { enclosure: EnclosureId, redaction: Box<Redaction> },
    /// An enclosure was taken off.
    EnclosureRemoved { enclosure: EnclosureId, why: String },
    /// Words of this letter were changed in one place.
    LetterWorded { slot: String, text: String },
    /// Letters to the applicant are in a language from now on.
    LanguageChosen { language: Language },
    /// An officer let a finding stand, with a reason.
    FindingOverruled { check: String, place: String, why: String },
    /// A third party was asked for its view; the clock runs on.
    ThirdPartyConsulted { consultation: ConsultationId, party: String, questions: Vec<QuestionId>, by: Date },
    /// A third party's view came: evidence, not a veto.
    ThirdPartyAnswered { consultation: ConsultationId, view: String },
    /// Clearance was asked, by a time, with a deputy.
    ClearanceAsked {
        clearance: ClearanceId,
        approver: PersonId,
        approver_name: String,
        deputy: Option<PersonId>,
        deputy_name: Option<String>,
        by: Date,
        note: String,
        digest: String,
    },
    /// The approver sent it back, saying what to change and why.
    ClearanceReturned { clearance: ClearanceId, what: String, why: String },
    /// The approver cleared what they saw.
    ClearanceGiven { clearance: ClearanceId, note: String },
    /// The request for clearance was taken back.
    ClearanceTakenBack { clearance: ClearanceId, why: String },
    /// A letter was issued: its exact bytes are kept and it was handed to the post in the same transaction.
    LetterIssued { letter: Box<Letter> },
    /// The post carried the letter.
    LetterCarried { letter: LetterId, at: Timestamp, how: String },
    /// Nobody can say whether the letter left: an officer must look.
    LetterInDoubt { letter: LetterId, why: String },
    /// An officer said what became of a letter in doubt.
    DoubtResolved { letter: LetterId, left: bool, why: String },
    /// Our letter came back: an undelivered reply is no reply.
    LetterBounced { letter: LetterId, why: String },
    /// A letter was sent again on purpose, the same bytes.
    LetterResent { letter: LetterId, to: String, why: String },
    /// A letter should not have been sent; what was done about it.
    LetterSentInError { letter: LetterId, why: String, containment: String },
    /// An answer was published, by a named person, after a look at it.
    Published { entry: Box<LogEntry> },
    /// A published answer was withdrawn; its address keeps the reason.
    PublicationWithdrawn { entry: EntryId, why: String },
    /// The applicant is not content: an internal review, or a requirement for review.
    ReviewRequested {
        review: ReviewId,
        on: Date,
        grounds: String,
        due: Option<Date>,
        #[serde(default = "unknown_edition")]
        calendar_edition: String,
    },
    /// The review was decided.
    ReviewAnswered { review: ReviewId, on: Date, outcome: String },
    /// The regulator has a complaint.
    ComplaintMade { on: Date, reference: String },
    /// A decision-maker looked at who asks, for a stated purpose.
    ApplicantLookedAt { purpose: LookPurpose, note: String },
    /// A hold on disposal, or its end (s.77, open reviews).
    HoldPlaced { why: String },
    /// The hold ended.
    HoldLifted { why: String },
    /// The applicant found published answers to some of their questions before they sent the others.
    FoundPublished { answers: Vec<FoundPublished> },
    /// A remark on the timeline.
    Noted { text: String },
    /// The case was closed without an answer.
    Closed { how: Closing, why: String },
    /// The case was opened again.
    Reopened { why: String },
    /// The authority's rule on clearance when the case was accepted or changed.
    ClearanceRuleSet { policy: ClearancePolicy },
    /// Content was deleted, by disposal or a lawful erasure.
    ContentErased { what: String, why: String },
}

impl Event {
    /// The kind, as the envelope has it.
    pub fn kind(&self) -> &'static str {
        use Event::*;
        match self {
            CaseOpened { .. } => "case-opened",
            HistoryImported { .. } => "history-imported",
            HistoryRequestKept { .. } => "history-request-kept",
            HistoryCorrected { .. } => "history-corrected",
            RequestRead { .. } => "request-read",
            ReadingAnswered { .. } => "reading-answered",
            ApplicantCorrected { .. } => "applicant-corrected",
            ReceiptCorrected { .. } => "receipt-corrected",
            ReadingCorrected { .. } => "reading-corrected",
            Triaged { .. } => "triaged",
            TriageUndone { .. } => "triage-undone",
            QuestionSplit { .. } => "question-split",
            QuestionsMerged { .. } => "questions-merged",
            QuestionMoved { .. } => "question-moved",
            QuestionReworded { .. } => "question-reworded",
            QuestionPutUnder { .. } => "question-put-under",
            StemAdded { .. } => "stem-added",
            QuestionAdded { .. } => "question-added",
            QuestionDropped { .. } => "question-dropped",
            GroupFormed { .. } => "group-formed",
            Accepted { .. } => "accepted",
            OfficerAssigned { .. } => "officer-assigned",
            ClockMoved { .. } => "clock-moved",
            DueComputed { .. } => "due-computed",
            DateRecomputed { .. } => "date-recomputed",
            MovesLookedAt { .. } => "moves-looked-at",
            MessageFiled { .. } => "message-filed",
            MessageUnderstood { .. } => "message-understood",
            QuestionsAssigned { .. } => "questions-assigned",
            ContributionAsked { .. } => "contribution-asked",
            ContributionGiven { .. } => "contribution-given",
            ContributionPassedOn { .. } => "contribution-passed-on",
            AskWithdrawn { .. } => "ask-withdrawn",
            QuestionDecided { .. } => "question-decided",
            DecisionTakenBack { .. } => "decision-taken-back",
            AnswersProposed { .. } => "answers-proposed",
            ProposalTaken { .. } => "proposal-taken",
            ProposalRejected { .. } => "proposal-rejected",
            EnclosureAdded { .. } => "enclosure-added",
            EnclosureInspected { .. } => "enclosure-inspected",
            EnclosureLetLeave { .. } => "enclosure-let-leave",
            PersonalDataJudged { .. } => "personal-data-judged",
            EnclosureMarked { .. } => "enclosure-marked",
            EnclosureUnmarked { .. } => "enclosure-unmarked",
            EnclosureRedacted { .. } => "enclosure-redacted",
            EnclosureRemoved { .. } => "enclosure-removed",
            LetterWorded { .. } => "letter-worded",
            LanguageChosen { .. } => "language-chosen",
            FindingOverruled { .. } => "finding-overruled",
            ThirdPartyConsulted { .. } => "third-party-consulted",
            ThirdPartyAnswered { .. } => "third-party-answered",
            ClearanceAsked { .. } => "clearance-asked",
            ClearanceReturned { .. } => "clearance-returned",
            ClearanceGiven { .. } => "clearance-given",
            ClearanceTakenBack { .. } => "clearance-taken-back",
            LetterIssued { .. } => "letter-issued",
            LetterCarried { .. } => "letter-carried",
            LetterInDoubt { .. } => "letter-in-doubt",
            DoubtResolved { .. } => "doubt-resolved",
            LetterBounced { .. } => "letter-bounced",
            LetterResent { .. } => "letter-resent",
            LetterSentInError { .. } => "letter-sent-in-error",
            Published { .. } => "published",
            PublicationWithdrawn { .. } => "publication-withdrawn",
            ReviewRequested { .. } => "review-requested",
            ReviewAnswered { .. } => "review-answered",
            ComplaintMade { .. } => "complaint-made",
            ApplicantLookedAt { .. } => "applicant-looked-at",
            HoldPlaced { .. } => "hold-placed",
            HoldLifted { .. } => "hold-lifted",
            FoundPublished { .. } => "found-published",
            Noted { .. } => "noted",
            Closed { .. } => "closed",
            Reopened { .. } => "reopened",
            ClearanceRuleSet { .. } => "clearance-rule-set",
            ContentErased { .. } => "content-erased",
        }
    }

    /// The version of the payload's shape. A kind's number grows when its shape does, with an upcast in [`Event::read`].
    pub fn schema(&self) -> u16 {
        1
    }

    /// The exact bytes that are hashed and kept.
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self)
            .expect("an event has string keys and no maps of other kinds, so it is always JSON")
    }

    /// Reads stored bytes of any schema released so far.
    ///
    /// Fails when the bytes are not an event of that schema: a newer program wrote them, or they are damaged.
    pub fn read(_schema: u16, bytes: &[u8]) -> Result<Event, serde_json::Error> {
        serde_json::from_slice(bytes)
    }
}
