//! The outcome of a review.

use calendar::{Certainty::*, Law};

use super::item::{CODE, Item, good, law};

pub(super) fn outcome(of: Law) -> Vec<Item> {
    match of {
        Law::Foia => vec![
            good("fresh-decision", "a fresh decision, with reasons", "s.45 Code, part 5", G),
            good("what-changes", "what changes", "s.45 Code, part 5", K),
            good("regulator", "the right to apply to the Commissioner", "s.50", K),
        ],
        Law::Eir => vec![
            law("decision", "the decision on the representations", "reg.11(4)", V),
            good("what-changes", "what changes", CODE, K),
            law(
                "failure",
                "where it failed to comply: the failure, what is done about it, and by when",
                "reg.11(5)",
                V,
            ),
            good("regulator", "enforcement by the Commissioner and appeals", "reg.18", K),
        ],
        Law::Foisa => vec![
            law("fresh-decision", "what was done: confirmed, changed, or decided at last", "s.21(4)", V),
            law("reasons", "a statement of the reasons", "s.21(5)", V),
            law("regulator", "the right to apply to the Scottish Information Commissioner", "s.21(10)", V),
            law("appeal", "the right of appeal after that", "s.21(10)", V),
        ],
        Law::Eisrs => vec![
            law("fresh-decision", "the decision on the review", "reg.16(4)", V),
            good("what-changes", "what changes, and the remedy at once", "reg.16(5)", K),
            good("regulator", "the right to apply to the Scottish Information Commissioner", "reg.17", K),
        ],
    }
}
