//! FOISA 2002, section 31: national security and defence.
//!
//! *It says*: information is exempt where exemption is required to safeguard national security (31(1)), which a certificate
//! signed by a member of the Scottish Executive proves (31(2)), also in general words and for the future (31(3)); and where
//! disclosing it would, or would be likely to, prejudice substantially the defence of the British Islands or a colony, or
//! the capability, effectiveness or security of the forces (31(4))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/31)).
//!
//! *In force*: 1 January 2005; it does not fall away with age.
//!
//! *We read it as*: (1) is necessity, not harm, and has no "substantially"; the certificate settles that exemption is
//! required, not where the public interest lies. The forces are those of the Crown and any that co-operate with them
//! (31(5)). Section 18 lets the authority neither confirm nor deny.
//!
//! *Left to the officer*: necessity or harm; the public interest.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, shared_tests::certificate},
    section::{COPY_READ, Coded, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.31",
    "National security and defence",
    "foisa/exemptions/s31_national_security_and_defence.md",
)
.coded(Coded::Officer)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const HARM: &str = "would, or would be likely to, prejudice substantially";

const ROWS: &[Row] = &[
    qualified("s.31(1)", "National security")
        .harm("required for the purpose of safeguarding national security")
        .ncnd("s.18(1)", WITH_TEST, Certainty::V)
        .procedure("A certificate signed by a member of the Scottish Government is conclusive that the exemption is required (s.31(2)); the public interest is still weighed."),
    qualified("s.31(4)(a)", "Defence: the defence of the British Islands or of any colony")
        .harm(HARM)
        .ncnd("s.18(1)", WITH_TEST, Certainty::V),
    qualified("s.31(4)(b)", "Defence: the capability, effectiveness or security of any relevant forces")
        .harm(HARM)
        .ncnd("s.18(1)", WITH_TEST, Certainty::V),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    if row.provision == "s.31(1)" {
        certificate("s.31(2)", asked);
    }
}
