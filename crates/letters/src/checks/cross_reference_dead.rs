//! A pointer to another answer leads to an answer.

use std::collections::{HashMap, HashSet};

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "cross-reference-dead",
    severity: casework::Severity::Breach,
    provision: "s.1(1)",
    checks: "A pointer to another answer leads to an answer.",
    matters: "A question answered by a pointer to nothing is not answered.",
    bad: "Please see our answer to question 9.",
    good: "Please see our answer to question 1.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    const DO: &str = "Point to the question that answers it, or answer it in its own place.";
    for (nth, _, decided) in s.decisions() {
        if let Some(other) = decided.see.as_ref().filter(|_| !decided.see_stands) {
            let message = format!(
                "{} points to {other}, which has no answer here.",
                crate::prose::capital(&s.name(nth))
            );
            report.add(Finding::new(check, s, At::Question(nth), message, DO));
        }
    }
    let labelled = s.questions().iter().filter(|q| q.label.is_some()).count();
    if s.excerpt() || labelled == 0 || labelled != s.questions().len() {
        return;
    }
    let labels: Vec<String> =
        s.questions().iter().filter_map(|q| q.label.as_deref()).map(str::to_lowercase).collect();
    let known = Known::of(&labels);
    // The request may have had questions that this letter does not take up.
    let asked: HashSet<String> =
        s.draft.request.iter().filter_map(|q| q.label.as_deref()).map(str::to_lowercase).collect();
    // Questions may share an answer.
    let mut pointers: HashMap<String, Vec<String>> = HashMap::new();
    for (nth, own) in labels.iter().enumerate() {
        let answer = s.answer(nth);
        let brief = unanswered(&answer);
        for label in pointers.entry(answer).or_insert_with_key(|answer| pointed(answer)).iter() {
            let itself = own == label && brief;
            if itself || !known.names(label) && !asked.contains(label) {
                let what = if itself { "itself" } else { "a question that is not in the letter" };
                let message =
                    format!("{} points to question {label}: {what}.", crate::prose::capital(&s.name(nth)));
                report.add(Finding::new(check, s, At::Question(nth), message, DO));
            }
        }
    }
}

/// The labels of the letter, with those of which they are parts: `2` of `2b`, not `1` of `11`.
struct Known<'l> {
    labels: HashSet<&'l str>,
    wider: HashSet<&'l str>,
}

impl<'l> Known<'l> {
    fn of(labels: &'l [String]) -> Self {
        Known {
            labels: labels.iter().map(String::as_str).collect(),
            wider: labels.iter().flat_map(|l| wider(l)).collect(),
        }
    }

    /// Whether a label is one of them, a part of one, or has one as its part.
    fn names(&self, label: &str) -> bool {
        self.wider.contains(label) || wider(label).any(|l| self.labels.contains(l))
    }
}

/// A label and all of which it is a part.
fn wider(label: &str) -> impl Iterator<Item = &str> {
    let cut = |at: &usize| !label[*at..].starts_with(|c: char| c.is_ascii_digit());
    let cuts = label.char_indices().map(|(at, _)| at).chain([label.len()]);
    cuts.filter(cut).map(|at| &label[..at])
}

/// Whether an answer is a pointer and nothing else.
fn unanswered(answer: &str) -> bool {
    answer.split_whitespace().count() <= 9
}

/// The labels of the questions to which an answer in small letters points: in a sentence that sends the reader there.
fn pointed(answer: &str) -> Vec<String> {
    const SENDS: [&str; 14] = [
        "see ",
        "refer",
        "as stated",
        "as above",
        "as in",
        "as per",
        "as given",
        "as for",
        "as set out",
        "answered",
        "answer to",
        "response to",
        "reply to",
        "covered",
    ];
    let mut out = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    for sentence in super::words::sentences(answer) {
        // Another request, or one that the applicant made before, has questions of its own.
        let elsewhere = ["previous", "earlier request", "another request", "letter of", "your other", "foi "]
            .iter()
            .any(|w| sentence.contains(w));
        let sent = SENDS.iter().filter_map(|w| sentence.find(w).map(|at| at + w.len())).min();
        for (at, _) in sentence.match_indices("question ") {
            let sends = sent.is_some_and(|end| end <= at);
            let after = &sentence[at + "question ".len()..];
            let label: String = after.chars().take_while(|c| c.is_alphanumeric()).collect();
            let is_label = label.chars().next().is_some_and(|c| c.is_ascii_digit()) || label.len() == 1;
            if sends && !elsewhere && is_label && known.insert(label.clone()) {
                out.push(label);
            }
        }
    }
    out
}
