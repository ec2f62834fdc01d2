//! Sending: what leaves now, what is to follow with reason and date; then the letter is with the post.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{Progress, Stage, case::LetterKind, decision::ToFollow, ids::LetterId, permission::Operation};
use office::{CasePage, LetterPlan, SendOrder};
use serde::Deserialize;

use super::frame::{case_href, case_page, chosen, html, load, must, short};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Against, Choice, Page};
use crate::{Answer, Error};

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    corrects: Option<u32>,
}

/// A question that is not ready.
struct Waiting {
    id: u32,
    name: String,
    words: String,
}

#[derive(Template)]
#[template(path = "desk/send.html")]
struct Send {
    page: Page,
    form: Form,
    href: String,
    action: String,
    reference: String,
    ready: Vec<Choice>,
    waiting: Vec<Waiting>,
    obstacles: Vec<String>,
    against: Vec<Against>,
    corrects: bool,
    /// What the letter and its files are at this moment: another letter does not leave by this page.
    seen: String,
}

fn correctable(view: &CasePage, asked: &Asked) -> Answer<Option<LetterId>> {
    let Some(id) = asked.corrects.map(LetterId) else { return Ok(None) };
    let letter = view.case.letter(id).filter(|l| l.kind.answers()).ok_or(Error::NotFound)?;
    Ok(Some(letter.id))
}

async fn page(
    state: &AppState,
    desk: &Desk,
    view: &CasePage,
    asked: &Asked,
    mut form: Form,
) -> Answer<Html<String>> {
    let corrects = correctable(view, asked)?;
    let case = &view.case;
    let first = form.value("shown").is_empty();
    let mut ready = Vec::new();
    let mut waiting = Vec::new();
    for shown in &view.questions {
        let id = shown.question.id;
        let of_letter = corrects.and_then(|l| case.letter(l)).is_some_and(|l| l.answers.contains(&id));
        let now = if corrects.is_some() { of_letter } else { shown.progress == Progress::Decided };
        let name = capital(&shown.name);
        if now {
            ready.push(Choice::new(id.to_string(), format!("{name}: {}", short(&shown.question.text, 90))));
            if first {
                form = form.with("answer", id.to_string());
            }
        } else if corrects.is_none()
            && !matches!(shown.progress, Progress::Sent | Progress::Ended | Progress::WaitsForApplicant)
        {
            if first && let Some(follow) = shown.question.decision.as_ref().and_then(|d| d.to_follow.as_ref())
            {
                form = form
                    .with(&format!("why-{id}"), follow.why.clone())
                    .with_date(&format!("by-{id}"), Some(follow.by));
            }
            waiting.push(Waiting { id: id.0, name, words: short(&shown.question.text, 90) });
        }
    }
    let plan = plan(view, corrects, &mut form.clone());
    let letter = state.office.letter_page(&desk.who, case.id, Some(plan)).await?;
    let href = case_href(case);
    let query = corrects.map_or(String::new(), |l| format!("?corrects={l}"));
    html(Send {
        page: case_page(desk, if corrects.is_some() { "Send a correction" } else { "Send the letter" }, case)
            .of_form(&form),
        reference: case.reference.clone(),
        action: format!("{href}/send{query}"),
        against: super::letter::against(state, desk, case.id, &letter, &href).await?,
        ready,
        waiting,
        obstacles: letter.obstacles.iter().map(|o| capital(o)).collect(),
        corrects: corrects.is_some(),
        seen: case.letter_fingerprint(&view.authority),
        href,
        form,
    })
}

/// What the form wants to leave, and what is to follow.
fn plan(view: &CasePage, corrects: Option<LetterId>, form: &mut Form) -> LetterPlan {
    let mut plan = LetterPlan::response(&view.case);
    plan.answers = chosen(form, "answer");
    plan.to_follow = Vec::new();
    for question in &view.case.questions {
        let id = question.id;
        let why = form.trimmed(&format!("why-{id}")).to_owned();
        let by = form.date(&format!("by-{id}"), "The date");
        if let (false, Some(by)) = (why.is_empty(), by) {
            plan.to_follow.push((id, ToFollow { why, by }));
        }
    }
    if let Some(letter) = corrects {
        plan.kind = LetterKind::Correction;
        plan.supersedes = Some(letter);
        plan.note = form.trimmed("note").to_owned();
    }
    plan
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::Send)?;
    if view.stage == Stage::Review && asked.corrects.is_none() {
        // While a review is open the letter is its outcome, which has reasons of its own.
        let to = format!("{}/write/review-outcome", case_href(&view.case));
        return Ok(Redirect::to(&to).into_response());
    }
    Ok(page(&state, &desk, &view, &asked, Form::new()).await?.into_response())
}

pub(crate) async fn send(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    Query(asked): Query<Asked>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let corrects = correctable(&view, &asked)?;
    let form = &mut sent.form;
    let plan = plan(&view, corrects, form);
    if plan.answers.is_empty() {
        form.fail("answer", "Choose at least one question that is answered now");
    }
    if corrects.is_some() && plan.note.is_empty() {
        form.fail("note", "Say what was wrong: the letter tells the applicant");
    }
    if !form.has_errors() && form.value("do") == "send" {
        let order = SendOrder { plan, to: None };
        let (id, seen) = (form.command_id().to_string(), form.value("seen").to_owned());
        let seen = Some(seen.as_str()).filter(|seen| !seen.is_empty());
        match state.office.send_seen(&desk.who, view.case.id, &id, order, seen).await {
            Ok(_) => return Ok(Redirect::to(&format!("{}?done=sent", case_href(&view.case))).into_response()),
            Err(cause) => {
                on_form(cause, form, "answer")?;
            }
        }
    }
    let failed = form.has_errors();
    let shown = page(&state, &desk, &view, &asked, sent.form).await?;
    Ok(if failed { again(shown) } else { shown.into_response() })
}

/// The name of a field about one question.
pub(crate) fn field(what: &str, id: &u32) -> String {
    format!("{what}-{id}")
}
