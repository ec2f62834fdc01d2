//! What is seen of a document, an e-mail or a presentation, written down from its clean copy, so that pages can be made of it.
//! What no page of ours can show is said; where words would be lost, there are no pages.

mod drawn;
mod gathered;
mod line;
mod mail;
mod numbers;
mod odf;
mod odf_styles;
mod plain;
mod slides;
mod styles;
mod tables;
mod words;

use container::Limits;
use document::transcript::{Piece, Transcript};

use super::Copy;
use super::tree::Element;
use crate::dangers::{CannotCheck, Finding, Format};
use gathered::Gathered;

/// Letters that pages are made of.
const LONGEST: usize = 1_000_000;
/// What is said of every such copy.
const LAYOUT: &str = "The layout is ours: words, tables and pictures are the document's.";

/// Writes down what is seen of a clean copy of this kind.
pub(super) fn of(
    bytes: &[u8],
    original: &[u8],
    before: Format,
    copy: &mut Copy,
    limits: &Limits,
) -> Result<Transcript, CannotCheck> {
    let mut finding = Finding::new(limits);
    let format = match before {
        Format::Eml | Format::Msg | Format::Text | Format::Csv | Format::Tsv => before,
        _ => Format::of(bytes, None),
    };
    let mut gathered = Gathered::new(&mut finding);
    let mut transcript = match format {
        Format::Docx => words::told(bytes, &mut gathered)?,
        Format::Odt | Format::Odp => odf::told(bytes, format, &mut gathered)?,
        Format::Pptx => slides::told(bytes, &mut gathered)?,
        Format::Eml | Format::Msg => mail::told(original, before, &mut gathered, limits)?,
        Format::Text => plain::told(bytes),
        Format::Csv | Format::Tsv | Format::Xlsx | Format::Ods => plain::tables(bytes, format, limits)?,
        other => {
            let why = format!(
                "it is {}, of which no pages are made: make a clean copy of its own kind",
                other.in_words()
            );
            return Err(CannotCheck::because(why));
        }
    };
    let (pictures, left) = gathered.end();
    transcript.pictures = pictures;
    let text = transcript.text();
    if text.trim().is_empty() && transcript.pictures.is_empty() {
        return Err(CannotCheck::because(
            "it has nothing that is seen, so there is nothing to make pages of",
        ));
    }
    if text.len() > LONGEST {
        return Err(CannotCheck::because(
            "it has more words than a PDF is made of here: divide it, or make a clean copy of its own kind",
        ));
    }
    if transcript.title.trim().is_empty() {
        transcript.title = titled(&transcript.pieces).unwrap_or_else(|| usual(format).to_owned());
    }
    if transcript.language.is_empty() {
        transcript.language = "en-GB".to_owned();
    }
    // Of the file that was made on the way nobody needs to know its name.
    copy.changed.retain(|sentence| {
        !(sentence.starts_with("It is ") && sentence.contains(" now")
            || sentence.starts_with("Its name said "))
    });
    copy.changed(LAYOUT);
    for sentence in left {
        copy.changed(sentence);
    }
    Ok(transcript)
}

/// The first heading, which is on the pages already.
fn titled(pieces: &[Piece]) -> Option<String> {
    let heading = pieces.iter().find(|piece| matches!(piece, Piece::Heading { .. }))?;
    let words = document::transcript::text(std::slice::from_ref(heading));
    let title: String = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect();
    (!title.is_empty()).then_some(title)
}

fn usual(format: Format) -> &'static str {
    match format {
        Format::Eml | Format::Msg => "E-mail",
        Format::Pptx | Format::Odp => "Presentation",
        Format::Xlsx | Format::Ods | Format::Csv | Format::Tsv => "Table",
        _ => "Document",
    }
}

/// Fails where more than one letter in a hundred of those that stand in a file is not among what was told of it.
fn whole(stands: usize, pieces: &[Piece]) -> Result<(), CannotCheck> {
    let told = letters(&document::transcript::text(pieces));
    if told.saturating_mul(100) < stands.saturating_mul(99) {
        return Err(CannotCheck::because(
            "not all of its words can be put on pages here: print it to a PDF, or make a clean copy of its own kind",
        ));
    }
    Ok(())
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Letters below an element, of elements that `is` says hold words.
fn standing(
    element: &Element,
    holds: &impl Fn(&Element) -> bool,
    skips: &impl Fn(&Element) -> bool,
) -> usize {
    let mut sum = 0;
    for child in element.elements() {
        if skips(child) {
            continue;
        }
        sum += if holds(child) { letters(&child.words()) } else { standing(child, holds, skips) };
    }
    sum
}
