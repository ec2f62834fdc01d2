//! A response by an authority, as read: CONTRACTS.md `read response`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Law;

/// What became of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Disposition {
    /// The information is given.
    Given,
    /// Part is given, part withheld.
    GivenInPart,
    /// Withheld under an exemption or exception.
    Withheld,
    /// Already reasonably accessible to the applicant (s.21).
    Accessible,
    /// Not held.
    NotHeld,
    /// An opinion or explanation was asked of which nothing is recorded.
    NoRecordedInformation,
    /// Neither confirmed nor denied.
    Ncnd,
    /// Refused as a whole (s.12, s.14).
    Refused,
    /// Still to follow, lawfully.
    ToFollow,
    /// Transferred to another authority.
    Transferred,
    /// Withdrawn by the applicant.
    Withdrawn,
    /// Not a valid request (s.8).
    Invalid,
    /// Handled under another law.
    OtherLaw,
    /// The letter does not say.
    Unclear,
}

impl Disposition {
    /// The name as CONTRACTS.md writes it.
    pub fn id(self) -> &'static str {
        use Disposition::*;
        match self {
            Given => "given",
            GivenInPart => "given-in-part",
            Withheld => "withheld",
            Accessible => "accessible",
            NotHeld => "not-held",
            NoRecordedInformation => "no-recorded-information",
            Ncnd => "ncnd",
            Refused => "refused",
            ToFollow => "to-follow",
            Transferred => "transferred",
            Withdrawn => "withdrawn",
            Invalid => "invalid",
            OtherLaw => "other-law",
            Unclear => "unclear",
        }
    }

    /// The disposition of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        use Disposition::*;
        [
            Given,
            GivenInPart,
            Withheld,
            Accessible,
            NotHeld,
            NoRecordedInformation,
            Ncnd,
            Refused,
            ToFollow,
            Transferred,
            Withdrawn,
            Invalid,
            OtherLaw,
            Unclear,
        ]
        .into_iter()
        .find(|d| d.id() == id)
    }

    /// Whether something was asked for and not given, so that a refusal notice is due.
    pub fn is_refusal(self) -> bool {
        use Disposition::*;
        matches!(self, GivenInPart | Withheld | Accessible | Ncnd | Refused)
    }
}

/// What became of the request as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Everything held was given.
    Full,
    /// Something was given, something not.
    Partial,
    /// Everything was withheld.
    Refused,
    /// Nothing is held.
    NotHeld,
    /// Neither confirmed nor denied.
    Ncnd,
    /// Refused for cost.
    S12,
    /// Refused as vexatious or repeated.
    S14,
    /// Anything else (withdrawn, transferred, a holding letter).
    Other,
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredQuestion {
    /// The label as written.
    pub label: Option<String>,
    /// The question as the letter has it.
    pub text: String,
    /// First byte of the question.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The answer.
    pub answer: Option<String>,
    /// First byte of the answer.
    pub answer_start: Option<usize>,
    /// One past its last byte.
    pub answer_end: Option<usize>,
    /// What became of it.
    pub disposition: Disposition,
    /// The provisions cited for it, as `s.31(1)(a)`.
    pub provisions: Vec<String>,
}

/// A provision cited for the handling of this request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedProvision {
    /// The law it belongs to.
    pub law: Law,
    /// As `s.31(1)(a)`, as precise as the source.
    pub provision: String,
    /// Whether it is relied on to refuse, or only mentioned.
    pub relied_on: bool,
    /// First byte of the citation.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// The public interest test as far as the letter shows one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicInterestTest {
    /// Whether one stands in the letter.
    pub present: bool,
    /// Factors for disclosure.
    #[serde(rename = "for")]
    pub for_disclosure: Vec<String>,
    /// Factors for withholding.
    pub against: Vec<String>,
    /// Where the balance was struck.
    pub balance: Option<String>,
}

/// Rights the letter tells of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rights {
    /// The period for asking for a review, as written.
    pub review_within: Option<String>,
    /// The regulator named.
    pub regulator: Option<String>,
}

/// A response as read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// Always `response`.
    pub kind: String,
    /// Who answers.
    pub authority: Option<String>,
    /// Their reference.
    pub reference: Option<String>,
    /// When they received the request.
    pub received: Option<Date>,
    /// When they answered.
    pub answered: Option<Date>,
    /// Under which law.
    pub law: Option<Law>,
    /// Whether the text is cut off, so that of what is missing nothing may be concluded.
    pub excerpt: bool,
    /// The outcome of the whole.
    pub outcome: Option<Outcome>,
    /// Questions with answers.
    pub questions: Vec<AnsweredQuestion>,
    /// Provisions cited.
    pub provisions: Vec<CitedProvision>,
    /// Whether something is neither confirmed nor denied.
    pub ncnd: bool,
    /// The public interest test.
    pub public_interest_test: PublicInterestTest,
    /// Whether a route to a review is given; null where the text is cut off before one could tell.
    pub review_route: Option<bool>,
    /// Whether the right to go to the regulator is given; null likewise.
    pub regulator_right: Option<bool>,
    /// What they are.
    pub rights: Rights,
    /// The text read, where offsets are not into the file's own bytes.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
}
