//! The disclosure log as its readers get it: an entry for everybody, a feed for machines, a look for the officer.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail loudly")]

use casework::{
    EntryId, LetterId, QuestionId,
    case::{LogEntry, PublishedAnswer},
    decision::Disposition,
};
use document::response::Outcome;
use jiff::civil::date;
use publication::Listed;

fn entry() -> LogEntry {
    LogEntry {
        id: EntryId(0),
        letter: LetterId(0),
        title: "Laptops & <tablets>\u{1}".into(),
        summary: "One question. All information held was given.".into(),
        on: date(2026, 6, 22),
        outcome: Outcome::Full,
        answers: vec![PublishedAnswer {
            question: QuestionId(1),
            label: Some("1".into()),
            heading: None,
            question_text: "How many laptops?".into(),
            answer: "Ten.".into(),
            table: None,
            disposition: Disposition::Given,
            provisions: Vec::new(),
        }],
        annex: Vec::new(),
        enclosures: Vec::new(),
        looked_at_by: "Mina Okafor".into(),
        withdrawn: None,
    }
}

fn listed<'a>(
    id: &'a str,
    entry: &'a LogEntry,
    withdrawn: Option<(jiff::civil::Date, &'a str)>,
) -> Listed<'a> {
    Listed { id, reference: "FOI-2026-0117", entry, withdrawn }
}

#[test]
fn feed_is_well_formed_and_leaves_out_what_was_withdrawn() {
    let (shown, mut gone) = (entry(), entry());
    gone.title = "Gone".into();
    let today = date(2026, 6, 23);
    let entries =
        [listed("one", &shown, None), listed("two", &gone, Some((today, "It named a supplier's officer")))];
    let feed = publication::atom(&entries, "https://foi.wexmoor.example", "Borough of Wexmoor", today);
    assert!(feed.contains("<title>Laptops &amp; &lt;tablets&gt; </title>"), "{feed}");
    assert!(feed.contains("<id>https://foi.wexmoor.example/log/one</id>"));
    assert!(feed.contains("<updated>2026-06-22T00:00:00Z</updated>"));
    assert!(!feed.contains("Gone"));
    assert!(feed.chars().all(|c| !c.is_control() || c == '\n'));
    for tag in ["feed", "entry", "author", "summary"] {
        let ends = feed.matches(&format!("</{tag}>")).count();
        assert!(ends > 0 && feed.matches(&format!("<{tag}")).count() == ends, "{tag}");
    }
}

#[test]
fn data_of_a_withdrawn_entry_keeps_only_the_reason() {
    let entry = entry();
    let gone = listed("one", &entry, Some((date(2026, 6, 23), "It named a supplier's officer")));
    let data = publication::json(&gone, "https://foi.wexmoor.example");
    assert!(data.get("answers").is_none() && data.get("title").is_none());
    let data = publication::json(&listed("one", &entry, None), "https://foi.wexmoor.example");
    assert_eq!(data["answers"][0]["question"], "How many laptops?");
}
