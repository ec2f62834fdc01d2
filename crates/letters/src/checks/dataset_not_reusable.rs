//! A dataset that is asked for is given in a form that can be re-used.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "dataset-not-reusable",
    severity: casework::Severity::Risk,
    provision: "s.11(1A)",
    checks: "A dataset that is asked for is given in a form that can be re-used.",
    matters: "Where a dataset is asked for in electronic form, it is given, so far as reasonably practicable, in an electronic form that is capable of re-use. A PDF or a scan is none.",
    bad: "We enclose the dataset as inspections.pdf.",
    good: "We enclose the dataset as inspections.csv.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    use casework::Disposition::{Given, GivenInPart};
    const DO: &str =
        "Enclose it as CSV or in another open form, or say why that is not reasonably practicable.";
    if s.law().is_some_and(|l| l != document::Law::Foia) {
        return;
    }
    for (nth, question) in s.questions().iter().enumerate() {
        let asked = question.text.to_lowercase();
        let dataset =
            ["dataset", "data set", "raw data", "open data", "machine-readable", "machine readable"]
                .iter()
                .any(|w| asked.contains(w));
        if !dataset || !matches!(question.disposition, Given | GivenInPart) {
            continue;
        }
        let answer = s.answer(nth);
        let fixed = |text: &str| {
            [".pdf", "as a pdf", "in pdf", "scanned", "a scan "].iter().any(|w| text.contains(w))
        };
        let open = |text: &str| {
            [
                ".csv",
                ".xls",
                ".ods",
                ".json",
                "csv",
                "spreadsheet",
                "excel",
                "http",
                "www.",
                "practicable",
                "because",
            ]
            .iter()
            .any(|w| text.contains(w))
        };
        let only_fixed = match s.decided(nth).filter(|d| !d.enclosures.is_empty()) {
            Some(decided) => {
                decided.enclosures.iter().all(|f| fixed(&f.name.to_lowercase()))
                    && !answer.contains("practicable")
            }
            None => fixed(&answer) && !open(&answer),
        };
        if only_fixed {
            let message = format!(
                "{} asks for a dataset, and it is given in a form that cannot be re-used.",
                crate::prose::capital(&s.name(nth))
            );
            report.add(Finding::new(check, s, At::Question(nth), message, DO));
        }
    }
}
