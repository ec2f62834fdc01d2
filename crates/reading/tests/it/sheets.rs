//! Questionnaires in workbooks and tables made here: the questions with their cells.

use container::{FileKind, Limits};
use reading::Opened;

use crate::formats::archive;

/// A workbook of sheets: name, whether hidden, rows of cells as (column letter, words).
pub(crate) fn xlsx(sheets: &[(&str, bool, &[&[(&str, &str)]])]) -> Vec<u8> {
    let mut listed = String::new();
    let mut relations = String::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    for (n, (name, hidden, rows)) in sheets.iter().enumerate() {
        let state = if *hidden { " state=\"hidden\"" } else { "" };
        listed.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"r{n}\"{state}/>"));
        relations.push_str(&format!("<Relationship Id=\"r{n}\" Target=\"worksheets/s{n}.xml\"/>"));
        let mut data = String::new();
        for (row, cells) in (1..).zip(*rows) {
            data.push_str(&format!("<row r=\"{row}\">"));
            for (column, words) in *cells {
                match words.strip_prefix('=') {
                    Some(day) => data.push_str(&format!("<c r=\"{column}{row}\" s=\"1\"><v>{day}</v></c>")),
                    None => data.push_str(&format!(
                        "<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{words}</t></is></c>"
                    )),
                }
            }
            data.push_str("</row>");
        }
        parts.push((
            format!("xl/worksheets/s{n}.xml"),
            format!("<worksheet><sheetData>{data}</sheetData></worksheet>"),
        ));
    }
    let workbook = format!("<workbook><sheets>{listed}</sheets></workbook>");
    let relations = format!("<Relationships>{relations}</Relationships>");
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>";
    let mut entries = vec![
        ("xl/workbook.xml", workbook.as_str()),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/styles.xml", styles),
    ];
    entries.extend(parts.iter().map(|(name, part)| (name.as_str(), part.as_str())));
    archive(&entries)
}

/// A spreadsheet of one sheet from rows of cells.
fn ods(rows: &[&[&str]]) -> Vec<u8> {
    let mut data = String::new();
    for cells in rows {
        data.push_str("<table:table-row>");
        for words in *cells {
            data.push_str(&format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>"));
        }
        data.push_str("</table:table-row>");
    }
    let content = format!("<d><table:table table:name=\"One\">{data}</table:table></d>");
    archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

#[track_caller]
fn questions(opened: &Opened) -> Vec<String> {
    let request = reading::request(opened);
    request
        .questions
        .iter()
        .map(|q| {
            let at = opened.place(q.start).map(ToString::to_string).unwrap_or_default();
            format!("{} {} [{at}]", q.label.as_deref().unwrap_or("-"), q.text)
        })
        .collect()
}

#[track_caller]
fn open(bytes: &[u8], name: &str, kind: FileKind) -> Opened {
    let opened = reading::open(bytes, Some(name), &Limits::default()).unwrap();
    assert_eq!(opened.kind, kind);
    opened
}

#[test]
fn a_questionnaire_is_its_questions_with_their_cells() {
    let expected = [
        "1 How many swans live on the lake? [cell B4]",
        "2 Name of the warden [cell B5]",
        "3 What did the fence cost, in £? [cell B7]",
    ];
    let workbook = xlsx(&[(
        "Swans",
        false,
        &[
            &[("A", "Please complete the table below.")],
            &[],
            &[("A", "No."), ("B", "Question"), ("C", "Answer")],
            &[("A", "1"), ("B", "How many swans live on the lake?")],
            &[("A", "2"), ("B", "Name of the warden")],
            &[("A", "Section B: Fences")],
            &[("A", "3"), ("B", "What did the fence cost,&#10;in £?")],
        ],
    )]);
    let spreadsheet = ods(&[
        &["Please complete the table below."],
        &[""],
        &["No.", "Question", "Answer"],
        &["1", "How many swans live on the lake?"],
        &["2", "Name of the warden"],
        &["Section B: Fences"],
        &["3", "What did the fence cost, in £?"],
    ]);
    let table = "Please complete the table below.,,\r\n,,\r\nNo.,Question,Answer\r\n1,How many swans live on the lake?,\r\n2,Name of the warden,\r\nSection B: Fences,,\r\n3,\"What did the fence cost,\r\nin £?\",\r\n";
    for (bytes, name, kind) in [
        (workbook, "q.xlsx", FileKind::Xlsx),
        (spreadsheet, "q.ods", FileKind::Ods),
        (table.as_bytes().to_vec(), "q.csv", FileKind::Csv),
        (table.replace(',', ";").replace("cost;", "cost,").into_bytes(), "q.csv", FileKind::Csv),
    ] {
        let opened = open(&bytes, name, kind);
        assert_eq!(questions(&opened), expected, "{name}: {}", opened.text);
    }
}

#[test]
fn questions_without_headings_are_found_by_what_they_say() {
    let opened = open(
        &xlsx(&[(
            "One",
            false,
            &[
                &[("B", "How many swans live on the lake?")],
                &[("B", "Who counts them?")],
                &[("B", "Please provide the cost of counting.")],
            ],
        )]),
        "q.xlsx",
        FileKind::Xlsx,
    );
    assert_eq!(questions(&opened).len(), 3);
    assert!(opened.place(0).is_some_and(|at| at.to_string() == "cell B1"));
}

#[test]
fn other_tables_are_rows_with_what_can_be_seen() {
    let bytes = xlsx(&[
        (
            "Parks",
            false,
            &[&[("A", "Park"), ("B", "Opened")], &[("A", "North"), ("B", "=45786")], &[("C", "=61.5")]],
        ),
        ("Staff", true, &[&[("A", "Sam Example")]]),
    ]);
    let opened = open(&bytes, "parks.xlsx", FileKind::Xlsx);
    assert_eq!(opened.text, "Park\tOpened\nNorth\t9 May 2025\n1 March 1900\n");
    assert_eq!(opened.notes, ["the sheet Staff is hidden and was not read: look at it in the original"]);
}

#[test]
fn several_sheets_are_named_in_their_places() {
    let sheet: &[&[(&str, &str)]] = &[&[("A", "Question"), ("B", "Response")], &[("A", "How many swans?")]];
    let opened = open(&xlsx(&[("North", false, sheet), ("South", false, sheet)]), "q.xlsx", FileKind::Xlsx);
    let at: Vec<String> = opened.places.iter().map(|p| p.at.to_string()).collect();
    assert_eq!(at, ["sheet North, cell A2", "sheet South, cell A2"]);
}

#[test]
fn a_table_that_is_no_questionnaire_stays_its_own_bytes() {
    let table = "Park,Opened\nNorth,2001\nSouth,1999\n";
    let opened = open(table.as_bytes(), "parks.csv", FileKind::Csv);
    assert!(opened.offsets_into_file);
    assert_eq!(opened.text, table);
}

#[test]
fn huge_tables_end_in_one_sentence() {
    let limits = Limits { cells: 1000, ..Limits::default() };
    let repeated = "<d><table:table><table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16000\"><text:p>x</text:p></table:table-cell></table:table-row></table:table></d>";
    let many = "<row><c t=\"n\"><v>1</v></c></row>".repeat(1001);
    let workbook = "<workbook><sheets><sheet name=\"a\" r:id=\"r\"/></sheets></workbook>";
    let cases = [
        archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", repeated)]),
        archive(&[
            ("xl/workbook.xml", workbook),
            ("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{many}</sheetData></worksheet>")),
        ]),
    ];
    for bytes in cases {
        let error = reading::open(&bytes, None, &limits).unwrap_err().to_string();
        assert!(error.starts_with("this file has tables of more than 1000 cells"), "{error}");
    }
    // A cell far away costs no more than a near one.
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    let bytes = archive(&[
        ("xl/workbook.xml", workbook),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{far}</sheetData></worksheet>")),
    ]);
    let opened = reading::open(&bytes, None, &limits).unwrap();
    assert_eq!(opened.place(0).map(ToString::to_string).as_deref(), Some("cell XFD1048576"));
}
