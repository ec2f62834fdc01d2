//! How a message came, what it is, and who may look at who sent it.

use document::Span;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

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
