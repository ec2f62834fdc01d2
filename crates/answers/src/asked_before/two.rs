//! Two questions that are asked at once: where the one ends. Nothing is looked up.

use super::sought;

/// Words that join two questions.
pub(crate) const JOINTS: &[&str] = &[
    " and what ",
    " and how ",
    " and who ",
    " and when ",
    " and which ",
    " and where ",
    " and at what ",
    " and number ",
    " and the number ",
    " and for how ",
    "? ",
    " and cost",
    " and value",
];

/// The two questions that are asked at once.
pub(super) fn parts(text: &str) -> Option<(&str, &str)> {
    let lower = text.to_ascii_lowercase();
    let at = JOINTS.iter().filter_map(|j| lower.find(j)).filter(|at| *at > 0).min()?;
    let (first, second) = (text.get(..at)?, text.get(at + 1..)?);
    (!sought::sought(first).is_empty() && !sought::sought(second).is_empty()).then_some((first, second))
}
