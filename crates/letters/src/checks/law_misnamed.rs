//! The law is called by its name and its year.

use document::Law;

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
    bad: "We have handled it under the Freedom of Information Act 2005.",
    good: "We have handled it under the Freedom of Information Act 2000.",
    run,
};

/// A name in small letters, its year, and the law.
const NAMES: [(&str, &str, Law); 4] = [
    ("freedom of information act", "2000", Law::Foia),
    ("freedom of information (scotland) act", "2002", Law::Foisa),
    ("environmental information regulations", "2004", Law::Eir),
    ("environmental information (scotland) regulations", "2004", Law::Eisrs),
];

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    // An applicant's words, quoted, are the applicant's.
    let theirs =
        |p: &&super::Passage| !["i", "me", "my"].iter().any(|w| casework::words::contains_whole(&p.words, w));
    for passage in s.said.iter().filter(theirs) {
        for (name, year, law) in NAMES {
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
                // The year of another law may mean that law, and it is the name that is wrong.
                let safe = s.law() == Some(law) && !NAMES.iter().any(|(_, year, _)| *year == said);
                report.add(finding.put(year, safe, s.only(&said, passage.span)));
                return;
            }
        }
    }
}
