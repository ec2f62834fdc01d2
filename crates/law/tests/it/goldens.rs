//! What is made from the crate and kept in the repository: the register of provisions, and the conformance suite that
//! other programs can run. `UPDATE_GOLDEN=1 cargo nextest run -p law goldens` writes them anew.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::PathBuf};

use jiff::civil::date;
use law::{
    Calendar, Edition, Law, exists,
    provisions::{self, Basis},
    rules::RULES,
};
use serde_json::{Value, json};

use crate::scenarios;

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
        let _ = writeln!(doc, "\n## {}\n\n### Time, cost and rights\n", law.title());
        let _ = writeln!(doc, "| rule | provision | says | mark | scenarios |\n|---|---|---|---|---|");
        for rule in RULES.iter().filter(|rule| rule.law == law) {
            let scenario = rule.scenario.map_or_else(
                || "tests in code".to_owned(),
                |file| format!("[{file}](../crates/law/scenarios/{file})"),
            );
            let _ = writeln!(
                doc,
                "| `{}` | {} | {} | {} | {scenario} |",
                rule.id, rule.provision, rule.says, rule.certainty
            );
        }
        let name = if law.is_environmental() { "Exceptions" } else { "Exemptions" };
        let _ = writeln!(doc, "\n### {name} and other grounds\n");
        let _ = writeln!(
            doc,
            "| provision | protects | status | test | neither confirm nor deny | mark |\n|---|---|---|---|---|---|"
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
                "| [{}]({}) | {} | {} | {} | {ncnd} | {} |",
                row.provision,
                row.source,
                cell(&row.title),
                row.status.id(),
                cell(&test),
                row.certainty
            );
        }
    }
    golden("docs/provisions.md", &doc);
}

#[test]
fn every_rule_has_a_name_a_provision_and_scenarios() {
    let mut ids = BTreeSet::new();
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for rule in RULES {
        assert!(ids.insert(rule.id), "{} twice", rule.id);
        assert!(rule.id.starts_with(rule.law.id()), "{}", rule.id);
        assert!(rule.says.ends_with('.'), "{}", rule.id);
        let outside = rule.provision.starts_with("SI ") || rule.provision.starts_with("s.45 Code");
        assert!(outside || exists(rule.law, rule.provision).exists(), "{}: {}", rule.id, rule.provision);
        if let Some(file) = rule.scenario {
            assert!(root.join(file).is_file(), "{}: {file}", rule.id);
        }
    }
}

#[test]
fn the_conformance_suite_for_days_is_what_the_scenarios_say() {
    let cases: Vec<Value> = scenarios::rows().iter().map(scenarios::Row::as_json).collect();
    let mut text = String::from("[\n");
    for (at, case) in cases.iter().enumerate() {
        let comma = if at + 1 == cases.len() { "" } else { "," };
        let _ = writeln!(text, " {case}{comma}");
    }
    text.push_str("]\n");
    golden("conformance/due.json", &text);
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
