//! FOISA 2002, section 74: giving of notice etc.
//!
//! *It says*: a notice is given, and a request or requirement for review made, when it is delivered, posted or sent
//! electronically (74(1)); what is posted is presumed not to be received until the third day after posting, what is sent
//! electronically to be received on the day of sending (74(2))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/74)).
//!
//! *In force*: 1 January 2005; sending electronically as revised since.
//!
//! *We read it as*: the third day is a calendar day, whether a working day or not. A notice is in time when it is posted or
//! sent by the last day, but what runs from its receipt runs from the later day. Both are presumptions:
//! what shows another day of receipt comes first. FOIA has no such rule.
//!
//! *Left to the officer*: how it came, and what shows another day.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.74", "Giving of notice etc.", "foisa/s74_giving_of_notice.md")
        .coded(Coded::Officer)
        .mark(COPY_READ)
        .rules(&[&GIVEN, &BY_POST, &ELECTRONICALLY]);

/// When a notice is given.
pub(crate) const GIVEN: Rule = Rule::new(
    "foisa-notice-given",
    "s.74(1)",
    V,
    "A notice is given, and a request made, when it is delivered, posted or sent electronically.",
)
.coded(Coded::Officer);
/// A letter.
pub(crate) const BY_POST: Rule = Rule::new(
    "foisa-receipt-by-post",
    "s.74(2)(a)",
    V,
    "What is posted is presumed not to be received until the third day after posting.",
)
.coded(Coded::Officer);
/// An email.
pub(crate) const ELECTRONICALLY: Rule = Rule::new(
    "foisa-receipt-electronic",
    "s.74(2)(b)",
    V,
    "What is sent electronically is presumed to be received on the day of sending.",
)
.coded(Coded::Officer);
