//! The five public letters: nothing is found in them but what is known to be wrong. They stand beside the repository.

use std::path::{Path, PathBuf};

use letters::{Draft, checks};
use serde_json::Value;

fn seeds() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    if folder.is_dir() {
        return Some(folder);
    }
    assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "the shared folder is missing");
    eprintln!("skipped: the shared folder is not here");
    None
}

#[test]
fn known_faults_are_found_and_no_breach_beside_them() {
    let Some(folder) = seeds() else { return };
    let gold = std::fs::read_to_string(folder.join("gold.json")).expect("the gold stands beside the seeds");
    let gold: Vec<Value> = serde_json::from_str(&gold).expect("the gold is JSON");
    let mut faults = Vec::new();
    for row in &gold {
        let file = row["file"].as_str().expect("each row names its file");
        let text = std::fs::read_to_string(folder.join(file)).expect("the seed is text");
        let draft = Draft::from_response(reading::response::read(&text), &text);
        let report = checks::check(&draft);
        let expected: Vec<&str> =
            row["expected_findings"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for id in &expected {
            if !report.findings.iter().any(|f| f.id == *id) {
                faults.push(format!("{file}: {id} is not found"));
            }
        }
        for finding in report.findings.iter().filter(|f| !expected.contains(&f.id)) {
            faults.push(format!("{file}: {} at {}: {}", finding.id, finding.place, finding.message));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
