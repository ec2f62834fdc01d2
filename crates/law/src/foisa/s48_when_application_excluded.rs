//! FOISA 2002, section 48: when application excluded.
//!
//! *It says*: no application lies about a review by the Commissioner, by a procurator fiscal, or by the Lord Advocate as head
//! of criminal prosecution and investigation of deaths
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/48)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the review is owed all the same; only the way to the Commissioner is shut.
//!
//! *Left to the officer*: whether the authority is one of these, and what its notices then say.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.48", "When application excluded", "reviews_and_appeals.md")
        .coded(Coded::Officer)
        .mark(COPY_READ)
        .rules(&[&EXCLUDED]);

/// Nobody to apply to.
pub(crate) const EXCLUDED: Rule = Rule::new(
    "foisa-application-excluded",
    "s.48",
    V,
    "No application about a review by the Commissioner, a procurator fiscal or, for prosecutions and deaths, the Lord Advocate.",
)
.coded(Coded::Officer);
