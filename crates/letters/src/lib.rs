//! Notices composed from decisions, and any response checked against the duties.
//!
//! Nothing here reads a file, a clock or the network, counts a legal day, or gives a document its form: `reading`
//! reads, `law` counts, `rendering` renders. What a provision says comes from `law`, what a letter says from the wording.

pub mod challenge;
pub mod checks;
mod compose;
mod draft;
mod error;
mod grounds;
mod known;
mod outcome;
mod plan;
mod prose;
pub mod wording;

pub use checks::{Finding, NotChecked, Report, check, findings_for_sending, findings_on};
pub use compose::{annex, answer_text, compose, subject};
pub use draft::{Asked, Decided, Draft, Enclosed, draft_of, to_draft};
pub use error::Error;
pub use known::{Body, Known};
pub use outcome::outcome;
pub use plan::Plan;
pub use prose::{blocks as blocks_of, date_words, day, plain_blocks as plain_text};

/// The JSON Schema of a [`Draft`].
pub const DRAFT_SCHEMA: &str = include_str!("../data/draft.schema.json");
