//! The two ends of a PDF: whether it begins and ends as one, and whether its pages are all there.

use container::pdf::Pdf;

use crate::dangers::{CannotCheck, Code, Finding, Place};

/// Bytes that may stand before a PDF or after it without being anything.
const SLACK: usize = 16;

/// Checks both ends; gives the bytes from where the PDF begins.
pub(super) fn check<'a>(bytes: &'a [u8], finding: &mut Finding<'_>) -> Result<&'a [u8], CannotCheck> {
    let cut = || CannotCheck::malformed("PDF");
    let head = &bytes[..bytes.len().min(1_024 + 8)];
    let begin = head.windows(5).position(|w| w == b"%PDF-").ok_or_else(cut)?;
    let telling = |part: &[u8]| part.iter().filter(|b| !b.is_ascii_whitespace() && **b != 0).count() > SLACK;
    let report = |finding: &mut Finding<'_>, part: &[u8], at: &str| {
        let sample: String = String::from_utf8_lossy(&part[..part.len().min(300)]).into_owned();
        finding.danger(Code::ContainerPolyglot, Place::at(at), format!("{} bytes", part.len()), &sample);
    };
    if telling(&bytes[..begin]) {
        report(finding, &bytes[..begin], "before the beginning of the PDF");
    }
    let end = rfind(bytes, b"%%EOF").ok_or_else(cut)?;
    if rfind(&bytes[..end], b"startxref").is_none() {
        return Err(cut());
    }
    let after = &bytes[end + 5..];
    // An archive after the end is another file in this one, which is told where files are told apart.
    if telling(after) && !after.windows(4).any(|w| w == b"PK\x05\x06") {
        // An update that was cut off begins with an object.
        if after.windows(5).any(|w| w == b" obj\n" || w == b" obj\r" || w == b" obj<") {
            return Err(cut());
        }
        report(finding, after, "after the end of the PDF");
    }
    Ok(&bytes[begin..])
}

/// Checks that the pages which the file says it has were found.
pub(super) fn count(pdf: &Pdf<'_>, found: usize) -> Result<(), CannotCheck> {
    let pages = pdf.dict(pdf.root(), "Pages")?;
    match pdf.value(&pages, "Count")?.whole() {
        Some(said) if said > found => Err(CannotCheck::malformed("PDF")),
        _ => Ok(()),
    }
}

/// The last place of some bytes.
pub(super) fn rfind(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|w| w == what)
}
