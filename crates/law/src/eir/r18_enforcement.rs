//! EIR 2004, regulation 18: enforcement and appeal provisions.
//!
//! *It says*: parts IV and V of FOIA apply (18(1)): application to the Commissioner, decision notice, appeal to the
//! Tribunal; part IV does not where a certificate was issued (18(3))
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/18)).
//!
//! *In force*: 1 January 2005; 18(5) changed on 25 May 2018.
//!
//! *We read it as*: the same times as under FOIA.
//!
//! *Left to the officer*: whether to appeal.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eir, "reg.18", "Enforcement and appeal provisions", "reviews_and_appeals.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rules(&[&ENFORCEMENT]);

/// Complaint, decision, appeal.
pub(crate) const ENFORCEMENT: Rule =
    Rule::new("eir-appeal", "reg.18", V, "Complaint, decision notice and appeal as under FOIA.");
