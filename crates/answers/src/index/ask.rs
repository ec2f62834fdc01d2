//! Asking: the answered questions nearest to a question, by BM25 over its rarest words.

use std::{cmp::Ordering, collections::BinaryHeap};

use jiff::civil::Date;
use tantivy::{
    DocAddress, DocId, DocSet as _, Searcher, SegmentReader, TERMINATED, TantivyDocument, Term,
    query::{BooleanQuery, BoostQuery, EnableScoring, Occur, Query, TermQuery},
    schema::IndexRecordOption,
};
use uuid::Uuid;

use super::{
    Index,
    document::{Found, case_key, day_number, found},
    error::{Error, Result},
    terms,
};
use crate::Asked;

/// The most words that are looked for: beyond these a search costs five times as much and finds the same.
const TERMS: usize = 14;
/// Of them, those of the answer.
const OF_ANSWER: usize = 3;
/// What the field that is asked for, what stands around the question, the questions before it, and the words of answers
/// count beside the question's own words.
const FIELD: f32 = 0.5;
const AROUND: f32 = 0.4;
const BEFORE: f32 = 0.3;
const ANSWER: f32 = 0.2;
/// Where an authority has less than this share of everything, only its own answers are walked through; above it, it is
/// faster to walk through the best and leave out others'.
const SHARE: u64 = 6;
/// The most answers that are given back.
const MOST: usize = 200;

/// Whose answers are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The authority's own.
    Own,
    /// The authority's own that stand in its disclosure log.
    Published,
    /// What others have published, and what the authority keeps of others, for wording and comparison.
    Others,
}

impl Whose {
    fn may_be(self, found: &Found, authority: Uuid) -> bool {
        let kept = found.authority == authority;
        let own = kept && found.answer.of.is_none();
        match self {
            Whose::Own => own,
            Whose::Published => own && found.answer.published,
            Whose::Others => !own && (kept || found.answer.published && found.answer.of.is_none()),
        }
    }
}

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    /// Who asks.
    pub authority: Uuid,
    /// Whose answers.
    pub whose: Whose,
    /// The case that the question is of: what it answered itself is no earlier answer.
    pub except: Option<Uuid>,
    /// How many at the most.
    pub best: usize,
    /// The question.
    pub asked: Asked<'a>,
}

/// A place with its score; the heap gives out the worst first.
struct Scored(f32, DocAddress);

impl PartialEq for Scored {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Scored {}
impl PartialOrd for Scored {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Scored {
    fn cmp(&self, other: &Self) -> Ordering {
        other.0.total_cmp(&self.0).then(self.1.cmp(&other.1))
    }
}

impl Index {
    /// The nearest answered questions of an authority, given by the day of receipt; those first whose words agree most.
    pub fn ask(&self, search: &Search<'_>) -> Result<Vec<Found>> {
        let searcher = self.reader.searcher();
        let best = search.best.min(MOST);
        let Some(query) = self.query(&searcher, search)? else { return Ok(Vec::new()) };
        if best == 0 {
            return Ok(Vec::new());
        }
        let weight = query.weight(EnableScoring::enabled_from_searcher(&searcher))?;
        let mut heap: BinaryHeap<Scored> = BinaryHeap::with_capacity(best + 1);
        for (number, reader) in (0_u32..).zip(searcher.segment_readers()) {
            let Some(wanted) = Wanted::of(reader, search)? else { continue };
            let least = |heap: &BinaryHeap<Scored>| {
                if heap.len() < best { f32::MIN } else { heap.peek().map_or(f32::MIN, |worst| worst.0) }
            };
            let mut threshold = least(&heap);
            weight.for_each_pruning(threshold, reader, &mut |doc, score| {
                if wanted.has(doc) {
                    heap.push(Scored(score, DocAddress::new(number, doc)));
                    if heap.len() > best {
                        heap.pop();
                    }
                    threshold = least(&heap);
                }
                threshold
            })?;
        }
        let mut all = Vec::with_capacity(heap.len());
        for Scored(score, address) in heap {
            let document: TantivyDocument = searcher.doc(address)?;
            let one = found(&self.fields, &document, score)?;
            if !search.whose.may_be(&one, search.authority) {
                return Err(Error::Damaged("an answer under another's name"));
            }
            all.push(one);
        }
        all.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then(b.answer.date.cmp(&a.answer.date))
                .then(a.case.cmp(&b.case))
                .then(a.place.cmp(&b.place))
        });
        Ok(all)
    }

    /// All answered questions that an authority keeps of a case, in their order.
    pub fn of_case(&self, authority: Uuid, case: Uuid) -> Result<Vec<Found>> {
        let searcher = self.reader.searcher();
        let key = Term::from_field_bytes(self.fields.case, &case_key(authority, case));
        let mut all = Vec::new();
        for (number, reader) in (0_u32..).zip(searcher.segment_readers()) {
            let inverted = reader.inverted_index(self.fields.case)?;
            let Some(mut postings) = inverted.read_postings(&key, IndexRecordOption::Basic)? else {
                continue;
            };
            while postings.doc() != TERMINATED {
                if !reader.is_deleted(postings.doc()) {
                    let document: TantivyDocument = searcher.doc(DocAddress::new(number, postings.doc()))?;
                    all.push(found(&self.fields, &document, 0.0)?);
                }
                postings.advance();
            }
        }
        all.sort_by_key(|one| one.place);
        Ok(all)
    }

    /// The words looked for, each as strong as it is rare and near; none where nothing tells anything.
    fn query(&self, searcher: &Searcher, search: &Search<'_>) -> Result<Option<Box<dyn Query>>> {
        let asked = &search.asked;
        let own = terms::telling(asked.text);
        let around =
            [asked.heading, asked.stem, asked.subject].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let mut wanted: Vec<(String, f32)> = own.iter().map(|w| (w.clone(), 1.0)).collect();
        let near = terms::telling(&around);
        let before = asked.previous.iter().rev().take(2).copied().collect::<Vec<_>>().join(" ");
        let before = terms::telling(&before).into_iter().filter(|w| !own.contains(w) && !near.contains(w));
        wanted.extend(before.map(|w| (w, BEFORE)));
        wanted.extend(near.iter().filter(|w| !own.contains(w)).map(|w| (w.clone(), AROUND)));
        if wanted.is_empty() {
            return Ok(None);
        }
        let fields = terms::asked_for(asked.text);
        wanted.extend(fields.iter().map(|f| ((*f).to_owned(), FIELD)));
        let words: Vec<String> = wanted.iter().map(|(word, _)| word.clone()).collect();
        let all = searcher.segment_readers().iter().map(|r| u64::from(r.max_doc())).sum::<u64>();
        let counts = self.counts(searcher, &words)?;
        let mut terms: Vec<(f32, String, f32)> = wanted
            .into_iter()
            .zip(counts)
            .filter(|(_, count)| *count > 0)
            .map(|((word, boost), count)| (boost * rarity(count, all), word, boost))
            .collect();
        terms.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        terms.truncate(TERMS - OF_ANSWER.min(own.len()));
        let mut of_answer: Vec<&String> = own.iter().collect();
        of_answer.sort_by_key(|word| terms.iter().position(|t| t.1 == **word).unwrap_or(usize::MAX));
        let term = |field, word: &str, boost: f32| -> Box<dyn Query> {
            let term = TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs);
            Box::new(BoostQuery::new(Box::new(term), boost))
        };
        let mut parts: Vec<Box<dyn Query>> =
            terms.iter().map(|(_, word, boost)| term(self.fields.asked, word, *boost)).collect();
        parts.extend(of_answer.into_iter().take(OF_ANSWER).map(|w| term(self.fields.answered, w, ANSWER)));
        let words = BooleanQuery::union(parts);
        let authority = Term::from_field_bytes(self.fields.authority, search.authority.as_bytes());
        if search.whose != Whose::Others && searcher.doc_freq(&authority)? < all / SHARE {
            let own = TermQuery::new(authority, IndexRecordOption::Basic);
            return Ok(Some(Box::new(BooleanQuery::new(vec![
                (Occur::Must, Box::new(BoostQuery::new(Box::new(own), 0.0)) as Box<dyn Query>),
                (Occur::Must, Box::new(words)),
            ]))));
        }
        Ok(Some(Box::new(words)))
    }
}

#[allow(clippy::cast_precision_loss, reason = "a count of documents is far below what a float tells apart")]
fn rarity(count: u64, all: u64) -> f32 {
    let (count, all) = (count as f32, all.max(count) as f32);
    (1.0 + (all - count + 0.5) / (count + 0.5)).ln()
}

/// Which documents of a segment are asked for.
struct Wanted {
    reader: SegmentReader,
    authority: tantivy::columnar::Column<u64>,
    own: Option<u64>,
    whose: Whose,
    case: tantivy::columnar::Column<u64>,
    except: Option<u64>,
    day: tantivy::columnar::Column<u64>,
    until: u64,
    published: tantivy::columnar::Column<u64>,
    anothers: tantivy::columnar::Column<u64>,
}

impl Wanted {
    /// None where the segment has nothing that could be meant.
    fn of(reader: &SegmentReader, search: &Search<'_>) -> Result<Option<Wanted>> {
        let fast = reader.fast_fields();
        let until: Date = search.asked.received_on;
        let (Some(authority), Some(case)) = (fast.bytes("authority")?, fast.bytes("case")?) else {
            return Ok(None);
        };
        let own = authority.dictionary().term_ord(search.authority.as_bytes())?;
        if own.is_none() && search.whose != Whose::Others {
            return Ok(None);
        }
        let except = match search.except {
            Some(except) => case.dictionary().term_ord(case_key(search.authority, except))?,
            None => None,
        };
        Ok(Some(Wanted {
            authority: authority.ords().clone(),
            own,
            case: case.ords().clone(),
            except,
            day: fast.u64("day")?,
            until: day_number(until),
            whose: search.whose,
            published: fast.u64("published")?,
            anothers: fast.u64("anothers")?,
            reader: reader.clone(),
        }))
    }

    fn has(&self, doc: DocId) -> bool {
        let kept = self.own.is_some() && self.authority.first(doc) == self.own;
        let said = |column: &tantivy::columnar::Column<u64>| column.first(doc) == Some(1);
        let whose = match self.whose {
            Whose::Own => kept && !said(&self.anothers),
            Whose::Published => kept && !said(&self.anothers) && said(&self.published),
            Whose::Others => said(&self.anothers) == kept && (kept || said(&self.published)),
        };
        whose
            && self.day.first(doc).is_some_and(|day| day <= self.until)
            && (self.except.is_none() || self.case.first(doc) != self.except)
            && !self.reader.is_deleted(doc)
    }
}
