//! Counts, and the figures that follow from them.

use std::collections::BTreeMap;

/// What was right, read and expected so far.
#[derive(Default)]
pub struct Tally {
    right: usize,
    read: usize,
    gold: usize,
    exact: usize,
    requests: usize,
    fields: BTreeMap<&'static str, (usize, usize)>,
}

impl Tally {
    /// Adds the leaves of one request; true when it is split exactly.
    pub fn leaves(&mut self, right: usize, read: usize, gold: usize) -> bool {
        let exact = right == read && right == gold;
        self.right += right;
        self.read += read;
        self.gold += gold;
        self.requests += 1;
        self.exact += usize::from(exact);
        exact
    }

    /// Adds one field of one request.
    pub fn field(&mut self, field: &'static str, right: bool) {
        let entry = self.fields.entry(field).or_default();
        entry.0 += usize::from(right);
        entry.1 += 1;
    }

    /// Prints the figures.
    pub fn print(&self, title: &str) {
        let (precision, recall) = (share(self.right, self.read), share(self.right, self.gold));
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        println!("{title}: {} requests", self.requests);
        println!(
            "  leaves: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3} ({} labelled)",
            self.gold
        );
        println!(
            "  split exactly: {} of {} ({:.3})",
            self.exact,
            self.requests,
            share(self.exact, self.requests)
        );
        for (field, (right, all)) in &self.fields {
            println!("  {field}: {right} of {all} ({:.3})", share(*right, *all));
        }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
