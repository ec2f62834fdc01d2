//! FOISA 2002, section 8: requesting information.
//!
//! *It says*: a request is in writing or another form that lasts, such as a recording, states the name of the applicant and
//! an address for correspondence, and describes the information (8(1)); text that is sent electronically, legible and fit
//! to be kept is writing (8(2)) ([text](https://www.legislation.gov.uk/asp/2002/13/section/8)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: wider than FOIA's section 8: a voice message is a request. Nothing runs before it is one.
//!
//! *Left to the officer*: whether it is one.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.8", "Requesting information", "foisa/s10_time_for_compliance.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rules(&[&VALID]);

/// What a request is.
pub(crate) const VALID: Rule = Rule::new(
    "foisa-valid",
    "s.8(1)",
    V,
    "Nothing runs before the request is one: in a form that lasts, with name, address and a description.",
);
