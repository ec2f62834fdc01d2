//! How long the clock takes: one case with its whole working, and a year of a large country's cases.

use divan::{Bencher, black_box};
use jiff::{ToSpan, civil::date};
use law::{
    Edition, Law,
    clock::{ClockFacts, EventKind, due},
};

fn main() {
    // Building the tables is no part of a recomputation.
    let _ = Edition::current();
    divan::main();
}

/// One case with a clarification, a fee and an extension, with its whole working.
#[divan::bench]
fn one_case(bencher: Bencher<'_, '_>) {
    let facts = ClockFacts::new(Law::Foia, date(2026, 5, 28))
        .with(EventKind::ClarificationSought, date(2026, 6, 2))
        .with(EventKind::ClarificationReceived, date(2026, 6, 6))
        .with(EventKind::FeesNotice, date(2026, 6, 10))
        .with(EventKind::FeePaid, date(2026, 6, 16))
        .with(EventKind::PublicInterestExtensionTo, date(2026, 8, 4));
    bencher.bench(|| due(black_box(&facts), date(2026, 6, 20), Edition::current()));
}

/// A plain case.
#[divan::bench]
fn plain_case(bencher: Bencher<'_, '_>) {
    let facts = ClockFacts::new(Law::Foia, date(2026, 6, 1));
    bencher.bench(|| due(black_box(&facts), date(2026, 6, 20), Edition::current()));
}

/// A million open cases, as when a new edition of the bank holidays comes out.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn a_million_cases() -> usize {
    let first = date(2024, 1, 1);
    let mut known = 0;
    for at in 0..1_000_000_i32 {
        let received = first.saturating_add((at % 900).days());
        let law = Law::ALL[at as usize % 4];
        let facts = ClockFacts::new(law, received);
        let as_of = received.saturating_add((at % 40).days());
        known += usize::from(due(black_box(&facts), as_of, Edition::current()).answer().is_some());
    }
    known
}
