//! The many ways in which people ask the same of a table: ages, years, sums, changes, shares, what leans on the question
//! before. Every authority and figure is invented.

use answers::{Asked, Candidate, Memory, propose};
use casework::register::Register;
use jiff::civil::date;

use crate::helpers::register;

fn tables() -> Vec<Register> {
    let of = |name: &str, text: &str| Register { as_at: Some(date(2026, 6, 1)), ..register(name, text) };
    vec![
        // Measures and groups down, years across, a total at the foot, a figure not shown.
        of(
            "callouts of the lifeboat service",
            "Type of callout | 2021-22 | 2022-23 | 2023-24 | 2024-25 | 2025-26
             Yacht rescues | 212 | 240 | 198 | 205 | 231
             Swimmers in difficulty | 310 | 355 | 402 | 377 | 390
             Drownings | 6 | <5 | 8 | 5 | <5
             Hoax calls | 44 | 51 | 38 | 29 | 33
             All callouts | 566 | 646 | 638 | 611 | 654",
        ),
        // A measure, a group and a time a row, in different units of groups; ages.
        of(
            "spend and activity by group",
            "Period | Heading | Group | Figure
             FY23-24 | Ferry subsidy | Winter ferries | £1,100,000
             FY23-24 | Ferry subsidy | Summer ferries | £640,000
             FY24-25 | Ferry subsidy | Winter ferries | £1,150,000
             FY24-25 | Ferry subsidy | Summer ferries | £655,000
             FY25-26 | Ferry subsidy | Winter ferries | £1,212,000
             FY25-26 | Ferry subsidy | Summer ferries | £601,000
             FY24-25 | Bus passes held | Aged 16 to 24 | 5,210
             FY24-25 | Bus passes held | Aged 25 to 59 | 1,904
             FY24-25 | Bus passes held | Aged 60 and over | 11,340
             FY25-26 | Bus passes held | Aged 16 to 24 | 5,377
             FY25-26 | Bus passes held | Aged 25 to 59 | 1,861
             FY25-26 | Bus passes held | Aged 60 and over | 11,002",
        ),
        // Rows that are each of something else, one a part of another by its name.
        of(
            "harbour and moorings",
            "Harbour and moorings | FY23-24 | FY24-25 | FY25-26
             Mooring permits issued | 400 | 500 | 520
             Mooring permits issued within 15 days | 300 | 410 | 442
             Wrecks raised | 3 | 1 | 2",
        ),
        // Two tables under each other.
        of(
            "lighthouse figures",
            "Lighthouse | 2022-23 | 2023-24 | 2024-25
             North Stack | 1,200 | 1,350 | 1,410
             Skerry Point | 880 | 905 | 990
             Repair cost | 2022 | 2023 | 2024
             Lamps replaced | £4,000 | £4,400 | £5,150
             Foghorns mended | £800 | £910 | £875",
        ),
        // Years down whose heading says when they end.
        of(
            "estate and money by year",
            "Financial year (to 31 July) | Water used m3 | Parking fine income | Pest control spend
             2021-22 | 21,000 | £41,300 | £9,100
             2022-23 | 20,100 | £44,870 | £8,750
             2023-24 | 19,700 | £46,020 | £9,940
             2024-25 | 18,900 | £52,660 | £10,200
             2025-26 | 18,480 | £49,190 | £11,650",
        ),
        // Sessions and places.
        of(
            "berths and charges",
            "Session | Marina | Berths | Weekly charge
             2023-24 | Gull Basin | 120 | £41.50
             2023-24 | Tern Quay | 85 | £52.00
             2024-25 | Gull Basin | 120 | £43.00
             2024-25 | Tern Quay | 85 | £55.25
             2025-26 | Gull Basin | 118 | £44.75
             2025-26 | Tern Quay | 90 | £57.50",
        ),
    ]
}

/// "Stem: # First question // second question": the last is asked, the others came before it.
fn asked(question: &str) -> Vec<Candidate> {
    let registers = tables();
    let registers: Vec<&Register> = registers.iter().collect();
    let (stem, questions) = question.split_once(" # ").map_or((None, question), |(s, q)| (Some(s), q));
    let questions: Vec<&str> = questions.split(" // ").collect();
    let (before, last) = questions.split_at(questions.len() - 1);
    let asked = Asked {
        text: last[0],
        stem,
        heading: None,
        subject: None,
        previous: before,
        received_on: date(2026, 11, 3),
    };
    propose(&asked, &Memory { registers: &registers, ..Memory::default() })
}

fn all(candidate: &Candidate) -> String {
    let rows = candidate.table.iter().flat_map(|t| t.rows.iter()).map(|r| r.join(" | "));
    std::iter::once(candidate.text.clone()).chain(rows).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_same_thing_is_asked_in_many_words() {
    // Question, what the first candidate says, why.
    #[rustfmt::skip]
    let rows: &[(&str, &[&str], &str)] = &[
        ("Yacht rescues by year // Please add the five years together for swimmers in difficulty", &["1,834 in all"], "added together"),
        ("Yacht rescues by year // And hoax calls, all told?", &["195 in all"], "all told"),
        ("Number of yacht rescues, three latest years together", &["634 in all"], "three latest years"),
        ("Yacht rescues in the five most recent years", &["212", "231"], "the most recent years, counted"),
        ("Total hoax calls over the last four sessions", &["151 in all"], "sessions are years"),
        ("How many drownings were there in 2022/23?", &["<5"], "a figure not shown stands as it is"),
        ("Yacht rescues by year // What was the exact number of drownings in 2025-26?", &["<5"], "no exact figure, after another row of the table"),
        ("Share of all callouts in the most recent year that were hoax calls (%)", &["5.0% (33 of 654)"], "a share of the total row"),
        ("What percentage of callouts in 2024-25 were for swimmers in difficulty?", &["61.7% (377 of 611)"], "a share of the total row"),
        ("How many yacht rescues in 2025-26? // As a percentage of all callouts?", &["35.3% (231 of 654)"], "a share of what is named, of what was asked before"),
        ("By how much did hoax calls rise between last year and the year before it?", &["a rise of 4", "from 29", "to 33"], "last year and the year before it"),
        ("By what percentage did water use drop from 2021-22 to 2025-26?", &["12.0%", "a fall of"], "drop"),
        ("Swimmers in difficulty - percentage rise over the five years?", &["25.8%"], "a rise over all"),
        ("Hoax calls each year // By what percentage have they fallen?", &["25.0%"], "a change of what was asked before"),
        ("Please give contractor, value, start and end date for: # Water used m3 for each of the last three years", &["19,700", "18,900", "18,480"], "a stem that asks for money of other things"),
        ("What income did parking fines bring in 2025-26?", &["£49,190"], "income"),
        ("How much was spent on pest control in the year to 31 July 2025?", &["£10,200"], "a year by its last day"),
        ("Pest control spend in 2024/5", &["£10,200"], "one digit of the next year"),
        ("Pest control spend in FY24-25", &["£10,200"], "FY with both years"),
        ("Pest control spend for academic year 24/25", &["£10,200"], "two digits each"),
        ("Weekly charge at Tern Quay in 2025-26? // How much was it in each of the two sessions before?", &["£52.00", "£55.25"], "the two before"),
        ("Weekly charge at Tern Quay in 2025-26 // And the year before?", &["£55.25"], "the year before"),
        ("Which marina had the cheapest weekly charge in 2025-26?", &["Gull Basin, with £44.75"], "cheapest"),
        ("Cheapest marina this session, by weekly charge?", &["Gull Basin, with £44.75"], "opening with it"),
        ("Bus passes held by people aged 60 and over in FY25-26", &["11,002"], "a band as written"),
        ("Bus passes held by the over 60s in FY25-26", &["11,002"], "over 60s"),
        ("Bus passes held by people aged 60 and over in FY25-26 // And 16-24 year olds?", &["5,377"], "another band"),
        ("Bus passes held by people aged 60 and over in FY25-26 // And under 25?", &["5,377"], "under is the band below"),
        ("Bus passes held by people aged 60 and over in FY25-26 // And under 60?", &["5,377", "1,861"], "two bands"),
        ("What share of mooring permits were issued within 15 days in FY24-25?", &["82.0% (410 of 500)"], "a share of the wider row"),
        ("How many of the FY25-26 mooring permits were issued within 15 days? // As a percentage?", &["85.0% (442 of 520)"], "a share of the wider row, asked before"),
        ("Repair cost of foghorns mended in 2023", &["£910"], "the second of two tables under each other"),
        ("Lighthouse figures for Skerry Point in 2023-24", &["905"], "the first of two tables under each other"),
        ("Total ferry subsidy in FY24-25", &["£1,805,000"], "all groups added up"),
        ("Ferry subsidy for winter ferries in FY24-25 // Total for all kinds of ferry subsidy in FY25-26?", &["£1,813,000"], "back to all groups"),
        ("Ferry subsidy for winter ferries by year // And for summer ferries?", &["£640,000", "£655,000", "£601,000"], "only the group changes"),
        ("Ferry subsidy for winter ferries in FY24-25 // And in 2025-26?", &["£1,212,000"], "only the year changes"),
    ];
    let mut wrong = Vec::new();
    for (question, says, why) in rows {
        let found = asked(question);
        match found.first() {
            Some(best) if best.confidence >= 0.4 && says.iter().all(|s| all(best).contains(s)) => {}
            _ => {
                let short =
                    found.iter().take(2).map(|c| format!("{:.2} {} {:?}", c.confidence, c.text, c.note));
                wrong.push(format!("{why}: {question}\n   {:?}", short.collect::<Vec<_>>()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_not_there_is_not_answered_by_its_neighbour() {
    #[rustfmt::skip]
    let rows: &[(&str, &str)] = &[
        ("Bus passes held by people aged 60 and over in FY25-26 // And under 18?", "the bands cut it through"),
        ("Bus passes held by people aged 50 and over in FY25-26", "the bands cut it through"),
        ("Ferry subsidy for winter ferries in FY24-25 // And in 2019-20?", "no such year"),
        ("Ferry subsidy for other ferries in FY24-25", "no such group"),
        ("How many moorings are there in the harbour, in total?", "rows of different things are not added up"),
        ("Swimmers in difficulty by year // How many of those were hoax calls in 2024-25?", "no part of those"),
        ("IT headcount in 2025-26 in the harbour", "IT is a department"),
        ("Yacht rescues in 2025-26 at night", "not parted so"),
        ("How many canoe rescues were there in 2024-25?", "another row"),
        ("Weekly charge at Cormorant Wharf in 2024-25", "another place"),
        ("Weekly charge at Tern Quay in 2023-24 // And the year before?", "before the table begins"),
        ("How many falls from piers were there in 2024-25?", "another thing, and no change"),
        ("How much income did berths bring in 2024-25?", "not held as money"),
    ];
    let mut wrong = Vec::new();
    for (question, why) in rows {
        if let Some(best) = asked(question).first().filter(|c| c.confidence >= 0.6) {
            wrong.push(format!("{why}: {question}\n   {:.2} {}", best.confidence, best.text));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
