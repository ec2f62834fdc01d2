//! EIR 2004, regulation 6: form and format of information.
//!
//! *It says*: information is given in the form or format asked for, unless another is reasonable or it is already
//! public and easy to get (6(1)); the reason for another form is given within twenty working days, in writing if
//! the applicant asks, with the rights under regulations 11 and 18 (6(2))
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/6)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the time for the reason is that for the answer, and moves with it: extended (7(2)(b)), paused
//! (8(7)(b)), begun anew (9(5)(b)).
//!
//! *Left to the officer*: whether another form is reasonable.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eir, "reg.6", "Form and format of information", "eir/r05_time_for_compliance.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rules(&[&FORM, &REASON]);

/// The form asked for.
pub(crate) const FORM: Rule = Rule::new("eir-form", "reg.6(1)", V, "The form or format asked for is given, unless another is reasonable or the information is already public and easily accessible.").coded(Coded::Officer);

/// Why it is another.
pub(crate) const REASON: Rule = Rule::new("eir-form-reason", "reg.6(2)", V, "Another form is explained within twenty working days, in writing if the applicant asks, with the right to make representations and to complain.").coded(Coded::Part);
