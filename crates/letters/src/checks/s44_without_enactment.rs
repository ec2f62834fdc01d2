//! Where section 44 is relied on, the letter names what forbids disclosure.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s44-without-enactment",
    severity: casework::Severity::Risk,
    provision: "s.44(1)",
    checks: "Where section 44 is relied on, the letter names what forbids disclosure.",
    matters: "The section forbids nothing by itself: without the other enactment the applicant cannot tell whether it applies.",
    bad: "We withhold it under section 44(1)(a) of the Act, because disclosure is prohibited.",
    good: "We withhold it under section 44(1)(a) of the Act: section 23 of the Wexmoor Harbour Act 1999 prohibits disclosure, and none of its gateways is open.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.of_section(document::Law::Foia, "44").into_iter().filter(|g| !g.ncnd) {
        let said = if s.structured() {
            ground.details.iter().any(|r| !r.enactment.trim().is_empty())
        } else {
            s.excerpt()
                || s.says(&["contempt of court", "court order", "order of the court"])
                || names_an_enactment(&s.text)
        };
        if !said {
            let message = "Section 44 is relied on, and the letter does not name what forbids disclosure.";
            report.add(Finding::new(
                check,
                s,
                s.at(ground),
                message,
                "Name the enactment and the section, and say that its gateways were considered.",
            ));
        }
    }
}

/// Whether a text names an enactment that is none of the laws on access: `Water Industry Act 1991`, or one by its
/// initials with a section before it.
fn names_an_enactment(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).enumerate().any(|(at, pair)| {
        let before = pair[0].trim_matches(|c: char| !c.is_alphanumeric());
        let word = pair[1].trim_matches(|c: char| !c.is_alphanumeric());
        let kind = ["Act", "Acts", "Regulations", "Order", "Rules", "Directive", "Measure"].contains(&word);
        let capital = before.chars().next().is_some_and(char::is_uppercase);
        let access = ["The", "This", "Information", "Scotland", "FOI", "That", "Our"].contains(&before);
        // "section 348 of FSMA"
        let initials = word.len() >= 3
            && word.chars().all(|c| c.is_ascii_uppercase())
            && !["FOIA", "FOI", "EIR", "ICO", "FOISA", "EIRS"].contains(&word)
            && before == "of"
            && words[at.saturating_sub(3)..at].iter().any(|w| w.to_lowercase().starts_with("section"));
        kind && capital && !access || initials
    })
}
