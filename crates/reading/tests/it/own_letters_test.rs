//! What is read from our own letters stays as good as it is: a floor for each field, over all letters.

use std::path::Path;

use crate::own_letters::{Scores, batches};

#[test]
fn our_own_letters_are_read_as_a_careful_reader_reads_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/responses");
    let mut scores = Scores::default();
    let mut letters = 0;
    for (_, batch) in batches(&folder) {
        for letter in &batch {
            scores.add(letter, &reading::response::read(&letter.text));
            letters += 1;
        }
    }
    assert!(letters >= 50, "{letters} letters");
    for (field, floor) in [
        ("answers", 0.95),
        ("authority", 0.95),
        ("dates", 0.97),
        ("dispositions", 0.93),
        ("excerpt", 0.95),
        ("labels", 0.97),
        ("law", 0.97),
        ("leaves", 0.95),
        ("ncnd", 0.97),
        ("outcome", 0.90),
        ("provisions", 0.97),
        ("reference", 0.95),
        ("relied on", 0.97),
        ("rights", 0.97),
        ("test", 0.95),
    ] {
        let score = &scores.0[field];
        assert!(score.f1() >= floor, "{field}: {:.3} is below {floor}: {:#?}", score.f1(), score.misses);
    }
}
