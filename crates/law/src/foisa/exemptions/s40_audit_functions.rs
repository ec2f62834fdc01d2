//! FOISA 2002, section 40: audit functions.
//!
//! *It says*: information is exempt where disclosing it would, or would be likely to, prejudice substantially an authority's
//! functions of auditing the accounts of other Scottish public authorities (40(a)), or of examining how economically,
//! efficiently and effectively they use their resources (40(b))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/40)).
//!
//! *In force*: 1 January 2005; gone fifteen years after the end of the year of the record (sections 57 and 58(1)).
//!
//! *We read it as*: of other authorities: an internal audit is not covered. Any authority may rely on it that holds the
//! information, if the harm is to the auditor's function. No neither confirming nor denying: section 18 leaves 40 out.
//!
//! *Left to the officer*: the harm, that it is substantial, and the public interest.

use calendar::Law;

use crate::{
    foisa::s57_historical_records::FIFTEEN,
    provisions::Provision,
    reliance::{Requirement, text},
    section::{COPY_READ, Coded, Row, Section, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.40", "Audit functions", "foisa/exemptions/s40_audit_functions.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const fn limb(provision: &'static str, title: &'static str) -> Row {
    qualified(provision, title)
        .harm("would, or would be likely to, prejudice substantially")
        .note("Of other authorities: an internal audit is not covered. The years are thirty where the record also holds information under section 36 (s.57(1B)).")
        .until_age(FIFTEEN)
}

const ROWS: &[Row] = &[
    limb("s.40(a)", "Audit functions: audit of the accounts of other authorities"),
    limb("s.40(b)", "Audit functions: examination of how other authorities use their resources"),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "audit-function",
            "Which authority has the function, and which other authority does it audit or examine?",
            "Name the enactment. An authority's audit of itself is not covered.",
            &row.provision,
        )
        .told("the audit or examination, and whose function it is"),
    );
}
