//! Bytes a second of plain letter text on one core: `cargo bench -p reading --bench response`.

#[path = "../tests/it/own_letters.rs"]
#[allow(dead_code)]
mod own_letters;

use divan::{Bencher, counter::BytesCount};

fn letters() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/responses");
    own_letters::batches(&folder).into_iter().flat_map(|(_, letters)| letters).map(|l| l.text).collect()
}

/// Our own letters, one after the other: a kilobyte or two each, full of citations.
#[divan::bench]
fn letters_of_all_shapes(bencher: Bencher) {
    let letters = letters();
    let bytes: usize = letters.iter().map(String::len).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| letters.iter().map(|l| reading::response::read(l).questions.len()).sum::<usize>());
}

/// A long reply: mostly prose and figures, few citations.
#[divan::bench]
fn long_reply(bencher: Bencher) {
    let mut text = String::from(
        "Quayside Borough Council\n\n3 May 2022\nOur ref: FOI-771\n\nDear Ms Ash\n\nYou asked for the following:\n\n1. How many boats are moored here?\n2. Who owns each of the boats?\n\nResponse\n\n1. The boats are listed below.\n\n",
    );
    for n in 0..400 {
        text += &format!(
            "Mooring {n} lies on the east side of the basin and was let to its present tenant for a term of three years; the rent is paid each quarter and has been raised once.\n\n"
        );
    }
    text += "2. The owners are withheld under section 40(2) of the Freedom of Information Act 2000.\n\nYou may ask for an internal review within 40 working days, and then complain to the Information Commissioner.\n\nYours sincerely\n\nP. Reed\n";
    bencher.counter(BytesCount::of_str(&text)).bench(|| reading::response::read(&text));
}

fn main() {
    divan::main();
}
