//! Measures the reading of published responses: precision, recall and F1 by field.
//!
//! First the labelled letters and the seeds of a folder, then this crate's own letters in `tests/responses`. It only
//! measures; nothing of the letters is kept.

#[path = "../../tests/it/own_letters.rs"]
mod own_letters;

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs,
    path::Path,
};

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

    fn print(&self, show: bool) {
        for (field, s) in &self.0 {
            let part = |n: usize, of: usize| if of == 0 { 1.0 } else { n as f64 / of as f64 };
            let (p, r) = (part(s.right, s.found), part(s.right, s.wanted));
            let f = if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) };
            println!(
                "  {field:<22} precision {p:.3}  recall {r:.3}  F1 {f:.3}  ({} of {})",
                s.right, s.wanted
            );
            if show {
                s.misses.iter().for_each(|miss| println!("    {miss}"));
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
    let json = serde_json::json!(response);
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

fn letter(scores: &mut Scores, id: &str, text: &str, gold: &Value) {
    let response = &reading::response::read(text);
    let json = serde_json::json!(response);
    let bare = |p: &str| p.trim_start_matches("s.").trim_start_matches("reg.").to_owned();
    let cited: Vec<String> = response.provisions.iter().map(|p| bare(&p.provision)).collect();
    let relied: Vec<String> =
        response.provisions.iter().filter(|p| p.relied_on).map(|p| bare(&p.provision)).collect();
    let marked = |field: &str| list(&gold[field]).iter().map(|p| bare(p)).collect::<Vec<_>>();
    scores.sets("provisions", id, &cited, &marked("provisions"));
    scores.sets("relied on", id, &relied, &marked("relied_on"));
    for field in ["received", "answered"] {
        let month_only = gold[field].as_str().is_some_and(|d| d.len() < 10);
        let wanted = if month_only { Value::Null } else { gold[field].clone() };
        scores.one("dates", &format!("{id} {field}"), &json[field], &[wanted]);
    }
    let same = |a: &Value| Value::from(plain(a.as_str().unwrap_or("")));
    // "FOI 2231" and "2231" are one reference.
    let number =
        |a: &Value| Value::from(plain(a.as_str().unwrap_or("")).trim_start_matches("foi").to_owned());
    scores.one("reference", id, &number(&json["reference"]), &[number(&gold["reference"])]);
    let regime =
        gold["regime"].as_str().map(|r| if r == "EISR" { "eisrs".to_owned() } else { r.to_lowercase() });
    scores.one("law", id, &json["law"], &[Value::from(regime)]);
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
    // A label may know the authority from elsewhere, such as the page's address.
    let name = plain(gold["authority"].as_str().unwrap_or(""));
    if !name.is_empty() && plain(text).contains(&name) {
        scores.one("authority", id, &same(&json["authority"]), &[same(&gold["authority"])]);
    }
    let questions = list(&gold["questions"]);
    leaves(scores, "leaves", id, response, &questions);
    answers(scores, id, response, &questions, gold);
}

/// Dispositions and beginnings of answers, of the questions that were found.
fn answers(scores: &mut Scores, id: &str, response: &Response, questions: &[String], gold: &Value) {
    let every = |field: &str| gold[field].as_array().cloned().unwrap_or_default();
    let (dispositions, beginnings) = (every("dispositions"), every("answers"));
    let mut left: Vec<_> = response.questions.iter().collect();
    for (i, question) in questions.iter().enumerate() {
        let begins: String = plain(question).chars().take(38).collect();
        let Some(at) = left.iter().position(|q| plain(&q.text).find(&begins).is_some_and(|at| at <= 90))
        else {
            continue;
        };
        let read = left.remove(at);
        let here = format!("{id} {question}");
        if let Some(disposition) = dispositions.get(i) {
            scores.one(
                "dispositions",
                &here,
                &serde_json::json!(read.disposition.id()),
                &acceptable(disposition),
            );
        }
        if let Some(begins) = beginnings.get(i).and_then(Value::as_str) {
            let wanted: String = plain(begins).chars().take(24).collect();
            let found = plain(read.answer.as_deref().unwrap_or(""));
            let exact = found.starts_with(&wanted);
            // The lead ("we can confirm that we hold it") may be counted in or not.
            let near = found.find(&wanted).is_some_and(|at| at <= 90);
            for (field, right) in [("answers exactly", exact), ("answers", near)] {
                let shown: String = read.answer.as_deref().unwrap_or("").chars().take(60).collect();
                let score = scores.0.entry(field).or_default();
                score.wanted += 1;
                score.found += usize::from(read.answer.is_some());
                score.right += usize::from(right);
                if !right {
                    score.misses.push(format!("{here}: found {shown:?}, wanted {begins:?}"));
                }
            }
        }
    }
}

/// Our own letters, all batches together.
pub fn own(show: bool, wanted: &dyn Fn(&str) -> bool) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/responses");
    let mut all = own_letters::Scores::default();
    let mut count = 0;
    for (name, letters) in own_letters::batches(&folder) {
        for letter in letters.iter().filter(|_| wanted(&name)) {
            count += 1;
            all.add(letter, &reading::response::read(&letter.text));
        }
    }
    println!("responses: our own: {count} letters");
    for (field, s) in &all.0 {
        println!("  {field:<20} {:.3}  ({} right, {} found, {} wanted)", s.f1(), s.right, s.found, s.wanted);
        if show {
            s.misses.iter().for_each(|m| println!("      {m}"));
        }
    }
}

/// The labelled letters and, where there are any, the seeds of `shared`.
pub fn measure(shared: &Path, show: bool, wanted: &dyn Fn(&str) -> bool) -> Result<(), Box<dyn Error>> {
    let mut scores = Scores::default();
    let mut count = 0;
    if let Ok(gold) = fs::read_to_string(shared.join("seeds/gold.json")) {
        let gold: Value = serde_json::from_str(&gold)?;
        for one in gold.as_array().into_iter().flatten() {
            let file = one["file"].as_str().unwrap_or("");
            if wanted(file) {
                let text = fs::read_to_string(shared.join("seeds").join(file))?;
                seed(&mut scores, file.get(..3).unwrap_or(file), &reading::response::read(&text), one);
                count += 1;
            }
        }
    }
    let mut files: Vec<_> =
        fs::read_dir(shared.join("corpus/letters"))?.flatten().map(|e| e.path()).collect();
    files.sort();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "json")) {
        let gold: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
        let id = gold["id"].as_str().unwrap_or("");
        if gold["kind"] != "response" || !wanted(id) {
            continue;
        }
        let text = fs::read_to_string(file.with_extension("txt"))?;
        letter(&mut scores, id, &text, &gold);
        count += 1;
    }
    println!("responses: labelled samples: {count} letters");
    scores.print(show);
    Ok(())
}
