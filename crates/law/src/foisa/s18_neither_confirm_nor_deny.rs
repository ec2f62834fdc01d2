//! FOISA 2002, section 18: further provision as respects responses to request: neither confirming nor denying.
//!
//! *It says*: where, if the information existed and were held, a refusal notice could be given under sections 28 to 35, 38,
//! 39(1) or 41, and the authority considers that revealing whether it exists or is held would be contrary to the public
//! interest, it may give a refusal notice that does not say so (18(1)); section 16(1)(a) and 16(2) then do not apply (18(2))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/18)).
//!
//! *In force*: 1 January 2005; 38 added on 31 May 2013 (2013 asp 2, section 2).
//!
//! *We read it as*: two steps, each a judgement: a refusal notice could be given, the public interest test of that exemption
//! included; and revealing is contrary to the public interest, also where the exemption itself is absolute. The notice
//! names the exemption, says why unless that gives it away (16(1)(b) to (d), 16(3)), and tells of review and Commissioner
//! (19); it need state no public interest.
//!
//! *Left to the officer*: both steps.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.18",
    "Further provision as respects responses to request",
    "foisa/s18_neither_confirm_nor_deny.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rules(&[&REVEALING, &NOTICE]);

/// When.
pub(crate) const REVEALING: Rule = Rule::new(
    "foisa-neither-confirm-nor-deny",
    "s.18(1)",
    V,
    "Only under sections 28 to 35, 38, 39(1) and 41, and only where revealing whether it is held would be contrary to the public interest.",
)
.coded(Coded::Part);
/// What the notice leaves out.
pub(crate) const NOTICE: Rule = Rule::new(
    "foisa-neither-confirm-nor-deny-notice",
    "s.18(2)",
    V,
    "Such a notice need neither say that the information is held nor state the public interest; it names the exemption and the rights.",
)
.coded(Coded::Officer);
