//! EIR 2004, regulation 14: refusal to disclose information.
//!
//! *It says*: a refusal is in writing (14(1)) and within twenty working days (14(2)); it names the exception and
//! the matters considered in the public interest (14(3)), under 12(4)(d) the authority that prepares the
//! information and the time, if known (14(4)), and the rights under regulations 11 and 18 (14(5))
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/14)).
//!
//! *In force*: 1 January 2005; the references in 14(3)(b) since 25 May 2018.
//!
//! *We read it as*: the lists of [`crate::notices`]; not held is a refusal too. The matters considered are owed
//! under 12(1)(b), under 13(1)(b), and for neither confirming nor denying under 13(5A).
//!
//! *Left to the officer*: the reasons themselves.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eir, "reg.14", "Refusal to disclose information", "eir/r05_time_for_compliance.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rules(&[&WRITING, &NOTICE, &REASONS, &COMPLETION, &RIGHTS]);

/// The form of the notice.
pub(crate) const WRITING: Rule =
    Rule::new("eir-refusal-written", "reg.14(1)", V, "A refusal is made in writing.").coded(Coded::Officer);

/// The time of the notice.
pub(crate) const NOTICE: Rule = Rule::new(
    "eir-refusal",
    "reg.14(2)",
    V,
    "The refusal is made as soon as possible and no later than twenty working days after receipt.",
);

/// The reasons.
pub(crate) const REASONS: Rule = Rule::new(
    "eir-refusal-reasons",
    "reg.14(3)",
    V,
    "The refusal names the exception and the matters considered in the public interest.",
)
.coded(Coded::Part);

/// Unfinished material.
pub(crate) const COMPLETION: Rule = Rule::new(
    "eir-refusal-completion",
    "reg.14(4)",
    V,
    "A refusal under 12(4)(d) names the authority that prepares the information and the time, if known.",
)
.coded(Coded::Part);

/// The rights.
pub(crate) const RIGHTS: Rule = Rule::new(
    "eir-refusal-rights",
    "reg.14(5)",
    V,
    "The refusal tells of representations, enforcement and appeal.",
)
.coded(Coded::Part);
