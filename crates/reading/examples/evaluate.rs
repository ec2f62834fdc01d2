//! Measures the reading of requests against the labelled samples: `evaluate [FOLDER] [--show]`.
//!
//! Prints precision, recall and F1 of leaves, stems kept apart, and how many requests are split exactly. It must not
//! teach the reader anything: it only compares.

use std::{env, fs, path::Path};

use container::Limits;
use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let show = arguments.iter().any(|a| a == "--show");
    let folder = arguments.iter().find(|a| !a.starts_with("--")).map_or("../shared", String::as_str);
    let letters = Path::new(folder).join("corpus/letters");
    let mut paths: Vec<_> = fs::read_dir(&letters)?.flatten().map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "json"));
    paths.sort();
    let (mut right, mut found, mut gold, mut exact, mut requests, mut law) = (0, 0, 0, 0, 0, 0);
    let mut out = String::new();
    for path in paths {
        let label: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        if label["kind"] != "request" {
            continue;
        }
        let bytes = fs::read(path.with_extension("txt"))?;
        let opened = reading::open(&bytes, Some("request.txt"), &Limits::default())?;
        let request = reading::request(&opened);
        let empty = Vec::new();
        let items = label["question_items"].as_array().unwrap_or(&empty);
        let starts: Vec<String> = items
            .iter()
            .filter(|i| i["stem"] != true)
            .map(|i| key(i["start"].as_str().unwrap_or("")))
            .collect();
        let read: Vec<String> = request.questions.iter().map(|q| key(&q.text)).collect();
        let mut left = starts.clone();
        let mut hits = 0;
        let mut wrong = Vec::new();
        for question in &read {
            match left.iter().position(|s| same(s, question)) {
                Some(at) => {
                    left.remove(at);
                    hits += 1;
                }
                None => wrong.push(question.clone()),
            }
        }
        right += hits;
        found += read.len();
        gold += starts.len();
        requests += 1;
        let split = hits == read.len() && hits == starts.len();
        exact += usize::from(split);
        let regime = label["regime"].as_str().unwrap_or("").to_lowercase();
        law += usize::from(request.law.is_some_and(|l| l.id() == regime));
        let id = label["id"].as_str().unwrap_or("");
        out += &format!(
            "{id}: {hits} right, {} read, {} labelled{}\n",
            read.len(),
            starts.len(),
            if split { "" } else { "  <--" }
        );
        if show {
            wrong.iter().for_each(|w| out += &format!("    wrong:  {w}\n"));
            left.iter().for_each(|l| out += &format!("    missed: {l}\n"));
        }
    }
    let ratio = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
    let (precision, recall) = (ratio(right, found), ratio(right, gold));
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    out += &format!(
        "leaves: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}; split exactly {exact} of {requests}; law {law} of {requests}\n"
    );
    use std::io::Write as _;
    std::io::stdout().write_all(out.as_bytes())?;
    Ok(())
}

/// Letters and digits only, lower case: what two readers agree on.
fn key(s: &str) -> String {
    s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A label gives only the first words.
fn same(label: &str, read: &str) -> bool {
    let label: String = label.chars().take(40).collect();
    let read: String = read.chars().take(label.chars().count()).collect();
    label == read || (read.chars().count() > 12 && label.starts_with(&read))
}
