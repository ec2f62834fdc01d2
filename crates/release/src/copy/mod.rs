//! Copies that may leave in place of a file: cleaned of what nobody sees, or with what was marked taken out. A copy is made
//! of what can be seen, read again by another reader, and handed out only where nothing remains. The file itself is never
//! changed, and what cannot be done honestly is refused with a sentence that says what to do instead.

mod archive;
mod cells;
mod check;
mod fields;
mod flat;
mod forget;
mod hunt;
mod kinds;
mod leaves;
mod made;
mod mark;
mod message;
mod odf_names;
mod office;
mod older;
mod open_document;
mod parts;
mod picture;
mod pixels;
mod redact;
mod sheet;
mod sheets;
mod slides;
mod standard;
mod strike;
mod table;
mod transcript;
mod tree;
mod vectors;
mod words;
mod workbook;

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use container::Limits;
use document::transcript::Transcript;

use crate::dangers::{CannotCheck, Format, Look, Severity, Verdict, look};
pub(crate) use cells::has_cells;
pub use cells::{Cells, Part};
pub use cells::{Shown as ShownCell, Tab, Table, Window, table as cell_table};
pub(crate) use leaves::{first_size as picture_size, sizes as picture_sizes, smaller as smaller_picture};
pub use made::{Copy, Remaining, Removed, What};
pub use mark::{Mark, MarkError, Target, marks};

/// Makes a copy without anything that is not seen. `name` helps only where the content leaves it open what a text is.
/// Fails where the file cannot be looked through whole, or where no honest copy of its kind can be made.
pub fn clean(name: &str, bytes: &[u8], limits: &Limits) -> Result<Copy, CannotCheck> {
    let (before, bytes) = checked(name, bytes, limits)?;
    let mut copy = caught(|| kinds::clean(name, &bytes, &before, limits))?;
    if matches!(bytes, Cow::Owned(_)) {
        copy.changed(vectors::GONE);
    }
    check::cleaned(name, &before, &mut copy, limits);
    Ok(copy)
}

/// Makes CSV of what is seen of a spreadsheet: one table, or an archive of one for each sheet. Fails as [`clean`] does, and
/// where the file is no spreadsheet.
pub fn clean_to_csv(name: &str, bytes: &[u8], limits: &Limits) -> Result<Copy, CannotCheck> {
    let mut copy = clean(name, bytes, limits)?;
    let Some(cleaned) = copy.bytes.take() else { return Ok(copy) };
    caught(|| sheets::to_csv(&cleaned, &mut copy, limits))?;
    check::converted(&mut copy, limits);
    Ok(copy)
}

/// Writes down what is seen of a document, an e-mail or a presentation, told from its clean copy: what pages can be made of, which
/// [`pages_made`] then looks through. The copy has no bytes yet. Fails as [`clean`] does, and where words would be lost.
pub fn clean_to_transcript(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
) -> Result<(Copy, Option<Transcript>), CannotCheck> {
    let (before, _) = checked(name, bytes, limits)?;
    let mut copy = clean(name, bytes, limits)?;
    let Some(cleaned) = copy.bytes.take() else { return Ok((copy, None)) };
    let told = caught(|| transcript::of(&cleaned, bytes, before.format, &mut copy, limits))?;
    Ok((copy, Some(told)))
}

/// Takes the pages that were made of a transcript, a PDF, as the copy: they are looked through like any file, and read again.
pub fn pages_made(mut copy: Copy, transcript: &Transcript, pdf: Vec<u8>, limits: &Limits) -> Copy {
    copy.bytes = Some(pdf);
    check::paged(&mut copy, transcript, limits);
    copy
}

/// Makes a copy in which what was marked is gone, wherever in the file it stands; each place says under which provision.
/// Fails as [`clean`] does, and where a mark cannot be applied to this kind of file.
pub fn redact(name: &str, bytes: &[u8], marks: &[Mark], limits: &Limits) -> Result<Copy, CannotCheck> {
    let (before, bytes) = checked(name, bytes, limits)?;
    let mut copy = caught(|| redact::redact(name, &bytes, &before, marks, limits))?;
    if matches!(bytes, Cow::Owned(_)) {
        copy.changed(vectors::GONE);
    }
    check::redacted(name, before.format, marks, &mut copy, limits);
    Ok(copy)
}

/// Looks through the file first: of what cannot be looked through whole no copy is made.
/// Drawings of lines that stand beside the same picture in dots need no looking through: no copy has them.
fn checked<'b>(name: &str, bytes: &'b [u8], limits: &Limits) -> Result<(Look, Cow<'b, [u8]>), CannotCheck> {
    let mut before = look(name, bytes, limits);
    let mut bytes = Cow::Borrowed(bytes);
    if before.verdict == Verdict::CannotCheck
        && let Ok(Some(without)) = caught(|| vectors::without(&bytes, before.format, limits))
    {
        before = look(name, &without, limits);
        bytes = Cow::Owned(without);
    }
    if before.verdict == Verdict::CannotCheck {
        let code = before.dangers.iter().map(|d| d.code).find(|code| code.id().starts_with("container."));
        let why = before.why.unwrap_or_else(|| "it cannot be looked through whole".into());
        return Err(CannotCheck { code, why });
    }
    Ok((before, bytes))
}

/// A mistake of ours on a file that nobody thought of makes no copy; it never takes the program down.
fn caught<T>(make: impl FnOnce() -> Result<T, CannotCheck>) -> Result<T, CannotCheck> {
    catch_unwind(AssertUnwindSafe(make)).unwrap_or_else(|_| Err(CannotCheck::malformed("file")))
}

/// What a file is once its macros are gone.
fn without_macros(format: Format) -> Format {
    match format {
        Format::Xlsm => Format::Xlsx,
        Format::Docm => Format::Docx,
        Format::Pptm => Format::Pptx,
        other => other,
    }
}

/// Heavier than a note.
fn is_danger(severity: Severity) -> bool {
    severity > Severity::Info
}

/// No copy of this kind can be made.
fn refused(format: Format, instead: &str) -> CannotCheck {
    CannotCheck::because(format!(
        "it is {}, of which no clean copy can be made: {instead}",
        format.in_words()
    ))
}
