//! FOIA 2000, section 44: prohibitions on disclosure.
//!
//! *It says*: information is exempt whose disclosure, apart from this Act, is prohibited by or under an enactment
//! (44(1)(a)), is incompatible with an assimilated obligation (44(1)(b)), or would be a contempt of court or punishable as
//! one (44(1)(c)); so is confirming or denying that would fall in one of these (44(2))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/44)).
//!
//! *In force*: 1 January 2005; (b) spoke of a Community, then an EU obligation, and names an assimilated one since 2024 (K
//! for the year). Part VI sets no age at which it is gone.
//!
//! *We read it as*: the enactment must itself forbid this authority to disclose; a power to withhold is not enough, and this
//! Act by itself opens no gateway in it, because disclosure under this Act is left out of account. Enactments of Northern
//! Ireland are included (section 84). Absolute (section 2(3)(h)).
//!
//! *Left to the officer*: the enactment and each of its elements; whether one of its own gateways is open.

use calendar::{Certainty, Law};

use crate::{
    reliance::shared_tests::prohibited,
    section::{COPY_READ, NO_TEST, Row, Section, absolute},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.44",
    "Prohibitions on disclosure",
    "foia/exemptions/s44_prohibitions_on_disclosure.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(prohibited);

const ROWS: &[Row] = &[
    absolute("s.44(1)(a)", "Prohibitions on disclosure: prohibited by or under any enactment")
        .ncnd("s.44(2)", NO_TEST, Certainty::V)
        .note("Name the Act and section. An enactment that only allows withholding prohibits nothing."),
    absolute("s.44(1)(b)", "Prohibitions on disclosure: incompatible with an assimilated obligation")
        .ncnd("s.44(2)", NO_TEST, Certainty::V)
        .note(
            "Name the obligation, one that stayed in force after the United Kingdom left the European Union.",
        ),
    absolute("s.44(1)(c)", "Prohibitions on disclosure: contempt of court")
        .ncnd("s.44(2)", NO_TEST, Certainty::V)
        .note("Name the court and its order, or the rule that disclosure would break."),
];
