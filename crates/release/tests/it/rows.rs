//! How many rows a reader sees, which is held against what was asked.

use release::{Limits, dangers::Verdict, dangers::look, sheets};

use crate::build::{cell, docx, xlsx};

fn row(n: u32, hidden: bool, words: &str) -> String {
    let hidden = if hidden { " hidden=\"1\"" } else { "" };
    format!("<row r=\"{n}\"{hidden}>{}{}</row>", cell(&format!("A{n}"), words), cell(&format!("B{n}"), "x"))
}

#[test]
fn rows_are_counted_as_a_reader_sees_them() {
    let staff: String =
        (1..=40).map(|n| row(n, n > 30, if n == 1 { "Name" } else { "Ada Penrose" })).collect();
    let staff = format!("<sheetData>{staff}</sheetData>");
    let total = format!("<sheetData>{}</sheetData>", row(1, false, "Total"));
    let both = [("Total", "", total.as_str()), ("Staff", "", staff.as_str())];
    let hidden = [("Total", "", total.as_str()), ("Staff", "state=\"hidden\"", staff.as_str())];
    let rows: [(Vec<u8>, &[(&str, u64, u64)], &str); 6] = [
        (xlsx("", &both), &[("Total", 1, 2), ("Staff", 30, 2)], "hidden rows do not count"),
        (xlsx("", &hidden), &[("Total", 1, 2)], "nor do hidden sheets"),
        (
            b"site;phones\r\nGuildhall;40\r\n;\r\nDepot;\r\n".to_vec(),
            &[("", 3, 2)],
            "a table with semicolons",
        ),
        (b"Only words.\n".to_vec(), &[], "no table"),
        (docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>"), &[], "a document"),
        (b"PK\x03\x04 cut".to_vec(), &[], "damaged"),
    ];
    for (bytes, wanted, origin) in rows {
        let found = sheets(&bytes, &Limits::default());
        let found: Vec<_> = found.iter().map(|s| (s.name.as_str(), s.rows, s.columns)).collect();
        assert_eq!(found, wanted, "{origin}");
    }
}

#[test]
fn marks_that_turn_the_reading_are_found_in_plain_text_too() {
    for (text, clean, origin) in [
        ("Only words – no table.\n", true, "words"),
        ("turned \u{202e}txt", false, "turned round"),
        ("a\u{200b}b", false, "a space of no width"),
        ("page one\u{c}page two", true, "a new page"),
    ] {
        let seen = look("a.txt", text.as_bytes(), &Limits::default());
        assert_eq!(seen.verdict == Verdict::Clean, clean, "{origin}: {:?}", seen.dangers);
    }
}
