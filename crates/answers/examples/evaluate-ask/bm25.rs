//! Plain BM25 over records and earlier answers, to hold the matcher against: words as they stand, no fields.

use std::collections::HashMap;

use crate::{
    score::stands_in,
    set::{Authority, Question},
};

const K1: f64 = 1.2;
const B: f64 = 0.75;

/// The texts of an authority with how often each word is in which.
pub struct Bm25 {
    texts: Vec<String>,
    words: Vec<HashMap<String, f64>>,
    seen: HashMap<String, f64>,
    length: f64,
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

impl Bm25 {
    pub fn of(authority: &Authority) -> Bm25 {
        let mut texts: Vec<String> = Vec::new();
        for register in &authority.registers {
            for row in &register.rows {
                let cells: Vec<String> =
                    register.headings.iter().zip(row).map(|(h, c)| format!("{h}: {c}")).collect();
                texts.push(format!("{}: {}", register.name, cells.join("; ")));
            }
        }
        for earlier in &authority.earlier {
            texts.push(format!("{} {} {}", earlier.context, earlier.question, earlier.answer));
        }
        let counted: Vec<HashMap<String, f64>> = texts
            .iter()
            .map(|t| {
                let mut counts = HashMap::new();
                words(t).into_iter().for_each(|w| *counts.entry(w).or_insert(0.0) += 1.0);
                counts
            })
            .collect();
        let mut seen: HashMap<String, f64> = HashMap::new();
        counted.iter().flat_map(|c| c.keys()).for_each(|w| *seen.entry(w.clone()).or_insert(0.0) += 1.0);
        let length =
            counted.iter().map(|c| c.values().sum::<f64>()).sum::<f64>() / counted.len().max(1) as f64;
        Bm25 { texts, words: counted, seen, length }
    }

    /// Whether the first and whether one of the first three texts has what is right.
    pub fn finds(&self, question: &Question) -> (bool, bool) {
        let around =
            [&question.stem, &question.heading, &question.subject].map(|w| w.as_deref().unwrap_or(""));
        let query = words(&format!("{} {}", question.text, around.join(" ")));
        let all = self.texts.len() as f64;
        let mut ranked: Vec<(f64, usize)> = self
            .words
            .iter()
            .enumerate()
            .map(|(at, counts)| {
                let long = counts.values().sum::<f64>() / self.length;
                let score = query.iter().filter_map(|w| {
                    let (count, seen) = (counts.get(w)?, self.seen.get(w)?);
                    let rare = (1.0 + (all - seen + 0.5) / (seen + 0.5)).ln();
                    Some(rare * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * long)))
                });
                (score.sum(), at)
            })
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let right: Vec<bool> = ranked.iter().take(3).map(|(_, at)| self.has(*at, question)).collect();
        (right.first() == Some(&true), right.contains(&true))
    }

    fn has(&self, at: usize, question: &Question) -> bool {
        let (gold, text) = (&question.gold, &self.texts[at]);
        if gold.must.is_empty() {
            return !gold.cells.is_empty() && gold.cells.iter().any(|c| stands_in(c, text));
        }
        gold.must.iter().all(|s| s.iter().any(|s| stands_in(s, text)))
            || !gold.cells.is_empty() && gold.cells.iter().all(|c| stands_in(c, text))
    }
}
