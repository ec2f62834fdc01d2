//! Measures `reading::response::read` against labelled letters: precision, recall and F1 by field.
//!
//! `cargo run -p reading --example evaluate_responses -- [SHARED FOLDER] [ID…]`; with ids it also prints what differs.
//! With names of text files it prints what is read from each; with `own` it measures our own letters in
//! `tests/responses`, batch by batch. It only measures; nothing of the letters is kept.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[path = "../tests/it/own_letters.rs"]
mod own_letters;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use document::response::Response;
use serde_json::Value;

#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
    misses: Vec<String>,
}

#[derive(Default)]
struct Scores(BTreeMap<&'static str, Score>);

impl Scores {
    fn sets(&mut self, field: &'static str, id: &str, found: &[String], wanted: &[String]) {
        let found: BTreeSet<_> = found.iter().collect();
        let wanted: BTreeSet<_> = wanted.iter().collect();
        let score = self.0.entry(field).or_default();
        score.right += found.intersection(&wanted).count();
        score.found += found.len();
        score.wanted += wanted.len();
        if found != wanted {
            score.misses.push(format!("{id}: found {found:?}, wanted {wanted:?}"));
        }
    }

    fn one(&mut self, field: &'static str, id: &str, found: &Value, wanted: &[Value]) {
        let score = self.0.entry(field).or_default();
        score.found += 1;
        score.wanted += 1;
        if wanted.contains(found) {
            score.right += 1;
        } else {
            score.misses.push(format!("{id}: found {found}, wanted {wanted:?}"));
        }
    }

    fn print(&self) {
        for (field, s) in &self.0 {
            let part = |n: usize, of: usize| if of == 0 { 1.0 } else { n as f64 / of as f64 };
            let (p, r) = (part(s.right, s.found), part(s.right, s.wanted));
            let f = if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) };
            println!("{field:<22} precision {p:.3}  recall {r:.3}  F1 {f:.3}  ({} of {})", s.right, s.wanted);
            for miss in &s.misses {
                println!("    {miss}");
            }
        }
    }
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How many of the questions wanted are found: each found question is used once and must contain the first words wanted
/// within its first part.
fn matched(found: &[String], wanted: &[String]) -> (usize, Vec<String>, Vec<String>) {
    let mut used = vec![false; found.len()];
    let mut missed = Vec::new();
    for want in wanted {
        let want = plain(want);
        let want: String = want.chars().take(38).collect();
        let hit =
            (0..found.len()).find(|i| !used[*i] && plain(&found[*i]).find(&want).is_some_and(|at| at <= 90));
        match hit {
            Some(i) => used[i] = true,
            None => missed.push(want),
        }
    }
    let extra =
        found.iter().zip(&used).filter(|(_, u)| !**u).map(|(f, _)| f.chars().take(70).collect()).collect();
    (wanted.len() - missed.len(), missed, extra)
}

fn list(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect()
}

/// One value or a list of acceptable ones.
fn acceptable(value: &Value) -> Vec<Value> {
    match value {
        Value::Array(all) => all.clone(),
        one => vec![one.clone()],
    }
}

fn leaves(scores: &mut Scores, field: &'static str, id: &str, response: &Response, wanted: &[String]) {
    let found: Vec<String> = response.questions.iter().map(|q| q.text.clone()).collect();
    let (right, missed, extra) = matched(&found, wanted);
    let score = scores.0.entry(field).or_default();
    score.right += right;
    score.found += found.len();
    score.wanted += wanted.len();
    if !missed.is_empty() || !extra.is_empty() {
        score.misses.push(format!("{id}: missed {missed:?}, extra {extra:?}"));
    }
}

fn seed(scores: &mut Scores, id: &str, response: &Response, gold: &Value) {
    let json = serde_json::to_value(response).unwrap();
    for field in [
        "authority",
        "reference",
        "received",
        "answered",
        "law",
        "outcome",
        "ncnd",
        "review_route",
        "regulator_right",
    ] {
        let name: &'static str = match field {
            "authority" => "seed authority",
            "reference" => "seed reference",
            "received" | "answered" => "seed dates",
            "law" => "seed law",
            "outcome" => "seed outcome",
            "ncnd" => "seed ncnd",
            _ => "seed rights",
        };
        scores.one(name, &format!("{id} {field}"), &json[field], &acceptable(&gold[field]));
    }
    scores.one(
        "seed test",
        id,
        &json["public_interest_test"]["present"],
        &[gold["public_interest_test"].clone()],
    );
    let cited: Vec<String> = response.provisions.iter().map(|p| p.provision.clone()).collect();
    scores.sets("seed provisions", id, &cited, &list(&gold["provisions"]));
    let wanted = gold["questions"].as_array().cloned().unwrap_or_default();
    let starts: Vec<String> = wanted.iter().map(|q| q["starts"].as_str().unwrap_or("").to_owned()).collect();
    leaves(scores, "seed leaves", id, response, &starts);
    for (i, q) in wanted.iter().enumerate() {
        let Some(found) = response.questions.get(i) else { continue };
        let here = format!("{id} {}", q["label"]);
        scores.one("seed labels", &here, &serde_json::json!(found.label), &[q["label"].clone()]);
        scores.one(
            "seed dispositions",
            &here,
            &serde_json::json!(found.disposition.id()),
            &acceptable(&q["disposition"]),
        );
        scores.one(
            "seed question laws",
            &here,
            &serde_json::json!(found.provisions),
            &[q["provisions"].clone()],
        );
    }
}

fn letter(scores: &mut Scores, id: &str, response: &Response, gold: &Value) {
    let json = serde_json::to_value(response).unwrap();
    let bare = |p: &str| p.trim_start_matches("s.").trim_start_matches("reg.").to_owned();
    let cited: Vec<String> = response.provisions.iter().map(|p| bare(&p.provision)).collect();
    let relied: Vec<String> =
        response.provisions.iter().filter(|p| p.relied_on).map(|p| bare(&p.provision)).collect();
    scores.sets("provisions", id, &cited, &list(&gold["provisions"]));
    scores.sets("relied on", id, &relied, &list(&gold["relied_on"]));
    for field in ["received", "answered"] {
        let month_only = gold[field].as_str().is_some_and(|d| d.len() < 10);
        let wanted = if month_only { Value::Null } else { gold[field].clone() };
        scores.one("dates", &format!("{id} {field}"), &json[field], &[wanted]);
    }
    let same = |a: &Value| Value::from(plain(a.as_str().unwrap_or("")));
    scores.one("reference", id, &same(&json["reference"]), &[same(&gold["reference"])]);
    scores.one("law", id, &json["law"], &[Value::from(gold["regime"].as_str().unwrap_or("").to_lowercase())]);
    scores.one("ncnd", id, &json["ncnd"], &[gold["ncnd"].clone()]);
    scores.one("outcome", id, &json["outcome"], &[gold["outcome"].clone()]);
    scores.one(
        "rights",
        &format!("{id} review"),
        &json["review_route"],
        &[gold["review_route_present"].clone()],
    );
    scores.one(
        "rights",
        &format!("{id} regulator"),
        &json["regulator_right"],
        &[gold["ico_right_present"].clone()],
    );
    let present = gold["public_interest_test_present"].as_bool().unwrap_or(false);
    scores.one("test present", id, &json["public_interest_test"]["present"], &[Value::from(present)]);
    scores.one("excerpt", id, &json["excerpt"], &[Value::from(gold["complete"] == false)]);
    scores.one("authority", id, &same(&json["authority"]), &[same(&gold["authority"])]);
    leaves(scores, "leaves", id, response, &list(&gold["questions"]));
}

/// Our own letters: each batch apart, then all together.
fn own(only: &[String]) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/responses");
    let mut all = own_letters::Scores::default();
    for (name, letters) in own_letters::batches(&folder) {
        if !only.is_empty() && !only.iter().any(|o| name.ends_with(o.as_str())) {
            continue;
        }
        let mut scores = own_letters::Scores::default();
        for letter in &letters {
            let response = reading::response::read(&letter.text);
            scores.add(letter, &response);
            all.add(letter, &response);
        }
        println!("{name}: {} letters", letters.len());
        for (field, s) in &scores.0 {
            println!(
                "  {field:<20} {:.3}  ({} right, {} found, {} wanted)",
                s.f1(),
                s.right,
                s.found,
                s.wanted
            );
            s.misses.iter().for_each(|m| println!("      {m}"));
        }
    }
    println!("all");
    for (field, s) in &all.0 {
        println!("  {field:<20} {:.3}  ({} right, {} found, {} wanted)", s.f1(), s.right, s.found, s.wanted);
    }
}

fn main() {
    let mut args = std::env::args().skip(1).peekable();
    if args.peek().is_some_and(|a| a.ends_with(".txt")) {
        for file in args {
            let text = std::fs::read_to_string(&file).unwrap();
            println!("{}", serde_json::to_string(&reading::response::read(&text)).unwrap());
        }
        return;
    }
    if args.peek().is_some_and(|a| a == "own") {
        return own(&args.skip(1).collect::<Vec<_>>());
    }
    let shared = PathBuf::from(args.next().unwrap_or_else(|| "../shared".to_owned()));
    let shown: Vec<String> = args.collect();
    let mut scores = Scores::default();
    let gold: Value =
        serde_json::from_str(&std::fs::read_to_string(shared.join("seeds/gold.json")).unwrap()).unwrap();
    let show = |id: &str, response: &Response| {
        if shown.iter().any(|s| id.starts_with(s.as_str())) {
            println!("== {id}\n{}", serde_json::to_string_pretty(response).unwrap());
        }
    };
    for one in gold.as_array().unwrap() {
        let file = one["file"].as_str().unwrap();
        let text = std::fs::read_to_string(shared.join("seeds").join(file)).unwrap();
        let response = reading::response::read(&text);
        show(file, &response);
        seed(&mut scores, &file[..3], &response, one);
    }
    let mut files: Vec<_> =
        std::fs::read_dir(shared.join("corpus/letters")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "json")) {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        if gold["kind"] != "response" {
            continue;
        }
        let id = gold["id"].as_str().unwrap();
        let text = std::fs::read_to_string(file.with_extension("txt")).unwrap();
        let response = reading::response::read(&text);
        show(id, &response);
        letter(&mut scores, id, &response, &gold);
    }
    scores.print();
}
