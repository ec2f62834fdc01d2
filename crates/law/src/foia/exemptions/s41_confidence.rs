//! FOIA 2000, section 41: information provided in confidence.
//!
//! *It says*: information is exempt that the authority obtained from somebody else, another authority included (41(1)(a)),
//! and whose disclosure to the public would be a breach of confidence on which that or another person could sue (41(1)(b));
//! confirming or denying the same (41(2)) ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/41)).
//!
//! *In force*: 1 January 2005. Part VI sets no age at which it is gone.
//!
//! *We read it as*: both paragraphs are needed. A contract that the authority made was not obtained from the other side
//! (Derry City Council, EA/2006/0014, S). Breach: quality of confidence, an obligation, unauthorised use to the confider's
//! detriment (Coco v Clark \[1969\] RPC 41, K); for private information loss of privacy is enough. Absolute (section
//! 2(3)(g)), but a breach is not actionable where the public interest defends it, so that is asked in the other direction.
//! One department cannot claim that another could sue it (section 81(2)).
//!
//! *Left to the officer*: from whom it came; whether a court would find a breach, and whether the defence would succeed.

use calendar::{Certainty, Law};

use crate::{
    reliance::shared_tests::confidence,
    section::{COPY_READ, NO_TEST, Row, Section, absolute},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.41",
    "Information provided in confidence",
    "foia/exemptions/s41_confidence.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(confidence);

const ROWS: &[Row] = &[
    absolute("s.41(1)", "Information provided in confidence").ncnd("s.41(2)", NO_TEST, Certainty::V).note("Both are needed: obtained from another person, and a breach on which somebody could sue. No public interest test, but the defence of public interest in the law of confidence is asked. What the authority agreed itself, such as a contract, was not obtained."),
];
