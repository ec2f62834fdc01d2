//! An answer that several questions share, divided among them: what is refused of one of them by its name or in its own
//! words is that one's, and what was given before it is the others'.

use std::collections::{BTreeSet, HashMap, HashSet};

use document::Span;

use super::super::acts::{self, Acts, Reader};
use super::super::citations;
use super::super::labels::list;
use super::super::lines::{sentences, trim, words};
use super::super::questions::Question;
use super::super::reliance;
use super::anchors::MENTION;
use super::labels::Labels;

/// What keeps something back.
const REFUSES: Acts = acts::WITHHELD | acts::NOT_HELD | acts::OVER_LIMIT | acts::NEITHER | acts::VEXES;
/// What hands something over.
const HANDS: Acts = acts::GIVES | acts::SHOWS | acts::VALUE | acts::YES_NO;
/// Longer answers are divided by their headings, if at all.
const LONGEST: usize = 16 * 1024;
/// So many words of a question are looked at.
const MOST_WORDS: usize = 40;

/// Divides every answer that several questions share.
pub(super) fn divide(text: &str, questions: &mut [Question], labels: &Labels, reader: &mut Reader) {
    let mut from = 0;
    while from < questions.len() {
        let Some(answer) = questions[from].answer else {
            from += 1;
            continue;
        };
        let alike = |q: &Question| q.answer == Some(answer) || q.stem;
        let to = from + questions[from..].iter().take_while(|q| alike(q)).count();
        let sharing: Vec<usize> = (from..to).filter(|i| !questions[*i].stem).collect();
        if sharing.len() > 1 && answer.end - answer.start <= LONGEST {
            share_out(text, questions, labels, &sharing, answer, reader);
        }
        from = to.max(from + 1);
    }
}

fn share_out(
    text: &str,
    questions: &mut [Question],
    labels: &Labels,
    sharing: &[usize],
    answer: Span,
    reader: &mut Reader,
) {
    let said = sentences(text, answer);
    let own = Own::of(text, questions, sharing, reader);
    // Where each refusal begins, and whose it is.
    let mut refusals: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut handed = false;
    let mut last_refused = false;
    // The heading over the refusals, and where what is given ends.
    let (mut heading, mut above) = (None, None);
    for (i, sentence) in said.iter().enumerate() {
        let words = sentence.of(text);
        let acts = reader.acts(words);
        if is_heading(words) {
            heading = heading.or(Some(sentence.start));
            continue;
        }
        if acts & REFUSES == 0
            || acts & (acts::RECITES | acts::REASONS) != 0
            || reliance::told_of_before(words)
        {
            let figure = acts & acts::TELLS != 0
                && words.bytes().any(|b| b.is_ascii_digit())
                && !citations::cites(words);
            handed |= refusals.is_empty() && (acts & HANDS != 0 || figure);
            last_refused = false;
            heading = heading.filter(|_| acts & HANDS == 0);
            continue;
        }
        let whole = handed;
        let sentence = &if handed {
            *sentence
        } else {
            // "The list is attached; the names are left out of it".
            let Some(parted) = parted(words).filter(|_| acts & HANDS != 0) else { return };
            handed = true;
            Span::new(sentence.start + parted, sentence.end)
        };
        let about = |s: Span| about(text, labels, &own, s);
        let mut start = sentence.start;
        let mut whose = about(*sentence);
        if whose.is_empty() && !last_refused && whole {
            let before = i.checked_sub(1).map(|b| said[b]).filter(|b| !hands(reader, b.of(text)));
            if let Some(before) = before {
                whose = about(before);
                start = if whose.is_empty() { start } else { before.start };
            }
        }
        if whose.is_empty() && refusals.is_empty() && words.ends_with(':') {
            whose = said.get(i + 1).map_or_else(Vec::new, |next| about(*next));
        }
        last_refused = true;
        match refusals.last() {
            // What names nobody goes on with what was said before.
            Some(_) if whose.is_empty() => {}
            None if whose.is_empty() => return,
            _ => refusals.push((start, whose)),
        }
        above = above.or(Some(heading.unwrap_or(start)));
    }
    let Some(first) = above else { return };
    let named: HashSet<usize> = refusals.iter().flat_map(|r| r.1.iter().copied()).collect();
    if sharing.iter().all(|q| named.contains(q)) {
        return;
    }
    let given = trim(text, Span::new(answer.start, first));
    if given.is_empty() {
        return;
    }
    // One that is named there alone has all that is said of it.
    let inside = |q: &Question| q.answer.is_some_and(|a| answer.start <= a.start && a.end <= answer.end);
    let alone = named.iter().filter(|q| !sharing.contains(q) && inside(&questions[**q]));
    let alone: Vec<usize> = alone.copied().collect();
    let mut first_of: HashMap<usize, usize> = HashMap::new();
    for (at, (_, whose)) in refusals.iter().enumerate() {
        for q in whose {
            first_of.entry(*q).or_insert(at);
        }
    }
    for q in sharing.iter().chain(&alone) {
        let at = first_of.get(q).copied();
        questions[*q].answer = Some(at.map_or(given, |at| {
            let end = refusals.get(at + 1).map_or(answer.end, |next| next.0);
            trim(text, Span::new(refusals[at].0, end.max(refusals[at].0)))
        }));
        questions[*q].apart = true;
    }
}

fn hands(reader: &mut Reader, words: &str) -> bool {
    reader.acts(words) & HANDS != 0
}

/// "Notice of refusal" refuses nothing yet.
fn is_heading(words: &str) -> bool {
    !words.ends_with(['.', ':', ';']) && words.split_whitespace().count() <= 4
}

/// Where what is kept back is parted from what is given in the same sentence.
fn parted(words: &str) -> Option<usize> {
    [";", ", but ", ", except ", ", although ", ", however"]
        .iter()
        .filter_map(|by| words.find(by).map(|at| at + by.len()))
        .min()
}

/// Of each question that shares the answer, the words that none of the others has and that are not those of every reply.
struct Own {
    /// The question and its words, in order.
    words: Vec<(usize, Vec<String>)>,
    /// Whose each word is, by its place there.
    whose: HashMap<String, usize>,
}

impl Own {
    fn of(text: &str, questions: &[Question], sharing: &[usize], reader: &mut Reader) -> Self {
        let mut all: Vec<(usize, Vec<String>)> = Vec::with_capacity(sharing.len());
        // Whose a word is; nobody's where several have it.
        let mut whose: HashMap<String, Option<usize>> = HashMap::new();
        for (i, q) in sharing.iter().enumerate() {
            let words = words(questions[*q].span.of(text)).take(MOST_WORDS);
            let words: Vec<String> = words.filter(|w| !reader.is_usual(w)).filter_map(|w| stem(&w)).collect();
            for word in &words {
                let of = whose.entry(word.clone()).or_insert(Some(i));
                *of = of.filter(|of| *of == i);
            }
            all.push((*q, words));
        }
        let whose: HashMap<String, usize> =
            whose.into_iter().filter_map(|(word, of)| of.map(|of| (word, of))).collect();
        for (_, words) in &mut all {
            words.retain(|w| whose.contains_key(w));
        }
        Own { words: all, whose }
    }

    /// The questions of whose own words enough are said.
    fn spoken_of(&self, said: &HashSet<String>) -> Vec<usize> {
        let touched: BTreeSet<usize> = said.iter().filter_map(|w| self.whose.get(w).copied()).collect();
        let speaks_of = |of: &[String]| {
            let hits = of.iter().filter(|w| said.contains(*w)).count();
            hits >= 2 || hits == 1 && (of.len() <= 2 || said.contains(&of[0]))
        };
        touched.into_iter().map(|i| &self.words[i]).filter(|(_, w)| speaks_of(w)).map(|(q, _)| *q).collect()
    }
}

/// Words of every sentence that are as long as others.
const COMMON: [&str; 48] = [
    "about",
    "also",
    "been",
    "being",
    "between",
    "both",
    "could",
    "does",
    "done",
    "during",
    "each",
    "every",
    "from",
    "have",
    "here",
    "including",
    "into",
    "made",
    "make",
    "many",
    "more",
    "most",
    "much",
    "must",
    "only",
    "over",
    "please",
    "same",
    "should",
    "since",
    "such",
    "than",
    "that",
    "their",
    "them",
    "there",
    "these",
    "they",
    "this",
    "those",
    "were",
    "what",
    "when",
    "which",
    "will",
    "with",
    "would",
    "your",
];

/// A word without its ending, where it is long enough to mean something.
fn stem(word: &str) -> Option<String> {
    if word.len() < 4 || COMMON.binary_search(&word).is_ok() {
        return None;
    }
    let endings = ["ies", "ing", "ed", "es", "s", "y", "e"];
    let bare = endings.iter().find_map(|e| word.strip_suffix(e).filter(|b| b.len() >= 3));
    Some(bare.unwrap_or(word).to_owned())
}

/// The questions that a sentence speaks of, by label or by their own words; none where it speaks of all.
fn about(text: &str, labels: &Labels, own: &Own, sentence: Span) -> Vec<usize> {
    let said = sentence.of(text);
    let labelled: Vec<usize> = MENTION
        .captures_iter(said)
        .flat_map(|c| labels.named(&list(c.name("list").map_or("", |m| m.as_str()))))
        .collect();
    if !labelled.is_empty() {
        return labelled;
    }
    own.spoken_of(&words(said).filter_map(|w| stem(&w)).collect())
}
