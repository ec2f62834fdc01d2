//! The last look: lines that were passed over although those around them ask.
//!
//! A reader who sees five lines of one kind takes all of them for questions, not the four whose words are known. It
//! only adds; what was read stays.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    asks::{Ask, plain},
    leaves::{Leaf, Reader, Shape, Unit},
    lists::Entry,
};

/// Words in a line that may still be one of a run.
const LONGEST_LINE: usize = 45;

/// A line as one of a run.
struct Line {
    /// Its place.
    place: (usize, usize),
    /// Its words, plain.
    words: String,
    /// Whether it is a question already.
    read: bool,
    /// Whether it neither asks nor tells, but names something.
    names: bool,
    /// The heading it stands under.
    heading: Option<usize>,
}

impl Reader<'_> {
    /// Adds the lines passed over in runs that ask.
    pub(super) fn sweep(&self, units: &mut Vec<Unit>) {
        let runs = self.runs(units);
        let mut found = Vec::new();
        for run in runs.iter().filter(|r| r.len() >= 3) {
            let read = run.iter().filter(|l| l.read).count();
            if read < 2 || read * 2 < run.len() {
                continue;
            }
            let nouns = run.iter().filter(|l| l.read && NAMES.is_match(&l.words)).count() * 2 > read;
            for line in run.iter().filter(|l| !l.read) {
                if TURNED.is_match(&line.words) || nouns && line.names {
                    found.push((line.heading, line.place));
                }
            }
        }
        for (heading, place) in found {
            let at = units
                .iter()
                .position(|u| u.leaves.first().is_some_and(|l| l.place.0 > place.0))
                .unwrap_or(units.len());
            let leaf = Leaf {
                path: Vec::new(),
                label: None,
                heading,
                place,
                stem: None,
                sure: true,
                shape: Shape::Line,
            };
            units.insert(at, Unit { list: false, heading, leaves: vec![leaf] });
        }
    }

    /// Runs of paragraphs of one sentence each that ask, or neither ask nor speak of the request.
    fn runs(&self, units: &[Unit]) -> Vec<Vec<Line>> {
        let mut begin: Vec<usize> = units.iter().flat_map(|u| &u.leaves).map(|l| l.place.0).collect();
        begin.sort_unstable();
        let mut runs = vec![Vec::new()];
        let mut heading = None;
        for entry in &self.tree.entries {
            let line = match *entry {
                Entry::Para(n) => self.line(n, &begin, heading),
                Entry::Heading(n) => {
                    heading = Some(n);
                    None
                }
                Entry::List(_) => None,
            };
            match (line, runs.last_mut()) {
                (Some(line), Some(run)) => run.push(line),
                _ => runs.push(Vec::new()),
            }
        }
        runs
    }

    /// `begin` are the places where what was read begins, in order.
    fn line(&self, n: usize, begin: &[usize], heading: Option<usize>) -> Option<Line> {
        let block = &self.blocks[n];
        let sentences = self.sentences(block);
        let read = begin.get(begin.partition_point(|at| *at < block.start)).is_some_and(|at| *at < block.end);
        let words = plain(block.of(self.text));
        let apart = sentences.len() == 1
            && !words.ends_with(':')
            && words.split(' ').count() <= LONGEST_LINE
            && !matches!(sentences.first(), Some((_, Ask::Meta | Ask::General)));
        let names = matches!(sentences.first(), Some((_, Ask::None))) && NAMES.is_match(&words);
        (read || apart).then_some(Line { place: (block.start, block.end), words, read, names, heading })
    }
}

/// "The time between a report and its repair": something named, and nothing told of it.
static NAMES: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:(?:the|an?|any|all|each|every|total|average|latest|current) )*(?:[a-z/'-]+ ){0,3}?[a-z/'-]+,? (?:of|for|in|to|by|on|between|from|at|per|which|that|with|used|held|made|given|paid|spent|issued|received)\b",
    )
});

/// "Are his qualifications recognised by the institute.": a question without its mark.
static TURNED: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:and |also )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should) (?:the|your|his|her|their|its|any|there|these|those|all|they|you|he|she|each|this council|it)\b",
    )
});

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
