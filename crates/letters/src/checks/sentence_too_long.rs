//! A sentence can be read in one breath.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "sentence-too-long",
    severity: casework::Severity::Advice,
    provision: "s.16(1)",
    checks: "A sentence can be read in one breath.",
    matters: "A reason that has to be read three times is not understood, and is asked about again.",
    bad: "We bought 212 laptops in the year that you ask about, of which the greater part were bought in the first three months because the old ones could no longer be mended and the firm that had mended them for many years was closing its shop in the town, while the rest were bought one by one as new people joined the teams that work away from the Guildhall and needed a laptop of their own.",
    good: "We bought 212 laptops. Most were bought in the first three months, because the old ones could no longer be mended.",
    run,
};

/// More words than this are too many in one sentence.
const MOST: usize = 70;

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let long = s.said.iter().find(|p| {
        let text = p.span.of(&s.text);
        // A list, a table or an address is no sentence.
        let prose = text.trim_end().ends_with('.') && text.lines().count() * 5 < p.words.split(' ').count();
        prose && !text.contains(['|', '\t', '\u{2022}', ':']) && p.words.split(' ').count() > MOST
    });
    if let Some(passage) = long {
        let count = passage.words.split(' ').count();
        let message = format!("A sentence has {count} words.");
        report.add(Finding::new(check, s, At::Span(passage.span), message, "Make two or three of it."));
    }
}
