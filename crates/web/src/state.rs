//! What every page is given: the office, the settings, whose site it is, and who is signed in.
//!
//! It asks the office; it decides nothing about a person but whether there is one.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use casework::{Authority, Role};
use office::{Office, Who};

use crate::cookies::SessionCookie;
use crate::theme::Colour;
use crate::view::{Page, Site};
use crate::{Error, Settings};

/// What handlers share.
#[derive(Clone)]
pub struct AppState {
    /// The office.
    pub office: Office,
    /// Settings of the pages.
    pub settings: Settings,
}

impl FromRef<AppState> for Office {
    fn from_ref(state: &AppState) -> Office {
        state.office.clone()
    }
}

/// The authority whose pages these are, as its profile shows it.
pub fn site_of(authority: &Authority) -> Site {
    Site {
        authority: authority.profile.name.clone(),
        colour: Colour::read(authority.profile.colour.trim_start_matches('#')),
        contact: authority.profile.contact.email.clone().unwrap_or_default(),
    }
}

/// Somebody who signed in, and where they work: for every page of the desk.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Who asks, in which authority.
    pub who: Who,
    /// The authority.
    pub authority: Arc<Authority>,
}

impl Desk {
    /// A page of the desk with this person in its header.
    pub fn page(&self, title: impl Into<String>) -> Page {
        Page::new(site_of(&self.authority), title).person(self.who.actor.name(), self.role())
    }

    fn role(&self) -> &'static str {
        let roles = [
            (Role::Officer, "Officer"),
            (Role::Approver, "Approver"),
            (Role::Administrator, "Administrator"),
            (Role::Contributor, "Contributor"),
        ];
        roles.into_iter().find(|(role, _)| self.who.actor.has(*role)).map_or("", |(_, word)| word)
    }
}

/// The authority of a public page: the one named in the address, or the only one there is.
#[derive(Clone, Debug)]
pub struct Whose {
    /// The authority.
    pub authority: Arc<Authority>,
    /// What stands before every address of its public pages: `/wexmoor`, or nothing where there is one authority only.
    pub base: String,
}

/// What the middleware found out about the person.
#[derive(Clone)]
enum Session {
    Known(Desk),
    None,
    Broken(String),
}

/// Finds out whose pages are asked for and by whom, and puts it beside the request, error pages included.
pub async fn whose_site(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    parts.extensions.insert(state.settings.clone());
    let path = parts.uri.path().to_owned();
    let first = path.split('/').nth(1).unwrap_or_default();
    if matches!(first, "desk" | "sign-out") {
        let session = session(&state, &mut parts).await;
        if let Session::Known(desk) = &session {
            parts.extensions.insert(site_of(&desk.authority));
        }
        parts.extensions.insert(session);
    } else if !matches!(first, "assets" | "theme" | "c")
        && let Some(whose) = whose(&state, first).await
    {
        parts.extensions.insert(site_of(&whose.authority));
        parts.extensions.insert(whose);
    }
    next.run(Request::from_parts(parts, body)).await
}

async fn session(state: &AppState, parts: &mut Parts) -> Session {
    let Ok(cookie) = SessionCookie::from_request_parts(parts, state).await;
    let Some(token) = cookie.token() else { return Session::None };
    let who = match state.office.session(token).await {
        Ok(Some(who)) => who,
        Ok(None) => return Session::None,
        Err(cause) => return Session::Broken(cause.to_string()),
    };
    match state.office.authority(who.authority).await {
        Ok(authority) => Session::Known(Desk { who, authority }),
        Err(cause) => Session::Broken(cause.to_string()),
    }
}

async fn whose(state: &AppState, first: &str) -> Option<Whose> {
    if !first.is_empty()
        && let Ok(authority) = state.office.authority_by_slug(first).await
    {
        return Some(Whose { authority, base: format!("/{first}") });
    }
    let mut all = state.office.all_authorities().await.ok()?;
    let only = if all.len() == 1 { all.pop() } else { None }?;
    Some(Whose { authority: only, base: String::new() })
}

impl FromRequestParts<AppState> for Desk {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Error> {
        match parts.extensions.get::<Session>() {
            Some(Session::Known(desk)) => Ok(desk.clone()),
            Some(Session::Broken(cause)) => Err(Error::broken(cause)),
            _ => {
                // Only what can be opened again by its address is worth coming back to.
                let back = if parts.method == axum::http::Method::GET {
                    parts.uri.path_and_query().map_or("/desk", |p| p.as_str())
                } else {
                    "/desk"
                };
                Err(Error::SignIn { back_to: back.to_owned() })
            }
        }
    }
}

impl FromRequestParts<AppState> for Whose {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Error> {
        parts.extensions.get::<Whose>().cloned().ok_or(Error::NotFound)
    }
}
