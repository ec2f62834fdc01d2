//! A refusal under the environmental regulations tells of enforcement and appeal, not only of the Commissioner's name.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "eir-enforcement-right-missing",
    severity: casework::Severity::Risk,
    provision: "reg.14(5)(b)",
    checks: "A refusal under the environmental regulations tells of enforcement and appeal, not only of the Commissioner's name.",
    matters: "The refusal must inform the applicant of the enforcement and appeal provisions that regulation 18 brings in; an address for general advice does not.",
    bad: "More about the Regulations is on the Information Commissioner's website.",
    good: "If you are still not content you can apply to the Information Commissioner for a decision (regulation 18): https://ico.org.uk/make-a-complaint/",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let Some(law) = s.law().filter(|l| l.is_environmental()) else { return };
    // A page of a log leaves the rights out: of that the check of the regulator's right speaks.
    if !super::words::ends_here(s) || !s.refuses() || !super::words::looks_like_a_letter(s) {
        return;
    }
    match s.draft.response.regulator_right {
        Some(true) => return,
        None => {
            report.needs(check, "whether the letter goes on after what was read");
            return;
        }
        Some(false) => {}
    }
    let right = s.said.iter().any(|p| {
        p.says(&["commissioner", "ico"])
            && p.says(&["complain", "apply", "application", "appeal", "refer", "right to", "decision"])
    });
    if !right {
        let rights = law::rights(law);
        let text = super::words::right_to_the_regulator(law);
        let message =
            "The refusal does not tell of the applicant's right to have it enforced by the regulator.";
        let finding =
            Finding::new(check, s, At::Letter, message, "Name the right, the regulator and the address.");
        report.add(finding.under(law, rights.notice_provision).put(text, true, s.before_close()));
    }
}
