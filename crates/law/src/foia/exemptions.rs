//! Exemptions of Part II, one file each, in the order of the law.

use crate::section::Section;

mod s21_accessible_by_other_means;
mod s22_future_publication;
mod s22a_research;
mod s23_security_bodies;
mod s24_national_security;
mod s26_defence;
mod s27_international_relations;
mod s28_relations_within_the_united_kingdom;
mod s29_economy;
mod s30_investigations;
mod s31_law_enforcement;
mod s32_court_records;
mod s33_audit_functions;
mod s34_parliamentary_privilege;
mod s35_government_policy;
mod s36_conduct_of_public_affairs;
mod s37_royal_household_and_honours;
mod s38_health_and_safety;
mod s39_environmental_information;
mod s40_personal_information;
mod s41_confidence;
mod s42_legal_professional_privilege;
mod s43_commercial_interests;
mod s44_prohibitions_on_disclosure;

pub(crate) const SECTIONS: &[&Section] = &[
    &s21_accessible_by_other_means::SECTION,
    &s22_future_publication::SECTION,
    &s22a_research::SECTION,
    &s23_security_bodies::SECTION,
    &s24_national_security::SECTION,
    &s26_defence::SECTION,
    &s27_international_relations::SECTION,
    &s28_relations_within_the_united_kingdom::SECTION,
    &s29_economy::SECTION,
    &s30_investigations::SECTION,
    &s31_law_enforcement::SECTION,
    &s32_court_records::SECTION,
    &s33_audit_functions::SECTION,
    &s34_parliamentary_privilege::SECTION,
    &s35_government_policy::SECTION,
    &s36_conduct_of_public_affairs::SECTION,
    &s37_royal_household_and_honours::SECTION,
    &s38_health_and_safety::SECTION,
    &s39_environmental_information::SECTION,
    &s40_personal_information::SECTION,
    &s41_confidence::SECTION,
    &s42_legal_professional_privilege::SECTION,
    &s43_commercial_interests::SECTION,
    &s44_prohibitions_on_disclosure::SECTION,
];
