//! What the pages say about themselves: accessibility, privacy, and what robots may read.

use askama::Template;
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse};

use super::face::Face;
use crate::Answer;
use crate::view::{Page, show};

#[derive(Template)]
#[template(path = "public/accessibility.html")]
struct Accessibility {
    page: Page,
}

#[derive(Template)]
#[template(path = "public/privacy.html")]
struct Privacy {
    page: Page,
    authority: String,
    law: &'static str,
}

pub(super) async fn accessibility(face: Face) -> Answer<Html<String>> {
    show(Accessibility { page: face.page("Accessibility") })
}

pub(super) async fn privacy(face: Face) -> Answer<Html<String>> {
    let authority = face.authority()?;
    let law = authority.profile.laws.first().map_or("the law on freedom of information", |law| law.title());
    show(Privacy { page: face.page("Privacy"), authority: authority.profile.name.clone(), law })
}

pub(super) async fn robots() -> impl IntoResponse {
    // Pages behind secret links and sign-in; what is published is there to be found.
    let rules = "User-agent: *\nDisallow: /desk\nDisallow: /sign-in\nDisallow: /c/\nDisallow: /follow/\nDisallow: /*/follow/\nDisallow: /ask/similar\nDisallow: /ask/opened/\nDisallow: /*/ask/opened/\n";
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], rules)
}
