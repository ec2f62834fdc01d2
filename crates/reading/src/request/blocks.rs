//! Lines become headings, paragraphs and labelled items.

use super::{
    asks::{Ask, ask, plain},
    lines::{Line, trim, wrap_width},
    marker::{Kind, Marker, is_month, marker},
    sentence::sentences,
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
    let markers = markers(text, lines);
    let width = wrap_width(text, lines);
    let mut out: Vec<Block> = Vec::new();
    let mut previous: Option<&Line> = None;
    for (line, found) in lines.iter().zip(markers) {
        if let Some(found) = found {
            push_item(&mut out, text, line, found);
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
    let out = glued_labels(text, out);
    let out = inline_labels(text, out);
    let mut out = colon_lists(text, out);
    headings(text, &mut out);
    out
}

fn push_item(out: &mut Vec<Block>, text: &str, line: &Line, found: Marker) {
    let words = line.start + found.words;
    let label =
        (found.label.0 < found.label.1).then_some((line.start + found.label.0, line.start + found.label.1));
    let inner = text.get(words..line.end).and_then(marker).filter(|m| {
        let (kind, value) = m.last();
        !m.is_bullet()
            && value == 1
            && m.counters.len() == 1
            && kind != Kind::Decimal
            && !found.is_bullet()
            && text.get(words..line.end).is_some_and(|s| s[m.label.1..].starts_with(')'))
    });
    let end = if inner.is_some() { words } else { line.end };
    let counts = found.last().0;
    out.push(Block {
        form: Form::Item(found),
        start: words.min(end),
        end,
        indent: line.indent,
        blank_before: line.blank_before,
        label,
    });
    if let Some(inner) = inner.filter(|m| m.last().0 != counts) {
        let label = Some((words + inner.label.0, words + inner.label.1));
        let start = words + inner.words;
        let indent = line.indent + 2;
        out.push(Block { form: Form::Item(inner), start, end: line.end, indent, blank_before: false, label });
    }
}

/// The labels of the lines, without those that their neighbours disprove.
fn markers(text: &str, lines: &[Line]) -> Vec<Option<Marker>> {
    let mut found: Vec<Option<Marker>> = lines.iter().map(|l| marker(l.of(text))).collect();
    let counted: Vec<(usize, Vec<(Kind, u32)>, Option<(Kind, u32)>, bool)> = found
        .iter()
        .enumerate()
        .filter_map(|(i, m)| {
            m.as_ref().filter(|m| !m.is_bullet()).map(|m| (i, m.counters.clone(), m.other, m.weak))
        })
        .collect();
    let sibling = |a: &(Kind, u32), depth: usize, n: usize, step: i64| {
        let near = |other: &&(usize, Vec<(Kind, u32)>, Option<(Kind, u32)>, bool)| {
            let matches = |c: &(Kind, u32)| c.0 == a.0 && i64::from(c.1) == i64::from(a.1) + step;
            (other.1.len() == depth && other.1.last().is_some_and(matches))
                || (depth == 1 && other.2.as_ref().is_some_and(matches))
        };
        if step > 0 {
            counted[n + 1..].iter().take(60).any(|o| near(&o))
        } else {
            counted[..n].iter().rev().take(60).any(|o| near(&o))
        }
    };
    for (n, (line, counters, other, weak)) in counted.iter().enumerate() {
        let Some(last) = counters.last() else { continue };
        let deep = counters.len() > 1;
        // "3.1" alone under "Section 3" follows "2.2".
        let next_part = deep
            && last.1 == 1
            && counted.iter().any(|o| {
                o.0 < *line && o.1.len() > 1 && o.1[0].0 == counters[0].0 && o.1[0].1 + 1 == counters[0].1
            });
        let proved = |c: &(Kind, u32)| {
            next_part
                || sibling(c, counters.len(), n, -1)
                || (c.1 == 1 || deep) && sibling(c, counters.len(), n, 1)
        };
        let by_first = proved(last);
        let by_other = other.as_ref().is_some_and(proved);
        if !by_first && by_other {
            if let (Some(m), Some(o)) = (found[*line].as_mut(), other) {
                m.other = Some(*last);
                m.counters = vec![*o];
            }
        } else if *weak && !by_first {
            found[*line] = None;
        } else if by_first && by_other && *other == Some((Kind::RomanLower, 1)) && !sibling(last, 1, n, -1) {
            // "i" without "h" before it is the numeral.
            if let (Some(m), Some(o)) = (found[*line].as_mut(), other) {
                m.other = Some(*last);
                m.counters = vec![*o];
            }
        }
    }
    found
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
    if line.blank_before {
        // A paragraph torn apart by an empty line goes on in lower case.
        return lower && !ended && length >= 40 && !a.ends_with(',') && a.contains(' ');
    }
    let word = b.split_whitespace().next().map_or(0, |w| w.chars().count());
    let full = width.is_some_and(|w| length + 1 + word + 3 > w);
    if ended && !(matches!(last, '.' | ':' | ';') && lower && full) {
        // In broken lines a sentence may end where a line does; what follows is still the same paragraph.
        return full && last == '.' && !lower && line.indent == before.indent && first.is_alphabetic();
    }
    full || (lower && (length >= 40 || (line.indent > 0 && a.contains(' ')))) || (last == ',' && length >= 30)
}

/// "... in 2015/163. How much": labels left in the middle of a text whose line breaks were lost.
fn glued_labels(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for (n, block) in blocks.iter().enumerate() {
        let mut rest = block.clone();
        while let Some((Kind::Decimal, value)) =
            rest.marker().filter(|m| m.counters.len() == 1).map(Marker::last)
        {
            let next_is_there = blocks[n + 1..]
                .iter()
                .take(30)
                .filter_map(Block::marker)
                .any(|m| m.counters.len() == 1 && m.last() == (Kind::Decimal, value + 1));
            let Some(cut) = (!next_is_there).then(|| glued(rest.of(text), value + 1)).flatten() else {
                break;
            };
            let (label_start, label_end, words) =
                (rest.start + cut.0, rest.start + cut.1, rest.start + cut.2);
            let (_, end) = trim(text, rest.start, label_start);
            let follows = Block {
                form: Form::Item(Marker {
                    counters: vec![(Kind::Decimal, value + 1)],
                    other: None,
                    label: (0, cut.1 - cut.0),
                    words: 0,
                    weak: false,
                }),
                start: words,
                end: rest.end,
                indent: rest.indent,
                blank_before: false,
                label: Some((label_start, label_end)),
            };
            rest.end = end;
            out.push(rest);
            rest = follows;
        }
        out.push(rest);
    }
    out
}

/// Where label `value` stands inside `s`: its start, its end, the start of the words after it.
fn glued(s: &str, value: u32) -> Option<(usize, usize, usize)> {
    let label = value.to_string();
    for (at, _) in s.match_indices(&label) {
        let after = &s[at + label.len()..];
        let Some(rest) = after.strip_prefix(['.', ')']) else { continue };
        let words = rest.trim_start();
        if !words.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“')) {
            continue;
        }
        let before = &s[..at];
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let plain_before = before.trim_end().ends_with(['.', '?', '!', ';', ':', ')'])
            || before.ends_with(char::is_alphabetic);
        if digits == 2 || digits == 4 || (digits == 0 && plain_before && !before.ends_with(['£', '$'])) {
            return Some((at, at + label.len(), s.len() - words.len()));
        }
    }
    None
}

/// "(a) ... (b) ..." within one paragraph or item.
fn inline_labels(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        let cuts = inline(block.of(text), block.marker());
        if cuts.len() < 2 {
            out.push(block);
            continue;
        }
        let base = block.start;
        let ends: Vec<usize> = cuts.iter().skip(1).map(|c| c.at).chain([block.end - base]).collect();
        let (start, end) = trim(text, base, base + cuts[0].at);
        out.push(Block { start, end, ..block.clone() });
        for (cut, to) in cuts.iter().zip(ends) {
            let (start, end) = trim(text, base + cut.words, base + to);
            let end = base + text.get(base..end).map_or(0, |s| s.trim_end_matches([',', ';', ' ']).len());
            let end = without_and(text, start, end.max(start));
            out.push(Block {
                form: Form::Item(Marker {
                    counters: vec![cut.counter],
                    other: None,
                    label: (0, cut.label.1 - cut.label.0),
                    words: 0,
                    weak: false,
                }),
                start,
                end,
                indent: block.indent + 2,
                blank_before: false,
                label: Some((base + cut.label.0, base + cut.label.1)),
            });
        }
    }
    out
}

fn without_and(text: &str, start: usize, end: usize) -> usize {
    let slice = text.get(start..end).unwrap_or("");
    let cut = slice.strip_suffix(" and").or_else(|| slice.strip_suffix(" or")).unwrap_or(slice);
    start + cut.trim_end_matches([',', ';', ' ']).len()
}

struct Cut {
    at: usize,
    label: (usize, usize),
    words: usize,
    counter: (Kind, u32),
}

/// A run of bracketed labels from the first on, each after a space and not after the name of a provision.
fn inline(s: &str, own: Option<&Marker>) -> Vec<Cut> {
    let mut best: Vec<Cut> = Vec::new();
    for kind in [Kind::Lower, Kind::RomanLower, Kind::Decimal, Kind::Upper] {
        if own.is_some_and(|m| m.last().0 == kind) {
            continue;
        }
        let mut cuts: Vec<Cut> = Vec::new();
        let dotted = matches!(kind, Kind::Lower | Kind::RomanLower);
        for (at, mark) in s.match_indices([')', '.']) {
            let Some((open, label)) = label_before(s, at) else { continue };
            if mark == "." && !(dotted && open == label && s[at + 1..].starts_with(' ')) {
                continue;
            }
            let Some((first, other)) = super::marker::counter(&s[label..at]) else { continue };
            let Some(counter) = [Some(first), other].into_iter().flatten().find(|c| c.0 == kind) else {
                continue;
            };
            let words = at + 1 + (s[at + 1..].len() - s[at + 1..].trim_start().len());
            if counter.1 == cuts.last().map_or(0, |c| c.counter.1) + 1
                && s[words..].starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '“' | '£'))
                && !is_cited(&s[..open])
            {
                cuts.push(Cut { at: open, label: (label, at), words, counter });
            }
        }
        if cuts.len() > best.len() {
            best = cuts;
        }
    }
    best
}

/// The beginning of a bracketed label that closes at `close`: with its bracket, and without.
fn label_before(s: &str, close: usize) -> Option<(usize, usize)> {
    let token = s[..close].len() - s[..close].trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
    if token == 0 || token > 4 {
        return None;
    }
    let label = close - token;
    let open = if s[..label].ends_with('(') { label - 1 } else { label };
    let before = s[..open].chars().last();
    let apart = before.is_none_or(|c| c.is_whitespace() || matches!(c, ';' | ',' | ':' | '?' | '-' | '–'));
    apart.then_some((open, label))
}

fn is_cited(before: &str) -> bool {
    let word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or("").to_ascii_lowercase();
    matches!(
        word.as_str(),
        "section"
            | "sections"
            | "regulation"
            | "article"
            | "paragraph"
            | "point"
            | "points"
            | "question"
            | "questions"
            | "item"
            | "items"
            | "part"
            | "parts"
            | "and"
            | "&"
            | "to"
            | "or"
            | "subsection"
            | "schedule"
            | "appendix"
    ) && !before.trim_end().ends_with([',', ';', ':'])
        && !(word == "and" || word == "or")
}

/// Lines without labels under a paragraph that ends with a colon and asks for "the following" are its items.
fn colon_lists(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut n = 0;
    while n < blocks.len() {
        let block = &blocks[n];
        out.push(block.clone());
        n += 1;
        let intro = block.of(text);
        if block.form != Form::Para || !intro.ends_with([':', '-']) || !super::lists::is_bare_stem(intro) {
            continue;
        }
        let items: Vec<&Block> = blocks[n..].iter().take_while(|b| is_plain_item(text, b)).collect();
        if items.len() < 2 {
            continue;
        }
        n += items.len();
        for (i, item) in items.into_iter().enumerate() {
            let value = u32::try_from(i + 1).unwrap_or(u32::MAX);
            let counters = vec![(Kind::Bullet('\0'), value)];
            let found = Marker { counters, other: None, label: (0, 0), words: 0, weak: false };
            out.push(Block { form: Form::Item(found), ..item.clone() });
        }
    }
    out
}

fn is_plain_item(text: &str, block: &Block) -> bool {
    let words = block.of(text);
    if block.form != Form::Para || words.ends_with(':') || words.len() > 300 {
        return false;
    }
    let parts = sentences(text, block.start, block.end);
    let first = parts.first().map_or(Ask::None, |p| ask(&plain(&text[p.0..p.1])));
    match first {
        Ask::Meta | Ask::Rider | Ask::General => false,
        Ask::Question | Ask::Request => true,
        Ask::None => {
            parts.len() == 1
                && !words.ends_with('.')
                && !words.ends_with(',')
                && words.split_whitespace().count() <= 25
        }
    }
}

/// Short lines above a list or above questions are headings.
fn headings(text: &str, blocks: &mut [Block]) {
    for n in 0..blocks.len() {
        let block = &blocks[n];
        if block.form != Form::Para {
            continue;
        }
        let next = blocks.get(n + 1);
        let words = block.of(text).trim_start_matches(['#', '*', '_', ' ']).trim_end_matches(['*', '_', ' ']);
        let marked = block.of(text).starts_with(['#', '*', '_']);
        let begins_list = next.is_some_and(|b| b.marker().is_some_and(|m| m.last().1 == 1));
        let before_asks = next.is_some_and(|b| {
            b.form == Form::Para && {
                let parts = sentences(text, b.start, b.end);
                parts.first().is_some_and(|p| ask(&plain(&text[p.0..p.1])).wants_answer())
            }
        });
        let before_item = next.is_some_and(|b| b.marker().is_some());
        if is_heading(words) && (marked || begins_list || before_asks || before_item) && n + 1 < blocks.len()
        {
            blocks[n].form = Form::Heading;
        }
    }
}

fn is_heading(words: &str) -> bool {
    let count = words.split_whitespace().count();
    if count == 0 || count > 12 || words.len() > 90 || words.contains('\n') {
        return false;
    }
    let bare = words.trim_end_matches([':', '-', '–', ' ']);
    if bare.ends_with(['.', '?', '!', ';', ','])
        || !bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    {
        return false;
    }
    let lower = plain(bare);
    let first = lower.split(' ').next().unwrap_or("");
    if lower.split(' ').count() <= 2 && is_month(first) {
        return false;
    }
    if !bare.chars().any(char::is_alphabetic) {
        return false;
    }
    let colon = words.ends_with(':');
    !matches!(
        first,
        "dear"
            | "hi"
            | "hello"
            | "hey"
            | "please"
            | "thanks"
            | "thank"
            | "regards"
            | "good"
            | "i"
            | "to"
            | "for"
            | "of"
            | "in"
            | "with"
            | "under"
            | "as"
            | "can"
            | "could"
            | "also"
            | "and"
            | "would"
            | "from"
            | "sent"
            | "if"
            | "we"
            | "my"
    ) && !lower.contains("following")
        && !lower.contains("please")
        && (matches!(ask(&lower), Ask::None)
            || (!colon && count <= 5 && !lower.contains(" you"))
            || lower.starts_with("part ")
            || lower.starts_with("section "))
        && !(colon && count > 8)
}
