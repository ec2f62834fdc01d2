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

/// What calls it an exemption, and what it is.
const CALLS: [(&str, &str); 6] = [
    ("exempt under section 12", "beyond the cost limit in section 12"),
    ("exempt under s.12", "beyond the cost limit in s.12"),
    ("exempt under s12", "beyond the cost limit in s.12"),
    ("exemption under section 12", "cost limit in section 12"),
    ("exemption at section 12", "cost limit in section 12"),
    ("section 12 exemption", "section 12 cost limit"),
];

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if s.of_section(document::Law::Foia, "12").is_empty() {
        return;
    }
    for passage in &s.said {
        let called = CALLS.iter().find_map(|(cue, right)| {
            let at = passage.words.match_indices(cue).map(|(at, _)| at).find(|at| {
                !passage.words[at + cue.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
            })?;
            Some((at, *cue, *right))
        });
        let Some((at, cue, right)) = called else { continue };
        let before = passage.words[..at].rsplit(' ').nth(1).unwrap_or_default();
        // "An exemption" becomes "a limit"; an absolute one needs another sentence.
        let (cue, right) = match before {
            "an" if cue.starts_with("exemption") => (format!("an {cue}"), format!("a {right}")),
            _ => (cue.to_owned(), right.to_owned()),
        };
        let safe = !["absolute", "qualified", "full"].contains(&before);
        let message = "Section 12 is called an exemption.";
        let what = "Say that it removes the duty to comply with the request.";
        let finding = Finding::new(check, s, At::Span(passage.span), message, what);
        report.add(finding.put(right, safe, s.only(&cue, passage.span)));
        return;
    }
    if let Some(passage) = s.said.iter().find(|p| called_so(&p.words)) {
        let message = "Section 12 is called an exemption.";
        let what = "Say that it removes the duty to comply with the request.";
        report.add(Finding::new(check, s, At::Span(passage.span), message, what));
    }
}

/// Whether a sentence in small letters calls the section an exemption, in whatever order: close by, and of it alone.
fn called_so(words: &str) -> bool {
    let said: Vec<&str> = words
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != ')'))
        .collect();
    let section = said.iter().enumerate().find_map(|(at, word)| {
        let bare = word.trim_start_matches("s.").trim_start_matches('s');
        let twelve = bare == "12" || bare.starts_with("12(1") || bare.starts_with("12(2");
        let named = *word != bare || at > 0 && ["section", "s", "s."].contains(&said[at - 1]);
        (twelve && named).then_some(at)
    });
    let Some(at) = section else { return false };
    let near = &said[at.saturating_sub(5)..(at + 2).min(said.len())];
    near.iter().any(|w| ["exempt", "exempted", "exemption"].contains(w))
        && !["not an exemption", "no exemption", "other exemption", "any exemption", "exemptions"]
            .iter()
            .any(|p| words.contains(p))
}
