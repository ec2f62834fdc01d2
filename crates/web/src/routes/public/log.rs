//! Everything that was published, newest first, or what answers some words.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use office::Office;
use serde::Deserialize;

use super::face::Face;
use super::matching::{Found, found};
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

pub(super) async fn look(
    State(office): State<Office>,
    face: Face,
    Query(asked): Query<Asked>,
) -> Answer<Html<String>> {
    let authority = face.authority()?;
    let q: String = asked.q.trim().chars().take(LONGEST).collect();
    let after = Some(asked.after.as_str()).filter(|after| !after.is_empty());
    let log = office.log(authority.id, Some(&q), after, PER_PAGE).await?;
    let address = |after: &str| {
        let mut address = face.at("/log");
        let mut joint = '?';
        for (name, value) in [("q", q.as_str()), ("after", after)] {
            if !value.is_empty() {
                address.push_str(&format!("{joint}{name}={}", encode(value)));
                joint = '&';
            }
        }
        address
    };
    let later = log.next.as_deref().map(address).unwrap_or_default();
    let first = after.map(|_| address("")).unwrap_or_default();
    let found = log.entries.iter().map(|entry| found(&face, entry, &q)).collect();
    let title = if q.is_empty() { "Published answers".to_owned() } else { format!("Answers to “{q}”") };
    show(Log { page: face.page(title).here("search"), q, found, later, first })
}
