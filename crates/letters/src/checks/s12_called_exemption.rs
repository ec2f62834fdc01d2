//! Section 12 is not called an exemption.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "s12-called-exemption",
    severity: casework::Severity::Advice,
    provision: "s.12(1)",
    checks: "Section 12 is not called an exemption.",
    matters: "It is a limit on the duty, for the request as a whole: what is called an exemption is then applied to single items.",
    bad: "The information is exempt under section 12(1) of the Act.",
    good: "Section 12(1) of the Act removes the duty to comply with this request.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let calls = |w: &String| {
        let w = w.to_lowercase();
        [
            "exempt under section 12 ",
            "exempt under section 12.",
            "exempt under section 12(",
            "exemption under section 12 ",
            "exemption under section 12(",
            "section 12 exemption",
            "exempt under s.12",
            "exempt under s12",
            "exemption at section 12(",
        ]
        .iter()
        .any(|p| w.contains(p))
    };
    if super::words::sentences(&s.text).iter().any(calls)
        && !s.of_section(document::Law::Foia, "12").is_empty()
    {
        report.add(Finding::new(
            check,
            s,
            At::Letter,
            "Section 12 is called an exemption.",
            "Say that it removes the duty to comply with the request.",
        ));
    }
}
