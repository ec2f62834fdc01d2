//! Requests a second on one core: `cargo bench -p reading --bench request`.

use container::Limits;
use divan::{Bencher, counter::BytesCount};

/// A questionnaire of ten questions under a stem, with the courtesies around them.
fn questionnaire() -> String {
    let mut text = String::from(
        "Dear Sir or Madam,\n\nUnder the Freedom of Information Act 2000 I would like to request the following information for each of the last three financial years:\n\n",
    );
    for n in 1..=10 {
        text += &format!(
            "{n}. How many street lamps of type {n} did you own, and what was the annual cost of their electricity?\n\n"
        );
    }
    text + "Please send the information by e-mail in a spreadsheet. If anything is unclear, please let me know.\n\nKind regards,\n\nSam Example\nLakeside News Ltd\n"
}

#[divan::bench]
fn plain_text(bencher: Bencher) {
    let text = questionnaire();
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let opened =
            reading::open(text.as_bytes(), Some("request.txt"), &Limits::default()).expect("it is text");
        reading::request(&opened)
    });
}

#[divan::bench]
fn e_mail(bencher: Bencher) {
    let mail = format!(
        "From: Sam Example <sam@example.org>\r\nTo: foi@authority.example\r\nSubject: Street lamps\r\nDate: Mon, 3 Feb 2025 10:00:00 +0000\r\nMessage-ID: <1@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}",
        questionnaire().replace('\n', "\r\n")
    );
    bencher.counter(BytesCount::of_str(&mail)).bench(|| {
        let opened =
            reading::open(mail.as_bytes(), Some("request.eml"), &Limits::default()).expect("it is an e-mail");
        reading::request(&opened)
    });
}

fn main() {
    divan::main();
}
