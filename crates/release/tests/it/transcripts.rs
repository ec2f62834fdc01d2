//! What is seen of a file is written down whole, in order, and nothing else is.

use document::transcript::{Piece, Transcript};
use release::{Limits, clean_to_transcript};

use crate::build::{document, odt, zip};

/// What was written down, and what is said of it.
#[track_caller]
fn told(name: &str, bytes: &[u8]) -> (Transcript, Vec<String>) {
    let (copy, told) = clean_to_transcript(name, bytes, &Limits::default()).expect("a copy");
    assert!(copy.remaining.is_empty(), "{name}: {:?}", copy.remaining);
    (told.expect("nothing remains"), copy.changed)
}

/// Its pieces in short: `# heading`, `- item`, `| cell | cell`, and paragraphs as they are.
fn short(pieces: &[Piece]) -> String {
    let words = |piece: &Piece| document::transcript::text(std::slice::from_ref(piece)).trim().to_owned();
    let one = |piece: &Piece| match piece {
        Piece::Heading { level, .. } => format!("{} {}", "#".repeat(usize::from(*level)), words(piece)),
        Piece::Paragraph { .. } => words(piece),
        Piece::Item { depth, .. } => format!("{}- {}", "  ".repeat(usize::from(*depth)), words(piece)),
        Piece::Table { heads, rows } => {
            let row = |row: &Vec<document::transcript::Cell>| {
                let cell = |cell: &document::transcript::Cell| match (cell.columns, cell.rows) {
                    (1, 1) => short(&cell.pieces),
                    (columns, rows) => format!("{} ({columns}x{rows})", short(&cell.pieces)),
                };
                format!("| {}", row.iter().map(cell).collect::<Vec<_>>().join(" | "))
            };
            format!("{heads} {}", rows.iter().map(row).collect::<Vec<_>>().join(" "))
        }
        Piece::Picture { alt, .. } => format!("[{alt}]"),
        Piece::Aside { label, pieces } => format!("{label}({})", short(pieces)),
        Piece::Fields(fields) => {
            fields.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(";")
        }
        Piece::PageBreak => "--".to_owned(),
    };
    pieces.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn run(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn paragraph(content: &str) -> String {
    format!("<w:p>{content}</w:p>")
}

#[test]
fn what_is_hidden_in_a_document_is_not_told() {
    for (hidden, origin) in [
        ("<w:del><w:r><w:delText>secret</w:delText></w:r></w:del>".to_owned(), "deleted"),
        (format!("<w:moveFrom>{}</w:moveFrom>", run("", "secret")), "moved away"),
        (run("<w:vanish/>", "secret"), "hidden"),
        (run("<w:color w:val=\"FFFFFF\"/>", "secret"), "white on white"),
        (run("<w:sz w:val=\"2\"/>", "secret"), "too small"),
        ("<w:r><w:instrText>secret</w:instrText></w:r>".to_owned(), "a field's code"),
    ] {
        let file = document(&paragraph(&format!("{}{hidden}", run("", "What is seen of it"))));
        let (transcript, changed) = told("a.docx", &file);
        assert_eq!(short(&transcript.pieces), "What is seen of it", "{origin}");
        assert!(changed.iter().any(|s| s.starts_with("The layout is ours")), "{origin}: {changed:?}");
    }
}

#[test]
fn the_pieces_of_a_document_stand_in_order() {
    let cell = |properties: &str, words: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(&run("", words)))
    };
    let row = |properties: &str, cells: &[String]| {
        format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
    };
    let table = |rows: &[String]| format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.concat());
    let heading = |level: u8, words: &str| {
        format!("<w:p><w:pPr><w:outlineLvl w:val=\"{level}\"/></w:pPr>{}</w:p>", run("", words))
    };
    for (body, expected, origin) in [
        (heading(0, "A") + &heading(1, "B") + &paragraph(&run("", "c")), "# A\n## B\nc", "headings"),
        (
            paragraph(&format!("{}<w:r><w:br w:type=\"page\"/></w:r>{}", run("", "a"), run("", "b"))),
            "a\n--\nb",
            "a page ends within a paragraph",
        ),
        (
            format!(
                "<w:p><w:pPr><w:sectPr/></w:pPr>{}</w:p><w:p><w:pPr><w:sectPr><w:type w:val=\"continuous\"/></w:sectPr></w:pPr>{}</w:p>{}<w:sectPr/>",
                run("", "a"),
                run("", "b"),
                paragraph(&run("", "c"))
            ),
            "a\nb\n--\nc",
            "a section that goes on with its page",
        ),
        (
            table(&[
                row("<w:tblHeader/>", &[cell("", "Year"), cell("", "Sum")]),
                row("", &[cell("<w:vMerge w:val=\"restart\"/>", "2024"), cell("", "1")]),
                row("", &[cell("<w:vMerge/>", ""), cell("", "2")]),
                row("", &[cell("<w:gridSpan w:val=\"2\"/>", "all")]),
            ]),
            "1 | Year | Sum | 2024 (1x2) | 1 | 2 | all (2x1)",
            "cells that reach over others",
        ),
        (
            paragraph(&format!(
                "<w:r><w:pict><v:rect xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>{}",
                paragraph(&run("", "boxed")),
                run("", "beside")
            )),
            "beside\n(boxed)",
            "a box with words",
        ),
        (
            paragraph(
                "<m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
            ),
            "(a+b)/2",
            "an equation",
        ),
        (
            paragraph(
                "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r><w:r><w:t xml:space=\"preserve\"> yes</w:t></w:r><w:r><w:tab/><w:noBreakHyphen/><w:t>x</w:t></w:r>",
            ),
            "☑ yes -x",
            "symbols",
        ),
    ] {
        assert_eq!(short(&told("a.docx", &document(&body)).0.pieces), expected, "{origin}");
    }
}

/// A document of several parts, each with the kind by which the main part leads to it.
fn of_parts(body: &str, parts: &[(&str, &str, &str)]) -> Vec<u8> {
    const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let main = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let link = |id: usize, kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"r{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
        )
    };
    let list = |links: String| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
        )
    };
    let mut types = String::from(
        "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>",
    );
    let mut links = String::new();
    let mut files = Vec::new();
    for (n, (kind, name, content)) in parts.iter().enumerate() {
        links += &link(n, kind, name);
        types += &format!(
            "<Override PartName=\"/word/{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>"
        );
        files.push((format!("word/{name}"), content.replace("W=", &format!("{W} "))));
    }
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">{types}</Types>"
    );
    let (root, links) = (list(link(0, "officeDocument", "word/document.xml")), list(links));
    let mut all = vec![
        ("[Content_Types].xml", types.as_str()),
        ("_rels/.rels", root.as_str()),
        ("word/document.xml", main.as_str()),
        ("word/_rels/document.xml.rels", links.as_str()),
    ];
    all.extend(files.iter().map(|(name, content)| (name.as_str(), content.as_str())));
    zip(&all)
}

#[test]
fn numbers_that_word_counts_are_written_down() {
    let numbering = "<w:numbering W=><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"&#xF0B7;\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
    let item = |list: u8, level: u8, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
            run("", words)
        )
    };
    let body = [
        item(1, 0, "one"),
        item(1, 1, "under one"),
        item(2, 0, "dot"),
        item(1, 0, "two"),
        item(1, 1, "under two"),
    ];
    let file = of_parts(&body.concat(), &[("numbering", "numbering.xml", numbering)]);
    assert_eq!(
        short(&told("a.docx", &file).0.pieces),
        "- 1. one\n  - 1.a) under one\n- • dot\n- 2. two\n  - 2.a) under two"
    );
}

#[test]
fn heads_feet_and_notes_stand_once() {
    let header = format!("<w:hdr W=>{}</w:hdr>", paragraph(&run("", "Working paper")));
    let footer = format!("<w:ftr W=>{}</w:ftr>", paragraph(&run("", "Draft two")));
    let notes = format!(
        "<w:footnotes W=><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"2\">{}</w:footnote><w:footnote w:id=\"3\">{}</w:footnote></w:footnotes>",
        paragraph(&format!("<w:r><w:footnoteRef/></w:r>{}", run("", "Net of tax"))),
        paragraph(&run("", "secret"))
    );
    let body = format!(
        "{}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"r0\"/><w:footerReference w:type=\"default\" r:id=\"r1\"/></w:sectPr>",
        paragraph(&format!("{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>", run("", "The sum")))
    );
    let parts = [
        ("header", "header1.xml", header.as_str()),
        ("footer", "footer1.xml", footer.as_str()),
        ("footnotes", "footnotes.xml", notes.as_str()),
    ];
    let (transcript, _) = told("a.docx", &of_parts(&body, &parts));
    assert_eq!(
        short(&transcript.pieces),
        "At the head of the pages(Working paper)\nThe sum[1]\nAt the foot of the pages(Draft two)\nNotes(- [1] Net of tax)"
    );
}

#[test]
fn an_open_document_text_is_told_in_order() {
    for (text, expected, origin) in [
        (
            "<text:h text:outline-level=\"2\">A</text:h><text:p>b<text:s text:c=\"2\"/>c<text:line-break/>d</text:p>",
            "## A\nb  c\nd",
            "words",
        ),
        (
            "<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item></text:list>",
            "- • a\n  - • b",
            "a list in a list",
        ),
        (
            "<text:p>a<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>why</text:p></text:note-body></text:note></text:p>",
            "a[1]\nNotes(- [1] why)",
            "a note",
        ),
        (
            "<text:p>a<office:annotation><text:p>secret</text:p></office:annotation></text:p>",
            "a",
            "a comment",
        ),
    ] {
        assert_eq!(short(&told("a.odt", &odt(text)).0.pieces), expected, "{origin}");
    }
}

#[test]
fn an_e_mail_is_told_as_its_reader_saw_it() {
    let mail = "From: Rowan Ashlock <rowan@wexmoor.example>\r\nTo: estates@wexmoor.example\r\nBcc: secret@wexmoor.example\r\nSubject: The roof\r\nDate: Mon, 3 Mar 2025 09:12:44 +0000\r\nX-Mailer: secret\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nMel,\r\n\r\nThe lowest bid wins.\r\nRowan\r\n--b\r\nContent-Type: text/csv; name=bids.csv\r\nContent-Disposition: attachment; filename=bids.csv\r\n\r\nsecret\r\n--b--\r\n";
    let (transcript, changed) = told("a.eml", mail.as_bytes());
    assert_eq!(
        short(&transcript.pieces),
        "# The roof\nFrom=Rowan Ashlock <rowan@wexmoor.example>;To=estates@wexmoor.example;Date=Mon, 3 Mar 2025 09:12:44 +0000;Files=bids.csv\nMel,\nThe lowest bid wins.\nRowan"
    );
    assert_eq!(transcript.title, "The roof");
    assert!(changed.iter().any(|s| s.contains("release them on their own")), "{changed:?}");
}

#[test]
fn what_cannot_stand_on_pages_is_refused_in_a_sentence() {
    for (name, bytes, words) in [
        ("a.zip", zip(&[("a.txt", "words")]), "no pages are made"),
        ("a.docx", document(&paragraph("")), "nothing that is seen"),
        ("a.docx", b"PK\x03\x04".to_vec(), ""),
        ("a.rtf", b"{\\rtf1 words}".to_vec(), "not looked through"),
    ] {
        let why = clean_to_transcript(name, &bytes, &Limits::default()).expect_err(name).why;
        assert!(why.contains(words), "{name}: {why}");
    }
}
