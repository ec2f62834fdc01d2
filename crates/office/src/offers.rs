//! Before they ask: what somebody typed taken apart into its questions, and the published answers to each of them.
//!
//! Only what stands in this authority's log is offered: no register, nothing of a case that was not published. Nothing
//! that was typed is kept here.

mod rank;
mod typed;

use answers::Asked;
use store::LogSearch;
use uuid::Uuid;

pub use typed::{TypedBox, TypedQuestion};

use crate::{Office, PublicEntry, error::Result, log, preview::Sent};

/// Answers and entries looked at closely for one question.
const CLOSELY: u32 = 30;
/// The longest text by which published answers are looked up, in characters.
const LONGEST: usize = 600;

/// A published answer that may answer a question.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The entry that it stands in.
    pub entry: PublicEntry,
    /// Its place in the entry, from 0.
    pub answer: usize,
    /// How sure it is that it answers the question.
    pub sure: f32,
    /// Whether it is so old that it says little about how things are now.
    pub old: bool,
}

impl Office {
    /// What somebody typed, taken apart into its questions as it would be once it is sent.
    pub async fn read_typed(&self, text: &str) -> Result<TypedBox> {
        let read = self.read_whole(Sent::Text(text.to_owned())).await?;
        Ok(TypedBox::of(read.text(), &read.request))
    }

    /// The published answers that may answer a question, the best first: one of each entry, and none that is not near.
    ///
    /// The one place in which the public pages ask the memory.
    pub async fn offers(&self, authority: Uuid, asked: &Asked<'_>, limit: usize) -> Result<Vec<Offer>> {
        let shortened = |text: Option<&'_ str>| text.map(beginning);
        let (text, heading) = (beginning(asked.text), shortened(asked.heading));
        let (stem, subject) = (shortened(asked.stem), shortened(asked.subject));
        let short = Asked {
            text: &text,
            heading: heading.as_deref(),
            stem: stem.as_deref(),
            subject: subject.as_deref(),
            ..*asked
        };
        let entries = match self.published_near(authority, &short, CLOSELY).await {
            Some(cases) => self.entries_of(authority, &cases).await?,
            // The memory is being made, or cannot be asked: the log itself is searched.
            None => self.entries_with_words(authority, &short).await?,
        };
        let names = &self.authority(authority).await?.names;
        Ok(rank::best(asked, &entries, names, limit)
            .into_iter()
            .map(|best| Offer {
                entry: entries[best.entry].clone(),
                answer: best.answer,
                sure: best.sure,
                old: best.old,
            })
            .collect())
    }

    /// The entries of cases that stand in the log.
    async fn entries_of(&self, authority: Uuid, cases: &[Uuid]) -> Result<Vec<PublicEntry>> {
        let mut entries = Vec::with_capacity(cases.len());
        for case in cases {
            let all = self.store.log_entries_of(authority, *case).await?;
            for entry in all.into_iter().filter(|entry| entry.withdrawn.is_none()) {
                entries.push(log::public(entry)?);
            }
        }
        Ok(entries)
    }

    /// The entries of the log with words of a question.
    async fn entries_with_words(&self, authority: Uuid, asked: &Asked<'_>) -> Result<Vec<PublicEntry>> {
        let around = [asked.heading, asked.stem, asked.subject].into_iter().flatten();
        let mut words = answers::search_names(asked.text);
        for names in around.flat_map(answers::search_names) {
            if !words.contains(&names) {
                words.push(names);
            }
        }
        let search = LogSearch { words, all: false, skip: 0, limit: CLOSELY };
        let found = self.store.search_log(authority, &search).await?;
        found.into_iter().map(log::public).collect()
    }

    /// The published answers that may answer these words, which stand alone.
    pub async fn offers_for(&self, authority: Uuid, words: &str, limit: usize) -> Result<Vec<Offer>> {
        let asked = Asked {
            text: words,
            stem: None,
            heading: None,
            subject: None,
            previous: &[],
            received_on: self.today(),
        };
        self.offers(authority, &asked, limit).await
    }
}

fn beginning(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
