//! FOISA 2002, section 26: prohibitions on disclosure.
//!
//! *It says*: information is exempt, without a public interest test, where disclosing it is prohibited by or under an
//! enactment (26(a)), is incompatible with an assimilated obligation (26(b)), or would be a contempt of court or punishable
//! as one (26(c)) ([text](https://www.legislation.gov.uk/asp/2002/13/section/26)).
//!
//! *In force*: 1 January 2005; (b) spoke of a Community, then an EU, then a retained obligation before.
//!
//! *We read it as*: the prohibition is tested as if this Act were not there, so a power to disclose "where an Act requires
//! it" opens nothing. A gateway in the other enactment is looked at all the same. The Commissioner accepted 26(c) beside
//! other exemptions in Decision 083/2024. No neither confirming nor denying, and no falling away with age.
//!
//! *Left to the officer*: whether the prohibition covers this information, and whether a gateway opens.

use calendar::Law;

use crate::{
    reliance::shared_tests::prohibited,
    section::{COPY_READ, Coded, Row, Section, absolute},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.26",
    "Prohibitions on disclosure",
    "foisa/exemptions/s26_prohibitions_on_disclosure.md",
)
.coded(Coded::Officer)
.mark(COPY_READ)
.rows(ROWS)
.asks(prohibited);

const ROWS: &[Row] = &[
    absolute("s.26(a)", "Prohibitions on disclosure: prohibited by or under an enactment"),
    absolute("s.26(b)", "Prohibitions on disclosure: incompatible with an assimilated obligation"),
    absolute("s.26(c)", "Prohibitions on disclosure: contempt of court"),
];
