//! Labelled letters of others: which of the defects that their annotator saw are found, and which breaches nobody saw.
//!
//! Only ids stand in `labels.txt`; nothing of the letters is kept.

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs,
    path::Path,
};

use casework::Severity;
use serde_json::Value;

use crate::{read, tally::share};

const LABELS: &str = include_str!("labels.txt");

/// Defect by defect the checks that answer to it; none where no check can, with the reason in the table.
fn labels() -> BTreeMap<&'static str, Vec<&'static str>> {
    LABELS
        .lines()
        .filter_map(|l| l.split('#').next())
        .filter_map(|l| l.split_once('='))
        .map(|(defect, checks)| (defect.trim(), checks.split_whitespace().collect()))
        .collect()
}

/// Checks every labelled response of a folder.
pub fn measure(folder: &Path, show: bool, wanted: &dyn Fn(&str) -> bool) -> Result<(), Box<dyn Error>> {
    let labels = labels();
    let mut files: Vec<_> = fs::read_dir(folder)?.flatten().map(|e| e.path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "json"));
    files.sort();
    let (mut letters, mut defects, mut found_defects, mut beyond) = (0, 0, 0, 0);
    let (mut breaches, mut backed) = (0, 0);
    let mut lines = Vec::new();
    let mut by_check: BTreeMap<&str, usize> = BTreeMap::new();
    for file in files {
        let gold: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
        let id = gold["id"].as_str().unwrap_or("");
        if gold["kind"] != "response" || !wanted(id) {
            continue;
        }
        let report = read(&fs::read_to_string(file.with_extension("txt"))?);
        letters += 1;
        report.findings.iter().for_each(|f| *by_check.entry(f.id).or_default() += 1);
        let found: BTreeSet<&str> = report.findings.iter().map(|f| f.id).collect();
        let mut expected: BTreeSet<&str> = BTreeSet::new();
        for defect in gold["defects"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let Some(checks) = labels.get(defect) else {
                lines.push(format!("{id}: {defect}: no line in labels.txt"));
                continue;
            };
            expected.extend(checks);
            if checks.is_empty() {
                beyond += 1;
                lines.push(format!("{id}: {defect}: no check can"));
                continue;
            }
            defects += 1;
            let hit = checks.iter().find(|c| found.contains(*c));
            found_defects += usize::from(hit.is_some());
            lines.push(match hit {
                Some(check) => format!("{id}: {defect}: found by {check}"),
                None => format!("{id}: {defect}: MISSED ({})", checks.join(", ")),
            });
        }
        for finding in report.findings.iter().filter(|f| f.severity == Severity::Breach) {
            breaches += 1;
            let labelled = expected.contains(finding.id);
            backed += usize::from(labelled);
            if !labelled {
                lines.push(format!("{id}: breach without a label: {}: {}", finding.id, finding.message));
            }
        }
        if show {
            for finding in report.findings.iter().filter(|f| !expected.contains(f.id)) {
                lines.push(format!("{id}: {:?} {}: {}", finding.severity, finding.id, finding.message));
            }
        }
    }
    println!("labelled letters: {letters} in {}", folder.display());
    println!(
        "  defects found {found_defects} of {defects} ({:.3}); {beyond} more are none that a check could find",
        share(found_defects, defects)
    );
    println!(
        "  breaches {breaches}, {backed} of them labelled ({:.3}); the labels are not complete",
        share(backed, breaches)
    );
    lines.iter().for_each(|l| println!("    {l}"));
    let counts: Vec<String> = by_check.iter().map(|(id, n)| format!("{id} {n}")).collect();
    println!("  findings: {}", counts.join(", "));
    Ok(())
}
