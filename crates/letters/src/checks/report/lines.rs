//! Lines of a given width, and the passage of a letter around a place.

use document::Span;

/// Breaks a text into lines of at most so many characters, where words allow it.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let own = word.chars().count();
        if length > 0 && length + 1 + own > width {
            lines.push(std::mem::take(&mut line));
            length = 0;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += own;
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// The same with a label before the first line and white space as wide before the others.
pub(super) fn hang(label: &str, text: &str, width: usize) -> String {
    let indent = label.chars().count();
    let lines = wrap(text, width.saturating_sub(indent).max(20));
    let mut out = String::new();
    for (nth, line) in lines.iter().enumerate() {
        let lead = if nth == 0 { label.to_owned() } else { " ".repeat(indent) };
        out.push_str(format!("{lead}{line}").trim_end());
        out.push('\n');
    }
    out
}

/// Line and column of a byte, from one, in characters.
pub(super) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let start = before.rfind('\n').map_or(0, |n| n + 1);
    (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
}

/// A character of a passage, and whether it belongs to the place.
pub(super) type Marked = Vec<(char, bool)>;

/// The sentence in which a place stands, its white space collapsed; of a long place only its ends.
pub(super) fn passage(text: &str, place: Span) -> Marked {
    let Some(inside) = text.get(place.start..place.end) else { return Marked::new() };
    let line = text[..place.start].rfind('\n').map_or(0, |n| n + 1);
    let line_end = text[place.end..].find('\n').map_or(text.len(), |n| place.end + n);
    let table = text[line..line_end].contains(['|', '\t']);
    let (before, after) = if table {
        (&text[line..place.start], &text[place.end..line_end])
    } else {
        (sentence_before(&text[..place.start]), sentence_after(inside, &text[place.end..]))
    };
    let mut out = Marked::new();
    let before: Vec<char> = before.chars().collect();
    let from = before.len().saturating_sub(BESIDE);
    if from > 0 {
        out.push(('\u{2026}', false));
    }
    push(&mut out, before[from..].iter().copied(), false);
    let inside: Vec<char> = inside.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    if inside.len() > LONGEST {
        // Its beginning and its end, each of whole words.
        let head = inside[..LONGEST * 2 / 3].iter().rposition(|c| *c == ' ').unwrap_or(LONGEST * 2 / 3);
        let tail = inside.len() - LONGEST / 3;
        let tail = tail + inside[tail..].iter().position(|c| *c == ' ').map_or(0, |n| n + 1);
        push(&mut out, inside[..head].iter().copied(), true);
        push(&mut out, " \u{2026} ".chars(), true);
        push(&mut out, inside[tail..].iter().copied(), true);
    } else {
        push(&mut out, inside.into_iter(), true);
    }
    push(&mut out, after.chars().take(BESIDE), false);
    if after.chars().count() > BESIDE {
        out.push(('\u{2026}', false));
    }
    while out.last().is_some_and(|(c, _)| c.is_whitespace()) {
        out.pop();
    }
    out
}

/// The most characters shown of a place, and beside it.
const LONGEST: usize = 360;
const BESIDE: usize = 120;

fn push(out: &mut Marked, chars: impl Iterator<Item = char>, marked: bool) {
    for c in chars {
        let c = if c.is_whitespace() || c.is_control() { ' ' } else { c };
        if c != ' ' || out.last().is_some_and(|(last, _)| *last != ' ') {
            out.push((c, marked));
        }
    }
}

/// What stands of the sentence before a place.
fn sentence_before(text: &str) -> &str {
    let ends = |at: usize, mark: &str| at + mark.len();
    let from = [". ", ".\n", "? ", "?\n", "! ", "; ", ";\n", ":\n", "\n\n"]
        .iter()
        .filter_map(|mark| text.rfind(mark).map(|at| ends(at, mark)))
        .max()
        .unwrap_or(0);
    text[from..].trim_start()
}

/// What stands of the sentence after a place that does not end one itself.
fn sentence_after<'a>(inside: &str, text: &'a str) -> &'a str {
    if inside.trim_end().ends_with(['.', '?', '!', ';']) {
        return "";
    }
    let paragraph = text.find("\n\n").unwrap_or(text.len());
    let sentence = [". ", ".\n", "? ", "?\n", "! ", "; ", ";\n"]
        .iter()
        .filter_map(|mark| text.find(mark).map(|at| at + 1))
        .min()
        .unwrap_or(text.len());
    &text[..paragraph.min(sentence)]
}

/// A passage in lines of at most so many characters.
pub(super) fn wrap_marked(passage: &Marked, width: usize) -> Vec<Marked> {
    let mut lines: Vec<Marked> = Vec::new();
    let mut line = Marked::new();
    for word in passage.split_inclusive(|(c, _)| *c == ' ') {
        let own = word.iter().filter(|(c, _)| *c != ' ').count();
        if !line.is_empty() && line.len() + own > width {
            lines.push(std::mem::take(&mut line));
        }
        line.extend_from_slice(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    for line in &mut lines {
        while line.last().is_some_and(|(c, _)| *c == ' ') {
            line.pop();
        }
    }
    lines
}
