//! Where information is not given in the form that the applicant prefers, the letter says why.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "form-not-explained",
    severity: casework::Severity::Risk,
    provision: "s.11(3)",
    checks: "Where information is not given in the form that the applicant prefers, the letter says why.",
    matters: "A preference is given effect so far as reasonably practicable; where it is not, the authority must notify the applicant of the reasons.",
    bad: "We cannot provide it as a spreadsheet.",
    good: "We cannot provide it as a spreadsheet, because it is kept on paper and has 9,000 lines.",
    run,
};

const FORMS: [&str; 9] = [
    "spreadsheet",
    "excel",
    "csv",
    "electronic form",
    "in the format",
    "format requested",
    "format you",
    "xlsx",
    "machine-readable",
];

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    const DO: &str = "Say why the form that was asked for is not reasonably practicable, or give it.";
    // The files that go out are not of the kind that the question asks for, and nothing is said of it.
    let says_why = s.says(&["format", "in the form ", "spreadsheet", "excel", "csv"]);
    for (nth, question, decided) in s.decisions() {
        let asked = question.text.to_lowercase();
        let wants = ["excel", "csv", "spreadsheet", "xlsx"].iter().any(|f| asked.contains(f));
        let pdf = |f: &crate::draft::Enclosed| f.name.to_lowercase().ends_with(".pdf");
        let beside = s.text.to_lowercase().matches("spreadsheet").count()
            > asked.matches("spreadsheet").count()
            || says_why && s.said.iter().any(|p| p.says(&FORMS));
        if wants && !decided.enclosures.is_empty() && decided.enclosures.iter().all(pdf) && !beside {
            let message = format!(
                "{} asks for a spreadsheet, and only PDF is enclosed.",
                crate::prose::capital(&s.name(nth))
            );
            report.add(Finding::new(check, s, At::Question(nth), message, DO));
        }
    }
    for (at, passage) in s.said.iter().enumerate() {
        let refuses = passage.says(&["cannot", "unable to", "not able to", "not possible to", "can not"])
            && passage.says(&["provide", "supply", "give ", "send", "release"])
            && passage.says(&FORMS)
            && !passage.says(&["if you", "should you", "please let us know", "whether", "open the"]);
        // The reason may stand in the sentence before or after.
        let around = &s.said[at.saturating_sub(1)..(at + 2).min(s.said.len())];
        let explained = around.iter().any(|p| super::words::gives_a_reason(&p.words));
        if refuses && !explained && !s.excerpt() {
            let message = "The letter does not give the information in the form that was asked for, and does not say why.";
            report.add(Finding::new(check, s, At::Span(passage.span), message, DO));
            return;
        }
    }
}
