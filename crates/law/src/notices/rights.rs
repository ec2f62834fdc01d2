//! What a letter says of the rights to a review and to the regulator.

use calendar::{Certainty::*, Law};

use super::item::{Duty, Item, law};

/// Review and regulator, as the law requires them in a notice.
pub(super) fn required(of: Law) -> [Item; 2] {
    match of {
        Law::Foia => [
            law(
                "review-route",
                "how to complain to the authority, or that there is no procedure",
                "s.17(7)(a)",
                V,
            ),
            law("regulator", "the right to apply to the Commissioner", "s.17(7)(b)", V),
        ],
        Law::Eir => [
            law("review-route", "the right to make representations", "reg.14(5)(a)", V),
            law("regulator", "enforcement by the Commissioner and appeals", "reg.14(5)(b)", V),
        ],
        Law::Foisa => [
            law("review-route", "the procedure for complaints, and the right to require a review", "s.19", V),
            law("regulator", "the right to apply to the Scottish Information Commissioner", "s.19", V),
        ],
        Law::Eisrs => [
            law("review-route", "the right to a review", "reg.13(e)", V),
            law("regulator", "the right to apply to the Scottish Information Commissioner", "reg.13(e)", V),
        ],
    }
}

/// The same, where nothing is refused.
pub(super) fn good_practice(of: Law) -> [Item; 2] {
    required(of).map(|item| Item { duty: Duty::GoodPractice, ..item })
}
