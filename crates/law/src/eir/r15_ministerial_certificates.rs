//! EIR 2004, regulation 15: ministerial certificates.
//!
//! *It says*: a Minister of the Crown may certify that disclosure would adversely affect national security and
//! would not be in the public interest (15(1)), also for neither confirming nor denying, and by a person designated
//! (15(2)); the certificate is conclusive of that (15(3))
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/15)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: a certificate takes the place of the harm and of the balance under 12(5)(a), for national
//! security alone; part IV of FOIA does not apply where there is one (18(3)).
//!
//! *Left to the officer*: whether to ask for one.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section = Section::new(
    Law::Eir,
    "reg.15",
    "Ministerial certificates",
    "eir/exceptions/r12_5_a_international_relations_defence_security.md",
)
.coded(Coded::Officer)
.mark(COPY_READ)
.rules(&[&CERTIFICATE, &CONCLUSIVE]);

/// The certificate.
pub(crate) const CERTIFICATE: Rule = Rule::new("eir-certificate", "reg.15(1)", V, "A Minister may certify, for national security, the harm and that disclosure is not in the public interest.").coded(Coded::Officer);

/// What it proves.
pub(crate) const CONCLUSIVE: Rule = Rule::new(
    "eir-certificate-conclusive",
    "reg.15(3)",
    V,
    "A certificate is conclusive evidence of what it certifies.",
)
.coded(Coded::Officer);
