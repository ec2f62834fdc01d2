//! FOISA 2002, section 56: appeal against notices under Part 4.
//!
//! *It says*: the applicant and the authority may appeal to the Court of Session against a decision of the Commissioner, on
//! a point of law; the authority also against an information or enforcement notice
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/56)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: section 56 sets no time. The 42 calendar days are those of rule 41.20(1)(b) of the Court of Session, for
//! an appeal whose enactment sets none: after the decision was intimated to the appellant, or reasons given later were. The
//! rule was read in an older edition on the courts' pages, so it carries G.
//!
//! *Left to the officer*: whether to appeal.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.56", "Appeal against notices under Part 4", "reviews_and_appeals.md")
        .coded(Coded::Whole)
        .mark(COPY_READ)
        .rules(&[&RIGHT, &APPEAL]);

/// That there is one.
pub(crate) const RIGHT: Rule = Rule::new(
    "foisa-appeal-right",
    "s.56",
    V,
    "An appeal against the Commissioner's decision lies to the Court of Session, on a point of law.",
)
.coded(Coded::Officer);

/// Its time, which is not in the Act.
pub(crate) const APPEAL: Rule = Rule::new(
    "foisa-appeal",
    "SI 1994/1443 r.41.20",
    G,
    "It is lodged within 42 days of the day on which the decision was intimated: a rule of the Court of Session.",
);

/// Calendar days in which to appeal.
pub(crate) const APPEAL_WITHIN: i64 = 42;
