//! Lines become headings, paragraphs and labelled items.

use super::{
    headings::{blank_answers, colon_lists, headings},
    inline::{glued_bullets, glued_labels, inline_labels, without_and},
    labels::{Labels, labels},
    lines::{Line, wrap_width},
    marker::Marker,
    runs::line_runs,
    tables::{Row, rows},
};

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A short line above others.
    Heading,
    /// A paragraph or a line of its own.
    Para,
    /// An item of a list.
    Item(Marker),
}

/// A block and its place.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// What it is.
    pub form: Form,
    /// First byte of its words, after a label.
    pub start: usize,
    /// One past their last byte.
    pub end: usize,
    /// Columns before it.
    pub indent: usize,
    /// Whether an empty line stands before it.
    pub blank_before: bool,
    /// The label as written.
    pub label: Option<(usize, usize)>,
}

impl Block {
    /// Its words.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Its counters, where it is an item.
    pub fn marker(&self) -> Option<&Marker> {
        match &self.form {
            Form::Item(m) => Some(m),
            _ => None,
        }
    }
}

/// Makes blocks of the lines of one message.
pub(super) fn blocks(text: &str, lines: &[Line]) -> Vec<Block> {
    let labels = labels(text, lines);
    let width = wrap_width(text, lines);
    let mut out: Vec<Block> = Vec::new();
    let mut previous: Option<&Line> = None;
    for ((line, found), row) in lines.iter().zip(labels).zip(rows(text, lines)) {
        if let Some(row) = row {
            if let Row::Asks { marker, label, cell } = row {
                let (start, end) = cell;
                let form = Form::Item(marker);
                out.push(Block { form, start, end, indent: 0, blank_before: line.blank_before, label });
            }
            previous = None;
            continue;
        }
        if let Labels { outer: Some(outer), inner } = found {
            push_item(&mut out, line, outer, inner);
        } else if let Some(last) =
            out.last_mut().filter(|_| previous.is_some_and(|p| continues(text, p, line, width)))
        {
            last.end = line.end;
            if last.start >= last.end || last.of(text).is_empty() {
                last.start = line.start;
            }
        } else if let Some(last) = out.last_mut().filter(|b| b.marker().is_some() && b.start >= b.end) {
            // A label alone on its line: its words follow.
            (last.start, last.end) = (line.start, line.end);
        } else {
            out.push(Block {
                form: Form::Para,
                start: line.start,
                end: line.end,
                indent: line.indent,
                blank_before: line.blank_before,
                label: None,
            });
        }
        previous = Some(line);
    }
    for block in out.iter_mut().filter(|b| b.marker().is_some()) {
        block.end = without_and(text, block.start, block.end);
    }
    // ") How many": what is left of a label.
    for block in out.iter_mut().filter(|b| b.form == Form::Para) {
        let words = block.of(text);
        let rest = words.trim_start_matches([')', ']', '.', ':', ';', ',']);
        let rest = rest.trim_start();
        if !words.starts_with("..") && rest.starts_with(char::is_alphabetic) {
            block.start += words.len() - rest.len();
        }
    }
    let out = glued_labels(text, out);
    let out = glued_bullets(text, out);
    let out = inline_labels(text, out);
    let out = glued_labels(text, out);
    let mut out = colon_lists(text, out);
    blank_answers(text, &mut out);
    line_runs(text, &mut out);
    headings(text, &mut out);
    out
}

fn push_item(out: &mut Vec<Block>, line: &Line, outer: Marker, inner: Option<Marker>) {
    let words = line.start + outer.words;
    let place =
        |m: &Marker, base: usize| (m.label.0 < m.label.1).then_some((base + m.label.0, base + m.label.1));
    let label = place(&outer, line.start);
    out.push(Block {
        form: Form::Item(outer),
        start: words,
        end: if inner.is_some() { words } else { line.end },
        indent: line.indent,
        blank_before: line.blank_before,
        label,
    });
    if let Some(inner) = inner {
        let label = place(&inner, words);
        let start = words + inner.words;
        let indent = line.indent + 2;
        out.push(Block { form: Form::Item(inner), start, end: line.end, indent, blank_before: false, label });
    }
}

/// Whether a line only goes on with the one before it.
fn continues(text: &str, before: &Line, line: &Line, width: Option<usize>) -> bool {
    let (a, b) = (before.of(text), line.of(text));
    let Some(first) = b.chars().next() else { return true };
    let Some(last) = a.chars().last() else { return true };
    let ended = matches!(last, '.' | '?' | '!' | ':' | ';')
        || a.ends_with("?\"")
        || a.ends_with(":-")
        || a.ends_with(".)");
    let length = a.chars().count() + before.indent;
    let lower = first.is_lowercase();
    if before.quoted != line.quoted || b.starts_with("...") || b.starts_with('…') {
        return false;
    }
    if !line.blank_before && breaks_off(a) {
        return true;
    }
    if line.blank_before {
        // A paragraph torn apart by an empty line goes on in lower case.
        let first = b.split(' ').next().unwrap_or("");
        let anew = matches!(
            first,
            "the" | "how" | "any" | "all" | "whether" | "what" | "which" | "number" | "details" | "a"
        );
        return lower && !ended && !anew && length >= 40 && !a.ends_with(',') && a.contains(' ');
    }
    let word = b.split_whitespace().next().map_or(0, |w| w.chars().count());
    let full = width.is_some_and(|w| length + 1 + word + 3 > w);
    if ended && !(matches!(last, '.' | ':' | ';') && lower && full) {
        // In broken lines a sentence may end where a line does; what follows is still the same paragraph.
        return full && last == '.' && !lower && line.indent == before.indent && first.is_alphabetic();
    }
    full || (lower && (length >= 40 || (line.indent > 0 && a.contains(' ')))) || (last == ',' && length >= 30)
}

/// Whether a line ends in a word that always has another after it.
fn breaks_off(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or("");
    words.contains(' ')
        && matches!(
            last,
            "the"
                | "a"
                | "an"
                | "of"
                | "and"
                | "or"
                | "to"
                | "in"
                | "over"
                | "under"
                | "by"
                | "with"
                | "between"
                | "from"
                | "for"
                | "at"
                | "than"
                | "per"
                | "which"
                | "that"
                | "is"
                | "was"
                | "were"
                | "are"
                | "your"
                | "our"
                | "any"
        )
}
