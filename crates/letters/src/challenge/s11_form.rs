//! Section 11: the form in which information is given.

use document::{Law, Span};

use super::topic::{Point, Shown, Topic};
use crate::checks::{Ground, Subject};

pub(super) static TOPIC: Topic = Topic {
    subject: "s.11",
    title: "The form that was asked for",
    provisions: &[],
    points: &[
        Point {
            asks: "Why was the form that I asked for not reasonably practicable?",
            because: "A preference stated with the request is met so far as reasonably practicable, and reasons are owed where it is not.",
            cite: "s.11(1), s.11(3)",
            act: "Say what stands in the way, or give it in that form.",
            shown: Shown::Check("form-not-explained"),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "What would it have cost to give it in that form?",
            because: "Whether a form is practicable is judged in all the circumstances, cost among them; inconvenience alone is thin.",
            cite: "s.11(2)",
            act: "Say what it would cost, or that cost played no part.",
            shown: Shown::Words(&["cost", "hours", "convert", "software", "effort"]),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "Was another form offered?",
            because: "The duty to help applies to the form as to the rest.",
            cite: "s.16(1)",
            act: "Offer the nearest form that can be given: CSV, a summary, inspection.",
            shown: Shown::Words(&["instead", "we can offer", "alternative", "csv", "summary", "inspect"]),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "If it is a dataset, can it be used again?",
            because: "A dataset that is asked for in electronic form is given in a form that can be used again, so far as practicable.",
            cite: "s.11(1A)",
            act: "Give tables as CSV or as a workbook of values.",
            shown: Shown::Check("dataset-not-reusable"),
            ncnd: false,
            only: &[],
        },
    ],
};

/// The place where a letter says that it does not give the information in the form that was asked for; nothing where it
/// says no word of form.
pub(super) fn raised<'a>(subject: &Subject<'_>) -> Option<Ground<'a>> {
    const CUES: [&str; 9] = [
        "section 11",
        "format you asked",
        "format you requested",
        "format requested",
        "form you asked",
        "form you requested",
        "in the form requested",
        "your preferred format",
        "preferred form",
    ];
    let law = subject.law().filter(|l| *l == Law::Foia)?;
    let passage = subject.said.iter().find(|p| p.says(&CUES))?;
    Some(Ground {
        law,
        provision: "s.11".to_owned(),
        ncnd: false,
        questions: Vec::new(),
        details: Vec::new(),
        span: Some(Span::new(passage.span.start, passage.span.end)),
    })
}
