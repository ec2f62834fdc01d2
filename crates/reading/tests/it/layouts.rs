//! What office programs really write: labels of several levels, styles on styles, boxes, footnotes, hidden and deleted
//! words. The words are as a reader sees them.

use container::Limits;

use crate::{formats::archive, pdf};

#[track_caller]
fn open(bytes: &[u8], name: &str) -> reading::Opened {
    reading::open(bytes, Some(name), &Limits::default()).unwrap()
}

fn word(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let mut entries = vec![("word/document.xml", document.as_str())];
    entries.extend_from_slice(more);
    archive(&entries)
}

fn written(content: &str) -> Vec<u8> {
    let content = format!("<office:document-content>{content}</office:document-content>");
    archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

const LISTS: (&str, &str) = (
    "word/numbering.xml",
    r#"<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#,
);

fn item(list: u8, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
    )
}

#[test]
fn a_list_that_begins_again_goes_on_from_there() {
    let body = [item(1, "a"), item(1, "b"), item(2, "c"), item(3, "d"), item(2, "e")].concat();
    assert_eq!(open(&word(&body, &[LISTS]), "a.docx").text, "1. a\n2. b\n1. c\n2. d\n3. e\n");
}

#[test]
fn a_style_numbers_as_the_one_on_which_it_is_based() {
    let styles = r#"<w:styles><w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style><w:style w:styleId="C"><w:basedOn w:val="B"/></w:style><w:style w:styleId="D"><w:basedOn w:val="E"/></w:style><w:style w:styleId="E"><w:basedOn w:val="D"/></w:style></w:styles>"#;
    let of = |style: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>")
    };
    let body = ["C", "A", "D"].map(of).concat();
    assert_eq!(open(&word(&body, &[LISTS, ("word/styles.xml", styles)]), "a.docx").text, "1. x\n2. x\nx\n");
}

#[test]
fn hidden_words_are_left_out_and_that_is_said() {
    let hidden = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>";
    let shown = "<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>shown</w:t></w:r></w:p>";
    let body = [&item(1, "a"), hidden, &item(1, "b"), shown].concat();
    let in_word = open(&word(&body, &[LISTS]), "a.docx");
    assert!(
        in_word.text.starts_with("1. a\n") && in_word.text.contains("\n2. b\nshown\n"),
        "{:?}",
        in_word.text
    );
    let odt = open(
        &written(
            r#"<s><style:style style:name="T1"><style:text-properties text:display="none"/></style:style></s><office:body><text:p>a<text:span text:style-name="T1"> hidden<text:span>deep</text:span></text:span> b</text:p><text:section text:display="none"><text:p>hidden</text:p></text:section></office:body>"#,
        ),
        "a.odt",
    );
    assert_eq!(odt.text, "a b\n");
    for opened in [in_word, odt] {
        assert!(!opened.text.contains("hidden"));
        assert_eq!(opened.notes, ["words that are hidden in this file were left out"]);
    }
}

#[test]
fn footnotes_stand_at_the_end() {
    let notes = r#"<w:footnotes><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve"> Ten rods.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let body = "<w:p><w:r><w:t>A plot</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>?</w:t></w:r></w:p>";
    let odt = written(
        "<office:body><text:p>A plot<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Ten rods.</text:p></text:note-body></text:note>?</text:p></office:body>",
    );
    let rtf = br"{\rtf1 A plot{\super\chftn{\*\footnote\pard\chftn Ten rods.}}?\par}".to_vec();
    for (bytes, name) in
        [(word(body, &[("word/footnotes.xml", notes)]), "a.docx"), (odt, "a.odt"), (rtf, "a.rtf")]
    {
        assert_eq!(open(&bytes, name).text, "A plot?\n\n[1] Ten rods.\n", "{name}");
    }
    let html = b"<html><p>A plot<sup><a href='#_ftn1' name='_ftnref1'>[1]</a></sup>?</p><p><a href='#_ftnref1'>[1]</a> Ten rods.</p>";
    assert_eq!(open(html, "a.html").text, "A plot?\n\n[1] Ten rods.\n");
    let page =
        b"BT /F1 10 Tf 72 700 Td (What is a plot) Tj /F1 6 Tf 3 Ts (1) Tj 0 Ts /F1 10 Tf (?) Tj ET".to_vec();
    assert_eq!(open(&pdf::pages(&[page]), "a.pdf").text.trim(), "What is a plot?");
}

#[test]
fn labels_of_several_levels_are_whole() {
    let styles = |format: &str| {
        format!(
            "<s><text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"1\" {format}/></text:list-style></s>"
        )
    };
    let list = "<office:body><text:list text:style-name=\"L\"><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item><text:list-item><text:p>c</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>d</text:p><text:list><text:list-item><text:p>e</text:p></text:list-item></text:list></text:list-item></text:list></office:body>";
    for format in ["text:display-levels=\"2\"", "style:num-prefix=\"\" loext:num-list-format=\"%1%.%2%\""] {
        let opened = open(&written(&(styles(format) + list)), "a.odt");
        assert_eq!(opened.text, "1 a\n  1.1 b\n  1.2 c\n2 d\n  2.1 e\n", "{format}");
    }
    // A label that fills its place has hardly a gap after it.
    let page = b"BT /F1 12 Tf 1 0 0 1 72 700 Tm (1.1) Tj 1 0 0 1 89 700 Tm (How many?) Tj ET".to_vec();
    assert_eq!(open(&pdf::pages(&[page]), "a.pdf").text.trim(), "1.1 How many?");
}

#[test]
fn a_sentence_runs_on_in_the_next_column() {
    let page = pdf::lines(&[
        (72, 700, "1. How many plots were let in the"),
        (72, 686, "year that ended in March"),
        (320, 700, "2025, and to how many people?"),
        (320, 686, "2. Who pays?"),
    ]);
    let opened = open(&pdf::pages(&[page]), "a.pdf");
    let found = reading::request(&opened).questions;
    assert_eq!(found.len(), 2, "{}", opened.text);
    assert_eq!(
        found[0].text,
        "How many plots were let in the year that ended in March 2025, and to how many people?"
    );
}

#[test]
fn cells_whose_end_is_not_written_are_cells() {
    let html = b"<html><table><tr><th>No.<th>Question<th>Answer<tr><td>1<td>How many swans?<td><tr><td>2<td>How many geese?<td></table>";
    let opened = open(html, "a.html");
    let found = reading::request(&opened).questions;
    let found: Vec<_> = found.iter().map(|q| (q.label.as_deref(), q.text.as_str())).collect();
    assert_eq!(found, [(Some("1"), "How many swans?"), (Some("2"), "How many geese?")], "{}", opened.text);
}

#[test]
fn boxes_and_deleted_words() {
    let odt = written(
        "<office:body><text:tracked-changes><text:list><text:list-item><text:p>gone</text:p></text:list-item></text:list></text:tracked-changes><text:p>a<office:annotation><text:p>remark</text:p></office:annotation>b<draw:custom-shape><text:list><text:list-item><text:p>in a box</text:p></text:list-item></text:list></draw:custom-shape></text:p><text:list><text:list-item><text:p/></text:list-item></text:list><text:p>c</text:p></office:body>",
    );
    let text = open(&odt, "a.odt").text;
    assert_eq!(text.lines().filter(|l| !l.is_empty()).collect::<Vec<_>>(), ["ab", "• in a box", "c"]);
    let rtf = br"{\rtf1 a {\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt in a box\par}}{\shprslt in a box}}\par b{\deleted gone}\par}";
    let text = open(rtf, "a.rtf").text;
    assert_eq!(
        text.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>(),
        ["a", "in a box", "b"]
    );
    assert_eq!(open(b"<html><p>a <del>gone</del>b\x04</p>", "a.html").text, "a b\n");
}
