//! Whose public page it is: the authority, if the address or the installation says, and what goes before its addresses.
//!
//! Pages of the law and the calculator do without an authority; the others ask for one and are not found otherwise.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use casework::Authority;

use crate::state::{AppState, Whose};
use crate::view::{Page, Site};
use crate::{Answer, Error};

/// The surroundings of a public page.
#[derive(Clone, Debug)]
pub(super) struct Face {
    site: Site,
    /// Before every address: `/wexmoor`, or nothing.
    pub(super) base: String,
    authority: Option<Arc<Authority>>,
}

impl Face {
    /// A page with these surroundings.
    pub(super) fn page(&self, title: impl Into<String>) -> Page {
        Page::new(self.site.clone(), title).base(self.base.clone())
    }

    /// The authority; a page that needs one is not found where none is named.
    pub(super) fn authority(&self) -> Answer<&Arc<Authority>> {
        self.authority.as_ref().ok_or(Error::NotFound)
    }

    /// An address of this face.
    pub(super) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

impl FromRequestParts<AppState> for Face {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Self::Rejection> {
        let site = Site::from_request_parts(parts, state).await?;
        let whose = parts.extensions.get::<Whose>().cloned();
        let (base, authority) = match whose {
            Some(whose) => (whose.base, Some(whose.authority)),
            None => (String::new(), None),
        };
        Ok(Face { site, base, authority })
    }
}
