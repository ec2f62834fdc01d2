//! FOISA 2002, section 33: commercial interests and the economy.
//!
//! *It says*: a trade secret is exempt (33(1)(a)), and so is what would, or would be likely to, prejudice substantially the
//! commercial interests of any person if disclosed, an authority's own among them (33(1)(b)), or the economic interests of
//! the United Kingdom or a part of it (33(2)(a)), or the financial interests of an administration in it (33(2)(b))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/33)).
//!
//! *In force*: 1 January 2005; (1) is gone fifteen years after the end of the year of the record (sections 57 and 58(1)),
//! (2) is not.
//!
//! *We read it as*: the trade secret is a class and still has a public interest test. Section 18 lets the authority neither
//! confirm nor deny for all four limbs, the trade secret too, where FOIA has no such limb for section 43(1).
//!
//! *Left to the officer*: whose interests, the harm, that it is substantial, and the public interest.

use calendar::{Certainty, Law};

use crate::{
    foisa::s57_historical_records::FIFTEEN,
    provisions::Provision,
    reliance::{
        Requirement,
        shared_tests::{commercial, trade_secret},
    },
    section::{COPY_READ, Coded, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.33",
    "Commercial interests and the economy",
    "foisa/exemptions/s33_commercial_interests_and_the_economy.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const HARM: &str = "would, or would be likely to, prejudice substantially";
const THIRTY_WITH_CONFIDENCE: &str =
    "The years are thirty where the record also holds information under section 36 (s.57(1B)).";

const fn limb(provision: &'static str, title: &'static str) -> Row {
    qualified(provision, title).ncnd("s.18(1)", WITH_TEST, Certainty::V)
}

const ROWS: &[Row] = &[
    limb("s.33(1)(a)", "Commercial interests: trade secret").note(THIRTY_WITH_CONFIDENCE).until_age(FIFTEEN),
    limb("s.33(1)(b)", "Commercial interests of any person")
        .harm(HARM)
        .note(THIRTY_WITH_CONFIDENCE)
        .until_age(FIFTEEN),
    limb("s.33(2)(a)", "The economy: economic interests of the United Kingdom or a part of it").harm(HARM),
    limb("s.33(2)(b)", "The economy: financial interests of an administration in the United Kingdom")
        .harm(HARM),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    match row.provision.as_str() {
        "s.33(1)(a)" => trade_secret(row, asked),
        "s.33(1)(b)" => commercial(row, asked),
        _ => {}
    }
}
