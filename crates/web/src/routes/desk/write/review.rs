//! The outcome of a review: what it decided, why, and what is answered anew.

use casework::{Progress, case::ReviewDecision};
use office::{CasePage, Notice};

use super::super::frame::{chosen, day};
use super::super::step::{date, many, one, text};
use super::{Asks, kinds, questions};
use crate::form::Form;
use crate::view::Choice;

pub(super) fn asks(view: &CasePage) -> Asks {
    let case = &view.case;
    let open = case.reviews.iter().find(|r| r.answered.is_none());
    let cite = case.law().and_then(|law| kinds::provision(casework::case::LetterKind::ReviewOutcome, law));
    let cite = cite.map_or(String::new(), |p| format!(" ({p})"));
    let due = open.and_then(|r| r.due).map_or(String::new(), |d| format!(" The outcome is due {}.", day(d)));
    let grounds = open.map_or(String::new(), |r| format!("“{}”", r.grounds));
    let anew = office::decided_anew(case);
    let mut start = Form::new();
    for id in &anew {
        start = start.with("question", id.to_string());
    }
    let decisions = ReviewDecision::ALL
        .into_iter()
        .map(|d| {
            let hint = match d {
                ReviewDecision::Upheld => "You looked at all of it anew and would decide the same",
                ReviewDecision::UpheldInPart => "Some answers stand; decide the others anew first",
                ReviewDecision::Overturned => "Decide every question anew first",
            };
            Choice::new(d.id(), crate::error::capital(d.words())).hint(hint)
        })
        .collect();
    let sent = |q: &office::QuestionView| matches!(q.progress, Progress::Sent);
    Asks {
        lead: vec![
            grounds,
            format!("Somebody who did not decide the request looks at all of it anew{cite}.{due}"),
            "What is to be answered differently you decide first, question by question on the case page. The letter then gives those answers anew and stands in the place of the one reviewed; clearance and findings apply to it.".to_owned(),
        ],
        fields: vec![
            one("decision", "What did the review decide?", decisions),
            many("question", "Which questions are answered anew?", questions(view, sent))
                .hint("None, where the answer stands. Those decided anew during the review are ticked"),
            text("words", "The reasons", "Answer what the applicant said. Where a time limit was missed, say so and what you will do"),
            date("by", "By which day will anything else be put right?", "Where something is still to be done, such as sending what was left out. May be empty"),
        ],
        start,
        field: "decision",
    }
}

pub(super) fn read(form: &mut Form) -> Option<Notice> {
    let decision = ReviewDecision::from_id(form.value("decision"));
    if decision.is_none() {
        form.fail("decision", "Choose what the review decided");
    }
    let by = form.date("by", "The day");
    let reasons = form.required("words", "Give the reasons of the review");
    Some(Notice::Review {
        decision: decision?,
        reasons,
        by,
        answers: chosen(form, "question"),
        supersedes: None,
    })
}
