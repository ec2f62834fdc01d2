//! FOIA 2000, section 22: information intended for future publication.
//!
//! *It says*: information is exempt that the authority holds with a view to its publication, by itself or somebody else, on
//! a day that need not be fixed, if that was so already when the request was made and it is reasonable in all the
//! circumstances to withhold it until then (22(1)). The duty to confirm falls away so far as confirming would give away such
//! information (22(2)) ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/22)).
//!
//! *In force*: 1 January 2005, not amended.
//!
//! *We read it as*: all three conditions together, then the public interest. The authority must be able to point to the
//! information that will be published; "some of it" is not enough (ICO line LTT179 of 12 July 2010, FS50121803). The further
//! off or vaguer the day, the stronger the case for disclosure (ICO guidance of January 2016, as reported). The section
//! requires no day in the notice. Not for historical records in the Public Record Office or the Public Record Office of
//! Northern Ireland (section 64(1)).
//!
//! *Left to the officer*: whether the intention was there in time, whether it is reasonable to wait, and the balance.

use calendar::{Certainty, Law};

use crate::{
    reliance::shared_tests::published_later,
    section::{COPY_READ, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.22",
    "Information intended for future publication",
    "foia/exemptions/s22_future_publication.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(published_later);

const ROWS: &[Row] = &[
    qualified("s.22(1)", "Information intended for future publication")
        .ncnd("s.22(2)", WITH_TEST, Certainty::V)
        .note("The intention must be older than the request and cover this very information; no day of publication need be fixed. A historical record in the Public Record Office or the Public Record Office of Northern Ireland cannot be withheld under it (s.64(1))."),
];
