//! The folders of a set: an authority's registers, its letters, and the questions with what is right.

use std::{error::Error, fs, path::Path};

use answers::EarlierAnswer;
use casework::register::Register;
use container::Limits;
use jiff::civil::Date;
use serde_json::Value;

use crate::registers;

/// A question with what is right.
pub struct Question {
    pub id: String,
    pub text: String,
    pub stem: Option<String>,
    pub heading: Option<String>,
    pub subject: Option<String>,
    /// The questions before it in the same request, the nearest last.
    pub before: Vec<String>,
    pub received: Date,
    pub topic: String,
    pub gold: Gold,
}

/// What is right.
pub struct Gold {
    pub kind: String,
    pub text: String,
    pub disposition: String,
    pub provisions: Vec<String>,
    /// For each value that is needed, its spellings.
    pub must: Vec<Vec<String>>,
    pub cells: Vec<String>,
    pub avoid: Vec<String>,
    pub stale: bool,
}

/// An authority of a set.
pub struct Authority {
    pub name: String,
    pub registers: Vec<Register>,
    pub earlier: Vec<EarlierAnswer>,
    pub questions: Vec<Question>,
}

/// Every authority of a folder, by name.
pub fn read(folder: &Path) -> Result<Vec<Authority>, Box<dyn Error>> {
    let mut out = Vec::new();
    for entry in sorted(folder)? {
        if entry.join("questions.jsonl").is_file() {
            out.push(authority(&entry).map_err(|e| format!("{}: {e}", entry.display()))?);
        }
    }
    Ok(out)
}

fn sorted(folder: &Path) -> Result<Vec<std::path::PathBuf>, Box<dyn Error>> {
    let mut all: Vec<_> = fs::read_dir(folder)?.map(|e| Ok(e?.path())).collect::<std::io::Result<_>>()?;
    all.sort();
    Ok(all)
}

fn authority(folder: &Path) -> Result<Authority, Box<dyn Error>> {
    let mut known = Vec::new();
    for file in sorted(&folder.join("registers"))? {
        known.extend(registers::read(&file)?);
    }
    let mut earlier = Vec::new();
    for file in sorted(&folder.join("letters"))? {
        earlier.extend(letter(&fs::read(&file)?)?);
    }
    let mut questions: Vec<Question> = Vec::new();
    for line in fs::read_to_string(folder.join("questions.jsonl"))?.lines().filter(|l| !l.trim().is_empty()) {
        let mut question = question(&serde_json::from_str(line)?)?;
        // The set names the question before; those before that one stand above it in the file.
        if let (Some(last), Some(known)) = (question.before.first(), questions.last())
            && *last == known.text
            && question.subject == known.subject
        {
            question.before = known.before.iter().chain([&known.text]).cloned().collect();
        }
        questions.push(question);
    }
    let name = folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Authority { name, registers: known, earlier, questions })
}

/// The answers of a letter, as the import keeps them.
fn letter(bytes: &[u8]) -> Result<Vec<EarlierAnswer>, Box<dyn Error>> {
    let opened = reading::open(bytes, Some("letter.txt"), &Limits::default())?;
    let read = reading::response::of(&opened);
    let told = reading::response::told(&opened, &read);
    let context = about(&opened.text, told.first().map(|q| q.start));
    let kept = told.into_iter().filter_map(|q| {
        Some(EarlierAnswer {
            question: q.text,
            context: context.clone(),
            answer: q.answer?,
            table: None,
            disposition: q.disposition,
            provisions: q.provisions,
            reference: read.reference.clone().unwrap_or_default(),
            date: read.answered,
            published: false,
            of: None,
        })
    });
    Ok(kept.collect())
}

/// What a letter says it is about: the short lines between its greeting and its first question.
fn about(text: &str, first: Option<usize>) -> String {
    let head = text.get(..first.unwrap_or(0)).unwrap_or("");
    let said: Vec<&str> = head
        .lines()
        .map(str::trim)
        .skip_while(|l| !l.starts_with("Dear"))
        .skip(1)
        .filter(|l| l.split_whitespace().count() > 1 && l.len() < 160)
        .collect();
    said.join(" ")
}

fn question(read: &Value) -> Result<Question, Box<dyn Error>> {
    let word = |of: &Value, key: &str| of[key].as_str().map(str::to_owned).filter(|w| !w.trim().is_empty());
    let list = |of: &Value| -> Vec<String> {
        of.as_array().into_iter().flatten().filter_map(|w| w.as_str().map(str::to_owned)).collect()
    };
    let (context, gold) = (&read["context"], &read["gold"]);
    Ok(Question {
        id: word(read, "id").ok_or("a question without an id")?,
        text: word(read, "question").ok_or("a question without words")?,
        stem: word(context, "stem"),
        heading: word(context, "heading"),
        subject: word(context, "subject"),
        before: word(context, "previous").into_iter().collect(),
        received: word(read, "received").ok_or("a question without a day")?.parse()?,
        topic: word(read, "topic").unwrap_or_default(),
        gold: Gold {
            kind: word(gold, "kind").ok_or("a question without a kind")?,
            text: word(gold, "text").unwrap_or_default(),
            disposition: word(gold, "disposition").unwrap_or_default(),
            provisions: list(&gold["provisions"]),
            must: gold["must"].as_array().into_iter().flatten().map(list).collect(),
            cells: list(&gold["cells"]).into_iter().chain(list(&gold["also"])).collect(),
            avoid: list(&gold["avoid"]),
            stale: gold["stale"].as_bool().unwrap_or(false),
        },
    })
}
