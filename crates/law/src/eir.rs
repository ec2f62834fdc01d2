//! EIR 2004: one file for each regulation, in their order.

use crate::section::Section;

mod exceptions;
pub(crate) mod r02_working_day;
pub(crate) mod r05_3_own_personal_data;
pub(crate) mod r05_time_for_compliance;
pub(crate) mod r06_form_and_format;
pub(crate) mod r07_extension;
pub(crate) mod r08_charging;
pub(crate) mod r09_advice_and_assistance;
pub(crate) mod r10_transfer;
pub(crate) mod r11_reconsideration;
pub(crate) mod r12_exceptions;
pub(crate) mod r14_refusal;
pub(crate) mod r15_ministerial_certificates;
pub(crate) mod r17_historical_records;
pub(crate) mod r18_enforcement;

/// What is no exception: duties, times, costs, rights.
pub(crate) const GENERAL: &[&Section] = &[
    &r02_working_day::SECTION,
    &r05_3_own_personal_data::SECTION,
    &r05_time_for_compliance::SECTION,
    &r06_form_and_format::SECTION,
    &r07_extension::SECTION,
    &r08_charging::SECTION,
    &r09_advice_and_assistance::SECTION,
    &r10_transfer::SECTION,
    &r11_reconsideration::SECTION,
    &r12_exceptions::SECTION,
    &r14_refusal::SECTION,
    &r15_ministerial_certificates::SECTION,
    &r17_historical_records::SECTION,
    &r18_enforcement::SECTION,
];

pub(crate) use exceptions::SECTIONS as EXEMPTIONS;
