//! Published answers like what somebody is typing, as a piece of a page for the script of the form.
//!
//! The form has a page of its own for the same, so nobody needs the script.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use office::Office;
use serde::Deserialize;

use super::face::Face;
use super::matching::{Found, found};
use crate::Answer;
use crate::view::show;

/// Most answers shown while typing.
const SHOWN: usize = 3;
/// The words looked at: the last ones typed, so many characters.
const LONGEST: usize = 400;

/// What was typed so far.
#[derive(Deserialize, Default)]
pub(super) struct Typed {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "public/ask/similar.html")]
struct Similar {
    found: Vec<Found>,
}

pub(super) async fn fragment(
    State(office): State<Office>,
    face: Face,
    Query(typed): Query<Typed>,
) -> Answer<Html<String>> {
    let authority = face.authority()?;
    // What is typed last is what one is thinking of.
    let line = typed.q.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let words: String = line.trim().chars().take(LONGEST).collect();
    let offers = office.offers_for(authority.id, &words, SHOWN).await?;
    show(Similar { found: offers.iter().map(|offer| found(&face, &offer.entry, offer.answer)).collect() })
}
