//! What a table is guessed to be, under headings that nobody agreed on.

use answers::{understand, understood};
use casework::register::{Meaning, RegisterKind};

use crate::helpers::register;

#[track_caller]
fn check(table: &str, kind: RegisterKind, expected: &[(&str, Meaning)]) {
    let table = register("table", table);
    let found = understand(&table.headings, &table.rows);
    assert_eq!(found.kind, kind, "{found:#?}");
    for (heading, meaning) in expected {
        assert_eq!(found.meanings.get(*heading), Some(meaning), "{heading}: {found:#?}");
    }
}

#[test]
fn contracts_are_known_under_many_headings() {
    use Meaning::*;
    check(
        "Our ref | With whom | Agreement | Live from | Runs to | £ per year | More years | Route to market | Looked after by | Division
         W1 | Calder Lift Co Ltd | Lift servicing | 1 May 2024 | 30 Apr 2027 | £18k | 1 year | Three quotes | Estates Manager | Property
         W2 | Hush Fire plc | Fire alarms | 1 Jun 2023 | 31 May 2028 | £44,100 | none | Open tender | Head of Estates | Property",
        RegisterKind::Contracts,
        &[
            ("With whom", Supplier),
            ("Agreement", Title),
            ("Live from", Start),
            ("Runs to", End),
            ("£ per year", AnnualValue),
            ("Route to market", Procurement),
            ("Looked after by", Contact),
            ("Division", Owner),
        ],
    );
    check(
        "contracts/0/title | awards/0/suppliers/0/name | contracts/0/period/startDate | contracts/0/period/endDate | contracts/0/period/maxExtentDate | contracts/0/value/amount | tender/procurementMethodDetails
         Grounds upkeep | Moss and Fern Ltd | 2025-04-01T00:00:00Z | 2029-03-31T00:00:00Z | 2031-03-31T00:00:00Z | 812000 | Open tender",
        RegisterKind::Contracts,
        &[
            ("contracts/0/title", Title),
            ("awards/0/suppliers/0/name", Supplier),
            ("contracts/0/period/startDate", Start),
            ("contracts/0/period/endDate", End),
            ("contracts/0/period/maxExtentDate", Extension),
            ("tender/procurementMethodDetails", Procurement),
        ],
    );
    // The headings say next to nothing; the cells do.
    check(
        "Line | Column A | Column B | From | To
         1 | Winter gritting salt | Saltway Minerals Ltd | 2024-10-01 | 2027-09-30
         2 | Weather forecasts | Isobar Services plc | 2023-10-01 | 2026-09-30
         3 | Gully emptying | Drainwell Ltd | 2022-04-01 | 2027-03-31",
        RegisterKind::Contracts,
        &[("Column A", Title), ("Column B", Supplier), ("From", Start), ("To", End)],
    );
}

#[test]
fn facts_positions_and_other_tables_are_told_apart() {
    use Meaning::*;
    check(
        "Service | Data item | Current figure | Correct at | Kept by | Can we release it? | Next due
         Libraries | Branches | 9 | 31/03/2026 | Culture | yes | 31/03/2027
         Libraries | Self-service maker | Tome Kiosks | 31/03/2026 | Culture | yes | 31/03/2027",
        RegisterKind::Facts,
        &[
            ("Service", Topic),
            ("Data item", Measure),
            ("Current figure", Answer),
            ("Correct at", AsAt),
            ("Kept by", Owner),
            ("Can we release it?", Disclosure),
            ("Next due", ReviewBy),
        ],
    );
    check(
        "Theme | Kind of information | Our line | Section relied on | Because | Found at
         Alarms | Makes of intruder alarm | Withhold | s.31(1)(a) | It would help a burglar |
         Grants | Grants over £500 | Published | s.21 | Every quarter | https://grants.example/all",
        RegisterKind::Positions,
        &[
            ("Theme", Topic),
            ("Kind of information", Measure),
            ("Our line", Disclosure),
            ("Section relied on", Provision),
            ("Because", Reasons),
            ("Found at", Published),
        ],
    );
    for table in [
        "Financial year | Vans | Cars\n 2023/24 | 14 | 3\n 2024/25 | 9 | 6",
        "Directorate | 2023-24 | 2024-25\n Place | £1,200 | £1,400\n People | £900 | £950",
        "Year ending | Days lost | Rate\n 31 March 2025 | 9,100 | 4.1%\n 31 March 2026 | 9,300 | 4.4%",
        "Month | Supplier | Calls\n 2026-01 | Ringwell Ltd | 40\n 2026-02 | Ringwell Ltd | 55",
    ] {
        check(table, RegisterKind::Table, &[]);
    }
}

#[test]
fn what_the_keeper_confirmed_stands() {
    let mut table = register(
        "table",
        "Name | Holder | Until\n Bell repairs | Campanile Works Ltd | 2028-01-31\n Organ tuning | Diapason Ltd | 2027-01-31",
    );
    table.meanings.insert("Holder".to_owned(), Meaning::Contact);
    let found = understood(&table);
    assert_eq!(found.meanings["Holder"], Meaning::Contact);
    assert!(!found.unsure.contains(&"Holder".to_owned()));
    table.kind = Some(RegisterKind::Facts);
    assert_eq!(understood(&table).kind, RegisterKind::Facts);
}
