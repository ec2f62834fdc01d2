//! Earlier answers: the same question in other words, another question in the same words.

use answers::SourceKind;
use jiff::civil::date;

use crate::helpers::{ask, earlier, sure};

fn known() -> Vec<answers::EarlierAnswer> {
    let lately = date(2025, 12, 1);
    vec![
        earlier("When is the contract up for renewal?", "Mobile phones", "In the third quarter.", lately),
        earlier("When is the contract up for renewal?", "Street trees", "In the spring.", lately),
        earlier("Which company inspects street trees?", "Trees", "Greenleaf Surveys.", lately),
        earlier("Do you have a policy on drones?", "Drones", "No policy is held.", lately),
        earlier("How many drones do you own?", "Drones", "Four.", date(2023, 3, 1)),
        earlier("How many complaints were made in 2023?", "Complaints", "88.", lately),
        earlier("How many trees were felled in the last year?", "Trees", "18.", lately),
    ]
}

#[test]
fn the_same_question_in_other_words_finds_its_answer() {
    for (question, expected) in [
        ("Mobile telephones > What is the renewal date of the contract?", "In the third quarter."),
        ("Street trees > When is the contract up for renewal?", "In the spring."),
        ("How many complaints did you receive in 2023?", "88."),
        ("Drones > Is there a policy on drones?", "No policy is held."),
    ] {
        let found = ask(question, &[], &known());
        let first = found.first().unwrap_or_else(|| panic!("{question}"));
        assert_eq!(first.text, expected, "{question}: {found:#?}");
        assert_eq!(first.source.kind, SourceKind::EarlierAnswer);
        assert!(first.confidence >= 0.7, "{question}: {found:#?}");
    }
}

#[test]
fn another_matter_another_year_or_old_figures_are_never_sure() {
    for question in [
        "Printers > When is the contract up for renewal?",
        "How many complaints were made in 2024?",
        "How many drones do you own?",
        "How many dogs do you own?",
        "How many trees were felled in the last year?",
        "Which company prunes street trees?",
        "Who is responsible for the street trees contract?",
    ] {
        assert!(sure(question, &[], &known()).is_none(), "{question}: {:#?}", sure(question, &[], &known()));
    }
    let old = ask("How many drones do you own?", &[], &known());
    assert!(old.first().is_some_and(|c| c.text == "Four." && c.stale), "{old:#?}");
}

#[test]
fn an_answer_given_after_receipt_is_not_used() {
    let later = [earlier("Do you have a policy on drones?", "Drones", "Yes.", date(2026, 3, 20))];
    assert!(ask("Do you have a policy on drones?", &[], &later).is_empty());
}
