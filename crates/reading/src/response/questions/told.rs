//! What was asked, told by the authority in its own words.

use document::Span;

use super::super::asks;
use super::super::lines::{Line, sentences, trim};
use super::super::parts::Part;
use super::Question;
use super::unlabelled::plain;

/// "You asked for the diary of the director." says in the authority's words what was asked; what follows is the answer.
/// "You also asked for …" may say more of it.
pub(super) fn told_of(text: &str, lines: &[Line], parts: &mut [Part]) -> Vec<Question> {
    let mut found: Vec<Question> = Vec::new();
    let mut i = 0;
    while i < lines.len() {
        let paragraph = (i + 1..lines.len()).find(|j| lines[*j].after_gap).unwrap_or(lines.len());
        if !matches!(parts[i], Part::Head | Part::Response) {
            i += 1;
            continue;
        }
        let line = Span::new(lines[i].start, lines[i].end);
        for sentence in sentences(text, Span::new(line.start, lines[paragraph - 1].end)) {
            let words = sentence.of(text);
            let lead = asks::told(words);
            if lead == 0 || sentence.start > line.end || !found.is_empty() && !says_also(words) {
                continue;
            }
            if let Some(before) = found.last_mut() {
                before.answer = None;
            }
            for part in parts[i + 1..].iter_mut().filter(|p| **p == Part::Head) {
                *part = Part::Response;
            }
            let mut question = plain(Span::new(sentence.start + lead, sentence.end), 0);
            let replies = (i + 1..lines.len())
                .take_while(|j| *parts.get(*j).unwrap_or(&Part::Closing) != Part::Closing);
            let end = replies.last().map_or(lines[paragraph - 1].end, |j| lines[j].end);
            let answer = trim(text, Span::new(sentence.end, end.max(sentence.end)));
            question.answer = (!answer.is_empty()).then_some(answer);
            found.push(question);
        }
        i += 1;
    }
    found
}

fn says_also(sentence: &str) -> bool {
    sentence.split_whitespace().take(5).any(|w| {
        matches!(w.to_lowercase().trim_matches(','), "also" | "further" | "additionally" | "secondly")
    })
}
