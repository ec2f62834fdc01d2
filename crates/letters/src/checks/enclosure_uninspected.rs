//! Every file that goes out was inspected, exactly as it is, and may leave.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "enclosure-uninspected",
    severity: casework::Severity::Breach,
    provision: "release",
    checks: "Every file that goes out was inspected, exactly as it is, and may leave.",
    matters: "What a file hides leaves with it: the gravest disclosures by mistake were hidden sheets and cached data.",
    bad: "The figures are in staffing.xlsx, which we enclose.",
    good: "The figures are in staffing.csv, which we enclose.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for (nth, _, decided) in s.decisions() {
        for file in decided.enclosures.iter().filter(|f| !f.may_leave) {
            let message = format!("'{}' was not inspected as it is, or may not leave as it is.", file.name);
            report.add(Finding::new(
                check,
                s,
                At::Question(nth),
                message,
                "Inspect it, or make a clean copy and enclose that.",
            ));
        }
    }
}
