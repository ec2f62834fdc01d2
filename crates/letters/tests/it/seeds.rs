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

/// The four seed requests, decided as the public letters decided them, each refusal with what its test needs.
#[test]
fn seed_requests_decided_as_they_were_compose_without_breach() {
    use casework::{Decision, Disposition, case::Question};

    use crate::wexmoor;

    let Some(folder) = seeds() else { return };
    let gold = std::fs::read_to_string(folder.join("gold.json")).expect("the gold stands beside the seeds");
    let gold: Vec<Value> = serde_json::from_str(&gold).expect("the gold is JSON");
    for (request, letter, leaves) in [
        ("telephony", "000_", 14),
        ("live-chat", "001_", 5),
        ("devices", "002_", 6),
        ("contact-centre", "004_", 18),
    ] {
        let bytes =
            std::fs::read(folder.join(format!("requests/{request}.eml"))).expect("the request is there");
        let opened =
            reading::open(&bytes, Some("request.eml"), &container::Limits::default()).expect("it opens");
        let read = reading::request(&opened);
        assert_eq!(read.questions.len(), leaves, "{request}");
        let row = gold
            .iter()
            .find(|r| r["file"].as_str().is_some_and(|f| f.starts_with(letter)))
            .expect("in the gold");
        let decided = row["questions"].as_array().expect("a list");
        let questions: Vec<Question> = read
            .questions
            .iter()
            .zip(decided)
            .enumerate()
            .map(|(nth, (asked, gold))| {
                let dispositions = gold["disposition"].as_array().expect("a list");
                let decision = match dispositions[0].as_str().and_then(Disposition::from_id) {
                    Some(Disposition::Withheld) if gold["provisions"][0] == "s.31(1)(a)" => {
                        wexmoor::crime("the product")
                    }
                    Some(Disposition::Withheld) => Decision {
                        disposition: Disposition::Withheld,
                        words: String::new(),
                        ..wexmoor::staff()
                    },
                    Some(Disposition::GivenInPart) => Decision {
                        disposition: Disposition::GivenInPart,
                        words: "In the last quarter of the year.".into(),
                        ..wexmoor::crime("the exact dates")
                    },
                    Some(Disposition::Accessible) => wexmoor::accessible(),
                    Some(Disposition::Ncnd) => wexmoor::ncnd(),
                    _ => wexmoor::given("Yes."),
                };
                let id = u32::try_from(nth).expect("few questions");
                let label = asked.label.clone().unwrap_or_else(|| asked.path.clone());
                wexmoor::question(id, &label, asked.heading.as_deref(), &asked.text, Some(decision))
            })
            .collect();
        let case = wexmoor::case_of(request, questions);
        let found = letters::findings_for_sending(
            &case,
            &wexmoor::authority(),
            &wexmoor::plan(&case),
            wexmoor::today(),
        );
        let breaches: Vec<_> = found.iter().filter(|f| f.severity == casework::Severity::Breach).collect();
        assert!(breaches.is_empty(), "{request}: {breaches:#?}");
    }
}
