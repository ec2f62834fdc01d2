//! Notices composed from decisions, and any response checked against the duties.
//!
//! Nothing here reads a file, a clock or the network, counts a legal day, or gives a document its form: `reading`
//! reads, `law` counts, `rendering` renders. What a provision says comes from `law`, what a letter says from the wording.

mod compose;
mod grounds;
mod outcome;
mod plan;
mod prose;
pub mod wording;

pub use compose::{annex, compose, subject};
pub use outcome::outcome;
pub use plan::Plan;
pub use prose::{date_words, day};
