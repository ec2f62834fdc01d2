//! Where the end of a question stands again below it, word for word, as in "asks for …": so much of the reply is the
//! applicant's. All questions are looked for in one pass over the text.

use std::collections::HashMap;

use document::Span;

use super::citations::floor;
use super::questions::Question;

/// What stands again is at least so long.
const LEAST: usize = 80;
/// What a place in the text is told by: its last bytes as figures of a number to this base.
const BASE: u64 = 0x0100_0000_01b3;

/// The places below each question where its end stands again.
pub(super) fn restated(text: &str, questions: &[Question]) -> Vec<Span> {
    let ends: Vec<(Span, Span)> = questions.iter().filter_map(|q| tail(text, q.span)).collect();
    if ends.is_empty() {
        return Vec::new();
    }
    let bytes = text.as_bytes();
    let mut places: HashMap<u64, Vec<usize>> =
        ends.iter().map(|(_, tail)| (told_by(&bytes[tail.end - LEAST..tail.end]), Vec::new())).collect();
    let leaves = (1..LEAST).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut here = 0_u64;
    for (i, byte) in bytes.iter().enumerate() {
        if i >= LEAST {
            here = here.wrapping_sub(u64::from(bytes[i - LEAST]).wrapping_mul(leaves));
        }
        here = here.wrapping_mul(BASE).wrapping_add(u64::from(*byte));
        if i + 1 >= LEAST
            && let Some(places) = places.get_mut(&here)
        {
            places.push(i + 1);
        }
    }
    ends.into_iter().filter_map(|(question, tail)| again(text, &places, question, tail)).collect()
}

/// The words of the question up to the last letter, and the end of them that is looked for.
fn tail(text: &str, question: Span) -> Option<(Span, Span)> {
    let words = question.of(text).trim_end_matches(|c: char| !c.is_alphanumeric());
    let from = floor(words, words.len().saturating_sub(LEAST));
    let end = question.start + words.len();
    (words.len() - from >= LEAST).then_some((question, Span::new(question.start + from, end)))
}

fn told_by(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number.wrapping_mul(BASE).wrapping_add(u64::from(*byte)))
}

/// The first place below the question with the same words, and what is alike before it.
fn again(text: &str, places: &HashMap<u64, Vec<usize>>, question: Span, tail: Span) -> Option<Span> {
    let words = tail.of(text);
    let ends = places.get(&told_by(&text.as_bytes()[tail.end - LEAST..tail.end]))?;
    let below = &ends[ends.partition_point(|end| *end < question.end + words.len())..];
    let end = below.iter().copied().find(|end| text.get(end - words.len()..*end) == Some(words))?;
    let start = end - words.len();
    let alike = text.as_bytes()[question.start..tail.start]
        .iter()
        .rev()
        .zip(text.as_bytes()[..start].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    Some(Span::new(start - alike, end))
}
