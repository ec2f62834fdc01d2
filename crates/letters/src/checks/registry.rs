//! The list of checks. Nothing is checked that is not in it.

use super::*;

/// Every check, in the order of their ids.
pub fn all() -> &'static [&'static Check] {
    ALL
}

/// The check of that id.
pub fn by_id(id: &str) -> Option<&'static Check> {
    all().iter().find(|c| c.id == id).copied()
}

static ALL: &[&Check] = &[
    &answered_late::CHECK,
    &enclosure_uninspected::CHECK,
    &exemption_without_limb::CHECK,
    &ncnd_contradicted::CHECK,
    &qualified_exemption_without_public_interest_test::CHECK,
    &question_unanswered::CHECK,
    &refusal_omits_exemption::CHECK,
    &regulator_right_missing::CHECK,
    &review_route_missing::CHECK,
    &s21_without_location::CHECK,
];
