//! The letter does not ask why the information is wanted.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "motive-asked",
    severity: casework::Severity::Advice,
    provision: "s.1(1)",
    checks: "The letter does not ask why the information is wanted.",
    matters: "Requests are blind to motive; to ask for it discourages, and an applicant need not answer.",
    bad: "Please tell us why you want this information.",
    good: "Please tell us if you also want the years before.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let asks = [
        "why you want",
        "why you need",
        "why do you want",
        "why do you need",
        "the reason for your request",
        "the purpose of your request",
        "what you intend to use",
        "what you will use the information for",
        "how you intend to use",
        "your reason for asking",
        "reason for asking for",
        "reasons for your request",
        "reasons for asking",
        "intend to use the information",
        "will use the information for",
        "want the information for",
        "need the information for",
    ];
    let found = s.said.iter().find(|p| {
        p.says(&asks)
            && !p.says(&[
                "need not",
                "do not need",
                "don't need",
                "not have to",
                "not required",
                "regardless",
                "not ask",
                "without",
            ])
            && (p.words.ends_with('?')
                || p.says(&[
                    "please",
                    "tell us",
                    "told us",
                    "let us know",
                    "explain",
                    "we need to know",
                    "kindly",
                    "could you",
                    "state ",
                    "ask you for",
                ]))
    });
    if let Some(passage) = found {
        let what = "Take it out, or ask only what is needed to identify the information.";
        let message = "The letter asks for the motive.";
        report.add(Finding::new(check, s, At::Span(passage.span), message, what));
    }
}
