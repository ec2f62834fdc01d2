//! The gate: one row for each kind of enclosure.

use release::{Copy, FileKind, Limits, Verdict, inspect, sniff};

use crate::build::{cell, docx, xlsx, zip};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(512, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
#[allow(clippy::type_complexity)] // a table of rows
fn each_kind_has_its_verdict() {
    use FileKind::*;
    use Verdict::*;
    let book =
        xlsx("", &[("S", "", &format!("<sheetData><row r=\"1\">{}</row></sheetData>", cell("A1", "x")))]);
    let eml = b"From: a@example.org\r\nTo: b@example.org\r\nMessage-ID: <1@example.org>\r\nSubject: x\r\n\r\nHello\r\n";
    let table: [(&str, Vec<u8>, FileKind, Verdict, &[Copy]); 22] = [
        ("a.pdf", PDF.to_vec(), Pdf, MayLeaveWithWarning, &[]),
        ("a.pdf", [PDF, b"PK\x03\x04".as_slice()].concat(), Pdf, Refused, &[]),
        ("a.pdf", PDF[..30].to_vec(), Pdf, Refused, &[]),
        ("a.pdf", [b"%PDF-1.7 /Encrypt 1 0 R ".as_slice(), PDF].concat(), Pdf, Refused, &[]),
        ("a.pdf", [b"MZ ".as_slice(), PDF].concat(), Pdf, Refused, &[]),
        ("a.png", b"\x89PNG\r\n\x1a\n....".to_vec(), Png, MayLeaveWithWarning, &[]),
        ("a.jpg", b"\xFF\xD8\xFF\xE0....".to_vec(), Jpeg, MayLeaveWithWarning, &[]),
        ("a.webp", b"RIFF....WEBPVP8 ".to_vec(), Webp, MayLeaveWithWarning, &[]),
        ("a.xlsx", book.clone(), Xlsx, OnlyAsCopy, &[Copy::Csv]),
        ("a.csv", book, Xlsx, OnlyAsCopy, &[Copy::Csv]),
        ("a.xls", compound("Workbook"), Xls, Refused, &[]),
        ("a.docx", docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>"), Docx, OnlyAsCopy, &[Copy::Pdf]),
        ("a.docx", compound("EncryptedPackage"), EncryptedOffice, Refused, &[]),
        ("a.doc", compound("WordDocument"), Doc, Refused, &[]),
        ("a.msg", compound("__properties_version1.0"), OutlookMessage, Refused, &[]),
        ("a.eml", eml.to_vec(), Email, Refused, &[]),
        ("a.zip", zip(&[("a.txt", "x")]), Zip, Refused, &[]),
        ("a.html", b"<!DOCTYPE html><p>x".to_vec(), Html, Refused, &[]),
        ("a.csv", b"year,sites\r\n2024,3\r\n2025,4\r\n".to_vec(), Csv, MayLeave, &[]),
        ("a.csv", b"year,sites\r\n2024,=1+1\r\n".to_vec(), Csv, MayLeaveWithWarning, &[]),
        ("a.txt", "Only words – no table.\n".as_bytes().to_vec(), Text, MayLeave, &[]),
        ("a.txt", "turned \u{202e}txt".as_bytes().to_vec(), Text, Refused, &[]),
    ];
    for (name, bytes, kind, verdict, copies) in table {
        let found = inspect(name, &bytes, &Limits::default());
        assert_eq!(
            (found.kind, found.verdict, found.copies.as_slice()),
            (kind, verdict, copies),
            "{name}: {:?}",
            found.warnings
        );
        assert_eq!(found.warnings.is_empty(), verdict == MayLeave, "{name}: {:?}", found.warnings);
        for warning in &found.warnings {
            assert!(
                warning.ends_with('.') && warning.starts_with(char::is_uppercase)
                    || warning.starts_with(|c: char| c.is_ascii_digit()),
                "{warning}"
            );
        }
    }
}

#[test]
fn a_name_that_says_otherwise_is_told() {
    let found = inspect("photo.jpg", PDF, &Limits::default());
    assert_eq!(found.kind, FileKind::Pdf);
    assert!(
        found.warnings.contains(&"The name of this file ends in .jpg, but it is a PDF.".to_owned()),
        "{:?}",
        found.warnings
    );
}

#[test]
fn the_digest_is_that_of_the_bytes() {
    let found = inspect("a.txt", b"abc", &Limits::default());
    assert_eq!(found.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn empty_and_oversized_files_are_refused_with_a_sentence() {
    for (bytes, words) in [(b"".as_slice(), "This file is empty"), (&[b'x'; 11], "This file is 1 MB")] {
        let found = inspect("a.txt", bytes, &Limits { bytes: 10, ..Limits::default() });
        assert_eq!(found.verdict, Verdict::Refused);
        assert!(found.warnings[0].starts_with(words), "{:?}", found.warnings);
    }
    assert_eq!(sniff(b""), FileKind::Text);
}
