//! What is redacted is redacted under an exemption.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "redaction-without-exemption",
    severity: casework::Severity::Risk,
    provision: "s.17(1)(b)",
    checks: "What is redacted is redacted under an exemption.",
    matters: "A black bar is a refusal in part: the notice names the exemption and says why, or what is under the bar was simply not answered.",
    bad: "Some names have been redacted.",
    good: "The names of two officers have been redacted under section 40(2) of the Act, with section 40(3A)(a): to disclose them would be unfair",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if s.excerpt() || !s.grounds.is_empty() || !s.draft.response.provisions.is_empty() {
        return;
    }
    if super::words::names_an_exemption(&s.lower)
        || s.says(&[
            "regulation 12",
            "regulation 13",
            "regulation 10",
            "regulation 11",
            "not relevant",
            "out of scope",
            "outside the scope",
            "irrelevant",
        ])
    {
        return;
    }
    let redacts = s.said.iter().find(|p| {
        p.says(&[
            "been redacted",
            "have redacted",
            "are redacted",
            "is redacted",
            "with redactions",
            "redactions have been",
            "blacked out",
            "have removed",
            "been removed",
            "removed certain",
            "names removed",
            "details removed",
        ]) && !p.says(&[
            "not been redacted",
            "from service",
            "of your request",
            "your identity",
            "applicant",
            "requester",
            "personal details",
            "from use",
            "from the list",
            "from the register",
            "from site",
            "were removed",
            "no redact",
            "would ",
            "could ",
            "if ",
            "cost",
            "hour",
        ])
    });
    if let Some(passage) = redacts {
        let message = "Something is redacted, and the letter names no exemption for it.";
        let what = "Name the exemption for each kind of redaction, and say why it applies.";
        report.add(Finding::new(check, s, At::Span(passage.span), message, what));
    }
}
