//! What is marked by words, and no more: whole words, numbers that are no part of longer ones, letters with accents however
//! they are written, and numbers and dates as cells show them.

use release::{
    Limits,
    copy::{Copy, marks},
    redact,
};

use crate::{build, hidden::pdf::file, sweep::sweep};

#[track_caller]
fn redacted(name: &str, bytes: &[u8], json: &str) -> (Copy, Vec<u8>) {
    let marks = marks(json).expect("marks");
    let copy =
        redact(name, bytes, &marks, &Limits::default()).unwrap_or_else(|why| panic!("{name}: {}", why.why));
    let bytes = copy.bytes.clone().unwrap_or_else(|| panic!("{name}: {:?}", copy.remaining));
    (copy, bytes)
}

/// One line of words in several kinds of files.
fn files(line: &str) -> Vec<(&'static str, Vec<u8>)> {
    let octal = |c: char| match c {
        ' '..='~' => c.to_string(),
        _ => format!("\\{:03o}", u32::from(c).min(255)),
    };
    let drawn: String = line.chars().map(octal).collect();
    let mut files = vec![
        ("a.txt", line.as_bytes().to_vec()),
        ("a.docx", build::document(&format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))),
        ("a.odt", build::odt(&format!("<text:p>{line}</text:p>"))),
        (
            "a.xlsx",
            build::xlsx(
                "",
                &[(
                    "S",
                    "",
                    &format!("<sheetData><row r=\"1\">{}</row></sheetData>", build::cell("A1", line)),
                )],
            ),
        ),
        ("a.csv", format!("Note,Place\n{line},Parks\n").into_bytes()),
    ];
    // The letters of the font of these pages are those of the West.
    if line.chars().all(|c| u32::from(c) < 256) {
        files.push(("a.pdf", file(&format!("BT /F 11 Tf 60 500 Td ({drawn}) Tj ET"), "", "", &[])));
    }
    files
}

#[test]
fn words_are_taken_out_and_no_parts_of_others() {
    for (line, mark, count, stays, goes, origin) in [
        ("Jo met Joanna and JO", r#""find":"Jo""#, 3, "anna", "Jo", "a short name anywhere"),
        ("Jo met Joanna and JO", r#""find":"Jo","whole_words":true"#, 2, "Joanna", "JO", "whole words"),
        ("Flat 12 of 112 and 120", r#""find":"12""#, 1, "112 and 120", "Flat 12 ", "a number"),
        ("paid 45000 of 145000", r#""find":"45000""#, 1, "of 145000", "paid 45000", "a longer number"),
        (
            "paid 45000 of 145000",
            r#""find":"paid 45000""#,
            1,
            "of 145000",
            "paid",
            "words that end in a number",
        ),
        (
            "seen by José Pérez today",
            r#""find":"Jose\u0301 Pe\u0301rez""#,
            1,
            "today",
            "rez",
            "accents by themselves in the mark",
        ),
        (
            "seen by Jose\u{301} Pe\u{301}rez today",
            r#""find":"José Pérez""#,
            1,
            "today",
            "rez",
            "accents by themselves in the file",
        ),
    ] {
        for (name, bytes) in files(line) {
            let (copy, made) = redacted(name, &bytes, &format!("[{{{mark},\"provision\":\"s.40(2)\"}}]"));
            let counted: usize = copy.removed.iter().map(|r| r.count).sum();
            assert_eq!(counted, count, "{name}, {origin}: {:?}", copy.removed);
            let all = sweep(&made);
            assert!(all.has(stays), "{name}, {origin}: {stays} is gone");
            assert!(!all.has(goes), "{name}, {origin}: {goes} is still there");
        }
    }
}

#[test]
fn what_is_left_in_longer_words_is_said() {
    let (copy, _) = redacted("a.docx", &files("paid 45000 of 145000")[1].1, r#"[{"find":"45000"}]"#);
    assert!(copy.changed.iter().any(|c| c.contains("within longer words or numbers")), "{:?}", copy.changed);
}

/// A workbook with cells in formats: pounds, a day, per cent, general.
fn figures() -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let own = "http://schemas.openxmlformats.org/package/2006";
    let styles = format!(
        "<styleSheet xmlns=\"{main}\"><numFmts count=\"1\"><numFmt numFmtId=\"200\" formatCode=\"&quot;£&quot;#,##0\"/></numFmts>\
         <fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>\
         <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"200\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>"
    );
    let cells = "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>45000.4</v></c><c r=\"B1\" s=\"1\"><v>145000</v></c>\
        <c r=\"C1\" s=\"2\"><v>45720</v></c><c r=\"D1\" s=\"3\"><v>0.125</v></c><c r=\"E1\"><v>45000.5</v></c>\
        <c r=\"F1\"><v>-1234</v></c><c r=\"G1\" s=\"2\"><v>45721</v></c></row></sheetData>";
    build::zip(&[
        ("[Content_Types].xml", &format!("<Types xmlns=\"{own}/content-types\"/>")),
        (
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{own}/relationships\"><Relationship Id=\"r\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships xmlns=\"{own}/relationships\"><Relationship Id=\"r0\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet0.xml\"/><Relationship Id=\"r1\" Type=\"{office}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Pay\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>"
            ),
        ),
        ("xl/styles.xml", &styles),
        ("xl/worksheets/sheet0.xml", &format!("<worksheet xmlns=\"{main}\">{cells}</worksheet>")),
    ])
}

#[test]
fn numbers_and_days_are_found_as_their_cells_show_them() {
    use calamine::{Data, Reader};
    let before = ["45000.4", "145000", "45720", "0.125", "45000.5", "-1234", "45721"];
    for (find, gone, origin) in [
        ("£45,000", &[0][..], "pounds"),
        ("45,000", &[0], "without the sign"),
        ("6 March 2025", &[], "another day"),
        ("4 March 2025", &[2], "a day in words"),
        ("04/03/2025", &[2], "a day in figures"),
        ("12.50%", &[3], "per cent"),
        ("(1,234)", &[5], "in brackets, which are less than nothing"),
        ("45000.5", &[4], "as it is kept"),
    ] {
        let (copy, made) =
            redacted("pay.xlsx", &figures(), &format!("[{{\"find\":\"{find}\",\"provision\":\"s.40(2)\"}}]"));
        let mut book = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(made)).expect("it opens");
        let range = book.worksheet_range("Pay").expect("the sheet");
        for (column, kept) in before.iter().enumerate() {
            let cell = range.get((0, column)).cloned().unwrap_or_default();
            let label = cell == Data::String("[redacted: s.40(2)]".into());
            assert_eq!(label, gone.contains(&column), "{origin}, {kept}: {cell}");
        }
        assert_eq!(
            copy.removed.iter().map(|r| r.count).sum::<usize>(),
            gone.len(),
            "{origin}: {:?}",
            copy.removed
        );
    }
}
