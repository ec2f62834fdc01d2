//! What nobody sees in a file, and what everybody sees that looks alike: own files, made here, one danger each.

mod archives;
mod broken;
mod crowded;
mod damaged;
mod documents;
mod mail;
mod office;
pub(crate) mod older;
mod open_document;
mod others;
pub(crate) mod pdf;
mod pdf_painted;
mod pdf_parts;
mod pictures;
mod tables;
mod workbook_looks;
mod workbook_parts;
mod workbooks;

use release::{
    Limits,
    dangers::{Severity, look},
};

/// The codes of a file that weigh, each once.
fn codes(name: &str, bytes: &[u8]) -> Vec<&'static str> {
    let found = look(name, bytes, &Limits::default());
    let mut codes: Vec<&str> =
        found.dangers.iter().filter(|d| d.severity > Severity::Info).map(|d| d.code.id()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// A file has just these dangers; none where there is nothing to tell.
#[track_caller]
fn check(name: &str, what: &str, bytes: &[u8], expected: &[&str]) {
    if bytes.starts_with(b"%PDF-") {
        crate::pdf_copies::is_cleaned(what, bytes, expected);
    } else {
        crate::copies::is_cleaned(name, what, bytes, expected);
    }
    let found = codes(name, bytes);
    assert_eq!(found, expected, "{what}: {:#?}", look(name, bytes, &Limits::default()));
}
