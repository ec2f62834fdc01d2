//! What a second reader of PDF makes of a file: the words as they are copied, and the tags as they are read aloud.

use std::process::Command;

use crate::{Named, program};

/// The words of a PDF in the order of its content, pages divided by form feeds.
#[track_caller]
pub fn words(pdf: &[u8]) -> Option<String> {
    let folder = program::folder(&[file(pdf)]);
    let mut poppler = Command::new("pdftotext");
    poppler.args(["-raw", "-enc", "UTF-8", "letter.pdf", "-"]).current_dir(folder.path());
    Some(program::text(&program::run("pdftotext (poppler-utils)", &mut poppler)?.stdout))
}

/// One tag, or words of the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tagged {
    /// A tag such as `H1` or `TH`, and how deep it stands.
    Tag(usize, String),
    /// An attribute of the tag before, such as `/Scope /Column`.
    Attribute(String),
    /// Words.
    Words(String),
}

/// The tags of a PDF, in the order in which they are read aloud.
#[track_caller]
pub fn tags(pdf: &[u8]) -> Option<Vec<Tagged>> {
    structure(pdf, "-struct")
}

/// The same with their words, which takes long for a file of many pages.
#[track_caller]
pub fn tagged_words(pdf: &[u8]) -> Option<Vec<Tagged>> {
    structure(pdf, "-struct-text")
}

#[track_caller]
fn structure(pdf: &[u8], how: &str) -> Option<Vec<Tagged>> {
    let folder = program::folder(&[file(pdf)]);
    let mut poppler = Command::new("pdfinfo");
    poppler.args([how, "-enc", "UTF-8", "letter.pdf"]).current_dir(folder.path());
    let output = program::run("pdfinfo (poppler-utils)", &mut poppler)?;
    Some(program::text(&output.stdout).lines().filter_map(tagged).collect())
}

fn tagged(line: &str) -> Option<Tagged> {
    let bare = line.trim_start();
    let depth = (line.len() - bare.len()) / 2;
    if let Some(words) = bare.strip_prefix('"') {
        return Some(Tagged::Words(words.strip_suffix('"').unwrap_or(words).to_owned()));
    }
    if bare.starts_with('/') {
        return Some(Tagged::Attribute(bare.to_owned()));
    }
    let name = bare.split([' ', ':']).next().unwrap_or_default();
    (!name.is_empty() && name != "Object").then(|| Tagged::Tag(depth, name.to_owned()))
}

fn file(pdf: &[u8]) -> Named {
    ("letter.pdf".to_owned(), pdf.to_vec())
}
