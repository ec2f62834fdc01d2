//! Signing in with an e-mail address and a password.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::cookies::SessionCookie;
use crate::error::{again, on_form, own_path};
use crate::form::{Form, Submitted};
use crate::view::{Page, Site, show};
use crate::{Answer, state::AppState};

#[derive(Template)]
#[template(path = "session/sign_in.html")]
struct SignIn {
    page: Page,
    form: Form,
    done: String,
}

/// Where to go afterwards, and what was done before.
#[derive(Deserialize, Default)]
pub(crate) struct Ask {
    #[serde(default)]
    to: String,
    #[serde(default)]
    done: String,
}

pub(crate) async fn look(site: Site, Query(ask): Query<Ask>) -> Answer<Html<String>> {
    page(site, Form::new().with("to", ask.to), ask.done)
}

fn page(site: Site, form: Form, done: String) -> Answer<Html<String>> {
    let page = Page::new(site, "Sign in").of_form(&form);
    show(SignIn { page, form, done })
}

pub(crate) async fn enter(
    State(state): State<AppState>,
    site: Site,
    cookie: SessionCookie,
    mut sent: Submitted,
) -> Answer<Response> {
    let email = sent.form.required("email", "Enter your e-mail address");
    if sent.form.value("password").is_empty() {
        sent.form.fail("password", "Enter your password");
    }
    if !sent.form.has_errors() {
        match state.office.sign_in(&email, sent.form.value("password")).await {
            Ok(signed) => {
                let to =
                    own_path(sent.form.value("to")).filter(|to| to.starts_with("/desk")).unwrap_or("/desk");
                return Ok((cookie.keep(&signed.token), Redirect::to(to)).into_response());
            }
            Err(cause) => {
                on_form(cause, &mut sent.form, "email")?;
            }
        }
    }
    Ok(again(page(site, sent.form, String::new())?))
}
