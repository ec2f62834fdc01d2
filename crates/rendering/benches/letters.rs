//! How long a two-page letter takes in each form: `cargo bench -p rendering`.

#[path = "../tests/it/letter.rs"]
#[allow(dead_code)]
mod letter;

use divan::{Bencher, black_box};
use jiff::Timestamp;
use rendering::PdfSettings;

fn main() {
    divan::main();
}

#[divan::bench]
fn pdf(bencher: Bencher) {
    let letter = letter::letter();
    let settings = PdfSettings { created: Timestamp::UNIX_EPOCH };
    // Each letter has a reference of its own, so that no layout is taken whole from the cache.
    let mut number = 0_u32;
    bencher.bench_local(|| {
        number += 1;
        let mut letter = letter.clone();
        letter.reference = Some(format!("WBC-{number}"));
        letter.title = format!("Your request {number}");
        rendering::pdf(black_box(&letter), &settings).expect("a letter")
    });
}

#[divan::bench]
fn html(bencher: Bencher) {
    let letter = letter::letter();
    bencher.bench_local(|| rendering::html(black_box(&letter)));
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
