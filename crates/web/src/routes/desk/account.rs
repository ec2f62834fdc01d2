//! One's own account: who one is here, and a new password.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::frame::html;
use crate::cookies::SessionCookie;
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Page, Row};
use crate::{Answer, Error};

#[derive(Template)]
#[template(path = "desk/account.html")]
struct Account {
    page: Page,
    form: Form,
    rows: Vec<Row>,
    others: Vec<(String, String)>,
}

pub(crate) async fn look(State(state): State<AppState>, desk: Desk) -> Answer<Html<String>> {
    page(&state, &desk, Form::new()).await
}

async fn page(state: &AppState, desk: &Desk, form: Form) -> Answer<Html<String>> {
    let all = state.office.works_in(&desk.who).await?;
    let others = all.into_iter().filter(|(id, _)| *id != desk.who.authority);
    let others = others.map(|(id, name)| (id.to_string(), name)).collect();
    let member = desk.who.actor.person().and_then(|id| desk.authority.members.get(&id));
    let mut rows = vec![
        Row::new("Name", desk.who.actor.name()),
        Row::new("Authority", desk.authority.profile.name.clone()),
    ];
    if let Some(member) = member {
        rows.push(Row::new("E-mail address", member.email.clone()));
        rows.push(Row::new("Roles", member.roles.iter().map(|r| r.id()).collect::<Vec<_>>().join(", ")));
    }
    let page = desk.page("Your account").of_form(&form).back("Your requests", "/desk");
    html(Account { page, form, rows, others })
}

pub(crate) async fn change(
    State(state): State<AppState>,
    desk: Desk,
    cookie: SessionCookie,
    mut sent: Submitted,
) -> Answer<Response> {
    let form = &mut sent.form;
    let (old, new) = (form.value("old").to_owned(), form.value("new").to_owned());
    if old.is_empty() {
        form.fail("old", "Enter the password you have now");
    }
    if new.is_empty() {
        form.fail("new", "Enter a new password");
    } else if new != form.value("twice") {
        form.fail("twice", "The two new passwords differ: type the new one twice");
    }
    if !form.has_errors() {
        match state.office.change_password(&desk.who, &old, &new).await {
            Ok(()) => return Ok((cookie.forget(), Redirect::to("/sign-in?done=password")).into_response()),
            Err(cause) => {
                let field = if cause.to_string().contains("old") { "old" } else { "new" };
                on_form(cause, form, field)?;
            }
        }
    }
    Ok(again(page(&state, &desk, sent.form).await?))
}

/// Goes on working in another authority of one's own, at a page of the desk there.
pub(crate) async fn work_in(
    State(state): State<AppState>,
    _: Desk,
    cookie: SessionCookie,
    sent: Submitted,
) -> Answer<Response> {
    let authority = sent.form.value("authority").parse().map_err(|_| Error::NotFound)?;
    let token = cookie.token().ok_or(Error::NotFound)?;
    state.office.work_in(token, authority).await?;
    // Only a page of the desk: an address from a form leads nowhere else.
    let to =
        Some(sent.form.value("to")).filter(|to| to.starts_with("/desk/") && !to.contains(['\\', '\r', '\n']));
    Ok(Redirect::to(to.unwrap_or("/desk")).into_response())
}
