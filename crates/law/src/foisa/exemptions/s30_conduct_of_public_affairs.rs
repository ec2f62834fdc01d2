//! FOISA 2002, section 30: prejudice to effective conduct of public affairs.
//!
//! *It says*: information is exempt where disclosing it would, or would be likely to, prejudice substantially the convention
//! of collective responsibility of the Scottish Ministers (30(a)), inhibit substantially the free and frank provision of
//! advice or exchange of views for deliberation (30(b)), or would otherwise prejudice substantially, or be likely to, the
//! effective conduct of public affairs (30(c)) ([text](https://www.legislation.gov.uk/asp/2002/13/section/30)).
//!
//! *In force*: 1 January 2005; gone fifteen years after the end of the year of the record (sections 57 and 58(1)).
//!
//! *We read it as*: no qualified person, unlike section 36 of FOIA: the authority itself shows the harm, document by
//! document. "Otherwise" in (c) is a harm that neither (a) nor (b) names. In Decision 083/2024 the Commissioner accepted
//! (b) and (c) for a part only of what they were claimed for.
//!
//! *Left to the officer*: the inhibition, that it is substantial, and the public interest.

use calendar::{Certainty, Law};

use crate::{
    foisa::s57_historical_records::FIFTEEN,
    provisions::Provision,
    reliance::{Requirement, shared_tests::otherwise_harm},
    section::{COPY_READ, Coded, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.30",
    "Prejudice to effective conduct of public affairs",
    "foisa/exemptions/s30_conduct_of_public_affairs.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const INHIBIT: &str = "would, or would be likely to, inhibit substantially";

const fn limb(provision: &'static str, title: &'static str, threshold: &'static str) -> Row {
    qualified(provision, title)
        .harm(threshold)
        .ncnd("s.18(1)", WITH_TEST, Certainty::V)
        .note("No qualified person in Scotland: the authority shows the harm itself. The years are thirty where the record also holds information under section 36 (s.57(1B)).")
        .until_age(FIFTEEN)
}

const ROWS: &[Row] = &[
    limb(
        "s.30(a)",
        "Prejudice to effective conduct of public affairs: collective responsibility of the Scottish Ministers",
        "would, or would be likely to, prejudice substantially",
    ),
    limb(
        "s.30(b)(i)",
        "Prejudice to effective conduct of public affairs: free and frank provision of advice",
        INHIBIT,
    ),
    limb(
        "s.30(b)(ii)",
        "Prejudice to effective conduct of public affairs: free and frank exchange of views for deliberation",
        INHIBIT,
    ),
    limb(
        "s.30(c)",
        "Prejudice to effective conduct of public affairs: otherwise",
        "would otherwise prejudice substantially, or be likely to",
    ),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    if row.provision == "s.30(c)" {
        otherwise_harm(row, "(a) and (b)", asked);
    }
}
