//! EISRs 2004, regulation 9: duty to provide advice and assistance.
//!
//! *It says*: applicants and those who mean to be are advised and helped so far as is reasonable (9(1)); a request
//! that is too general is answered by asking for particulars, with help, within twenty working days (9(2)); the day
//! on which they are received is then the date of the request, and the time begins on the day after (9(4))
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/9)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: as regulation 9 of EIR.
//!
//! *Left to the officer*: whether the request is too general; what help is reasonable.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.9",
    "Duty to provide advice and assistance",
    "eisrs/r05_time_for_compliance.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rules(&[&ADVICE, &PARTICULARS, &RECEIVED]);

/// Advice.
pub(crate) const ADVICE: Rule =
    Rule::new("eisrs-advice", "reg.9(1)", V, "Applicants are advised and helped so far as is reasonable.")
        .coded(Coded::Officer);

/// Asking for particulars.
pub(crate) const PARTICULARS: Rule = Rule::new(
    "eisrs-particulars-asked",
    "reg.9(2)",
    V,
    "A request that is too general is met by asking for particulars within twenty working days.",
)
.coded(Coded::Part);

/// The particulars.
pub(crate) const RECEIVED: Rule =
    Rule::new("eisrs-particulars", "reg.9(4)", V, "The day of the particulars is the day of receipt.");
