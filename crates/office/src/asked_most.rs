//! What is asked most: the questions of all requests, those together that ask the same in other words, with what became
//! of them. Kept by a follower of the events, so that what was asked before this page was there is in it too.
//!
//! Nothing here says who asked, and nothing here publishes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use answers::{Asked, asks, asks_alike, asks_words};
use casework::{Case, CaseId, case::Question};
use jiff::civil::Date;
use store::{AskedQuestion, FoundQuestion};
use uuid::Uuid;

use crate::{Office, Who, case_page::Mask, error::Result};

/// Longest question kept, in characters.
const LONGEST: usize = 500;
/// Different things asked that are looked at, those asked most.
const LOOKED_AT: u32 = 5_000;
/// Different wordings shown beside the newest.
const WORDINGS: usize = 3;
/// From how many requests on something is asked often.
const OFTEN: u64 = 2;

/// Something that was asked more than once.
#[derive(Clone, Debug)]
pub struct AskedOften {
    /// The question in its newest words.
    pub question: String,
    /// Other words in which it was asked.
    pub also: Vec<String>,
    /// How many questions.
    pub times: usize,
    /// From how many requests.
    pub requests: usize,
    /// How many of these questions were answered.
    pub answered: usize,
    /// Whether an answer stands in the log, of whatever age.
    pub published: bool,
    /// The minutes that count towards the cost limit, summed over those of which they are known.
    pub minutes: Option<u64>,
    /// The cases by reference, the newest first, each with its day of receipt.
    pub cases: Vec<(String, Date)>,
    /// The case with the newest answer that could be published.
    pub publish: Option<String>,
}

/// What was asked since a day.
#[derive(Clone, Debug)]
pub struct AskedMost {
    /// Since when.
    pub since: Date,
    /// The most often asked first.
    pub asked: Vec<AskedOften>,
}

impl Office {
    /// Takes the events after a place of the feed into the list of what was asked; returns the place of the last. Taking
    /// them twice changes nothing.
    pub async fn follow_asked(&self, after: u64, limit: u32) -> Result<u64> {
        let touched = self.store.touched(after, limit).await?;
        let Some(last) = touched.last().map(|event| event.seq) else { return Ok(after) };
        let cases: BTreeSet<(Uuid, Uuid)> = touched.into_iter().filter_map(|event| event.case).collect();
        for (authority, case) in cases {
            self.keep_asked(authority, CaseId(case)).await?;
        }
        Ok(last)
    }

    async fn keep_asked(&self, authority_id: Uuid, id: CaseId) -> Result<()> {
        let authority = self.authority(authority_id).await?;
        let case = match self.load_case(authority_id, &authority, id).await {
            Ok((case, _)) => case,
            // Its opening was erased: nothing of it is kept.
            Err(crate::Error::NotFound(_)) => {
                return Ok(self.store.keep_asked(authority_id, id.0, self.today(), &[]).await?);
            }
            Err(error) => return Err(error),
        };
        let received = match &case.history {
            // Nobody asked it of this authority.
            Some(history) if history.of.is_some() => None,
            Some(history) => history.received.or(history.answered),
            None => Some(case.origin.received_on),
        };
        let is_request = case.triage.as_ref().is_none_or(|triage| triage.kind.is_request());
        let (day, questions) = match received.filter(|_| is_request) {
            Some(day) => (day, questions(&case)),
            None => (case.origin.received_on, Vec::new()),
        };
        Ok(self.store.keep_asked(authority_id, id.0, day, &questions).await?)
    }

    /// What was asked most in the last twelve months: only what has no answer in the log, or all of it.
    pub async fn asked_most(&self, who: &Who, also_published: bool, limit: usize) -> Result<AskedMost> {
        who.of_the_desk()?;
        let today = self.today();
        let since = today.checked_sub(jiff::Span::new().years(1)).unwrap_or(today);
        let counts = self.store.asked_most(who.authority, since, LOOKED_AT).await?;
        let published = Alike::of(self.store.asked_and_published(who.authority).await?);
        let mut asked = Vec::new();
        for keys in together(counts.into_iter().map(|count| (count.asks, count.requests))) {
            let is_published = keys.iter().any(|key| published.has(key));
            if is_published && !also_published {
                continue;
            }
            if asked.len() >= limit {
                break;
            }
            let mut found: Vec<FoundQuestion> = Vec::new();
            for key in &keys {
                found.extend(self.store.questions_asking(who.authority, key, since).await?);
            }
            asked.extend(often(found, is_published).filter(|one| one.requests as u64 >= OFTEN));
        }
        asked.sort_by_key(|one| (std::cmp::Reverse((one.requests, one.times)), one.question.clone()));
        Ok(AskedMost { since, asked })
    }
}

/// The questions of a case that anybody could ask, without who asks.
fn questions(case: &Case) -> Vec<AskedQuestion> {
    let mask = Mask::of(case);
    let subject = mask.cut_from(&case.subject);
    let one = |(at, question): (usize, &Question)| {
        let text = mask.cut_from(&question.text);
        let stem = question.stem.and_then(|s| case.stem(s)).map(|s| s.text.as_str());
        let before: Vec<&str> = case.questions[..at].iter().map(|q| q.text.as_str()).collect();
        let asked = Asked {
            text: &text,
            stem,
            heading: question.heading.as_deref(),
            subject: Some(&subject),
            previous: &before,
            received_on: case.origin.received_on,
        };
        let letters = case.letters.iter().filter(|l| l.stands() && l.answers.contains(&question.id));
        let minutes: Vec<u32> = case
            .asks
            .iter()
            .flat_map(|ask| &ask.contributions)
            .filter(|given| given.question == question.id)
            .map(|given| given.minutes.countable())
            .filter(|minutes| *minutes > 0)
            .collect();
        AskedQuestion {
            question: question.id.0,
            asks: asks(&asked),
            answered_on: letters.map(|l| l.on).max().or(case.history.as_ref().and_then(|h| h.answered)),
            published: case
                .entries
                .iter()
                .any(|e| e.withdrawn.is_none() && e.answers.iter().any(|a| a.question == question.id)),
            minutes: (!minutes.is_empty())
                .then(|| minutes.iter().fold(0, |sum: u32, minutes| sum.saturating_add(*minutes))),
            text: text.chars().take(LONGEST).collect(),
        }
    };
    case.questions
        .iter()
        .enumerate()
        .filter(|(_, question)| question.own_personal_data != Some(true))
        .map(one)
        .collect()
}

/// Things asked, to be looked up by those that are nearly the same.
#[derive(Default)]
struct Alike {
    keys: Vec<String>,
    by_word: HashMap<String, Vec<usize>>,
}

impl Alike {
    fn of(keys: Vec<String>) -> Alike {
        let mut alike = Alike::default();
        keys.into_iter().for_each(|key| alike.add(key));
        alike
    }

    fn add(&mut self, key: String) {
        for word in asks_words(&key) {
            self.by_word.entry(word.to_owned()).or_default().push(self.keys.len());
        }
        self.keys.push(key);
    }

    /// The first of those nearly the same.
    fn find(&self, key: &str) -> Option<usize> {
        let places: BTreeSet<usize> =
            asks_words(key).filter_map(|word| self.by_word.get(word)).flatten().copied().collect();
        places.into_iter().find(|at| self.keys[*at] == key || asks_alike(&self.keys[*at], key))
    }

    fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }
}

/// Things asked that are nearly the same put together, those asked by most requests first; only what was asked often.
fn together(counts: impl Iterator<Item = (String, u64)>) -> Vec<Vec<String>> {
    let mut leaders = Alike::default();
    let mut groups: Vec<(u64, Vec<String>)> = Vec::new();
    for (key, requests) in counts {
        match leaders.find(&key) {
            Some(at) => {
                groups[at].0 += requests;
                groups[at].1.push(key);
            }
            None => {
                leaders.add(key.clone());
                groups.push((requests, vec![key]));
            }
        }
    }
    groups.retain(|(requests, _)| *requests >= OFTEN);
    groups.sort_by_key(|(requests, _)| std::cmp::Reverse(*requests));
    groups.into_iter().map(|(_, keys)| keys).collect()
}

fn often(mut found: Vec<FoundQuestion>, published: bool) -> Option<AskedOften> {
    found.sort_by(|a, b| b.received_on.cmp(&a.received_on).then(a.reference.cmp(&b.reference)));
    let question = found.first()?.question.text.clone();
    let mut also: Vec<String> = Vec::new();
    let mut cases: BTreeMap<Uuid, (String, Date)> = BTreeMap::new();
    for one in &found {
        let plain = |text: &str| text.to_lowercase();
        if also.len() < WORDINGS
            && !also.iter().chain([&question]).any(|known| plain(known) == plain(&one.question.text))
        {
            also.push(one.question.text.clone());
        }
        cases.entry(one.subject).or_insert_with(|| (one.reference.clone(), one.received_on));
    }
    let mut cases: Vec<(String, Date)> = cases.into_values().collect();
    cases.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let minutes: Vec<u64> = found.iter().filter_map(|one| one.question.minutes.map(u64::from)).collect();
    let newest = found
        .iter()
        .filter(|one| one.question.answered_on.is_some() && !one.question.published)
        .max_by_key(|one| one.question.answered_on);
    Some(AskedOften {
        question,
        also,
        times: found.len(),
        requests: cases.len(),
        answered: found.iter().filter(|one| one.question.answered_on.is_some()).count(),
        published,
        minutes: (!minutes.is_empty()).then(|| minutes.iter().sum()),
        publish: newest.map(|one| one.reference.clone()),
        cases,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nearly_the_same_is_counted_together() {
        let counts = [
            ("supplier|telephony", 5),
            ("end|telephony", 4),
            ("count|fly tipping", 2),
            ("count|fly fine tipping", 2),
            ("|drone policy", 1),
        ];
        let groups = together(counts.into_iter().map(|(key, n)| (key.to_owned(), n)));
        assert_eq!(
            groups,
            [
                vec!["supplier|telephony"],
                vec!["end|telephony"],
                vec!["count|fly tipping", "count|fly fine tipping"]
            ],
            "once is not often"
        );
    }
}
