//! Lines of a text with their places, their indents, and whether they are quoted.

/// A line that is not empty, without its quote marks and outer white space.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// First byte of its words.
    pub start: usize,
    /// One past their last byte.
    pub end: usize,
    /// Columns before the words; a tab counts four.
    pub indent: usize,
    /// How often it is quoted (`>`).
    pub quoted: usize,
    /// Whether an empty line stands before it.
    pub blank_before: bool,
}

impl Line {
    /// Its words.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// White space of mail and office programs, and marks that take no room.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{AD}' | '\u{2060}')
}

/// Trims a range of `text` of outer white space.
pub(super) fn trim(text: &str, start: usize, end: usize) -> (usize, usize) {
    let slice = text.get(start..end).unwrap_or("");
    let left = slice.len() - slice.trim_start_matches(is_space).len();
    let right = slice.trim_end_matches(is_space).len();
    if right <= left { (start, start) } else { (start + left, start + right) }
}

/// All lines that are not empty. `\n`, `\r\n` and `\r` end a line.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(text.len() / 40 + 1);
    let mut from = 0;
    let mut blank = false;
    while from <= bytes.len() {
        let to =
            bytes[from..].iter().position(|b| matches!(b, b'\n' | b'\r')).map_or(bytes.len(), |p| from + p);
        match line(text, from, to) {
            Some(found) => {
                out.push(Line { blank_before: blank || out.is_empty(), ..found });
                blank = false;
            }
            None => blank = true,
        }
        if to == bytes.len() {
            break;
        }
        from = to + if bytes[to] == b'\r' && bytes.get(to + 1) == Some(&b'\n') { 2 } else { 1 };
    }
    out
}

fn line(text: &str, from: usize, to: usize) -> Option<Line> {
    let mut start = from;
    let mut indent = 0;
    let mut quoted = 0;
    for c in text.get(from..to)?.chars() {
        match c {
            '\t' => indent += 4,
            '>' => {
                quoted += 1;
                indent = 0;
            }
            c if is_space(c) => indent += usize::from(c != '\u{FEFF}'),
            _ => break,
        }
        start += c.len_utf8();
    }
    let (start, end) = trim(text, start, to);
    (start < end).then_some(Line { start, end, indent, quoted, blank_before: false })
}

/// The width at which a mail program broke the lines of this text, where it did.
pub(super) fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let lengths = lines.iter().map(|l| l.of(text).chars().count() + l.indent);
    let (mut long, mut widest, mut near) = (0, 0, 0);
    for length in lengths.clone() {
        if length > 100 {
            long += 1;
        } else {
            widest = widest.max(length);
        }
    }
    for length in lengths {
        near += usize::from(length <= 100 && length + 14 > widest);
    }
    // After a broken line the sentence goes on, mostly in lower case; lines of their own begin with a capital.
    let (mut on, mut anew) = (0, 0);
    for pair in lines.windows(2).filter(|p| !p[1].blank_before) {
        let length = pair[0].of(text).chars().count() + pair[0].indent;
        if length <= 100 && length + 14 > widest && !pair[0].of(text).ends_with(['.', '?', '!', ':', ';']) {
            let lower = pair[1].of(text).starts_with(|c: char| !c.is_uppercase());
            on += usize::from(lower);
            anew += usize::from(!lower);
        }
    }
    if anew > on {
        return None;
    }
    // Broken lines come in numbers close to the width; a single long one is only a long sentence.
    (long * 5 <= lines.len() && widest >= 55 && near >= 2).then_some(widest)
}
