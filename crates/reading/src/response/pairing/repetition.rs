//! Whether a line repeats a question, and where the repetition ends.

use document::Span;

use super::super::lines::{Line, words};
use super::super::questions::Question;

/// How many bytes of `line` repeat the question, or none where it does not.
pub(super) fn repeats(line: &str, question: &str) -> Option<usize> {
    let asked = words(question);
    let said = words(line);
    let compared = asked.len().min(10);
    if compared == 0 || said.is_empty() {
        return None;
    }
    let mut hits = 0;
    let mut at = 0;
    for word in &asked[..compared] {
        if let Some(found) = said[at..].iter().take(4).position(|w| w == word) {
            hits += 1;
            at += found + 1;
        }
    }
    let needed = if compared <= 3 { compared } else { (compared * 7).div_ceil(10) };
    if hits < needed {
        return None;
    }
    Some(matched_bytes(line, question))
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

/// The byte after the repeated question, which may run over several lines.
pub(super) fn after_repetition(
    text: &str,
    lines: &[Line],
    i: usize,
    from: usize,
    named: &[usize],
    questions: &[Question],
) -> usize {
    let [only] = named else { return from };
    let question = questions[*only].span.of(text);
    let mut at = from;
    let mut line = i;
    if at >= lines[i].end && lines.get(i + 1).is_some_and(|l| repeats(l.of(text), question).is_some()) {
        line = i + 1;
        at = lines[line].start;
    }
    let said = Span::new(at, lines[line].end).of(text);
    if repeats(said, question).is_none() && repeats(question, said).is_none_or(|_| said.len() < 12) {
        return at;
    }
    let paragraph_end = (line + 1..lines.len()).find(|j| lines[*j].after_gap).map_or(lines.len(), |j| j) - 1;
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
