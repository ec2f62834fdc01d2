//! Archives and disguises: what the wrapping hides, and what cannot be looked through.

use std::io::{Cursor, Write};

use super::check;
use super::office::{Book, document};
use crate::build::zip;
use release::Limits;
use release::dangers::{Verdict, look};
use zip::write::SimpleFileOptions;

const TABLE: &str = "Service,Requests\nParks,12\nLibraries,7\n";

fn prefixed(before: &[u8], after: &[u8]) -> Vec<u8> {
    [before, after].concat()
}

/// An archive of one table, with a record beside it and what the system says of it.
fn by_hand(beside: &[u8], rights: u32) -> Vec<u8> {
    let (name, content) = (b"response.csv", TABLE.as_bytes());
    let sum = {
        let mut sum = flate2::Crc::new();
        sum.update(content);
        sum.sum().to_le_bytes()
    };
    let size = u32::try_from(content.len()).expect("small").to_le_bytes();
    let lengths = [u16::try_from(name.len()).expect("short"), u16::try_from(beside.len()).expect("short")]
        .map(u16::to_le_bytes)
        .concat();
    let common = [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &sum, &size, &size, &lengths].concat();
    let local = [b"PK\x03\x04", &common[..], name, beside, content].concat();
    let listed =
        [b"PK\x01\x02\x14\x03", &common[..], &[0; 6], &rights.to_le_bytes(), &[0; 4], name, beside].concat();
    let place = |n: usize| u32::try_from(n).expect("small").to_le_bytes();
    let end =
        [b"PK\x05\x06\0\0\0\0\x01\0\x01\0", &place(listed.len())[..], &place(local.len()), &[0; 2]].concat();
    [local, listed, end].concat()
}

#[test]
fn what_an_archive_hides_is_found() {
    let plain = zip(&[("response.csv", TABLE)]);
    let commented = {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.set_comment("from Orla Quennell").expect("a comment");
        zip.start_file("response.csv", SimpleFileOptions::default()).expect("an entry");
        zip.write_all(TABLE.as_bytes()).expect("written");
        zip.finish().expect("a ZIP").into_inner()
    };
    // Two entries of one name: the names are of one length, so that the second can be renamed in the bytes.
    let twice = {
        let mut bytes = zip(&[("response.csv", TABLE), ("other123.csv", TABLE)]);
        while let Some(at) = bytes.windows(12).position(|w| w == b"other123.csv") {
            bytes[at..at + 12].copy_from_slice(b"response.csv");
        }
        bytes
    };
    let two_names = {
        let mut bytes = plain.clone();
        let at = bytes.windows(12).position(|w| w == b"response.csv").expect("the first header");
        bytes[at..at + 12].copy_from_slice(b"secrets1.csv");
        bytes
    };
    let nested = {
        let mut outer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        outer.start_file("annex.zip", SimpleFileOptions::default()).expect("an entry");
        outer.write_all(&plain).expect("written");
        outer.start_file("figures.xlsx", SimpleFileOptions::default()).expect("an entry");
        let hidden = Book {
            sheets: &[("HR", "state=\"hidden\"", "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>")],
            ..Book::default()
        };
        outer.write_all(&hidden.bytes()).expect("written");
        outer.finish().expect("a ZIP").into_inner()
    };
    let record = |kind: u16, words: &[u8]| {
        let length = u16::try_from(words.len()).expect("short").to_le_bytes();
        [&kind.to_le_bytes()[..], &length, words].concat()
    };
    let other_size = {
        let mut bytes = by_hand(&[], 0);
        bytes[22] += 1;
        bytes
    };
    let rows: &[(&str, &str, Vec<u8>, &[&str])] = &[
        ("plain", "a.zip", plain.clone(), &[]),
        ("a comment", "a.zip", commented, &["zip.comment"]),
        ("two entries of one name", "a.zip", twice, &["zip.duplicate_entry"]),
        ("two names of one entry", "a.zip", two_names, &["zip.duplicate_entry"]),
        (
            "something before it",
            "a.zip",
            prefixed(b"Orla Quennell was warned. ", &plain),
            &["zip.prefix_data"],
        ),
        ("a link to another place", "a.zip", by_hand(&[], 0xA1FF_0000), &["zip.path_traversal"]),
        ("a file with rights", "a.zip", by_hand(&[], 0x81A4_0000), &[]),
        (
            "a record that no program knows",
            "a.zip",
            by_hand(&record(0x6666, b"Orla Quennell"), 0),
            &["zip.comment"],
        ),
        ("the times of a file", "a.zip", by_hand(&record(0x5455, b"\x01abcd"), 0), &[]),
        ("another size before the entry", "a.zip", other_size, &["zip.duplicate_entry"]),
        ("out of its folder", "a.zip", zip(&[("../../.profile", "x=1\n")]), &["zip.path_traversal"]),
        ("to a drive", "a.zip", zip(&[("C:\\x.txt", "x\n")]), &["zip.path_traversal"]),
        ("an archive and a workbook in it", "a.zip", nested, &["xlsx.sheet.hidden", "zip.nested"]),
        (
            "a workbook called a document",
            "letter.docx",
            Book::default().bytes(),
            &["container.type_mismatch"],
        ),
        ("a document by its name", "letter.docx", document("", &[], &[]), &[]),
        ("a table with another ending", "figures.txt", TABLE.as_bytes().to_vec(), &[]),
    ];
    for (what, name, bytes, expected) in rows {
        check(name, what, bytes, expected);
    }
}

#[test]
fn what_cannot_be_looked_through_is_never_clean() {
    let book = Book::default().bytes();
    let bomb = {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("a.txt", SimpleFileOptions::default()).expect("an entry");
        for _ in 0..20 {
            zip.write_all(&vec![b'0'; 1 << 20]).expect("written");
        }
        zip.finish().expect("a ZIP").into_inner()
    };
    let locked = {
        let mut bytes = zip(&[("a.csv", TABLE)]);
        let central = bytes.windows(4).rposition(|w| w == b"PK\x01\x02").expect("a directory");
        bytes[central + 8] |= 1;
        bytes
    };
    let deep = (0..12).fold(zip(&[("a.csv", TABLE)]), |inner, _| {
        let mut outer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        outer.start_file("a.zip", SimpleFileOptions::default()).expect("an entry");
        outer.write_all(&inner).expect("written");
        outer.finish().expect("a ZIP").into_inner()
    });
    let wrong_sum = {
        let mut bytes = zip(&[("response.csv", TABLE)]);
        let central = bytes.windows(4).rposition(|w| w == b"PK\x01\x02").expect("a directory");
        bytes[central + 16] ^= 0xFF;
        bytes
    };
    let declared = document(
        "",
        &[("word/styles.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:styles xmlns:w=\"w\"/>")],
        &[("word/document.xml", "styles", "word/styles.xml", false)],
    );
    let rows: &[(&str, &str, Vec<u8>, &str)] = &[
        ("cut off", "a.xlsx", book[..book.len() - 40].to_vec(), "container.malformed"),
        ("a bomb", "a.zip", bomb, "container.bomb"),
        ("a password", "a.zip", locked, "container.encrypted"),
        ("archives in archives", "a.zip", deep, "container.bomb"),
        ("a sum that lies", "a.zip", wrong_sum, "container.malformed"),
        ("a document type", "a.docx", declared, "container.xml_dtd"),
        ("nothing at all", "a.docx", Vec::new(), "container.malformed"),
    ];
    for (what, name, bytes, code) in rows {
        let found = look(name, bytes, &Limits::default());
        assert_eq!(found.verdict, Verdict::CannotCheck, "{what}: {found:#?}");
        assert!(found.dangers.iter().any(|d| d.code.id() == *code), "{what}: {found:#?}");
        assert!(found.why.is_some(), "{what}");
    }
    let unknown = look("a.dat", b"\x00\x01\x02\x03\x04\x05 something else \xFF\xFE\x00", &Limits::default());
    assert_eq!(unknown.verdict, Verdict::CannotCheck, "{unknown:#?}");
    let flat =
        "<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"o\"><office:body/></office:document>";
    let found = look("a.fodt", flat.as_bytes(), &Limits::default());
    assert_eq!(found.verdict, Verdict::CannotCheck, "a document in one piece of XML: {found:#?}");
    // Words below a shape of a drawing are seen by nobody, and are not looked for.
    let drawings = [
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Bran</text><rect width=\"90\" height=\"9\"/></svg>",
        "\u{feff}<?xml version=\"1.0\"?>\n<!-- made by hand -->\n<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"/>",
    ];
    // What an office program opens keeps its hidden sheets and deleted words in one file of XML too.
    let documents = [
        "<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>",
        "<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?><w:wordDocument xmlns:w='w'/>",
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
        "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"/>",
    ];
    for marked_up in drawings.into_iter().chain(documents) {
        for name in ["a.svg", "a.xml", "a.txt"] {
            let found = look(name, marked_up.as_bytes(), &Limits::default());
            assert_eq!(found.verdict, Verdict::CannotCheck, "{name}: {found:#?}");
        }
    }
    // Found by the fuzzer: a name whose letters take several bytes where its ending was looked for.
    assert_eq!(look("Mô€€", b"Bins are emptied on Monday.", &Limits::default()).verdict, Verdict::Clean);
    let plain = "<?xml version=\"1.0\"?>\n<bins ward=\"Saltmarsh\"><street>Quay Lane</street></bins>";
    assert_eq!(look("a.xml", plain.as_bytes(), &Limits::default()).verdict, Verdict::Clean);
}

#[test]
fn what_a_system_leaves_in_an_archive_is_found_and_stays_behind() {
    let rows: &[(&str, &[(&str, &str)], &[&str])] = &[
        ("a table", &[("response.csv", TABLE)], &[]),
        (
            "a Mac's notes",
            &[("response.csv", TABLE), ("__MACOSX/._response.csv", "\0\x05\x16\x07 Orla Quennell")],
            &["zip.leftover"],
        ),
        (
            "a Mac's folder",
            &[("response.csv", TABLE), (".DS_Store", "\0\0\0\x01Bud1 o\0r\0l\0a")],
            &["zip.leftover"],
        ),
        (
            "Windows' pictures",
            &[("response.csv", TABLE), ("in/Thumbs.db", "small pictures")],
            &["zip.leftover"],
        ),
        (
            "Windows' folder",
            &[("response.csv", TABLE), ("in/desktop.ini", "[.ShellClassInfo]")],
            &["zip.leftover"],
        ),
    ];
    for (what, files, expected) in rows {
        check("a.zip", what, &zip(files), expected);
    }
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    packed.start_file("old.7z", SimpleFileOptions::default()).expect("an entry");
    packed.write_all(b"7z\xBC\xAF\x27\x1C\0\x04").expect("written");
    let packed = packed.finish().expect("a ZIP").into_inner();
    let found = look("a.zip", &packed, &Limits::default());
    assert_eq!(found.verdict, Verdict::CannotCheck, "what cannot be unpacked");
    assert!(found.dangers.iter().any(|d| d.code.id() == "zip.nested"), "what cannot be unpacked");
}

#[test]
fn entries_in_one_place_are_a_bomb() {
    let mut bytes = zip(&[("response.csv", TABLE)]);
    let listed = bytes.windows(4).position(|w| w == b"PK\x01\x02").expect("a directory");
    let end = bytes.windows(4).rposition(|w| w == b"PK\x05\x06").expect("an end");
    // The directory lists the one entry twice.
    let again = bytes[listed..end].to_vec();
    let size = u32::try_from(again.len() * 2).expect("small").to_le_bytes();
    bytes.splice(end..end, again.iter().copied());
    let end = end + again.len();
    bytes[end + 8..end + 12].copy_from_slice(&[2, 0, 2, 0]);
    bytes[end + 12..end + 16].copy_from_slice(&size);
    let found = look("a.zip", &bytes, &Limits::default());
    assert_eq!(found.verdict, Verdict::CannotCheck);
    assert!(found.dangers.iter().any(|d| d.code.id() == "container.bomb"), "{found:#?}");
}
