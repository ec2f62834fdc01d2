//! `candour clean` and `candour redact` where the copy is a PDF: pages of what is seen, and boxes on them.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn candour(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_candour")).args(arguments).output().unwrap()
}

/// The words of a PDF as they are copied from it.
fn words(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let text = reading::open(&bytes, Some("a.pdf"), &container::Limits::default()).unwrap().text;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A Word document with a heading, hidden words, a deletion and a table.
fn document(path: &Path) {
    use std::io::Write as _;
    let run = |look: &str, words: &str| {
        format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
    };
    let cell = |words: &str| format!("<w:tc><w:tcPr/><w:p>{}</w:p></w:tc>", run("", words));
    let body = format!(
        "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>{}</w:p><w:p>{}{}<w:del w:author=\"Zed\">{}</w:del></w:p><w:tbl><w:tblPr/><w:tr>{}{}</w:tr></w:tbl>",
        run("", "Complaint of Ada Penrose"),
        run("", "It was heard in March. "),
        run("<w:vanish/>", "Quietly settled."),
        "<w:r><w:delText>Struck out.</w:delText></w:r>",
        cell("Depot"),
        cell("Ada Penrose")
    );
    let main = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    for (name, content) in [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
        ),
        ("word/document.xml", &main),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
}

#[test]
fn a_document_becomes_pages_and_boxes_are_drawn_on_them() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    document(&folder.path().join("a.docx"));
    let made = candour(&["clean", &at("a.docx"), "-o", &at("a.pdf"), "--json"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let said: Value = serde_json::from_slice(&made.stdout).unwrap();
    assert!(said["changed"].to_string().contains("The layout is ours"), "{said}");
    let seen = words(&folder.path().join("a.pdf"));
    for word in ["Complaint of Ada Penrose", "It was heard in March.", "Depot"] {
        assert!(seen.contains(word), "{word}: {seen}");
    }
    assert!(!seen.contains("settled") && !seen.contains("Struck"), "{seen}");
    assert!(candour(&["inspect", &at("a.pdf")]).status.success(), "the pages hide nothing");

    let bytes = std::fs::read(folder.path().join("a.pdf")).unwrap();
    let limits = container::Limits::default();
    let found = release::marking::sheets("a.pdf", &bytes, &["heard in March".into()], &limits).unwrap().1;
    let marks = json!([
        {"find": "Ada Penrose", "provision": "s.40(2)"},
        {"page": 1, "box": found[0].places[0].at, "provision": "s.31(1)"},
        {"find": "Quietly settled"},
        {"find": "Nobody Here"},
    ]);
    std::fs::write(folder.path().join("marks.json"), marks.to_string()).unwrap();
    let made =
        candour(&["redact", &at("a.docx"), "--marks", &at("marks.json"), "-o", &at("b.pdf"), "--json"]);
    let said: Value = serde_json::from_slice(&made.stdout).unwrap();
    assert!(made.status.success(), "{said}");
    let left = words(&folder.path().join("b.pdf"));
    assert!(!left.contains("Penrose") && !left.contains("March"), "{left}");
    assert!(left.contains("It was") && left.contains("Depot"), "{left}");
    assert_eq!(said["not_found"].as_array().map(Vec::len), Some(1), "what was hidden went before: {said}");
    let raw = std::fs::read(folder.path().join("b.pdf")).unwrap();
    let title = b"Penrose";
    assert!(!raw.windows(title.len()).any(|w| w == title), "nor is it in the title");
}

#[test]
fn the_ending_of_the_copy_says_what_is_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(folder.path().join("a.txt"), "One line.\n\nAnother.\n").unwrap();
    std::fs::write(folder.path().join("a.zip"), b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0").unwrap();
    for (file, options, out, begins) in [
        ("a.txt", vec![], "a.pdf", Some(b"%PDF-".as_slice())),
        ("a.txt", vec!["--to", "pdf"], "b", Some(b"%PDF-")),
        ("a.txt", vec![], "c.txt", Some(b"One line.")),
        ("a.zip", vec!["--to", "pdf"], "d.pdf", None),
    ] {
        let (file, to) = (at(file), at(out));
        let mut arguments = vec!["clean", file.as_str(), "-o", to.as_str()];
        arguments.extend(options);
        let made = candour(&arguments);
        let written = std::fs::read(folder.path().join(out)).ok();
        assert_eq!(written.is_some(), begins.is_some(), "{out}: {}", String::from_utf8_lossy(&made.stderr));
        if let (Some(written), Some(begins)) = (written, begins) {
            assert!(written.starts_with(begins), "{out}");
        }
    }
}
