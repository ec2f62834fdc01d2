//! The labelled samples: a folder of letters, each with a careful reader's annotation.

use std::{fs, path::Path};

use serde_json::Value;

use crate::{read, tally::Tally};

/// Reads every labelled request of the folder.
pub fn measure(
    folder: &Path,
    show: bool,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<Tally, Box<dyn std::error::Error>> {
    let mut paths: Vec<_> =
        fs::read_dir(folder.join("corpus/letters"))?.flatten().map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "json"));
    paths.sort();
    let mut tally = Tally::default();
    for path in paths {
        let label: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let id = label["id"].as_str().unwrap_or("");
        if label["kind"] != "request" || !wanted(id) {
            continue;
        }
        let request = read(&fs::read(path.with_extension("txt"))?)?;
        let mut left: Vec<String> = label["question_items"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|i| i["stem"] != true)
            .map(|i| key(i["start"].as_str().unwrap_or("")))
            .collect();
        let gold = left.len();
        let mut wrong = Vec::new();
        for question in &request.questions {
            let read = key(&question.text);
            match left.iter().position(|s| same(s, &read)) {
                Some(at) => drop(left.remove(at)),
                None => wrong.push(&question.text),
            }
        }
        let read = request.questions.len();
        let right = read - wrong.len();
        if !tally.leaves(right, read, gold) {
            println!("{id}: {right} right, {read} read, {gold} labelled  <--");
        }
        if show {
            wrong.iter().for_each(|w| println!("    wrong:  {w}"));
            left.iter().for_each(|l| println!("    missed: {l}"));
        }
        if let Some(regime) = label["regime"].as_str() {
            tally.field("law", request.law.is_some_and(|l| l.id() == regime.to_lowercase()));
        }
        if let Some(received) = label["received"].as_str() {
            tally.field("date", request.date.is_some_and(|d| d.to_string() == received));
        }
    }
    Ok(tally)
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
