//! The kinds of notices and letters, in the order of a case.

use serde::{Deserialize, Serialize};

/// A kind of notice or letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// That the request has come.
    Acknowledgement,
    /// Asking what is meant.
    Clarification,
    /// That a fee or charge is to be paid.
    FeesNotice,
    /// Giving information.
    Disclosure,
    /// That nothing is held.
    NotHeld,
    /// Refusing for cost.
    CostRefusal,
    /// Refusing as vexatious or repeated.
    VexatiousRefusal,
    /// Refusing under an exemption or exception.
    Refusal,
    /// More time for the public interest test.
    PublicInterestExtension,
    /// The outcome of that test, where it comes by itself.
    PublicInterestOutcome,
    /// More time for complexity and volume.
    ComplexExtension,
    /// Neither confirming nor denying.
    NeitherConfirmNorDeny,
    /// The outcome of a review.
    ReviewOutcome,
    /// That another authority answers.
    Transfer,
}

impl NoticeKind {
    /// All kinds, in the order of a case.
    pub const ALL: [NoticeKind; 14] = [
        NoticeKind::Acknowledgement,
        NoticeKind::Clarification,
        NoticeKind::FeesNotice,
        NoticeKind::Disclosure,
        NoticeKind::NotHeld,
        NoticeKind::CostRefusal,
        NoticeKind::VexatiousRefusal,
        NoticeKind::Refusal,
        NoticeKind::PublicInterestExtension,
        NoticeKind::PublicInterestOutcome,
        NoticeKind::ComplexExtension,
        NoticeKind::NeitherConfirmNorDeny,
        NoticeKind::ReviewOutcome,
        NoticeKind::Transfer,
    ];

    /// Its name.
    pub fn title(self) -> &'static str {
        match self {
            NoticeKind::Acknowledgement => "Acknowledgement",
            NoticeKind::Clarification => "Request for clarification",
            NoticeKind::FeesNotice => "Fees notice",
            NoticeKind::Disclosure => "Disclosure",
            NoticeKind::NotHeld => "Information not held",
            NoticeKind::CostRefusal => "Refusal for cost",
            NoticeKind::VexatiousRefusal => "Refusal as vexatious or repeated",
            NoticeKind::Refusal => "Refusal notice",
            NoticeKind::PublicInterestExtension => "Extension for the public interest test",
            NoticeKind::PublicInterestOutcome => "Outcome of the public interest test",
            NoticeKind::ComplexExtension => "Extension for complexity and volume",
            NoticeKind::NeitherConfirmNorDeny => "Neither confirm nor deny",
            NoticeKind::ReviewOutcome => "Outcome of the review",
            NoticeKind::Transfer => "Transfer",
        }
    }
}
