//! What the person who runs Candour may set about its pages.
//!
//! It holds no secret and reads no file: `candour` fills it from the settings file and hands it to [`crate::shell()`].

use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::view::Site;

/// Settings of the pages; the same for every authority of an installation.
#[derive(Clone, Debug)]
pub struct Settings {
    /// People reach the program by HTTPS: cookies are `Secure` with the `__Host-` prefix, and browsers are told to stay with it.
    pub https: bool,
    /// A proxy of ours stands before the program and adds the true address as the last entry of `X-Forwarded-For`.
    pub trust_forwarded_for: bool,
    /// How long one page may take, the reading of what was sent included.
    pub page_time: Duration,
    /// Largest file that a form takes, in bytes.
    pub file_limit: usize,
    /// Largest sum of everything one form sends, in bytes.
    pub form_limit: usize,
    /// Most files in one form.
    pub file_count_limit: usize,
    /// The authority shown where a page has not said which one it is about (an error page before sign-in, for example).
    pub site: Site,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            https: false,
            trust_forwarded_for: false,
            page_time: Duration::from_secs(120),
            file_limit: 25 * MIB,
            form_limit: 40 * MIB,
            file_count_limit: 20,
            site: Site::default(),
        }
    }
}

/// One mebibyte.
pub(crate) const MIB: usize = 1024 * 1024;

/// The settings that [`crate::shell()`] put beside the request; the defaults where a route is tried without the shell.
impl<S: Send + Sync> FromRequestParts<S> for Settings {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get::<Settings>().cloned().unwrap_or_default())
    }
}
