//! Where the letter neither confirms nor denies, it does not, for the same question, give away whether the information is held.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "ncnd-contradicted",
    severity: casework::Severity::Breach,
    provision: "s.1(1)(a)",
    checks: "Where the letter neither confirms nor denies, it does not, for the same question, give away whether the information is held.",
    matters: "To say that information will not be released, or that it is not held, confirms or denies what the letter says it will not.",
    bad: "Details of our firewall would not be released.",
    good: "Under section 31(3) of the Act we neither confirm nor deny whether we hold this information.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for (nth, question) in s.questions().iter().enumerate() {
        let neither = question.disposition == casework::Disposition::Ncnd
            || question.provisions.iter().any(|p| s.law().is_some_and(|law| super::subject::lifts(law, p)));
        if !neither {
            continue;
        }
        let answer = s.questions()[nth].answer.clone().unwrap_or_default();
        if let Some(sentence) = super::words::sentences(&answer)
            .into_iter()
            .find(|w| gives_away(w) || tells_of_it(w, &question.text))
        {
            let message = format!(
                "For {} the letter neither confirms nor denies, yet it says: \"{sentence}\"",
                s.name(nth)
            );
            let what =
                "Take the sentence out, or confirm that the information is held and rely on an exemption.";
            report.add(Finding::new(check, s, At::Question(nth), message, what));
        }
    }
}

/// Whether a sentence tells what became of the very thing that was asked for: "The two reports made in 2024 were passed
/// on". Words of the question stand at its beginning, and what is said of them is no supposition.
fn tells_of_it(sentence: &str, question: &str) -> bool {
    let small = |text: &str| text.to_lowercase().replace('\u{2019}', "'");
    let (s, question) = (small(sentence), small(question));
    let supposes = [
        "whether",
        " if ",
        "would",
        "could",
        "might",
        "may ",
        "neither",
        "duty",
        "exempt",
        "public interest",
        "commissioner",
        "section",
        "request",
        "review",
        "unless",
        "any ",
    ];
    let begins = ["the ", "these ", "those ", "both ", "all "].iter().any(|w| s.starts_with(w));
    if !begins || supposes.iter().any(|w| s.contains(w)) {
        return false;
    }
    let asked: Vec<&str> = question.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 4).collect();
    let head: Vec<&str> = s.split(|c: char| !c.is_alphanumeric()).take(6).collect();
    let thing = head.iter().any(|w| w.len() > 4 && asked.contains(w));
    thing
        && [" were ", " was ", " have been ", " has been ", " are held", " is held"]
            .iter()
            .any(|v| s.contains(v))
}

/// Whether a sentence says that the information is, or is not, held. A sentence that only speaks of the question
/// whether it is held says neither.
fn gives_away(sentence: &str) -> bool {
    let s = sentence.to_lowercase().replace('\u{2019}', "'");
    let open = [
        "whether",
        "neither",
        " if ",
        "if we",
        "may or may not",
        "may, or may not",
        "were held",
        "would be held",
        "would hold",
        "the following",
        "other",
        "duty",
        "confirm or deny",
        "confirming or denying",
        "confirm or to deny",
        "exempt from confirm",
        "may not hold",
        "would ",
        "could ",
        "might ",
        "not be taken",
        "any information held",
    ];
    // "Would not be released" speaks of what is there; other woulds do not.
    let s = s
        .replace("would not be released", "will not be released")
        .replace("would not be disclosed", "will not be disclosed");
    if open.iter().any(|w| s.contains(w)) {
        return false;
    }
    let refuses = [
        "will not be released",
        "will not be disclosed",
        "cannot be released",
        "cannot be disclosed",
        "is being withheld",
        "are being withheld",
        "is withheld",
        "are withheld",
        "held is exempt",
        "information is exempt under",
        "it is exempt under",
        "this is exempt under",
        "is exempt and will not",
        "have been withheld",
        "has been withheld",
        "we are withholding",
        "we withhold this information",
        "we have withheld",
    ];
    let holds = [
        "we hold this ",
        "we hold records",
        "we hold details",
        "we hold it",
        "we hold some",
        "details held",
        "we hold the information",
        "we do hold",
        "we confirm that we hold",
        "we confirm we hold",
        "can confirm that we hold",
        "the information is held",
        "we do not hold",
        "we don't hold",
        "is not held by us",
        "the information requested is held",
        "the information held",
    ];
    refuses.iter().chain(&holds).any(|w| s.contains(w))
}
