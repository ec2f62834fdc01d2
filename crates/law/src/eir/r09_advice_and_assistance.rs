//! EIR 2004, regulation 9: advice and assistance.
//!
//! *It says*: applicants and those who mean to be are advised and helped so far as is reasonable (9(1)); a request
//! that is too general is answered by asking for particulars, with help, as soon as possible and within twenty
//! working days (9(2)); the twenty days then run from the day on which they are received (9(4)), for the answer,
//! the reason for another form and a refusal (9(5))
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/9)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: asked later than day 20, the time has run out: whether it starts again the regulation does not
//! say, and the earlier day is the safe one.
//!
//! *Left to the officer*: whether the request is too general; what help is reasonable.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eir, "reg.9", "Advice and assistance", "eir/r05_time_for_compliance.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rules(&[&ADVICE, &PARTICULARS, &RECEIVED]);

/// Advice.
pub(crate) const ADVICE: Rule =
    Rule::new("eir-advice", "reg.9(1)", V, "Applicants are advised and helped so far as is reasonable.")
        .coded(Coded::Officer);

/// Asking for particulars.
pub(crate) const PARTICULARS: Rule = Rule::new(
    "eir-particulars",
    "reg.9(2)",
    V,
    "A request that is too general is met by asking for particulars within twenty working days.",
)
.coded(Coded::Part);

/// The particulars.
pub(crate) const RECEIVED: Rule = Rule::new(
    "eir-particulars-received",
    "reg.9(4)",
    V,
    "Asked within twenty working days, the day of the particulars is the day of receipt.",
);
