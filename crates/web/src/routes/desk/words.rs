//! One question put right on a page of its own: its words, its shared words, its place, split into lines, dropped.

use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{Case, Command, QuestionId, command::QuestionWords, permission::Operation};

use super::frame::{case_href, load, must, short};
use super::step::{Step, input, one, select, text};
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::Choice;
use crate::{Answer, Error};

fn page(desk: &Desk, case: &Case, id: QuestionId, form: Form) -> Answer<Html<String>> {
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

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::EditQuestions)?;
    page(&desk, &view.case, QuestionId(id), Form::new())
}

pub(crate) async fn change(
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
    Ok(again(page(&desk, &view.case, question, sent.form)?))
}
