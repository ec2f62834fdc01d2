//! The plain text: what arrives in an e-mail.

use document::{Block, Inline, Table};

use crate::{golden, letter};

#[test]
fn the_letter_in_seventy_two_columns() {
    let text = rendering::text(&letter::letter());
    golden::check("letter.txt", &text);
    for line in text.lines() {
        assert!(line.chars().count() <= 72, "{line}");
        assert_eq!(line.trim_end(), line, "no white space at the end of a line");
    }
    assert!(!text.contains("\n\n\n"));
}

#[test]
fn words_that_look_like_markup_stand_as_typed() {
    let evil = "*bold* _it_ #evil() $x$ <b> & > quoted";
    let text = rendering::text(&letter::of(vec![Block::text(evil)]));
    assert!(text.contains(evil), "{text}");
}

#[test]
fn a_table_too_wide_for_columns_becomes_labelled_lines() {
    let table = Table {
        caption: "Contracts".into(),
        headings: vec!["Contract".into(), "Supplier".into(), "Notes".into()],
        rows: vec![
            vec![
                "C-1".into(),
                "Penstock Instruments Ltd".into(),
                "Renewed every year in April unless one side gives notice".into(),
            ],
            vec!["C-2".into(), "Sluice and Sons".into(), String::new()],
        ],
    };
    let text = rendering::text(&letter::of(vec![Block::Table(table)]));
    assert_eq!(
        text,
        "A title\n=======\n\nContracts\n\nContract: C-1\nSupplier: Penstock Instruments Ltd\n\
         Notes: Renewed every year in April unless one side gives notice\n\nContract: C-2\nSupplier: Sluice and Sons\n"
    );
}

#[test]
fn columns_line_up_in_any_alphabet() {
    let table = Table {
        caption: String::new(),
        headings: vec!["Name".into(), "Town".into()],
        rows: vec![
            vec!["\u{6f22}\u{5b57}".into(), "a".into()],
            vec!["Zoe\u{308}".into(), "b".into()],
            vec!["Anne".into(), "c".into()],
        ],
    };
    let text = rendering::text(&letter::of(vec![Block::Table(table)]));
    let lines: Vec<&str> = text.lines().rev().take(3).collect();
    assert_eq!(lines, ["Anne  c", "Zoe\u{308}   b", "\u{6f22}\u{5b57}  a"]);
}

#[test]
fn a_link_shows_where_it_leads_once() {
    let link = |text: &str, url: &str| Inline::Link { text: text.into(), url: url.into() };
    for (inline, expected) in [
        (link("the register", "https://example.org/r"), "the register (https://example.org/r)"),
        (link("https://example.org/r", "https://example.org/r/"), "https://example.org/r"),
        (link("www.example.org", "https://www.example.org"), "www.example.org"),
        (link("desk@example.org", "mailto:desk@example.org"), "desk@example.org"),
        (link("", "mailto:desk@example.org"), "desk@example.org"),
    ] {
        let text = rendering::text(&letter::of(vec![Block::Paragraph(vec![inline])]));
        assert_eq!(text.lines().last(), Some(expected));
    }
}

#[test]
fn a_word_longer_than_a_line_is_left_whole() {
    let word = "x".repeat(300);
    assert!(
        rendering::text(&letter::of(vec![Block::text(format!("a {word} b"))]))
            .contains(&format!("\n{word}\n"))
    );
}

#[test]
fn quotations_are_marked_on_every_line() {
    let text = rendering::text(&letter::of(vec![
        Block::Quote(vec![Block::text("one"), Block::Quote(vec![Block::text("two")])]),
        Block::Question { label: Some("3".into()), text: "First line\nsecond line".into() },
    ]));
    assert_eq!(text, "A title\n=======\n\n> one\n>\n> > two\n\nQuestion 3\n\n> First line\n> second line\n");
}

#[test]
fn an_empty_document_is_empty() {
    assert_eq!(rendering::text(&letter::empty()), "");
}
