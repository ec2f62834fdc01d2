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
    ];
    let found = super::words::sentences(&s.text).into_iter().find(|w| {
        let w = w.to_lowercase();
        asks.iter().any(|p| w.contains(p))
            && ![
                "need not",
                "do not need",
                "don't need",
                "not have to",
                "not required",
                "regardless",
                "not ask",
                "without",
            ]
            .iter()
            .any(|p| w.contains(p))
            && (w.ends_with('?')
                || ["please", "tell us", "let us know", "explain", "we need to know"]
                    .iter()
                    .any(|p| w.contains(p)))
    });
    if let Some(sentence) = found {
        report.add(Finding::new(
            check,
            s,
            At::Letter,
            format!("The letter asks for the motive: \"{sentence}\""),
            "Take it out, or ask only what is needed to identify the information.",
        ));
    }
}
