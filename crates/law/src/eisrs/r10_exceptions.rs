//! EISRs 2004, regulation 10: exceptions from duty to make environmental information available.
//!
//! *It says*: a request may be refused if there is an exception under (4) or (5) and the public interest in making
//! the information available is outweighed (10(1)); exceptions are read restrictively and disclosure is presumed
//! (10(2)); none of (5)(d) to (g) serves for information on emissions (10(6)); what can be separated is given
//! (10(7)) ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/10)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: one balance over all exceptions that apply to the same information; evenly balanced means
//! disclose.
//!
//! *Left to the officer*: whether an exception applies, the balance, what is about emissions, what can be
//! separated.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.10",
    "Exceptions from duty to make environmental information available",
    "eisrs/r10_exceptions.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rules(&[&BALANCE, &PRESUMPTION, &EMISSIONS, &SEPARATION]);

/// Exception and balance.
pub(crate) const BALANCE: Rule = Rule::new("eisrs-balance", "reg.10(1)", V, "Information is refused only where there is an exception and the public interest in making it available is outweighed.").coded(Coded::Part);

/// The presumption.
pub(crate) const PRESUMPTION: Rule = Rule::new(
    "eisrs-presumption",
    "reg.10(2)",
    V,
    "Exceptions are read restrictively and disclosure is presumed.",
)
.coded(Coded::Officer);

/// Emissions.
pub(crate) const EMISSIONS: Rule = Rule::new(
    "eisrs-emissions",
    "reg.10(6)",
    V,
    "Information on emissions is not refused under 10(5)(d) to (g).",
)
.coded(Coded::Part);

/// The rest.
pub(crate) const SEPARATION: Rule = Rule::new(
    "eisrs-separation",
    "reg.10(7)",
    V,
    "What can reasonably be separated from what is withheld is given.",
)
.coded(Coded::Officer);
