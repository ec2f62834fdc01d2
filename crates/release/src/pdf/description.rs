//! What the file says about itself: its list of properties and its descriptions in XMP.

use container::pdf::{Dict, Object, Pdf};

use super::text;
use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::metadata::{Words, is_neutral, is_program, mentions_program, names_somebody, read_xmp};

/// Looks at both.
pub(super) fn look(pdf: &Pdf<'_>, seen: &Words, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let named = pdf.trailers().iter().rev().find(|t| t.get("Info").is_some());
    if let Some(trailer) = named {
        properties(pdf, &pdf.dict(trailer, "Info")?, seen, finding)?;
    }
    if let Object::Stream(stream) = pdf.value(pdf.root(), "Metadata")? {
        let bytes = pdf.bytes_of(&stream).unwrap_or_default();
        xmp(&bytes, Place::part("Metadata").described("the description inside the file"), seen, finding);
    }
    Ok(())
}

fn properties(
    pdf: &Pdf<'_>,
    info: &Dict,
    seen: &Words,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    for (name, value) in info.entries().take(500) {
        let name = String::from_utf8_lossy(name).into_owned();
        let value = match pdf.get(value)? {
            Object::Text(value) => text::decode(&value),
            Object::Name(value) if name != "Trapped" => String::from_utf8_lossy(&value).into_owned(),
            _ => continue,
        };
        let value = value.trim().trim_matches('\0');
        if tells(&name, value, seen) {
            let place = Place::part("Info").described(format!("the property {name}"));
            finding.danger(Code::PdfMetadataInfo, place, format!("{} letters", value.chars().count()), value);
        }
    }
    Ok(())
}

/// Whether a property tells something that the pages do not.
fn tells(name: &str, value: &str, seen: &Words) -> bool {
    if value.is_empty() || is_neutral(value) {
        return false;
    }
    match name {
        "Producer" | "Creator" | "PTEX.Fullbanner" | "EXPRESS_GENERATOR" => {
            !mentions_program(value) && (names_somebody(value, seen) || value.contains(['@', '\\']))
        }
        "CreationDate"
        | "ModDate"
        | "Trapped"
        | "GTS_PDFXVersion"
        | "GTS_PDFXConformance"
        | "PXCViewerInfo" => false,
        // Programs that print put their own name before that of the file.
        _ => {
            let value = value
                .split_once(" - ")
                .filter(|(p, _)| p.starts_with("Microsoft "))
                .map_or(value, |(_, v)| v);
            let plain = is_neutral(value) || is_program(value) || seen.show(value) || is_file_of(value, seen);
            !plain && (name != "Title" && name != "title" || seen.lack(value))
        }
    }
}

/// A file name of words that the pages show.
fn is_file_of(value: &str, seen: &Words) -> bool {
    value
        .rsplit_once('.')
        .is_some_and(|(stem, ending)| ending.len() <= 4 && !stem.is_empty() && seen.show(stem))
}

/// A description in XMP.
pub(super) fn xmp(bytes: &[u8], place: Place, seen: &Words, finding: &mut Finding<'_>) {
    let found = read_xmp(bytes, finding.limits);
    let telling: Vec<(&str, &str)> =
        found.telling().filter(|(name, value)| tells(name, value, seen)).collect();
    if let Some((name, value)) = telling.first() {
        finding.danger(Code::PdfMetadataXmp, place, format!("{} values, first {name}", telling.len()), value);
    } else if found.damaged && bytes.iter().filter(|b| !b.is_ascii_whitespace()).count() > 200 {
        finding.danger(Code::PdfMetadataXmp, place, "a description that cannot be read whole", "");
    }
}
