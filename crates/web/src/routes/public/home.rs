//! The first page: one search box, the newest answers, the ways on. With several authorities, which one is meant.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use office::Office;

use super::face::Face;
use super::matching::{Found, found};
use crate::Answer;
use crate::view::{Link, Page, show};

/// How many of the newest answers stand on the first page.
const NEWEST: u32 = 5;

#[derive(Template)]
#[template(path = "public/home.html")]
struct Home {
    page: Page,
    authority: String,
    newest: Vec<Found>,
}

#[derive(Template)]
#[template(path = "public/authorities.html")]
struct Authorities {
    page: Page,
    authorities: Vec<Link>,
}

pub(super) async fn look(State(office): State<Office>, face: Face) -> Answer<Html<String>> {
    let Ok(authority) = face.authority() else { return authorities(&office, &face).await };
    let newest = office.log(authority.id, None, None, NEWEST).await?;
    let newest = newest.entries.iter().map(|entry| found(&face, entry, 0)).collect();
    let name = authority.profile.name.clone();
    show(Home { page: face.page("Requests for information"), authority: name, newest })
}

async fn authorities(office: &Office, face: &Face) -> Answer<Html<String>> {
    let all = office.all_authorities().await?;
    let mut authorities: Vec<Link> =
        all.iter().map(|a| Link::new(a.profile.name.clone(), format!("/{}", a.profile.slug))).collect();
    authorities.sort_by(|one, two| one.text.cmp(&two.text));
    show(Authorities { page: face.page("Whose information do you want?"), authorities })
}
