//! The parts a case is made of.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use document::{Law, Span, request::Applicant};

/// What happens to a clock, by the names of the command line.
pub use law::clock::EventKind as ClockEventKind;

use crate::{decision::Decision, ids::*};

/// A file kept under its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The name it came with or was given.
    pub name: String,
    /// The media type, by content.
    pub media_type: String,
    /// Its length in bytes.
    pub bytes: u64,
}

/// How a message came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// By e-mail.
    Email,
    /// By the public form.
    Web,
    /// On paper.
    Post,
    /// Typed or pasted on the desk.
    Desk,
    /// By the API.
    Api,
    /// Imported as history.
    Import,
}

impl Channel {
    /// As a page says it: "by e-mail".
    pub fn words(self) -> &'static str {
        match self {
            Channel::Email => "by e-mail",
            Channel::Web => "by the form on this site",
            Channel::Post => "by post",
            Channel::Desk => "entered on the desk",
            Channel::Api => "by another system",
            Channel::Import => "imported as history",
        }
    }
}

/// How and when a request came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// By which way.
    pub channel: Channel,
    /// The instant of arrival at our system.
    pub received_at: Timestamp,
    /// The civil date of receipt in London, worked out once.
    pub received_on: Date,
    /// The Message-ID of an e-mail.
    #[serde(default)]
    pub message_id: Option<String>,
}

/// Words that several questions share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stem {
    /// Its number in the case.
    pub id: u32,
    /// The words.
    pub text: String,
    /// Where they stand in the text read.
    #[serde(default)]
    pub place: Option<Span>,
}

/// A question before it has a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewQuestion {
    /// Its number in the case.
    pub id: QuestionId,
    /// Its position in the tree.
    pub path: String,
    /// Its own mark as written.
    pub label: Option<String>,
    /// The part it stands under.
    pub heading: Option<String>,
    /// The words.
    pub text: String,
    /// Where they stand in the text read.
    pub place: Option<Span>,
    /// The stem it belongs to.
    pub stem: Option<u32>,
    /// Whether it asks for the applicant's own personal data.
    #[serde(default)]
    pub own_personal_data: Option<bool>,
}

/// A question that needs an answer of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its number in the case.
    pub id: QuestionId,
    /// Its position in the tree.
    pub path: String,
    /// Its own mark as written.
    pub label: Option<String>,
    /// The part it stands under.
    pub heading: Option<String>,
    /// The words.
    pub text: String,
    /// Where they stand in the text read.
    pub place: Option<Span>,
    /// The stem it belongs to.
    pub stem: Option<u32>,
    /// Whether it asks for the applicant's own personal data.
    pub own_personal_data: Option<bool>,
    /// The group whose clock it has.
    pub group: GroupId,
    /// The team that has it.
    pub team: Option<String>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// How often the decision was changed, for telling two officers apart.
    pub revision: u32,
    /// Who decided last, by name.
    pub decided_by: Option<String>,
    /// Who decided last, where it was a person who signed in.
    pub decider: Option<PersonId>,
}

/// Something the reading found unclear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unclear {
    /// What, in one sentence.
    pub why: String,
    /// Where.
    pub place: Option<Span>,
}

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TriageKind {
    /// A valid request for information.
    Request,
    /// Business as usual: answered in the normal course.
    BusinessAsUsual,
    /// The applicant's own personal data: subject access.
    OwnData,
    /// A complaint about a service.
    Complaint,
    /// A request to re-use.
    ReUse,
    /// A statutory inspection (accounts, registers).
    Inspection,
    /// Not valid under s.8.
    NotValid,
    /// A repeat or a resend of a request that we have.
    Repeat,
    /// Spam.
    Spam,
    /// Anything else.
    Other,
}

impl TriageKind {
    /// All kinds, in the order of the page.
    pub const ALL: [TriageKind; 10] = [
        TriageKind::Request,
        TriageKind::BusinessAsUsual,
        TriageKind::OwnData,
        TriageKind::Complaint,
        TriageKind::ReUse,
        TriageKind::Inspection,
        TriageKind::NotValid,
        TriageKind::Repeat,
        TriageKind::Spam,
        TriageKind::Other,
    ];

    /// The name in forms.
    pub fn id(self) -> &'static str {
        match self {
            TriageKind::Request => "request",
            TriageKind::BusinessAsUsual => "business-as-usual",
            TriageKind::OwnData => "own-data",
            TriageKind::Complaint => "complaint",
            TriageKind::ReUse => "re-use",
            TriageKind::Inspection => "inspection",
            TriageKind::NotValid => "not-valid",
            TriageKind::Repeat => "repeat",
            TriageKind::Spam => "spam",
            TriageKind::Other => "other",
        }
    }

    /// The kind of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.id() == id)
    }

    /// As an officer reads it.
    pub fn words(self) -> &'static str {
        match self {
            TriageKind::Request => "A request for information (FOI or EIR)",
            TriageKind::BusinessAsUsual => "Business as usual: answer in the normal course",
            TriageKind::OwnData => "The applicant's own personal data (subject access, one month)",
            TriageKind::Complaint => "A complaint about a service",
            TriageKind::ReUse => "A request to re-use information",
            TriageKind::Inspection => "A statutory inspection",
            TriageKind::NotValid => "Not a valid request (section 8): tell the applicant what is missing",
            TriageKind::Repeat => "A repeat or a resend of a request we have",
            TriageKind::Spam => "Spam",
            TriageKind::Other => "Something else",
        }
    }

    /// Whether the case goes on as a request.
    pub fn is_request(self) -> bool {
        self == TriageKind::Request
    }
}

/// A triage as an officer made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Triage {
    /// What it is.
    pub kind: TriageKind,
    /// Why.
    pub why: String,
}

/// One thing that happened to a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockEvent {
    /// What.
    pub kind: ClockEventKind,
    /// The day it was done, or the day it leads to in the `-to` kinds.
    pub on: Date,
}

/// The law's answer for a clock, as it was when it was worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockOutcome {
    /// The latest lawful date.
    pub due: Option<Date>,
    /// The earlier lawful reading where the law is unsettled.
    pub safe_due: Option<Date>,
    /// `running`, `paused`, `waiting`, `met`, `late` or `ended`.
    pub state: String,
    /// The edition of the calendar.
    pub calendar_edition: String,
}

/// Questions with one law, one receipt and one clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its number.
    pub id: GroupId,
    /// Its law.
    pub law: Law,
    /// The civil date of receipt.
    pub received_on: Date,
    /// What happened to its clock, in order.
    pub events: Vec<ClockEvent>,
    /// The law's last answer.
    pub outcome: Option<ClockOutcome>,
}

impl Group {
    /// Whether its questions ended without an answer.
    pub fn ended(&self) -> bool {
        self.events.iter().any(|e| matches!(e.kind, ClockEventKind::Withdrawn | ClockEventKind::Transferred))
    }

    /// Whether it waits for the applicant: clarification or a fee.
    pub fn waits_for_applicant(&self) -> bool {
        self.outcome.as_ref().is_some_and(|o| o.state == "waiting" || o.state == "paused")
    }
}

/// What a further message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessagePurpose {
    /// It makes an unclear question clear.
    Clarification,
    /// It asks for less.
    Narrowing,
    /// It withdraws.
    Withdrawal,
    /// It is not content: a review, in whatever words.
    Dissatisfaction,
    /// A fee came.
    Fee,
    /// It asks for something new.
    NewRequest,
    /// Thanks.
    Thanks,
    /// Our letter came back.
    Bounce,
    /// A machine answered.
    AutomaticReply,
    /// Anything else.
    Other,
}

impl MessagePurpose {
    /// All purposes, in the order of the page.
    pub const ALL: [MessagePurpose; 10] = [
        MessagePurpose::Clarification,
        MessagePurpose::Narrowing,
        MessagePurpose::Withdrawal,
        MessagePurpose::Dissatisfaction,
        MessagePurpose::Fee,
        MessagePurpose::NewRequest,
        MessagePurpose::Thanks,
        MessagePurpose::Bounce,
        MessagePurpose::AutomaticReply,
        MessagePurpose::Other,
    ];

    /// The name in forms.
    pub fn id(self) -> &'static str {
        match self {
            MessagePurpose::Clarification => "clarification",
            MessagePurpose::Narrowing => "narrowing",
            MessagePurpose::Withdrawal => "withdrawal",
            MessagePurpose::Dissatisfaction => "dissatisfaction",
            MessagePurpose::Fee => "fee",
            MessagePurpose::NewRequest => "new-request",
            MessagePurpose::Thanks => "thanks",
            MessagePurpose::Bounce => "bounce",
            MessagePurpose::AutomaticReply => "auto-reply",
            MessagePurpose::Other => "other",
        }
    }

    /// The purpose of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.id() == id)
    }
}

/// A message that arrived on the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its number.
    pub id: MessageId,
    /// When it arrived.
    pub at: Timestamp,
    /// The civil date of its arrival, which counts.
    pub on: Date,
    /// From whom.
    pub from: Applicant,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The original.
    pub original: StoredFile,
    /// What the program takes it for, and why.
    pub proposed: MessagePurpose,
    /// Why.
    pub proposed_because: String,
    /// What an officer said it is.
    #[serde(default)]
    pub understood: Option<MessagePurpose>,
}

/// A question as put to a colleague: its words may have been changed so that they identify nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedQuestion {
    /// Which question.
    pub question: QuestionId,
    /// The words the colleague sees.
    pub words: String,
}

/// Minutes spent; only the first four count towards the cost limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// Finding out whether it is held.
    pub find_out: u32,
    /// Locating it.
    pub locate: u32,
    /// Retrieving it.
    pub retrieve: u32,
    /// Extracting it.
    pub extract: u32,
    /// Everything else, which does not count.
    pub other: u32,
}

impl Minutes {
    /// What counts towards the limit.
    pub fn countable(self) -> u32 {
        [self.locate, self.retrieve, self.extract].into_iter().fold(self.find_out, u32::saturating_add)
    }
}

/// What a colleague supplied for a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// Which question.
    pub question: QuestionId,
    /// Their words.
    pub text: String,
    /// They do not hold it.
    pub not_held: bool,
    /// Their files.
    pub files: Vec<StoredFile>,
    /// How long it took.
    pub minutes: Minutes,
    /// When.
    pub at: Timestamp,
}

/// A request to a colleague.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Its number.
    pub id: AskId,
    /// The team.
    pub team: String,
    /// The address the link went to.
    pub to: String,
    /// The questions, in the words they see.
    pub questions: Vec<AskedQuestion>,
    /// By when.
    pub by: Date,
    /// A line to them.
    pub note: String,
    /// When it was asked.
    pub at: Timestamp,
    /// What came back, newest last.
    pub contributions: Vec<Contribution>,
    /// Passed on to somebody else.
    pub passed_on: Option<(String, String)>,
    /// Withdrawn.
    pub withdrawn: bool,
}

impl Ask {
    /// Whether something asked is still owed.
    pub fn is_open(&self) -> bool {
        !self.withdrawn
            && self.passed_on.is_none()
            && self.questions.iter().any(|q| !self.contributions.iter().any(|c| c.question == q.question))
    }
}

/// What a look at the final bytes of an enclosure concluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InspectionVerdict {
    /// It may leave.
    MayLeave,
    /// It may leave; there is a warning that an officer must read.
    MayLeaveWithWarning,
    /// It may not leave as it is, only as a copy made from it.
    OnlyAsCopy,
    /// It may not leave.
    Refused,
}

/// A file to go out with an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosure {
    /// Its number.
    pub id: EnclosureId,
    /// The file.
    pub file: StoredFile,
    /// The file it was made from, where it is a copy.
    pub made_from: Option<StoredFile>,
    /// The digest that was inspected, with the verdict and what was found.
    pub inspected: Option<(String, InspectionVerdict, Vec<String>)>,
}

impl Enclosure {
    /// Whether exactly these bytes were inspected and may leave.
    pub fn may_leave(&self) -> bool {
        matches!(&self.inspected, Some((sha256, verdict, _)) if *sha256 == self.file.sha256
            && matches!(verdict, InspectionVerdict::MayLeave | InspectionVerdict::MayLeaveWithWarning))
    }
}

/// A finding let stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overruling {
    /// The check.
    pub check: String,
    /// The place it concerns.
    pub place: String,
    /// Why.
    pub why: String,
    /// Who.
    pub by: String,
}

/// A third party asked for its view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    /// Its number.
    pub id: ConsultationId,
    /// The party.
    pub party: String,
    /// On which questions.
    pub questions: Vec<QuestionId>,
    /// By when.
    pub by: Date,
    /// Its view.
    pub view: Option<String>,
}

/// Where a round of clearance stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClearanceState {
    /// Asked, not answered.
    Asked,
    /// Sent back.
    Returned {
        /// What to change.
        what: String,
        /// Why.
        why: String,
    },
    /// Given.
    Given {
        /// A remark.
        note: String,
        /// By whom.
        by: String,
    },
    /// Taken back by the officer.
    TakenBack,
}

/// A round of clearance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clearance {
    /// Its number.
    pub id: ClearanceId,
    /// Who is to clear.
    pub approver: PersonId,
    /// Their name.
    pub approver_name: String,
    /// Who may clear when the time is over.
    pub deputy: Option<PersonId>,
    /// Their name.
    pub deputy_name: Option<String>,
    /// By when.
    pub by: Date,
    /// A line to them.
    pub note: String,
    /// What they were shown ([`crate::Case::content_fingerprint`]).
    pub digest: String,
    /// Where it stands.
    pub state: ClearanceState,
}

/// What a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// We have your request; the latest date is this.
    Acknowledgement,
    /// We need to know more before we can look (s.1(3)).
    Clarification,
    /// More time for the public interest test (s.17(2)).
    Extension,
    /// Answers, with refusals where there are some.
    Response,
    /// The request is not valid, and what would make it so.
    NotValid,
    /// A later letter that corrects an earlier one.
    Correction,
}

impl LetterKind {
    /// The name in addresses and files.
    pub fn id(self) -> &'static str {
        match self {
            LetterKind::Acknowledgement => "acknowledgement",
            LetterKind::Clarification => "clarification",
            LetterKind::Extension => "extension",
            LetterKind::Response => "response",
            LetterKind::NotValid => "not-valid",
            LetterKind::Correction => "correction",
        }
    }

    /// As a timeline says it.
    pub fn words(self) -> &'static str {
        match self {
            LetterKind::Acknowledgement => "acknowledgement",
            LetterKind::Clarification => "request for clarification",
            LetterKind::Extension => "notice of more time for the public interest test",
            LetterKind::Response => "response",
            LetterKind::NotValid => "notice that the request is not valid",
            LetterKind::Correction => "correction",
        }
    }

    /// Whether it answers questions, so that findings and clearance apply.
    pub fn answers(self) -> bool {
        matches!(self, LetterKind::Response | LetterKind::Correction)
    }
}

/// What became of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterState {
    /// Handed to the post.
    Issued,
    /// Carried.
    Carried {
        /// When.
        at: Timestamp,
    },
    /// Nobody can say whether it left.
    InDoubt {
        /// Why.
        why: String,
    },
    /// It came back.
    Bounced {
        /// Why.
        why: String,
    },
    /// It never left, an officer found.
    NeverLeft {
        /// Why.
        why: String,
    },
    /// It should not have been sent.
    SentInError {
        /// Why.
        why: String,
    },
}

/// The exact files of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterFiles {
    /// The content, as JSON of a `document::Document`.
    pub content: StoredFile,
    /// The accessible PDF.
    pub pdf: StoredFile,
    /// The text of the e-mail.
    pub text: StoredFile,
}

/// A letter of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Its number.
    pub id: LetterId,
    /// What it is.
    pub kind: LetterKind,
    /// The civil date it bears and left on.
    pub on: Date,
    /// To whom: an e-mail address, or a postal address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The stable Message-ID under which the post carries it.
    pub message_id: String,
    /// Its files.
    pub files: LetterFiles,
    /// Questions it answers.
    pub answers: Vec<QuestionId>,
    /// Questions it lists as to follow, with reason and date.
    pub to_follow: Vec<(QuestionId, crate::decision::ToFollow)>,
    /// Enclosures that went with it.
    pub enclosures: Vec<EnclosureId>,
    /// The letter it corrects.
    pub supersedes: Option<LetterId>,
    /// What became of it.
    pub state: LetterState,
}

impl Letter {
    /// Whether it counts as sent: not marked in error, not found never to have left, not come back.
    pub fn stands(&self) -> bool {
        !matches!(
            self.state,
            LetterState::NeverLeft { .. } | LetterState::SentInError { .. } | LetterState::Bounced { .. }
        )
    }
}

/// A question with its answer as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedAnswer {
    /// Which question of the case.
    pub question: QuestionId,
    /// Its label.
    pub label: Option<String>,
    /// The part it stands under.
    pub heading: Option<String>,
    /// The question, after the look for personal data.
    pub question_text: String,
    /// The answer, likewise.
    pub answer: String,
    /// A table that belongs to it.
    #[serde(default)]
    pub table: Option<document::Table>,
    /// What became of it.
    pub disposition: crate::decision::Disposition,
    /// The provisions relied on.
    #[serde(default)]
    pub provisions: Vec<String>,
}

/// An entry in the disclosure log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    /// Its number in the case.
    pub id: EntryId,
    /// The letter it publishes.
    pub letter: LetterId,
    /// Its title.
    pub title: String,
    /// A summary, in a sentence or two.
    pub summary: String,
    /// The day it was published.
    pub on: Date,
    /// The outcome.
    pub outcome: document::response::Outcome,
    /// Questions and answers.
    pub answers: Vec<PublishedAnswer>,
    /// The explanatory annex, as blocks.
    #[serde(default)]
    pub annex: Vec<document::Block>,
    /// Enclosures that are published with it.
    #[serde(default)]
    pub enclosures: Vec<StoredFile>,
    /// Who looked at it for the applicant, third parties and copyright.
    pub looked_at_by: String,
    /// Why it was withdrawn.
    #[serde(default)]
    pub withdrawn: Option<String>,
}

/// An internal review, or a requirement for review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Its number.
    pub id: ReviewId,
    /// The day it was asked for.
    pub on: Date,
    /// In the applicant's words.
    pub grounds: String,
    /// The latest date for its answer.
    pub due: Option<Date>,
    /// When it was answered, and how.
    pub answered: Option<(Date, String)>,
}

/// Purposes for which a decision-maker may look at who asks (LAW.md section 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "`words` says each")]
pub enum LookPurpose {
    RealName,
    Aggregation,
    OwnPersonalData,
    ReasonableAccessibility,
    RepeatedRequest,
    VexatiousRequest,
    Corresponding,
    ReasonableAdjustments,
    AgreedConsultation,
    ConflictOfInterest,
    Safeguarding,
}

impl LookPurpose {
    /// All purposes, in the order of the page.
    pub const ALL: [LookPurpose; 11] = [
        LookPurpose::Corresponding,
        LookPurpose::RealName,
        LookPurpose::Aggregation,
        LookPurpose::OwnPersonalData,
        LookPurpose::ReasonableAccessibility,
        LookPurpose::RepeatedRequest,
        LookPurpose::VexatiousRequest,
        LookPurpose::ReasonableAdjustments,
        LookPurpose::AgreedConsultation,
        LookPurpose::ConflictOfInterest,
        LookPurpose::Safeguarding,
    ];

    /// The name in forms.
    pub fn id(self) -> &'static str {
        match self {
            LookPurpose::RealName => "real-name",
            LookPurpose::Aggregation => "aggregation",
            LookPurpose::OwnPersonalData => "own-personal-data",
            LookPurpose::ReasonableAccessibility => "reasonable-accessibility",
            LookPurpose::RepeatedRequest => "repeated-request",
            LookPurpose::VexatiousRequest => "vexatious-request",
            LookPurpose::Corresponding => "corresponding",
            LookPurpose::ReasonableAdjustments => "reasonable-adjustments",
            LookPurpose::AgreedConsultation => "agreed-consultation",
            LookPurpose::ConflictOfInterest => "conflict-of-interest",
            LookPurpose::Safeguarding => "safeguarding",
        }
    }

    /// The purpose of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.id() == id)
    }

    /// As the page says it.
    pub fn words(self) -> &'static str {
        match self {
            LookPurpose::RealName => "Whether a real name is given (section 8)",
            LookPurpose::Aggregation => "Adding up costs of related requests (section 12)",
            LookPurpose::OwnPersonalData => "Whether they ask for their own personal data (section 40(1))",
            LookPurpose::ReasonableAccessibility => {
                "Whether it is reasonably accessible to them (section 21)"
            }
            LookPurpose::RepeatedRequest => "Whether the request is repeated (section 14(2))",
            LookPurpose::VexatiousRequest => "Whether the request is vexatious (section 14(1))",
            LookPurpose::Corresponding => "Writing to them",
            LookPurpose::ReasonableAdjustments => "Reasonable adjustments for them",
            LookPurpose::AgreedConsultation => "A consultation they agreed to",
            LookPurpose::ConflictOfInterest => "A possible conflict of interest of mine",
            LookPurpose::Safeguarding => "Safeguarding",
        }
    }
}

/// How a case ended without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Closing {
    /// The applicant withdrew.
    Withdrawn,
    /// Another authority has it.
    Transferred,
    /// The clarification asked for never came.
    NoClarification,
    /// The fee was not paid in time.
    FeeNotPaid,
    /// It is handled another way.
    HandledElsewhere,
}
