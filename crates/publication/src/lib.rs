//! The disclosure log: entries proposed from letters that were sent, their pages, the feed and the JSON.
//!
//! Nothing here decides to publish (`casework` does, for a named person), gives a page its form (`rendering`), or names
//! the applicant.

mod entry;
mod feed;
mod look;
mod page;

pub use entry::entry_from;
pub use feed::{atom, json, slug};
pub use look::{Look, looks};
pub use page::page;
