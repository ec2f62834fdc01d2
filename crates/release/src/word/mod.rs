//! Word documents become their visible words, from which a PDF can be made. What is left out is said.

mod body;
mod styles;

use std::collections::BTreeSet;

use container::xml::{Node, walk};
use container::{Limits, archive::Archive};
use document::Document;

use crate::{Error, dangers::Format};

const WHAT: &str = "Word document";

/// The visible words of a Word document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocxText {
    /// The words; its title is the document's own where it has one, else empty.
    pub document: Document,
    /// What was left out, one sentence each.
    pub left_out: Vec<String>,
}

/// Takes the visible words out of a DOCX file: no deletions, comments, hidden or covered words, no headers, notes
/// or pictures. It fails where the file cannot be opened within the limits.
pub fn docx_text(bytes: &[u8], limits: &Limits) -> Result<DocxText, Error> {
    limits.check_size(bytes)?;
    match Format::of(bytes, None) {
        Format::Docx | Format::Docm => {}
        Format::Encrypted => return Err(container::Error::Encrypted { what: WHAT }.into()),
        other => return Err(Error::NotADocument { kind: other.in_words() }),
    }
    let mut archive = Archive::open(bytes, WHAT, limits)?;
    let names = archive.names();
    let styles = match archive.read("word/styles.xml")? {
        Some(part) => styles::Styles::read(&part, limits)?,
        None => styles::Styles::default(),
    };
    let main = archive.read("word/document.xml")?.ok_or(container::Error::Damaged { what: WHAT })?;
    if main.windows(9).any(|w| w == b"<!DOCTYPE") {
        return Err(container::Error::Damaged { what: WHAT }.into());
    }
    let body = body::read(&main, &styles, limits)?;
    let mut left_out = body.left_out();
    let mut parts = BTreeSet::new();
    for name in &names {
        let part = name.strip_prefix("word/").unwrap_or("");
        for (start, sentence) in [
            ("header", "Headers were left out."),
            ("footer", "Footers were left out."),
            ("footnotes", "Footnotes were left out."),
            ("endnotes", "Endnotes were left out."),
            ("comments", "Comments were left out."),
            ("media/", "Pictures were left out."),
            ("embeddings/", "Embedded files were left out."),
            ("charts/", "Charts were left out."),
            ("diagrams/", "Diagrams were left out."),
        ] {
            if part.starts_with(start)
                && !parts.contains(sentence)
                && says_something(&mut archive, name, start, limits)?
            {
                parts.insert(sentence);
            }
        }
    }
    left_out.extend(parts.into_iter().map(str::to_owned));
    let document = Document {
        title: body.title,
        language: "en-GB".into(),
        letterhead: None,
        recipient: vec![],
        date: None,
        reference: None,
        blocks: body.blocks,
    };
    if document.blocks.is_empty() && document.title.is_empty() {
        left_out.push("No words were found that can be seen.".into());
    }
    Ok(DocxText { document, left_out })
}

/// Headers, footers and notes are often there without a word in them.
fn says_something(archive: &mut Archive<'_>, name: &str, kind: &str, limits: &Limits) -> Result<bool, Error> {
    if !matches!(kind, "header" | "footer" | "footnotes" | "endnotes") {
        return Ok(true);
    }
    let mut words = false;
    if let Some(part) = archive.read(name)? {
        walk(&part, WHAT, limits, |node| words |= matches!(node, Node::Text(t) if !t.trim().is_empty()))?;
    }
    Ok(words)
}
