//! FOISA 2002, section 25: information otherwise accessible.
//!
//! *It says*: what the applicant can reasonably obtain without asking under section 1(1) is exempt, without a public interest
//! test (25(1), 2(2)(a)). It may cost money (25(2)(a)). What any enactment makes somebody give to the public on request,
//! what the Keeper lets the public inspect, and what the authority gives on request under its publication scheme at a price
//! fixed there, is taken to be obtainable (25(2)(b), (3)) ([text](https://www.legislation.gov.uk/asp/2002/13/section/25)).
//!
//! *In force*: 1 January 2005; the words on publication schemes in (3) as revised since.
//!
//! *We read it as*: a test about this applicant, save for what (2)(b) and (3) take to be obtainable. Saying that it exists
//! somewhere is not enough: the notice names the place. No neither confirming nor denying: section 18 leaves 25 out. It
//! never falls away with age.
//!
//! *Left to the officer*: whether this applicant can reasonably get it there.

use calendar::Law;

use crate::{
    reliance::shared_tests::accessible,
    section::{COPY_READ, Coded, Row, Section, absolute},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.25",
    "Information otherwise accessible",
    "foisa/exemptions/s25_otherwise_accessible.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(accessible);

const ROWS: &[Row] = &[absolute("s.25(1)", "Information otherwise accessible").note(
    "What is given on request under the publication scheme, at a price fixed there, is taken to be obtainable (s.25(3)).",
)];
