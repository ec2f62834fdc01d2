//! How a published answer is shown: in a list, as a result of a search, beside a question that somebody is about to ask.
//!
//! Which answers are found is the office's to say.

use casework::{Disposition, case::PublishedAnswer};
use document::Table;
use office::{FoundEntry, Offer, PublicEntry};

use super::ask::typed::key_words;
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

/// An entry as a result; the first answer where none is said to fit.
pub(super) fn found(face: &Face, entry: &PublicEntry, answer: usize) -> Found {
    let best = entry.entry.answers.get(answer).or(entry.entry.answers.first());
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

/// An entry that a search found, with its answers that say most with the words.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) on: jiff::civil::Date,
    pub(super) answers: Vec<GroupAnswer>,
    /// How many more answers the entry has.
    pub(super) more: usize,
}

/// One answer of such an entry.
#[derive(Clone, Debug)]
pub(super) struct GroupAnswer {
    pub(super) href: String,
    pub(super) question: String,
    pub(super) answer: String,
    pub(super) tag: Tag,
}

/// What a search found of an entry.
pub(super) fn group(face: &Face, found: &FoundEntry) -> Group {
    let entry = &found.entry;
    let href = face.at(&format!("/log/{}", entry.id.simple()));
    let one = |place: &usize| {
        let answer = entry.entry.answers.get(*place)?;
        Some(GroupAnswer {
            href: format!("{href}#answer-{}", place + 1),
            question: answer.question_text.clone(),
            answer: shortened(&in_a_list(answer)),
            tag: disposition_tag(answer.disposition),
        })
    };
    let answers: Vec<GroupAnswer> = found.answers.iter().filter_map(one).collect();
    let more = entry.entry.answers.len().saturating_sub(answers.len());
    Group { title: entry.entry.title.clone(), on: entry.entry.on, href, answers, more }
}

/// Longest answer shown whole beside a question, in characters, and most rows of its table.
const WHOLE: usize = 1_200;
const ROWS: usize = 10;

/// A published answer beside a question that somebody is about to ask: the answer itself, with its date and source.
#[derive(Clone, Debug)]
pub(super) struct Beside {
    /// Says that it answers the question.
    pub(super) value: String,
    /// Where it is read, by the way that counts.
    pub(super) href: String,
    pub(super) title: String,
    pub(super) reference: String,
    pub(super) question: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) table: Option<Table>,
    /// Rows of the table that are not shown.
    pub(super) rows_left: usize,
    pub(super) on: jiff::civil::Date,
    pub(super) tag: Tag,
    /// Whether the information was not given then.
    pub(super) kept_back: bool,
    /// The provisions relied on, in words.
    pub(super) provisions: String,
    /// Whether it says little about how things are now.
    pub(super) old: bool,
}

/// An offer as it stands beside a question.
pub(super) fn beside(face: &Face, offer: &Offer) -> Beside {
    let entry = &offer.entry;
    let answer = entry.entry.answers.get(offer.answer);
    let value = key_words(entry.id, offer.answer);
    let text = answer.map(|a| a.answer.clone()).unwrap_or_default();
    let text = if text.chars().count() > WHOLE {
        let cut: String = text.chars().take(WHOLE).collect();
        format!("{} …", cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(whole, _)| whole))
    } else {
        text
    };
    let mut table = answer.and_then(|a| a.table.clone());
    let mut rows_left = 0;
    if let Some(table) = &mut table {
        rows_left = table.rows.len().saturating_sub(ROWS);
        table.rows.truncate(ROWS);
    }
    let disposition = answer.map_or(Disposition::Unclear, |a| a.disposition);
    Beside {
        href: face.at(&format!("/ask/opened/{value}")),
        title: entry.entry.title.clone(),
        reference: entry.reference.clone(),
        question: answer.map(|a| a.question_text.clone()).unwrap_or_default(),
        paragraphs: text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect(),
        table,
        rows_left,
        on: entry.entry.on,
        tag: disposition_tag(disposition),
        kept_back: matches!(disposition, Disposition::Withheld | Disposition::Ncnd | Disposition::Refused),
        provisions: answer.map(|a| a.provisions.join(", ")).unwrap_or_default(),
        old: offer.old,
        value,
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
