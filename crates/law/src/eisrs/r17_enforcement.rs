//! EISRs 2004, regulation 17: enforcement and appeal provisions.
//!
//! *It says*: part 4 of FOISA applies (17(1)): application to the Commissioner, decision, appeal
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/17)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the same times as under FOISA.
//!
//! *Left to the officer*: whether to appeal.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eisrs, "reg.17", "Enforcement and appeal provisions", "reviews_and_appeals.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rules(&[&ENFORCEMENT]);

/// Application, decision, appeal.
pub(crate) const ENFORCEMENT: Rule =
    Rule::new("eisrs-appeal", "reg.17", V, "Application, decision and appeal as under FOISA.");
