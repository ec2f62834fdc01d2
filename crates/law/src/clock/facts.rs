//! The facts the clock runs on: the day of receipt, what was done when, and what kind of body it is.

use std::str::FromStr;

use calendar::Law;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Kinds of public authority, or of information, whose time for compliance differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyKind {
    /// Any other.
    #[default]
    Standard,
    /// The governing body of a maintained school, a nursery, an academy (SI 2004/3364 reg.3).
    School,
    /// A transferred public record not designated as open (SI 2004/3364 reg.4).
    Archive,
    /// The Keeper of the Records of Scotland (FOISA s.10(2), s.21(2)).
    Keeper,
    /// Information needed from someone in operations of the armed forces (SI 2004/3364 reg.5).
    ArmedForces,
    /// Information that must be obtained from outside the United Kingdom (SI 2004/3364 reg.6).
    Abroad,
}

impl BodyKind {
    /// All kinds.
    pub const ALL: [BodyKind; 6] = [
        BodyKind::Standard,
        BodyKind::School,
        BodyKind::Archive,
        BodyKind::Keeper,
        BodyKind::ArmedForces,
        BodyKind::Abroad,
    ];

    /// The name as the command line writes it.
    pub fn id(self) -> &'static str {
        match self {
            BodyKind::Standard => "standard",
            BodyKind::School => "school",
            BodyKind::Archive => "archive",
            BodyKind::Keeper => "keeper",
            BodyKind::ArmedForces => "armed-forces",
            BodyKind::Abroad => "abroad",
        }
    }
}

impl FromStr for BodyKind {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        BodyKind::ALL.into_iter().find(|kind| kind.id() == s).ok_or_else(|| {
            format!("no body is called '{s}': write one of {}", BodyKind::ALL.map(BodyKind::id).join(", "))
        })
    }
}

/// What can happen to a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// What was no valid request became one.
    MadeValid,
    /// The request came to this authority from another.
    TransferredIn,
    /// The applicant was asked what is meant.
    ClarificationSought,
    /// The applicant said what is meant.
    ClarificationReceived,
    /// The clarification that was asked was not reasonably required.
    ClarificationNotNeeded,
    /// A fees notice was given (FOIA, FOISA).
    FeesNotice,
    /// The fee was received.
    FeePaid,
    /// A charge was required in advance (EIR, EISRs).
    ChargeNotice,
    /// The charge was received.
    ChargePaid,
    /// Time was extended for the public interest test, to the date given (FOIA).
    PublicInterestExtensionTo,
    /// The applicant was told of an extension for complexity and volume (EIR, EISRs).
    ComplexVoluminousExtension,
    /// The request was answered.
    Answered,
    /// The request was refused.
    Refused,
    /// The applicant withdrew it.
    Withdrawn,
    /// The whole request was passed to another authority.
    Transferred,
    /// The applicant asked for a review.
    ReviewRequested,
    /// The outcome of the review was sent.
    ReviewAnswered,
    /// The applicant complained to the regulator.
    Complaint,
    /// The regulator decided; its notice gives so many days to comply.
    DecisionNotice,
}

impl EventKind {
    /// All kinds, in the order in which those of one day are taken.
    pub const ALL: [EventKind; 19] = [
        EventKind::MadeValid,
        EventKind::TransferredIn,
        EventKind::ClarificationSought,
        EventKind::ClarificationReceived,
        EventKind::ClarificationNotNeeded,
        EventKind::FeesNotice,
        EventKind::FeePaid,
        EventKind::ChargeNotice,
        EventKind::ChargePaid,
        EventKind::PublicInterestExtensionTo,
        EventKind::ComplexVoluminousExtension,
        EventKind::Answered,
        EventKind::Refused,
        EventKind::Withdrawn,
        EventKind::Transferred,
        EventKind::ReviewRequested,
        EventKind::ReviewAnswered,
        EventKind::Complaint,
        EventKind::DecisionNotice,
    ];

    /// The name as the command line writes it.
    pub fn id(self) -> &'static str {
        match self {
            EventKind::MadeValid => "made-valid",
            EventKind::TransferredIn => "transferred-in",
            EventKind::ClarificationSought => "clarification-sought",
            EventKind::ClarificationReceived => "clarification-received",
            EventKind::ClarificationNotNeeded => "clarification-not-needed",
            EventKind::FeesNotice => "fees-notice",
            EventKind::FeePaid => "fee-paid",
            EventKind::ChargeNotice => "charge-notice",
            EventKind::ChargePaid => "charge-paid",
            EventKind::PublicInterestExtensionTo => "public-interest-extension-to",
            EventKind::ComplexVoluminousExtension => "complex-voluminous-extension",
            EventKind::Answered => "answered",
            EventKind::Refused => "refused",
            EventKind::Withdrawn => "withdrawn",
            EventKind::Transferred => "transferred",
            EventKind::ReviewRequested => "review-requested",
            EventKind::ReviewAnswered => "review-answered",
            EventKind::Complaint => "complaint",
            EventKind::DecisionNotice => "decision-notice",
        }
    }
}

impl FromStr for EventKind {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        EventKind::ALL.into_iter().find(|kind| kind.id() == s).ok_or_else(|| {
            format!("no event is called '{s}': write one of {}", EventKind::ALL.map(EventKind::id).join(", "))
        })
    }
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockEvent {
    /// What.
    pub kind: EventKind,
    /// The day it was done; for an extension to a date, that date.
    pub date: Date,
    /// For a decision notice: how many calendar days it gives for compliance.
    #[serde(default)]
    pub days: Option<u16>,
}

impl FromStr for ClockEvent {
    type Err = String;

    /// Reads `KIND=DATE`, and `decision-notice=DATE/DAYS`.
    fn from_str(s: &str) -> Result<Self, String> {
        let (kind, rest) =
            s.split_once('=').ok_or_else(|| format!("'{s}' is not an event: write KIND=DATE"))?;
        let kind: EventKind = kind.parse()?;
        let (date, days) = match rest.split_once('/') {
            Some((date, days)) if kind == EventKind::DecisionNotice => {
                let days = days
                    .parse::<u16>()
                    .ok()
                    .filter(|days| (1..=1000).contains(days))
                    .ok_or_else(|| format!("'{days}' is not a number of days between 1 and 1000"))?;
                (date, Some(days))
            }
            Some(_) => {
                return Err(format!("'{}' takes a date only, as in {}=2026-06-30", kind.id(), kind.id()));
            }
            None => (rest, None),
        };
        Ok(ClockEvent { kind, date: parse_date(date)?, days })
    }
}

/// Reads a civil date `YYYY-MM-DD`, and nothing looser.
pub fn parse_date(s: &str) -> Result<Date, String> {
    let shape = s.len() == 10
        && s.bytes()
            .enumerate()
            .all(|(at, b)| if matches!(at, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    shape
        .then(|| s.parse::<Date>().ok())
        .flatten()
        .ok_or_else(|| format!("'{s}' is not a date: write YYYY-MM-DD, as in 2026-06-30"))
}

/// Everything the clock of one group of questions depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockFacts {
    /// The law that applies.
    pub law: Law,
    /// The day the request was received.
    pub received: Date,
    /// The kind of body.
    #[serde(default)]
    pub body: BodyKind,
    /// What happened since, in any order.
    #[serde(default)]
    pub events: Vec<ClockEvent>,
    /// The days on which there is a session at the school.
    #[serde(default)]
    pub school_days: Option<Vec<Date>>,
    /// The day the Commissioner specified, for armed forces and abroad.
    #[serde(default)]
    pub permitted_to: Option<Date>,
}

impl ClockFacts {
    /// A request with nothing yet done to it, to a standard authority.
    pub fn new(law: Law, received: Date) -> Self {
        ClockFacts {
            law,
            received,
            body: BodyKind::Standard,
            events: Vec::new(),
            school_days: None,
            permitted_to: None,
        }
    }

    /// The same, with one more event.
    #[must_use]
    pub fn with(mut self, kind: EventKind, date: Date) -> Self {
        self.events.push(ClockEvent { kind, date, days: None });
        self
    }
}
