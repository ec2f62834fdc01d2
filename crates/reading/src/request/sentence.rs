//! Sentences of a range of text. Brackets stay with the sentence before them.

use super::lines::trim;

/// Words after which a full stop ends no sentence.
const ABBREVIATIONS: [&str; 34] = [
    "e.g", "i.e", "eg", "ie", "etc", "no", "nos", "mr", "mrs", "ms", "dr", "st", "ltd", "vs", "approx",
    "incl", "inc", "dept", "co", "prof", "rev", "sgt", "cf", "viz", "para", "paras", "ref", "tel", "ext",
    "est", "fig", "vol", "reg", "art",
];

/// Words that begin a question: after a full stop without a space they still begin a sentence.
const OPENERS: [&str; 24] = [
    "How", "What", "When", "Where", "Which", "Who", "Why", "Please", "Do", "Does", "Did", "Have", "Has",
    "Can", "Could", "Are", "Is", "Was", "Were", "If", "Would", "Will", "The", "I",
];

/// Words that begin a sentence also where nobody writes capitals.
const LOWER_OPENERS: [&str; 16] = [
    "please", "also", "how", "what", "when", "where", "which", "who", "why", "can", "could", "i", "thanks",
    "thank", "do", "does",
];

/// Whether a word begins a question or a request.
pub(super) fn is_opener(word: &str) -> bool {
    OPENERS.contains(&word)
}

/// Ranges of the sentences in `start..end`, trimmed.
pub(super) fn sentences(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let slice = text.get(start..end).unwrap_or("");
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    let mut depth = 0_usize;
    let mut chars = slice.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '.' | '?' | '!' if depth == 0 => {
                let mut stop = at + 1;
                while let Some((_, next)) = chars.peek().copied() {
                    if !matches!(next, '.' | '?' | '!' | '"' | '”' | '’' | '\'' | ')') {
                        break;
                    }
                    stop += next.len_utf8();
                    chars.next();
                }
                if ends_sentence(slice, at, stop, c) {
                    push(&mut out, text, start + from, start + stop);
                    from = stop;
                }
            }
            _ => {}
        }
        // A bracket that is never closed must not swallow the rest.
        if depth > 0 && c == '\n' && slice.get(at..).is_some_and(|s| s.starts_with("\n\n")) {
            depth = 0;
        }
    }
    if from < slice.len() {
        push(&mut out, text, start + from, start + slice.len());
    }
    out
}

fn push(out: &mut Vec<(usize, usize)>, text: &str, start: usize, end: usize) {
    let (start, end) = trim(text, start, end);
    let slice = text.get(start..end).unwrap_or("");
    if !slice.chars().any(char::is_alphanumeric) {
        return;
    }
    match out.last_mut() {
        // "( i.e. what is the cost?)" belongs to what it explains.
        Some(last) if slice.starts_with('(') => last.1 = end,
        _ => out.push((start, end)),
    }
}

fn ends_sentence(slice: &str, at: usize, stop: usize, mark: char) -> bool {
    let after = &slice[stop..];
    let Some(next) = after.chars().next() else { return true };
    let word = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    if !next.is_whitespace() {
        return (mark == '?' && next.is_uppercase()) || (next.is_uppercase() && OPENERS.contains(&word));
    }
    let rest = after.trim_start();
    let Some(begins) = rest.chars().next() else { return true };
    if mark != '.' {
        // "the A3?? and any letters": a mark for what is not known.
        return !begins.is_lowercase() || (mark == '?' && stop == at + 1);
    }
    let lower_opener = LOWER_OPENERS.contains(&rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or(""));
    if begins.is_lowercase() && !lower_opener {
        return false;
    }
    let before =
        slice[..at].rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("").to_ascii_lowercase();
    let initial = before.len() == 1 && before.chars().all(|c| c.is_ascii_alphabetic());
    !(initial || ABBREVIATIONS.contains(&before.as_str()))
}
