//! Exemptions of Part 2, one file each, in the order of the law.

use crate::section::Section;

mod s25_otherwise_accessible;
mod s26_prohibitions_on_disclosure;
mod s27_future_publication;
mod s28_relations_within_the_united_kingdom;
mod s29_scottish_administration_policy;
mod s30_conduct_of_public_affairs;
mod s31_national_security_and_defence;
mod s32_international_relations;
mod s33_commercial_interests_and_the_economy;
mod s34_investigations;
mod s35_law_enforcement;
mod s36_confidentiality;
mod s37_court_records;
mod s38_personal_information;
mod s39_health_safety_and_environment;
mod s40_audit_functions;
mod s41_royal_household_and_honours;

pub(crate) const SECTIONS: &[&Section] = &[
    &s25_otherwise_accessible::SECTION,
    &s26_prohibitions_on_disclosure::SECTION,
    &s27_future_publication::SECTION,
    &s28_relations_within_the_united_kingdom::SECTION,
    &s29_scottish_administration_policy::SECTION,
    &s30_conduct_of_public_affairs::SECTION,
    &s31_national_security_and_defence::SECTION,
    &s32_international_relations::SECTION,
    &s33_commercial_interests_and_the_economy::SECTION,
    &s34_investigations::SECTION,
    &s35_law_enforcement::SECTION,
    &s36_confidentiality::SECTION,
    &s37_court_records::SECTION,
    &s38_personal_information::SECTION,
    &s39_health_safety_and_environment::SECTION,
    &s40_audit_functions::SECTION,
    &s41_royal_household_and_honours::SECTION,
];
