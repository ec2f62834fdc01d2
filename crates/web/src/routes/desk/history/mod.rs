//! The page of an imported case: question and answer as they were read, marked as history, with what is uncertain and
//! one click to put it right. Nobody works on it; it can be published after a look.

mod correct;

use askama::Template;
use axum::Router;
use axum::response::Html;
use axum::routing::{get, post};
use casework::{
    Case,
    case::{History, KnownFrom},
    permission::Operation,
};
use document::response::{Disposition, Outcome};
use office::{Doubt, HistoryPage};

use super::frame::{self, case_href, day, html};
use crate::Answer;
use crate::error::capital;
use crate::form::Form;
use crate::state::{AppState, Desk};
use crate::view::{Choice, Mark, Marked, Page, Row, Tag};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk/cases/{reference}/history", post(correct::at_once))
        .route("/desk/cases/{reference}/history/{what}", get(correct::look).post(correct::save))
}

/// A question with its answer, as it was read.
struct Line {
    id: u32,
    name: String,
    text: String,
    answer: String,
    tag: Tag,
    provisions: String,
    own: bool,
    placed: bool,
    answer_placed: bool,
    doubts: Vec<String>,
    published: bool,
    command: uuid::Uuid,
}

#[derive(Template)]
#[template(path = "desk/history.html")]
struct Shown {
    page: Page,
    form: Form,
    done: String,
    href: String,
    reference: String,
    facts: Vec<String>,
    of: Option<String>,
    letter: Vec<Row>,
    doubts: Vec<String>,
    lines: Vec<Line>,
    became: Vec<Choice>,
    marked: Marked,
    original: (String, String),
    attachments: Vec<(String, String)>,
    request: Option<(String, String, String)>,
    entries: Vec<(String, bool)>,
    proposed: bool,
    may_correct: bool,
    may_publish: bool,
    may_keep: bool,
}

/// The outcome of the whole, in a word or two.
pub(crate) fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Full => "Given",
        Outcome::Partial => "Given in part",
        Outcome::Refused => "Refused",
        Outcome::NotHeld => "Not held",
        Outcome::Ncnd => "Neither confirmed nor denied",
        Outcome::S12 => "Refused for its cost",
        Outcome::S14 => "Refused as vexatious or repeated",
        Outcome::Other => "Something else",
    }
}

/// The page, with what was done just before or a form that came back.
pub(super) fn show(desk: &Desk, view: HistoryPage, form: Form, done: String) -> Answer<Html<String>> {
    let HistoryPage { page: view, doubts } = view;
    let case = &view.case;
    let href = case_href(case);
    let may = |operation| view.may.contains(&operation);
    let Some(history) = case.history.as_ref() else { return Err(crate::Error::NotFound) };
    let file = |sha256: &str| format!("{href}/files/{sha256}");
    html(Shown {
        page: desk
            .page(case.subject.clone())
            .here("imported")
            .back("Imported letters", "/desk/imported")
            .of_form(&form),
        done,
        reference: case.reference.clone(),
        facts: facts(case, history),
        of: history.of.clone(),
        letter: letter(history, &href, may(Operation::CorrectHistory)),
        doubts: doubts.iter().filter(|d| d.question.is_none()).map(|d| d.what.clone()).collect(),
        lines: case.questions.iter().map(|q| line(case, history, q, &doubts)).collect(),
        became: became(),
        marked: marked(case, history),
        original: (case.original.name.clone(), file(&case.original.sha256)),
        attachments: case.attachments.iter().map(|f| (f.name.clone(), file(&f.sha256))).collect(),
        request: history
            .request
            .as_ref()
            .map(|r| (r.original.name.clone(), file(&r.original.sha256), r.text.clone())),
        entries: case.entries.iter().map(|e| (e.title.clone(), e.withdrawn.is_some())).collect(),
        proposed: history.proposed_for_the_log && case.entries.is_empty(),
        may_correct: may(Operation::CorrectHistory),
        may_publish: may(Operation::Publish) && history.of.is_none(),
        may_keep: may(Operation::Keep),
        form,
        href,
    })
}

fn facts(case: &Case, history: &History) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(on) = history.answered {
        facts.push(format!("Answered {}", day(on)));
    }
    if let Some(law) = history.law {
        facts.push(law.title().to_owned());
    }
    if let Some(outcome) = history.outcome {
        facts.push(outcome_words(outcome).to_owned());
    }
    facts.push(format!("Imported {}", day(case.origin.received_on)));
    facts
}

/// What the letter says of itself, row by row; what it does not say is said to be so.
fn letter(history: &History, href: &str, may: bool) -> Vec<Row> {
    let unknown = || "Not found".to_owned();
    let row = |key: &str, value: Option<String>, field: &str| {
        let row = Row::new(key, value.unwrap_or_else(unknown));
        if may && !field.is_empty() {
            row.action("Change", format!("{href}/history/letter#{field}"))
        } else {
            row
        }
    };
    let from = match history.answered_from {
        Some(KnownFrom::Mail) => ", by the e-mail",
        Some(KnownFrom::List) => ", by the list",
        Some(KnownFrom::Officer) => ", put right here",
        Some(KnownFrom::Letter) | None => "",
    };
    let relied: Vec<String> =
        history.provisions.iter().filter(|p| p.relied_on).map(|p| p.provision.clone()).collect();
    let place = match history.source.entry {
        Some(entry) => format!("{}, entry {entry}", history.source.file),
        None => history.source.file.clone(),
    };
    let mut rows = vec![
        row("Reference", history.reference.clone(), "reference"),
        row("Received", history.received.map(day), "received"),
        row("Answered", history.answered.map(|on| format!("{}{from}", day(on))), "answered"),
        row("Law", history.law.map(|law| law.title().to_owned()), "law"),
        row("Outcome", history.outcome.map(|o| outcome_words(o).to_owned()), "outcome"),
        row("Answered by", history.authority.clone(), ""),
    ];
    if !relied.is_empty() {
        rows.push(Row::new("Relied on", relied.join(", ")));
    }
    rows.push(Row::new("Came from", place));
    rows
}

fn line(case: &Case, history: &History, question: &casework::case::Question, doubts: &[Doubt]) -> Line {
    let found = history.answer(question.id);
    let disposition = found.map_or(Disposition::Unclear, |f| f.disposition);
    let standing = case.entries.iter().filter(|e| e.withdrawn.is_none());
    Line {
        id: question.id.0,
        name: capital(&case.name_of(question.id)),
        text: question.text.clone(),
        answer: found.and_then(|f| f.answer.clone()).unwrap_or_default(),
        tag: frame::disposition_tag(disposition),
        provisions: found.map(|f| f.provisions.join(", ")).unwrap_or_default(),
        own: question.own_personal_data == Some(true),
        placed: question.place.is_some(),
        answer_placed: found.is_some_and(|f| f.place.is_some()),
        doubts: doubts.iter().filter(|d| d.question == Some(question.id)).map(|d| d.what.clone()).collect(),
        published: standing.flat_map(|e| &e.answers).any(|a| a.question == question.id),
        command: uuid::Uuid::now_v7(),
    }
}

/// What can be said of a question with one click.
fn became() -> Vec<Choice> {
    use Disposition as D;
    [D::Given, D::GivenInPart, D::Withheld, D::NotHeld, D::Accessible, D::Refused, D::Ncnd]
        .into_iter()
        .map(|d| Choice::new(d.id(), frame::disposition_words(d)))
        .collect()
}

/// The text with the places of questions and answers.
fn marked(case: &Case, history: &History) -> Marked {
    let questions = case.questions.iter().filter_map(|q| {
        let label = case.name_of(q.id);
        Some(Mark { span: q.place?, id: format!("place-{}", q.id), label, href: format!("#q-{}", q.id) })
    });
    let mut seen: Vec<document::Span> = Vec::new();
    let answers = history.answers.iter().filter_map(|a| {
        let span = a.place?;
        if seen.contains(&span) {
            return None;
        }
        seen.push(span);
        let label = format!("answer to {}", case.name_of(a.question));
        Some(Mark { span, id: format!("answer-{}", a.question), label, href: format!("#q-{}", a.question) })
    });
    Marked::new(case.text.clone(), questions.chain(answers).collect())
}
