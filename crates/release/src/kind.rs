//! What kind of file an enclosure is, by its content alone: a name can say anything.

use container::Limits;
use container::archive::Archive;
use serde::{Deserialize, Serialize};

/// A kind of file as far as leaving the house is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum FileKind {
    Pdf,
    Png,
    Jpeg,
    Gif,
    Tiff,
    Webp,
    Xlsx,
    Xls,
    Ods,
    Docx,
    Doc,
    Odt,
    Pptx,
    Ppt,
    Rtf,
    Html,
    Csv,
    Text,
    Email,
    OutlookMessage,
    Zip,
    /// An Office file that a password protects.
    EncryptedOffice,
    Unknown,
}

impl FileKind {
    /// As a sentence names it: "this …".
    pub fn in_words(self) -> &'static str {
        use FileKind::*;
        match self {
            Pdf => "PDF",
            Png | Jpeg | Gif | Tiff | Webp => "picture",
            Xlsx => "Excel workbook",
            Xls => "Excel workbook of the kind used before 2007",
            Ods => "OpenDocument spreadsheet",
            Docx => "Word document",
            Doc => "Word document of the kind used before 2007",
            Odt => "OpenDocument text",
            Pptx | Ppt => "presentation",
            Rtf => "rich text document",
            Html => "web page",
            Csv => "CSV table",
            Text => "plain text",
            Email => "e-mail",
            OutlookMessage => "Outlook message",
            Zip => "archive",
            EncryptedOffice => "Office file with a password",
            Unknown => "file of an unknown kind",
        }
    }

    /// The endings of names that fit.
    pub fn extensions(self) -> &'static [&'static str] {
        use FileKind::*;
        match self {
            Pdf => &["pdf"],
            Png => &["png"],
            Jpeg => &["jpg", "jpeg", "jpe"],
            Gif => &["gif"],
            Tiff => &["tif", "tiff"],
            Webp => &["webp"],
            Xlsx => &["xlsx", "xlsm", "xltx", "xltm"],
            Xls => &["xls"],
            Ods => &["ods", "ots"],
            Docx => &["docx", "docm", "dotx"],
            Doc => &["doc"],
            Odt => &["odt", "ott"],
            Pptx => &["pptx", "pptm", "ppsx"],
            Ppt => &["ppt"],
            Rtf => &["rtf"],
            Html => &["html", "htm"],
            Csv => &["csv", "tsv", "txt"],
            Text => &["txt", "text", "md", "csv", "log", "json", "xml", "ics"],
            Email => &["eml"],
            OutlookMessage => &["msg"],
            Zip => &["zip"],
            EncryptedOffice | Unknown => &[],
        }
    }
}

const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Looks at the content.
pub fn sniff(bytes: &[u8]) -> FileKind {
    use FileKind::*;
    for (start, kind) in [
        (b"\x89PNG\r\n\x1a\n".as_slice(), Png),
        (b"\xFF\xD8\xFF", Jpeg),
        (b"GIF87a", Gif),
        (b"GIF89a", Gif),
        (b"II*\0", Tiff),
        (b"MM\0*", Tiff),
        (b"%PDF-", Pdf),
    ] {
        if bytes.starts_with(start) {
            return kind;
        }
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Webp;
    }
    if bytes.starts_with(COMPOUND) {
        return compound(bytes);
    }
    match container::kind_of(bytes, None) {
        container::FileKind::Zip
        | container::FileKind::Docx
        | container::FileKind::Xlsx
        | container::FileKind::Odt
        | container::FileKind::Ods => archive(bytes),
        container::FileKind::Pdf => Pdf,
        container::FileKind::Rtf => Rtf,
        container::FileKind::Mail => Email,
        container::FileKind::Html => Html,
        container::FileKind::Text | container::FileKind::Csv => text(bytes),
        _ => Unknown,
    }
}

fn archive(bytes: &[u8]) -> FileKind {
    let Ok(mut archive) = Archive::open(bytes, "archive", &Limits::default()) else {
        return FileKind::Zip;
    };
    let names = archive.names();
    let has = |name: &str| names.iter().any(|n| n == name);
    if has("xl/workbook.xml") {
        return FileKind::Xlsx;
    }
    if has("word/document.xml") {
        return FileKind::Docx;
    }
    if has("ppt/presentation.xml") {
        return FileKind::Pptx;
    }
    match archive.read("mimetype") {
        Ok(Some(kind)) if kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") => {
            FileKind::Ods
        }
        Ok(Some(kind)) if kind.starts_with(b"application/vnd.oasis.opendocument.text") => FileKind::Odt,
        Ok(Some(kind)) if kind.starts_with(b"application/vnd.oasis.opendocument.presentation") => {
            FileKind::Pptx
        }
        _ => FileKind::Zip,
    }
}

/// Compound files name their streams in UTF-16.
fn compound(bytes: &[u8]) -> FileKind {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|w| w == name)
    };
    for (stream, kind) in [
        ("EncryptedPackage", FileKind::EncryptedOffice),
        ("__properties_version1.0", FileKind::OutlookMessage),
        ("WordDocument", FileKind::Doc),
        ("PowerPoint Document", FileKind::Ppt),
        ("Workbook", FileKind::Xls),
        ("Book", FileKind::Xls),
    ] {
        if has(stream) {
            return kind;
        }
    }
    FileKind::Unknown
}

/// Text is a table where its first lines have the same number of separators.
fn text(bytes: &[u8]) -> FileKind {
    let decoded = container::charset::decode(bytes, None);
    if decoded.text.chars().take(4096).any(|c| c == '\0') {
        return FileKind::Unknown;
    }
    let lines: Vec<&str> = decoded.text.lines().take(5).filter(|l| !l.trim().is_empty()).collect();
    let table = [',', '\t', ';'].iter().any(|separator| {
        let mut counts = lines.iter().map(|l| outside_quotes(l, *separator));
        let first = counts.next().unwrap_or(0);
        lines.len() > 1 && first > 0 && counts.all(|c| c == first)
    });
    if table { FileKind::Csv } else { FileKind::Text }
}

fn outside_quotes(line: &str, separator: char) -> usize {
    let mut quoted = false;
    line.chars()
        .filter(|c| {
            quoted ^= *c == '"';
            !quoted && *c == separator
        })
        .count()
}
