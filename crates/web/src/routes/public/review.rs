//! Asking for a review of an answer, or of there being none, with the applicant's own link.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use office::Office;

use super::face::Face;
use super::follow::{Key, Place, address, secret_headers};
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::view::{Page, show};
use crate::{Answer, Error};

/// Longest reasons, in characters.
const LONGEST: usize = 20_000;

#[derive(Template)]
#[template(path = "public/follow/review.html")]
struct Review {
    page: Page,
    form: Form,
    reference: String,
    action: String,
}

fn page(face: &Face, reference: &str, key: &str, form: Form) -> Answer<Html<String>> {
    let action = face.at(&format!(
        "/follow/{}/review?key={}",
        crate::view::encode(reference),
        crate::view::encode(key)
    ));
    let page = face.page("Ask for a review").here("follow").unlisted().of_form(&form);
    let page = page.back(format!("Request {reference}"), address(face, reference, key, ""));
    show(Review { page, form, reference: reference.to_owned(), action })
}

pub(super) async fn look(
    State(office): State<Office>,
    face: Face,
    Path(place): Path<Place>,
    Query(key): Query<Key>,
) -> Answer<Response> {
    let followed = office.follow(&place.reference, &key.key).await?;
    if !followed.may_ask_review {
        return Err(Error::NotFound);
    }
    Ok((secret_headers(), page(&face, &followed.reference, &key.key, Form::new())?).into_response())
}

pub(super) async fn ask(
    State(office): State<Office>,
    face: Face,
    Path(place): Path<Place>,
    Query(key): Query<Key>,
    mut sent: Submitted,
) -> Answer<Response> {
    let followed = office.follow(&place.reference, &key.key).await?;
    let grounds = sent.form.required("grounds", "Say what you would like us to look at again");
    if grounds.chars().count() > LONGEST {
        sent.form.fail("grounds", format!("Use at most {LONGEST} characters"));
    }
    if !sent.form.has_errors() {
        let command = sent.form.command_id().to_string();
        match office.ask_review(&followed.reference, &key.key, &command, &grounds).await {
            Ok(()) => {
                let to = address(&face, &followed.reference, &key.key, "review");
                return Ok(Redirect::to(&to).into_response());
            }
            Err(cause) => {
                on_form(cause, &mut sent.form, "grounds")?;
            }
        }
    }
    let page = page(&face, &followed.reference, &key.key, sent.form)?;
    Ok((secret_headers(), again(page)).into_response())
}
