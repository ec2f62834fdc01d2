//! A document as PDF: tagged, PDF/UA-1 and PDF/A-2a in one file, the same bytes for the same input. The only
//! place that knows typst.

mod data;
mod runs;
mod world;

use std::collections::BTreeSet;

use document::Document;
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
    let desk = world::Desk::new(json);
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
