//! Every sample in every form, judged by programs that nobody here wrote.

use document::{Block, Contact, Document, Inline, Letterhead};
use testing::poppler::{self, Tagged};
use testing::{Named, libreoffice, openxml, verapdf};

use crate::{docx, golden, pdf, samples};

/// Every sample as PDF.
fn pdfs() -> Vec<Named> {
    let pdf = |document: &Document| {
        rendering::pdf(document, &pdf::settings()).expect("a letter that can be laid out")
    };
    samples::all().iter().map(|(name, document)| (format!("{name}.pdf"), pdf(document))).collect()
}

/// Every sample as DOCX.
fn docxs() -> Vec<Named> {
    let docx = |document: &Document| rendering::docx(document).expect("a letter");
    samples::all().iter().map(|(name, document)| (format!("{name}.docx"), docx(document))).collect()
}

#[test]
fn the_same_document_is_the_same_bytes_in_every_form() {
    let pages = || {
        samples::all().iter().map(|(_, d)| rendering::html_page(d) + &rendering::text(d)).collect::<Vec<_>>()
    };
    assert!(pages() == pages() && docxs() == docxs() && pdfs() == pdfs());
    if let Ok(folder) = std::env::var("SHOW_SAMPLES") {
        std::fs::create_dir_all(&folder).expect("a folder");
        let texts = samples::all().into_iter().flat_map(|(name, d)| {
            [(format!("{name}.html"), rendering::html_page(&d)), (format!("{name}.txt"), rendering::text(&d))]
        });
        let texts = texts.map(|(name, text)| (name, text.into_bytes()));
        for (name, bytes) in pdfs().into_iter().chain(docxs()).chain(texts) {
            std::fs::write(std::path::Path::new(&folder).join(name), bytes).expect("written");
        }
    }
}

#[test]
fn samples_read_as_their_goldens_in_every_form() {
    for (name, document) in samples::all() {
        if !["welsh", "wide-table", "names", "quotations", "gaps"].contains(&name) {
            continue;
        }
        golden::check(&format!("{name}.txt"), &rendering::text(&document));
        golden::check(&format!("{name}.html"), &rendering::html(&document));
        golden::check(&format!("{name}.docx.txt"), &docx::prose(&rendering::docx(&document).expect(name)));
        let pdf = rendering::pdf(&document, &pdf::settings()).expect(name);
        if let Some(words) = poppler::words(&pdf) {
            golden::check(&format!("{name}.pdf.txt"), &words);
        }
    }
}

#[test]
fn verapdf_finds_every_sample_to_be_pdf_ua_and_pdf_a() {
    verapdf::conform(&pdfs());
}

#[test]
fn verapdf_would_find_what_is_missing() {
    let (_, good) = pdfs().into_iter().next().expect("a first sample");
    let spoilt = |from: &str, to: &str| -> Vec<u8> {
        assert_eq!(from.len(), to.len(), "nothing else moves");
        let at = good
            .windows(from.len())
            .position(|w| w == from.as_bytes())
            .expect("it stands there in the clear");
        [&good[..at], to.as_bytes(), &good[at + from.len()..]].concat()
    };
    let files = [
        ("untagged.pdf", spoilt("/Marked true", "/Marked null"), "6.2-1"),
        ("title-hidden.pdf", spoilt("/DisplayDocTitle true", "/DisplayDocTitle null"), "7.1-10"),
        ("language-lost.pdf", spoilt("/Lang(en-GB)", "/Gnal(en-GB)"), "7.2-"),
        ("tag-unknown.pdf", spoilt("/S/BlockQuote", "/S/BlockQuiet"), "7.1-5"),
    ];
    let named: Vec<Named> =
        files.iter().map(|(name, bytes, _)| ((*name).to_owned(), bytes.clone())).collect();
    for (verdicts, (name, _, rule)) in verapdf::verdicts(&named).unwrap_or_default().chunks(2).zip(&files) {
        let ua = &verdicts[0];
        assert!(!ua.passed && ua.faults.iter().any(|f| f.starts_with(rule)), "{name}: {ua:#?}");
    }
}

#[test]
fn what_is_copied_and_what_is_read_aloud_stand_in_the_order_of_the_document() {
    for ((name, document), (_, pdf)) in samples::all().into_iter().zip(pdfs()) {
        // In words written from right to left the pieces of a line stand as they are drawn.
        if name == "names" {
            continue;
        }
        let expected = in_order(&document);
        let Some(copied) = poppler::words(&pdf) else { return };
        let reference = document.reference.as_deref().unwrap_or_default();
        let authority = document.letterhead.as_ref().map_or("", |h| h.authority.as_str());
        let running =
            [authority, reference].iter().filter(|t| !t.is_empty()).copied().collect::<Vec<_>>().join(" · ");
        stands_in_order(name, "copied", &copied.replace(&running, ""), &expected);
        // Poppler draws a page anew for each tag on it, so only the short ones.
        if !["letter", "welsh", "quotations", "gaps"].contains(&name) {
            continue;
        }
        let Some(tags) = poppler::tagged_words(&pdf) else { return };
        let aloud: String = tags
            .iter()
            .filter_map(|t| if let Tagged::Words(w) = t { Some(w.as_str()) } else { None })
            .collect();
        stands_in_order(name, "read aloud", &aloud, &expected);
        // Beyond the words of the document there are only the marks of lists, "Question", and the labels of the head:
        // neither footers nor repeated headings of tables.
        let count =
            |is: fn(&str) -> bool| tags.iter().filter(|t| matches!(t, Tagged::Tag(_, n) if is(n))).count();
        let added = 3 * count(|n| n == "Lbl") + 8 * count(|n| n.starts_with('H')) + 60;
        let length = |text: &str| squeezed(text).chars().count();
        let wanted: usize = expected.iter().map(|text| length(text)).sum();
        assert!(length(&aloud) <= wanted + added, "{name}: {aloud}");
    }
}

#[test]
fn tags_nest_as_headings_tables_and_lists_must() {
    for (name, pdf) in pdfs() {
        let Some(tags) = poppler::tags(&pdf) else { return };
        let mut level = 0;
        let mut last_tag = String::new();
        for tag in &tags {
            match tag {
                Tagged::Tag(_, tag) => {
                    if let Some(next) = tag.strip_prefix('H').and_then(|n| n.parse::<u8>().ok()) {
                        assert!(next <= level + 1, "{name}: H{next} after H{level}");
                        level = next;
                    }
                    assert_ne!(tag, "Figure", "{name}");
                    if last_tag == "TH" {
                        panic!("{name}: a heading of a table without attributes");
                    }
                    last_tag.clone_from(tag);
                }
                Tagged::Attribute(attribute) => {
                    if last_tag == "TH" {
                        assert!(attribute.starts_with("/Scope /Column"), "{name}: {attribute}");
                        last_tag.clear();
                    }
                }
                Tagged::Words(_) => {}
            }
        }
    }
}

#[test]
fn office_files_keep_to_their_schemas() {
    openxml::conform(&docxs());
}

#[test]
fn libreoffice_opens_every_docx_and_loses_no_word() {
    let files = docxs();
    let Some(texts) = libreoffice::converted(&files, "txt") else { return };
    for ((name, document), text) in samples::all().into_iter().zip(texts) {
        let text = String::from_utf8(text).expect("UTF-8");
        stands_in_order(name, "opened by LibreOffice", &text, &in_order(&document));
    }
    let Some(pdfs) = libreoffice::converted(&files, "pdf") else { return };
    for ((name, document), pdf) in samples::all().into_iter().zip(pdfs) {
        let Some(text) = poppler::words(&pdf) else { return };
        if name != "names" {
            stands_in_order(name, "printed by LibreOffice", &text, &in_order(&document));
        }
        let blank = text.split('\u{c}').filter(|page| page.lines().count() < 2).count();
        // After the last form feed nothing stands.
        assert!(blank <= 1 || name == "bare", "{name}: an empty page\n{text}");
    }
}

/// Fails unless the pieces stand in the text one after the other, white space and hyphens apart.
#[track_caller]
fn stands_in_order(name: &str, how: &str, text: &str, pieces: &[String]) {
    let text: String = text.lines().filter(|line| !is_page_number(line)).collect::<Vec<_>>().join("\n");
    let text = squeezed(&text);
    let mut rest = text.as_str();
    for piece in pieces {
        let wanted = squeezed(piece);
        match rest.find(&wanted) {
            Some(at) => rest = &rest[at + wanted.len()..],
            None => panic!("{name}, {how}: {piece:?} does not stand where it should, in\n{rest:.2000}"),
        }
    }
}

fn is_page_number(line: &str) -> bool {
    let mut words = line.split_whitespace().rev();
    let number = |word: Option<&str>| word.is_some_and(|w| w.parse::<u32>().is_ok());
    number(words.next()) && matches!(words.next(), Some("of" | "o")) && number(words.next())
}

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2011}' | '\u{ad}' | '\u{200d}'))
        .collect()
}

/// What the document says, in its order; what a form must add (labels, bullets) left out.
fn in_order(document: &Document) -> Vec<String> {
    let mut pieces = Vec::new();
    if let Some(Letterhead {
        authority, team, contact: Contact { address, email, telephone, website }, ..
    }) = &document.letterhead
    {
        pieces.extend([authority.clone(), team.clone()]);
        pieces.extend(address.clone());
        pieces.extend([email, telephone].into_iter().flatten().cloned());
        pieces.extend(website.as_ref().map(|w| w.trim_start_matches("https://").to_owned()));
    }
    pieces.extend(document.recipient.clone());
    pieces.extend(document.reference.clone());
    pieces.push(document.title.clone());
    blocks(&mut pieces, &document.blocks);
    // Each line for itself: a page may end within a cell, and its heading is repeated there.
    pieces.iter().flat_map(|p| p.lines()).map(str::to_owned).collect()
}

fn blocks(pieces: &mut Vec<String>, content: &[Block]) {
    let words = |content: &[Inline]| -> String {
        let word = |inline: &Inline| match inline {
            Inline::Text(t) | Inline::Strong(t) | Inline::Emphasis(t) | Inline::Link { text: t, .. } => {
                t.clone()
            }
            Inline::Break => " ".to_owned(),
        };
        content.iter().map(word).collect()
    };
    for block in content {
        match block {
            Block::Heading { text, .. } => pieces.push(text.clone()),
            Block::Paragraph(content) | Block::Notice(content) => pieces.push(words(content)),
            Block::List { items, .. } => pieces.extend(items.iter().map(|item| words(item))),
            Block::Question { label, text } => {
                pieces.extend(label.clone());
                // A long one may run over pages.
                pieces.extend(text.split_inclusive('?').map(str::to_owned));
            }
            Block::Quote(inner) => blocks(pieces, inner),
            Block::Table(table) => {
                pieces.push(table.caption.clone());
                pieces.extend(table.headings.iter().chain(table.rows.iter().flatten()).cloned());
            }
            Block::PageBreak => {}
        }
    }
}
