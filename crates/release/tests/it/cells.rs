//! Cells, rows, columns and sheets that were marked are out of a copy, wherever a workbook keeps them; the rest is as it was.

use release::{
    Limits,
    copy::{Copy, marks},
    dangers::CannotCheck,
    marking::{Table, Window, table},
    redact,
};

use crate::{build, sweep::sweep};

fn redacted(name: &str, bytes: &[u8], json: &str) -> Result<Copy, CannotCheck> {
    redact(name, bytes, &marks(json).expect("marks"), &Limits::default())
}

#[track_caller]
pub(crate) fn made(name: &str, bytes: &[u8], json: &str) -> (Copy, Vec<u8>) {
    let copy = redacted(name, bytes, json).unwrap_or_else(|why| panic!("{json}: {}", why.why));
    let bytes = copy.bytes.clone().unwrap_or_else(|| panic!("{json}: {:?}", copy.remaining));
    (copy, bytes)
}

/// Rows of words and figures; figures are numbers of the workbook.
fn rows(rows: &[&[&str]]) -> String {
    let mut xml = String::from("<sheetData>");
    for (row, cells) in (1..).zip(rows) {
        xml += &format!("<row r=\"{row}\">");
        for (column, words) in ('A'..).zip(*cells) {
            let place = format!("{column}{row}");
            xml += &match words.parse::<f64>() {
                _ if words.is_empty() => String::new(),
                Ok(_) => format!("<c r=\"{place}\"><v>{words}</v></c>"),
                Err(_) => build::cell(&place, words),
            };
        }
        xml += "</row>";
    }
    xml + "</sheetData>"
}

const STAFF: &[&[&str]] = &[
    &["Name", "Team", "Salary"],
    &["Orla Quennell", "Parks", "31250"],
    &["Bryn Tolliver", "Roads", "28400"],
    &["Ada Penrose", "", "30100"],
    &["Total", "", "89750"],
];

fn staff() -> Vec<u8> {
    build::xlsx("", &[("Staff", "", &rows(STAFF)), ("Notes", "", &rows(&[&["Parks and Roads"], &["3"]]))])
}

/// What another program sees in a workbook.
fn cells(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    use calamine::Reader;
    let mut book = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(bytes)).expect("it opens");
    let range = book.worksheet_range(sheet).expect("the sheet");
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

const LABEL: &str = "[redacted: s.40(2)]";

#[test]
fn what_is_marked_goes_and_its_place_says_so() {
    // What is left of the table, with `-` where a label stands.
    for (mark, count, expected, origin) in [
        (
            r#""cells":"A2""#,
            1,
            "Name Team Salary|- Parks 31250|Bryn_Tolliver Roads 28400|Ada_Penrose  30100|Total  89750",
            "a cell",
        ),
        (
            r#""cells":"C4:B2""#,
            5,
            "Name Team Salary|Orla_Quennell - -|Bryn_Tolliver - -|Ada_Penrose  -|Total  89750",
            "a range from another corner; the empty cell stays empty",
        ),
        (r#""rows":"2:3""#, 6, "Name Team Salary|- - -|- - -|Ada_Penrose  30100|Total  89750", "rows"),
        (
            r#""columns":"A""#,
            4,
            "Name Team Salary|- Parks 31250|- Roads 28400|-  30100|-  89750",
            "a column, whose heading stays",
        ),
        (
            r#""cells":"A1:A9""#,
            5,
            "- Team Salary|- Parks 31250|- Roads 28400|-  30100|-  89750",
            "cells with the heading",
        ),
        (r#""cells":"A1:XFD1048576""#, 13, "- - -|- - -|- - -|-  -|-  -", "all that there can be"),
        (r#""rows":"1:1048576""#, 13, "- - -|- - -|- - -|-  -|-  -", "all rows"),
    ] {
        let json = format!("[{{\"sheet\":\"Staff\",{mark},\"provision\":\"s.40(2)\"}}]");
        let (copy, bytes) = made("staff.xlsx", &staff(), &json);
        assert_eq!(
            copy.removed.iter().map(|r| r.count).sum::<usize>(),
            count,
            "{origin}: {:?}",
            copy.removed
        );
        let shown: Vec<String> = cells(&bytes, "Staff")
            .iter()
            .map(|row| {
                let short = |cell: &String| if cell == LABEL { "-".into() } else { cell.replace(' ', "_") };
                row.iter().map(short).collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(shown.join("|"), expected, "{origin}");
        assert!(copy.not_found.is_empty(), "{origin}");
        let swept = sweep(&bytes);
        for words in ["Orla Quennell", "Bryn Tolliver", "31250", "28400"] {
            let stays = expected.contains(&words.replace(' ', "_"));
            assert_eq!(swept.has(words), stays, "{origin}: {words}");
        }
        assert!(swept.has("Parks and Roads"), "{origin}: the other sheet is as it was");
    }
}

#[test]
fn a_sheet_that_is_left_out_keeps_its_place_and_its_name() {
    let (copy, bytes) = made("staff.xlsx", &staff(), r#"[{"sheet":"staff","provision":"s.40(2)"}]"#);
    assert_eq!(cells(&bytes, "Staff"), [[LABEL]]);
    assert_eq!(cells(&bytes, "Notes")[0], ["Parks and Roads"]);
    assert_eq!(copy.removed[0].count, 13);
    assert!(copy.changed.iter().any(|c| c.contains("“Staff” is left out")), "{:?}", copy.changed);
    assert!(!sweep(&bytes).has("Quennell"));
    // With its name, where that is marked as words.
    let (_, bytes) = made(
        "staff.xlsx",
        &staff(),
        r#"[{"sheet":"Staff","provision":"s.40(2)"},{"find":"Staff","provision":"s.43(2)"}]"#,
    );
    assert!(!sweep(&bytes).has("Staff"));
}

#[test]
fn marks_outside_the_table_are_not_found_and_unclear_ones_are_refused() {
    for (mark, origin) in [
        (r#"{"sheet":"Staff","cells":"H90:J99"}"#, "beyond the table"),
        (r#"{"sheet":"Staff","cells":"B4:B5"}"#, "empty cells"),
        (r#"{"sheet":"Staff","rows":"900"}"#, "no such row"),
        (r#"{"sheet":"Staff","columns":"XFD"}"#, "no such column"),
        (r#"{"sheet":"Nobody","cells":"A2"}"#, "no such sheet"),
    ] {
        let (copy, bytes) = made("staff.xlsx", &staff(), &format!("[{mark}]"));
        assert_eq!((copy.not_found.len(), copy.removed.len()), (1, 0), "{origin}: {:?}", copy.removed);
        assert!(sweep(&bytes).has("Orla Quennell"), "{origin}");
    }
    for (name, bytes, why, origin) in [
        ("staff.xlsx", staff(), "does not say which sheet", "two sheets"),
        ("a.docx", build::document("<w:p/>"), "no rows, columns and cells", "a document"),
        ("a.txt", b"Parks".to_vec(), "no rows, columns and cells", "words"),
    ] {
        let refused = redacted(name, &bytes, r#"[{"cells":"A2"}]"#).expect_err(origin);
        assert!(refused.why.contains(why), "{origin}: {}", refused.why);
    }
}

#[test]
fn what_a_workbook_keeps_of_a_cell_elsewhere_goes_with_it() {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let kind = "application/vnd.openxmlformats-officedocument";
    let sheet = format!(
        "<worksheet xmlns=\"{main}\" xmlns:r=\"{links}\"><sheetData>\
         <row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>\
         <row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><f>SUM(B3)*2</f><v>31250</v></c></row>\
         <row r=\"3\"><c r=\"A3\" t=\"s\"><v>3</v></c><c r=\"B3\"><v>15625</v></c></row></sheetData>\
         <conditionalFormatting sqref=\"A1:A3\"><cfRule type=\"containsText\" text=\"Orla Quennell\" priority=\"1\"><formula>NOT(ISERROR(SEARCH(\"Orla Quennell\",A1)))</formula></cfRule></conditionalFormatting>\
         <hyperlinks><hyperlink ref=\"A2\" r:id=\"m\"/></hyperlinks><drawing r:id=\"d\"/><tableParts count=\"1\"><tablePart r:id=\"t\"/></tableParts></worksheet>"
    );
    let strings = format!(
        "<sst xmlns=\"{main}\"><si><t>Name</t></si><si><t>Salary</t></si><si><t>Orla Quennell</t></si><si><t>Bryn Tolliver</t></si></sst>"
    );
    let cached = |formula: &str, kind: &str, points: &[&str]| {
        let points: String =
            (0..).zip(points).map(|(n, p)| format!("<c:pt idx=\"{n}\"><c:v>{p}</c:v></c:pt>")).collect();
        format!(
            "<c:{kind}Ref><c:f>{formula}</c:f><c:{kind}Cache><c:ptCount val=\"2\"/>{points}</c:{kind}Cache></c:{kind}Ref>"
        )
    };
    let chart = format!(
        "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart><c:plotArea><c:barChart><c:ser><c:cat>{}</c:cat><c:val>{}</c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>",
        cached("Staff!$A$2:$A$3", "str", &["Orla Quennell", "Bryn Tolliver"]),
        cached("Staff!$B$2:$B$3", "num", &["31250", "15625"])
    );
    let drawing = format!(
        "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><xdr:twoCellAnchor><xdr:from><xdr:col>5</xdr:col><xdr:colOff>31250</xdr:colOff><xdr:row>5</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>20</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"2\" name=\"Chart 1\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:r=\"{links}\" r:id=\"c\"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
    );
    let table = format!(
        "<table xmlns=\"{main}\" id=\"1\" name=\"Table1\" displayName=\"Table1\" ref=\"A1:B3\"><tableColumns count=\"2\"><tableColumn id=\"1\" name=\"Name\"/><tableColumn id=\"2\" name=\"Salary\"/></tableColumns></table>"
    );
    let relations = |list: &[(&str, &str, &str)]| {
        let list: String = list
            .iter()
            .map(|(id, what, target)| {
                let outside = if target.contains(':') { " TargetMode=\"External\"" } else { "" };
                format!("<Relationship Id=\"{id}\" Type=\"{links}/{what}\" Target=\"{target}\"{outside}/>")
            })
            .collect();
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{list}</Relationships>"
        )
    };
    let types: String = [
        ("xl/workbook.xml", "spreadsheetml.sheet.main"),
        ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"),
        ("xl/sharedStrings.xml", "spreadsheetml.sharedStrings"),
        ("xl/tables/table1.xml", "spreadsheetml.table"),
        ("xl/drawings/drawing1.xml", "drawing"),
        ("xl/charts/chart1.xml", "drawingml.chart"),
    ]
    .iter()
    .map(|(part, what)| format!("<Override PartName=\"/{part}\" ContentType=\"{kind}.{what}+xml\"/>"))
    .collect();
    let bytes = build::zip(&[
        (
            "[Content_Types].xml",
            &format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{types}</Types>"
            ),
        ),
        ("_rels/.rels", &relations(&[("r", "officeDocument", "xl/workbook.xml")])),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{links}\"><sheets><sheet name=\"Staff\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &relations(&[
                ("s", "worksheet", "worksheets/sheet1.xml"),
                ("t", "sharedStrings", "sharedStrings.xml"),
            ]),
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            &relations(&[
                ("m", "hyperlink", "mailto:info@wexmoor.example?subject=Orla%20Quennell"),
                ("d", "drawing", "../drawings/drawing1.xml"),
                ("t", "table", "../tables/table1.xml"),
            ]),
        ),
        ("xl/sharedStrings.xml", &strings),
        ("xl/tables/table1.xml", &table),
        ("xl/drawings/drawing1.xml", &drawing),
        ("xl/drawings/_rels/drawing1.xml.rels", &relations(&[("c", "chart", "../charts/chart1.xml")])),
        ("xl/charts/chart1.xml", &chart),
    ]);
    let has = |bytes: &[u8], words: &[&str]| {
        let swept = sweep(bytes);
        words.iter().map(|w| swept.has(w)).collect::<Vec<_>>()
    };
    let (copy, out) = made("a.xlsx", &bytes, r#"[{"rows":"2","provision":"s.40(2)"}]"#);
    assert_eq!(has(&out, &["Quennell", "v>31250<", "mailto"]), [false; 3], "{:?}", copy.changed);
    assert_eq!(has(&out, &["Bryn Tolliver", "15625", "table1.xml", "chart1.xml"]), [true; 4]);
    assert!(copy.changed.iter().any(|c| c.contains("A chart no longer shows")), "{:?}", copy.changed);
    // A heading that goes is in the table's own list of columns as well.
    let (copy, out) = made("a.xlsx", &bytes, r#"[{"cells":"B1"}]"#);
    assert_eq!(has(&out, &["Salary", "table1.xml", "Orla Quennell"]), [false, false, true]);
    assert!(copy.changed.iter().any(|c| c.contains("plain cells")), "{:?}", copy.changed);
    // A whole sheet takes its chart with it.
    let (_, out) = made("a.xlsx", &bytes, r#"[{"sheet":"Staff"}]"#);
    assert_eq!(has(&out, &["Quennell", "Tolliver", "chart1.xml", "drawing1.xml"]), [false; 4]);
    // What stands in a box as well is not passed over.
    let boxed = drawing.replace(
        "<xdr:clientData/></xdr:twoCellAnchor>",
        "<xdr:clientData/></xdr:twoCellAnchor><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>9</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx=\"900000\" cy=\"900000\"/><xdr:sp macro=\"\" textlink=\"\"><xdr:nvSpPr><xdr:cNvPr id=\"3\" name=\"Box 1\"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr/><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>Ask Orla Quennell.</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:oneCellAnchor>",
    );
    let boxed = replaced(&bytes, "xl/drawings/drawing1.xml", &boxed);
    let copy = redacted("a.xlsx", &boxed, r#"[{"cells":"A2"}]"#).expect("it can be read");
    assert!(copy.bytes.is_none() && copy.remaining[0].at.contains("Orla Quennell"), "{:?}", copy.remaining);
    let (_, out) = made("a.xlsx", &boxed, r#"[{"cells":"A2"},{"find":"Orla Quennell"}]"#);
    assert!(!sweep(&out).has("Quennell"));
}

/// A package with another part in the place of one.
fn replaced(bytes: &[u8], part: &str, content: &str) -> Vec<u8> {
    use std::io::Read as _;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
    let mut parts = Vec::new();
    for n in 0..zip.len() {
        let mut entry = zip.by_index(n).expect("an entry");
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("words");
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        let text = if name == part { content.to_owned() } else { text };
        parts.push((name, text));
    }
    build::zip(&parts.iter().map(|(n, c)| (n.as_str(), c.as_str())).collect::<Vec<_>>())
}

#[test]
fn a_total_that_gives_a_figure_away_is_said_and_others_are_not() {
    let table = |rows: &[&str]| rows.join("\n") + "\n";
    for (text, mark, told, origin) in [
        (
            table(&["Team,Cost", "Parks,120", "Roads,75", "Lanes,310", "Total,505"]),
            "B3",
            Some("B5"),
            "a column with its total",
        ),
        (
            table(&["Team,Cost", "Parks,120", "Roads,75", "Lanes,310", "All teams,505"]),
            "B3",
            Some("B5"),
            "by another name",
        ),
        (
            table(&["Team,Cost", "Parks,120", "Roads,75", "Lanes,310", ",505"]),
            "B2",
            Some("B5"),
            "a total without a name",
        ),
        (
            table(&["Team,Cost", "Parks,120.50", "Roads,£75.25", "Lanes,310", "Average,168.58"]),
            "B3",
            Some("B5"),
            "a mean, rounded",
        ),
        (
            table(&["Team,Q1,Q2,Total", "Parks,5,7,12", "Roads,8,9,17"]),
            "C2",
            Some("D2"),
            "a row with its total",
        ),
        (
            table(&["Team,Cost", "Parks,120", "Roads,75", "Lanes,310", "Total,505"]),
            "B3:B4",
            None,
            "two figures gone",
        ),
        (
            table(&["Team,Cost", "Parks,120", "Roads,75", "Lanes,310", "Total,505"]),
            "B3:B5",
            None,
            "the total as well",
        ),
        (table(&["Team,Cost", "Parks,120", "Roads,75", "Lanes,310"]), "B3", None, "no total"),
        (table(&["Year,Cost,Posts", "1,2,3", "3,4,7"]), "B2", None, "figures that happen to add up"),
        (table(&["Name,Team", "Orla,Parks", "Bryn,Roads", "Total,2"]), "A2", None, "words"),
    ] {
        let (copy, _) = made("a.csv", text.as_bytes(), &format!("[{{\"cells\":\"{mark}\"}}]"));
        let sentence = copy.changed.iter().find(|c| c.contains("worked out"));
        match told {
            Some(place) => assert!(
                sentence.is_some_and(|s| s.contains(&format!(" in {place} "))),
                "{origin}: {:?}",
                copy.changed
            ),
            None => assert_eq!(sentence, None, "{origin}"),
        }
    }
}

#[test]
fn a_table_of_text_keeps_its_rows_wherever_lines_end() {
    for (text, json, expected, origin) in [
        (
            "Name,Team\r\nOrla,Parks\r\nBryn,Roads\r\n",
            r#"[{"rows":"2"}]"#,
            "Name,Team\r\n[redacted],[redacted]\r\nBryn,Roads\r\n",
            "a row",
        ),
        (
            "Name,Team\n\n\nOrla,Parks\nBryn,Roads",
            r#"[{"cells":"A4"}]"#,
            "Name,Team\n\n\n[redacted],Parks\nBryn,Roads\n",
            "empty lines are rows",
        ),
        (
            "Name,Team\n\"Orla\nQuennell\",Parks\nBryn,Roads\n",
            r#"[{"cells":"A3"}]"#,
            "Name,Team\n\"Orla\nQuennell\",Parks\n[redacted],Roads\n",
            "a cell of two lines is in one row",
        ),
        (
            "Name;Team\nOrla;Parks\n",
            r#"[{"columns":"A","provision":"s.40(2)"}]"#,
            "Name;Team\n[redacted: s.40(2)];Parks\n",
            "semicolons",
        ),
        ("Name\tTeam\nOrla\tParks\n", r#"[{"columns":"B"}]"#, "Name\tTeam\nOrla\t[redacted]\n", "tabs"),
        (
            "\u{feff}Name,Team\nOrla,Parks\n",
            r#"[{"cells":"A2","provision":"s.31(1)(a), (g)"}]"#,
            "\u{feff}Name,Team\n\"[redacted: s.31(1)(a), (g)]\",Parks\n",
            "a comma in the provision",
        ),
        (
            "Orla Quennell,Parks\nBryn Tolliver,Roads\n",
            r#"[{"columns":"A"}]"#,
            "[redacted],Parks\n[redacted],Roads\n",
            "no headings: the first name goes too",
        ),
        (
            "Name,Team\nOrla,Parks\n",
            r#"[{"sheet":"staff","provision":"s.40(2)"}]"#,
            "[redacted: s.40(2)]\n",
            "the whole table, by the name of the file",
        ),
        (
            "Name,Team\nOrla,Parks\n",
            r#"[{"cells":"A2","provision":"s.40(2)"},{"rows":"2","provision":"s.43(2)"}]"#,
            "Name,Team\n\"[redacted: s.40(2), s.43(2)]\",[redacted: s.43(2)]\n",
            "under two provisions",
        ),
        (
            "Name,Team\nOrla,Parks\nBryn,Parks\n",
            r#"[{"rows":"2"},{"find":"Bryn"}]"#,
            "Name,Team\n[redacted],[redacted]\n[redacted],Parks\n",
            "with words",
        ),
    ] {
        let (_, out) = made("staff.csv", text.as_bytes(), json);
        assert_eq!(String::from_utf8(out).expect("words"), expected, "{origin}");
    }
}

#[test]
fn words_that_stand_elsewhere_too_are_said() {
    let text = "Name,Note\nOrla Quennell,on leave\nBryn Tolliver,stands in for Orla Quennell\n";
    let (copy, out) = made("a.csv", text.as_bytes(), r#"[{"cells":"A2"}]"#);
    assert!(
        String::from_utf8(out).expect("words").contains("stands in for Orla Quennell"),
        "as it was marked"
    );
    assert!(copy.changed.iter().any(|c| c.contains("such as in B3")), "{:?}", copy.changed);
    // A "Yes" in another row is no survival, and nothing to speak of.
    let (copy, _) = made("a.csv", b"Name,Paid\nOrla,Yes\nBryn,Yes\n", r#"[{"cells":"B2"}]"#);
    assert!(copy.changed.is_empty(), "{:?}", copy.changed);
}

/// An OpenDocument spreadsheet of these tables.
fn ods(tables: &str) -> Vec<u8> {
    build::zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "content.xml",
            &format!(
                "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
            ),
        ),
    ])
}

#[test]
fn repeated_cells_and_rows_of_an_open_spreadsheet_are_told_apart() {
    let words = |words: &str, more: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\" {more}><text:p>{words}</text:p></table:table-cell>"
        )
    };
    let table = format!(
        "<table:table table:name=\"Staff\"><table:table-header-rows><table:table-row>{}{}</table:table-row></table:table-header-rows>\
         <table:table-row table:number-rows-repeated=\"3\">{}{}</table:table-row>\
         <table:table-row>{}<table:table-cell office:value-type=\"float\" office:value=\"31250\"><text:p>£31,250</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row></table:table>\
         <table:table table:name=\"Notes\"><table:table-row>{}</table:table-row></table:table>",
        words("Name", ""),
        words("Team", "table:number-columns-repeated=\"2\""),
        words("Orla Quennell", ""),
        words("Parks", "table:number-columns-repeated=\"2\""),
        words("Bryn Tolliver", ""),
        words("Kept", "")
    );
    for (json, count, expected, origin) in [
        (
            r#"[{"sheet":"Staff","cells":"B3"}]"#,
            1,
            "Name Team Team|Orla_Quennell Parks Parks|Orla_Quennell - Parks|Orla_Quennell Parks Parks|Bryn_Tolliver 31250 ",
            "one of many that are alike",
        ),
        (
            r#"[{"sheet":"Staff","rows":"3:4"}]"#,
            6,
            "Name Team Team|Orla_Quennell Parks Parks|- - -|- - -|Bryn_Tolliver 31250 ",
            "rows that are alike",
        ),
        (
            r#"[{"sheet":"Staff","cells":"B5"}]"#,
            1,
            "Name Team Team|Orla_Quennell Parks Parks|Orla_Quennell Parks Parks|Orla_Quennell Parks Parks|Bryn_Tolliver - ",
            "a figure, with its value",
        ),
        (r#"[{"sheet":"Staff"}]"#, 14, "-", "the sheet"),
    ] {
        let (copy, bytes) = made("a.ods", &ods(&table), json);
        assert_eq!(copy.removed[0].count, count, "{origin}");
        let shown: Vec<String> = cells(&bytes, "Staff")
            .iter()
            .map(|row| {
                let short =
                    |cell: &String| if cell == "[redacted]" { "-".into() } else { cell.replace(' ', "_") };
                row.iter().map(short).collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(shown.join("|"), expected, "{origin}");
        assert!(sweep(&bytes).has("Kept"), "{origin}");
    }
    let (_, bytes) = made("a.ods", &ods(&table), r#"[{"sheet":"Staff","cells":"B5"}]"#);
    assert!(!sweep(&bytes).has("31250") && !sweep(&bytes).has("31,250"));
}

#[test]
fn a_mark_within_merged_cells_is_on_what_they_show() {
    let sheet = format!(
        "<sheetData><row r=\"1\">{}</row><row r=\"2\">{}</row></sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"/></mergeCells>",
        build::cell("A1", "Orla Quennell"),
        build::cell("A2", "Parks")
    );
    let (copy, bytes) = made("a.xlsx", &build::xlsx("", &[("Staff", "", &sheet)]), r#"[{"cells":"B1"}]"#);
    assert_eq!(copy.removed[0].count, 1);
    assert!(!sweep(&bytes).has("Quennell") && sweep(&bytes).has("Parks"));
}

#[test]
fn an_older_workbook_is_marked_as_it_is_seen() {
    use crate::hidden::older::{label, workbook};
    let bytes = workbook(1, &[label(3, 0, 0, "Orla Quennell"), label(4, 0, 0, "Bryn Tolliver")].concat());
    let sheet = {
        use calamine::Reader;
        let book = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(&bytes)).expect("it opens");
        book.sheet_names()[0].clone()
    };
    let (_, out) = made("a.xls", &bytes, &format!("[{{\"sheet\":\"{sheet}\",\"cells\":\"A4\"}}]"));
    let swept = sweep(&out);
    assert!(swept.has("Bryn Tolliver") && swept.has("[redacted]"));
    assert!(!cells(&out, &sheet).iter().flatten().any(|cell| cell.contains("Quennell")));
}

#[test]
fn a_hundred_thousand_marks_on_a_long_table_are_carried_out_or_refused_in_time() {
    let text: String = (0..3_000).map(|n| format!("Person {n},{n},x\n")).collect();
    let json: String = (0..20_000).map(|n| format!("{{\"cells\":\"A{}\"}},", n % 3_000 + 1)).collect();
    let json = format!("[{}]", json.trim_end_matches(','));
    let begun = std::time::Instant::now();
    let made = redacted("a.csv", text.as_bytes(), &json);
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
    if let Ok(copy) = made {
        let out = String::from_utf8(copy.bytes.expect("a copy")).expect("words");
        assert!(!out.contains("Person"));
    }
}

#[test]
fn whoever_marks_sees_a_window_of_one_sheet_with_what_is_marked() {
    let long: Vec<Vec<String>> = (0..250)
        .map(|n| vec![format!("Person {n}"), if n == 7 { "x".repeat(3_000) } else { "x".into() }])
        .collect();
    let long: Vec<Vec<&str>> = long.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let long: Vec<&[&str]> = long.iter().map(Vec::as_slice).collect();
    let hidden = format!(
        "<cols><col min=\"2\" max=\"2\" width=\"9\" hidden=\"1\"/></cols>{}",
        rows(&[&["Team", "secret", "Cost"], &["Parks", "secret", "120"]])
    );
    let secret = rows(&[&["secret"]]);
    let book = build::xlsx(
        "",
        &[("Long", "", &rows(&long)), ("Old", "state=\"hidden\"", &secret), ("Costs", "", &hidden)],
    );
    let json = r#"[{"sheet":"Long","rows":"150","provision":"s.40(2)"},{"sheet":"Costs","provision":"s.43(2)"},{"find":"x"}]"#;
    let marks = marks(json).expect("marks");
    let seen = |sheet, row, column| -> Table {
        table("a.xlsx", &book, &Window { sheet, row, column }, &marks, &Limits::default()).expect("a table")
    };
    let first = seen(0, 0, 0);
    let names: Vec<(&str, usize, bool)> =
        first.sheets.iter().map(|s| (s.name.as_str(), s.marked, s.whole)).collect();
    assert_eq!(names, [("Long", 2, false), ("Costs", 4, true)], "what is hidden is not shown");
    assert_eq!((first.rows.len(), first.row_before, first.row_after), (100, None, Some(100)));
    assert!(first.rows[7].1[1].more && first.rows[7].1[1].text.len() == 1_000);
    assert_eq!(first.counts, [2, 4, 0]);
    let second = seen(0, 149, 0);
    assert_eq!((second.rows[0].0, second.row_before, second.row_after), (100, Some(0), Some(200)));
    let marked: Vec<u32> =
        second.rows.iter().filter(|(_, cells)| cells[0].under == "s.40(2)").map(|(row, _)| *row).collect();
    assert_eq!(marked, [149]);
    let last = seen(99, u32::MAX, u32::MAX);
    assert_eq!((last.sheet, last.columns.as_slice()), (1, [0, 2].as_slice()), "a hidden column is not shown");
    assert_eq!((last.rows[1].1[1].text.as_str(), last.rows[1].1[1].under.as_str()), ("120", "s.43(2)"));
    for (name, bytes, origin) in
        [("a.txt", b"Parks".to_vec(), "words"), ("a.xlsx", b"PK\x03\x04".to_vec(), "cut off")]
    {
        assert!(table(name, &bytes, &Window::default(), &[], &Limits::default()).is_err(), "{origin}");
    }
}
