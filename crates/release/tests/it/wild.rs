//! Bytes of any kind end in a verdict, never in a panic.

use proptest::prelude::*;
use release::{Limits, clean_to_transcript, dangers::look, sheets, to_csv};

use crate::build::{cell, document, docx, xlsx, zip};

fn limits() -> Limits {
    Limits { bytes: 1_000_000, unpacked: 1_000_000, ..Limits::default() }
}

fn whole() -> Vec<Vec<u8>> {
    let sheet = format!("<sheetData><row r=\"1\">{}</row></sheetData>", cell("A1", "x"));
    vec![
        xlsx("", &[("S", "", &sheet)]),
        docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>"),
        b"%PDF-1.7\ntrailer\n%%EOF\n".to_vec(),
        b"a,b\n1,2\n".to_vec(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(name in ".{0,12}", bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let found = look(&name, &bytes, &limits());
        prop_assert_eq!(found.sha256.len(), 64);
    }

    #[test]
    fn damaged_files(which in 0..4_usize, at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = whole()[which].clone();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        look("a", &bytes, &limits());
        bytes.truncate(cut.index(bytes.len()));
        look("a", &bytes, &limits());
    }

    #[test]
    fn odd_sheets_and_documents(xml in "(<(c|row|col|mergeCell|w:p|w:r|w:tbl|w:tr|w:tc|w:rPr|w:del)( (r|min|max|ref|hidden|w:val)=\"[A-Z0-9:-]{0,9}\")?/?>|</(c|row|w:p|w:r|w:tbl|w:tr|w:tc|w:rPr|w:del)>|[a-z]){0,30}") {
        let _ = to_csv(&xlsx("", &[("S", "", &xml)]), &limits());
        let _ = clean_to_transcript("a.docx", &document(&xml), &limits());
        let _ = to_csv(&zip(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &xml)]), &limits());
    }

    #[test]
    fn any_text_is_judged(text in "\\PC{0,200}") {
        look("a.csv", text.as_bytes(), &limits());
        sheets(text.as_bytes(), &limits());
    }
}
