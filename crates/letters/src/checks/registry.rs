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
    &absolute_exemption_balanced::CHECK,
    &answered_late::CHECK,
    &enclosure_uninspected::CHECK,
    &exemption_not_open_to_this_body::CHECK,
    &exemption_without_limb::CHECK,
    &holding_not_confirmed::CHECK,
    &incompatible_exemptions::CHECK,
    &law_out_of_date::CHECK,
    &ncnd_contradicted::CHECK,
    &ncnd_without_provision::CHECK,
    &ncnd_without_public_interest_test::CHECK,
    &not_held_contradicted::CHECK,
    &prejudice_likelihood_not_stated::CHECK,
    &prejudice_not_explained::CHECK,
    &provision_does_not_exist::CHECK,
    &public_interest_test_one_sided::CHECK,
    &qualified_exemption_without_public_interest_test::CHECK,
    &question_unanswered::CHECK,
    &refusal_omits_exemption::CHECK,
    &regulator_right_missing::CHECK,
    &review_route_missing::CHECK,
    &s21_without_location::CHECK,
    &s22_without_publication_plan::CHECK,
    &s36_without_qualified_person::CHECK,
    &s40_without_condition::CHECK,
    &s41_without_confidence::CHECK,
    &s43_without_interests::CHECK,
    &s44_without_enactment::CHECK,
];
