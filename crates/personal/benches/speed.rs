//! How many characters a second are read: a mailbox of a million characters.

use personal::{SeniorRoles, find};

fn main() {
    divan::main();
}

const LETTER: &str = "Dear Mrs Adeyemi\n\nThank you for your letter of 3 May about the lift at Kitchener House. Piotr Wysocki (Void Property Officer) \
will ring you on 01632 960417 before Friday. The contractor told Meera Nair that the part has been ordered; it is number 500112847 and the van, YK19 OZT, brings it. \
We are sorry that nobody came, and that you had to climb the stairs with your shopping for nine days. If you are still unhappy, write to us at the address \
above or to housing@example.org, and someone who has not dealt with it before will look at it again.\n\nYours sincerely\n\nHannah Oyelaran\nHead of Housing\n\n";

#[divan::bench(sample_count = 10)]
fn a_million_characters(bencher: divan::Bencher) {
    let text = LETTER.repeat(1_000_000 / LETTER.len() + 1);
    let rule = SeniorRoles::default();
    bencher
        .counter(divan::counter::CharsCount::new(text.chars().count()))
        .bench(|| find(&text, &rule).spans.len());
}
