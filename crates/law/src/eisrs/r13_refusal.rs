//! EISRs 2004, regulation 13: refusal to make information available.
//!
//! *It says*: a refusal is in writing and within twenty working days (a); it gives the reasons, the exception and
//! how the balance was reached (b), the basis on which the exception applies if that is not apparent (c), under
//! 10(4)(d) by when the information will be finished (d), and the rights under regulations 16 and 17 (e); not so
//! where the authority does not reveal whether it exists
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/13)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the lists of [`crate::notices`]; not held is a refusal too.
//!
//! *Left to the officer*: the reasons themselves.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.13",
    "Refusal to make information available",
    "eisrs/r05_time_for_compliance.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rules(&[&NOTICE, &REASONS, &BASIS, &COMPLETION, &RIGHTS]);

/// The time of the notice.
pub(crate) const NOTICE: Rule = Rule::new(
    "eisrs-refusal",
    "reg.13(a)",
    V,
    "The refusal is in writing, as soon as possible and no later than twenty working days after receipt.",
);

/// The reasons.
pub(crate) const REASONS: Rule = Rule::new(
    "eisrs-refusal-reasons",
    "reg.13(b)",
    V,
    "The refusal names the exception and says how the balance of the public interest was reached.",
)
.coded(Coded::Part);

/// The basis.
pub(crate) const BASIS: Rule = Rule::new(
    "eisrs-refusal-basis",
    "reg.13(c)",
    V,
    "The refusal states why the exception applies, if that is not apparent.",
)
.coded(Coded::Part);

/// Unfinished material.
pub(crate) const COMPLETION: Rule = Rule::new(
    "eisrs-refusal-completion",
    "reg.13(d)",
    V,
    "A refusal under 10(4)(d) says by when the information will be finished.",
)
.coded(Coded::Part);

/// The rights.
pub(crate) const RIGHTS: Rule =
    Rule::new("eisrs-refusal-rights", "reg.13(e)", V, "The refusal tells of review, enforcement and appeal.")
        .coded(Coded::Part);
