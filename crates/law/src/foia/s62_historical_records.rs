//! FOIA 2000, sections 62 and 63: historical records, and the exemptions that fall away with age.
//!
//! *It says*: a record becomes historical at the end of twenty years beginning with the year after the one in which it was
//! made (62(1)); a file counts from its latest record (62(2)). Section 63 then takes away, each after its own time, the
//! exemptions that its subsections name ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/62)).
//!
//! *In force*: thirty years from 1 January 2005; twenty by the Constitutional Reform and Governance Act 2010, phased in by
//! SI 2012/3029: two years' records at the end of each year from 2013 to 2022.
//!
//! *We read it as*: a record of 1984 became historical at the end of 2013, those of 1985 and 1986 at the end of 2014, and so
//! on to those of 2001 at the end of 2022; what was made later follows the rule. Times other than twenty years were not
//! phased.
//!
//! *Left to the officer*: the year in which a record was made; what the Act says of deaths (63(2E)).

use calendar::{Certainty::*, Law};

use crate::section::{Age, COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.62", "Interpretation of Part VI", "foia/s62_historical_records.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rules(&[&HISTORICAL, &PHASED]);

/// When a record is historical.
pub(crate) const HISTORICAL: Rule = Rule::new(
    "foia-historical",
    "s.62(1)",
    V,
    "A record is historical at the end of twenty years beginning with the year after the one in which it was made.",
);
/// The years of the change.
pub(crate) const PHASED: Rule = Rule::new(
    "foia-historical-phased",
    "SI 2012/3029",
    V,
    "From thirty years to twenty in ten steps: two years' records at the end of each year from 2013 to 2022.",
);

/// The years that the Act gives to a record before it is historical.
const YEARS: u16 = 20;
/// Records of these years became historical two years' worth at a time.
const PHASED_FROM: i32 = 1984;
const PHASED_TO: i32 = 2001;

/// The year from whose first day an exemption with that age cannot be relied on for a record made in `created`.
pub(crate) fn gone_from(law: Law, created: i32, age: &Age) -> i32 {
    let whole = created + 1 + i32::from(age.years);
    if law != Law::Foia || age.years != YEARS {
        return whole;
    }
    match created {
        ..PHASED_FROM => created + 31,
        PHASED_FROM..=PHASED_TO => 2014 + (created - PHASED_FROM + 1) / 2,
        _ => whole,
    }
}
