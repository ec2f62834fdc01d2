//! EISRs 2004, regulation 6: form and format of information.
//!
//! *It says*: information is given in the form or format asked for, unless another is reasonable or it is already
//! public and easy to get (6(1)); the reasons for another form are given within twenty working days, in writing if
//! the applicant asks, with the rights under regulations 16 and 17 (6(2))
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/6)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: as regulation 6 of EIR.
//!
//! *Left to the officer*: whether another form is reasonable.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eisrs, "reg.6", "Form and format of information", "eisrs/r05_time_for_compliance.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rules(&[&FORM, &REASON]);

/// The form asked for.
pub(crate) const FORM: Rule = Rule::new("eisrs-form", "reg.6(1)", V, "The form or format asked for is given, unless another is reasonable or the information is already public and easily accessible.").coded(Coded::Officer);

/// Why it is another.
pub(crate) const REASON: Rule = Rule::new("eisrs-form-reason", "reg.6(2)", V, "Another form is explained within twenty working days, in writing if the applicant asks, with the right to a review and to apply to the Commissioner.").coded(Coded::Part);
