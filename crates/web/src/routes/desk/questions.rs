//! The questions of a request, put right beside the original: moved, merged, added; then accepted. What needs words is
//! done on a page of its own for each question.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{Case, Command, QuestionId, command::QuestionWords, permission::Operation};
use document::Law;
use office::CasePage;

use super::frame::{case_href, case_page, html, load, must, short};
use super::original::marked;
use super::step::{Step, input, one, select, text};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Marked, Page};
use crate::{Answer, Error};

/// A question with what can be done to it.
struct Line {
    id: u32,
    name: String,
    text: String,
    heading: Option<String>,
    stem: Option<String>,
    first: bool,
    last: bool,
    command: uuid::Uuid,
}

#[derive(Template)]
#[template(path = "desk/questions.html")]
struct Questions {
    page: Page,
    form: Form,
    href: String,
    reference: String,
    lines: Vec<Line>,
    marked: Marked,
    laws: Vec<Choice>,
    accepted: bool,
}

fn page(desk: &Desk, view: &CasePage, mut form: Form) -> Answer<Html<String>> {
    let case = &view.case;
    if form.value("law").is_empty() {
        let law = case.law().filter(|l| view.authority.profile.laws.contains(l));
        let law = law.or(view.authority.profile.laws.first().copied());
        form.set("law", law.map_or("", Law::id));
    }
    let count = view.questions.len();
    let mut stem_before = None;
    let lines = view
        .questions
        .iter()
        .enumerate()
        .map(|(at, shown)| {
            let stem = shown.stem.clone().filter(|_| shown.question.stem != stem_before);
            stem_before = shown.question.stem;
            Line {
                id: shown.question.id.0,
                name: capital(&shown.name),
                text: shown.question.text.clone(),
                heading: shown.begins.clone(),
                stem,
                first: at == 0,
                last: at + 1 == count,
                command: uuid::Uuid::now_v7(),
            }
        })
        .collect();
    html(Questions {
        page: case_page(desk, "The questions", case).of_form(&form),
        href: case_href(case),
        reference: case.reference.clone(),
        lines,
        marked: marked(case, false),
        laws: view.authority.profile.laws.iter().map(|l| Choice::new(l.id(), l.title())).collect(),
        accepted: case.accepted_on.is_some(),
        form,
    })
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::EditQuestions)?;
    page(&desk, &view, Form::new())
}

/// What a button on the list of questions asks for.
fn command(case: &Case, form: &mut Form) -> Option<Command> {
    let id = form.value("question").parse().ok().map(QuestionId);
    let place = id.and_then(|id| case.place(id));
    match (form.value("do").to_owned().as_str(), id, place) {
        ("up", Some(question), Some(at)) => {
            Some(Command::MoveQuestion { question, to: at.saturating_sub(1) })
        }
        ("down", Some(question), Some(at)) => Some(Command::MoveQuestion { question, to: at + 1 }),
        ("join", Some(question), Some(at)) if at > 0 => {
            Some(Command::MergeQuestions { keep: case.questions[at - 1].id, merged: vec![question] })
        }
        ("add", _, _) => {
            let text = form.required("add-text", "Write the question that was overlooked");
            let label = Some(form.trimmed("add-label").to_owned()).filter(|l| !l.is_empty());
            let heading = case.questions.last().and_then(|q| q.heading.clone());
            let question = QuestionWords {
                path: String::new(),
                label,
                heading,
                text,
                place: None,
                stem: None,
                own_personal_data: None,
            };
            Some(Command::AddQuestion { question, at: None })
        }
        ("stem", _, _) => {
            Some(Command::AddStem { text: form.required("stem-text", "Write the shared words") })
        }
        _ => None,
    }
}

pub(crate) async fn change(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let form = &mut sent.form;
    let Some(command) = command(&view.case, form) else { return Err(Error::NotFound) };
    if !form.has_errors() {
        let field = if form.value("do") == "add" { "add-text" } else { "" };
        match state.office.act(&desk.who, view.case.id, &form.command_id().to_string(), vec![command]).await {
            Ok(_) => {
                let to = format!("{}/questions#line-{}", case_href(&view.case), form.value("question"));
                return Ok(Redirect::to(&to).into_response());
            }
            Err(cause) => {
                on_form(cause, form, field)?;
            }
        }
    }
    Ok(again(page(&desk, &view, sent.form)?))
}

pub(crate) async fn accept(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let form = &mut sent.form;
    let Some(law) = Law::ALL.into_iter().find(|l| l.id() == form.value("law")) else {
        form.fail("law", "Choose the law under which it is answered");
        return Ok(again(page(&desk, &view, sent.form)?));
    };
    match state.office.accept(&desk.who, view.case.id, &form.command_id().to_string(), law).await {
        Ok(_) => Ok(Redirect::to(&format!("{}?done=accepted", case_href(&view.case))).into_response()),
        Err(cause) => {
            on_form(cause, form, "law")?;
            Ok(again(page(&desk, &view, sent.form)?))
        }
    }
}

/// One question put right: its words, its shared words, split, dropped.
fn words_page(desk: &Desk, case: &Case, id: QuestionId, form: Form) -> Answer<Html<String>> {
    let question = case.question(id).ok_or(Error::NotFound)?;
    let mut stems = vec![Choice::new("", "None")];
    stems.extend(case.stems.iter().map(|s| Choice::new(s.id.to_string(), short(&s.text, 100))));
    let ways = vec![
        Choice::new("reword", "Put it right").hint("Label, heading, words and shared words as below"),
        Choice::new("split", "Split it into several")
            .hint("The words below, each question on a line of its own"),
        Choice::new("drop", "Drop it: it is no question").hint("Say why below"),
    ];
    let form = if form.value("text").is_empty() && form.value("do").is_empty() {
        form.with("do", "reword")
            .with("text", question.text.clone())
            .with("label", question.label.clone().unwrap_or_default())
            .with("heading", question.heading.clone().unwrap_or_default())
            .with("stem", question.stem.map(|s| s.to_string()).unwrap_or_default())
            .with("to", case.place(id).map(|p| (p + 1).to_string()).unwrap_or_default())
    } else {
        form
    };
    Step::new(&format!("Change {}", case.name_of(id)), &format!("questions/{id}/words"), "Save")
        .field(one("do", "What is to happen", ways))
        .field(text("text", "The words", ""))
        .field(input("label", "Its label, as written", "For example 4 or 2b; may be empty"))
        .field(input("heading", "The heading it stands under", ""))
        .field(select("stem", "Shared words it stands under", stems))
        .field(input("to", "Its place in the order", "A number from 1"))
        .field(input("why", "Why it is dropped", ""))
        .show(desk, case, form)
}

pub(crate) async fn words(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::EditQuestions)?;
    words_page(&desk, &view.case, QuestionId(id), Form::new())
}

pub(crate) async fn reword(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let question = QuestionId(id);
    let known = view.case.question(question).ok_or(Error::NotFound)?;
    let form = &mut sent.form;
    let filled = |value: &str| Some(value.trim().to_owned()).filter(|v| !v.is_empty());
    let commands = match form.value("do") {
        "split" => {
            let lines: Vec<String> = form
                .value("text")
                .lines()
                .map(str::trim)
                .filter(|l| !l.is_empty())
                .map(str::to_owned)
                .collect();
            if lines.len() < 2 {
                form.fail("text", "Put each question on a line of its own: there is only one line");
            }
            let into = lines
                .into_iter()
                .map(|text| QuestionWords {
                    path: known.path.clone(),
                    label: None,
                    heading: known.heading.clone(),
                    text,
                    place: known.place,
                    stem: known.stem,
                    own_personal_data: known.own_personal_data,
                })
                .collect();
            vec![Command::SplitQuestion { question, into }]
        }
        "drop" => vec![Command::DropQuestion {
            question,
            why: form.required("why", "Say why it needs no answer of its own"),
        }],
        _ => {
            let text = form.required("text", "A question needs words: drop it if it is none");
            let (label, heading) = (filled(form.value("label")), filled(form.value("heading")));
            let stem = form.trimmed("stem").parse().ok();
            let mut commands = vec![
                Command::RewordQuestion { question, label, heading, text },
                Command::PutUnderStem { question, stem },
            ];
            match form.trimmed("to").parse::<usize>() {
                Ok(to) if to >= 1 && to <= view.case.questions.len() => {
                    if view.case.place(question) != Some(to - 1) {
                        commands.push(Command::MoveQuestion { question, to: to - 1 });
                    }
                }
                _ => form.fail(
                    "to",
                    format!("The place must be a number from 1 to {}", view.case.questions.len()),
                ),
            }
            commands
        }
    };
    if !form.has_errors() {
        let field = if form.value("do") == "drop" { "why" } else { "text" };
        match state.office.act(&desk.who, view.case.id, &form.command_id().to_string(), commands).await {
            Ok(_) => {
                return Ok(
                    Redirect::to(&format!("{}/questions#line-{id}", case_href(&view.case))).into_response()
                );
            }
            Err(cause) => {
                on_form(cause, form, field)?;
            }
        }
    }
    Ok(again(words_page(&desk, &view.case, question, sent.form)?))
}
