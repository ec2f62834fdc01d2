//! Copies that may leave in place of a file: cleaned of what nobody sees, or with what was marked taken out. A copy is made
//! of what can be seen, read again by another reader, and handed out only where nothing remains. The file itself is never
//! changed, and what cannot be done honestly is refused with a sentence that says what to do instead.

mod archive;
mod check;
mod flat;
mod hunt;
mod kinds;
mod made;
mod mark;
mod message;
mod office;
mod open_document;
mod parts;
mod picture;
mod pixels;
mod redact;
mod slides;
mod strike;
mod table;
mod tree;
mod words;
mod workbook;

use container::Limits;

use crate::dangers::{CannotCheck, Format, Severity, Verdict, look};
pub use made::{Copy, Remaining, Removed, What};
pub use mark::{Mark, MarkError, Target, marks};

/// Makes a copy without anything that is not seen. `name` helps only where the content leaves it open what a text is.
/// Fails where the file cannot be looked through whole, or where no honest copy of its kind can be made.
pub fn clean(name: &str, bytes: &[u8], limits: &Limits) -> Result<Copy, CannotCheck> {
    let before = look(name, bytes, limits);
    if before.verdict == Verdict::CannotCheck && !check::can_be_mended(&before) {
        let why = before.why.unwrap_or_else(|| "it cannot be looked through whole".into());
        return Err(CannotCheck::because(why));
    }
    let mut copy = kinds::clean(name, bytes, &before, limits)?;
    check::cleaned(name, &before, &mut copy, limits);
    Ok(copy)
}

/// Makes a copy in which what was marked is gone, wherever in the file it stands; each place says under which provision.
/// Fails as [`clean`] does, and where a mark cannot be applied to this kind of file.
pub fn redact(name: &str, bytes: &[u8], marks: &[Mark], limits: &Limits) -> Result<Copy, CannotCheck> {
    let before = look(name, bytes, limits);
    if before.verdict == Verdict::CannotCheck && !check::can_be_mended(&before) {
        let why = before.why.unwrap_or_else(|| "it cannot be looked through whole".into());
        return Err(CannotCheck::because(why));
    }
    let mut copy = kinds::redact(name, bytes, &before, marks, limits)?;
    check::redacted(name, before.format, marks, &mut copy, limits);
    Ok(copy)
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
