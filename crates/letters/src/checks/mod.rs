//! The checks: one file each, one list, over one view of a letter.
//!
//! A check that cries wolf is worse than none: where a fact is unknown it says what it needs and finds nothing, and of
//! what may stand in the missing part of an excerpt nothing is found.

// One file each, by id.
mod absolute_exemption_balanced;
mod answer_does_not_meet_question;
mod answered_late;
mod answers_disagree;
mod applicant_identified;
mod cross_reference_dead;
mod dataset_not_reusable;
mod due_date_misstated;
mod eir_12_4_d_without_completion;
mod eir_emissions;
mod eir_enforcement_right_missing;
mod eir_extension_without_grounds;
mod eir_harm_threshold_wrong;
mod eir_ncnd_not_available;
mod eir_presumption_ignored;
mod eir_public_interest_not_set_out;
mod eir_without_advice;
mod enclosure_redaction_unclaimed;
mod enclosure_uninspected;
mod exemption_not_open_to_this_body;
mod exemption_without_limb;
mod extension_not_allowed;
mod extension_without_estimate;
mod extension_without_exemption;
mod fee_counts_staff_time;
mod fees_notice_without_amount;
mod foisa_harm_not_substantial;
mod foisa_not_held_without_notice;
mod foisa_s17_called_exemption;
mod form_not_explained;
mod holding_not_confirmed;
mod incompatible_exemptions;
mod junior_officer_named;
mod late_without_apology;
mod law_misnamed;
mod law_out_of_date;
mod motive_asked;
mod ncnd_called_exemption;
mod ncnd_contradicted;
mod ncnd_without_provision;
mod ncnd_without_public_interest_test;
mod not_held_contradicted;
mod officialese;
mod placeholder_left;
mod prejudice_likelihood_not_stated;
mod prejudice_not_explained;
mod provision_does_not_exist;
mod provision_of_another_act;
mod public_interest_test_one_sided;
mod qualified_exemption_without_public_interest_test;
mod question_unanswered;
mod reasons_not_specific;
mod redaction_without_exemption;
mod refusal_omits_exemption;
mod regulator_right_missing;
mod review_period_wrong;
mod review_route_missing;
mod rights_of_another_law;
mod s12_applied_in_part;
mod s12_called_exemption;
mod s12_counts_redaction;
mod s12_holding_not_confirmed;
mod s12_without_advice;
mod s12_without_limit;
mod s12_wrong_limit;
mod s14_person_called_vexatious;
mod s14_without_statement;
mod s21_not_whole;
mod s21_without_location;
mod s22_without_publication_plan;
mod s31_without_purpose;
mod s36_without_qualified_person;
mod s40_own_data_not_directed;
mod s40_without_condition;
mod s41_contract_not_obtained;
mod s41_without_confidence;
mod s43_without_interests;
mod s44_without_enactment;
mod sentence_too_long;
mod suppressed_without_exemption;
mod third_party_personal_data;
mod totals_do_not_add_up;
mod withheld_but_published;
mod wrong_law;
mod wrong_regulator;
// End of the list.

mod cases;
mod dates;
mod finding;
mod language;
mod mend;
mod own_words;
mod passages;
mod registry;
pub mod report;
mod subject;
mod words;

use casework::{Authority, Case, Severity, case::LetterKind};
use document::Language;
use jiff::civil::Date;
use serde::Serialize;

pub use cases::{CASES, DecidedCase};
pub use finding::{Finding, Suggestion};
pub use language::{NEEDS as NEEDS_ENGLISH, language_of};
pub use mend::{Mended, mend};
pub(crate) use passages::Passage;
pub use registry::{all, by_id};
pub(crate) use subject::{Ground, Subject};

use crate::{
    draft::{self, Draft},
    plan::Plan,
};

/// A check: what it looks for, why, and how.
pub struct Check {
    /// Its id, never used for anything else.
    pub id: &'static str,
    /// Its usual severity.
    pub severity: Severity,
    /// The provision behind it, of the law where it is at home.
    pub provision: &'static str,
    /// What it checks, in a sentence.
    pub checks: &'static str,
    /// Why that matters.
    pub matters: &'static str,
    /// A passage that it finds.
    pub bad: &'static str,
    /// The same, put right.
    pub good: &'static str,
    pub(crate) run: fn(&Check, &Subject<'_>, &mut Report),
}

/// A check that could not be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotChecked {
    /// The check.
    pub id: &'static str,
    /// The fact it needs.
    pub needs: &'static str,
}

/// What all checks said of one letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// What is wrong, the gravest first.
    pub findings: Vec<Finding>,
    /// What could not be checked, and why.
    pub not_checked: Vec<NotChecked>,
}

impl Report {
    pub(crate) fn add(&mut self, finding: Finding) {
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    pub(crate) fn needs(&mut self, check: &Check, needs: &'static str) {
        self.not_checked.push(NotChecked { id: check.id, needs });
    }

    /// Whether a breach was found.
    pub fn has_breach(&self) -> bool {
        self.findings.iter().any(|f| f.severity == Severity::Breach)
    }
}

/// Checks a letter with every check.
pub fn check(draft: &Draft) -> Report {
    let subject = Subject::new(draft);
    let mut report = Report::default();
    for check in all() {
        if language::can_judge(check.id, &subject) {
            (check.run)(check, &subject, &mut report);
        } else {
            report.needs(check, language::NEEDS);
        }
    }
    if subject.language != Language::English {
        // The words that a check suggests are English.
        report.findings.iter_mut().for_each(|finding| finding.suggestion = None);
    }
    if draft.response.text.is_none() {
        // The words were put together to be checked: a place in them is no place in the draft.
        for finding in &mut report.findings {
            (finding.start, finding.end) = (None, None);
            if let Some(suggestion) = &mut finding.suggestion {
                suggestion.replace = None;
            }
        }
    }
    report.findings.sort_by_key(|f| (f.severity, f.start.unwrap_or(usize::MAX)));
    report
}

/// What the checks say of the letter that is about to leave, as of a day.
pub fn findings_for_sending(case: &Case, authority: &Authority, plan: &Plan, today: Date) -> Vec<Finding> {
    let kind = if plan.supersedes.is_some() { LetterKind::Correction } else { LetterKind::Response };
    findings_on(kind, case, authority, plan, today)
}

/// The same for a letter of any kind.
pub fn findings_on(
    kind: LetterKind,
    case: &Case,
    authority: &Authority,
    plan: &Plan,
    today: Date,
) -> Vec<Finding> {
    let mut draft = draft::draft_of(kind, case, authority, plan);
    draft.response.answered = Some(today);
    check(&draft).findings
}
