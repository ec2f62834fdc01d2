//! Whether a line repeats a question, and where the repetition ends.

use document::Span;

use super::super::lines::{Line, words};
use super::super::questions::Question;

/// Words of a question that are compared.
const COMPARED: usize = 10;
/// Each is looked for among so many of those said.
const AHEAD: usize = 4;

/// The words that are compared, of what was asked or of what is said.
pub(super) fn first_words(text: &str) -> Vec<String> {
    words(text).take(COMPARED * AHEAD).collect()
}

/// Whether what is said repeats the question, both given by their first words.
pub(super) fn repeated_words<W: PartialEq>(said: &[W], asked: &[W]) -> bool {
    let compared = asked.len().min(COMPARED);
    if compared == 0 || said.is_empty() {
        return false;
    }
    let mut hits = 0;
    let mut at = 0;
    for word in &asked[..compared] {
        if let Some(found) = said[at..].iter().take(AHEAD).position(|w| w == word) {
            hits += 1;
            at += found + 1;
        }
    }
    hits >= if compared <= 3 { compared } else { (compared * 7).div_ceil(10) }
}

/// Whether the line repeats the question.
fn repeats(line: &str, question: &str) -> bool {
    repeated_words(&first_words(line), &first_words(question))
}

/// The length of the common beginning of `line` and `question`, compared by letters and digits only.
fn matched_bytes(line: &str, question: &str) -> usize {
    let mut asked = question.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let mut end = 0;
    let mut next = asked.next();
    for (i, c) in line.char_indices() {
        if !c.is_alphanumeric() {
            continue;
        }
        match next {
            Some(n) if c.to_lowercase().eq([n]) => {
                end = i + c.len_utf8();
                next = asked.next();
            }
            Some(_) => return line.len(),
            None => return end,
        }
    }
    line.len().max(end)
}

/// For each line the first below it with which a paragraph begins.
pub(super) fn paragraph_ends(lines: &[Line]) -> Vec<usize> {
    let mut ends = vec![lines.len(); lines.len()];
    for i in (1..lines.len()).rev() {
        ends[i - 1] = if lines[i].after_gap { i } else { ends[i] };
    }
    ends
}

/// The byte after the repeated question, which may run over several lines. `ends` are those of [`paragraph_ends`].
pub(super) fn after_repetition(
    text: &str,
    lines: &[Line],
    ends: &[usize],
    i: usize,
    from: usize,
    named: &[usize],
    questions: &[Question],
) -> usize {
    let [only] = named else { return from };
    let question = questions[*only].span.of(text);
    let mut at = from;
    let mut line = i;
    if at >= lines[i].end && lines.get(i + 1).is_some_and(|l| repeats(l.of(text), question)) {
        line = i + 1;
        at = lines[line].start;
    }
    let said = Span::new(at, lines[line].end).of(text);
    if !repeats(said, question) && (!repeats(question, said) || said.len() < 12) {
        return at;
    }
    let paragraph_end = ends[line] - 1;
    let said = Span::new(at, lines[paragraph_end].end).of(text);
    let length = matched_bytes(said, question);
    if length >= said.len() {
        // It differs in wording: the repetition is the line, or goes on to the question mark.
        let first = Span::new(at, lines[line].end).of(text);
        return match first.rfind('?') {
            Some(q) => at + q + 1,
            None => lines[line].end,
        };
    }
    let mut end = at + length;
    while text[end..lines[paragraph_end].end]
        .starts_with(['?', '.', ':', ')', '"', '”', '’', '*', ']', ';', ',', '-', '–', ' '])
    {
        end += text[end..].chars().next().map_or(1, char::len_utf8);
    }
    end
}
