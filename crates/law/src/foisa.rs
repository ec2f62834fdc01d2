//! FOISA 2002 with the regulations under it: one file for each section, in the order of the Act.

use crate::section::Section;

pub(crate) mod asp_2020_7_spring_of_2020;
mod exemptions;
pub(crate) mod s01_3_clarification;
pub(crate) mod s08_requesting_information;
pub(crate) mod s09_fees;
pub(crate) mod s10_time_for_compliance;
mod s12_excessive_cost;
mod s14_vexatious_or_repeated;
pub(crate) mod s15_advice_and_assistance;
mod s17_not_held;
pub(crate) mod s18_neither_confirm_nor_deny;
pub(crate) mod s20_requirement_for_review;
pub(crate) mod s21_review;
pub(crate) mod s47_application;
pub(crate) mod s48_when_application_excluded;
pub(crate) mod s49_decision;
pub(crate) mod s52_certificate;
pub(crate) mod s56_appeal;
pub(crate) mod s57_historical_records;
pub(crate) mod s73_working_day;
pub(crate) mod s74_giving_of_notice;
pub(crate) mod ssi_2004_467_fees;
pub(crate) mod ssi_2016_346_schools;

/// What is no exemption: duties, times, costs, rights.
pub(crate) const GENERAL: &[&Section] = &[
    &asp_2020_7_spring_of_2020::SECTION,
    &s01_3_clarification::SECTION,
    &s08_requesting_information::SECTION,
    &s09_fees::SECTION,
    &s10_time_for_compliance::SECTION,
    &s12_excessive_cost::SECTION,
    &s14_vexatious_or_repeated::SECTION,
    &s15_advice_and_assistance::SECTION,
    &s17_not_held::SECTION,
    &s18_neither_confirm_nor_deny::SECTION,
    &s20_requirement_for_review::SECTION,
    &s21_review::SECTION,
    &s47_application::SECTION,
    &s48_when_application_excluded::SECTION,
    &s49_decision::SECTION,
    &s52_certificate::SECTION,
    &s56_appeal::SECTION,
    &s57_historical_records::SECTION,
    &s73_working_day::SECTION,
    &s74_giving_of_notice::SECTION,
    &ssi_2004_467_fees::SECTION,
    &ssi_2016_346_schools::SECTION,
];

pub(crate) use exemptions::SECTIONS as EXEMPTIONS;
