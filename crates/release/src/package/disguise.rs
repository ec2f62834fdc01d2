//! Files that are not what they seem: another kind than the name says, or two files in one.

use crate::dangers::{Code, Finding, Format, Place};

use super::zip::{Zip, end_of_directory};

/// Reports a name that promises another kind, and a second file in the first.
pub(crate) fn disguise(name: &str, bytes: &[u8], format: Format, finding: &mut Finding<'_>) {
    if let Some(ending) = misnamed(name, format, finding.depth() > 0) {
        let detail = format!("its name ends in .{ending}, but it is {}", format.in_words());
        finding.danger(Code::ContainerTypeMismatch, Place::at("its name"), detail, name);
    }
    if format == Format::Unknown
        && let Some(what) = magic(bytes)
        && let Some((_, ending)) = name.rsplit_once('.')
        && ALL.iter().any(|f| f.endings().contains(&ending.to_ascii_lowercase().as_str()))
    {
        let detail = format!("its name ends in .{ending}, but it is {what}");
        finding.danger(Code::ContainerTypeMismatch, Place::at("its name"), detail, name);
    }
    if let Some((what, at)) = second(bytes, format) {
        let detail = format!("{what} begins at byte {}", at + 1);
        let sample = super::words(&bytes[at..]);
        finding.danger(Code::ContainerPolyglot, Place::at("another file in this one"), detail, &sample);
    }
}

/// A kind of file that is not looked through, but known by its first bytes.
pub(crate) fn magic(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"Rar!\x1A\x07", "a RAR archive"),
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
        (b"\x1F\x8B\x08", "a packed file (gzip)"),
        (b"BZh", "a packed file (bzip2)"),
        (b"\xFD7zXZ\0", "a packed file (xz)"),
        (b"(\xB5/\xFD", "a packed file (zstd)"),
        (b"MSCF", "a Windows cabinet"),
        (b"MZ", "a program"),
        (b"\x7FELF", "a program"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an older Office file"),
        (b"SQLite format 3\0", "a database"),
        (b"GIF87a", "a GIF picture"),
        (b"GIF89a", "a GIF picture"),
        (b"\x89PNG\r\n\x1A\n", "a PNG picture"),
        (b"{\\rtf", "a rich text document"),
    ];
    let known = KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, what)| *what);
    known.or_else(|| (bytes.get(257..262) == Some(b"ustar")).then_some("an archive (tar)")).or_else(|| {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(64)]).to_ascii_lowercase();
        let head = head.trim_start();
        (head.starts_with("<html") || head.starts_with("<!doctype html")).then_some("a web page")
    })
}

/// The ending of a name that promises another kind.
fn misnamed(name: &str, format: Format, inside: bool) -> Option<String> {
    use Format::*;
    let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
    if ending.contains(['/', '\\']) || format.endings().contains(&ending.as_str()) || format == Unknown {
        return None;
    }
    let promised = ALL.iter().find(|f| f.endings().contains(&ending.as_str()))?;
    // A locked file hides what it is; a picture in a document is found by its content.
    let same = match format {
        Encrypted => matches!(promised, Xlsx | Xlsm | Xlsb | Docx | Docm | Pptx | Pptm),
        Text | Csv | Tsv | Html | Eml => matches!(promised, Text | Csv | Tsv | Html | Eml),
        picture if picture.is_picture() => inside && promised.is_picture(),
        _ => false,
    };
    (!same).then_some(ending)
}

const ALL: &[Format] = {
    use Format::*;
    &[
        Xlsx, Xlsm, Xlsb, Xls, Docx, Docm, Doc, Pptx, Pptm, Ppt, Ods, Odt, Odp, Pdf, Csv, Tsv, Eml, Msg,
        Jpeg, Png, Tiff, Gif, Webp, Zip, Rtf, Html, Text,
    ]
};

/// A second file in the first, and where it begins.
fn second(bytes: &[u8], format: Format) -> Option<(&'static str, usize)> {
    if !format.is_package()
        && let Some(end) = end_of_directory(bytes)
        // A ZIP that a PDF holds as an attachment does not end with the PDF.
        && bytes.len() - end <= 22 + 65_535
        && (format != Format::Pdf || !follows_in_pdf(bytes, end))
        && let Ok(zip) = Zip::open(bytes)
        && !zip.entries.is_empty()
        && zip.before > 0
    {
        return Some(("an archive", zip.before));
    }
    let head = &bytes[..bytes.len().min(1_024)];
    let pdf = head.windows(5).position(|w| w == b"%PDF-");
    if format != Format::Pdf
        && format != Format::Eml
        && format != Format::Text
        && let Some(at) = pdf
    {
        return Some(("a PDF", at));
    }
    None
}

/// Whether the PDF goes on after the end of an archive in it.
fn follows_in_pdf(bytes: &[u8], end: usize) -> bool {
    bytes[end..].windows(9).any(|w| w == b"endstream") && bytes[end..].windows(5).any(|w| w == b"%%EOF")
}
