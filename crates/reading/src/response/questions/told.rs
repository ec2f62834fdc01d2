//! What was asked, told by the authority in its own words.

use document::Span;

use super::super::asks;
use super::super::lines::{Line, sentences_begun, trim};
use super::super::parts::Part;
use super::Question;
use super::unlabelled::plain;

/// "You asked for the diary of the director." says in the authority's words what was asked; what follows is the answer.
/// "You also asked for …" may say more of it.
pub(super) fn told_of(text: &str, lines: &[Line], parts: &mut [Part]) -> Vec<Question> {
    let mut found: Vec<Question> = Vec::new();
    let (mut paragraph, mut closing) = (0, 0);
    // The end of the sentence that was read last.
    let mut open = 0;
    for i in 0..lines.len() {
        if paragraph <= i {
            paragraph = (i + 1..lines.len()).find(|j| lines[*j].after_gap).unwrap_or(lines.len());
        }
        if !matches!(parts[i], Part::Head | Part::Response) {
            continue;
        }
        let line = Span::new(lines[i].start, lines[i].end);
        let whole = Span::new(line.start, lines[paragraph - 1].end);
        // A sentence that began above and runs on over the line ends where it was seen to end.
        let begun = if open > line.end && whole.end >= open && begins_line(text, line.start) {
            vec![Span::new(line.start, open)]
        } else {
            sentences_begun(text, whole, line.end)
        };
        open = begun.last().map_or(0, |s| s.end);
        for sentence in begun {
            let words = sentence.of(text);
            let lead = asks::told(words);
            if lead == 0 || sentence.start > line.end || !found.is_empty() && !says_also(words) {
                continue;
            }
            if let Some(before) = found.last_mut() {
                before.answer = None;
            } else {
                for part in parts[i + 1..].iter_mut().filter(|p| **p == Part::Head) {
                    *part = Part::Response;
                }
            }
            if closing <= i {
                closing = (i + 1..lines.len()).find(|j| parts[*j] == Part::Closing).unwrap_or(lines.len());
            }
            let mut question = plain(Span::new(sentence.start + lead, sentence.end), 0);
            let end = lines[if closing > i + 1 { closing } else { paragraph } - 1].end;
            let answer = trim(text, Span::new(sentence.end, end.max(sentence.end)));
            question.answer = (!answer.is_empty()).then_some(answer);
            found.push(question);
        }
    }
    found
}

/// Whether nothing but white space stands before the place in its line.
fn begins_line(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev().take_while(|c| *c != '\n');
    before.all(char::is_whitespace)
}

fn says_also(sentence: &str) -> bool {
    sentence.split_whitespace().take(5).any(|w| {
        matches!(w.to_lowercase().trim_matches(','), "also" | "further" | "additionally" | "secondly")
    })
}
