//! Whether a proposal is right, and the figures of many.

use std::collections::BTreeMap;

use answers::Candidate;

use crate::set::Question;

/// What a candidate says, all of it.
pub fn said(candidate: &Candidate) -> String {
    let mut text = candidate.text.clone();
    for row in candidate.table.iter().flat_map(|t| &t.rows) {
        text.push_str(" ; ");
        text.push_str(&row.join(" ; "));
    }
    text
}

/// Small letters, one space, nothing at the ends that is no letter or sign.
fn plain(text: &str) -> String {
    let text = text.to_lowercase().replace(['’', '‘'], "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(['.', ',', ';']).to_owned()
}

/// Whether the words of a value stand in a text, not as a part of longer ones.
pub fn stands_in(value: &str, text: &str) -> bool {
    let (value, text) = (plain(value), plain(text));
    if value.is_empty() {
        return false;
    }
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(&value).any(|(at, found)| {
        let after = &text[at + found.len()..];
        let number = value.ends_with(|c: char| c.is_ascii_digit())
            && after.starts_with([',', '.'])
            && after[1..].starts_with(|c: char| c.is_ascii_digit());
        edge(text[..at].chars().next_back()) && edge(after.chars().next()) && !number
    })
}

/// Whether a candidate is what a careful officer would answer.
pub fn is_right(candidate: &Candidate, question: &Question) -> bool {
    let gold = &question.gold;
    let text = said(candidate);
    if gold.kind == "unknown" || gold.avoid.iter().any(|wrong| stands_in(wrong, &text)) {
        return false;
    }
    let disposition = candidate.disposition.id();
    let provision = |p: &String| p.split('(').next().unwrap_or(p).to_owned();
    let cites = gold.provisions.is_empty()
        || gold.provisions.iter().any(|p| candidate.provisions.iter().any(|c| provision(c) == provision(p)));
    match gold.disposition.as_str() {
        "given" => disposition == "given" && has_values(question, &text),
        "given-in-part" => disposition == "given-in-part" && cites && has_values(question, &text),
        other => disposition == other && cites,
    }
}

fn has_values(question: &Question, text: &str) -> bool {
    let gold = &question.gold;
    let must = gold.must.iter().all(|spellings| spellings.iter().any(|s| stands_in(s, text)));
    let cells = || !gold.cells.is_empty() && gold.cells.iter().all(|c| stands_in(c, text));
    must && !gold.must.is_empty() || cells() || stands_in(&gold.text, text)
}

/// Counts over many questions.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub asked: usize,
    pub known: usize,
    pub at_1: usize,
    pub at_3: usize,
    pub unknown: usize,
    pub refused: usize,
    /// Proposed at 0.8 and wrong there; the same at 0.9.
    pub proposed: [usize; 2],
    pub wrong: [usize; 2],
    /// Of the answers proposed first, by decile of confidence: how many, and how many right.
    pub deciles: [(usize, usize); 11],
    /// Right answers that are old and say so, of those that should.
    pub stale: (usize, usize),
}

/// Where a line is drawn.
pub const LINES: [f32; 2] = [0.8, 0.9];

impl Tally {
    pub fn add(&mut self, question: &Question, candidates: &[Candidate]) {
        self.asked += 1;
        let right: Vec<bool> = candidates.iter().take(3).map(|c| is_right(c, question)).collect();
        let first = candidates.first().map_or(0.0, |c| c.confidence);
        if question.gold.kind == "unknown" {
            self.unknown += 1;
            self.refused += usize::from(first < LINES[0]);
        } else {
            self.known += 1;
            self.at_1 += usize::from(right.first() == Some(&true));
            self.at_3 += usize::from(right.contains(&true));
        }
        let good = right.first() == Some(&true);
        for (at, line) in LINES.iter().enumerate() {
            if first >= *line {
                self.proposed[at] += 1;
                self.wrong[at] += usize::from(!good);
            }
        }
        if let Some(candidate) = candidates.first() {
            // Cut to the decile below: 0.8 stands in the eighth.
            let decile = (0..=10u8).rev().find(|d| candidate.confidence >= f32::from(*d) / 10.0).unwrap_or(0);
            let decile = &mut self.deciles[usize::from(decile)];
            decile.0 += 1;
            decile.1 += usize::from(good);
            if good && question.gold.stale {
                self.stale.1 += 1;
                self.stale.0 += usize::from(candidate.stale);
            }
        }
    }

    /// One line of figures.
    pub fn line(&self, name: &str) -> String {
        let share = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
        format!(
            "{name:<28} {:>4} asked  @1 {:.3}  @3 {:.3}  0.8: {:>4} proposed {:>3} wrong {:>5.1}%  0.9: {:>4} proposed {:>3} wrong  refused {:>3} of {:>3}",
            self.asked,
            share(self.at_1, self.known),
            share(self.at_3, self.known),
            self.proposed[0],
            self.wrong[0],
            100.0 * share(self.wrong[0], self.proposed[0]),
            self.proposed[1],
            self.wrong[1],
            self.refused,
            self.unknown,
        )
    }
}

/// Tallies by name.
pub type By = BTreeMap<String, Tally>;
