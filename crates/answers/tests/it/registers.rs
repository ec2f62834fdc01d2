//! Registers with invented headings, orders of columns and ways to write dates.

use answers::SourceKind;
use document::response::Disposition;

use crate::helpers::{ask, register, sure};

fn contracts() -> casework::authority::Register {
    register(
        "agreements",
        "Ref | What for            | Contractor            | Type            | From       | To         | Options to extend | Cost per annum | Lead officer         | FOI position
         A1  | Gas boilers         | Ember Heating Ltd     | Works           | 01.04.24   | 31.03.28   | 1 year            | £48,200        | Head of Property     | give
         A2  | Lift maintenance    | Upward Lifts plc      | Works           | 1 May 2023 | 30 Apr 2027|                   | £19,750        | Head of Property     | give
         A3  | Payroll bureau      | Tidewater Pay Ltd     | Services        | 01/07/2022 | 30/06/2026 |                   | £61,000        | Head of Finance      | withhold cost s.43(2)
         A4  | Penetration testing | Greymantle Assurance  | Services        | 2025-01-01 | 2027-12-31 |                   | £22,000        | Head of ICT          | withhold s.31(1)(a)
         A5  | Office cleaning     | Old Broom Ltd         | Works           | 01.04.19   | 31.03.24   |                   | £90,000        | Head of Property     | give
         A6  | Office cleaning     | Bright Corridor Ltd   | Works           | 01.04.24   | 31.03.29   |                   | £97,300        | Head of Property     | give
         A7  | Pool chemicals      | Clearwell Supplies    | Goods           | 01.10.24   | 30.09.26   |                   | £12,000        | Leisure Manager      | give
         A8  | Pool chemicals      | Lagoon Trading Ltd    | Goods           | 01.10.24   | 30.09.27   |                   | £9,000         | Leisure Manager      | give",
    )
}

fn facts() -> casework::authority::Register {
    register(
        "facts",
        "Area | Item | Answer | Checked on | Held by | May we release it?
         Contact centre | Number of advisers | 64 | 1 Feb 2026 | Customer Services | yes
         Contact centre | Number of sites | 2 | 1 Feb 2026 | Customer Services | yes
         Wi-Fi | Manufacturer | Secret Radio Ltd | 1 Feb 2026 | ICT | withhold, section 31 (1) (a)
         Cyber attacks | Number of attacks | Secret | 1 Feb 2026 | ICT | NCND s.31(3)
         Fleet | Number of vehicles | 118 | 2024-02-01 | Transport | yes
         Fleet | Number of vehicles | 95 | 2023-02-01 | Transport | yes
         Fleet | Number of electric vehicles | 21 | 2026-02-01 | Transport | yes",
    )
}

#[test]
fn a_contract_answers_for_the_field_that_is_asked() {
    let memory = [contracts(), facts()];
    for (question, expected) in [
        ("Who is your current supplier of gas boilers?", "Ember Heating Ltd"),
        ("Which company do you use for lift maintenance?", "Upward Lifts plc"),
        ("Lift maintenance > When does the contract expire?", "30 April 2027"),
        ("Lift maintenance > What is the renewal date?", "30 April 2027"),
        ("Lift maintenance > When did it start?", "1 May 2023"),
        ("How much do you spend each year on gas boilers?", "£48,200"),
        ("Gas boilers > Annual cost", "£48,200"),
        (
            "Gas boilers > Contract duration, including any extensions",
            "From 1 April 2024 to 31 March 2028. Extension: 1 year",
        ),
        ("Gas boilers > Which extensions are possible?", "1 year"),
        (
            "Payroll bureau > Please give the job title of the person responsible for this contract",
            "Head of Finance",
        ),
        ("Payroll bureau > Who is the provider?", "Tidewater Pay Ltd"),
        ("Office cleaning > Who is the incumbent?", "Bright Corridor Ltd"),
        ("Office cleaning > Who was the previous supplier?", "Old Broom Ltd"),
        ("Lift maintenance > Is there a contract in place? If so, when does it end?", "30 April 2027"),
        (
            "Gas boilers > When did the contract begin and when does it end?",
            "From: 1 April 2024; To: 31 March 2028",
        ),
    ] {
        let found = sure(question, &memory, &[]);
        let found = found.unwrap_or_else(|| panic!("{question}: {:#?}", ask(question, &memory, &[])));
        assert_eq!((found.text.as_str(), found.disposition), (expected, Disposition::Given), "{question}");
        assert_eq!((found.source.kind, found.stale), (SourceKind::Register, false), "{question}");
    }
}

#[test]
fn a_position_brings_its_disposition_and_keeps_the_value_back() {
    let memory = [contracts(), facts()];
    for (question, disposition, provision, value) in [
        ("Payroll bureau > What is the annual cost?", Disposition::Withheld, "s.43(2)", "61,000"),
        ("Who is your supplier of penetration testing?", Disposition::Withheld, "s.31(1)(a)", "Greymantle"),
        (
            "Who is the manufacturer of your wireless network (Wi-Fi)?",
            Disposition::Withheld,
            "s.31(1)(a)",
            "Secret",
        ),
        ("What is the number of cyber attacks in the last year?", Disposition::Ncnd, "s.31(3)", "Secret"),
    ] {
        let found = ask(question, &memory, &[]);
        let first = found.first().unwrap_or_else(|| panic!("{question}"));
        assert_eq!(
            (first.disposition, first.provisions.as_slice()),
            (disposition, &[provision.to_owned()][..]),
            "{question}"
        );
        assert!(!format!("{found:?}").contains(value), "{question}: {found:#?}");
        assert!(first.note.is_some(), "{question}");
    }
}

#[test]
fn what_is_not_known_is_proposed_by_nothing_that_is_sure() {
    let memory = [contracts(), facts()];
    for question in [
        "How many agents are on maternity leave?",
        "Number of contact centres",
        "How many sites do you have?",
        "How many advisers work from home?",
        "How many calls did the contact centre receive?",
        "Who supplies your lift music?",
        "Who is your supplier of photocopiers?",
        "Gas boilers > How many boilers do you have?",
        "Gas boilers > What is the total value of the contract?",
        "Gas boilers > Why was the contract awarded without a tender?",
        "Printers > When does the contract end?",
        "When does the contract end?",
        "How many petrol vehicles are in the fleet?",
        "Gas boilers > What did you spend in 2019?",
        "Gas boilers > How much did you spend in each of the last three years?",
        "Gas boilers > Who was the previous supplier?",
        "Gas boilers > Please give the email address of the supplier",
        "Gas boilers > Who are the sub-contractors of the supplier?",
        "Gas boilers > What does the supplier charge per hour?",
        "Gas boilers > What is the cost of ending the contract early?",
        "Gas boilers > How much notice is needed to end the contract?",
        "Gas boilers > When will the contract be put out to tender?",
        "Gas boilers > How was the supplier chosen?",
        "Gas boilers > Please provide a copy of the contract",
        "Gas boilers > How many bids were received?",
        "Gas boilers > Which other companies were invited?",
        "Do you plan to replace the gas boilers?",
        "",
        "?",
    ] {
        assert!(sure(question, &memory, &[]).is_none(), "{question}: {:#?}", sure(question, &memory, &[]));
    }
    assert!(ask("How many foxes live in the park?", &memory, &[]).is_empty());
    assert!(ask("Who is the supplier?", &[], &[]).is_empty());
}

#[test]
fn facts_answer_for_what_they_count() {
    let memory = [contracts(), facts()];
    for (question, expected, stale) in [
        ("How many contact centre agents do you employ?", "64", false),
        ("Contact centre > Number of sites", "2", false),
        ("How many electric vehicles are in your fleet?", "21", false),
        ("How many vehicles are in your fleet?", "118", true),
    ] {
        let found = sure(question, &memory, &[]);
        let found = found.unwrap_or_else(|| panic!("{question}: {:#?}", ask(question, &memory, &[])));
        assert_eq!((found.text.as_str(), found.stale), (expected, stale), "{question}");
    }
}

#[test]
fn several_contracts_that_fit_are_listed_together() {
    let found = sure("Pool chemicals > Who are your suppliers?", &[contracts()], &[]).expect("a list");
    let table = found.table.expect("a table");
    assert_eq!(table.headings, ["Contract", "Contractor"]);
    assert_eq!(
        table.rows,
        [["Pool chemicals", "Clearwell Supplies"], ["Pool chemicals", "Lagoon Trading Ltd"]]
    );
}

#[test]
fn figures_by_year_are_a_table() {
    let loans = register(
        "library loans",
        "Financial year | Books lent | E-books lent | Visits
         2022/23 | 41000 | 9000 | 120400
         2023/24 | 40200 | 11800 | 131900
         2024/25 | 39900 | 15100 | 140250",
    );
    let bins = register(
        "bins",
        "Year | Kind of bin | Delivered
         2023 | Green bin | 310
         2023 | Brown bin | 420
         2024 | Green bin | 290
         2024 | Brown bin | 515",
    );
    let memory = [loans, bins];
    let rows = |question: &str| {
        let found = sure(question, &memory, &[]);
        let found = found.unwrap_or_else(|| panic!("{question}: {:#?}", ask(question, &memory, &[])));
        found.table.map_or_else(|| vec![vec![found.text]], |t| t.rows)
    };
    assert_eq!(
        rows("How many books were lent by libraries in each of the last two financial years?"),
        [["2023/24", "40200"], ["2024/25", "39900"]]
    );
    assert_eq!(rows("How many brown bins were delivered in 2024?"), [["515 (2024)"]]);
    assert_eq!(rows("How many green bins were delivered each year?"), [["2023", "310"], ["2024", "290"]]);
    assert_eq!(rows("How many visits were there in 2023/24?"), [["131900 (2023/24)"]]);
    for question in [
        "How many visits were made by children?",
        "Who sells the books that are lent?",
        "How many DVDs were lent by libraries?",
        "How many blue bins were delivered?",
    ] {
        assert!(sure(question, &memory, &[]).is_none(), "{question}: {:#?}", sure(question, &memory, &[]));
    }
}

#[test]
fn a_topic_comes_from_the_words_above_a_pointing_stem() {
    let text = "First answer here.\n\nThe second part is about lift maintenance and may be one of these:\n\n1. passenger lifts\n2. goods lifts\n\nFor each contract above please state:\n";
    let to = text.find("For each").expect("the stem");
    assert_eq!(
        answers::lead_in(text, 0, to).as_deref(),
        Some("The second part is about lift maintenance and may be one of these:")
    );
    assert_eq!(answers::lead_in(text, to, text.len()), None);
    assert_eq!(answers::lead_in(text, 5, 100_000), None);
}

#[test]
fn odd_registers_and_texts_do_no_harm() {
    let ragged = register(
        "ragged",
        "Contract | Supplier | Ends\nGas boilers\n | | \nLifts | Upward | 31 February 2030 | more",
    );
    let empty = register("empty", "Contract");
    let long = "supplier of lifts ".repeat(2_000);
    for question in
        ["Who is the supplier of lifts?", long.as_str(), "¿Quién? 上 — (((", "lifts > ) > when: ; :"]
    {
        let _ = ask(question, &[ragged.clone(), empty.clone()], &[]);
    }
    assert_eq!(sure("Who supplies your lifts?", &[ragged], &[]).map(|c| c.text).as_deref(), Some("Upward"));
}
