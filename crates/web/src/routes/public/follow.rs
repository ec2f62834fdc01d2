//! Following one's own request with its reference and the key of the secret link.
//!
//! A wrong reference, a wrong key and a link that ran out look the same: nobody learns which requests there are.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderMap, HeaderValue, REFERRER_POLICY};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::ids::LetterId;
use jiff::civil::Date;
use law::clock::{self, ClockFacts};
use office::{Followed, Office};
use serde::Deserialize;

use super::face::Face;
use super::working::working;
use crate::error::again;
use crate::form::{Form, Submitted};
use crate::view::{Due, Page, WorkingDay, encode, show};
use crate::{Answer, Error};

#[derive(Template)]
#[template(path = "public/follow/find.html")]
struct Find {
    page: Page,
    form: Form,
}

#[derive(Template)]
#[template(path = "public/follow/request.html")]
struct Request {
    page: Page,
    done: String,
    reference: String,
    subject: String,
    received_on: Date,
    stands: String,
    questions: Vec<String>,
    due: Option<Due>,
    expected: bool,
    working: Vec<WorkingDay>,
    letters: Vec<Letter>,
    review_href: String,
    review_asked: bool,
    review_due: Option<Date>,
    link: String,
}

struct Letter {
    words: String,
    on: Date,
    href: String,
}

/// The reference and, for letters, a number.
#[derive(Deserialize)]
pub(super) struct Place {
    pub(super) reference: String,
    #[serde(default)]
    letter: u32,
}

/// The key of the link, and what was done before.
#[derive(Deserialize, Default)]
pub(super) struct Key {
    #[serde(default)]
    pub(super) key: String,
    #[serde(default)]
    done: String,
}

/// Headers of every page that a secret link opens.
pub(crate) fn secret_headers() -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    headers
}

pub(super) async fn look(face: Face) -> Answer<Html<String>> {
    find(&face, Form::new())
}

fn find(face: &Face, form: Form) -> Answer<Html<String>> {
    show(Find { page: face.page("Follow a request").here("follow").of_form(&form), form })
}

/// Takes a reference and a key, or the whole link in either box.
pub(super) async fn open(State(office): State<Office>, face: Face, mut sent: Submitted) -> Answer<Response> {
    let reference = sent.form.required("reference", "Enter the reference of your request");
    let key = sent.form.required("key", "Enter the key, or paste the link we sent you");
    if sent.form.has_errors() {
        return Ok(again(find(&face, sent.form)?));
    }
    let (reference, key) = (before_query(&reference).to_uppercase(), only_key(&key).to_owned());
    match office.follow(&reference, &key).await {
        Ok(followed) => Ok(Redirect::to(&address(&face, &followed.reference, &key, "")).into_response()),
        Err(office::Error::NotFound(_)) => {
            let form = &mut sent.form;
            form.fail(
                "reference",
                "We know no request with this reference and key. Check both, or write to us",
            );
            Ok(again(find(&face, sent.form)?))
        }
        Err(cause) => Err(cause.into()),
    }
}

/// The reference alone, also from a whole link.
fn before_query(text: &str) -> &str {
    let path = text.split_once('?').map_or(text, |(path, _)| path);
    path.rsplit('/').next().unwrap_or(path).trim()
}

/// The key alone, also from a whole link.
fn only_key(text: &str) -> &str {
    let key = text.rsplit_once("key=").map_or(text, |(_, key)| key);
    key.split('&').next().unwrap_or(key).trim()
}

/// The address that the applicant's link opens.
pub(super) fn address(face: &Face, reference: &str, key: &str, done: &str) -> String {
    let done = if done.is_empty() { String::new() } else { format!("&done={done}") };
    face.at(&format!("/follow/{}?key={}{done}", encode(reference), encode(key)))
}

pub(super) async fn page(
    State(office): State<Office>,
    face: Face,
    Path(place): Path<Place>,
    Query(key): Query<Key>,
) -> Answer<Response> {
    let followed = office.follow(&place.reference, &key.key).await?;
    let clock = expected(&office, &face, &followed);
    let expected = followed.working.is_none() && clock.is_some();
    let clock = followed.working.clone().or(clock);
    let due = followed.due.or(clock.as_ref().and_then(|clock| clock.due));
    let due = due.map(|date| Due {
        date,
        working_days: clock.as_ref().and_then(|clock| clock.days_left).unwrap_or_default().into(),
        working: "#working-of-the-date".to_owned(),
    });
    let reference = &followed.reference;
    let letter = |(id, words, on): &(LetterId, String, Date)| Letter {
        words: words.clone(),
        on: *on,
        href: face.at(&format!("/follow/{}/letters/{}?key={}", encode(reference), id.0, encode(&key.key))),
    };
    let answered = followed.due.is_none() && followed.may_ask_review;
    let base = office.settings().base_url.trim_end_matches('/').to_owned();
    let shown = Request {
        page: face.page(format!("Request {reference}")).here("follow").unlisted(),
        done: key.done.clone(),
        subject: followed.subject.clone(),
        received_on: followed.received_on,
        stands: followed.stands.clone(),
        questions: followed.questions.clone(),
        due: due.filter(|_| !answered),
        expected,
        working: clock.as_ref().map(working).unwrap_or_default(),
        letters: followed.letters.iter().map(letter).collect(),
        review_href: if followed.may_ask_review {
            face.at(&format!("/follow/{}/review?key={}", encode(reference), encode(&key.key)))
        } else {
            String::new()
        },
        review_asked: followed.review.is_some(),
        review_due: followed.review.flatten(),
        link: format!("{base}{}", address(&face, reference, &key.key, "")),
        reference: reference.clone(),
    };
    Ok((secret_headers(), show(shown)?).into_response())
}

/// The latest date by the authority's first law, until an officer has read the request and said which law it is.
fn expected(office: &Office, face: &Face, followed: &Followed) -> Option<clock::Due> {
    if !followed.letters.is_empty() {
        return None;
    }
    let profile = &face.authority().ok()?.profile;
    let mut facts = ClockFacts::new(*profile.laws.first()?, followed.received_on);
    facts.body = profile.body.parse().unwrap_or_default();
    clock::due(&facts, office.today(), calendar::Edition::current())
        .answer()
        .filter(|clock| clock.due.is_some())
}

pub(super) async fn letter(
    State(office): State<Office>,
    Path(place): Path<Place>,
    Query(key): Query<Key>,
) -> Answer<Response> {
    let pdf = office.followed_letter(&place.reference, &key.key, LetterId(place.letter)).await?;
    let name: String = place.reference.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let named = HeaderValue::from_str(&format!("inline; filename=\"{name}-{}.pdf\"", place.letter))
        .map_err(Error::broken)?;
    let mut headers = secret_headers();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(CONTENT_DISPOSITION, named);
    Ok((headers, pdf).into_response())
}
