//! The law is called by its name and its year.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "law-misnamed",
    severity: casework::Severity::Advice,
    provision: "s.17(1)(b)",
    checks: "The law is called by its name and its year.",
    matters: "Who looks up an Act of the wrong year finds nothing, and wonders what else was not looked up.",
    bad: "Under the Freedom of Information Act 2002 ...",
    good: "Under the Freedom of Information Act 2000 ...",
    run,
};

/// A name in small letters, and its year.
const NAMES: [(&str, &str); 4] = [
    ("freedom of information act", "2000"),
    ("freedom of information (scotland) act", "2002"),
    ("environmental information regulations", "2004"),
    ("environmental information (scotland) regulations", "2004"),
];

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    // An applicant's words, quoted, are the applicant's.
    let theirs =
        |p: &&super::Passage| !["i", "me", "my"].iter().any(|w| casework::words::contains_whole(&p.words, w));
    for passage in s.said.iter().filter(theirs) {
        for (name, year) in NAMES {
            let said = passage.words.match_indices(name).find_map(|(at, _)| {
                let after = passage.words[at + name.len()..].trim_start_matches([' ', ',', '(']);
                let said: String = after.chars().take_while(char::is_ascii_digit).collect();
                let a_year = said.len() == 4 && (said.starts_with("19") || said.starts_with("20"));
                (a_year && said != year).then_some(said)
            });
            if let Some(said) = said {
                let message = format!("The law is dated {said}; it is of {year}.");
                let finding =
                    Finding::new(check, s, At::Span(passage.span), message, format!("Write {year}."));
                report.add(finding.suggest(year, true));
                return;
            }
        }
    }
}
