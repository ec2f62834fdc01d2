//! What a person who is not content may do next: review, complaint, appeal; in what time, to whom, under what.
//!
//! The regulator's name is dated data, because it changes by statute. Days are counted in `clock`, not here.

use std::sync::LazyLock;

use calendar::{Certainty, Law};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::welsh::RegulatorInWelsh;

/// The regulator of a law at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regulator {
    laws: Vec<Law>,
    /// The first day of this name and address.
    pub from: Date,
    /// The office as a letter names it.
    pub name: String,
    /// The organisation to write to.
    pub office: String,
    /// Lines of the postal address.
    pub address: Vec<String>,
    /// Telephone.
    pub telephone: String,
    /// Website.
    pub website: String,
    /// Where a complaint is made.
    pub complaints: String,
    /// How this was checked.
    pub certainty: Certainty,
    /// What an officer should know.
    pub note: String,
    /// Its names in Welsh, where it has some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub welsh: Option<RegulatorInWelsh>,
}

/// The rights of an applicant under one law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rights {
    /// The law.
    pub law: Law,
    /// What the law or the Code calls the review.
    pub review_name: &'static str,
    /// Whether the review stands in the law itself; under FOIA it stands in the Code only.
    pub review_is_statutory: bool,
    /// Working days in which to ask for it.
    pub review_within_working_days: u32,
    /// That period in words.
    pub review_within: &'static str,
    /// The provision for that.
    pub review_within_provision: &'static str,
    /// Working days in which it is answered.
    pub review_answered_working_days: u32,
    /// the longest for a complex or large one, where the Code allows it.
    pub review_longest_working_days: Option<u32>,
    /// The provision for that.
    pub review_answered_provision: &'static str,
    /// The regulator.
    pub regulator: &'static Regulator,
    /// What the approach to the regulator is called.
    pub complaint_name: &'static str,
    /// The provision that gives it.
    pub complaint_provision: &'static str,
    /// By when it is made, in words.
    pub complaint_within: &'static str,
    /// Where the next appeal lies, and in what time.
    pub appeal: &'static str,
    /// The provision for that.
    pub appeal_provision: &'static str,
    /// What a notice must tell of these rights, in which provision.
    pub notice_provision: &'static str,
    /// How the least sure of these was checked.
    pub certainty: Certainty,
}

static REGULATORS: LazyLock<Vec<Regulator>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../data/regulators.json"))
        .expect("the data shipped with the program is read by a test")
});

/// The regulator of a law on a day; none before the law came into force.
pub fn regulator_on(law: Law, day: Date) -> Option<&'static Regulator> {
    REGULATORS.iter().filter(|r| r.laws.contains(&law) && r.from <= day).max_by_key(|r| r.from)
}

/// The rights under a law, with the newest regulator known.
///
/// ```
/// let rights = law::rights(calendar::Law::Foisa);
/// assert_eq!(rights.regulator.name, "Scottish Information Commissioner");
/// assert!(rights.review_is_statutory);
/// ```
pub fn rights(law: Law) -> Rights {
    let regulator = regulator_on(law, Date::MAX).expect("every law has a regulator, which a test holds");
    let foia = Rights {
        law,
        review_name: "internal review",
        review_is_statutory: false,
        review_within_working_days: 40,
        review_within: "40 working days",
        review_within_provision: "s.45 Code, part 5",
        review_answered_working_days: 20,
        review_longest_working_days: Some(40),
        review_answered_provision: "s.45 Code, part 5",
        regulator,
        complaint_name: "complaint",
        complaint_provision: "s.50",
        complaint_within: "six weeks of the outcome of the review, as the regulator asks",
        appeal: "First-tier Tribunal, within 28 days of the decision notice",
        appeal_provision: "s.57; SI 2009/1976 rule 22",
        notice_provision: "s.17(7)",
        certainty: Certainty::G,
    };
    match law {
        Law::Foia => foia,
        Law::Eir => Rights {
            review_name: "reconsideration",
            review_is_statutory: true,
            review_within_provision: "reg.11(2)",
            review_answered_working_days: 40,
            review_longest_working_days: None,
            review_answered_provision: "reg.11(4)",
            complaint_provision: "reg.18",
            appeal_provision: "reg.18",
            notice_provision: "reg.14(5)",
            certainty: Certainty::V,
            ..foia
        },
        Law::Foisa => Rights {
            review_name: "review",
            review_is_statutory: true,
            review_within_provision: "s.20(5)",
            review_longest_working_days: None,
            review_answered_provision: "s.21(1)",
            complaint_name: "application for a decision",
            complaint_provision: "s.47(1)",
            complaint_within: "six months of the outcome of the review, or of the day it was due",
            appeal: "Court of Session, on a point of law, within 42 days",
            appeal_provision: "s.56; Rules of the Court of Session, rule 41.20",
            notice_provision: "s.19",
            certainty: Certainty::V,
            ..foia
        },
        Law::Eisrs => Rights {
            review_name: "review",
            review_is_statutory: true,
            review_within_provision: "reg.16(2)",
            review_longest_working_days: None,
            review_answered_provision: "reg.16(4)",
            complaint_name: "application for a decision",
            complaint_provision: "reg.17",
            complaint_within: "six months of the outcome of the review, or of the day it was due",
            appeal: "Court of Session, on a point of law, within 42 days",
            appeal_provision: "reg.17",
            notice_provision: "reg.13(e)",
            certainty: Certainty::V,
            ..foia
        },
    }
}
