//! FOIA 2000, section 34: parliamentary privilege.
//!
//! *It says*: information is exempt so far as that is required to avoid infringing the privileges of either House of
//! Parliament (34(1)), and so is confirming or denying (34(2)). A certificate of the Speaker of the House of Commons, or of
//! the Clerk of the Parliaments for the House of Lords, is conclusive (34(3), (4))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/34)).
//!
//! *In force*: 1 January 2005. Part VI sets no age at which it is gone.
//!
//! *We read it as*: any authority may rely on it, since the privilege is that of the House and not of who holds the
//! information. A certificate is proof, not a condition. Absolute (section 2(3)(d)), so once it is required there is nothing
//! to weigh.
//!
//! *Left to the officer*: which privilege would be infringed, and why withholding is required; asking the House.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, choice, text},
    section::{COPY_READ, NO_TEST, Row, Section, absolute},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.34",
    "Parliamentary privilege",
    "foia/exemptions/s34_parliamentary_privilege.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[absolute("s.34(1)", "Parliamentary privilege")
    .ncnd("s.34(2)", NO_TEST, Certainty::V)
    .procedure("A certificate of the Speaker, or of the Clerk of the Parliaments for the Lords, is conclusive (s.34(3)); it may be had later and is not needed in order to rely on the exemption.")
    .note("Only so far as it is required to avoid infringing the privileges of either House.")];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.extend([
        text(
            "privilege-of-house",
            "Which privilege of which House would disclosure infringe, and why must it be withheld to avoid that?",
            "Required, not merely convenient; the House itself knows best.",
            &row.provision,
        )
        .told("the House whose privilege would be infringed"),
        choice(
            "certificate",
            "Has the Speaker, or the Clerk of the Parliaments, certified it?",
            "A certificate is conclusive; without one the exemption may be relied on all the same.",
            "s.34(3)",
            &[("no", "no"), ("yes", "yes")],
        )
        .optional(),
    ]);
}
