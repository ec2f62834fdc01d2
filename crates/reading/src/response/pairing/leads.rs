//! Answers that begin by naming their question in the middle of a sentence: "As to point 1 of your request", "The answer to
//! your first question is". What stands as a label at the beginning of a line is for `labels`.

use std::sync::LazyLock;

use super::super::citations;
use super::super::labels::list;
use super::super::pattern::{Pattern, rx};
use super::labels::Labels;

const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:(?:as\s+(?:to|for|regards)|in\s+(?:response|relation|respect|answer|regard|reply)\s+(?:to|of)|regarding|concerning|with\s+(?:regards?|respect|reference)\s+to|turning(?:\s+now)?\s+to|under|for|on|the\s+(?:answer|response|reply)s?\s+to|our\s+(?:answer|response|reply)\s+to|to)\s+)(?:both\s+)?(?:(?:your|the|of)\s+){0,2}(?:(?P<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:question|point|part|request|item|bullet|query)|(?:questions?|points?|parts?|requests?|items?|bullets?|quer(?:y|ies)|q)\s*\.?\s*(?:no\.?\s*|numbers?\s*)?(?P<list>\d{1,2}[a-z]?\b(?:\s*(?:,\s*and|,|\band\b|&|\bto\b|-|–)\s*(?:(?:question|q)\s*)?\d{1,2}[a-z]?\b)*))",
    )
});

/// Words with which such a sentence can begin; all others need not be looked at.
const FIRST: [&str; 12] =
    ["as", "in", "regarding", "concerning", "with", "turning", "under", "for", "on", "the", "our", "to"];

/// The questions named at the beginning of the words, and how many bytes name them; the whole where that is all.
pub(super) fn named(words: &str, known: &Labels) -> Option<(Vec<usize>, usize)> {
    let near = &words[..citations::floor(words, 160)];
    let first = near.split(' ').next().unwrap_or("");
    if !FIRST.iter().any(|f| f.eq_ignore_ascii_case(first)) {
        return None;
    }
    let caps = LEAD.captures(near)?;
    let labels = match caps.name("n") {
        Some(n) => {
            let at = ORDINALS.iter().position(|o| n.as_str().eq_ignore_ascii_case(o))?;
            vec![(at + 1).to_string()]
        }
        // "Questions 1a and Q2"
        None => list(&caps.name("list")?.as_str().to_lowercase().replace("question", "").replace('q', "")),
    };
    let named = known.named(&labels);
    let alone = words.len() < 80 && words.ends_with(':');
    (!named.is_empty()).then_some((named, if alone { words.len() } else { 0 }))
}
