//! The time given for asking for a review is not shorter than the law's.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "review-period-wrong",
    severity: casework::Severity::Risk,
    provision: "s.45 Code, part 5",
    checks: "The time given for asking for a review is not shorter than the law's.",
    matters: "EIR and FOISA give 40 working days by law; under FOIA the Code does.",
    bad: "If you are not content with this answer you can require us to review it (section 20 of the Act) within 20 working days of this letter: write to reviews@glenwexmoor.example.",
    good: "If you are not content with this answer you can require us to review it (section 20 of the Act) within 40 working days of this letter: write to reviews@glenwexmoor.example.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let (Some(law), Some(within)) = (s.law(), s.draft.response.rights.review_within.as_deref()) else {
        return;
    };
    let rights = law::rights(law);
    let words = within.to_lowercase();
    let number: u32 =
        words.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or_default();
    // Only a period in working days can be compared without counting days, which is the law's.
    if !words.contains("working day") || number == 0 || number >= rights.review_within_working_days {
        return;
    }
    let severity =
        if law == document::Law::Foia { casework::Severity::Risk } else { casework::Severity::Breach };
    let message = format!("The letter gives {within} to ask for a review; it is {}.", rights.review_within);
    let told = s.said.iter().find(|p| p.says(&["review", "complain", "representation"]) && p.says(&[&words]));
    let at = told.map_or(At::Letter, |p| At::Span(p.span));
    let finding = Finding::new(check, s, at, message, format!("Say {}.", rights.review_within));
    report.add(
        finding
            .under(law, rights.review_within_provision)
            .with_severity(severity)
            // Under FOIA the period is the Code's, and the authority may have a reason for its own.
            .put(rights.review_within, rights.review_is_statutory, told.and_then(|p| s.only(&words, p.span))),
    );
}
