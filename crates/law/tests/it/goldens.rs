//! What is made from the crate and kept in the repository: the register of provisions, and the conformance suite that
//! other programs can run. `UPDATE_GOLDEN=1 cargo nextest run -p law goldens` writes them anew.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::PathBuf};

use jiff::civil::date;
use law::{
    Calendar, Edition, Law, exists,
    provisions::{self, Basis},
    rules,
};
use serde_json::{Value, json};

use crate::{scenarios, standing, tables};

/// Compares with the file at the root of the repository, or writes it.
#[track_caller]
fn golden(path: &str, made: &str) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, made).unwrap();
        return;
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == made,
        "{path} is not what the crate says: run with UPDATE_GOLDEN=1 and read the difference"
    );
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

#[test]
fn the_register_of_provisions_is_what_the_crate_says() {
    let mut doc = String::from(
        "# Register of provisions\n\nMade from `crates/law` by its test `goldens`; edit there. Marks: V the text of the source was read, \
         G guidance was read, S a secondary source was read, K general knowledge to be checked, UNVERIFIED do not rely on it.\n",
    );
    for law in Law::ALL {
        let _ = writeln!(doc, "\n## {}\n\n### Time, cost, notices and rights\n", law.title());
        let _ = writeln!(
            doc,
            "| rule | provision | says | decided by the code | mark | checked | scenarios |\n|---|---|---|---|---|---|---|"
        );
        for listed in rules::all().filter(|listed| listed.law == law) {
            let rule = listed.rule;
            let _ = writeln!(
                doc,
                "| `{}` | {} | {} | {} | {} | {} | {} |",
                rule.id,
                rule.provision,
                cell(rule.says),
                rule.coded.id(),
                rule.certainty,
                rule.checked,
                scenario_cell(
                    tables::all().iter().filter(|row| row.file == listed.scenarios).count(),
                    listed.scenarios
                ),
            );
        }
        let name = if law.is_environmental() { "Exceptions" } else { "Exemptions" };
        let _ = writeln!(doc, "\n### {name} and other grounds\n");
        let _ = writeln!(
            doc,
            "| provision | protects | status | test | neither confirm nor deny | decided by the code | mark | checked | scenarios |\n|---|---|---|---|---|---|---|---|---|"
        );
        for row in provisions::of_law(law) {
            let ncnd = row.ncnd.as_ref().map_or_else(
                || "–".to_owned(),
                |ncnd| {
                    let test = if ncnd.public_interest_test { "with" } else { "without" };
                    format!("{}, {test} public interest test ({})", ncnd.provision, ncnd.certainty)
                },
            );
            let test = match (&row.threshold, row.basis) {
                (Some(threshold), _) => threshold.clone(),
                (None, Basis::Opinion) => "opinion of the qualified person".to_owned(),
                (None, _) => "class".to_owned(),
            };
            let _ = writeln!(
                doc,
                "| [{}]({}) | {} | {} | {} | {ncnd} | {} | {} | {} | {} |",
                row.provision,
                row.source,
                cell(&row.title),
                row.status.id(),
                cell(&test),
                row.coded.id(),
                row.certainty,
                row.checked_on,
                scenario_cell(standing::count(row), row.scenarios),
            );
        }
    }
    golden("docs/provisions.md", &doc);
}

fn scenario_cell(count: usize, file: &str) -> String {
    format!("[{count}](../crates/law/scenarios/{file})")
}

/// The day on which the program's facts were last gone through cannot lie before the law itself.
fn is_a_checked_day(day: jiff::civil::Date) -> bool {
    day >= date(2024, 1, 1) && day.year() < 2100
}

#[test]
fn every_rule_has_a_name_a_provision_a_day_and_scenarios() {
    let mut ids = BTreeSet::new();
    let rows = tables::all();
    let mut lacking = Vec::new();
    for listed in rules::all() {
        let rule = listed.rule;
        assert!(ids.insert(rule.id), "{} twice", rule.id);
        assert!(rule.id.starts_with(listed.law.id()), "{}", rule.id);
        assert!(rule.says.ends_with('.'), "{}", rule.id);
        assert!(is_a_checked_day(rule.checked), "{}", rule.id);
        let outside =
            ["SI ", "SSI ", "s.45 Code", "2020 asp "].iter().any(|other| rule.provision.starts_with(other));
        assert!(outside || exists(listed.law, rule.provision).exists(), "{}: {}", rule.id, rule.provision);
        if !rows.iter().any(|row| row.file == listed.scenarios && row.law == listed.law) {
            lacking.push(format!("{} ({})", rule.id, listed.scenarios));
        }
    }
    assert!(lacking.is_empty(), "no scenario for {}", lacking.join(", "));
}

#[test]
fn every_provision_has_a_citation_a_status_a_mark_a_day_and_scenarios() {
    let mut lacking = Vec::new();
    for row in provisions::all() {
        assert!(exists(row.law, &row.provision).exists(), "{}", row.provision);
        assert!(!row.status.id().is_empty() && !row.checked.is_empty(), "{}", row.provision);
        assert!(is_a_checked_day(row.checked_on), "{}", row.provision);
        if standing::count(row) == 0 {
            lacking.push(format!("{} {}", row.law, row.provision));
        }
    }
    assert!(lacking.is_empty(), "no scenario for {}", lacking.join(", "));
}

#[test]
fn every_section_says_what_it_says_since_when_how_it_is_read_and_what_is_left() {
    let source = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for folder in [
        "foia",
        "foia/exemptions",
        "eir",
        "eir/exceptions",
        "foisa",
        "foisa/exemptions",
        "eisrs",
        "eisrs/exceptions",
    ] {
        let entries = fs::read_dir(source.join(folder)).unwrap();
        files.extend(
            entries
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|e| e == "rs")),
        );
    }
    files.retain(|file| !file.with_extension("").is_dir());
    assert!(files.len() > 90, "{}", files.len());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let heading: String = text
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .map(|line| format!("{} ", line[3..].trim()))
            .collect();
        for part in ["*It says*: ", "*In force*: ", "*We read it as*: ", "*Left to the officer*: "] {
            let said =
                heading.split_once(part).map(|(_, said)| said.split('*').next().unwrap_or_default().trim());
            assert!(said.is_some_and(|said| said.len() > 5), "{}: {part}", file.display());
        }
    }
}

#[test]
fn the_conformance_suite_for_days_is_what_the_scenarios_say() {
    let cases: Vec<Value> = scenarios::rows().iter().map(tables::Row::as_json).collect();
    golden("conformance/due.json", &lines(&cases));
}

/// A list with one case on each line, so that a change reads well.
fn lines(cases: &[Value]) -> String {
    let mut text = String::from("[\n");
    for (at, case) in cases.iter().enumerate() {
        let comma = if at + 1 == cases.len() { "" } else { "," };
        let _ = writeln!(text, " {case}{comma}");
    }
    text.push_str("]\n");
    text
}

#[test]
fn the_conformance_suite_for_relying_on_provisions_and_for_costs_is_what_the_scenarios_say() {
    for (column, file) in [("relied on", "conformance/reliance.json"), ("estimate", "conformance/costs.json")]
    {
        let cases: Vec<Value> = tables::rows_with(column).iter().map(tables::Row::as_cells).collect();
        golden(file, &lines(&cases));
    }
}

#[test]
fn the_conformance_suite_for_working_days_is_what_the_calendar_says() {
    let mut text = String::from("[\n");
    for year in 2005..=2030_i16 {
        for law in [Law::Foia, Law::Foisa] {
            let calendar = Calendar::new(law, Edition::current());
            let eve = date(year - 1, 12, 31);
            let last = date(year, 12, 31);
            let days = calendar.count_working_days(eve, last).unwrap();
            let skipped: Vec<String> =
                calendar.skipped(eve, last).unwrap().into_iter().map(|(day, _)| day.to_string()).collect();
            let comma = if year == 2030 && law == Law::Foisa { "" } else { "," };
            let line =
                json!({"law": law, "year": year, "working_days": days, "weekdays_not_counted": skipped});
            let _ = writeln!(text, " {line}{comma}");
        }
    }
    text.push_str("]\n");
    golden("conformance/working_days.json", &text);
}
