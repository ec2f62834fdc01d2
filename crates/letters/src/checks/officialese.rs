//! The letter uses words that people use.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "officialese",
    severity: casework::Severity::Advice,
    provision: "s.16(1)",
    checks: "The letter uses words that people use.",
    matters: "The letter is for somebody who does not work in an office. Plain words save a second letter.",
    bad: "The aforementioned number is 212.",
    good: "We bought 212.",
    run,
};

/// Words, and what could stand there.
const WORDS: [(&str, &str); 10] = [
    ("herewith", "with this letter"),
    ("hereby", "(nothing)"),
    ("heretofore", "until now"),
    ("aforementioned", "that"),
    ("aforesaid", "that"),
    ("hereinafter", "from here on"),
    ("forthwith", "at once"),
    ("notwithstanding", "despite"),
    ("thereof", "of it"),
    ("inter alia", "among other things"),
];

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for passage in &s.said {
        let found = WORDS.iter().find(|(word, _)| casework::words::contains_whole(&passage.words, word));
        if let Some((word, plain)) = found {
            let message = format!("\"{word}\" is a word of offices.");
            let finding = Finding::new(check, s, At::Span(passage.span), message, "Say it in plain English.");
            // What stands for nothing is not put in its place.
            let place = s.only(word, passage.span).filter(|_| !plain.starts_with('('));
            report.add(finding.put(*plain, false, place));
            return;
        }
    }
}
