//! A refusal tells how to complain to the authority, or that it has no procedure.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "review-route-missing",
    severity: casework::Severity::Breach,
    provision: "s.17(7)(a)",
    checks: "A refusal tells how to complain to the authority, or that it has no procedure.",
    matters: "Without it the applicant does not know the first step, and the regulator will send them back to take it.",
    bad: "If you are not content with this answer you can complain to the Information Commissioner (section 50 of the Act): https://ico.org.uk/make-a-complaint/",
    good: "If you are not content with this answer you can ask us for an internal review within 40 working days of this letter: write to reviews@wexmoor.example.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    // After a review there is no other: only the regulator is left.
    if !super::words::ends_here(s) || super::words::answers_a_review(s) {
        return;
    }
    match s.draft.response.review_route {
        Some(true) => {}
        None => report.needs(check, "whether the letter goes on after what was read"),
        Some(false)
            if s.says(&[
                "internal review",
                "no complaints procedure",
                "no procedure for",
                "do not have a complaints procedure",
            ]) => {}
        Some(false) => {
            let refuses = s.refuses() && !super::words::only_asks_for_time(s);
            let severity = match (refuses, super::words::looks_like_a_letter(s)) {
                (true, true) => casework::Severity::Breach,
                (true, false) => casework::Severity::Risk,
                (false, _) => casework::Severity::Advice,
            };
            let law = s.law().unwrap_or(document::Law::Foia);
            let rights = law::rights(law);
            let text = format!(
                "If you are not content with this answer you can ask us for an {} within {} of this letter.",
                rights.review_name, rights.review_within
            );
            let text = if law == document::Law::Foia { text } else { text.replace("for an ", "for a ") };
            let finding = Finding::new(
                check,
                s,
                At::Letter,
                "The letter does not say how to ask for a review.",
                "Say how to ask for one, and to whom to write.",
            )
            .under(law, rights.notice_provision)
            .with_severity(severity)
            // Where the law itself gives the review, it is there whatever the authority's own procedure.
            .put(text, rights.review_is_statutory, s.before_close());
            report.add(finding);
        }
    }
}
