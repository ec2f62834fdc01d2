//! FOIA 2000, section 17: refusal of request.
//!
//! *It says*: within the time of section 10 a notice states that information is withheld, names the exemption and says why
//! it applies, unless that is apparent or would itself reveal what is exempt (17(1), (4)); while the public interest is
//! still weighed it says so and estimates the day (17(2)); the reasons for the balance follow in a reasonable time (17(3)).
//! Cost and vexatious requests need a notice of that fact (17(5)), unless one was given before and another would be
//! unreasonable (17(6)). Every notice tells of the complaints procedure, or that there is none, and of section 50 (17(7))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/17)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the lists of [`crate::notices`].
//!
//! *Left to the officer*: the reasons themselves; whether another notice would be unreasonable.

use calendar::{Certainty::*, Law};

use crate::section::{Coded, Rule, Section, TEXT_READ};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.17", "Refusal of request", "foia/s10_3_public_interest.md")
        .coded(Coded::Part)
        .mark(TEXT_READ)
        .rules(&[&INTERIM_NOTICE, &DECISION_LATER]);

/// The notice while the public interest is weighed.
pub(crate) const INTERIM_NOTICE: Rule = Rule::new(
    "foia-interim-notice",
    "s.17(2)",
    V,
    "By day 20 the notice names the exemption, says that no decision is reached and estimates its day.",
);
/// The reasons for the balance.
pub(crate) const DECISION_LATER: Rule = Rule::new(
    "foia-balance-notice",
    "s.17(3)",
    V,
    "The reasons for the balance stand in the notice, or in another within a reasonable time.",
);
