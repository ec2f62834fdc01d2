//! The HTML: what a page shows of a document, and a page of its own.

use document::{Block, Inline, Table};

use crate::{golden, letter};

#[test]
fn the_letter_as_a_fragment_and_as_a_page() {
    golden::check("letter.html", &rendering::html(&letter::letter()));
    let page = rendering::html_page(&letter::letter());
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
    assert!(page.contains("--house-colour: #0b6e4f") && page.contains(&rendering::html(&letter::letter())));
    assert!(!page.contains("style=") && !page.contains("<script"), "a strict policy holds");
}

#[test]
fn words_that_look_like_markup_print_as_typed() {
    let evil = "<b onclick='x()'>\"&amp;</article><script>";
    let html = rendering::html(&letter::of(vec![
        Block::text(evil),
        Block::heading(2, evil),
        Block::Question { label: Some(evil.into()), text: evil.into() },
        Block::Table(Table {
            caption: evil.into(),
            headings: vec![evil.into()],
            rows: vec![vec![evil.into()]],
        }),
        Block::Paragraph(vec![Inline::Link {
            text: evil.into(),
            url: format!("https://example.org/?{evil}"),
        }]),
    ]));
    let safe = "&lt;b onclick=&#39;x()&#39;&gt;&quot;&amp;amp;&lt;/article&gt;&lt;script&gt;";
    assert_eq!(html.matches(safe).count(), 9, "{html}");
    assert!(!html.contains("<b ") && !html.contains("<script"), "{html}");
}

#[test]
fn only_the_web_and_mail_are_links() {
    let link = |url: &str| Inline::Link { text: "here".into(), url: url.into() };
    let html = rendering::html(&letter::of(vec![Block::Paragraph(vec![
        link("https://example.org/?a=1&b=2"),
        link("javascript:alert(1)"),
    ])]));
    assert!(
        html.contains("<a href=\"https://example.org/?a=1&amp;b=2\">here</a>here (javascript:alert(1))"),
        "{html}"
    );
}

#[test]
fn headings_follow_the_page_they_stand_in_and_never_skip() {
    let document = letter::of(vec![
        Block::heading(3, "first"),
        Block::Question { label: Some("1".into()), text: "Why?".into() },
        Block::heading(4, "second"),
    ]);
    let levels = |html: &str| -> Vec<String> {
        html.match_indices("<h")
            .filter_map(|(i, _)| html.get(i + 2..i + 3))
            .filter(|c| *c != "e" && *c != "r")
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(levels(&rendering::html(&document)), ["1", "2", "3", "3"]);
    assert_eq!(levels(&rendering::html_below(&document, 3)), ["3", "4", "5", "5"]);
    assert_eq!(levels(&rendering::html_below(&document, 6)), ["6", "6", "6", "6"]);
}

#[test]
fn a_table_wider_than_a_telephone_scrolls_by_itself() {
    let table = |headings: &[&str]| {
        let headings: Vec<String> = headings.iter().map(|h| (*h).to_owned()).collect();
        Block::Table(Table { caption: String::new(), rows: vec![headings.clone()], headings })
    };
    let html = rendering::html(&letter::of(vec![table(&["Year", "Laptops"]), table(&["Department"; 4])]));
    let region = "<div class=\"table-region\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">\n<table>";
    assert_eq!((html.matches(region).count(), html.matches("<table>").count()), (1, 2), "{html}");
    assert!(rendering::html(&letter::of(vec![table(&["Department"; 14])])).contains("table-region wide"));
}

#[test]
fn words_from_right_to_left_begin_where_they_should() {
    let html = rendering::html(&letter::of(vec![
        Block::text("\u{633}\u{644}\u{627}\u{645}"),
        Block::Question { label: None, text: "\u{5e9}\u{5dc}\u{5d5}\u{5dd}?".into() },
        Block::text("plain"),
    ]));
    assert_eq!(html.matches(" dir=\"auto\"").count(), 2, "{html}");
}

#[test]
fn an_empty_document_is_an_empty_article() {
    assert_eq!(rendering::html(&letter::empty()), "<article class=\"letter\" lang=\"en-GB\">\n</article>\n");
}
