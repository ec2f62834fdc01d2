//! What the reader is not sure of, as questions to an officer, each answered with one press.

use casework::{
    Case,
    case::{Doubt, DoubtKind},
};

use super::frame::short;
use super::read_words::SignLine;
use crate::error::capital;

/// An answer: what the button says, what it sends, and for which question.
pub(super) struct Way {
    /// What the button says.
    pub says: &'static str,
    /// What it asks for.
    pub does: String,
    /// The question that it is about; empty for none.
    pub question: String,
}

/// A doubt on the page.
pub(super) struct DoubtLine {
    /// Its name.
    pub id: String,
    /// What is asked.
    pub asks: String,
    /// The words that it is about; empty for the whole text.
    pub words: String,
    /// Why.
    pub why: String,
    /// Where it stands, or what helps to answer it: address and words.
    pub link: Option<(String, &'static str)>,
    /// The answers.
    pub ways: Vec<Way>,
    /// The id under which each press is done once.
    pub command: uuid::Uuid,
}

/// The doubts of a case that nobody has answered.
pub(super) fn doubt_lines(case: &Case) -> Vec<DoubtLine> {
    case.doubts().into_iter().map(|doubt| line(case, doubt)).collect()
}

fn line(case: &Case, doubt: Doubt) -> DoubtLine {
    let words = doubt.place.map(|place| short(place.of(&case.text), 240)).unwrap_or_default();
    let way = |says, does: &str| Way { says, does: format!("{does}:{}", doubt.id), question: String::new() };
    let on = |says, does: &str, id: casework::QuestionId| Way {
        says,
        does: does.to_owned(),
        question: id.to_string(),
    };
    let (asks, ways, link) = match doubt.about {
        DoubtKind::Question(id) => {
            // A remark on a question asks whether it can be answered as it stands, a low certainty whether it is one.
            let remark = doubt.id.starts_with("unclear-");
            let keep = if remark { "Yes, it can be answered" } else { "Yes, keep it" };
            let mut ways = vec![way(keep, "right"), on("No question", "drop", id)];
            if !remark && case.place(id).is_some_and(|at| at > 0) {
                ways.push(on("Part of the one before", "join", id));
            }
            let asks = match remark {
                true => format!("Is {} clear enough?", case.name_of(id)),
                false => format!("Is {} one question?", case.name_of(id)),
            };
            (asks, ways, Some((format!("#place-{id}"), "See it in the text")))
        }
        DoubtKind::Overlooked => (
            "Is this a question?".to_owned(),
            vec![way("Yes, make it one", "wrong"), way("No", "right")],
            Some((format!("#place-{}", doubt.id), "See it in the text")),
        ),
        DoubtKind::OwnData(id) => (
            format!("Does {} ask for the applicant's own personal data?", case.name_of(id)),
            vec![way("Yes", "right"), way("No", "wrong")],
            Some((format!("#place-{id}"), "See it in the text")),
        ),
        DoubtKind::Sign(at) => {
            let said = case.signs().find(|(place, _)| *place == at);
            let said = said.map(|(at, sign)| SignLine::of(at, sign, &case.text).what).unwrap_or_default();
            (format!("{said}: is that so?"), vec![way("Yes", "right"), way("No", "wrong")], None)
        }
        DoubtKind::Whole => {
            let applicant = doubt.why.contains("name");
            let people = format!("{}/people", super::frame::case_href(case));
            (
                capital(&doubt.why),
                vec![way("Seen", "right")],
                applicant.then_some((people, "Look at who asks, and put it right")),
            )
        }
    };
    let why = match doubt.about {
        DoubtKind::Whole => String::new(),
        DoubtKind::Question(_) if doubt.id.starts_with("unclear-") => {
            format!("{}. Once it is accepted you can ask the applicant what is meant", capital(&doubt.why))
        }
        _ => capital(&doubt.why),
    };
    DoubtLine { id: doubt.id.clone(), asks, words, why, link, ways, command: uuid::Uuid::now_v7() }
}
