//! Asking a colleague: questions in words that tell nobody who asks, a day, and a link that opens exactly these.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{QuestionId, case::AskedQuestion, ids::AskId, permission::Operation};
use office::{Asked, CasePage};
use serde::Deserialize;

use super::frame::{case_due, case_href, case_page, chosen, day, html, load, must};
use super::step::{Step, text};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page, Row};
use crate::{Answer, Error};

#[derive(Deserialize, Default)]
pub(crate) struct About {
    question: Option<u32>,
    /// The team to choose at first.
    #[serde(default)]
    team: String,
}

#[derive(Template)]
#[template(path = "desk/ask.html")]
struct Ask {
    page: Page,
    form: Form,
    href: String,
    reference: String,
    teams: Vec<Choice>,
    lines: Vec<(u32, String)>,
    due: String,
}

fn page(desk: &Desk, view: &CasePage, mut form: Form, about: Option<u32>) -> Answer<Html<String>> {
    let case = &view.case;
    let first = form.value("shown").is_empty();
    let mut lines = Vec::new();
    for question in case.unanswered() {
        if first {
            let stem =
                question.stem.and_then(|s| case.stem(s)).map(|s| format!("{} ", s.text)).unwrap_or_default();
            form = form.with(&format!("words-{}", question.id), format!("{stem}{}", question.text));
            if about == Some(question.id.0) {
                form = form.with("question", question.id.to_string());
            }
        }
        lines.push((question.id.0, capital(&case.name_of(question.id))));
    }
    let mut teams = vec![Choice::new("", "Choose a team")];
    teams.extend(
        view.authority.teams.iter().map(|t| Choice::new(t.name.clone(), format!("{}: {}", t.name, t.covers))),
    );
    html(Ask {
        page: case_page(desk, "Ask a colleague", case).of_form(&form),
        href: case_href(case),
        reference: case.reference.clone(),
        teams,
        lines,
        due: case_due(view).map(|d| day(d.date)).unwrap_or_default(),
        form,
    })
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    Query(about): Query<About>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::AskColleagues)?;
    page(&desk, &view, Form::new().with("team", about.team), about.question)
}

pub(crate) async fn ask(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let form = &mut sent.form;
    let ids: Vec<QuestionId> = chosen(form, "question");
    if ids.is_empty() {
        form.fail("question", "Choose what to ask");
    }
    let (team, to) = (form.trimmed("team").to_owned(), form.trimmed("to").to_owned());
    if team.is_empty() && !to.contains('@') {
        form.fail("team", "Choose a team, or give an e-mail address");
    }
    let by = form.date("by", "The day");
    if by.is_none() && form.date_error("by").is_empty() {
        form.fail("by-day", "Say by which day the answer is needed");
    }
    let questions = ids
        .iter()
        .map(|id| AskedQuestion {
            question: *id,
            words: form.required(&format!("words-{id}"), "Write the question as they will see it"),
        })
        .collect();
    if let Some(by) = by.filter(|_| !form.has_errors()) {
        let note = form.trimmed("note").to_owned();
        let asked = Asked { team, to: Some(to).filter(|t| !t.is_empty()), questions, by, note };
        match state.office.ask_colleague(&desk.who, view.case.id, &form.command_id().to_string(), asked).await
        {
            Ok(_) => {
                return Ok(Redirect::to(&format!("{}?done=asked", case_href(&view.case))).into_response());
            }
            Err(cause) => {
                on_form(cause, form, "team")?;
            }
        }
    }
    Ok(again(page(&desk, &view, sent.form, None)?))
}

fn one(state: &AppState, desk: &Desk, view: &CasePage, id: u32, form: Form) -> Answer<Html<String>> {
    let case = &view.case;
    let ask = case.ask(AskId(id)).ok_or(Error::NotFound)?;
    let mut rows = vec![
        Row::new("To", format!("{} {}", ask.team, ask.to)),
        Row::new("Wanted by", day(ask.by)),
        Row::new("Note", ask.note.clone()),
    ];
    rows.extend(ask.questions.iter().map(|q| Row::new(capital(&case.name_of(q.question)), q.words.clone())));
    for c in &ask.contributions {
        let said = if c.not_held { "Not held there".to_owned() } else { c.text.clone() };
        let said =
            format!("{said}\n{} minutes that count, {} others", c.minutes.countable(), c.minutes.other);
        rows.push(Row::new(format!("Answer to {}", case.name_of(c.question)), said));
    }
    if let Some((to, why)) = &ask.passed_on {
        rows.push(Row::new("Passed on", format!("Ask {to}: {why}")));
    }
    let open = ask.is_open();
    if open {
        rows.push(Row::new("The link, to pass on by hand", state.office.ask_address(case.id, ask.id)));
    }
    let step = Step::new(
        "A colleague was asked",
        &format!("asks/{id}"),
        if open { "Withdraw the link" } else { "" },
    )
    .rows(rows);
    let step = if open { step.field(text("why", "Why the link is withdrawn", "")) } else { step };
    step.show(desk, case, form)
}

pub(crate) async fn look_at(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::AskColleagues)?;
    one(&state, &desk, &view, id, Form::new())
}

pub(crate) async fn withdraw(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let (command, why) = (sent.form.command_id().to_string(), sent.form.trimmed("why").to_owned());
    match state.office.withdraw_ask(&desk.who, view.case.id, &command, AskId(id), &why).await {
        Ok(_) => Ok(Redirect::to(&format!("{}?done=saved", case_href(&view.case))).into_response()),
        Err(cause) => {
            on_form(cause, &mut sent.form, "why")?;
            Ok(again(one(&state, &desk, &view, id, sent.form)?))
        }
    }
}

/// A number as the value of a box.
pub(crate) fn id_text(id: &u32) -> String {
    id.to_string()
}
