//! FOIA 2000 with the regulations and the code under it: one file for each section, in the order of the Act.

use crate::section::Section;

mod exemptions;
pub(crate) mod s01_general_right_of_access;
pub(crate) mod s08_request_for_information;
pub(crate) mod s09_fees;
pub(crate) mod s10_1_time_for_compliance;
pub(crate) mod s10_2_fees_pause;
pub(crate) mod s10_3_public_interest;
mod s12_appropriate_limit;
mod s14_vexatious_or_repeated;
pub(crate) mod s17_refusal_notice;
pub(crate) mod s45_code_of_practice;
pub(crate) mod s50_application_for_decision;
pub(crate) mod s57_appeal;
pub(crate) mod s62_historical_records;
pub(crate) mod si_2004_3244_fees;
pub(crate) mod si_2004_3364_time;

/// What is no exemption: duties, times, costs, rights.
pub(crate) const GENERAL: &[&Section] = &[
    &s01_general_right_of_access::SECTION,
    &s08_request_for_information::SECTION,
    &s09_fees::SECTION,
    &s10_1_time_for_compliance::SECTION,
    &s10_2_fees_pause::SECTION,
    &s10_3_public_interest::SECTION,
    &s12_appropriate_limit::SECTION,
    &s14_vexatious_or_repeated::SECTION,
    &s17_refusal_notice::SECTION,
    &s45_code_of_practice::SECTION,
    &s50_application_for_decision::SECTION,
    &s57_appeal::SECTION,
    &s62_historical_records::SECTION,
    &si_2004_3244_fees::SECTION,
    &si_2004_3364_time::SECTION,
];

pub(crate) use exemptions::SECTIONS as EXEMPTIONS;
