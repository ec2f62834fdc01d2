//! Which questions a label means. Looked up once for all labels of the page; labels do not change while answers are paired.

use std::collections::HashMap;

use super::super::questions::Question;

/// The questions by their labels.
pub(super) struct Labels {
    /// The first question of each label, also of that of the question above it with its own ("2" + "a").
    by: HashMap<String, usize>,
    /// What stands below each stem.
    below: HashMap<usize, Vec<usize>>,
    /// Without numbers, or where each begins its list anew, so many questions are counted.
    counted: Option<usize>,
}

impl Labels {
    pub(super) fn of(questions: &[Question]) -> Self {
        let mut by: HashMap<String, usize> = HashMap::new();
        let mut below: HashMap<usize, Vec<usize>> = HashMap::new();
        for (q, question) in questions.iter().enumerate() {
            if let Some(label) = &question.label {
                by.entry(label.clone()).or_insert(q);
            }
            let Some(parent) = question.parent else { continue };
            by.entry(format!("{}{}", questions[parent].own, question.own)).or_insert(q);
            if questions[parent].stem {
                below.entry(parent).or_default().push(q);
            }
        }
        let first = questions.first().and_then(|q| q.label.as_deref());
        let uncounted = |l: &str| l.chars().all(char::is_alphabetic) || Some(l) == first;
        let counted = questions.iter().all(|q| q.label.as_deref().is_none_or(uncounted));
        Labels { by, below, counted: counted.then_some(questions.len()) }
    }

    /// Questions of those labels; a label of a stem means all below it.
    pub(super) fn named(&self, labels: &[String]) -> Vec<usize> {
        let mut found = Vec::new();
        for label in labels {
            let nth = || {
                let n: usize = label.parse().ok()?;
                n.checked_sub(1).filter(|n| self.counted.is_some_and(|count| *n < count))
            };
            let Some(q) = self.by.get(label).copied().or_else(nth) else { continue };
            found.push(q);
            found.extend(self.below.get(&q).into_iter().flatten());
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
