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
    if (telling(after) || begins_a_file(after)) && !after.windows(4).any(|w| w == b"PK\x05\x06") {
        // An update that was cut off begins with an object.
        if after.windows(5).any(|w| w == b" obj\n" || w == b" obj\r" || w == b" obj<") {
            return Err(cut());
        }
        report(finding, after, "after the end of the PDF");
    }
    Ok(&bytes[begin..])
}

/// Whether another file begins in what follows: archives, programs, pictures.
fn begins_a_file(bytes: &[u8]) -> bool {
    let begin = bytes.iter().position(|b| !b.is_ascii_whitespace() && *b != 0).unwrap_or(bytes.len());
    let heads: [&[u8]; 8] = [
        b"7z\xBC\xAF\x27\x1C",
        b"Rar!\x1A\x07",
        b"PK\x03\x04",
        b"\x1F\x8B\x08",
        b"MZ",
        b"\xFF\xD8\xFF",
        b"\x89PNG",
        b"\xD0\xCF\x11\xE0",
    ];
    heads.iter().any(|head| bytes[begin..].starts_with(head))
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
