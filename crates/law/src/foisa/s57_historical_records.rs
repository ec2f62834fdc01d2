//! FOISA 2002, sections 57 and 58: historical records, and exemptions that fall away with time.
//!
//! *It says*: a record becomes historical fifteen years after the end of the year in which it was created (57(1A)), thirty
//! where it holds information under section 36 (57(1B)), and where it holds information under section 41(a) after the later
//! of twenty years from its creation and five from the death of the person concerned (57(1C)); records kept in one file
//! count from the latest (57(2)). In a historical record sections 28 to 30, 33(1), 36, 37, 40 and 41(a) are gone (58(1)).
//! 41(b) is gone after sixty years, 34(2)(b), 35 and 38(1)(c) and (d) after a hundred (58(2))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/part/5)).
//!
//! *In force*: 1 January 2005 with thirty years for all; as above since 1 April 2014 (SSI 2013/365).
//!
//! *We read it as*: no transition, where FOIA moves two years at a time. Sections 25, 26, 27, 31, 32, 33(2), 34(1), (2)(a),
//! (3) and (4), 38(1)(a) and (b), and 39 never fall away. An exemption that is gone cannot carry a notice under section 18
//! either, since no refusal notice could be given on it.
//!
//! *Left to the officer*: whether the record also holds information under section 36 or 41(a), which makes it historical
//! later; which records are kept in one file.

use calendar::{Certainty::*, Law};

use crate::section::{Age, COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.57",
    "Historical records, and falling away of exemptions with time",
    "foisa/s57_historical_records.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rules(&[&HISTORICAL, &WITH_CONFIDENCE, &ROYAL, &FILES, &LONGER]);

/// Sections 28 to 30, 33(1), 37 and 40.
pub(crate) const FIFTEEN: &[Age] = &[Age::of(15, "s.58(1)", V)];
/// Section 36.
pub(crate) const THIRTY: &[Age] = &[Age::of(30, "s.57(1B)", V)];
/// Section 41(b).
pub(crate) const SIXTY: &[Age] = &[Age::of(60, "s.58(2)(a)", V)];
/// Sections 34(2)(b), 35, 38(1)(c) and (d).
pub(crate) const HUNDRED: &[Age] = &[Age::of(100, "s.58(2)(b)", V)];

/// The general period.
pub(crate) const HISTORICAL: Rule = Rule::new(
    "foisa-historical",
    "s.57(1A)",
    V,
    "Fifteen years after the end of the year of the record sections 28 to 30, 33(1), 37 and 40 are gone (s.58(1)).",
);
/// The longer one.
pub(crate) const WITH_CONFIDENCE: Rule = Rule::new(
    "foisa-historical-confidential",
    "s.57(1B)",
    V,
    "A record with information under section 36 becomes historical after thirty years, for the other exemptions too.",
)
.coded(Coded::Part);
/// The Royal Family.
pub(crate) const ROYAL: Rule = Rule::new(
    "foisa-historical-royal",
    "s.57(1C)",
    V,
    "A record with information under section 41(a) becomes historical after the later of twenty years from its creation and five from the death of the person concerned.",
)
.coded(Coded::Officer);
/// Records in one file.
pub(crate) const FILES: Rule = Rule::new(
    "foisa-historical-files",
    "s.57(2)",
    V,
    "Records kept in one file count from the latest of them.",
)
.coded(Coded::Officer);
/// What lasts longer.
pub(crate) const LONGER: Rule = Rule::new(
    "foisa-falling-away",
    "s.58(2)",
    V,
    "Section 41(b) is gone after sixty years, sections 34(2)(b), 35 and 38(1)(c) and (d) after a hundred.",
);
