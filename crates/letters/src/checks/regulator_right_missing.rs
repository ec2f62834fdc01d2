//! A refusal tells of the right to go to the regulator.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "regulator-right-missing",
    severity: casework::Severity::Breach,
    provision: "s.17(7)(b)",
    checks: "A refusal tells of the right to go to the regulator.",
    matters: "The right is the applicant's only way beyond the authority, and the notice must contain it.",
    bad: "If you are not content with this answer you can ask us for an internal review within 40 working days of this letter: write to reviews@wexmoor.example.",
    good: "If you are not content with this answer you can ask us for an internal review within 40 working days of this letter: write to reviews@wexmoor.example. If you are still not content you can complain to the Information Commissioner (section 50 of the Act): https://ico.org.uk/make-a-complaint/",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if !super::words::ends_here(s) {
        return;
    }
    match s.draft.response.regulator_right {
        Some(true) => {}
        None => report.needs(check, "whether the letter goes on after what was read"),
        Some(false)
            if s.says(&["information commission", "scottish information commissioner", "ico.org.uk"]) => {}
        Some(false) => {
            let refuses = s.refuses() && !super::words::only_asks_for_time(s);
            let severity = match (refuses, super::words::looks_like_a_letter(s)) {
                (true, true) => casework::Severity::Breach,
                (true, false) => casework::Severity::Risk,
                (false, _) => casework::Severity::Advice,
            };
            let law = s.law().unwrap_or(document::Law::Foia);
            let rights = law::rights(law);
            let finding = Finding::new(
                check,
                s,
                At::Letter,
                "The letter does not tell of the right to go to the regulator.",
                "Name the regulator, the right and the address.",
            )
            .under(law, rights.notice_provision)
            .with_severity(severity)
            .put(super::words::right_to_the_regulator(law), true, s.before_close());
            report.add(finding);
        }
    }
}
