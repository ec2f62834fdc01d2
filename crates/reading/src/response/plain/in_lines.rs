//! Questions without labels, each with its answer in its own line or under it, and "Label: answer" one a line.

use std::ops::Range;

use document::Span;

use super::super::asks;
use super::super::lines::Line;
use super::super::parts;
use super::split::{self, Split};
use super::{Pair, body};

/// What opens at a line.
#[derive(Clone, Copy, PartialEq)]
enum Opens {
    /// A question.
    Question,
    /// A question under which its answer stands.
    Above,
    /// The name of what was wanted, with a colon.
    Name,
}

pub(super) fn pairs(text: &str, lines: &[Line], body: Range<usize>) -> Option<Vec<Pair>> {
    let opening: Vec<(usize, Opens)> =
        body.clone().filter_map(|i| opens(text, lines, i, &body).map(|how| (i, how))).collect();
    let mut found: Vec<Pair> = Vec::new();
    let (mut whole, mut names) = (0, 0);
    for (n, (i, how)) in opening.iter().copied().enumerate() {
        let next = opening.get(n + 1).map_or(body.end, |(next, _)| *next);
        let end = block_end(lines, i, how, next);
        match split::split(text, lines, lines[i].start, i..end) {
            Split::Pair(question, answer) => {
                whole += 1;
                names += usize::from(how == Opens::Name);
                let question =
                    Span::new(question.start + parts::question_lead(question.of(text)), question.end);
                found.push(Pair { label: None, question, answer: Some(answer) });
            }
            Split::Asked(question) => found.push(Pair { label: None, question, answer: None }),
            Split::Said => {}
        }
    }
    // One name with a colon in a letter of questions may be anything.
    let enough = whole >= 2 && (names == 0 || names >= 2);
    let most = whole * 4 >= opening.len() * 3;
    (enough && most).then_some(found)
}

/// Where the item ends that begins at line `i`: at the next one, or at a gap once it has words for its answer.
fn block_end(lines: &[Line], i: usize, how: Opens, next: usize) -> usize {
    let mut gaps = (i + 1..next).filter(|j| lines[*j].after_gap);
    let below = lines.get(i + 1).is_some_and(|l| l.after_gap);
    let skip = usize::from(how == Opens::Above && below);
    gaps.nth(skip).unwrap_or(next)
}

fn opens(text: &str, lines: &[Line], i: usize, within: &Range<usize>) -> Option<Opens> {
    let words = lines[i].of(text);
    if !words.starts_with(|c: char| c.is_uppercase() || "\"“'‘*".contains(c)) {
        return None;
    }
    if let Some(at) = split::question_mark(words) {
        let (asked, behind) = (&words[..at], words[at..].trim());
        let ours = asks::asked_of_applicant(asked) || asked.trim_end_matches('?').contains(". ");
        if ours || asked.len() < 8 || parts::is_authority_voice(words) {
            return None;
        }
        let above = behind.is_empty() && i + 1 < within.end;
        return Some(if above { Opens::Above } else { Opens::Question });
    }
    let line = Span::new(lines[i].start, lines[i].end);
    let (name, value) = split::named(text, line)?;
    let name = name.of(text);
    let stands = text[line.start + name.len()..].starts_with(':');
    (stands && within.start > 0 && !says(name) && !body::is_furniture(name) && !value.is_empty())
        .then_some(Opens::Name)
}

/// Whether the words before the colon are half a sentence: "That right has its limits: …".
fn says(name: &str) -> bool {
    const VERBS: [&str; 11] =
        ["is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "may"];
    let opens = |w: &str| {
        matches!(w, "who" | "which" | "that" | "whether" | "how" | "what" | "where" | "when" | "whose")
    };
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    words
        .iter()
        .position(|w| VERBS.contains(w))
        .is_some_and(|at| !words[..at].iter().skip(usize::from(words[0] == "that")).any(|w| opens(w)))
}
