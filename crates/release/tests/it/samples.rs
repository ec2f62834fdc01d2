//! The labelled samples beside the repository: nothing hidden in one may be found in a copy of it.

use std::fs;
use std::path::{Path, PathBuf};

use release::{Limits, clean_to_transcript, to_csv};
use serde_json::Value;

/// Samples with their labels; none where the folder is missing, which is a failure in CI.
fn samples() -> Vec<(PathBuf, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/release");
    let Ok(entries) = fs::read_dir(&folder) else {
        assert!(std::env::var_os("CI").is_none(), "../shared/corpus/release is missing");
        println!("../shared/corpus/release is missing: the samples were not read");
        return vec![];
    };
    let mut samples = Vec::new();
    for path in entries.map(|e| e.expect("an entry").path()) {
        if path.extension().is_some_and(|e| e == "json") {
            let label = serde_json::from_slice(&fs::read(&path).expect("a label")).expect("JSON");
            samples.push((path.with_extension(""), label));
        }
    }
    samples.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(!samples.is_empty());
    samples
}

fn strings<'a>(label: &'a Value, key: &str) -> Vec<&'a str> {
    label[key].as_array().map(|a| a.iter().filter_map(Value::as_str).collect()).unwrap_or_default()
}

#[test]
fn nothing_hidden_is_in_a_copy_and_clean_files_give_one() {
    let (mut made, mut clean, mut leaks) = (0, 0, Vec::new());
    for (path, label) in samples() {
        let bytes = fs::read(&path).expect("a sample");
        let name = path.file_name().and_then(|n| n.to_str()).expect("a name").to_owned();
        let format = label["format"].as_str().unwrap_or("");
        let copy = match format {
            "xlsx" | "ods" | "xls" => to_csv(&bytes, &Limits::default())
                .map(|c| c.sheets.into_iter().map(|s| s.csv).collect::<String>())
                .map_err(|e| e.to_string()),
            "docx" | "odt" | "pptx" | "odp" | "eml" => clean_to_transcript("", &bytes, &Limits::default())
                .map(|(_, told)| told.map(|t| t.text()).unwrap_or_default())
                .map_err(|cannot| cannot.why),
            _ => continue,
        };
        match copy {
            Ok(text) => {
                made += 1;
                leaks.extend(
                    strings(&label, "must_not_survive")
                        .into_iter()
                        .filter(|s| text.contains(s))
                        .map(|s| format!("{name}: {s}")),
                );
                if label["verdict"] == "clean" {
                    clean += 1;
                    for word in strings(&label, "visible_text") {
                        assert!(text.contains(word), "{name} lost {word}");
                    }
                }
            }
            Err(why) => assert!(label["verdict"] != "clean", "{name} is clean and was refused: {why}"),
        }
    }
    println!("{made} copies made, {clean} of them of clean files");
    assert!(leaks.is_empty(), "{leaks:#?}");
}
