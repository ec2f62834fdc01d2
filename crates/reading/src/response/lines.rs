//! The text as lines and sentences, each with its place. Nothing here knows what a letter is.

use document::Span;

/// A line that says something, without the white space around it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// First byte after the indentation.
    pub start: usize,
    /// One past the last byte that is no white space.
    pub end: usize,
    /// Whether an empty line (or the beginning of the text) stands before it.
    pub after_gap: bool,
}

impl Line {
    /// The words of the line.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// All lines that are not empty.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut offset = 0;
    let mut gap = true;
    for raw in text.split('\n') {
        let trimmed = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
        if trimmed.is_empty() {
            gap = true;
        } else {
            let start = offset + (trimmed.as_ptr() as usize - raw.as_ptr() as usize);
            found.push(Line { start, end: start + trimmed.len(), after_gap: gap });
            gap = false;
        }
        offset += raw.len() + 1;
    }
    found
}

/// `text` with white space collapsed.
pub(crate) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The span without white space at either end.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let slice = span.of(text);
    let left = slice.len() - slice.trim_start().len();
    let right = slice.trim_end().len();
    if left >= right {
        Span::new(span.start, span.start)
    } else {
        Span::new(span.start + left, span.start + right)
    }
}

/// The lower-case words of a text, for comparing.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    let lower = |w: &str| if w.is_ascii() { w.to_ascii_lowercase() } else { w.to_lowercase() };
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(lower)
}

const NOT_AN_END: [&str; 24] = [
    "s", "ss", "sec", "sect", "reg", "regs", "no", "nos", "ref", "mr", "mrs", "ms", "dr", "st", "eg", "ie",
    "g", "e", "i", "etc", "art", "para", "tel", "vs",
];

/// The sentences inside `span`; a line break after a gap or before a list mark ends one as well.
pub(crate) fn sentences(text: &str, span: Span) -> Vec<Span> {
    sentences_begun(text, span, span.end)
}

/// Those of the sentences inside `span` that begin at or before `upto`.
pub(crate) fn sentences_begun(text: &str, span: Span, upto: usize) -> Vec<Span> {
    let slice = span.of(text);
    let bytes = slice.as_bytes();
    let mut found = Vec::new();
    let mut from = 0;
    for (i, byte) in bytes.iter().copied().enumerate() {
        let next = i + 1;
        let ends = match byte {
            b'.' | b'!' | b'?' => {
                let after = slice[next..].chars().next();
                let closes = after.is_none_or(|a| a.is_whitespace() || "\"”’')".contains(a));
                closes && !(byte == b'.' && (abbreviated(&slice[from..i]) || initial(&slice[from..i])))
            }
            b'\n' => {
                let rest = &slice[next..];
                let line = rest.split('\n').next().unwrap_or("");
                line.trim().is_empty() || list_mark(line.trim_start()) || short_line(slice, i)
            }
            _ => false,
        };
        if ends {
            let mut end = next;
            while let Some(a) = slice[end..].chars().next() {
                if "\"”’')".contains(a) && bytes[i] != b'\n' { end += a.len_utf8() } else { break }
            }
            push(text, &mut found, span.start + from, span.start + end);
            from = end;
            if span.start + from > upto {
                return found;
            }
        }
    }
    push(text, &mut found, span.start + from.min(slice.len()), span.end);
    found
}

/// A word before the full stop that is often cut short.
fn abbreviated(before: &str) -> bool {
    let letters = before.bytes().rev().take(5).take_while(u8::is_ascii_alphanumeric).count();
    let (rest, word) = before.split_at(before.len() - letters);
    (1..5).contains(&letters)
        && NOT_AN_END.iter().any(|w| word.eq_ignore_ascii_case(w))
        && !rest.ends_with(char::is_alphanumeric)
}

/// A single capital before the full stop: an initial.
fn initial(before: &str) -> bool {
    let mut back = before.chars().rev();
    back.next().is_some_and(|c| c.is_uppercase()) && back.next().is_none_or(|c| c.is_whitespace() || c == '.')
}

/// No letter is wrapped at more than this: a longer line is a paragraph.
pub(crate) const WIDEST: usize = 160;

/// Whether the line that ends at `at` is too short or too long to have been wrapped.
fn short_line(slice: &str, at: usize) -> bool {
    let from = slice[..at].rfind('\n').map_or(0, |n| n + 1);
    let length = slice[from..at].trim().len();
    !(55..=WIDEST).contains(&length)
}

/// Whether every line is a paragraph: most texts from web pages are not wrapped.
pub(crate) fn unwrapped(lines: &[Line]) -> bool {
    lines.iter().filter(|l| l.end - l.start > WIDEST).take(2).count() == 2
}

fn list_mark(line: &str) -> bool {
    let ordinal = |word: &str| line.get(..word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word));
    ["first,", "firstly", "second,", "secondly", "third,", "thirdly", "finally,", "lastly,"]
        .into_iter()
        .any(ordinal)
        || line.starts_with(['•', '●', '▪', '*', '·'])
        || line.starts_with("- ")
        || line.starts_with("– ")
}

fn push(text: &str, found: &mut Vec<Span>, start: usize, end: usize) {
    if start < end {
        let span = trim(text, Span::new(start, end));
        if !span.is_empty() {
            found.push(span);
        }
    }
}

/// The sentence among `sentences` that holds `at`.
pub(crate) fn sentence_at(sentences: &[Span], at: usize) -> Option<Span> {
    let i = sentences.partition_point(|s| s.end <= at);
    sentences.get(i).copied().filter(|s| s.start <= at)
}
