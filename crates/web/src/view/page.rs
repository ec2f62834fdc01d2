//! The page around a page: whose site it is, who is signed in, where one is and how to go back.

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Html;

use crate::theme::Colour;
use crate::{Answer, Settings, assets};

/// The answer that a handler gives with a filled template; fails only where a template itself fails.
pub fn show(template: impl Template) -> Answer<Html<String>> {
    Ok(Html(template.render()?))
}

/// The authority as its pages show it.
#[derive(Clone, Debug)]
pub struct Site {
    /// The authority's name.
    pub authority: String,
    /// Its colour, if it has chosen one.
    pub colour: Option<Colour>,
    /// Where to write when a page does not help: an e-mail address, or nothing.
    pub contact: String,
}

impl Default for Site {
    fn default() -> Self {
        Site { authority: "Information requests".into(), colour: None, contact: String::new() }
    }
}

/// The site a middleware has put beside the request, or that of the settings.
impl<S: Send + Sync> FromRequestParts<S> for Site {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        if let Some(site) = parts.extensions.get::<Site>() {
            return Ok(site.clone());
        }
        Ok(Settings::from_request_parts(parts, state).await?.site)
    }
}

/// A link in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads, on this site.
    pub href: String,
}

impl Link {
    /// A link saying `text`.
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Link {
        Link { text: text.into(), href: href.into() }
    }
}

/// The person signed in, as the header shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// What they are here: officer, approver.
    pub role: String,
}

/// What a layout needs to draw the page around a template's own part.
#[derive(Clone, Debug)]
pub struct Page {
    /// The page's title: what one would say it is about.
    pub title: String,
    /// Whose site it is.
    pub site: Site,
    /// Who is signed in.
    pub person: Option<Person>,
    /// The way in the navigation that leads here, as the layout names it: `mine`, `team`, `log` ...
    pub here: &'static str,
    /// The way back, above the title.
    pub back: Option<Link>,
    /// The words that the header's search box shows.
    pub search: String,
    /// Whether the form on this page came back with errors; the title then says so first.
    pub failed: bool,
    /// What stands before every address of an authority's public pages: `/wexmoor`, or nothing where there is one only.
    pub base: String,
    /// Whether search engines are to leave the page out: it is for the holder of a secret link.
    pub unlisted: bool,
}

impl Page {
    /// A page of `site` with a title.
    pub fn new(site: Site, title: impl Into<String>) -> Page {
        Page {
            title: title.into(),
            site,
            person: None,
            here: "",
            back: None,
            search: String::new(),
            failed: false,
            base: String::new(),
            unlisted: false,
        }
    }

    /// Names the person signed in.
    #[must_use]
    pub fn person(mut self, name: impl Into<String>, role: impl Into<String>) -> Page {
        self.person = Some(Person { name: name.into(), role: role.into() });
        self
    }

    /// Marks the way in the navigation.
    #[must_use]
    pub fn here(mut self, here: &'static str) -> Page {
        self.here = here;
        self
    }

    /// Puts `base` before the addresses of the public pages.
    #[must_use]
    pub fn base(mut self, base: impl Into<String>) -> Page {
        self.base = base.into();
        self
    }

    /// Asks search engines to leave the page out.
    #[must_use]
    pub fn unlisted(mut self) -> Page {
        self.unlisted = true;
        self
    }

    /// Adds the way back.
    #[must_use]
    pub fn back(mut self, text: impl Into<String>, href: impl Into<String>) -> Page {
        self.back = Some(Link::new(text, href));
        self
    }

    /// Puts "Error:" before the title where the form has errors, so that it is the first thing heard.
    #[must_use]
    pub fn of_form(mut self, form: &crate::form::Form) -> Page {
        self.failed = form.has_errors();
        self
    }

    /// The address of an asset with its digest.
    pub fn asset(&self, name: &str) -> String {
        assets::url(name)
    }

    /// `page` where this way of the navigation leads here, else `false`: for `aria-current`.
    pub fn current(&self, way: &str) -> &'static str {
        if self.here == way { "page" } else { "false" }
    }
}
