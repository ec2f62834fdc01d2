//! `candour personal-data` as other programs use it.

use std::process::Command;

use serde_json::Value;

const NOTE: &str = "Employee: Rosalind Achterberg\nPost: Tenancy Adviser, Grade 4\nNI number: LH 64 84 89 A\n\n\
    I met Rosalind (ŵyres) on 3 March. Pay to sort code 41-00-71, account 85193722.\n\nAgreed with Piotr Wysocki, Head of Housing.\n";

fn candour(args: &[&str]) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_candour")).args(args).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

#[test]
fn spans_have_the_fields_of_the_contract_and_places_in_bytes_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("note.txt");
    std::fs::write(&path, NOTE).unwrap();
    let (printed, status) = candour(&["personal-data", path.to_str().unwrap(), "--json"]);
    assert_eq!(status, Some(0));
    let value: Value = serde_json::from_str(&printed).unwrap();
    let spans = value["spans"].as_array().unwrap();
    for span in spans {
        let (start, end) = (span["start"].as_u64().unwrap() as usize, span["end"].as_u64().unwrap() as usize);
        assert_eq!(span["text"], NOTE[start..end], "{span}");
        assert!((0.0..=1.0).contains(&span["confidence"].as_f64().unwrap()), "{span}");
        assert!(span["why"].as_str().is_some_and(|why| !why.is_empty()), "{span}");
        assert!(span["person"].is_null() || span["person"].is_u64(), "{span}");
    }
    let found: Vec<(&str, &str, &str)> = spans
        .iter()
        .map(|s| {
            (s["type"].as_str().unwrap(), s["text"].as_str().unwrap(), s["seniority"].as_str().unwrap_or("-"))
        })
        .collect();
    let expected = [
        ("PERSON", "Rosalind Achterberg", "junior"),
        ("ROLE", "Tenancy Adviser", "junior"),
        ("NINO", "LH 64 84 89 A", "-"),
        ("PERSON", "Rosalind", "junior"),
        ("SORT_CODE", "41-00-71", "-"),
        ("ACCOUNT", "85193722", "-"),
        ("PERSON", "Piotr Wysocki", "senior"),
        ("ROLE", "Head of Housing", "senior"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_authority_says_which_titles_are_senior() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("note.txt");
    std::fs::write(&path, NOTE).unwrap();
    let (printed, _) =
        candour(&["personal-data", path.to_str().unwrap(), "--json", "--senior", "Tenancy Adviser"]);
    let value: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(value["spans"][0]["seniority"], "senior");
}

#[test]
fn several_files_are_a_line_each_and_one_that_is_missing_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("note.txt");
    std::fs::write(&path, NOTE).unwrap();
    let (printed, status) = candour(&["personal-data", path.to_str().unwrap(), "no-such-file.txt", "--json"]);
    assert_eq!(status, Some(2));
    let lines: Vec<Value> = printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0]["spans"].is_array() && lines[1]["error"].is_string());
}

#[test]
fn people_read_who_is_named_and_where() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("note.txt");
    std::fs::write(&path, NOTE).unwrap();
    let (printed, _) = candour(&["personal-data", path.to_str().unwrap()]);
    assert!(printed.contains("Rosalind Achterberg, Tenancy Adviser (junior)"), "{printed}");
    assert!(printed.contains("line 5    Rosalind: "), "{printed}");
    assert!(printed.contains("NINO       LH 64 84 89 A: "), "{printed}");
}
