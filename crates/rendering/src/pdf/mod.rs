//! A document as PDF: tagged, PDF/UA-1 and PDF/A-2a in one file, the same bytes for the same input; and pages of what is
//! seen of a file. The only place that knows typst.

mod data;
mod runs;
mod transcript;
mod world;

use std::collections::BTreeSet;

use document::Document;
use document::transcript::Transcript;
use jiff::Timestamp;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp as PdfTimestamp};

use crate::{Error, plan};

/// Letters after which layout caches that were not used again are dropped.
const CACHED_LETTERS: usize = 10;

/// What a PDF carries beside its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PdfSettings {
    /// When the letter was made, written into the file; no clock is read.
    pub created: Timestamp,
}

/// The document as PDF. It fails where the document is longer than [`crate::LONGEST`].
pub fn pdf(document: &Document, settings: &PdfSettings) -> Result<Vec<u8>, Error> {
    plan::within_limits(document)?;
    let letter = data::letter(document);
    let json = serde_json::to_string(&letter).map_err(|e| Error::Layout(e.to_string()))?;
    let desk = world::Desk::new(world::Template::Letter, json, &[]);
    let bytes = typst::compile::<PagedDocument>(&desk).output.map_err(layout).and_then(|paged| {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
            .map_err(|e| Error::Layout(e.message().to_string()))?;
        let options = PdfOptions {
            ident: Smart::Custom(format!(
                "{}\n{}",
                document.reference.as_deref().unwrap_or(""),
                document.title
            )),
            creator: Smart::Custom(Some("Candour".into())),
            timestamp: timestamp(settings.created),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&paged, &options).map_err(layout)
    });
    comemo::evict(CACHED_LETTERS);
    bytes
}

/// What is seen of a file, as PDF/UA without a date: the same bytes whenever it is made. It fails where the words are more than
/// [`crate::LONGEST`], or stand in a writing that no font here has.
pub fn transcript_pdf(transcript: &Transcript) -> Result<Vec<u8>, Error> {
    let text = transcript.text();
    if text.len() > crate::LONGEST {
        return Err(Error::TooLong { characters: text.len(), limit: crate::LONGEST });
    }
    let missing = text.chars().filter(|c| matches!(runs::Shape::of(*c), runs::Shape::Missing)).count();
    if missing * 100 > text.chars().filter(|c| !c.is_whitespace()).count() {
        return Err(Error::Writing);
    }
    if transcript::widest(&transcript.pieces) > transcript::MOST_COLUMNS {
        return Err(Error::TooWide { limit: transcript::MOST_COLUMNS });
    }
    let json =
        serde_json::to_string(&transcript::pages(transcript)).map_err(|e| Error::Layout(e.to_string()))?;
    let desk = world::Desk::new(world::Template::Transcript, json, &transcript.pictures);
    let bytes = typst::compile::<PagedDocument>(&desk).output.map_err(layout).and_then(|paged| {
        let standards =
            PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|e| Error::Layout(e.message().to_string()))?;
        let options =
            PdfOptions { creator: Smart::Custom(Some("Candour".into())), standards, ..PdfOptions::default() };
        typst_pdf::pdf(&paged, &options).map_err(layout)
    });
    comemo::evict(0);
    bytes
}

/// Characters of the document that no font here can draw, in the order of their numbers: in the PDF each stands as its
/// number (`[U+6F22]`), so that nothing is lost silently. Ask before sending, and send another form beside it.
pub fn characters_without_shape(document: &Document) -> Vec<char> {
    let missing = |c: &char| matches!(runs::Shape::of(*c), runs::Shape::Missing);
    let characters: BTreeSet<char> = crate::text(document).chars().filter(missing).collect();
    characters.into_iter().collect()
}

fn layout(diagnostics: impl IntoIterator<Item = SourceDiagnostic>) -> Error {
    let messages: Vec<String> = diagnostics.into_iter().map(|d| d.message.to_string()).collect();
    Error::Layout(messages.join("; "))
}

fn timestamp(created: Timestamp) -> Option<PdfTimestamp> {
    let utc = created.to_zoned(jiff::tz::TimeZone::UTC);
    let part = |n: i8| u8::try_from(n).ok();
    Datetime::from_ymd_hms(
        i32::from(utc.year()),
        part(utc.month())?,
        part(utc.day())?,
        part(utc.hour())?,
        part(utc.minute())?,
        part(utc.second())?,
    )
    .map(PdfTimestamp::new_utc)
}
