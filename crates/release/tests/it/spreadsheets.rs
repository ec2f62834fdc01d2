//! Only what can be seen of a spreadsheet gets into its copies, and what is left out is said.

use release::{CsvCopies, Error, Limits, to_csv};

use crate::build::{cell, xlsx};

#[track_caller]
fn copies(bytes: &[u8]) -> CsvCopies {
    to_csv(bytes, &Limits::default()).expect("copies")
}

#[track_caller]
fn refused(bytes: &[u8], words: &str) {
    let error = to_csv(bytes, &Limits::default()).expect_err("no copies").to_string();
    assert!(error.contains(words), "{error}");
}

#[allow(clippy::type_complexity)] // number, attributes and cells of each row
fn rows(rows: &[(u32, &str, &[(&str, &str)])]) -> String {
    let mut xml = String::from("<sheetData>");
    for (number, attributes, cells) in rows {
        xml += &format!("<row r=\"{number}\" {attributes}>");
        for (column, words) in *cells {
            xml += &cell(&format!("{column}{number}"), words);
        }
        xml += "</row>";
    }
    xml + "</sheetData>"
}

#[test]
fn hidden_sheets_rows_and_columns_are_left_out_and_named() {
    let seen = format!(
        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>{}",
        rows(&[
            (1, "", &[("A", "Team"), ("B", "Name"), ("C", "Hours")]),
            (2, "", &[("A", "Parks"), ("B", "secret"), ("C", "12")]),
            (3, "hidden=\"1\"", &[("A", "secret"), ("B", "secret"), ("C", "secret")]),
            (4, "ht=\"0\" customHeight=\"1\"", &[("A", "secret")]),
            (5, "", &[("A", "Roads"), ("C", "7")]),
        ])
    );
    let staff = rows(&[(1, "", &[("A", "secret")])]);
    let made = copies(&xlsx(
        "",
        &[
            ("Hours", "", &seen),
            ("Staff", "state=\"hidden\"", &staff),
            ("Pay", "state=\"veryHidden\"", &staff),
        ],
    ));
    assert_eq!(made.sheets.len(), 1);
    assert_eq!(made.sheets[0].csv, "Team,Hours\r\nParks,12\r\nRoads,7\r\n");
    assert_eq!(
        made.left_out,
        ["The hidden sheet “Staff” was left out.", "The hidden sheet “Pay” was left out."]
    );
    assert_eq!(
        made.sheets[0].left_out,
        ["2 hidden rows were left out of “Hours”.", "1 hidden column was left out of “Hours”."]
    );
}

#[test]
fn hidden_but_empty_rows_are_not_worth_a_word() {
    let sheet = rows(&[(1, "", &[("A", "x")]), (2, "hidden=\"1\"", &[]), (3, "", &[("A", "y")])]);
    let made = copies(&xlsx("", &[("S", "", &sheet)]));
    assert_eq!((made.sheets[0].csv.as_str(), made.sheets[0].left_out.len()), ("x\r\ny\r\n", 0));
}

#[test]
fn a_cell_under_merged_cells_is_left_out() {
    let sheet = format!(
        "{}<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>",
        rows(&[(1, "", &[("A", "seen"), ("B", "secret")]), (2, "", &[("B", "x")])])
    );
    let made = copies(&xlsx("", &[("S", "", &sheet)]));
    assert_eq!(made.sheets[0].csv, "seen,\r\n,x\r\n");
    assert!(made.sheets[0].left_out[0].contains("merged cells lie over it"));
}

#[test]
fn formulas_in_words_are_disarmed_and_numbers_are_not() {
    let sheet = rows(&[(
        1,
        "",
        &[
            ("A", "=cmd()"),
            ("B", "-5.20"),
            ("C", "+44 1632 960001"),
            ("D", "@x"),
            ("E", "-x"),
            ("F", "- none"),
        ],
    )]);
    let made = copies(&xlsx("", &[("S", "", &sheet)]));
    assert_eq!(made.sheets[0].csv, "'=cmd(),-5.20,+44 1632 960001,'@x,'-x,- none\r\n");
    assert_eq!(
        made.sheets[0].left_out,
        ["3 cells that a spreadsheet program would run as a formula got an apostrophe in front."]
    );
}

#[test]
fn what_cannot_be_told_is_refused() {
    let plain = rows(&[(1, "", &[("A", "x")])]);
    let far = rows(&[(1, "", &[("A", "x")]), (1_048_000, "", &[("XEZ", "secret")])]);
    for (view, sheet, words) in [
        ("<bookViews><workbookView showSheetTabs=\"0\"/></bookViews>", plain.as_str(), "tabs"),
        ("<bookViews><workbookView tabRatio=\"0\"/></bookViews>", plain.as_str(), "tabs"),
        ("", far.as_str(), "far away"),
        ("", "<sheetFormatPr zeroHeight=\"1\"/><sheetData/>", "hidden unless"),
        ("", "<sheetData><row><c r=\"A1\"><v>1</v></c></row></sheetData>", "row has no number"),
        ("", "<sheetData><row r=\"1\"><c><v>1</v></c></row></sheetData>", "cell has no place"),
        ("", "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>", "damaged"),
    ] {
        refused(&xlsx(view, &[("A", "", sheet), ("B", "", &plain)]), words);
    }
    assert_eq!(
        to_csv(&xlsx("", &[("A", "state=\"hidden\"", &plain)]), &Limits::default()),
        Err(Error::NothingVisible)
    );
    refused(b"just,a\ntable,b\n", "not a spreadsheet");
    refused(b"", "empty");
}

#[test]
fn limits_hold() {
    let sheet = rows(&[(1, "", &[("A", "x")])]);
    let bytes = xlsx("", &[("S", "", &sheet)]);
    for limits in [
        Limits { bytes: 100, ..Limits::default() },
        Limits { unpacked: 100, ..Limits::default() },
        Limits { entries: 1, ..Limits::default() },
    ] {
        assert!(to_csv(&bytes, &limits).is_err());
    }
}
