//! EIR 2004, regulation 12: exceptions to the duty to disclose environmental information.
//!
//! *It says*: information may be refused if an exception of (4) or (5) applies and the public interest in
//! maintaining it outweighs that in disclosing (12(1)); disclosure is presumed (12(2)); none of (5)(d) to (g)
//! serves for information on emissions (12(9)); what can be separated is given (12(11))
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/12)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: one balance over all exceptions that apply to the same information (Case C-71/10); evenly
//! balanced means disclose. A refusal is for pieces of information, never for a document as such.
//!
//! *Left to the officer*: whether an exception applies, the balance, what is about emissions, what can be
//! separated.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section = Section::new(
    Law::Eir,
    "reg.12",
    "Exceptions to the duty to disclose environmental information",
    "eir/r12_exceptions.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rules(&[&BALANCE, &PRESUMPTION, &EMISSIONS, &SEPARATION]);

/// Exception and balance.
pub(crate) const BALANCE: Rule = Rule::new("eir-balance", "reg.12(1)", V, "Information is refused only where an exception applies and the public interest in maintaining it outweighs that in disclosing.").coded(Coded::Part);

/// The presumption.
pub(crate) const PRESUMPTION: Rule =
    Rule::new("eir-presumption", "reg.12(2)", V, "Disclosure is presumed.").coded(Coded::Officer);

/// Emissions.
pub(crate) const EMISSIONS: Rule = Rule::new(
    "eir-emissions",
    "reg.12(9)",
    V,
    "Information on emissions is not refused under 12(5)(d) to (g).",
)
.coded(Coded::Part);

/// The rest.
pub(crate) const SEPARATION: Rule = Rule::new(
    "eir-separation",
    "reg.12(11)",
    V,
    "What can reasonably be separated from what is withheld is given.",
)
.coded(Coded::Officer);
