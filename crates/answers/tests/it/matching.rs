//! Questions as people ask them, against the registers of an invented port and fire authority: counts in cells, follow-ons,
//! several fields at once, own names, positions, past reviews. Every row says where its class was seen.

use answers::{Asked, Candidate, Memory, propose};
use casework::authority::Register;
use document::response::Disposition;

use crate::helpers::{RECEIVED, register};

fn agreements() -> Register {
    register(
        "agreements",
        "Agreement                     | Counterparty        | Scope and notes                                        | Commenced  | Expires    | May run on to | Yearly cost | How bought       | Budget holder            | Quantity
         PF-11 Crew rostering system   | Watchbill Software  | Hosted rostering. Used by Operations and Training.     | 2024-04-01 | 2028-03-31 | 2030-03-31    | £84k        | Open tender      | Head of Operations       | 730 licences
         PF-12 Breathing apparatus     | Clearlung Ltd       | Sets and cylinders, serviced twice a year              | 2023-01-01 | 2026-01-31 | 2028-01-31    | £190k       | Three quotations | Equipment Manager        | 410 sets
         PF-13 Catering at the college | Mess & Mug Catering | Canteen, and the bar at weekends                       | 2025-09-01 | 2027-08-31 |               | £66k        | Direct award     | College Bursar           | 2 outlets
         PF-14 Water supply            | Fontwell Water      | Metered supply to stations and drill yards             | 2022-10-01 | 2027-09-30 |               | £31k        | Sector framework | Estates Manager          | 58 meters
         PF-15 Harbour patrol          | Breakwater Marine   | Launches and crews by night                            | 2025-01-01 | 2027-12-31 | 2029-12-31    | £510k       | Open tender      | Harbour Master           | 14 officers
         PF-16 Intruder detection      | Tripwire Defence    | Detection of intruders on the network                  | 2025-05-01 | 2028-04-30 |               | £48k        | Sector framework | Head of Digital          | 1,900 devices",
    )
}

fn facts() -> Register {
    register(
        "facts",
        "Heading | Item | Answer | Correct at | Kept by | May we release? | Review by
         Appliances | Owned by the authority | 96 | 2026-01-05 | Transport | yes | 2027-01-05
         Appliances | Of which electric | 3 | 2026-01-05 | Transport | yes | 2027-01-05
         Hydrants | Inspected in 2024/25 | 11,204 | 2025-06-30 | Operations | yes | 2025-12-31
         Crew rostering system | Replacement planned | Options to be looked at in spring 2027 | 2026-01-05 | Operations | yes | 2027-01-05
         Crew rostering system | Watches in the rota | 12 | 2026-01-05 | Operations | yes | 2027-01-05
         Hydrants | Out of use | 214 | 2026-01-05 | Operations | yes | 2027-01-05
         Interpreters | Languages | 41 | 2026-01-05 | Community | yes | 2027-01-05
         Mooring | Berths | 320 | 2026-01-05 | Harbour | yes | 2027-01-05
         Mooring | Enforcement | By our own harbour staff; no contractor | 2026-01-05 | Harbour | yes | 2027-01-05
         Interpreters | Provider | | 2026-01-05 | Community | not held: booked as needed | 2027-01-05",
    )
}

fn positions() -> Register {
    register(
        "standing positions",
        "Subject | Information asked for | Position | Exemption | Reason | Review
         IT security | Names, makers and versions of security software; suppliers of security services | withhold | s.31(1)(a) | It would save an attacker time | 2027-01-31
         IT security | Successful or attempted attacks | neither confirm nor deny | s.31(3) | It would show what we notice | 2027-01-31
         Staff | Names and contact details of staff below head of service | withhold (job title is given) | s.40(2) | They do not speak in public | 2027-01-31
         Cruise ships | Discount paid to each shipping line | withhold | s.43(2) | Lines would use each other's rates. The total is given | 2027-01-31",
    )
}

/// A question, the heading it stands under, and what was asked before it.
type Row = (&'static str, &'static str, &'static [&'static str], &'static str);

fn ask((question, heading, previous, _): &Row, names: &[(String, Vec<String>)]) -> Vec<Candidate> {
    let (agreements, facts, positions) = (agreements(), facts(), positions());
    let asked = Asked {
        text: question,
        stem: None,
        heading: Some(*heading).filter(|h| !h.is_empty()),
        subject: Some("Information request"),
        previous,
        received_on: RECEIVED,
    };
    propose(&asked, &Memory { registers: &[&agreements, &facts, &positions], names, ..Memory::default() })
}

#[test]
fn the_first_candidate_says_what_is_asked() {
    let rows: &[Row] = &[
        // Counts whose noun stands in the cell.
        ("How many licences?", "Crew rostering", &[], "730 licences"),
        ("Number of breathing apparatus sets", "", &[], "410 sets"),
        ("How many users does it have?", "Crew rostering", &[], "730 licences"),
        ("How many meters?", "Water supply", &[], "58 meters"),
        // A topic that is what is counted, and a measure that says which of them.
        ("How many of those are electric?", "", &["How many appliances do you own?"], "3"),
        // Initials of a title, and a title that opens with a reference.
        ("Who supplies your CRS?", "", &[], "Watchbill Software"),
        ("Incumbent?", "Water supply", &[], "Fontwell Water"),
        // Verbs of supplying.
        ("Who operates the canteen and bar?", "", &[], "Mess & Mug Catering"),
        ("Who is responsible for patrolling the harbour?", "", &[], "Breakwater Marine"),
        // Ways to buy.
        ("By what route was it purchased?", "Crew rostering", &[], "Open tender"),
        ("How bought?", "Catering at the college", &[], "Direct award"),
        // Those who answer for it.
        ("Who is the system owner?", "Crew rostering", &[], "Head of Operations"),
        // Follow-ons, over a question that says nothing.
        (
            "And when is that up?",
            "",
            &["Who runs the crew rostering system?", "How much is it?"],
            "31 March 2028",
        ),
        // Several fields, one of them not recorded; an end that is past.
        (
            "When does it expire and can it be extended?",
            "Water supply",
            &[],
            "Expires: 30 September 2027; May run on to: none recorded",
        ),
        (
            "Contractor and expiry",
            "Breathing apparatus",
            &[],
            "Counterparty: Clearlung Ltd; Expires: 31 January 2026; it may run on: to 31 January 2028 at the latest",
        ),
        (
            "If the contract is extended as far as it can be, when will it finish?",
            "Harbour patrol",
            &[],
            "to 31 December 2029 at the latest",
        ),
        // What a description says.
        (
            "Which departments use it?",
            "Crew rostering",
            &[],
            "Hosted rostering. Used by Operations and Training.",
        ),
        (
            "How often are they serviced?",
            "Breathing apparatus",
            &[],
            "Sets and cylinders, serviced twice a year",
        ),
        // Facts about plans, and facts that say who does it; a misspelling.
        (
            "Do you plan to replace it?",
            "Crew rostering system",
            &[],
            "Options to be looked at in spring 2027",
        ),
        ("Which company does your mooring enforcment?", "", &[], "By our own harbour staff; no contractor"),
    ];
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let first = ask(row, &[]).into_iter().next();
            let right =
                first.as_ref().is_some_and(|c| c.text == row.3 && c.disposition == Disposition::Given);
            (!right).then(|| format!("{}: {:?}", row.0, first.map(|c| (c.text, c.confidence))))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_position_answers_for_what_it_speaks_of_and_no_more() {
    use Disposition::*;
    let rows: &[(Row, Option<Disposition>)] = &[
        (("Which firewall do you use and who supplies it?", "", &[], ""), Some(Withheld)),
        (("Have you been hacked?", "IT security", &[], ""), Some(Ncnd)),
        (("How many ransomware attacks were there?", "", &[], ""), Some(Ncnd)),
        (("What discount is paid to each shipping line?", "", &[], ""), Some(Withheld)),
        (("Who is your provider of interpreters?", "", &[], ""), Some(NotHeld)),
        (("Please list the names and emails of all officers in procurement", "", &[], ""), Some(Withheld)),
        // The post is given, an address alone is not.
        (("Name and email of the contract manager", "Water supply", &[], ""), Some(GivenInPart)),
        (("Email of the contract manager", "Water supply", &[], ""), Some(Withheld)),
        (("Name and email of the contract manager", "Crew rostering", &[], ""), Some(Given)),
        // A total, another thing of the topic, another security.
        (("What was the total discount for cruise ships?", "", &[], ""), None),
        (("How many cruise ships called?", "", &[], ""), None),
        (("Are you certified to Cyber Essentials?", "", &[], ""), None),
        (("How many penetration tests were done last year?", "", &[], ""), None),
    ];
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(row, expected)| {
            let first = ask(row, &[]).into_iter().next();
            let sure = first.filter(|c| c.confidence >= 0.8 || expected.is_some() && c.confidence >= 0.3);
            let right = sure.as_ref().map(|c| c.disposition) == *expected;
            (!right).then(|| format!("{}: {:?}", row.0, sure.map(|c| (c.text, c.disposition, c.confidence))))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_price_by_the_piece_is_kept_back_whatever_it_is_of() {
    // The position names no matter; whether the first candidate is it.
    let rows: &[(&str, &[&str], bool)] = &[
        ("What do you pay for each cylinder?", &["Who supplies breathing apparatus?"], true),
        ("Hourly rate of a launch crew?", &["Who runs the harbour patrol?"], true),
        ("At what unit price?", &["Who is the water supplier?"], true),
        ("What does the harbour patrol cost each year?", &[], false),
        ("What do visitors pay per night for a mooring?", &[], false),
    ];
    let held = register(
        "what we release",
        "Subject | Information asked for | Position | Exemption | Reason | Review
         Commercial | Unit prices, day rates and margins of current suppliers | withhold | s.43(2) | Rivals would use them | 2027-01-31",
    );
    let (agreements, facts) = (agreements(), facts());
    for (question, previous, kept_back) in rows {
        let asked = Asked {
            text: question,
            stem: None,
            heading: None,
            subject: Some("Information request"),
            previous,
            received_on: RECEIVED,
        };
        let memory = Memory { registers: &[&agreements, &facts, &held], ..Memory::default() };
        let found = propose(&asked, &memory);
        let first = found.first().is_some_and(|c| c.provisions == ["s.43(2)"]);
        assert_eq!(first, *kept_back, "{question}: {found:?}");
    }
}

#[test]
fn own_names_lead_to_the_record() {
    let names = [("Crew rostering system".to_owned(), vec!["Old Faithful".to_owned()])];
    let row: Row = ("Who supplies Old Faithful?", "", &[], "Watchbill Software");
    let found = ask(&row, &names);
    assert_eq!(found.first().map(|c| c.text.as_str()), Some(row.3), "{found:#?}");
    assert!(ask(&row, &[]).iter().all(|c| c.confidence < 0.5));
}

#[test]
fn what_leaves_something_unsaid_does_not_stand_by_itself() {
    // A question, what was asked before it, whether its first candidate is sure enough to stand in a draft, and the class.
    type Doubt = (&'static str, &'static [&'static str], bool, &'static str);
    let rows: &[Doubt] = &[
        ("Who runs the harbour patrol, and what does it cost a year?", &[], true, "two fields, both said"),
        (
            "Harbour patrol: who from, tides worked, until when?",
            &[],
            false,
            "the second of three things is not said",
        ),
        ("Catering at the college: vendor, meals a week", &[], false, "the second of two things is not said"),
        (
            "Crew rostering system / replacement / training days",
            &[],
            false,
            "three things with strokes between",
        ),
        ("Who supplies the crew rostering system?", &[], true, "one field"),
        ("Breathing apparatus - who looks after it?", &[], false, "a firm or a person may be meant"),
        (
            "Has it gone to arbitration?",
            &["Who runs the harbour patrol?"],
            false,
            "a yes or no that nobody wrote down",
        ),
        (
            "Will it be put on the website?",
            &["Who gives shipping lines a discount?"],
            false,
            "a position on other things",
        ),
    ];
    for (question, previous, stands, class) in rows {
        let found = ask(&(question, "", previous, class), &[]);
        let first = found.first().map(|c| (c.confidence, c.text.as_str()));
        assert_eq!(first.is_some_and(|(sure, _)| sure >= 0.8), *stands, "{class}: {question}: {first:?}");
    }
}

#[test]
fn a_fact_past_its_review_is_marked() {
    for (row, stale) in [
        (("How many hydrants were inspected in 2024/25?", "", &[][..], "11,204"), true),
        (("How many of the appliances are electric?", "", &[][..], "3"), false),
    ] {
        let found = ask(&row, &[]);
        let first = found.first().unwrap_or_else(|| panic!("{}: nothing", row.0));
        assert_eq!((first.text.as_str(), first.stale), (row.3, stale), "{}", row.0);
    }
}

#[test]
fn unlikely_candidates_are_few_and_honest() {
    // Seen on the desk: an empty list told an officer less than the next best three places to look in.
    let found = ask(&("What hours does the canteen keep?", "", &[], ""), &[]);
    assert!(!found.is_empty() && found.iter().all(|c| c.confidence < 0.8), "{found:#?}");
    let found = ask(&("How many seals live in the estuary?", "", &[], ""), &[]);
    assert!(found.iter().all(|c| c.confidence < 0.3) && found.len() <= 3, "{found:#?}");
}
