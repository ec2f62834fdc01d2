//! Only what can be seen of a Word document gets into its text, and what is left out is said.

use document::Block;
use release::{Limits, docx_text};

use crate::build::docx;

/// The words of a document with this body, and what was left out.
#[track_caller]
fn text(body: &str) -> (String, Vec<String>) {
    let text = docx_text(&docx(body), &Limits::default()).expect("a document");
    (serde_json::to_string(&text.document.blocks).expect("JSON"), text.left_out)
}

fn run(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>")
}

#[test]
fn words_that_cannot_be_seen_are_left_out() {
    for (hidden, said) in [
        (format!("<w:del>{}</w:del>", "<w:r><w:delText>secret</w:delText></w:r>"), "tracked deletion"),
        (format!("<w:moveFrom>{}</w:moveFrom>", run("", "secret")), "tracked deletion"),
        (run("<w:vanish/>", "secret"), "invisible words"),
        (run("<w:color w:val=\"FFFFFF\"/>", "secret"), "invisible words"),
        (run("<w:highlight w:val=\"black\"/>", "secret"), "invisible words"),
        (run("<w:color w:val=\"000000\"/><w:shd w:fill=\"000000\"/>", "secret"), "invisible words"),
        (run("<w:sz w:val=\"2\"/>", "secret"), "invisible words"),
        ("<w:r><w:instrText>secret</w:instrText></w:r>".to_owned(), ""),
    ] {
        let (words, left_out) = text(&format!("<w:p>{}{hidden}</w:p>", run("", "seen")));
        assert!(words.contains("seen") && !words.contains("secret"), "{hidden}: {words}");
        assert!(said.is_empty() || left_out.iter().any(|s| s.contains(said)), "{hidden}: {left_out:?}");
    }
}

#[test]
fn words_that_can_be_seen_stay() {
    for seen in [
        run("<w:vanish w:val=\"0\"/>", "seen"),
        run("<w:color w:val=\"auto\"/>", "seen"),
        run("<w:color w:val=\"FFFFFF\"/><w:shd w:fill=\"1D70B8\"/>", "seen"),
        run("<w:highlight w:val=\"yellow\"/>", "seen"),
        format!("<w:ins>{}</w:ins>", run("", "seen")),
        format!("<w:hyperlink>{}</w:hyperlink>", run("", "seen")),
        format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", run("", "seen")),
    ] {
        assert!(text(&format!("<w:p>{seen}</w:p>")).0.contains("seen"), "{seen}");
    }
}

#[test]
fn tables_lose_hidden_rows_and_keep_their_shape() {
    let row = |properties: &str, words: [&str; 2]| {
        let cells = words.map(|w| format!("<w:tc><w:tcPr/><w:p>{}</w:p></w:tc>", run("", w))).concat();
        format!("<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>")
    };
    let body = format!(
        "<w:tbl>{}{}{}{}</w:tbl>",
        row("", ["Year", "Sites"]),
        row("<w:hidden/>", ["secret", "1"]),
        row("<w:del/>", ["secret", "2"]),
        row("", ["2025", "3"])
    );
    let made = docx_text(&docx(&body), &Limits::default()).expect("a document");
    let [Block::Table(table)] = made.document.blocks.as_slice() else { panic!("{:?}", made.document.blocks) };
    assert_eq!(
        (table.headings.as_slice(), table.rows.as_slice()),
        (
            ["Year".to_owned(), "Sites".to_owned()].as_slice(),
            [vec!["2025".to_owned(), "3".to_owned()]].as_slice()
        )
    );
    assert_eq!(made.left_out, ["2 hidden or deleted rows of tables were left out."]);
}

#[test]
fn what_is_no_word_document_is_refused() {
    for bytes in [b"%PDF-1.7".as_slice(), b"words", b"PK\x03\x04", b""] {
        assert!(docx_text(bytes, &Limits::default()).is_err());
    }
}
