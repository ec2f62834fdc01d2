//! Enclosures are looked at before they may leave: what a file is by its content, whether it may leave as it is,
//! and the copies that may leave in its place. When it cannot be told, it stays.
//!
//! Nothing here decides about exemptions, and no file is changed: a copy is made of what can be seen.

mod binary;
mod capitals;
pub mod copy;
pub mod dangers;
mod docx;
mod error;
mod image;
mod mail;
pub mod marking;
mod metadata;
mod odf;
mod package;
mod pdf;
mod plain;
mod pptx;
mod rows;
mod sought;
mod spreadsheet;
mod table;
mod xlsx;

pub use container::Limits;
pub use copy::{clean, clean_to_csv, clean_to_transcript, pages_made, redact};
pub use error::Error;
pub use rows::{Sheet, sheets};
pub use spreadsheet::{CsvCopies, CsvSheet, to_csv};
