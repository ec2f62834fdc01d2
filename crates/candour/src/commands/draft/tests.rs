//! The page of a draft, read as prose: `UPDATE_GOLDENS=1` writes it anew, and it is then reviewed.

use document::{Table, response::Disposition};
use jiff::civil::date;
use office::{
    LastSaid, ToFind,
    answers::{
        Candidate, Source, SourceKind,
        consistency::{Side, Warning, WarningKind},
    },
};

use super::*;

const REQUEST: &str = "Dear Sir or Madam,\n\nUnder the Freedom of Information Act 2000 please tell me:\n\n\
    1. Who is the supplier of the contact centre platform?\n\
    2. How many laptops were bought in 2023-24 and 2024-25, by year?\n\
    3. How many vans does the council have?\n\
    4. Who is the manufacturer of the firewall?\n\
    5. How many agents work in the contact centre?\n\
    6. Does the council have a policy on drones?\n\n\
    Yours faithfully\nMorwenna Tregarth\n";

fn candidate(text: &str, confidence: f32, record: &str, field: &str) -> Candidate {
    Candidate {
        text: text.to_owned(),
        table: None,
        disposition: Disposition::Given,
        provisions: Vec::new(),
        confidence,
        source: Source {
            name: "contracts".to_owned(),
            reference: "WX-104".to_owned(),
            date: Some(date(2026, 5, 4)),
            kind: SourceKind::Register,
            record: record.to_owned(),
            field: field.to_owned(),
            owner: Some("Procurement".to_owned()),
        },
        stale: false,
        note: None,
    }
}

fn stands(candidate: Candidate) -> Drafted {
    Drafted { proposed: Some(0), candidates: vec![candidate], ..Drafted::default() }
}

fn drafted() -> Vec<Drafted> {
    let mut laptops = candidate("Laptop: number bought by financial year", 0.91, "Laptop", "Number bought");
    let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
    laptops.table = Some(Table {
        caption: "Laptops by year".to_owned(),
        headings: row(["Financial year", "Number bought"]),
        rows: vec![row(["2023-24", "210"]), row(["2024-25", "1,260"])],
    });
    laptops.source.name = "devices".to_owned();
    laptops.source.reference = String::new();
    laptops.source.date = None;

    let mut vans = candidate("62", 0.84, "Fleet", "Number of vans");
    vans.stale = true;
    vans.source.name = "facts".to_owned();
    vans.source.reference = "Fleet".to_owned();
    vans.source.owner = Some("Fleet Services".to_owned());
    vans.source.date = Some(date(2023, 2, 1));
    let mut said = vans.source.clone();
    said.kind = SourceKind::EarlierAnswer;
    said.reference = "FOI-2025-0102".to_owned();
    said.date = Some(date(2025, 2, 3));
    let with =
        Side { text: "58".to_owned(), disposition: Disposition::Given, provisions: Vec::new(), source: said };
    let against =
        |kind, why: &str| Warning { kind, with: with.clone(), why: why.to_owned(), pieces: Vec::new() };
    let mut vans = stands(vans);
    vans.warnings = vec![
        against(
            WarningKind::Contradicts,
            "To the same question another answer was given on 3 February 2025 (FOI-2025-0102).",
        ),
        against(
            WarningKind::Stale,
            "This was true as at 1 February 2023: ask Fleet Services whether it still is.",
        ),
    ];

    let mut firewall = candidate("Withheld under s.31(1)(a)", 0.96, "Firewall", "Manufacturer");
    firewall.disposition = Disposition::Withheld;
    firewall.provisions = vec!["s.31(1)(a)".to_owned()];
    firewall.note =
        Some("withhold s.31(1)(a): names of products tell an attacker what to try first".to_owned());

    let last = LastSaid {
        text: "70 agents worked in the contact centre on 31 December 2024.".to_owned(),
        source: "FOI-2025-0102".to_owned(),
        on: Some(date(2025, 2, 3)),
    };
    let agents = ToFind { whom: Some("Customer Services".to_owned()), last: Some(last) };
    vec![
        stands(candidate("Callwise Ltd", 0.96, "Contact centre platform", "Supplier")),
        stands(laptops),
        vans,
        stands(firewall),
        Drafted { to_find: Some(agents), ..Drafted::default() },
        Drafted { to_find: Some(ToFind::default()), ..Drafted::default() },
    ]
}

#[test]
fn the_page_of_a_draft_reads_as_prose() {
    let request = reading::request(&reading::Opened::from_text(REQUEST));
    assert_eq!(request.questions.len(), 6);
    let found = page(&request, &drafted(), Some(Law::Foia), date(2026, 6, 1));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/draft.txt");
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(path, &found).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap_or_default();
    assert!(golden == found, "the page has changed: review it and run with UPDATE_GOLDENS=1\n{found}");
}
