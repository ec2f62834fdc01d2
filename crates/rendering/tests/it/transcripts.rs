//! Pages of what is seen of a file: accessible, with every word, on paper as wide as it is.

use document::Inline;
use document::transcript::{Cell, Piece, Side, Transcript};
use page_validation::{ValidationOptions, ValidationProfile};
use testing::{Named, poppler, verapdf};

/// A PNG of one grey dot.
const DOT: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\x9c\x63\x68\x00\x00\x00\x82\x00\x81\x77\xcd\x72\xb6\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

fn cell(text: &str) -> Cell {
    Cell::of(vec![Piece::text(text)])
}

fn item(depth: u8, label: &str, text: &str) -> Piece {
    Piece::Item { depth, label: label.to_owned(), words: words(text) }
}

fn of(pieces: Vec<Piece>) -> Transcript {
    Transcript { title: "Review".into(), language: "en-GB".into(), pieces, ..Transcript::default() }
}

/// Transcripts by name, one with everything that there is.
fn samples() -> Vec<(&'static str, Transcript)> {
    let wide = |word: &str| (0..18).map(|n| cell(&format!("{word} {n}"))).collect::<Vec<_>>();
    let spanning = Piece::Table {
        heads: 1,
        rows: vec![
            vec![cell("Area"), cell("Site"), cell("Sum")],
            vec![Cell { rows: 2, ..cell("North") }, cell("Depot"), cell("£12")],
            vec![cell("Yard"), cell("£9")],
            vec![Cell { columns: 2, ..cell("All") }, cell("£21")],
        ],
    };
    let everything = vec![
        Piece::Aside { label: "At the head of the pages".into(), pieces: vec![Piece::text("Working paper")] },
        Piece::Heading { level: 2, words: words("Review of the hall") },
        Piece::Paragraph {
            words: vec![
                Inline::Text("One is ".into()),
                Inline::Strong("urgent".into()),
                Inline::Break,
                Inline::Emphasis("now".into()),
            ],
            side: Side::Middle,
        },
        Piece::Heading { level: 5, words: words("Defects") },
        item(0, "1.", "Roof"),
        item(1, "1.a)", "over the chamber"),
        item(1, "", "and the stairs"),
        item(0, "2.", "Boiler"),
        Piece::Fields(vec![("From".into(), "Rowan Ashlock <rowan@wexmoor.example>".into())]),
        spanning.clone(),
        Piece::Picture { number: 0, alt: String::new(), size: (4_000, 300), side: Side::Right },
        Piece::Aside {
            label: String::new(),
            pieces: vec![Piece::Heading { level: 1, words: words("In a box") }, spanning],
        },
        Piece::PageBreak,
        Piece::Heading { level: 1, words: words("Wide") },
        Piece::Table { heads: 1, rows: vec![wide("Department"), wide("undetermined")] },
        Piece::text("#let x = 1; *not strong* $ <a> \\ @b"),
        Piece::Table {
            heads: 0,
            rows: vec![vec![
                Cell::of(vec![item(0, "•", "in a cell")]),
                Cell::of(vec![Piece::Picture {
                    number: 0,
                    alt: "The hall".into(),
                    size: (10, 10),
                    side: Side::Left,
                }]),
            ]],
        },
    ];
    let slides = Transcript {
        lying: true,
        ..of(vec![
            Piece::Heading { level: 1, words: words("Budget") },
            item(0, "•", "Up"),
            Piece::PageBreak,
            Piece::text("Down"),
        ])
    };
    // Spans that say more than there is, and rows of unequal length.
    let odd = Piece::Table {
        heads: 2,
        rows: vec![
            vec![Cell { columns: 9, rows: 9, ..cell("far") }, cell("beside")],
            vec![],
            vec![cell("left"), cell("over")],
            vec![Cell { columns: 0, rows: 0, ..cell("none") }],
        ],
    };
    let mut all = vec![
        ("everything", of(everything)),
        ("slides", slides),
        ("odd", of(vec![odd])),
        ("welsh", Transcript { language: "cy-GB".into(), ..of(vec![Piece::text("Neuadd y dref")]) }),
        ("untitled", Transcript { title: String::new(), ..of(vec![Piece::text("words")]) }),
    ];
    for (_, transcript) in &mut all {
        transcript.pictures = vec![DOT.to_vec()];
    }
    all
}

fn letters(text: &str) -> String {
    let mut all: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    all.sort_unstable();
    all.into_iter().collect()
}

#[test]
fn every_page_is_accessible_and_has_every_word() {
    for (name, transcript) in samples() {
        let pdf = rendering::transcript_pdf(&transcript).expect(name);
        if let Ok(folder) = std::env::var("SHOW_SAMPLES") {
            std::fs::write(std::path::Path::new(&folder).join(format!("{name}.pdf")), &pdf).expect("written");
        }
        let options = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
        let report = page_validation::validate_pdf_bytes(&pdf, &options).expect("a PDF that can be read");
        assert!(report.is_compliant, "{name}: {:?}", report.failures);
        assert!(pdf == rendering::transcript_pdf(&transcript).expect(name), "{name}: the same bytes");
        let Some(read) = poppler::words(&pdf) else { continue };
        let (wanted, there) = (letters(&transcript.text()), letters(&read));
        for c in wanted.chars() {
            let count = |text: &str| text.matches(c).count();
            assert!(count(&there) >= count(&wanted), "{name} lost {c}: {read}");
        }
    }
}

#[test]
fn verapdf_finds_every_transcript_to_be_pdf_ua() {
    let pdf = |(name, transcript): &(&str, Transcript)| {
        (format!("{name}.pdf"), rendering::transcript_pdf(transcript).expect("pages"))
    };
    let files: Vec<Named> = samples().iter().map(pdf).collect();
    for (verdicts, (name, _)) in verapdf::verdicts(&files).unwrap_or_default().chunks(2).zip(&files) {
        assert!(verdicts[0].passed, "{name}: {:#?}", verdicts[0]);
    }
}

#[test]
fn what_no_page_has_room_for_is_refused_in_a_sentence() {
    let row = |count: usize| vec![Piece::Table { heads: 0, rows: vec![vec![cell("x"); count]] }];
    for (pieces, sentence) in [
        (row(200), "columns"),
        (vec![Piece::text("漢字かな交じり文".repeat(10))], "writing"),
        (vec![Piece::text("word ".repeat(500_000))], "more than the"),
    ] {
        let why = rendering::transcript_pdf(&of(pieces)).expect_err(sentence).to_string();
        assert!(why.contains(sentence), "{why}");
    }
}
