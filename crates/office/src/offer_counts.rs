//! What came of offering published answers before people ask: counted by answer and day, never by person.

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::{AnswerKey, Counted};
use uuid::Uuid;

use crate::{Office, PublicEntry, Who, error::Result, log};

/// Answers in one report, those shown most often.
const REPORTED: usize = 200;
/// Counts taken at once.
const AT_ONCE: usize = 60;

/// What was counted of one published answer.
#[derive(Clone, Debug)]
pub struct OfferedAnswer {
    /// The entry that it stands in.
    pub entry: PublicEntry,
    /// Its place in the entry, from 0.
    pub answer: usize,
    /// Shown beside a question.
    pub shown: u64,
    /// Opened from there.
    pub opened: u64,
    /// Said to answer the question.
    pub helped: u64,
    /// Said not to.
    pub no: u64,
    /// The question was asked without a word about it.
    pub asked: u64,
    /// Readers of the page who found it useful, and who did not.
    pub useful: (u64, u64),
}

/// What came of offering answers since a day.
#[derive(Clone, Debug)]
pub struct OffersReport {
    /// Since when.
    pub since: Date,
    /// How many people who were about to ask were shown answers.
    pub offered: u64,
    /// How many of them had their answer and sent nothing: answered without a request.
    pub stopped: u64,
    /// Questions that a published answer answered.
    pub helped: u64,
    /// The answers, those shown most often first.
    pub answers: Vec<OfferedAnswer>,
}

impl Office {
    /// Counts, for today. What does not stand in the log is not counted, so that nobody can fill the store.
    pub async fn count_offers(&self, authority: Uuid, counts: &[(Option<AnswerKey>, Counted)]) -> Result<()> {
        let mut known: BTreeMap<Uuid, usize> = BTreeMap::new();
        let mut taken = Vec::new();
        for (answer, what) in counts.iter().take(AT_ONCE) {
            if let Some((entry, place)) = answer {
                if !known.contains_key(entry) {
                    let answers = match self.store.log_entry(authority, *entry).await? {
                        Some(found) if found.withdrawn.is_none() => log::public(found)?.entry.answers.len(),
                        _ => 0,
                    };
                    known.insert(*entry, answers);
                }
                if known.get(entry).is_none_or(|answers| *place as usize >= *answers) {
                    continue;
                }
            }
            taken.push((*answer, *what));
        }
        Ok(self.store.count(authority, self.today(), &taken).await?)
    }

    /// What came of it in the last so many days.
    pub async fn offers_report(&self, who: &Who, days: i64) -> Result<OffersReport> {
        who.of_the_desk()?;
        let today = self.today();
        let since = today.checked_sub(jiff::Span::new().days(days.clamp(0, 3660))).unwrap_or(today);
        let mut report = OffersReport { since, offered: 0, stopped: 0, helped: 0, answers: Vec::new() };
        let mut tallies: BTreeMap<AnswerKey, BTreeMap<Counted, u64>> = BTreeMap::new();
        for count in self.store.counts_since(who.authority, since).await? {
            match (count.answer, count.what) {
                (Some(answer), what) => {
                    report.helped += if what == Counted::Helped { count.times } else { 0 };
                    *tallies.entry(answer).or_default().entry(what).or_default() += count.times;
                }
                (None, Counted::Offered) => report.offered += count.times,
                (None, Counted::Stopped) => report.stopped += count.times,
                (None, _) => {}
            }
        }
        let mut most: Vec<(AnswerKey, BTreeMap<Counted, u64>)> = tallies.into_iter().collect();
        let times = |tally: &BTreeMap<Counted, u64>, what| tally.get(&what).copied().unwrap_or(0);
        most.sort_by_key(|(key, tally)| (std::cmp::Reverse(times(tally, Counted::Shown)), *key));
        most.truncate(REPORTED);
        for ((entry, place), tally) in most {
            let Some(found) = self.store.log_entry(who.authority, entry).await? else { continue };
            let entry = log::public(found)?;
            if place as usize >= entry.entry.answers.len() {
                continue;
            }
            let times = |what| times(&tally, what);
            report.answers.push(OfferedAnswer {
                answer: place as usize,
                shown: times(Counted::Shown),
                opened: times(Counted::Opened),
                helped: times(Counted::Helped),
                no: times(Counted::No),
                asked: times(Counted::Asked),
                useful: (times(Counted::Useful), times(Counted::NotUseful)),
                entry,
            });
        }
        Ok(report)
    }
}
