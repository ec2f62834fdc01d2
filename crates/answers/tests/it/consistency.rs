//! Answers beside what was said before: each finding with both sides, and none where both can be true.

use answers::{
    Asked, EarlierAnswer, Memory,
    consistency::{Looked, WarningKind, warnings},
    propose,
};
use casework::authority::Register;
use document::{Table, response::Disposition};
use jiff::civil::date;

use crate::helpers::{RECEIVED, earlier, register};

fn kept(mut answer: EarlierAnswer, disposition: Disposition, provision: &str) -> EarlierAnswer {
    answer.disposition = disposition;
    answer.provisions = vec![provision.to_owned()];
    answer
}

/// The kinds of warnings about an answer to a question ("heading > question").
fn kinds(
    question: &str,
    answer: &str,
    disposition: Disposition,
    table: Option<&Table>,
    registers: &[Register],
    before: &[EarlierAnswer],
) -> Vec<WarningKind> {
    let (heading, text) = question.split_once(" > ").map_or((None, question), |(h, t)| (Some(h), t));
    let asked = Asked { text, heading, stem: None, subject: None, previous: &[], received_on: RECEIVED };
    let registers: Vec<&Register> = registers.iter().collect();
    let memory = Memory { registers: &registers, earlier: before, ..Memory::default() };
    let candidates = propose(&asked, &memory);
    let looked = Looked { text: answer, table, disposition, source: None, stale: false };
    warnings(&asked, &looked, &memory, &candidates).into_iter().map(|w| w.kind).collect()
}

fn before() -> Vec<EarlierAnswer> {
    let day = date(2025, 11, 3);
    vec![
        earlier("How many agents work in the contact centre?", "Contact centre", "70", day),
        earlier("Who supplies the door entry system?", "Offices", "Longwire Ltd", day),
        kept(earlier("Which firewall do you use?", "Security", "", day), Disposition::Withheld, "s.31(1)(a)"),
        earlier("When does the lift maintenance contract end?", "Lifts", "31 March 2028", day),
        kept(
            earlier("How many wardens are there at each depot?", "Wardens", "", day),
            Disposition::Withheld,
            "s.38(1)(b)",
        ),
        kept(
            earlier(
                "Who supplies the street lighting?",
                "Lighting",
                "See the Register, row Street Lighting.",
                day,
            ),
            Disposition::Accessible,
            "s.21",
        ),
        earlier("How many wardens are there at the Northgate depot?", "Wardens", "6", date(2025, 12, 1)),
    ]
}

#[test]
fn what_does_not_agree_with_before_is_found_and_what_does_is_not() {
    use Disposition::{Given, Ncnd, NotHeld, Withheld};
    use WarningKind::{Contradicts, Mosaic, WithheldBefore};
    for (question, answer, disposition, expected) in [
        ("Contact centre > How many agents work in the contact centre?", "73", Given, vec![Contradicts]),
        ("Contact centre > How many agents work in the contact centre?", "Seventy (70)", Given, vec![]),
        ("Contact centre > How many agents work in the contact centre?", "", NotHeld, vec![Contradicts]),
        ("Contact centre > How many agents work in the contact centre?", "", Withheld, vec![WithheldBefore]),
        ("How many calls did the contact centre take?", "70,212", Given, vec![]),
        ("Offices > Who is your door entry system supplier?", "Harbour Locks", Given, vec![Contradicts]),
        ("Offices > Who is your door entry system supplier?", "Longwire", Given, vec![]),
        ("Offices > When does the door entry contract end?", "1 May 2027", Given, vec![]),
        // What was public already said where it is, not what it is.
        ("Lighting > Who is the supplier of the street lighting?", "Longwire Ltd", Given, vec![]),
        ("Security > Which firewall do you use?", "Brightwall", Given, vec![WithheldBefore]),
        ("Security > Which firewall do you use?", "", Withheld, vec![]),
        ("Security > Which firewall do you use?", "", Ncnd, vec![]),
        ("When will the lift maintenance contract end?", "It ends on 31/03/2028.", Given, vec![]),
        ("When will the lift maintenance contract end?", "31 March 2027", Given, vec![Contradicts]),
        ("How many wardens are there at the Southgate depot?", "9", Given, vec![Mosaic]),
        ("How many wardens are there at the Southgate depot?", "", Withheld, vec![]),
        ("How many vans are there at the Southgate depot?", "9", Given, vec![]),
    ] {
        let found = kinds(question, answer, disposition, None, &[], &before());
        assert_eq!(found, expected, "{question} answered {answer:?}");
    }
}

#[test]
fn a_register_or_a_position_that_says_otherwise_is_shown() {
    let registers = [
        register(
            "contracts",
            "Title | Supplier | End date
             Grounds maintenance | Greenleaf Ltd | 30/09/2027",
        ),
        register(
            "facts",
            "Topic | Measure | Value | Disclosure
             Firewall | Manufacturer of system | Brightwall | withhold under s.31(1)(a)",
        ),
    ];
    let ask = |question, answer, disposition| kinds(question, answer, disposition, None, &registers, &[]);
    use Disposition::{Given, Withheld};
    let contradicts = [WarningKind::Contradicts];
    assert_eq!(ask("Who is the supplier of grounds maintenance?", "Oakline", Given), contradicts);
    assert!(ask("Who is the supplier of grounds maintenance?", "Greenleaf", Given).is_empty());
    assert_eq!(ask("Who is the supplier of grounds maintenance?", "", Withheld), contradicts);
    assert_eq!(ask("Who is the manufacturer of your firewall?", "Brightwall", Given), contradicts);
    assert!(ask("Who is the manufacturer of your firewall?", "", Withheld).is_empty());
}

#[test]
fn a_total_that_gives_the_number_kept_back_away_is_a_mosaic() {
    let row = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
    let table = |kept: &str| Table {
        caption: "Bites by dogs of the council".to_owned(),
        headings: row("Ward", "Bites"),
        rows: vec![row("East", "12"), row("West", "9"), row("Hill", kept)],
    };
    let mut with_table =
        earlier("How many dog bites were there by ward in 2025?", "Dogs", "", date(2026, 1, 5));
    with_table.disposition = Disposition::GivenInPart;
    with_table.table = Some(table("<5"));
    let total = "How many dog bites were there in 2025?";
    let asked = |before: &[EarlierAnswer]| kinds(total, "23 in all", Disposition::Given, None, &[], before);
    assert!(asked(&[with_table.clone()]).contains(&WarningKind::Mosaic));
    with_table.table = Some(table("2"));
    assert!(!asked(&[with_table]).contains(&WarningKind::Mosaic));
    // And the other way round: the total was given before.
    let given = earlier(total, "Dogs", "23 in all", date(2026, 1, 5));
    let now = kinds(
        "How many dog bites were there by ward in 2025?",
        "",
        Disposition::GivenInPart,
        Some(&table("<5")),
        &[],
        &[given],
    );
    assert!(now.contains(&WarningKind::Mosaic), "{now:?}");
}

#[test]
fn an_old_source_is_asked_of_its_owner() {
    let registers = [register("contracts", "Title | Supplier\nGrounds maintenance | Greenleaf Ltd")];
    let asked = Asked {
        text: "Who is the supplier of grounds maintenance?",
        heading: None,
        stem: None,
        subject: None,
        previous: &[],
        received_on: date(2028, 1, 3),
    };
    let registers: Vec<&Register> = registers.iter().collect();
    let memory = Memory { registers: &registers, ..Memory::default() };
    let candidates = propose(&asked, &memory);
    let found = warnings(&asked, &Looked::from(&candidates[0]), &memory, &candidates);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].kind, WarningKind::Stale);
    assert_eq!(found[0].why, "This was true as at 15 January 2026: ask Purchasing whether it still is.");
}
