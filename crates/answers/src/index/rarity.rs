//! How rare words are in the whole index: rarer words tell more.

use std::{collections::HashMap, sync::Mutex};

use tantivy::{Searcher, Term};

use super::{Index, error::Result};
use crate::earlier::Rarities;

/// The most words whose counts are kept between two changes of the index.
const MOST: usize = 200_000;

/// Counts looked up since the index changed.
#[derive(Debug, Default)]
pub(super) struct Seen(Mutex<HashMap<String, u64>>);

impl Seen {
    pub fn clear(&self) {
        if let Ok(mut seen) = self.0.lock() {
            seen.clear();
        }
    }
}

impl Index {
    /// In how many answered questions each of these words stands.
    pub(super) fn counts(&self, searcher: &Searcher, words: &[String]) -> Result<Vec<u64>> {
        let mut counts = Vec::with_capacity(words.len());
        for word in words {
            let known = self.seen.0.lock().ok().and_then(|seen| seen.get(word).copied());
            counts.push(match known {
                Some(count) => count,
                None => {
                    let count = searcher.doc_freq(&Term::from_field_text(self.fields.asked, word))?;
                    if let Ok(mut seen) = self.seen.0.lock() {
                        if seen.len() >= MOST {
                            seen.clear();
                        }
                        seen.insert(word.clone(), count);
                    }
                    count
                }
            });
        }
        Ok(counts)
    }

    /// How rare these words are in everything that is known.
    pub fn rarities<'w>(&self, texts: impl IntoIterator<Item = &'w str>) -> Result<Rarities> {
        let mut words: Vec<String> = texts.into_iter().flat_map(super::terms::telling).collect();
        words.sort();
        words.dedup();
        let searcher = self.reader.searcher();
        let counts = self.counts(&searcher, &words)?;
        Ok(Rarities::new(searcher.num_docs(), words.into_iter().zip(counts)))
    }
}
