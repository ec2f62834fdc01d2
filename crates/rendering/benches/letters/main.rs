//! How long a two-page letter takes in each form, beside others that make PDF of a letter: `cargo xtask bench rendering`.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "../../tests/it/letter.rs"]
#[allow(dead_code)]
mod letter;
mod peers;

use std::time::{Duration, Instant};

use divan::{Bencher, black_box};
use document::{Block, Document, Inline};
use jiff::Timestamp;
use rendering::PdfSettings;

const SETTINGS: PdfSettings = PdfSettings { created: Timestamp::UNIX_EPOCH };

fn main() {
    // Nothing is warm yet: this is what the first letter after a start costs.
    let began = Instant::now();
    pdf_of(&numbered(0));
    let first = began.elapsed();
    divan::main();
    peers::compare(first, warm());
}

/// The letter with other words in every paragraph, so that no layout is taken from the cache.
fn numbered(number: u32) -> Document {
    let mut letter = letter::letter();
    letter.reference = Some(format!("WBC-{number}"));
    letter.title = format!("Your request {number} for information");
    for block in &mut letter.blocks {
        match block {
            Block::Paragraph(content) | Block::Notice(content) => {
                content.push(Inline::Text(format!(" We refer to {number}.")));
            }
            Block::Question { text, .. } | Block::Heading { text, .. } => {
                text.push_str(&format!(" {number}"))
            }
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| item.push(Inline::Text(format!(" {number}"))));
            }
            Block::Table(table) => {
                table.rows.iter_mut().for_each(|row| row[1].push_str(&format!(" {number}")))
            }
            Block::Quote(_) | Block::PageBreak => {}
        }
    }
    letter
}

fn pdf_of(letter: &Document) -> Vec<u8> {
    rendering::pdf(black_box(letter), &SETTINGS).expect("a letter")
}

/// The middle of a hundred letters after twenty.
fn warm() -> Duration {
    let mut times: Vec<Duration> = (1000..1120)
        .map(|number| {
            let letter = numbered(number);
            let began = Instant::now();
            pdf_of(&letter);
            began.elapsed()
        })
        .skip(20)
        .collect();
    times.sort();
    times[times.len() / 2]
}

#[divan::bench]
fn pdf(bencher: Bencher) {
    let mut number = 0;
    bencher
        .with_inputs(|| {
            number += 1;
            numbered(number)
        })
        .bench_local_refs(|letter| pdf_of(letter));
}

#[divan::bench]
fn html(bencher: Bencher) {
    let letter = letter::letter();
    bencher.bench_local(|| rendering::html_page(black_box(&letter)));
}

#[divan::bench]
fn text(bencher: Bencher) {
    let letter = letter::letter();
    bencher.bench_local(|| rendering::text(black_box(&letter)));
}

#[divan::bench]
fn docx(bencher: Bencher) {
    let letter = letter::letter();
    bencher.bench_local(|| rendering::docx(black_box(&letter)).expect("a letter"));
}
