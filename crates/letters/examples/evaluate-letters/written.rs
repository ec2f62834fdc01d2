//! Letters in plain text, as officers write them, with one fault planted at a time; they are read as any file is.

use letters::checks;

use crate::{read, tally::Tally};

const LETTERS: &str = include_str!("letters.txt");
const PLANTINGS: &str = include_str!("plantings.txt");

/// A letter: its name and its parts by name.
struct Written {
    name: &'static str,
    parts: Vec<(&'static str, String)>,
}

impl Written {
    fn text(&self) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|(_, t)| t.trim()).filter(|t| !t.is_empty()).collect();
        parts.join("\n\n") + "\n"
    }

    fn plant(&self, changes: &[Change]) -> Result<Written, String> {
        let mut parts = self.parts.clone();
        for change in changes {
            let Some((_, words)) = parts.iter_mut().find(|(name, _)| *name == change.part) else {
                return Err(format!("{} has no part {}", self.name, change.part));
            };
            if change.added {
                *words = format!("{}\n\n{}", words.trim_end(), change.words);
            } else {
                words.clone_from(&change.words);
            }
        }
        Ok(Written { name: self.name, parts })
    }
}

/// What is put in the place of one part, or after it.
struct Change {
    letter: &'static str,
    part: &'static str,
    added: bool,
    words: String,
}

fn letters() -> Vec<Written> {
    LETTERS
        .split("\n### ")
        .skip(1)
        .map(|letter| {
            let (name, body) = letter.split_once('\n').unwrap_or((letter, ""));
            let parts = body
                .strip_prefix('[')
                .unwrap_or(body)
                .split("\n[")
                .filter_map(|part| part.split_once("]\n"))
                .map(|(name, words)| (name, words.to_owned()))
                .collect();
            Written { name: name.trim(), parts }
        })
        .collect()
}

/// The changes of one line: several stand apart by an escaped empty line.
fn changes(line: &'static str, letters: &[Written]) -> Vec<Change> {
    let mut out: Vec<Change> = Vec::new();
    for piece in line.split("\\n\\n") {
        match change(piece, letters) {
            Some(change) => out.push(change),
            None => {
                if let Some(last) = out.last_mut() {
                    last.words.push_str("\n\n");
                    last.words.push_str(&piece.replace("\\n", "\n"));
                }
            }
        }
    }
    out
}

fn change(piece: &'static str, letters: &[Written]) -> Option<Change> {
    let piece = piece.trim();
    let at = piece.find([':', '+'])?;
    let (letter, part) = piece[..at].split_once('.')?;
    letters.iter().any(|l| l.name == letter).then(|| Change {
        letter,
        part,
        added: piece[at..].starts_with('+'),
        words: piece[at + 1..].trim().replace("\\n", "\n"),
    })
}

/// Reads every letter as it is, then with each fault.
pub fn measure(tally: &mut Tally, show: bool, wanted: &dyn Fn(&str) -> bool) {
    let letters = letters();
    for letter in letters.iter().filter(|l| wanted(l.name)) {
        tally.sound("text", letter.name, &read(&letter.text()));
    }
    for block in PLANTINGS.split("\n=== ").skip(1) {
        let (id, lines) = block.split_once('\n').unwrap_or((block, ""));
        let Some(check) = checks::by_id(id.trim()) else {
            println!("plantings.txt: there is no check {id}");
            continue;
        };
        if !wanted(check.id) {
            continue;
        }
        for line in lines.lines().filter(|l| !l.trim().is_empty()) {
            let changes = changes(line, &letters);
            let name = changes.first().map_or("", |c| c.letter);
            let planted = letters
                .iter()
                .find(|l| l.name == name)
                .ok_or_else(|| format!("no letter is named: {line}"))
                .and_then(|l| l.plant(&changes));
            match planted {
                Ok(planted) => {
                    let text = planted.text();
                    let report = read(&text);
                    let shown: String = line.chars().take(150).collect();
                    tally.planted("text", check.id, &shown, &report);
                    if show && std::env::var("SHOW_TEXT").is_ok() {
                        println!("----- {} \n{text}\n{:#?}", check.id, reading::response::read(&text));
                    }
                }
                Err(why) => println!("plantings.txt: {}: {why}", check.id),
            }
        }
    }
}
