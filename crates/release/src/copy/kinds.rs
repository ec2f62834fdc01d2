//! Which maker of copies knows a kind of file.

use container::Limits;

use super::{Copy, Mark, refused};
use crate::dangers::{CannotCheck, Format};

/// Makes a clean copy of a file of this kind; what it still holds is looked at afterwards.
pub(super) fn clean(
    _name: &str,
    bytes: &[u8],
    format: Format,
    _limits: &Limits,
) -> Result<Copy, CannotCheck> {
    match format {
        Format::Text => Ok(Copy::of(bytes.to_vec())),
        Format::Pdf => Err(refused(format, "print it and scan the print, or clean it with another program")),
        other => Err(refused(other, "save it as a PDF and make a clean copy of that")),
    }
}

/// Takes out what was marked from a file of this kind.
pub(super) fn redact(
    _name: &str,
    _bytes: &[u8],
    format: Format,
    _marks: &[Mark],
    _limits: &Limits,
) -> Result<Copy, CannotCheck> {
    Err(CannotCheck::because(format!(
        "it is {}, from which nothing can be taken out: save it as a PDF and mark that",
        format.in_words()
    )))
}
