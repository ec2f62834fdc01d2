//! Which answer of an entry to show for the words somebody typed, and how an answer is shown in a list.
//!
//! Which entries are found is the office's to say.

use casework::{Disposition, case::PublishedAnswer};
use office::PublicEntry;

use super::face::Face;
use crate::view::{Shade, Tag};

/// Longest piece of an answer in a list, in characters.
const PIECE: usize = 260;

/// One result of a list: an answer with its date.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Where it is read.
    pub(super) href: String,
    /// The title of the request.
    pub(super) title: String,
    /// The question that fits best.
    pub(super) question: String,
    /// What was answered, shortened.
    pub(super) answer: String,
    /// The day.
    pub(super) on: jiff::civil::Date,
    /// What became of that question.
    pub(super) tag: Tag,
    /// How many more questions were answered with it.
    pub(super) more: usize,
}

/// An entry as a result for these words; the first answer where no word fits better.
pub(super) fn found(face: &Face, entry: &PublicEntry, words: &str) -> Found {
    let wanted = words_of(words);
    let fits = |answer: &&PublishedAnswer| {
        let (question, given) = (words_of(&answer.question_text), words_of(&answer.answer));
        wanted.iter().map(|w| 2 * usize::from(question.contains(w)) + usize::from(given.contains(w))).sum()
    };
    let mut best: Option<(usize, &PublishedAnswer)> = None;
    for answer in &entry.entry.answers {
        let score: usize = fits(&answer);
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, answer));
        }
    }
    let best = best.map(|(_, answer)| answer);
    let id = entry.id.simple().to_string();
    Found {
        href: face.at(&format!("/log/{id}")),
        title: entry.entry.title.clone(),
        question: best.map(|a| a.question_text.clone()).unwrap_or_default(),
        answer: shortened(&best.map(in_a_list).unwrap_or_else(|| entry.entry.summary.clone())),
        on: entry.entry.on,
        tag: best.map_or_else(|| Tag::new("answered", Shade::Plain), |a| disposition_tag(a.disposition)),
        more: entry.entry.answers.len().saturating_sub(1),
    }
}

fn in_a_list(answer: &PublishedAnswer) -> String {
    match &answer.table {
        Some(table) if answer.answer.trim().is_empty() => format!("A table: {}", table.caption),
        _ => answer.answer.clone(),
    }
}

/// A disposition in a word or two, with its shade.
pub(super) fn disposition_tag(disposition: Disposition) -> Tag {
    let shade = match disposition {
        Disposition::Given => Shade::Green,
        Disposition::GivenInPart | Disposition::Accessible => Shade::Blue,
        Disposition::Withheld | Disposition::Ncnd | Disposition::Refused => Shade::Purple,
        _ => Shade::Plain,
    };
    Tag::new(capital(office::publication::disposition_words(disposition)), shade)
}

fn capital(words: &str) -> String {
    crate::error::capital(words)
}

/// The first words of a text, up to the end of a word.
pub(super) fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= PIECE {
        return text;
    }
    let cut: String = text.chars().take(PIECE).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

fn words_of(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2) {
        // Singular and plural count as one.
        let word = word.to_lowercase();
        words.push(word.strip_suffix('s').map_or(word.clone(), str::to_owned));
    }
    words
}
