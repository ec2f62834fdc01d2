//! The disclosure log: what an entry says, how it reads as a feed and as data, and what to look for before it stands.
//!
//! Nothing here publishes: that is a decision of a named person, made in `casework`, kept by `store`.

mod data;
mod entry;
mod feed;
mod history;
mod look;

pub use data::{Listed, json};
pub use entry::{disposition_words, entry_from, outcome_words};
pub use feed::atom;
pub use history::entry_of_history;
pub use look::{Look, contacts, looks};
