//! FOIA 2000, section 24: national security.
//!
//! *It says*: information outside 23(1) is exempt if that is required for the purpose of safeguarding national security
//! (24(1)); the duty to confirm falls away so far as that is required for it (24(2)); a Minister's certificate is conclusive
//! of the need, and may be general and for the future (24(3), (4))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/24)).
//!
//! *In force*: 1 January 2005, not amended.
//!
//! *We read it as*: a test of necessity, not of prejudice: reasonably necessary, with a specific and real threat; that
//! information touches on national security is not enough (ICO line LTT68 of 21 August 2007, FS50074788). National security is
//! more than defence: attacks on the networks of public bodies count (ICO guidance on FOI and cyber security). A certificate
//! does not weigh the public interest.
//!
//! *Left to the officer*: the need, and the balance.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, shared_tests::certificate},
    section::{COPY_READ, Coded, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.24", "National security", "foia/exemptions/s24_national_security.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const ROWS: &[Row] = &[
    qualified("s.24(1)", "National security")
        .harm("exemption is required for the purpose of safeguarding national security")
        .ncnd("s.24(2)", WITH_TEST, Certainty::V)
        .procedure("A certificate that the exemption is required is signed by a member of the Cabinet or a Law Officer (s.25(3)) and may be general and for the future; it is conclusive, subject to an appeal (s.24(3)-(4), s.60), but the public interest is still weighed.")
        .note("Only information that is not within s.23(1). The test is whether the exemption is reasonably necessary, not whether there would be prejudice. Never together with s.23(1) for the same information, save in the alternative.")
        .never_with(&["s.23(1)"]),
];

fn asks(_: &Provision, asked: &mut Vec<Requirement>) {
    certificate("s.24(3)", asked);
}
