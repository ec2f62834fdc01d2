//! How long all checks take: `cargo bench -p letters`, or `cargo xtask bench letters`. The aim is 5 ms for four pages.
//!
//! Reading the letter is not in it, except where the name says so: `reading` measures that.

use std::{fmt::Write as _, fs, path::Path};

use divan::{
    Bencher, black_box,
    counter::{BytesCount, ItemsCount},
};
use letters::{Draft, checks};

fn main() {
    divan::main();
}

/// Four pages of five hundred words: the answers of the good letters of the checks, in one letter.
fn four_pages() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/registry");
    let mut letter = String::from(
        "Borough of Wexmoor\nGuildhall, Wexmoor\n\nOur reference: FOI-2026-0231\n24 June 2026\n\nDear Ms Ashby\n\n\
         Thank you for your request, which we received on 1 June 2026. We have handled it under the Freedom of \
         Information Act 2000.\n\n",
    );
    let mut questions = 0;
    for check in checks::all() {
        let text = fs::read_to_string(folder.join(check.id).join("good.txt")).unwrap_or_default();
        let answers =
            text.split_once("\n1. ").and_then(|(_, rest)| rest.split_once("\n\nIf you are not content"));
        let Some((answers, _)) = answers.filter(|_| text.contains("Freedom of Information Act 2000")) else {
            continue;
        };
        if letter.split_whitespace().count() > 1900 {
            break;
        }
        questions += 1;
        write!(letter, "{questions}. {}\n\n", answers.replace("\n2. ", "\n").replace("\n3. ", "\n"))
            .expect("a text can be written to");
    }
    letter.push_str(
        "If you are not content with this answer you can ask us for an internal review within 40 working days of this \
         letter. If you are still not content you can complain to the Information Commissioner (section 50 of the \
         Act).\n\nYours sincerely\n\nTamsin Vale\nHead of Information Governance\n",
    );
    letter
}

fn read(text: &str) -> Draft {
    Draft::from_response(reading::response::read(text), text)
}

#[divan::bench]
fn four_pages_checked(bencher: Bencher) {
    let text = four_pages();
    let draft = read(&text);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| checks::check(black_box(&draft)));
}

#[divan::bench]
fn four_pages_read_and_checked(bencher: Bencher) {
    let text = four_pages();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| checks::check(&read(black_box(&text))));
}

/// The shared letters beside the repository; none where they are not there.
fn shared() -> Vec<Draft> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/letters");
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let texts = entries
        .filter_map(Result::ok)
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"));
    texts.filter_map(|p| fs::read_to_string(p).ok()).map(|text| read(&text)).collect()
}

#[divan::bench(sample_count = 10)]
fn all_shared_letters_checked(bencher: Bencher) {
    let drafts = shared();
    bencher
        .counter(ItemsCount::new(drafts.len()))
        .bench_local(|| drafts.iter().map(|d| checks::check(black_box(d)).findings.len()).sum::<usize>());
}
