//! The one cookie of the program: an opaque session id.
//!
//! It holds no fact about a person. Whose session it is, and until when, is `office`'s to say.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use crate::Settings;

/// Reads and writes the session cookie of one request.
#[derive(Clone, Debug)]
pub struct SessionCookie {
    https: bool,
    token: Option<String>,
}

/// Longest token taken from a browser; ours are far shorter.
const LONGEST_TOKEN: usize = 256;

impl SessionCookie {
    /// The token that the browser sent, if it sent one that could be ours.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// What to answer with so that the browser keeps `token` until it is closed or the session ends.
    pub fn keep(&self, token: &str) -> CookieJar {
        CookieJar::new().add(self.cookie(token.to_owned()))
    }

    /// What to answer with so that the browser forgets the session.
    pub fn forget(&self) -> CookieJar {
        let mut gone = self.cookie(String::new());
        gone.make_removal();
        CookieJar::new().add(gone)
    }

    fn cookie(&self, value: String) -> Cookie<'static> {
        let cookie = Cookie::build((name(self.https), value)).path("/").http_only(true);
        cookie.same_site(SameSite::Lax).secure(self.https).build()
    }
}

/// The `__Host-` prefix makes browsers refuse the cookie from any other host or without HTTPS.
fn name(https: bool) -> &'static str {
    if https { "__Host-candour" } else { "candour" }
}

impl<S: Send + Sync> FromRequestParts<S> for SessionCookie {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let Ok(settings) = Settings::from_request_parts(parts, state).await;
        let jar = CookieJar::from_headers(&parts.headers);
        let token = jar.get(name(settings.https)).map(|cookie| cookie.value().to_owned());
        let token = token.filter(|token| !token.is_empty() && token.len() <= LONGEST_TOKEN);
        Ok(SessionCookie { https: settings.https, token })
    }
}
