//! The DOCX: what Word or LibreOffice opens, part by part.

use std::io::{Cursor, Read};

use document::{Block, Inline, Table};

use crate::{golden, letter};

/// One part of the file as text.
#[track_caller]
fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a ZIP");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
    text
}

/// The main part as prose: one line a paragraph, `[Style] words`.
pub fn prose(docx: &[u8]) -> String {
    let xml = part(docx, "word/document.xml");
    let mut prose = String::new();
    for paragraph in xml.split("<w:p>").skip(1) {
        let style =
            paragraph.split("<w:pStyle w:val=\"").nth(1).and_then(|r| r.split('"').next()).unwrap_or("");
        let mut words = String::new();
        for piece in paragraph.split('<') {
            if let Some(text) = piece.strip_prefix("w:t xml:space=\"preserve\">") {
                words.push_str(text);
            } else if piece.starts_with("w:br/") {
                words.push_str(" / ");
            }
        }
        prose.push_str(format!("[{style}] {words}").trim_end());
        prose.push('\n');
    }
    prose
}

#[test]
fn the_letter_has_real_styles() {
    let docx = rendering::docx(&letter::letter()).expect("a letter");
    if let Ok(path) = std::env::var("SHOW_DOCX") {
        std::fs::write(path, &docx).expect("written");
    }
    golden::check("letter.docx.txt", &prose(&docx));
    assert!(docx == rendering::docx(&letter::letter()).expect("a letter"), "the same bytes");
}

#[test]
fn every_part_is_well_formed_and_every_relation_has_its_target() {
    let docx = rendering::docx(&letter::letter()).expect("a letter");
    let mut archive = zip::ZipArchive::new(Cursor::new(&docx)).expect("a ZIP");
    let names: Vec<String> = archive.file_names().map(|n| n.expect("UTF-8").into_owned()).collect();
    for name in &names {
        let mut text = String::new();
        archive.by_name(name).expect("there").read_to_string(&mut text).expect("UTF-8");
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
    }
    for used in part(&docx, "word/document.xml").split("r:id=\"").skip(1).filter_map(|r| r.split('"').next())
    {
        assert!(part(&docx, "word/_rels/document.xml.rels").contains(&format!("Id=\"{used}\"")), "{used}");
    }
}

#[test]
fn title_language_and_page_numbers_are_set_and_nobody_is_named() {
    let mut document = letter::letter();
    document.language = "cy".into();
    let docx = rendering::docx(&document).expect("a letter");
    assert!(part(&docx, "docProps/core.xml").contains("<dc:title>Your request for information: sensors"));
    assert!(part(&docx, "word/styles.xml").contains("<w:lang w:val=\"cy-GB\"/>"));
    let footer = part(&docx, "word/footer1.xml");
    assert!(footer.contains("Tudalen ") && footer.contains(" PAGE ") && footer.contains(" NUMPAGES "));
    assert!(!part(&docx, "docProps/core.xml").contains("lastModifiedBy"));
}

#[test]
fn a_table_repeats_its_heading_row_and_numbered_lists_start_again() {
    let list = || Block::List { ordered: true, items: vec![vec!["one".into()], vec!["two".into()]] };
    let table = Table {
        caption: "T".into(),
        headings: vec!["H".into()],
        rows: vec![vec!["1".into()], vec!["2".into()]],
    };
    let docx =
        rendering::docx(&letter::of(vec![list(), Block::text("between"), list(), Block::Table(table)]))
            .expect("a letter");
    let body = part(&docx, "word/document.xml");
    assert_eq!(body.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(
        (body.matches("<w:numId w:val=\"2\"/>").count(), body.matches("<w:numId w:val=\"3\"/>").count()),
        (2, 2)
    );
    assert_eq!(part(&docx, "word/numbering.xml").matches("<w:startOverride w:val=\"1\"/>").count(), 2);
}

#[test]
fn words_that_look_like_markup_stand_as_typed() {
    let evil = "<w:p>&amp;\"</w:t> *b* \u{0}\u{1}]]>";
    let docx = rendering::docx(&letter::of(vec![
        Block::text(evil),
        Block::Table(Table {
            caption: evil.into(),
            headings: vec![evil.into()],
            rows: vec![vec![evil.into()]],
        }),
        Block::Paragraph(vec![
            Inline::Link { text: "a".into(), url: "https://example.org/?a=1&b=\"2\"".into() },
            Inline::Link { text: "trap".into(), url: "file:///c:/x".into() },
        ]),
    ]))
    .expect("a letter");
    assert_eq!(
        part(&docx, "word/document.xml").matches("&lt;w:p&gt;&amp;amp;&quot;&lt;/w:t&gt; *b* ]]&gt;").count(),
        5
    );
    let relations = part(&docx, "word/_rels/document.xml.rels");
    assert!(
        relations.contains("https://example.org/?a=1&amp;b=&quot;2&quot;") && !relations.contains("file:")
    );
}

#[test]
fn an_empty_document_is_still_a_file() {
    let docx = rendering::docx(&letter::empty()).expect("a file");
    assert!(prose(&docx).is_empty());
}
