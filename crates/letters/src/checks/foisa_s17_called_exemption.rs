//! That information is not held is not called an exemption.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "foisa-s17-called-exemption",
    severity: casework::Severity::Advice,
    provision: "s.17(1)",
    checks: "That information is not held is not called an exemption.",
    matters: "What is not held cannot be exempt. Section 17 is a notice, and a letter that calls it an exemption makes the applicant ask what is being kept back.",
    bad: "We do not hold this information, so the section 17 exemption applies.",
    good: "This is notice under section 17(1) of the Act that we do not hold the information.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if s.law() != Some(document::Law::Foisa) {
        return;
    }
    let calls = s.said.iter().find(|p| {
        [
            "exempt under section 17",
            "exempt under s.17",
            "exemption under section 17",
            "section 17 exemption",
            "exempt in terms of section 17",
            "exempt by section 17",
            "exemption in section 17",
            "exemption at section 17",
            "exemption at s.17",
            "exemption in s.17",
            "exemption under s.17",
            "exemption of section 17",
            "exemption contained in section 17",
        ]
        .iter()
        .any(|cue| {
            p.words
                .match_indices(cue)
                .any(|(at, _)| !p.words[at + cue.len()..].starts_with(|c: char| c.is_ascii_digit()))
        })
    });
    if let Some(passage) = calls {
        let message = "Section 17 is called an exemption.";
        let what = "Say that this is notice that the information is not held.";
        let finding = Finding::new(check, s, At::Span(passage.span), message, what);
        report.add(finding.put(
            "This is notice under section 17(1) that we do not hold the information.",
            false,
            Some(passage.span),
        ));
    }
}
