//! An entry of the log as a document.

use casework::{Authority, case::LogEntry};
use document::{Block, Document, Inline};

use crate::entry::outcome_words;

/// The page of an entry. A withdrawn entry keeps its address and says why there is nothing left to read.
pub fn page(entry: &LogEntry, authority: &Authority) -> Document {
    let mut blocks = Vec::new();
    match &entry.withdrawn {
        Some(why) => {
            blocks.push(Block::Notice(vec![Inline::Text(format!("This answer was withdrawn: {why}"))]))
        }
        None => write(entry, authority, &mut blocks),
    }
    Document {
        title: entry.title.clone(),
        language: "en-GB".to_owned(),
        letterhead: None,
        recipient: Vec::new(),
        date: Some(entry.on),
        reference: None,
        blocks,
    }
}

fn write(entry: &LogEntry, authority: &Authority, blocks: &mut Vec<Block>) {
    if !entry.summary.trim().is_empty() {
        blocks.push(Block::text(entry.summary.trim()));
    }
    let outcome = outcome_words(entry.outcome);
    if !entry.summary.contains(outcome) {
        blocks.push(Block::text(outcome));
    }
    blocks.push(Block::heading(2, "Questions and answers"));
    let mut heading: Option<&str> = None;
    for (at, answer) in entry.answers.iter().enumerate() {
        if answer.heading.as_deref() != heading {
            heading = answer.heading.as_deref();
            if let Some(words) = heading {
                blocks.push(Block::heading(3, words));
            }
        }
        let place = (at + 1).to_string();
        let label = answer.label.clone().or((entry.answers.len() > 1).then_some(place));
        blocks.push(Block::Question { label, text: answer.question_text.clone() });
        blocks.extend(letters::blocks_of(&answer.answer));
        blocks.extend(answer.table.clone().map(Block::Table));
    }
    if !entry.enclosures.is_empty() {
        blocks.push(Block::heading(2, "Files given with this answer"));
        let items = entry.enclosures.iter().map(|f| vec![Inline::Text(f.name.clone())]).collect();
        blocks.push(Block::List { ordered: false, items });
    }
    if !entry.annex.is_empty() {
        blocks.push(Block::heading(2, "Explanatory annex"));
        blocks.extend(entry.annex.iter().cloned());
    }
    if !authority.profile.reuse.trim().is_empty() {
        blocks.push(Block::heading(2, "Using this information again"));
        blocks.extend(letters::blocks_of(&authority.profile.reuse));
    }
}
