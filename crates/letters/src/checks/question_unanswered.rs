//! Every question that the letter takes up has an answer, and none is silently left out.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};
use crate::prose::capital;

pub(super) const CHECK: Check = Check {
    id: "question-unanswered",
    severity: casework::Severity::Breach,
    provision: "s.1(1)",
    checks: "Every question that the letter takes up has an answer, and none is silently left out.",
    matters: "The duty is owed question by question: one that nobody answers is a breach, even where all others are answered in full.",
    bad: "Who is your supplier? Harbourline Telecom Ltd.",
    good: "Who is your supplier? Harbourline Telecom Ltd. 3. How many handsets were lost in 2025? Nine.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    const DO: &str =
        "Answer it, say that the information is not held, or list it as to follow with a reason and a date.";
    for (nth, question, decided) in s.decisions() {
        let said = decided.has_content || question.disposition != casework::Disposition::Given;
        if !decided.decided && decided.see.is_none() {
            report.add(Finding::new(
                check,
                s,
                At::Question(nth),
                format!("{} has no decision.", capital(&s.name(nth))),
                DO,
            ));
        } else if !said {
            let message = format!("{} is marked as given, but nothing is given.", capital(&s.name(nth)));
            report.add(Finding::new(check, s, At::Question(nth), message, DO));
        }
    }
    for name in &s.draft.left_out {
        let message = format!("{} is neither answered nor listed as to follow.", capital(name));
        report.add(Finding::new(check, s, At::Letter, message, DO).about(name.clone()));
    }
    if s.structured() || s.excerpt() {
        return;
    }
    let answered = |q: &document::response::AnsweredQuestion| {
        q.answer.as_ref().is_some_and(|a| !a.trim().is_empty())
            || q.disposition != casework::Disposition::Unclear
    };
    for (nth, question) in s.questions().iter().enumerate() {
        // What is listed as to follow, by its number alone, is not repeated.
        let listed =
            !question.text.contains('?') && s.says(&["still to follow", "still to come", "will follow"]);
        if !answered(question) && !listed && s.questions().iter().any(answered) && one_by_one(s) {
            let message = format!("{} is repeated and not answered.", capital(&s.name(nth)));
            report.add(Finding::new(check, s, At::Question(nth), message, DO));
        }
    }
    if s.draft.request.is_empty() || s.questions().is_empty() {
        report.needs(check, "the questions of the request, and of the letter");
        return;
    }
    for asked in &s.draft.request {
        if !taken_up(s, asked) {
            let name = asked.label.as_ref().map_or_else(|| short(&asked.text), |l| format!("question {l}"));
            let message =
                format!("The request asks \"{}\", and the letter does not take it up.", short(&asked.text));
            report.add(Finding::new(check, s, At::Letter, message, DO).about(name));
        }
    }
}

/// Whether the letter answers its questions one by one. Where it lists them first, what follows may answer several.
fn one_by_one(s: &Subject<'_>) -> bool {
    let questions = s.questions();
    let placed = questions.iter().any(|q| q.answer_start.is_some());
    // Listed first, and each answer under its number.
    let under_number = |q: &document::response::AnsweredQuestion| {
        let (Some(label), Some(start)) = (q.label.as_deref(), q.answer_start) else { return false };
        let before =
            s.text.get(..start).unwrap_or_default().trim_end_matches([' ', '.', ')', ':', '(', '\t']);
        before.ends_with(label)
    };
    let answered: Vec<_> = questions.iter().filter(|q| q.answer_start.is_some()).collect();
    if answered.len() > 1 && answered.iter().all(|q| under_number(q)) {
        return true;
    }
    !placed
        || questions
            .windows(2)
            .any(|pair| pair[0].answer_end.is_some_and(|end| end > pair[0].end && end <= pair[1].start))
}

fn short(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    if short.len() < text.len() { format!("{}...", short.trim_end()) } else { short }
}

/// Whether a question of the request stands in the letter, in these words or nearly so, or under its label.
fn taken_up(s: &Subject<'_>, asked: &crate::draft::Asked) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 3)
            .map(str::to_owned)
            .collect()
    };
    let wanted = words(&asked.text);
    let near = |text: &str| {
        let have = words(text);
        let common = wanted.iter().filter(|w| have.contains(w)).count();
        !wanted.is_empty() && common * 2 >= wanted.len()
    };
    let same_label = asked.label.is_some() && s.questions().iter().any(|q| q.label == asked.label);
    same_label || wanted.is_empty() || s.questions().iter().any(|q| near(&q.text)) || near(&s.text)
}
