//! The PDF: valid for people who do not see it, and saying what the letter says.

use std::io::Write;
use std::process::{Command, Stdio};

use document::{Block, Document, Inline, Table};
use jiff::Timestamp;
use page_validation::{ValidationOptions, ValidationProfile};
use rendering::PdfSettings;

use crate::{golden, letter};

pub fn settings() -> PdfSettings {
    PdfSettings { created: "2026-06-30T09:30:00Z".parse::<Timestamp>().expect("a timestamp") }
}

/// Renders and checks that the file keeps to both standards.
#[track_caller]
fn valid(document: &Document) -> Vec<u8> {
    let bytes = rendering::pdf(document, &settings()).expect("a letter that can be laid out");
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let options = ValidationOptions::default().profile(profile);
        let report = page_validation::validate_pdf_bytes(&bytes, &options).expect("a PDF that can be read");
        assert!(report.is_compliant, "{profile:?}: {:?}", report.failures);
    }
    bytes
}

/// The text as a reader copies it, by poppler; none where it is not installed, which is a failure in CI.
fn words(pdf: &[u8], arguments: &[&str]) -> Option<String> {
    let child = Command::new("pdftotext")
        .args(arguments)
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else {
        assert!(std::env::var_os("CI").is_none(), "pdftotext (poppler-utils) is missing");
        println!("pdftotext (poppler-utils) is not installed: the text layer was not read");
        return None;
    };
    let mut stdin = child.stdin.take().expect("a pipe");
    let pdf = pdf.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&pdf));
    let output = child.wait_with_output().expect("pdftotext ends");
    let _ = writer.join();
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_letter_is_accessible_and_reads_as_written() {
    let pdf = valid(&letter::letter());
    if let Ok(path) = std::env::var("SHOW_PDF") {
        std::fs::write(path, &pdf).expect("written");
    }
    if let Some(text) = words(&pdf, &["-layout"]) {
        golden::check("letter.pdf.txt", &text);
    }
}

/// The words of a valid PDF of these blocks.
#[track_caller]
fn words_of(blocks: Vec<Block>) -> Option<String> {
    words(&valid(&letter::of(blocks)), &[]).map(|t| flowing(&t))
}

#[test]
fn the_same_letter_is_the_same_bytes() {
    let letter = letter::letter();
    let once = rendering::pdf(&letter, &settings()).expect("a letter");
    assert!(once == rendering::pdf(&letter, &settings()).expect("a letter"));
}

#[test]
fn words_that_look_like_markup_print_as_typed() {
    let evil =
        "*bold* _it_ #evil() $x$ <b> @ref `raw` // not a comment \\ ~ = [c] --- #read(\"/etc/passwd\")";
    let blocks = vec![
        Block::text(evil),
        Block::heading(2, evil),
        Block::Question { label: Some("#1".into()), text: evil.into() },
        Block::Table(Table {
            caption: evil.into(),
            headings: vec![evil.into()],
            rows: vec![vec![evil.into()]],
        }),
        Block::Notice(vec![Inline::Strong(evil.into()), Inline::Emphasis(evil.into())]),
    ];
    let mut document = letter::of(blocks);
    document.title = evil.into();
    document.reference = Some(evil.into());
    let pdf = valid(&document);
    if let Some(text) = words(&pdf, &[]) {
        // Poppler joins words at a hyphen that ends a line, so neither is compared.
        let bare = |t: &str| t.replace('-', "").split_whitespace().collect::<String>();
        let text = bare(&text);
        assert_eq!(text.matches(&bare(evil)).count(), 11, "title, particulars, blocks and footer:\n{text}");
        assert!(text.contains("Question#1"));
    }
}

#[test]
fn links_lead_where_they_say_and_only_to_the_web_or_to_mail() {
    let link = |text: &str, url: &str| Inline::Link { text: text.into(), url: url.into() };
    let pdf = valid(&letter::of(vec![Block::Paragraph(vec![
        link("the register", "https://www.wharfmoor.example/r?a=1&b=(2)"),
        link("the desk", "mailto:desk@wharfmoor.example"),
        link("a trap", "javascript:alert(1)"),
    ])]));
    let raw = String::from_utf8_lossy(&pdf);
    assert!(raw.contains("mailto:desk@wharfmoor.example") && raw.contains("wharfmoor.example/r?a=1"));
    assert!(!raw.contains("javascript"));
    if let Some(text) = words(&pdf, &[]) {
        assert!(flowing(&text).contains("a trap (javascript:alert(1))"), "{text}");
    }
}

#[test]
fn a_long_table_runs_over_pages_with_its_headings_repeated() {
    let rows =
        (1..=200).map(|n| vec![format!("Asset {n}"), format!("Place of asset {n}"), (n * 37).to_string()]);
    let table = Table {
        caption: "All assets".into(),
        headings: vec!["Asset name".into(), "Where it stands".into(), "Worth".into()],
        rows: rows.collect(),
    };
    let pdf = valid(&letter::of(vec![Block::Table(table)]));
    if let Some(text) = words(&pdf, &["-layout"]) {
        let pages: Vec<&str> = text.split('\u{c}').filter(|p| !p.trim().is_empty()).collect();
        assert!(pages.len() > 3, "{} pages", pages.len());
        for page in &pages {
            assert_eq!(page.matches("Where it stands").count(), 1, "{page}");
        }
        assert!(text.contains("Asset 200") && text.contains(&format!("Page 1 of {}", pages.len())));
    }
}

#[test]
fn a_wide_table_stays_on_the_page() {
    for columns in [6, 9, 14] {
        let row = |word: &str| (0..columns).map(|i| format!("{word}{i}")).collect::<Vec<_>>();
        let table = Table { caption: "Wide".into(), headings: row("Heading"), rows: vec![row("value"); 3] };
        if let Some(text) = words_of(vec![Block::Table(table)]) {
            let text: String = text.split(' ').collect();
            assert!(text.contains(&format!("value{}", columns - 1)), "{text}");
        }
    }
}

#[test]
fn a_welsh_letter_says_so_and_uses_welsh_labels() {
    let mut document = letter::letter();
    document.language = "cy".into();
    document.title = "Eich cais am wybodaeth: ŵyl y dŵr".into();
    let pdf = valid(&document);
    assert!(String::from_utf8_lossy(&pdf).contains("/Lang(cy-GB)"), "the language is in the file");
    if let Some(text) = words(&pdf, &[]) {
        let text = flowing(&text);
        for word in [
            "Dyddiad: 30 Mehefin 2026",
            "Ein cyfeirnod: WBC-2026-0417",
            "Cwestiwn 1",
            "Tudalen 1 o 2",
            "ŵyl y dŵr",
        ] {
            assert!(text.contains(word), "{word} in {text}");
        }
    }
}

#[test]
fn an_empty_document_is_still_valid() {
    valid(&letter::empty());
    valid(&letter::of(vec![
        Block::text(""),
        Block::Paragraph(vec![]),
        Block::heading(2, ""),
        Block::List { ordered: true, items: vec![] },
        Block::List { ordered: false, items: vec![vec![]] },
        Block::Question { label: None, text: String::new() },
        Block::Quote(vec![]),
        Block::Table(Table::default()),
        Block::Table(Table { caption: String::new(), headings: vec!["Only a heading".into()], rows: vec![] }),
        Block::Table(Table { caption: "No headings".into(), headings: vec![], rows: vec![vec!["a".into()]] }),
        Block::Notice(vec![]),
        Block::PageBreak,
        Block::PageBreak,
    ]));
}

#[test]
fn very_long_words_break_and_can_still_be_copied_whole() {
    let word = "antidisestablishment".repeat(20);
    let address = format!("https://www.wharfmoor.example/{}", "a-part/".repeat(40));
    let blocks = vec![
        Block::text(word.clone()),
        Block::heading(2, word.clone()),
        Block::Paragraph(vec![Inline::Link { text: address.clone(), url: address.clone() }]),
        Block::Table(Table {
            caption: "Words".into(),
            headings: vec!["A".into(), "B".into()],
            rows: vec![vec![word.clone(), "x".into()]],
        }),
    ];
    if let Some(text) = words_of(blocks) {
        let text: String = text.split(' ').collect();
        assert!(text.matches(&word).count() >= 2 && text.contains(&address), "{text}");
    }
}

#[test]
fn characters_without_a_shape_in_the_font_stand_as_their_number() {
    let text = "Thanks \u{1f600} \u{6f22}, Zo\u{eb}, \u{142}\u{f3}d\u{17a}, \u{3b1}\u{3b2}, \u{20ac}5, caf\u{65}\u{301}, e\u{200b}nd, \u{202e}turned";
    if let Some(text) = words_of(vec![Block::text(text)]) {
        assert!(
            text.contains("Thanks \u{1f600} [U+6F22], Zoë, łódź, αβ, €5, cafe\u{301}, end, turned"),
            "{text}"
        );
    }
}

#[test]
fn deep_quotations_and_many_questions_are_laid_out() {
    let mut quote = Block::text("deep");
    for _ in 0..20 {
        quote = Block::Quote(vec![quote]);
    }
    let mut blocks = vec![quote];
    for n in 1..=60 {
        blocks.push(Block::Question { label: Some(n.to_string()), text: format!("What is thing {n}?") });
        blocks.push(Block::text("It is a thing."));
    }
    if let Some(text) = words_of(blocks) {
        assert!(text.contains("deep") && text.contains("Question 60"));
    }
}

#[test]
fn a_document_beyond_the_limit_is_refused_not_laid_out() {
    let document = letter::of(vec![Block::text("word ".repeat(rendering::LONGEST / 4))]);
    assert!(matches!(rendering::pdf(&document, &settings()), Err(rendering::Error::TooLong { .. })));
}
