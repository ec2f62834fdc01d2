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

/// A letter about allotments, one about a museum, one about taxis: each question with its answer.
fn letters() -> Vec<answers::EarlierAnswer> {
    let of = |reference: &str, context: &str, day, rows: &[(&str, &str)]| {
        rows.iter()
            .map(|(question, answer)| answers::EarlierAnswer {
                reference: reference.to_owned(),
                ..earlier(question, context, answer, day)
            })
            .collect::<Vec<_>>()
    };
    let allotments = of(
        "A/1",
        "Your request of 2 November 2025: allotments and gardens",
        date(2025, 11, 28),
        &[
            (
                "How many people applied for an allotment in 2023/24 and 2024/25?",
                "2023/24: 212. 2024/25: 264.",
            ),
            ("What was the average wait for a plot in 2024/25?", "19 months."),
            ("How much did you receive from rents in 2024/25?", "£31,480, from 655 tenants."),
            ("And from sheds?", "£2,115."),
            ("How many plots were inspected in 2024/25?", "588."),
            ("How many were found to be neglected?", "71."),
            ("Which company cuts the hedges?", "Thornback Gardens, on a contract to 31 March 2028."),
            ("How much does it cost each year?", "£9,640."),
        ],
    );
    let museum = of(
        "M/1",
        "Museum and gallery",
        date(2022, 6, 10),
        &[
            ("Who supplies the ticketing system?", "Turnstile Works."),
            ("When does the contract end?", "30 June 2024."),
        ],
    );
    let mut taxis = of(
        "T/1",
        "Taxi licensing",
        date(2026, 1, 15),
        &[
            ("Which licensing officers deal with taxis? Please name them.", "Withheld under section 40(2)."),
            ("Does the council have a taxi marshal scheme?", "No. There is no such scheme."),
        ],
    );
    taxis[0].disposition = document::response::Disposition::Withheld;
    taxis[0].provisions = vec!["s.40(2)".to_owned()];
    [allotments, museum, taxis].concat()
}

/// What is proposed for a question after another one, in a request about something.
fn after(previous: &[&str], subject: &str, question: &str) -> Vec<answers::Candidate> {
    let known = letters();
    answers::propose(
        &answers::Asked {
            text: question,
            stem: None,
            heading: None,
            subject: Some(subject),
            previous,
            received_on: crate::helpers::RECEIVED,
        },
        &answers::Memory { earlier: &known, ..answers::Memory::default() },
    )
}

#[test]
fn an_earlier_answer_is_found_however_the_question_is_put() {
    for (before, subject, question, expected) in [
        // Other forms of the words, other ways to write the year.
        ("", "Allotments", "Number of allotment applications in 24/25", "264"),
        ("", "Allotments", "How many applied for allotments in 2024-25?", "264"),
        ("", "Allotments", "Average waiting time for a plot, 2024/25?", "19 months"),
        // A value inside a longer answer.
        (
            "How much came from allotment rents in 2024/25?",
            "Allotments",
            "How many tenants was that?",
            "655 tenants",
        ),
        ("", "Allotments", "When does the hedge cutting contract end?", "31 March 2028"),
        // What the question before says.
        (
            "How many plots were inspected in 2024/25?",
            "Allotments",
            "How many of those were neglected?",
            "71",
        ),
        (
            "Which company cuts the allotment hedges?",
            "Allotments",
            "What do you pay them each year?",
            "£9,640",
        ),
        // What the letter's question before says.
        ("", "Allotments", "How much did sheds raise in 2024/25?", "£2,115"),
        // Two at once.
        ("", "Allotments", "Which company cuts the hedges and how much does it cost each year?", "£9,640"),
        ("", "Allotments", "Which company cuts the hedges and how much does it cost each year?", "Thornback"),
        // The old one stands in an old letter.
        ("", "Museum ticketing system", "Who was your previous ticketing supplier?", "Turnstile Works"),
        // An answer that withheld is proposed as that.
        ("", "Taxis", "Names of the taxi licensing officers", "Withheld under section 40(2)."),
        ("", "Taxis", "Do you have taxi marshals?", "No. There is no such scheme."),
    ] {
        let previous: Vec<&str> = [before].into_iter().filter(|b| !b.is_empty()).collect();
        let found = after(&previous, subject, question);
        let first = found.first().unwrap_or_else(|| panic!("{question}: nothing"));
        assert!(first.text.contains(expected), "{question}: {found:#?}");
    }
    let withheld = after(&[], "Taxis", "Names of the taxi licensing officers");
    assert_eq!(withheld[0].disposition, document::response::Disposition::Withheld);
    assert_eq!(withheld[0].provisions, ["s.40(2)"]);
}

#[test]
fn what_is_of_another_time_or_another_matter_is_never_sure() {
    for (before, subject, question) in [
        ("How many plots were inspected in 2024/25?", "Allotments", "And in 2025/26?"),
        ("", "Allotments", "How many people applied for an allotment in 2022/23?"),
        ("How many plots were inspected in 2024/25?", "Allotments", "How many of those have ponds?"),
        ("", "Allotments", "Which company mends the fences?"),
        ("", "Museum", "Who supplies the ticketing system?"),
        ("", "Museum", "How many visitors came in 2024/25?"),
    ] {
        let previous: Vec<&str> = [before].into_iter().filter(|b| !b.is_empty()).collect();
        let found = after(&previous, subject, question);
        assert!(found.first().is_none_or(|c| c.confidence < 0.8), "{question}: {found:#?}");
    }
    let old = after(&[], "Museum", "Who supplies the ticketing system?");
    assert!(old.first().is_some_and(|c| c.text == "Turnstile Works." && c.stale), "{old:#?}");
}

#[test]
fn a_register_goes_before_an_answer_that_it_has_overtaken() {
    let register = crate::helpers::register(
        "Contracts register",
        "Title | Supplier | End date
         Museum ticketing system | Stallholder Systems | 2027-06-30",
    );
    let found = ask("Museum > Who supplies the ticketing system?", &[register], &letters());
    assert!(found.first().is_some_and(|c| c.text.contains("Stallholder")), "{found:#?}");
}

#[test]
fn another_authority_s_answer_is_worded_as_theirs_and_never_sure() {
    let question = "Which company inspects street trees?";
    let theirs = answers::EarlierAnswer {
        of: Some("Otherton Council".to_owned()),
        ..earlier(question, "Trees", "Greenleaf.", date(2025, 12, 1))
    };
    let found = ask(question, &[], std::slice::from_ref(&theirs));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, "Otherton Council answered: Greenleaf.");
    assert_eq!(found[0].source.name, "answer of Otherton Council");
    assert!(found[0].confidence <= 0.3 && found[0].is_anothers(), "{found:#?}");
    // Beside our own it stands below, and takes nothing from it.
    let ours = earlier(question, "Trees", "Barkwell Ltd.", date(2025, 12, 1));
    let alone = ask(question, &[], std::slice::from_ref(&ours));
    let both = ask(question, &[], &[theirs, ours]);
    assert_eq!(both[0], alone[0]);
    assert!(!both[0].is_anothers() && both[1].is_anothers(), "{both:#?}");
}

#[test]
fn two_answers_of_another_authority_together_are_no_surer_than_one() {
    let known: Vec<answers::EarlierAnswer> = letters()
        .into_iter()
        .map(|e| answers::EarlierAnswer { of: Some("Otherton Council".to_owned()), ..e })
        .collect();
    for question in [
        "Which company cuts the hedges and how much does it cost each year?",
        "How many plots were inspected in 2024/25?",
    ] {
        let found = ask(&format!("Allotments > {question}"), &[], &known);
        assert!(found.iter().all(|c| c.confidence <= 0.3 && c.is_anothers()), "{found:#?}");
    }
}
