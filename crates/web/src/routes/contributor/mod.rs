//! A colleague with a link: the questions put to them, and nothing of who asks or of the request they come from.

mod look;
mod pass_on;
mod supply;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header::REFERRER_POLICY};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use office::ContributorPage;

use crate::state::AppState;
use crate::theme::Colour;
use crate::view::{Page, Site, show};
use crate::{Answer, Error, Settings, limits};

/// The routes of this face.
pub(crate) fn routes(settings: &Settings) -> Router<AppState> {
    let pages = Router::new()
        .route("/c/{link}", get(look::look).post(supply::supply))
        .route("/c/{link}/pass-on", get(pass_on::look).post(pass_on::pass_on));
    // Somebody who answers twenty questions one by one is no flood.
    limits::limit(pages, settings, 40, std::time::Duration::from_secs(3))
        .route_layer(middleware::from_fn(secret))
}

/// Keeps search engines out and tells no other site the address, also where something went wrong.
async fn secret(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    response
}

/// The site as a colleague sees it: whose it is, by name and colour.
fn site(found: &ContributorPage) -> Site {
    Site {
        authority: found.authority.clone(),
        colour: Colour::read(found.colour.trim_start_matches('#')),
        contact: String::new(),
    }
}

fn page(found: &ContributorPage, title: impl Into<String>) -> Page {
    Page::new(site(found), title).unlisted()
}

#[derive(askama::Template)]
#[template(path = "contributor/gone.html")]
struct Gone {
    page: Page,
}

/// What a link opens, or the one page for every link that opens nothing any more.
async fn open(office: &office::Office, link: &str) -> Result<ContributorPage, Response> {
    match office.contributor_page(link).await {
        Ok(found) => Ok(found),
        Err(office::Error::NotFound(_)) => Err(gone().unwrap_or_else(Error::into_response)),
        Err(cause) => Err(Error::from(cause).into_response()),
    }
}

fn gone() -> Answer<Response> {
    let page = Page::new(Site::default(), "This link does not work any more").unlisted();
    Ok((axum::http::StatusCode::NOT_FOUND, show(Gone { page })?).into_response())
}
