//! EISRs 2004: one file for each regulation, in their order.

use crate::section::Section;

mod exceptions;
pub(crate) mod r02_working_day;
pub(crate) mod r05_time_for_compliance;
pub(crate) mod r06_form_and_format;
pub(crate) mod r07_extension;
pub(crate) mod r08_charging;
pub(crate) mod r09_advice_and_assistance;
pub(crate) mod r10_exceptions;
pub(crate) mod r12_ministerial_certificates;
pub(crate) mod r13_refusal;
pub(crate) mod r14_transfer;
pub(crate) mod r15_records_of_the_keeper;
pub(crate) mod r16_review;
pub(crate) mod r17_enforcement;

/// What is no exception: duties, times, costs, rights.
pub(crate) const GENERAL: &[&Section] = &[
    &r02_working_day::SECTION,
    &r05_time_for_compliance::SECTION,
    &r06_form_and_format::SECTION,
    &r07_extension::SECTION,
    &r08_charging::SECTION,
    &r09_advice_and_assistance::SECTION,
    &r10_exceptions::SECTION,
    &r12_ministerial_certificates::SECTION,
    &r13_refusal::SECTION,
    &r14_transfer::SECTION,
    &r15_records_of_the_keeper::SECTION,
    &r16_review::SECTION,
    &r17_enforcement::SECTION,
];

pub(crate) use exceptions::SECTIONS as EXEMPTIONS;
