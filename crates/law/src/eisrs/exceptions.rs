//! Exceptions of regulations 10 and 11, one file each, in the order of the law.

use crate::section::Section;

mod r10_4_a_not_held;
mod r10_4_b_manifestly_unreasonable;
mod r10_4_c_too_general;
mod r10_4_d_unfinished_material;
mod r10_4_e_internal_communications;
mod r10_5_a_international_relations_defence_security;
mod r10_5_b_course_of_justice;
mod r10_5_c_intellectual_property;
mod r10_5_d_confidential_proceedings;
mod r10_5_e_commercial_confidentiality;
mod r10_5_f_interests_of_the_provider;
mod r10_5_g_protection_of_the_environment;
mod r11_personal_data;

pub(crate) const SECTIONS: &[&Section] = &[
    &r10_4_a_not_held::SECTION,
    &r10_4_b_manifestly_unreasonable::SECTION,
    &r10_4_c_too_general::SECTION,
    &r10_4_d_unfinished_material::SECTION,
    &r10_4_e_internal_communications::SECTION,
    &r10_5_a_international_relations_defence_security::SECTION,
    &r10_5_b_course_of_justice::SECTION,
    &r10_5_c_intellectual_property::SECTION,
    &r10_5_d_confidential_proceedings::SECTION,
    &r10_5_e_commercial_confidentiality::SECTION,
    &r10_5_f_interests_of_the_provider::SECTION,
    &r10_5_g_protection_of_the_environment::SECTION,
    &r11_personal_data::SECTION,
];

/// The presumption, which stands beside every exception of regulation 10.
const PRESUMPTION: &str = "Exceptions are read narrowly and there is a presumption in favour of disclosure (reg.10(2)): if the interests are evenly balanced, disclose.";
/// The same, for the four exceptions that fall away for emissions.
const EMISSIONS: &str = "Exceptions are read narrowly and there is a presumption in favour of disclosure (reg.10(2)). It cannot be relied on for information on emissions (reg.10(6)).";
/// Not held.
const NOT_HELD: &str = "Not held is a refusal under the Regulations and needs a notice (reg.13). Where nothing is held there is nothing to weigh: one sentence that says so is enough.";
/// Manifestly unreasonable.
const UNREASONABLE: &str = "It covers vexatious requests and those of too great a burden. There is no fixed limit of cost, the public interest is weighed, and advice is given (reg.9).";
/// Too general.
const TOO_GENERAL: &str = "Only after the applicant was asked for particulars within twenty working days and helped to give them (reg.9(2)).";
/// Unfinished.
const UNFINISHED: &str =
    "The notice says by when the authority considers that it will be finished (reg.13(d)).";
/// Internal.
const INTERNAL: &str = "The Regulations say nothing of communications between authorities or departments.";
/// Security and the like.
const SECURITY: &str = "Only for these interests may the authority decline under regulation 10 to reveal whether it exists (reg.10(8)). The Scottish Ministers may certify for national security (reg.12).";
