//! FOISA 2002, section 20: requirement for review of refusal etc.
//!
//! *It says*: an applicant who is dissatisfied may require a review (20(1)), in a form that lasts, with name, address, the
//! request and the reason (20(3)), not later than the fortieth working day after the end of the time for compliance or,
//! where the authority replied after that time, after receipt of the reply (20(5)); the authority may take a later one
//! (20(6)) ([text](https://www.legislation.gov.uk/asp/2002/13/section/20)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: an early reply does not bring the forty days forward: they still run from the end of the time. A late
//! reply sets them running from the day on which the applicant has it. Failure to act is a ground too (20(9)).
//!
//! *Left to the officer*: whether to take a late one.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.20", "Requirement for review of refusal etc.", "reviews_and_appeals.md")
        .coded(Coded::Whole)
        .mark(COPY_READ)
        .rules(&[&WINDOW, &FORM]);

/// Asking.
pub(crate) const WINDOW: Rule = Rule::new(
    "foisa-review-window",
    "s.20(5)",
    V,
    "A review is required within forty working days of the end of the time, or of receipt of a reply that came after it.",
);
/// How it is asked for.
pub(crate) const FORM: Rule = Rule::new(
    "foisa-review-form",
    "s.20(3)",
    V,
    "It is in a form that lasts, with name, address, the request, and why the applicant is dissatisfied.",
)
.coded(Coded::Officer);
