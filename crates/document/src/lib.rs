//! Structured text with places, and the plain types of the field.
//!
//! Nothing here parses, renders or decides: these are the shapes that the crates hand to each other.

mod amount;
mod counting;
mod language;
mod place;
mod sure;
mod text;

pub mod request;
pub mod response;
pub mod transcript;

pub use amount::{grouped, pounds};
pub use calendar::Law;
pub use counting::label;
pub use language::Language;
pub use place::Span;
pub use sure::Sure;
pub use text::{Block, Contact, Document, Inline, Letterhead, ListItem, Table};
