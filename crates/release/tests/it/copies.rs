//! Clean and redacted copies: what nobody saw, and what was marked, can be read out of them by no means; what was seen can.

use std::path::PathBuf;

use release::{
    Limits, clean, clean_to_csv,
    copy::{Copy, marks},
    dangers::{Code, Format, Severity, Verdict, look},
    redact,
};
use serde_json::Value;

use crate::{build, labelled, sweep::sweep};

/// Whom the hidden words of the own samples name.
const SECRET: &str = "Quennell";

/// What is wrong with the clean copy of a file with these dangers.
pub fn problem(name: &str, what: &str, bytes: &[u8], expected: &[&str]) -> Option<String> {
    let limits = Limits::default();
    let before = look(name, bytes, &limits);
    let copy = match clean(name, bytes, &limits) {
        Ok(copy) => copy,
        Err(_) if before.verdict == Verdict::CannotCheck => return None,
        Err(_) if matches!(before.format, Format::Xls | Format::Xlsb | Format::Doc | Format::Ppt) => {
            return None;
        }
        // The samples of this kind have no picture in them.
        Err(_) if before.format == Format::Tiff => return None,
        Err(why) => return Some(format!("refused: {}", why.why)),
    };
    let Some(bytes) = &copy.bytes else { return Some(format!("remains: {:?}", copy.remaining)) };
    let after = look("", bytes, &limits);
    if after.verdict != Verdict::Clean {
        return Some(format!("still dangerous: {:?}", after.dangers));
    }
    let mut removed: Vec<&str> = copy.removed.iter().filter_map(code).collect();
    removed.sort_unstable();
    if removed != expected {
        return Some(format!("says that it removed {removed:?}"));
    }
    // What is seen as well stays: a change of looks, an author who is named in the words, and a line that is turned back when
    // the marks that turned it are gone. The older workbooks have a visible sheet with her name.
    let seen_too = matches!(what, "another format" | "who wrote it" | "marks that turn the line")
        || name.ends_with(".xls");
    (!expected.is_empty() && !seen_too && sweep(bytes).has(SECRET))
        .then(|| format!("the secret survives: {:?}", copy.changed))
}

fn code(removed: &release::copy::Removed) -> Option<&'static str> {
    match removed.what {
        release::copy::What::Code(code) => Some(code.id()),
        release::copy::What::Mark(_) => None,
    }
}

/// The clean copy of a file with these dangers has none of them.
#[track_caller]
pub fn is_cleaned(name: &str, what: &str, bytes: &[u8], expected: &[&str]) {
    if let Some(problem) = problem(name, what, bytes, expected) {
        panic!("{what}: {problem}");
    }
}

#[test]
fn nothing_hidden_of_the_labelled_samples_is_in_a_copy() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/release");
    let Ok(samples) = labelled::samples(&folder) else {
        eprintln!("no labelled samples beside the repository");
        return;
    };
    // PDFs are counted where PDFs are read.
    for sample in samples.iter().filter(|s| s.verdict != "cannot_check" && s.format != "pdf") {
        let copy = clean(&sample.file, &sample.bytes, &Limits::default()).expect("it can be copied");
        let bytes = copy.bytes.unwrap_or_else(|| panic!("{}: {:?}", sample.file, copy.remaining));
        let swept = sweep(&bytes);
        for secret in &sample.secrets {
            assert!(!swept.has(secret), "{}: {secret} survives", sample.file);
        }
        for words in &sample.visible {
            assert!(swept.shows(words), "{}: {words} is lost", sample.file);
        }
    }
}

#[test]
fn the_codes_are_those_that_other_programs_know() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/release_codes.json");
    let Ok(json) = std::fs::read(path) else {
        eprintln!("no list of codes beside the repository");
        return;
    };
    let list: Value = serde_json::from_slice(&json).expect("a list");
    for entry in list.as_array().expect("a list") {
        let id = entry["code"].as_str().expect("a code");
        let code = Code::ALL.iter().find(|code| code.id() == id).unwrap_or_else(|| panic!("{id} is missing"));
        let severity = match code.severity() {
            Severity::Block => "block",
            Severity::Warn => "warn",
            Severity::Info => "info",
        };
        assert_eq!(entry["severity"], severity, "{id}");
        assert_eq!(entry["may_be_a_note"], code.may_be_a_note(), "{id}");
    }
}

/// A file with words taken out of it.
#[track_caller]
fn redacted(name: &str, bytes: &[u8], json: &str) -> Copy {
    let marks = marks(json).expect("marks");
    redact(name, bytes, &marks, &Limits::default()).unwrap_or_else(|why| panic!("{name}: {}", why.why))
}

#[test]
fn marked_words_are_in_no_part_of_a_copy() {
    let find = r#"[{"find":"Orla Quennell","provision":"s.40(2)"}]"#;
    let sheet = format!(
        "<sheetData><row r=\"1\">{}{}</row><row r=\"2\">{}</row></sheetData>",
        build::cell("A1", "Seen by Orla Quennell on Monday"),
        "<c r=\"B1\"><v>4711</v></c>",
        build::cell("A2", "Parks")
    );
    let runs = "<w:p><w:r><w:t>Seen by Orla Quen</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>nell today</w:t></w:r></w:p>\
         <w:p><w:r><w:t>Orla</w:t><w:tab/><w:t>Quennell again</w:t></w:r></w:p>";
    let document = format!(
        "{runs}<w:p><w:bookmarkStart w:id=\"0\" w:name=\"Orla_Quennell\"/><w:r><w:t>Parks</w:t></w:r><w:bookmarkEnd w:id=\"0\"/></w:p>"
    );
    let mail = "From: Orla Quennell <oq@saltmarsh.example>\r\nTo: a@b.example\r\nSubject: =?utf-8?Q?From_Orla_Quennell?=\r\nDate: Mon, 2 Jun 2025 09:00:00 +0100\r\nContent-Type: text/html\r\n\r\n<p>Parks. Orla&nbsp;<b>Quennell</b> wrote.</p>";
    let files: Vec<(&str, Vec<u8>, usize, &str)> = vec![
        ("a.xlsx", build::xlsx("", &[("Sheet", "", &sheet)]), 1, "a cell"),
        ("a.docx", build::document(&document), 2, "over runs and a tab"),
        (
            "a.csv",
            b"Name,Place\nOrla Quennell,Parks\n\"Quennell, Orla\",Parks\n".to_vec(),
            1,
            "a table of text",
        ),
        (
            "a.txt",
            b"Parks. Orla\r\n  Quennell came, and Orla Quennell went.".to_vec(),
            2,
            "over the end of a line",
        ),
        ("a.eml", mail.as_bytes().to_vec(), 3, "a sender, a subject and words"),
        (
            "a.odt",
            build::odt("<text:p>Parks <text:span>Orla</text:span><text:s/>Quennell</text:p>"),
            1,
            "over spans",
        ),
        (
            "b.eml",
            b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n<p>Parks. <b>Orla Quen</b><i>nell</i> wrote.</p>".to_vec(),
            1,
            "a name in two looks",
        ),
        (
            "c.eml",
            b"From: Orla Quennell <orla.quennell@wexmoor.example>\r\nSubject: Parks\r\n\r\nWrite to Orla_Quennell@wexmoor.example, or parks@wexmoor.example.".to_vec(),
            3,
            "an address of mail that spells the name",
        ),
        (
            "b.txt",
            b"> Parks. Orla\r\n> > Quennell came.".to_vec(),
            1,
            "over the end of a quoted line",
        ),
        (
            "b.docx",
            build::document(
                "<w:p><w:r><w:t>Parks and Orla Quennell</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
                 <w:r><w:instrText> HYPERLINK \"https://wexmoor.example/Orla%20Quen</w:instrText></w:r><w:r><w:instrText>nell\" </w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>page</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>\
                 <w:p><w:fldSimple w:instr=\"HYPERLINK &quot;mailto:orla.quennell@wexmoor.example&quot;\"><w:r><w:t>mail</w:t></w:r></w:fldSimple></w:p>",
            ),
            3,
            "addresses that spell a name in their own way",
        ),
        (
            "c.docx",
            build::document(
                "<w:p><w:r><w:t>Parks and Orla </w:t><w:sym w:font=\"Arial\" w:char=\"0051\"/><w:t>uennell</w:t></w:r></w:p>",
            ),
            1,
            "a letter by its number",
        ),
        (
            "b.odt",
            build::odt("<text:p>Parks, Orla Quennell, <text:a xlink:href=\"https://wexmoor.example/Orla_Quennell\">page</text:a></text:p>"),
            2,
            "an address",
        ),
    ];
    for (name, bytes, count, what) in files {
        let copy = redacted(name, &bytes, find);
        let out = copy.bytes.unwrap_or_else(|| panic!("{what}: {:?}", copy.remaining));
        let swept = sweep(&out);
        assert!(!swept.has("Orla Quennell") && !swept.has("uennell@"), "{what}: it survives");
        assert!(swept.shows("Parks"), "{what}: the rest is lost");
        assert!(swept.shows("[redacted: s.40(2)]"), "{what}: no label");
        assert_eq!(copy.removed.iter().map(|r| r.count).sum::<usize>(), count, "{what}: {:?}", copy.removed);
        assert!(copy.not_found.is_empty(), "{what}");
    }
}

#[test]
fn names_of_files_and_other_capitals_are_not_overlooked() {
    let find = r#"[{"find":"Orla Quennell","provision":"s.40(2)"}]"#;
    let files = build::zip(&[
        ("cases/Orla Quennell.txt", "Parks"),
        ("Orla_Quennell.txt", "Roads"),
        ("Lanes.txt", "Lanes"),
    ]);
    let copy = redacted("a.zip", &files, find);
    let out = copy.bytes.unwrap_or_else(|| panic!("{:?}", copy.remaining));
    let swept = sweep(&out);
    assert!(
        !swept.has("Quennell") && swept.has("[redacted s.40(2)].txt"),
        "no folder has a name with a colon"
    );
    assert!(["Parks", "Roads", "Lanes"].iter().all(|words| swept.shows(words)));

    let two = build::document("<w:p><w:r><w:t>ORLA QUENNELL and Orla Quennell will go</w:t></w:r></w:p>");
    let copy = redacted("a.docx", &two, find);
    assert_eq!(copy.removed.first().map(|r| r.count), Some(2), "{copy:?}");
    let one = redacted("a.docx", &two, r#"[{"find":"Will","provision":"s.40(2)"}]"#);
    assert!(
        one.bytes.is_some() && one.changed.iter().any(|said| said.contains("in small letters")),
        "{one:?}"
    );
}

#[test]
fn a_copied_message_has_no_byte_that_nobody_shows() {
    // Found by the fuzzer: bytes of control in the header and in the words.
    let mail = b"From: fo\x05\x06rth@saltmarsh.example\r\nSubject: Par\x1bks\r\n\r\nSeen\x0b today.\x08\r\n";
    let limits = Limits::default();
    let copy = clean("a.eml", mail, &limits).expect("a copy");
    let out = copy.bytes.expect("bytes");
    assert!(!out.iter().any(|b| b.is_ascii_control() && !matches!(b, b'\r' | b'\n' | b'\t')));
    // Whatever it is called afterwards.
    assert_eq!(release::dangers::look("", &out, &limits).verdict, release::dangers::Verdict::Clean);
}

#[test]
fn words_that_stood_in_hidden_places_only_go_with_them() {
    let sheet = format!(
        "<cols><col min=\"2\" max=\"2\" width=\"9\" hidden=\"1\"/></cols><sheetData><row r=\"1\">{}{}</row></sheetData>",
        build::cell("A1", "Parks"),
        build::cell("B1", "Orla Quennell")
    );
    let copy = redacted(
        "a.xlsx",
        &build::xlsx("", &[("Sheet", "", &sheet)]),
        r#"[{"find":"Orla Quennell"},{"find":"Nobody here"}]"#,
    );
    assert_eq!((copy.removed.len(), copy.removed[0].count), (1, 1), "counted where it stood");
    assert_eq!(copy.not_found.len(), 1, "what is nowhere is said");
    assert!(!sweep(&copy.bytes.expect("a copy")).has("Quennell"));
}

#[test]
fn stretches_are_those_of_the_text() {
    let text = "Parks. Seen by Örla Quennell today. Örla Quennell left.";
    let start = text.find("Örla").expect("there");
    let json =
        format!("[{{\"start\":{start},\"end\":{},\"provision\":\"s.38\"}}]", start + "Örla Quennell".len());
    let copy = redacted("a.txt", text.as_bytes(), &json);
    let out = String::from_utf8(copy.bytes.expect("a copy")).expect("words");
    assert_eq!(out, "Parks. Seen by [redacted: s.38] today. Örla Quennell left.");
    // Where a stretch and words that are looked for meet, all of both goes.
    let end = start + "Örla".len();
    let json =
        format!("[{{\"start\":8,\"end\":{end},\"provision\":\"s.38\"}},{{\"find\":\"Örla Quennell\"}}]");
    let out = redacted("a.txt", text.as_bytes(), &json).bytes.expect("a copy");
    assert_eq!(String::from_utf8(out).expect("words"), "Parks. S[redacted: s.38] today. [redacted] left.");
    // Not on the edge of a letter, and not beyond the end.
    for (start, end) in [(start + 1, start + 3), (10, 4_000)] {
        let copy = redacted("a.txt", text.as_bytes(), &format!("[{{\"start\":{start},\"end\":{end}}}]"));
        assert!(copy.bytes.is_none(), "what has no place is not passed over");
        assert_eq!((copy.not_found.len(), copy.remaining.len()), (1, 1));
    }
}

#[test]
fn a_box_on_a_picture_leaves_nothing_below_it() {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 20, 10);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("a picture");
    writer.write_image_data(&[200; 600]).expect("pixels");
    writer.finish().expect("a picture");
    let copy = redacted("a.png", &png, r#"[{"page":1,"box":[2,2,4.5,3],"provision":"s.40(2)"}]"#);
    let out = copy.bytes.expect("a copy");
    let mut reader = png::Decoder::new(std::io::Cursor::new(out)).read_info().expect("a picture");
    let mut pixels = vec![0; 600];
    reader.next_frame(&mut pixels).expect("pixels");
    let at = |x: usize, y: usize| pixels[(y * 20 + x) * 3];
    assert_eq!((at(2, 2), at(6, 4), at(7, 2), at(2, 5), at(1, 2)), (0, 0, 200, 200, 200));
    let copy = redacted("a.png", &png, r#"[{"find":"Orla Quennell"}]"#);
    assert!(copy.bytes.is_none(), "nobody can say that words in pixels are gone");
}

#[test]
fn a_spreadsheet_becomes_a_table_of_what_is_seen() {
    let sheet =
        |words: &str| format!("<sheetData><row r=\"1\">{}</row></sheetData>", build::cell("A1", words));
    let one = build::xlsx(
        "",
        &[("Sheet", "", &sheet("Parks")), ("HR", "state=\"hidden\"", &sheet("Orla Quennell"))],
    );
    let copy = clean_to_csv("a.xlsx", &one, &Limits::default()).expect("it can be copied");
    assert_eq!(copy.bytes.expect("a table"), b"Parks\r\n");
    let two = build::xlsx("", &[("Sheet", "", &sheet("Parks")), ("Roads", "", &sheet("Lanes"))]);
    let copy = clean_to_csv("a.xlsx", &two, &Limits::default()).expect("it can be copied");
    let swept = sweep(&copy.bytes.expect("an archive"));
    assert!(swept.has("Parks") && swept.has("Lanes"));
    assert!(clean_to_csv("a.txt", b"Parks", &Limits::default()).is_err(), "no spreadsheet");
}

#[test]
fn the_whole_page_of_a_tiff_is_kept_and_no_other() {
    // Two pages of a pixel each, with who took the first.
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [
            tag.to_le_bytes().to_vec(),
            kind.to_le_bytes().to_vec(),
            count.to_le_bytes().to_vec(),
            value.to_le_bytes().to_vec(),
        ]
        .concat()
    };
    let page = |at: u32, more: &[Vec<u8>], next: u32| {
        let mut entries: Vec<Vec<u8>> =
            [(256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, at), (278, 1), (279, 1)]
                .map(|(tag, value)| entry(tag, 4, 1, value))
                .to_vec();
        entries.extend_from_slice(more);
        let count = u16::try_from(entries.len()).expect("few").to_le_bytes().to_vec();
        [vec![count], entries, vec![next.to_le_bytes().to_vec()]].concat().concat()
    };
    let name = b"Orla Quennell\0".to_vec();
    let first_size = 2 + 9 * 12 + 4;
    let second_at = 8 + 2 + 14 + first_size;
    let first = page(8, &[entry(315, 2, 14, 10)], second_at);
    let second = page(9, &[], 0);
    let mut tiff = b"II*\0".to_vec();
    tiff.extend(24_u32.to_le_bytes());
    tiff.extend([0xAA, 0xBB]);
    tiff.extend(name);
    tiff.extend(first);
    tiff.extend(second);
    let copy = clean("a.tif", &tiff, &Limits::default()).expect("it can be copied");
    let bytes = copy.bytes.unwrap_or_else(|| panic!("{:?}", copy.remaining));
    assert!(bytes.contains(&0xAA) && !bytes.contains(&0xBB), "the first page alone");
    assert!(!sweep(&bytes).has("Quennell"));
    assert_eq!(copy.changed, ["Only the first of its 2 pages is kept."]);
}

#[test]
fn an_older_workbook_becomes_one_of_today_with_what_is_seen() {
    use crate::hidden::older::{label, record, short, workbook};
    let hidden_row =
        [record(0x0208, &short(&[3, 0, 1, 300, 0, 0, 0x20, 15])), label(3, 0, 0, "Bryn Tolliver")].concat();
    let hidden_column =
        [record(0x007D, &short(&[1, 1, 2_340, 15, 1, 0])), label(2, 1, 0, "Bryn Tolliver")].concat();
    let white = label(3, 0, 1, "Bryn Tolliver");
    let merged = [label(3, 1, 0, "Bryn Tolliver"), record(0x00E5, &short(&[1, 3, 3, 0, 2]))].concat();
    let far = label(9_000, 0, 0, "Bryn Tolliver");
    // Beneath a merged cell that reaches far down, beside rows that are seen.
    let seen: Vec<u8> = (1..4).flat_map(|n| label(n * 900, 3, 0, "Parks")).collect();
    let deep =
        [seen, label(2_650, 0, 0, "Bryn Tolliver"), record(0x00E5, &short(&[1, 1, 3_000, 0, 0]))].concat();
    for (what, records) in [
        ("row", hidden_row),
        ("column", hidden_column),
        ("white", white),
        ("merged", merged),
        ("deep", deep),
        ("far", far),
    ] {
        let copy =
            clean("figures.xls", &workbook(1, &records), &Limits::default()).expect("it can be copied");
        let bytes = copy.bytes.unwrap_or_else(|| panic!("{what}: {:?}", copy.remaining));
        let swept = sweep(&bytes);
        assert!(swept.has("Service"), "{what}: what is seen is lost");
        assert!(!swept.has("Tolliver") && !swept.has("Quennell"), "{what}: what is hidden survives");
        assert_eq!(look("figures.xlsx", &bytes, &Limits::default()).format, Format::Xlsx);
    }
    // A box could lie over any cell.
    let drawn = record(0x005D, &[0; 20]);
    assert!(clean("figures.xls", &workbook(0, &drawn), &Limits::default()).is_err());
}

#[test]
fn cells_whose_formulas_keep_no_result_are_said_to_be_empty() {
    let workbook = |cell: &str| {
        let rows = format!("<sheetData><row r=\"1\">{}{cell}</row></sheetData>", build::cell("A1", "Total"));
        ("a.xlsx", build::xlsx("", &[("Figures", "", &rows)]))
    };
    let table = |cell: &str| {
        let content = format!(
            "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Figures\"><table:table-row>{cell}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
        );
        let kind = "application/vnd.oasis.opendocument.spreadsheet";
        ("a.ods", build::zip(&[("mimetype", kind), ("content.xml", &content)]))
    };
    for (what, (name, bytes), said) in [
        ("never worked out", workbook("<c r=\"B1\"><f>SUM(C1:C9)</f><v></v></c>"), true),
        ("no result at all", workbook("<c r=\"B1\"><f>SUM(C1:C9)</f></c>"), true),
        ("a figure", workbook("<c r=\"B1\"><f>SUM(C1:C9)</f><v>0</v></c>"), false),
        ("no words", workbook("<c r=\"B1\" t=\"str\"><f>\"\"</f><v></v></c>"), false),
        ("no formula", workbook("<c r=\"B1\" s=\"0\"/>"), false),
        ("never worked out", table("<table:table-cell table:formula=\"of:=SUM([.C1:.C9])\"/>"), true),
        (
            "a figure",
            table(
                "<table:table-cell table:formula=\"of:=SUM([.C1:.C9])\" office:value-type=\"float\" office:value=\"0\"><text:p>0</text:p></table:table-cell>",
            ),
            false,
        ),
    ] {
        let copy = clean(name, &bytes, &Limits::default()).expect("it can be copied");
        let told = copy.changed.iter().any(|c| c.contains("keep no result"));
        assert_eq!(told, said, "{name}, {what}: {:?}", copy.changed);
    }
}

#[test]
fn small_charts_within_cells_are_said_to_be_gone() {
    let added = |inside: &str| {
        format!(
            "<sheetData><row r=\"1\">{}</row></sheetData><extLst><ext uri=\"{{05C60535-1F16-4fd2-B633-F4F36F0B64E0}}\" xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:sparklineGroups>{inside}</x14:sparklineGroups></ext></extLst>",
            build::cell("A1", "Total")
        )
    };
    let one = "<x14:sparklineGroup><x14:sparklines><x14:sparkline xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"><xm:f>Figures!A1:C1</xm:f><xm:sqref>D1</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup>";
    for (inside, said) in [(one, true), ("", false)] {
        let bytes = build::xlsx("", &[("Figures", "", &added(inside))]);
        let copy = clean("a.xlsx", &bytes, &Limits::default()).expect("it can be copied");
        assert_eq!(copy.changed.iter().any(|c| c.contains("sparklines")), said, "{:?}", copy.changed);
    }
}
