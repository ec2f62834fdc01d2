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
    &answer_does_not_meet_question::CHECK,
    &answered_late::CHECK,
    &applicant_identified::CHECK,
    &cross_reference_dead::CHECK,
    &eir_public_interest_not_set_out::CHECK,
    &enclosure_uninspected::CHECK,
    &exemption_not_open_to_this_body::CHECK,
    &exemption_without_limb::CHECK,
    &extension_not_allowed::CHECK,
    &extension_without_estimate::CHECK,
    &holding_not_confirmed::CHECK,
    &incompatible_exemptions::CHECK,
    &law_out_of_date::CHECK,
    &motive_asked::CHECK,
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
    &review_period_wrong::CHECK,
    &review_route_missing::CHECK,
    &s12_called_exemption::CHECK,
    &s12_counts_redaction::CHECK,
    &s12_without_advice::CHECK,
    &s12_without_limit::CHECK,
    &s12_wrong_limit::CHECK,
    &s21_without_location::CHECK,
    &s22_without_publication_plan::CHECK,
    &s36_without_qualified_person::CHECK,
    &s40_without_condition::CHECK,
    &s41_without_confidence::CHECK,
    &s43_without_interests::CHECK,
    &s44_without_enactment::CHECK,
    &withheld_but_published::CHECK,
    &wrong_law::CHECK,
    &wrong_regulator::CHECK,
];
