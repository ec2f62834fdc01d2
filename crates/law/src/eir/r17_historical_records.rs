//! EIR 2004, regulation 17: historical and transferred public records.
//!
//! *It says*: before refusing information in a historical record in the public interest, the authority consults the
//! Secretary of State or the Northern Ireland Minister (17(1)); for a transferred public record that is not open,
//! the archive consults the responsible authority (17(2)), which decides the public interest (17(3))
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/17)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: no exception of the Regulations falls away with age, unlike under part VI of FOIA; the time for
//! compliance is not longer.
//!
//! *Left to the officer*: the consultation.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section = Section::new(
    Law::Eir,
    "reg.17",
    "Historical and transferred public records",
    "eir/r05_time_for_compliance.md",
)
.coded(Coded::Officer)
.mark(COPY_READ)
.rules(&[&HISTORICAL, &TRANSFERRED]);

/// Historical records.
pub(crate) const HISTORICAL: Rule = Rule::new("eir-historical-records", "reg.17(1)", V, "Before a historical record is refused in the public interest, the Secretary of State or the Northern Ireland Minister is consulted.").coded(Coded::Officer);

/// Transferred records.
pub(crate) const TRANSFERRED: Rule = Rule::new(
    "eir-transferred-records",
    "reg.17(3)",
    V,
    "The public interest in a transferred record that is not open is decided by the responsible authority.",
)
.coded(Coded::Officer);
