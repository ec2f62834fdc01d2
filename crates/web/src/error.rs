//! What went wrong, as a status and two texts: one for the reader's page, one for the log.
//!
//! No other file chooses a status for trouble or words an error page. No personal data goes into either text.

use askama::Template;
use axum::extract::{FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use casework::RefusalKind;
use tower_http::request_id::RequestId;

use crate::form::Form;
use crate::view::{Link, Page, Site};

/// Why a page could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing at this address, or nothing that this person may know of.
    #[error("no such page")]
    NotFound,
    /// A person has to sign in first; the address to come back to is kept.
    #[error("not signed in")]
    SignIn {
        /// Path on this site to return to.
        back_to: String,
    },
    /// This person may not do it; `reason` names the duty or the permission, for the reader.
    #[error("not allowed: {reason}")]
    Forbidden {
        /// One sentence for the reader.
        reason: String,
    },
    /// Somebody else was first, or the case has moved on.
    #[error("conflict: {reason}")]
    Conflict {
        /// One sentence for the reader.
        reason: String,
        /// Where to see what there is now.
        see: Option<Link>,
    },
    /// What was asked for lacks something, or a duty forbids it as it stands.
    #[error("refused: {reason}")]
    Refused {
        /// One sentence for the reader.
        reason: String,
    },
    /// What was sent cannot be read as a form.
    #[error("unreadable form: {0}")]
    Unreadable(&'static str),
    /// More was sent than any form takes.
    #[error("form too large")]
    TooLarge,
    /// Too many posts from one address.
    #[error("too many posts from one address")]
    TooMany {
        /// Seconds until the next is taken.
        wait_seconds: u64,
    },
    /// Something of ours broke; `log` goes to the log alone.
    #[error("{log}")]
    Broken {
        /// For the log; no personal data.
        log: String,
    },
}

impl Error {
    /// Something of ours broke: logs `cause`, tells the reader that nothing was saved and what to quote.
    pub fn broken(cause: impl std::fmt::Display) -> Error {
        Error::Broken { log: cause.to_string() }
    }

    fn status(&self) -> StatusCode {
        match self {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::SignIn { .. } => StatusCode::SEE_OTHER,
            Error::Forbidden { .. } => StatusCode::FORBIDDEN,
            Error::Conflict { .. } => StatusCode::CONFLICT,
            Error::Refused { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Unreadable(_) => StatusCode::BAD_REQUEST,
            Error::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Error::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Error::Broken { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The reason that only this one knows; the rest of the page follows from the status.
    fn told(&self) -> Told {
        match self {
            Error::Forbidden { reason } | Error::Refused { reason } => {
                Told { reason: reason.clone(), see: None }
            }
            Error::Conflict { reason, see } => Told { reason: reason.clone(), see: see.clone() },
            Error::TooMany { wait_seconds } => {
                let wait = match wait_seconds {
                    0..=1 => "Try again in a moment.".to_owned(),
                    2..=90 => format!("Try again in {wait_seconds} seconds."),
                    _ => format!("Try again in {} minutes.", wait_seconds.div_ceil(60)),
                };
                Told { reason: wait, see: None }
            }
            _ => Told::default(),
        }
    }
}

impl From<askama::Error> for Error {
    fn from(cause: askama::Error) -> Error {
        Error::broken(cause)
    }
}

impl From<office::Error> for Error {
    fn from(cause: office::Error) -> Error {
        match cause {
            office::Error::Refused(refusal) => {
                let reason = sentence(&refusal);
                match refusal.kind {
                    RefusalKind::NotAllowed => Error::Forbidden { reason },
                    RefusalKind::NotNow | RefusalKind::Changed | RefusalKind::NotFound => {
                        Error::Conflict { reason, see: None }
                    }
                    RefusalKind::Duty | RefusalKind::Missing => Error::Refused { reason },
                }
            }
            office::Error::BadInput(why) => Error::Refused { reason: capital(&why) },
            office::Error::NotFound(_) => Error::NotFound,
            busy @ office::Error::Busy => Error::Conflict { reason: capital(&busy.to_string()), see: None },
            other => Error::broken(other),
        }
    }
}

/// What the office said no to, as an error on a field, so that the form comes back with everything typed. What no form
/// can mend is an [`Error`] still.
pub fn on_form(cause: office::Error, form: &mut Form, field: &str) -> Result<StatusCode, Error> {
    let (status, reason) = match &cause {
        office::Error::Refused(refusal) => match refusal.kind {
            RefusalKind::NotAllowed => return Err(cause.into()),
            RefusalKind::Changed => (StatusCode::CONFLICT, sentence(refusal)),
            RefusalKind::NotNow | RefusalKind::NotFound => (StatusCode::CONFLICT, sentence(refusal)),
            RefusalKind::Duty | RefusalKind::Missing => (StatusCode::UNPROCESSABLE_ENTITY, sentence(refusal)),
        },
        office::Error::BadInput(why) => (StatusCode::UNPROCESSABLE_ENTITY, capital(why)),
        office::Error::Busy => (StatusCode::CONFLICT, capital(&cause.to_string())),
        _ => return Err(cause.into()),
    };
    form.fail(field, reason);
    Ok(status)
}

/// The same page again, for a form with something wrong in it.
pub fn again(page: impl IntoResponse) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

fn sentence(refusal: &casework::Refusal) -> String {
    match &refusal.provision {
        Some(provision) => format!("{} ({provision})", capital(&refusal.why)),
        None => capital(&refusal.why),
    }
}

/// A sentence with its first letter as a capital; one that begins with a citation, as `s.12(1)`, stays as it is.
pub fn capital(text: &str) -> String {
    let cited = ["s.", "reg."].iter().filter_map(|cited| text.strip_prefix(cited));
    if cited.into_iter().any(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What travels from an [`Error`] to [`pages`], which knows the authority and the request's number.
#[derive(Clone, Debug, Default)]
struct Told {
    reason: String,
    see: Option<Link>,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Error::SignIn { back_to } = &self {
            let to = form_path(back_to);
            return axum::response::Redirect::to(&format!("/sign-in?to={to}")).into_response();
        }
        let status = self.status();
        if status.is_server_error() {
            tracing::error!(error = %self, "page failed");
        } else {
            tracing::debug!(error = %self, "page refused");
        }
        let mut response = status.into_response();
        if let Error::TooMany { wait_seconds } = &self {
            response.headers_mut().insert(RETRY_AFTER, (*wait_seconds).into());
        }
        response.extensions_mut().insert(self.told());
        response
    }
}

/// The path to come back to as the value of a query; what could lead off this site becomes the first page.
fn form_path(path: &str) -> String {
    crate::view::encode(own_path(path).unwrap_or("/"))
}

/// `path` if it leads to a page of ours: browsers read `//` and `/\` at the start as another host.
///
/// The sign-in page asks this again before it leads back: what stands in its address can be anyone's.
pub fn own_path(path: &str) -> Option<&str> {
    let ours = path.starts_with('/') && !path.contains("//") && !path.contains(['\\', '\n', '\r', '\t']);
    ours.then_some(path)
}

/// For every address that no route knows.
pub(crate) async fn no_such_page() -> Error {
    Error::NotFound
}

/// For a handler that panicked. Its message is not repeated: it may quote what somebody sent.
pub(crate) fn after_panic(_: Box<dyn std::any::Any + Send>) -> Response {
    Error::broken("a page panicked: the line before this one says where").into_response()
}

/// Gives every refusal that is not yet a page its page, whoever refused: a handler, an extractor or a layer.
pub(crate) async fn pages(request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(site) = Site::from_request_parts(&mut parts, &()).await;
    let number =
        parts.extensions.get::<RequestId>().and_then(|id| id.header_value().to_str().ok()).map(str::to_owned);
    let api = parts.uri.path().starts_with("/api/");
    let response = next.run(Request::from_parts(parts, body)).await;

    let status = response.status();
    let already = response.headers().get(CONTENT_TYPE).is_some_and(|kind| {
        kind.as_bytes().starts_with(b"text/html") || kind.as_bytes().starts_with(b"application/")
    });
    if !(status.is_client_error() || status.is_server_error()) || already || api {
        return response;
    }
    let told = response.extensions().get::<Told>().cloned().unwrap_or_default();
    let page = Page::new(site, title(status));
    let body = Trouble { page, status: status.as_u16(), told, number: number.unwrap_or_default() };
    let (mut parts, _) = response.into_parts();
    parts.headers.remove("content-length");
    parts.headers.remove(CONTENT_TYPE);
    match body.render() {
        Ok(html) => (parts, Html(html)).into_response(),
        Err(cause) => {
            tracing::error!(error = %cause, "error page failed");
            status.into_response()
        }
    }
}

fn title(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "We could not read what was sent",
        403 => "You cannot do this",
        404 => "Page not found",
        405 => "This page cannot do that",
        409 => "This has changed since you opened it",
        413 => "What was sent is too large",
        422 => "This cannot be done as it stands",
        415 => "We cannot take this kind of file",
        429 => "Too many attempts",
        503 => "This is taking too long",
        _ if status.is_client_error() => "This did not work",
        _ => "Sorry, something went wrong",
    }
}

#[derive(Template)]
#[template(path = "errors/trouble.html")]
struct Trouble {
    page: Page,
    status: u16,
    told: Told,
    number: String,
}
