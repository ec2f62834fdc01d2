//! What a file is, by its content; its name only decides where the content leaves it open.

use crate::{Limits, archive::Archive};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// Plain text.
    Text,
    /// Comma- or tab-separated values.
    Csv,
    /// An e-mail as sent.
    Mail,
    /// A web page or an e-mail's HTML part.
    Html,
    /// Word, since 2007.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Rich text.
    Rtf,
    /// Portable document.
    Pdf,
    /// Excel, since 2007.
    Xlsx,
    /// OpenDocument spreadsheet.
    Ods,
    /// Word before 2007.
    Doc,
    /// Excel before 2007.
    Xls,
    /// A message saved by Outlook.
    Msg,
    /// An Office file that needs a password.
    Encrypted,
    /// Another file of the family of Office before 2007.
    OldOffice,
    /// An archive of other files.
    Zip,
    /// A picture.
    Image,
    /// Something else.
    Other,
}

impl FileKind {
    /// The kind in words, as a sentence names it.
    pub fn in_words(self) -> &'static str {
        match self {
            FileKind::Text => "text",
            FileKind::Csv => "CSV table",
            FileKind::Mail => "e-mail",
            FileKind::Html => "web page",
            FileKind::Docx => "Word document",
            FileKind::Odt => "OpenDocument text",
            FileKind::Rtf => "rich text",
            FileKind::Pdf => "PDF",
            FileKind::Xlsx => "Excel workbook",
            FileKind::Ods => "OpenDocument spreadsheet",
            FileKind::Doc => "Word document of the kind used before 2007",
            FileKind::Xls => "Excel workbook of the kind used before 2007",
            FileKind::Msg => "message saved by Outlook",
            FileKind::Encrypted => "Office file with a password",
            FileKind::OldOffice => "Office file of the kind used before 2007",
            FileKind::Zip => "archive",
            FileKind::Image => "picture",
            FileKind::Other => "file of an unknown kind",
        }
    }
}

/// Looks at the content, then at the name.
pub fn kind_of(bytes: &[u8], name: Option<&str>) -> FileKind {
    let extension = name.and_then(|n| n.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase());
    let extension = extension.as_deref().unwrap_or("");
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return office_or_zip(bytes, extension);
    }
    let head = &bytes[..bytes.len().min(4096)];
    let start = trim_start(head);
    if start.starts_with(b"%PDF-") {
        return FileKind::Pdf;
    }
    if start.starts_with(b"{\\rtf") {
        return FileKind::Rtf;
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return old_office(bytes);
    }
    if extension == "eml" || looks_like_mail(start) {
        return FileKind::Mail;
    }
    if let Some(known) = infer::get(head) {
        match known.matcher_type() {
            infer::MatcherType::Image => return FileKind::Image,
            infer::MatcherType::Archive | infer::MatcherType::Audio | infer::MatcherType::Video => {
                return FileKind::Other;
            }
            _ => {}
        }
    }
    if looks_like_html(start) || (matches!(extension, "html" | "htm") && start.contains(&b'<')) {
        return FileKind::Html;
    }
    // Some writers put rubbish before the header of a PDF.
    if head.windows(5).take(1024).any(|w| w == b"%PDF-") {
        return FileKind::Pdf;
    }
    let utf16 = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
    let zeros = head.iter().filter(|b| **b == 0).count();
    if zeros > 0 && !utf16 && zeros * 10 < head.len() * 4 {
        return FileKind::Other;
    }
    if matches!(extension, "csv" | "tsv") { FileKind::Csv } else { FileKind::Text }
}

/// The streams of an old Office file have names in UTF-16, which say what it is.
fn old_office(bytes: &[u8]) -> FileKind {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        // Names stand in entries of 128 bytes.
        bytes.chunks(128).any(|entry| entry.starts_with(&wide))
    };
    if has("EncryptedPackage\0") {
        FileKind::Encrypted
    } else if has("__properties_version1.0\0") {
        FileKind::Msg
    } else if has("WordDocument\0") {
        FileKind::Doc
    } else if has("Workbook\0") || has("Book\0") {
        FileKind::Xls
    } else {
        FileKind::OldOffice
    }
}

fn office_or_zip(bytes: &[u8], extension: &str) -> FileKind {
    let has = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
    let head = &bytes[..bytes.len().min(256)];
    let starts = |needle: &[u8]| head.windows(needle.len()).any(|w| w == needle);
    if starts(b"mimetypeapplication/vnd.oasis.opendocument.text") {
        FileKind::Odt
    } else if starts(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet") {
        FileKind::Ods
    } else if has(b"word/document.xml") || (extension == "docx" && has(b"[Content_Types].xml")) {
        FileKind::Docx
    } else if has(b"xl/workbook.xml") {
        FileKind::Xlsx
    } else if has(b"content.xml") {
        open_document(bytes)
    } else {
        FileKind::Zip
    }
}

/// An OpenDocument file whose type is not the first thing in it.
fn open_document(bytes: &[u8]) -> FileKind {
    let limits = Limits::default();
    let mimetype =
        Archive::open(bytes, "archive", &limits).and_then(|mut a| a.read("mimetype")).ok().flatten();
    match mimetype.as_deref().map(<[u8]>::trim_ascii) {
        Some(b"application/vnd.oasis.opendocument.text") => FileKind::Odt,
        Some(b"application/vnd.oasis.opendocument.spreadsheet") => FileKind::Ods,
        _ => FileKind::Zip,
    }
}

fn trim_start(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let skip = bytes.iter().take_while(|b| b.is_ascii_whitespace()).count();
    &bytes[skip..]
}

/// A header block of at least two known fields, one of which only mail programs write.
fn looks_like_mail(start: &[u8]) -> bool {
    let mut fields = 0;
    let mut machine = false;
    for (n, line) in start.split(|b| *b == b'\n').take(60).enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if line[0] == b' ' || line[0] == b'\t' || (n == 0 && line.starts_with(b"From ")) {
            continue;
        }
        let Some(colon) = line.iter().position(|b| *b == b':') else { return false };
        let name = line[..colon].to_ascii_lowercase();
        if name.is_empty() || name.iter().any(|b| !b.is_ascii_graphic()) {
            return false;
        }
        match name.as_slice() {
            b"message-id" | b"mime-version" | b"received" | b"content-type" | b"return-path"
            | b"delivered-to" | b"x-mailer" => {
                machine = true;
                fields += 1;
            }
            b"from" | b"to" | b"subject" | b"date" | b"reply-to" => fields += 1,
            _ => {}
        }
    }
    machine && fields >= 2
}

fn looks_like_html(start: &[u8]) -> bool {
    let head = start[..start.len().min(1024)].to_ascii_lowercase();
    head.starts_with(b"<!doctype html")
        || head.starts_with(b"<html")
        || (head.starts_with(b"<")
            && [
                b"<body".as_slice(),
                b"<div",
                b"<p>",
                b"<p ",
                b"<table",
                b"<head",
                b"<html",
                b"<ol",
                b"<ul",
                b"<br",
            ]
            .iter()
            .any(|tag| head.windows(tag.len()).any(|w| w == *tag)))
}
