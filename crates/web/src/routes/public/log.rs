//! Everything that was published, newest first, or what answers some words, the best first.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use office::Office;
use serde::Deserialize;

use super::face::Face;
use super::matching::{Found, Group, found, group};
use crate::Answer;
use crate::view::{Page, encode, show};

/// Answers on one page.
const PER_PAGE: u32 = 20;
/// Longest search, in characters.
const LONGEST: usize = 200;

/// What is looked for, and from where on.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    page: u32,
}

#[derive(Template)]
#[template(path = "public/log.html")]
struct Log {
    page: Page,
    q: String,
    found: Vec<Found>,
    later: String,
    first: String,
}

#[derive(Template)]
#[template(path = "public/search.html")]
struct Search {
    page: Page,
    q: String,
    groups: Vec<Group>,
    instead: String,
    near: bool,
    later: String,
    first: String,
}

pub(super) async fn look(
    State(office): State<Office>,
    face: Face,
    Query(asked): Query<Asked>,
) -> Answer<Html<String>> {
    let authority = face.authority()?;
    let q: String = asked.q.trim().chars().take(LONGEST).collect();
    if !q.is_empty() {
        return search(&office, &face, q, asked.page).await;
    }
    let after = Some(asked.after.as_str()).filter(|after| !after.is_empty());
    let log = office.log(authority.id, None, after, PER_PAGE).await?;
    let address = |after: &str| face.at(&format!("/log?after={}", encode(after)));
    let later = log.next.as_deref().map(address).unwrap_or_default();
    let first = after.map(|_| face.at("/log")).unwrap_or_default();
    let found = log.entries.iter().map(|entry| found(&face, entry, 0)).collect();
    show(Log { page: face.page("Published answers").here("search"), q, found, later, first })
}

async fn search(office: &Office, face: &Face, q: String, page: u32) -> Answer<Html<String>> {
    let found = office.search_log(face.authority()?.id, &q, page).await?;
    let address = |page: u32| face.at(&format!("/log?q={}&page={page}", encode(&q)));
    show(Search {
        page: face.page(format!("Answers to “{q}”")).here("search"),
        groups: found.entries.iter().map(|entry| group(face, entry)).collect(),
        instead: found.instead.unwrap_or_default(),
        near: found.near,
        later: found.next.map(address).unwrap_or_default(),
        first: if page > 0 { face.at(&format!("/log?q={}", encode(&q))) } else { String::new() },
        q,
    })
}
