//! EISRs 2004, regulation 15: records transferred to the Keeper.
//!
//! *It says*: the Keeper sends a copy of a request for information in a transferred record that is not open to the
//! authority that transferred it (15(2)); that authority decides on the exception and the balance (15(3)), in time
//! for the Keeper (15(4)), and reviews (15(5)-(6))
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/15)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the Keeper has the ordinary twenty working days; the thirty of FOISA are not here.
//!
//! *Left to the officer*: the decision, which is that of the authority that transferred the record.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.15",
    "Records transferred to the Keeper",
    "eisrs/r05_time_for_compliance.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rules(&[&KEEPER]);

/// Who decides.
pub(crate) const KEEPER: Rule = Rule::new("eisrs-keeper", "reg.15(3)", V, "The exception and the balance are decided by the authority that transferred the record, within the ordinary time of the Keeper.").coded(Coded::Part);
