//! FOIA 2000, section 39: environmental information.
//!
//! *It says*: information is exempt that the authority must make available under the environmental information regulations
//! (39(1)(a)), or would have to but for an exception in them (39(1)(b)); there is then no duty to confirm or deny (39(2)).
//! That does not narrow section 21 (39(3)) ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/39)).
//!
//! *In force*: 1 January 2005, with the EIR; subsection (1A) says which regulations are meant. Part VI sets no age.
//!
//! *We read it as*: it takes nothing from the applicant: it hands the request to the EIR, which decide. So no other exemption
//! of this Act is relied on for environmental information. On the text it is qualified, since section 2(3) does not list
//! it; the ICO expects no real test, because the EIR must be applied in any case (G).
//!
//! *Left to the officer*: whether the information is environmental (EIR regulation 2(1)).

use calendar::{Certainty, Law};

use crate::{
    reliance::shared_tests::environmental,
    section::{COPY_READ, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.39",
    "Environmental information",
    "foia/exemptions/s39_environmental_information.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(environmental);

const HANDED_OVER: &str = "The request is handled under the EIR instead. There is a public interest test on the text; the regulator expects no real one, since the EIR must be applied in any case.";

const ROWS: &[Row] = &[
    qualified("s.39(1)(a)", "Environmental information: obliged to make available under the EIR")
        .ncnd("s.39(2)", WITH_TEST, Certainty::V)
        .note(HANDED_OVER),
    qualified("s.39(1)(b)", "Environmental information: would be so obliged but for an EIR exception")
        .ncnd("s.39(2)", WITH_TEST, Certainty::V)
        .note(HANDED_OVER),
];
