//! Searching what was published: the entries with the words, the best first, and which of their answers say them.

use std::collections::{BTreeMap, BTreeSet};

use store::{LogFilter, LogSearch};
use uuid::Uuid;

use crate::{Office, PublicEntry, error::Result, log};

/// Entries on one page of results.
const PAGE: u32 = 20;
/// Answers shown of one entry.
const ANSWERS: usize = 3;
/// Entries whose words are looked through for one that was mistyped, the newest.
const SPELLING: u32 = 300;

/// An entry that was found.
#[derive(Clone, Debug)]
pub struct FoundEntry {
    /// The entry.
    pub entry: PublicEntry,
    /// The places of the answers in it that say most with the words, at most three.
    pub answers: Vec<usize>,
}

/// A page of results.
#[derive(Clone, Debug, Default)]
pub struct LogFound {
    /// The entries, the best first.
    pub entries: Vec<FoundEntry>,
    /// The number of the next page.
    pub next: Option<u32>,
    /// The words that were looked for instead, where those typed stand in no answer and these are nearly the same.
    pub instead: Option<String>,
    /// Whether no answer has all of the words, and these are only near.
    pub near: bool,
}

impl Office {
    /// Searches the log of an authority for words: in any form of a word, by any of its names; mistyped ones as what is
    /// nearest to them. Pages are counted from 0.
    pub async fn search_log(&self, authority: Uuid, typed: &str, page: u32) -> Result<LogFound> {
        let words = answers::search_names(typed);
        let found = self.entries_with(authority, &words, page).await?;
        if !found.entries.is_empty() || page > 0 || words.is_empty() {
            return Ok(found);
        }
        if let Some(spelled) = self.spelled(authority, &words).await? {
            let found = self.entries_with(authority, &spelled, 0).await?;
            if !found.entries.is_empty() {
                let instead =
                    spelled.iter().filter_map(|names| names.first().cloned()).collect::<Vec<_>>().join(" ");
                return Ok(LogFound { instead: Some(instead), next: None, ..found });
            }
        }
        let near = self.offers_for(authority, typed, PAGE as usize).await?;
        let entries = near
            .into_iter()
            .map(|offer| FoundEntry { entry: offer.entry, answers: vec![offer.answer] })
            .collect();
        Ok(LogFound { entries, near: true, ..LogFound::default() })
    }

    async fn entries_with(&self, authority: Uuid, words: &[Vec<String>], page: u32) -> Result<LogFound> {
        let skip = page.saturating_mul(PAGE);
        let search = LogSearch { words: words.to_vec(), all: true, skip, limit: PAGE + 1 };
        let mut rows = self.store.search_log(authority, &search).await?;
        let more = rows.len() > PAGE as usize;
        rows.truncate(PAGE as usize);
        let wanted: Vec<Vec<BTreeSet<String>>> =
            words.iter().map(|names| names.iter().map(|name| said(name)).collect()).collect();
        let entries = rows
            .into_iter()
            .map(|row| {
                let entry = log::public(row)?;
                let answers = saying(&entry, &wanted);
                Ok(FoundEntry { entry, answers })
            })
            .collect::<Result<_>>()?;
        Ok(LogFound { entries, next: more.then_some(page + 1), ..LogFound::default() })
    }

    /// The words with those that stand in no answer put right; none where there is nothing to put right.
    async fn spelled(&self, authority: Uuid, words: &[Vec<String>]) -> Result<Option<Vec<Vec<String>>>> {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let filter = LogFilter { limit: SPELLING, ..LogFilter::default() };
        for row in self.store.list_log(authority, &filter).await? {
            let entry = log::public(row)?.entry;
            let texts = entry.answers.iter().flat_map(|a| [a.question_text.as_str(), a.answer.as_str()]);
            for text in texts.chain([entry.title.as_str()]) {
                for word in plain(text) {
                    *known.entry(word).or_default() += 1;
                }
            }
        }
        let mut changed = false;
        let spelled = words
            .iter()
            .map(|names| match &names[..] {
                [one] if !known.contains_key(one) => match nearest(one, &known) {
                    Some(near) => {
                        changed = true;
                        answers::search_names(&near).into_iter().next().unwrap_or_else(|| vec![near])
                    }
                    None => names.clone(),
                },
                _ => names.clone(),
            })
            .collect();
        Ok(changed.then_some(spelled))
    }
}

/// The different words of a text in their one form.
fn said(text: &str) -> BTreeSet<String> {
    answers::letter_words(text).into_iter().collect()
}

/// Words in small letters that are long enough to be mistyped.
fn plain(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3).map(str::to_lowercase)
}

/// The answers that say most of what is wanted, the questions before what was answered.
fn saying(entry: &PublicEntry, wanted: &[Vec<BTreeSet<String>>]) -> Vec<usize> {
    let title = said(&entry.entry.title);
    let mut scored: Vec<(usize, usize)> = Vec::new();
    for (place, answer) in entry.entry.answers.iter().enumerate() {
        let heading = answer.heading.as_deref().unwrap_or_default();
        let asked = said(&format!("{heading} {}", answer.question_text));
        let cells =
            answer.table.iter().flat_map(|t| t.rows.iter().flatten().chain(&t.headings).chain([&t.caption]));
        let given = said(&format!("{} {}", answer.answer, cells.cloned().collect::<Vec<_>>().join(" ")));
        let has = |words: &BTreeSet<String>, names: &[BTreeSet<String>]| {
            names.iter().any(|name| !name.is_empty() && name.is_subset(words))
        };
        let score = wanted
            .iter()
            .map(|names| {
                3 * usize::from(has(&asked, names))
                    + 2 * usize::from(has(&given, names))
                    + usize::from(has(&title, names))
            })
            .sum();
        scored.push((score, place));
    }
    let best = scored.iter().map(|(score, _)| *score).max().unwrap_or(0);
    let mut places: Vec<usize> = scored
        .into_iter()
        .filter(|(score, _)| 2 * score > best || best == 0)
        .map(|(_, place)| place)
        .collect();
    if best == 0 {
        places.truncate(1);
    }
    places.truncate(ANSWERS);
    places
}

/// The known word that is nearest to a mistyped one: one slip in a short word, two in a long one.
fn nearest(word: &str, known: &BTreeMap<String, usize>) -> Option<String> {
    let typed: Vec<char> = word.chars().collect();
    let most = match typed.len() {
        0..4 => return None,
        4..8 => 1,
        _ => 2,
    };
    known
        .iter()
        .filter_map(|(near, times)| {
            let chars: Vec<char> = near.chars().collect();
            let slips = slips(&typed, &chars, most)?;
            Some((slips, std::cmp::Reverse(*times), near))
        })
        .min()
        .map(|(_, _, near)| near.clone())
}

/// How many letters were left out, added, changed or swapped with the next; none where it is more than `most`.
fn slips(one: &[char], other: &[char], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut rows: [Vec<usize>; 3] = [Vec::new(), (0..=other.len()).collect(), Vec::new()];
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let mut least = (rows[1][j] + usize::from(a != b)).min(rows[1][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                least = least.min(rows[0][j - 1] + 1);
            }
            row.push(least);
        }
        rows = [std::mem::take(&mut rows[1]), row, Vec::new()];
    }
    rows[1].last().copied().filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_word_is_taken_for_the_nearest_one() {
        let words = ["potholes", "allotments", "trees", "telephone", "road", "roads"];
        let known: BTreeMap<String, usize> = words.iter().map(|w| ((*w).to_owned(), 1)).collect();
        let rows = [
            ("pothoels", Some("potholes")),
            ("alotmnets", Some("allotments")),
            ("telefone", Some("telephone")),
            ("tres", Some("trees")),
            ("raod", Some("road")),
            ("cat", None),
            ("zeppelin", None),
        ];
        for (typed, expected) in rows {
            assert_eq!(nearest(typed, &known).as_deref(), expected, "{typed}");
        }
    }
}
