//! FOISA 2002, section 15: duty to provide advice and assistance.
//!
//! *It says*: an authority gives advice and assistance so far as it is reasonable to expect, to whoever asks or means to ask
//! (15(1)); it does if it conforms with the code of practice under section 60 (15(2))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/15)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: no section transfers a request: the code of practice speaks of it (section 60(2)(b)). What another holds
//! is met by notice that it is not held (section 17) and by saying who may hold it; the other's time runs from its own
//! receipt, since section 10(1) counts from receipt "by the authority".
//!
//! *Left to the officer*: what is reasonable.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.15",
    "Duty to provide advice and assistance",
    "foisa/s10_time_for_compliance.md",
)
.coded(Coded::Officer)
.mark(COPY_READ)
.rules(&[&TRANSFER]);

/// Pointing to another.
pub(crate) const TRANSFER: Rule = Rule::new(
    "foisa-transfer",
    "s.10(1)(a)",
    V,
    "The other authority's time runs from the day on which it receives the request itself.",
)
.coded(Coded::Part);
