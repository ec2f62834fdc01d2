//! Pages for the public, the desk and contributors; over office.
//!
//! [`shell()`] is what every page stands on: one stylesheet, one set of security headers, limits, and error pages.
//! A page is one route file with its template beside the others (see `docs/how-to/add-a-page.md`).
//! This crate decides nothing about a case and counts no days: `office` answers, the pages show.

mod app;
pub mod assets;
pub mod cookies;
pub mod error;
pub mod form;
pub mod limits;
mod routes;
mod serve;
pub mod settings;
mod shell;
pub mod state;
mod style_guide;
pub mod theme;
pub mod view;

pub use app::app;
pub use error::Error;
pub use serve::serve;
pub use settings::Settings;
pub use shell::shell;
pub use state::AppState;
pub use style_guide::style_guide;

/// What a page's handler returns: the page, or what went wrong, which [`error`] turns into a page of its own.
pub type Answer<T> = Result<T, Error>;
