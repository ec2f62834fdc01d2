//! More time under the environmental regulations rests on the complexity and the volume of the request.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "eir-extension-without-grounds",
    severity: casework::Severity::Risk,
    provision: "reg.7(1)",
    checks: "More time under the environmental regulations rests on the complexity and the volume of the request.",
    matters: "Only a request that is both complex and voluminous gives an authority the second twenty working days, and the applicant cannot see that it is unless the letter says so.",
    bad: "We need until 27 July 2026, 40 working days from receipt, and extend the time under regulation 7(1).",
    good: "We need until 27 July 2026, 40 working days from receipt, and extend the time under regulation 7(1): the request is for 3,000 readings from eleven gauges, and their complexity and volume make it impracticable to answer sooner.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let Some(law) = s.law().filter(|l| l.is_environmental()) else { return };
    if s.excerpt()
        || s.says(&["complex"]) && s.says(&["volum", "large amount", "large number", "large quantity"])
    {
        return;
    }
    let extends = s.said.iter().find(|p| {
        p.says(&["extend", "extension", "regulation 7", "more time", "further time", "additional time"])
            && p.says(&["time", "working days", "deadline"])
            && p.says(&[
                "40 working days",
                "20 working days",
                "regulation 7",
                "we need",
                "we have extended",
                "we are extending",
                "we extend",
            ])
            && !p.says(&["review", "public interest", "representation", "if ", "may ", "could "])
    });
    // A test of the public interest gives no more time at all: another check says so.
    if let Some(passage) = extends.filter(|_| !s.asks_for_more_time()) {
        let message =
            "The time is extended, and the letter does not say that the request is complex and voluminous.";
        let what =
            "Say what makes it both, and why that makes an answer within 20 working days impracticable.";
        report.add(Finding::new(check, s, At::Span(passage.span), message, what).under(law, "reg.7(1)"));
    }
}
