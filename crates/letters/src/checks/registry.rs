//! The list of checks. Nothing is checked that is not in it.

use document::Law;

use super::*;

/// Every check, in the order of their ids.
pub fn all() -> &'static [&'static Check] {
    ALL
}

/// The check of that id.
pub fn by_id(id: &str) -> Option<&'static Check> {
    all().iter().find(|c| c.id == id).copied()
}

impl Check {
    /// The law where the check is at home; none for the Code of Practice, and for what none of the four laws says. Many
    /// look at letters under the others too.
    pub fn home(&self) -> Option<Law> {
        let scottish = [Law::Foisa, Law::Eisrs]
            .into_iter()
            .find(|law| self.id.strip_prefix(law.id()).is_some_and(|rest| rest.starts_with('-')));
        scottish.or_else(|| {
            let cited = law::Citation::parse(None, self.provision)?;
            Some(if cited.regulation { Law::Eir } else { Law::Foia })
        })
    }

    /// The law under which the check is listed: where it is at home, else the Act.
    pub fn law(&self) -> Law {
        self.home().unwrap_or(Law::Foia)
    }

    /// Decisions of the regulators and the tribunals in which the fault was found.
    pub fn cases(&self) -> impl Iterator<Item = &'static DecidedCase> {
        CASES.iter().filter(|case| case.checks.contains(&self.id))
    }
}

static ALL: &[&Check] = &[
    &absolute_exemption_balanced::CHECK,
    &answer_does_not_meet_question::CHECK,
    &answered_late::CHECK,
    &answers_disagree::CHECK,
    &applicant_identified::CHECK,
    &cross_reference_dead::CHECK,
    &dataset_not_reusable::CHECK,
    &due_date_misstated::CHECK,
    &eir_12_4_d_without_completion::CHECK,
    &eir_emissions::CHECK,
    &eir_enforcement_right_missing::CHECK,
    &eir_extension_without_grounds::CHECK,
    &eir_harm_threshold_wrong::CHECK,
    &eir_ncnd_not_available::CHECK,
    &eir_presumption_ignored::CHECK,
    &eir_public_interest_not_set_out::CHECK,
    &eir_without_advice::CHECK,
    &enclosure_redaction_unclaimed::CHECK,
    &enclosure_uninspected::CHECK,
    &exemption_not_open_to_this_body::CHECK,
    &exemption_without_limb::CHECK,
    &extension_not_allowed::CHECK,
    &extension_without_estimate::CHECK,
    &extension_without_exemption::CHECK,
    &fee_counts_staff_time::CHECK,
    &fees_notice_without_amount::CHECK,
    &foisa_harm_not_substantial::CHECK,
    &foisa_not_held_without_notice::CHECK,
    &foisa_s17_called_exemption::CHECK,
    &form_not_explained::CHECK,
    &holding_not_confirmed::CHECK,
    &incompatible_exemptions::CHECK,
    &junior_officer_named::CHECK,
    &late_without_apology::CHECK,
    &law_misnamed::CHECK,
    &law_out_of_date::CHECK,
    &motive_asked::CHECK,
    &ncnd_called_exemption::CHECK,
    &ncnd_contradicted::CHECK,
    &ncnd_without_provision::CHECK,
    &ncnd_without_public_interest_test::CHECK,
    &not_held_contradicted::CHECK,
    &officialese::CHECK,
    &placeholder_left::CHECK,
    &prejudice_likelihood_not_stated::CHECK,
    &prejudice_not_explained::CHECK,
    &provision_does_not_exist::CHECK,
    &provision_of_another_act::CHECK,
    &public_interest_test_one_sided::CHECK,
    &qualified_exemption_without_public_interest_test::CHECK,
    &question_unanswered::CHECK,
    &reasons_not_specific::CHECK,
    &redaction_without_exemption::CHECK,
    &refusal_omits_exemption::CHECK,
    &regulator_right_missing::CHECK,
    &review_period_wrong::CHECK,
    &review_route_missing::CHECK,
    &rights_of_another_law::CHECK,
    &s12_applied_in_part::CHECK,
    &s12_called_exemption::CHECK,
    &s12_counts_redaction::CHECK,
    &s12_holding_not_confirmed::CHECK,
    &s12_without_advice::CHECK,
    &s12_without_limit::CHECK,
    &s12_wrong_limit::CHECK,
    &s14_person_called_vexatious::CHECK,
    &s14_without_statement::CHECK,
    &s21_not_whole::CHECK,
    &s21_without_location::CHECK,
    &s22_without_publication_plan::CHECK,
    &s31_without_purpose::CHECK,
    &s36_without_qualified_person::CHECK,
    &s40_own_data_not_directed::CHECK,
    &s40_without_condition::CHECK,
    &s41_contract_not_obtained::CHECK,
    &s41_without_confidence::CHECK,
    &s43_without_interests::CHECK,
    &s44_without_enactment::CHECK,
    &sentence_too_long::CHECK,
    &suppressed_without_exemption::CHECK,
    &third_party_personal_data::CHECK,
    &totals_do_not_add_up::CHECK,
    &withheld_but_published::CHECK,
    &wrong_law::CHECK,
    &wrong_regulator::CHECK,
];
