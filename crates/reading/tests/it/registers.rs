//! Registers of all kinds of files: which rows are headings, what is left out and said so, and as at which day.

use container::Limits;
use jiff::civil::{Date, date};
use reading::register::{Registers, Table};

use crate::sheets::xlsx;

#[track_caller]
fn read(bytes: &[u8], name: &str) -> Registers {
    reading::register::read(bytes, Some(name), &Limits::default()).unwrap()
}

#[track_caller]
fn one(bytes: &[u8], name: &str) -> Table {
    let mut found = read(bytes, name);
    assert_eq!(found.tables.len(), 1, "{found:#?}");
    found.tables.remove(0)
}

/// Headings and rows, cells parted by bars.
fn lines(table: &Table) -> Vec<String> {
    std::iter::once(&table.headings).chain(&table.rows).map(|row| row.join("|")).collect()
}

#[test]
fn separated_text_becomes_a_table() {
    let cases: [(&str, &str, &[&str]); 12] = [
        ("commas", "Device,Cost\nLaptop,831.51\n", &["Device|Cost", "Laptop|831.51"]),
        (
            "a byte order mark, semicolons, CRLF and commas in numbers",
            "\u{feff}Year;Stage 1\r\n2024/25;1,342\r\n2025/26;1,208\r\n",
            &["Year|Stage 1", "2024/25|1,342", "2025/26|1,208"],
        ),
        (
            "cells of several lines, quoted",
            "Ref\tNotes\n1\t\"First.\nSecond \"\"line\"\"\"\n2\tx\n",
            &["Ref|Notes", "1|First.\nSecond \"line\"", "2|x"],
        ),
        ("bars", "Heading|Item\nPrint|9,4\n", &["Heading|Item", "Print|9,4"]),
        ("the sign named above", "sep=;\nA;B\n1;2\n", &["A|B", "1|2"]),
        (
            "titles and empty lines above, a note below",
            "Contracts register,,\nPrepared for the cabinet,,\n\nRef,Firm,Until\n1,Longwire,2027\n2,Tarn,2028\n\nSource: Procurement,,\n",
            &["Ref|Firm|Until", "1|Longwire|2027", "2|Tarn|2028"],
        ),
        (
            "empty columns and rows, rows cut short",
            "Ref,,Firm,,Until,\n,,,,,\n1,,Longwire\n2,,Tarn,,2028,\n",
            &["Ref|Firm|Until", "1|Longwire|", "2|Tarn|2028"],
        ),
        (
            "headings twice and a column without one",
            "Ref,Cost,Cost,\n1,4,5,x\n2,6,7,y\n",
            &["Ref|Cost|Cost (2)|Column 4", "1|4|5|x", "2|6|7|y"],
        ),
        (
            "headings on two lines",
            ",2024/25,,2025/26,\nType,Number,Cost,Number,Cost\nLaptop,4,5,6,7\n",
            &["Type|2024/25 Number|2024/25 Cost|2025/26 Number|2025/26 Cost", "Laptop|4|5|6|7"],
        ),
        (
            "years across",
            "\"Type\",\"2022/23\",\"2023/24\"\n\"Laptop\",\"1,120\",\"1,385\"\n",
            &["Type|2022/23|2023/24", "Laptop|1,120|1,385"],
        ),
        (
            "sections and headings repeated",
            "Ref,Firm,Until\nCorporate Resources,,\n1,Longwire,2027\n2,Tarn,2028\nRef,Firm,Until\nChildren,,\n3,Vale,2029\n4,Oxbow,2029\n5,Rill,2030\n",
            &[
                "Ref|Firm|Until|Section",
                "1|Longwire|2027|Corporate Resources",
                "2|Tarn|2028|Corporate Resources",
                "3|Vale|2029|Children",
                "4|Oxbow|2029|Children",
                "5|Rill|2030|Children",
            ],
        ),
        (
            "a record of which only the name is known",
            "Title,Firm,Until\nLifts 2,,\nDoors,Tarn,2028\nWindows,Vale,2029\n",
            &["Title|Firm|Until", "Lifts 2||", "Doors|Tarn|2028", "Windows|Vale|2029"],
        ),
    ];
    for (why, text, wanted) in cases {
        assert_eq!(lines(&one(text.as_bytes(), "register.csv")), wanted, "{why}");
    }
}

#[test]
fn other_character_sets_are_read() {
    let text = "Firm;Cost\nLongwire – Café;£4\n";
    let latin: Vec<u8> = text.chars().map(|c| if c == '–' { 0x96 } else { c as u32 as u8 }).collect();
    let wide: Vec<u8> =
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (why, bytes) in [("UTF-8", text.as_bytes()), ("Windows-1252", &latin), ("UTF-16", &wide)] {
        assert_eq!(lines(&one(bytes, "register.csv")), ["Firm|Cost", "Longwire – Café|£4"], "{why}");
    }
}

#[test]
fn the_day_is_read_where_the_file_says_it() {
    let table = "Ref,Firm,Until\n1,Longwire,31 March 2027\n";
    let cases: [(&str, String, Option<Date>); 6] = [
        ("contracts.csv", table.to_owned(), None),
        ("contracts April 2026.csv", table.to_owned(), Some(date(2026, 4, 1))),
        ("contracts.csv", format!("Contracts as at 31 March 2026,,\n{table}"), Some(date(2026, 3, 31))),
        ("contracts 2020-01-01.csv", format!("As at:,31/03/2026,\n\n{table}"), Some(date(2026, 3, 31))),
        ("contracts.csv", format!("{table}\nLast updated 1 June 2026,,\n"), Some(date(2026, 6, 1))),
        ("spend 2025-26.csv", table.to_owned(), None),
    ];
    for (name, text, wanted) in cases {
        let found = one(text.as_bytes(), name);
        assert_eq!((found.as_at, lines(&found)[0].as_str()), (wanted, "Ref|Firm|Until"), "{name}: {text}");
        assert_eq!(found.as_at_from.is_some(), wanted.is_some());
    }
}

#[test]
fn what_is_doubtful_is_said() {
    let broken = format!("Ref,Firm,Until\n{}1,Longwire, Ltd,2027\n", "2,Tarn,2028\n".repeat(12));
    let cases = [
        (broken.as_str(), "row 14 was left out: it has 4 cells and there are 3 headings"),
        ("Ref,Cost,Cost\n1,4,5\n", "two columns are called “Cost”; the later one is called “Cost (2)” here"),
        ("Ref,Cost,\n1,4,5\n", "column 3 has no heading"),
        ("Ref,Firm,Cost\n1,Longwire,4\nTotal,,4\n", "row 3 is a total and is kept as a row"),
        ("A,B,C\n1,2,3\n\nSource: the ledger,,\n", "row 4 stands under the table and is not part of it"),
    ];
    for (text, wanted) in cases {
        assert_eq!(one(text.as_bytes(), "register.csv").notes, [wanted], "{text}");
    }
}

#[test]
fn what_is_no_register_is_refused_in_one_sentence() {
    let many = format!("A,B\n{}", "1,2\n".repeat(20_001));
    let wide = format!("{}\n{}\n", "Column,".repeat(120), "x,".repeat(120));
    let cases: [(&str, &[u8], &str); 10] = [
        ("a.csv", b"", "this file is empty"),
        ("a.csv", b"Device,Cost\n", "no row under them"),
        (
            "a.csv",
            b"1,Longwire,2027\n2,Tarn,2028\n",
            "row 1 holds values and no row above it names the columns",
        ),
        ("a.csv", b"one\ntwo\nthree\n", "no table was found in this"),
        ("a.csv", b"A,B\n\"1,2\n3,4\n", "line 2 opens a quotation mark that is never closed"),
        ("a.csv", many.as_bytes(), "at most 20000 rows"),
        ("a.csv", wide.as_bytes(), "at most 100 columns"),
        ("a.json", b"{\"releases\": [{\"ocid\":", "line 1 of this JSON file cannot be read"),
        ("a.json", b"{\"name\": \"x\"}", "no contracts in the Open Contracting Data Standard"),
        ("a.pdf", b"%PDF-1.4\n", "this file is a PDF"),
    ];
    for (name, bytes, wanted) in cases {
        let error = reading::register::read(bytes, Some(name), &Limits::default()).unwrap_err().to_string();
        assert!(error.contains(wanted), "{name}: {error}");
        assert!(!error.contains('\n'));
    }
    let few = Limits { cells: 5, ..Limits::default() };
    let error = reading::register::read(b"A,B\n1,2\n3,4\n", Some("a.csv"), &few).unwrap_err().to_string();
    assert!(error.contains("more than 5 cells"), "{error}");
}

#[test]
fn a_list_of_records_as_json_keeps_the_order_of_its_keys() {
    let text = r#"[{"Title":"Lifts","Firm":"Longwire","Cost":4},{"Title":"Doors","Cost":null,"Until":true}]"#;
    let wanted = ["Title|Firm|Cost|Until", "Lifts|Longwire|4|", "Doors|||true"];
    assert_eq!(lines(&one(text.as_bytes(), "a.json")), wanted);
    let each = text.trim_matches(['[', ']']).replace("},{", "}\n{");
    assert_eq!(lines(&one(each.as_bytes(), "a.jsonl")), wanted);
}

/// A release of a contract.
pub(crate) fn release(ocid: &str, on: &str, tag: &str, rest: &str) -> String {
    format!(
        r#"{{"ocid":"{ocid}","id":"{ocid}-{on}","date":"{on}T09:00:00Z","tag":["{tag}"],
        "parties":[{{"id":"B","name":"Wexmoor Council","roles":["buyer"],"contactPoint":{{"name":"Head of Estates","email":"buy@wexmoor.example"}}}}],
        "buyer":{{"id":"B","name":"Wexmoor Council"}}{rest}}}"#
    )
}

pub(crate) const LIFTS: &str = r#","tender":{"id":"T1","title":"Lifts","procurementMethod":"open","lots":[{"id":"1","hasRenewal":true,"renewal":{"description":"Two years"}}]},
    "awards":[{"id":"A1","suppliers":[{"id":"S","name":"Longwire Ltd"}],"value":{"amount":90000,"currency":"GBP"}}],
    "contracts":[{"id":"C1","awardID":"A1","title":"Lift repairs","status":"active","value":{"amount":90000,"currency":"GBP"},
    "period":{"startDate":"2024-04-01T00:00:00+01:00","endDate":"2027-03-30T23:00:00Z","maxExtentDate":"2029-03-31T23:59:59Z"}}]"#;

#[test]
fn contracts_of_the_standard_become_rows_in_their_newest_state() {
    let first = release("ocds-1", "2024-03-01", "contract", LIFTS);
    let amended = release(
        "ocds-1",
        "2026-02-01",
        "contractAmendment",
        r#","contracts":[{"id":"C1","value":{"amount":120000.5},"period":{"endDate":"2028-03-31"}}]"#,
    );
    let planned = release(
        "ocds-2",
        "2026-05-01",
        "tender",
        r#","tender":{"id":"T2","title":"Doors","status":"active","value":{"amount":5000,"currency":"EUR"}}"#,
    );
    let wanted = [
        "Contract reference|Title|Supplier|Status|Start date|End date|Maximum extent|Extension options|Total value|Estimated value|Currency|Procurement method|Buyer|Contact|Contact e-mail|Contracting process",
        "C1|Lift repairs|Longwire Ltd|active|2024-04-01|2028-03-31|2029-03-31|Two years|£120,000.50||GBP|open procedure|Wexmoor Council|Head of Estates|buy@wexmoor.example|ocds-1",
        "T2|Doors||out to tender||||||5,000 EUR|EUR||Wexmoor Council|Head of Estates|buy@wexmoor.example|ocds-2",
    ];
    let package =
        format!(r#"{{"publishedDate":"2026-06-30T23:30:00Z","releases":[{amended},{first},{planned}]}}"#);
    let found = one(package.as_bytes(), "contracts.json");
    assert_eq!(lines(&found), wanted);
    // Half past eleven in summer is the next day here.
    assert_eq!(found.as_at, Some(date(2026, 7, 1)));
    assert!(found.contracts);
    let each = format!("{first}\n{planned}\n{amended}\n").replace("\n        ", "").replace("\n    ", "");
    let found = one(each.as_bytes(), "contracts.jsonl");
    assert_eq!(lines(&found), wanted, "one release on each line");
    assert_eq!(found.as_at, Some(date(2026, 5, 1)), "the newest release");
    let records = format!(
        r#"{{"records":[{{"ocid":"ocds-1","releases":[{first},{amended}]}},{{"ocid":"ocds-2","compiledRelease":{planned}}}]}}"#
    );
    assert_eq!(lines(&one(records.as_bytes(), "records.json")), wanted, "records");
    let alone = one(first.as_bytes(), "one.json");
    assert_eq!(alone.rows[0][5], "2027-03-31", "midnight in summer time");
    assert_eq!(alone.rows[0][8], "£90,000");
    let linked = r#"{"records":[{"ocid":"ocds-1","releases":[{"url":"https://wexmoor.example/1"}]}]}"#;
    let error = reading::register::read(linked.as_bytes(), Some("r.json"), &Limits::default()).unwrap_err();
    assert!(error.to_string().contains("holds no contracts"), "{error}");
}

/// A workbook with two tables, a page of notes, a hidden sheet and a filtered row.
pub(crate) fn workbook() -> Vec<u8> {
    xlsx(&[
        ("About", false, &[&[("A", "Kept by Procurement")]]),
        (
            "Contracts",
            false,
            &[
                &[("A", "Contracts as at 31 March 2026")],
                &[],
                &[("A", "Ref"), ("B", "Firm"), ("D", "Until")],
                &[("A", "1"), ("B", "Longwire"), ("D", "=46112")],
                &[("A", "2"), ("B", "Tarn")],
            ],
        ),
        ("Devices", false, &[&[("A", "Type"), ("B", "2025/26")], &[("A", "Laptop"), ("B", "488")]]),
        ("Prices", true, &[&[("A", "Ref"), ("B", "Price")], &[("A", "1"), ("B", "4")]]),
    ])
}

#[test]
fn each_sheet_with_a_table_is_a_register() {
    let found = read(&workbook(), "registers 2026-01-31.xlsx");
    let tables: Vec<_> =
        found.tables.iter().map(|t| (t.sheet.as_deref().unwrap_or(""), t.as_at, lines(t))).collect();
    let wanted = [
        (
            "Contracts",
            Some(date(2026, 3, 31)),
            vec!["Ref|Firm|Until".to_owned(), "1|Longwire|31 March 2026".to_owned(), "2|Tarn|".to_owned()],
        ),
        ("Devices", Some(date(2026, 1, 31)), vec!["Type|2025/26".to_owned(), "Laptop|488".to_owned()]),
    ];
    assert_eq!(tables, wanted);
    assert_eq!(
        found.notes,
        [
            "the sheet About was left out: no table was found in this sheet: a register is a row of headings with rows under it",
            "the sheet Prices is hidden and was left out: show it if it is needed",
        ]
    );
}

#[test]
fn numbers_of_a_workbook_are_read_as_they_are_shown() {
    let formats = [
        "&quot;£&quot;#,##0.00;[Red]-&quot;£&quot;#,##0.00",
        "[$£-809]#,##0",
        "0.0%",
        "[$-809]dd mmmm yyyy",
        "#,##0",
    ];
    let mut styles = String::from("<styleSheet><numFmts>");
    for (n, format) in formats.iter().enumerate() {
        styles.push_str(&format!("<numFmt numFmtId=\"{}\" formatCode=\"{format}\"/>", 170 + n));
    }
    styles.push_str("</numFmts><cellXfs>");
    for n in 0..formats.len() {
        styles.push_str(&format!("<xf numFmtId=\"{}\"/>", 170 + n));
    }
    styles.push_str("<xf numFmtId=\"9\"/></cellXfs></styleSheet>");
    let values = ["1234567.5", "-900", "0.0592", "46112", "1850", "0.5"];
    let cells: String = values
        .iter()
        .zip("ABCDEF".chars())
        .enumerate()
        .map(|(n, (value, column))| format!("<c r=\"{column}2\" s=\"{n}\"><v>{value}</v></c>"))
        .collect();
    let head: String = "ABCDEF"
        .chars()
        .map(|c| format!("<c r=\"{c}1\" t=\"inlineStr\"><is><t>Heading {c}</t></is></c>"))
        .collect();
    let sheet = format!(
        "<worksheet><sheetData><row r=\"1\">{head}</row><row r=\"2\">{cells}</row></sheetData></worksheet>"
    );
    let bytes = crate::formats::archive(&[
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"One\" sheetId=\"1\"/></sheets></workbook>"),
        ("xl/styles.xml", &styles),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]);
    assert_eq!(lines(&one(&bytes, "a.xlsx"))[1], "£1,234,567.50|-£900|5.9%|31 March 2026|1850|50%");
}
