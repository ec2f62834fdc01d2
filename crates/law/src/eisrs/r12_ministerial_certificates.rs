//! EISRs 2004, regulation 12: ministerial certificates.
//!
//! *It says*: the Scottish Ministers may certify that making information available would, or would be likely to,
//! prejudice national security substantially, and the certificate is conclusive of that (12(1)), also for
//! information described in general and for the time to come (12(2))
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/12)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: it takes the place of the harm under 10(5)(a), for national security alone; unlike under EIR 15
//! the balance remains.
//!
//! *Left to the officer*: whether to ask for one.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.12",
    "Ministerial certificates",
    "eisrs/exceptions/r10_5_a_international_relations_defence_security.md",
)
.coded(Coded::Officer)
.mark(COPY_READ)
.rules(&[&CERTIFICATE]);

/// The certificate.
pub(crate) const CERTIFICATE: Rule = Rule::new(
    "eisrs-certificate",
    "reg.12(1)",
    V,
    "The Scottish Ministers may certify the harm to national security; the certificate is conclusive of it.",
)
.coded(Coded::Officer);
