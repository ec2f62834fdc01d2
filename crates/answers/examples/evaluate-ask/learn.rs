//! Learns how much each mark of a candidate weighs: the logarithm of the odds that it is right is a sum of weighted marks,
//! found by Newton's method with a small pull towards nothing. What an authority gets is reported from weights that were
//! learned from the others alone.

use std::{collections::BTreeMap, fmt::Write as _};

/// A candidate with its marks, the question that it is for, and whether it is right.
pub struct Row {
    pub authority: usize,
    pub question: usize,
    pub marks: Vec<f32>,
    pub right: bool,
    /// How much it counts: less where the program was made on the same questions.
    pub counts: f64,
}

/// Weights for marks as they are.
pub struct Weights {
    pub base: f64,
    pub each: Vec<f64>,
}

/// How strongly weights are pulled towards nothing.
const PULL: f64 = 10.0;
const STEPS: usize = 12;

impl Weights {
    pub fn confidence(&self, marks: &[f32]) -> f64 {
        let odds = self.base + marks.iter().zip(&self.each).map(|(m, w)| f64::from(*m) * w).sum::<f64>();
        1.0 / (1.0 + (-odds).exp())
    }
}

/// Learns from rows.
pub fn learn(rows: &[&Row]) -> Weights {
    let marks = rows.first().map_or(0, |r| r.marks.len());
    let count = rows.len().max(1) as f64;
    let mean: Vec<f64> =
        (0..marks).map(|m| rows.iter().map(|r| f64::from(r.marks[m])).sum::<f64>() / count).collect();
    let spread: Vec<f64> = (0..marks)
        .map(|m| {
            let all: f64 = rows.iter().map(|r| (f64::from(r.marks[m]) - mean[m]).powi(2)).sum();
            (all / count).sqrt().max(1e-6)
        })
        .collect();
    // The last is the base, which nothing pulls.
    let size = marks + 1;
    let scaled: Vec<Vec<f64>> = rows
        .iter()
        .map(|r| (0..marks).map(|m| (f64::from(r.marks[m]) - mean[m]) / spread[m]).chain([1.0]).collect())
        .collect();
    let mut weights = vec![0.0; size];
    for _ in 0..STEPS {
        let mut slope = vec![0.0; size];
        let mut bend = vec![vec![0.0; size]; size];
        for (row, x) in rows.iter().zip(&scaled) {
            let odds: f64 = x.iter().zip(&weights).map(|(x, w)| x * w).sum();
            let p = 1.0 / (1.0 + (-odds).exp());
            let off = row.counts * (f64::from(u8::from(row.right)) - p);
            let curve = row.counts * p * (1.0 - p);
            for i in 0..size {
                slope[i] += off * x[i];
                for j in 0..=i {
                    bend[i][j] += curve * x[i] * x[j];
                }
            }
        }
        for i in 0..marks {
            slope[i] -= PULL * weights[i];
            bend[i][i] += PULL;
        }
        bend[marks][marks] += 1e-9;
        for (weight, step) in weights.iter_mut().zip(solved(&mut bend, &slope)) {
            *weight += step;
        }
    }
    let each: Vec<f64> = (0..marks).map(|m| weights[m] / spread[m]).collect();
    let base = weights[marks] - each.iter().zip(&mean).map(|(w, m)| w * m).sum::<f64>();
    Weights { base, each }
}

/// What solves a system whose matrix is symmetric and positive; only its lower half is read.
fn solved(matrix: &mut [Vec<f64>], right: &[f64]) -> Vec<f64> {
    let size = right.len();
    for i in 0..size {
        for j in 0..=i {
            let sum: f64 = (0..j).map(|k| matrix[i][k] * matrix[j][k]).sum();
            let left = matrix[i][j] - sum;
            matrix[i][j] = if i == j { left.max(1e-12).sqrt() } else { left / matrix[j][j] };
        }
    }
    let mut out = right.to_vec();
    for i in 0..size {
        let sum: f64 = (0..i).map(|k| matrix[i][k] * out[k]).sum();
        out[i] = (out[i] - sum) / matrix[i][i];
    }
    for i in (0..size).rev() {
        let sum: f64 = (i + 1..size).map(|k| matrix[k][i] * out[k]).sum();
        out[i] = (out[i] - sum) / matrix[i][i];
    }
    out
}

/// What a ranking gets: found first and among three of those that can be answered, how many of the first are at least so
/// sure, and how many of these are wrong.
#[derive(Clone, Debug, Default)]
pub struct Got {
    pub known: usize,
    pub one: usize,
    pub three: usize,
    pub any: usize,
    pub sure: [(usize, usize); 3],
}

/// How sure the columns of [`Got::sure`] are.
const SURE: [f64; 3] = [0.7, 0.8, 0.9];

impl Got {
    pub fn of(rows: &[&Row], weights: &Weights, known: &BTreeMap<(usize, usize), bool>) -> Got {
        let mut by: BTreeMap<(usize, usize), Vec<(f64, bool)>> = BTreeMap::new();
        for row in rows {
            let found = (weights.confidence(&row.marks), row.right);
            by.entry((row.authority, row.question)).or_default().push(found);
        }
        let mut got = Got::default();
        for (question, answerable) in known {
            got.known += usize::from(*answerable);
            let Some(found) = by.get_mut(question) else { continue };
            found.sort_by(|a, b| b.0.total_cmp(&a.0));
            got.one += usize::from(*answerable && found[0].1);
            got.three += usize::from(*answerable && found.iter().take(3).any(|f| f.1));
            got.any += usize::from(*answerable && found.iter().any(|f| f.1));
            for (slot, sure) in got.sure.iter_mut().zip(SURE) {
                if found[0].0 >= sure {
                    slot.0 += 1;
                    slot.1 += usize::from(!found[0].1);
                }
            }
        }
        got
    }

    pub fn line(&self, name: &str) -> String {
        let share = |n: usize| n as f64 / self.known.max(1) as f64;
        let mut line = format!(
            "{name:<16} @1 {:.3}  @3 {:.3}  found at all {:.3}",
            share(self.one),
            share(self.three),
            share(self.any)
        );
        for ((proposed, wrong), sure) in self.sure.iter().zip(SURE) {
            let _ = write!(line, "  {sure:.1}: {wrong} of {proposed} wrong");
        }
        line
    }
}

/// The weights as the lines of a table in the program.
pub fn written(weights: &Weights, names: &[&str]) -> String {
    let mut out =
        format!("const BASE: f32 = {:.4};\n\nconst WEIGHTS: [f32; {}] = [\n", weights.base, names.len());
    for (weight, name) in weights.each.iter().zip(names) {
        let _ = writeln!(out, "    {weight:.4}, // {name}");
    }
    out.push_str("];\n");
    out
}
