//! Exceptions of Part 3, one file each, in the order of the law.

use crate::section::Section;

mod r12_4_a_not_held;
mod r12_4_b_manifestly_unreasonable;
mod r12_4_c_too_general;
mod r12_4_d_unfinished_material;
mod r12_4_e_internal_communications;
mod r12_5_a_international_relations_defence_security;
mod r12_5_b_course_of_justice;
mod r12_5_c_intellectual_property;
mod r12_5_d_confidential_proceedings;
mod r12_5_e_commercial_confidentiality;
mod r12_5_f_interests_of_the_provider;
mod r12_5_g_protection_of_the_environment;
mod r13_personal_data;

pub(crate) const SECTIONS: &[&Section] = &[
    &r12_4_a_not_held::SECTION,
    &r12_4_b_manifestly_unreasonable::SECTION,
    &r12_4_c_too_general::SECTION,
    &r12_4_d_unfinished_material::SECTION,
    &r12_4_e_internal_communications::SECTION,
    &r12_5_a_international_relations_defence_security::SECTION,
    &r12_5_b_course_of_justice::SECTION,
    &r12_5_c_intellectual_property::SECTION,
    &r12_5_d_confidential_proceedings::SECTION,
    &r12_5_e_commercial_confidentiality::SECTION,
    &r12_5_f_interests_of_the_provider::SECTION,
    &r12_5_g_protection_of_the_environment::SECTION,
    &r13_personal_data::SECTION,
];

/// The presumption, which stands beside every exception of regulation 12.
const PRESUMPTION: &str = "There is a presumption in favour of disclosure (reg.12(2)): if the interests are evenly balanced, disclose.";
/// The same, for the four exceptions that fall away for emissions.
const EMISSIONS: &str = "There is a presumption in favour of disclosure (reg.12(2)). It cannot be relied on for information on emissions (reg.12(9)).";
/// Not held.
const NOT_HELD: &str = "Not held is a refusal under the Regulations and needs a notice (reg.14). Where nothing is held there is nothing to weigh: one sentence that says so is enough.";
/// Manifestly unreasonable.
const UNREASONABLE: &str = "It covers vexatious requests and those of too great a burden. There is no fixed limit of cost, the public interest is weighed, and advice is given (reg.9).";
/// Too general.
const TOO_GENERAL: &str = "Only after the applicant was asked for particulars within twenty working days and helped to give them (reg.9(2)).";
/// Unfinished.
const UNFINISHED: &str = "The notice names the other authority that prepares it and when it will be finished, if that is known (reg.14(4)).";
/// Internal.
const INTERNAL: &str = "Communications between government departments are internal (reg.12(8)).";
/// Security and the like.
const SECURITY: &str = "Only for these interests may the authority neither confirm nor deny under regulation 12 (reg.12(6)). A Minister may certify for national security (reg.15).";
