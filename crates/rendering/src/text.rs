//! A document as plain text for an e-mail: 72 columns, readable without any mark-up. It invents no words.

use document::{Block, Document, Inline, Letterhead};

use crate::plan::{self, Grid, Levels};
use crate::wording::Wording;

/// Columns of a line.
const WIDTH: usize = 72;

/// The document as plain text, lines ending in `\n`, the last one too.
pub fn text(document: &Document) -> String {
    let words = Wording::of(&document.language);
    let mut out = Lines::default();
    if let Some(head) = &document.letterhead {
        letterhead(&mut out, head, words);
    }
    for line in document.recipient.iter().map(|l| plan::line(l)).filter(|l| !l.is_empty()) {
        out.wrapped("", &line);
    }
    out.gap();
    if let Some(date) = document.date {
        out.wrapped("", &format!("{}: {}", words.date, words.date(date)));
    }
    if let Some(reference) = &document.reference {
        out.wrapped("", &format!("{}: {}", words.reference, plan::line(reference)));
    }
    out.gap();
    heading(&mut out, "", &plan::line(&document.title), '=');
    blocks(&mut out, "", &document.blocks, &mut Levels::default(), words);
    out.finish()
}

fn letterhead(out: &mut Lines, head: &Letterhead, words: &Wording) {
    out.wrapped("", &plan::line(&head.authority));
    out.wrapped("", &plan::line(&head.team));
    for line in &head.contact.address {
        out.wrapped("", &plan::line(line));
    }
    for (label, value) in [
        (words.email, &head.contact.email),
        (words.telephone, &head.contact.telephone),
        (words.website, &head.contact.website),
    ] {
        if let Some(value) = value {
            out.wrapped("", &format!("{label}: {}", plan::line(value)));
        }
    }
    out.gap();
}

fn heading(out: &mut Lines, prefix: &str, text: &str, underline: char) {
    if text.is_empty() {
        return;
    }
    out.gap_within(prefix);
    let longest = out.wrapped(prefix, text);
    let rule: String = std::iter::repeat_n(underline, longest).collect();
    out.line(format!("{prefix}{rule}"));
    out.gap_within(prefix);
}

fn blocks(out: &mut Lines, prefix: &str, content: &[Block], levels: &mut Levels, words: &Wording) {
    for block in content.iter().filter(|block| !plan::says_nothing(block)) {
        match block {
            Block::Heading { level, text } => {
                let text = plan::line(text);
                if levels.heading(*level) == 2 {
                    heading(out, prefix, &text, '-');
                } else {
                    out.wrapped(prefix, &text);
                }
            }
            Block::Paragraph(content) => {
                out.wrapped(prefix, &inlines(content));
            }
            Block::List { ordered, items } => list(out, prefix, *ordered, items),
            Block::Question { label, text } => {
                if let Some(label) = label.as_deref().filter(|l| !l.trim().is_empty()) {
                    out.wrapped(prefix, &plan::line(&words.question(label)));
                    out.gap_within(prefix);
                }
                out.wrapped(&format!("{prefix}> "), &plan::clean(text));
            }
            Block::Quote(inner) => {
                let mut quoted = Lines::default();
                blocks(&mut quoted, &format!("{prefix}> "), inner, levels, words);
                out.append(quoted);
            }
            Block::Table(table) => {
                if let Some(grid) = Grid::of(table) {
                    draw(out, prefix, &grid);
                }
            }
            Block::Notice(content) => {
                out.wrapped(&format!("{prefix}  | "), &inlines(content));
            }
            Block::PageBreak => {
                let rule: String = std::iter::repeat_n('-', WIDTH.saturating_sub(prefix.len())).collect();
                out.line(format!("{prefix}{rule}"));
            }
        }
        out.gap_within(prefix);
    }
}

fn list(out: &mut Lines, prefix: &str, ordered: bool, items: &[Vec<Inline>]) {
    let width = items.len().to_string().len();
    for (i, item) in items.iter().enumerate() {
        let mark = if ordered { format!("{:>width$}. ", i + 1) } else { "* ".to_owned() };
        let indent: String = std::iter::repeat_n(' ', mark.len()).collect();
        out.hanging(&format!("{prefix}  {mark}"), &format!("{prefix}  {indent}"), &inlines(item));
    }
}

/// Aligned where it fits, otherwise each row as lines of `heading: value`.
fn draw(out: &mut Lines, prefix: &str, grid: &Grid) {
    if !grid.caption.is_empty() {
        out.wrapped(prefix, &grid.caption);
        out.gap_within(prefix);
    }
    let cell = |c: &str| plan::line(c);
    let all = || std::iter::once(&grid.headings).chain(&grid.rows);
    let widths: Vec<usize> =
        (0..grid.headings.len()).map(|i| all().map(|r| across(&cell(&r[i]))).max().unwrap_or(0)).collect();
    let total = widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1) + prefix.len();
    if total <= WIDTH {
        let row = |cells: &[String]| {
            let cells = cells.iter().enumerate().map(|(i, c)| {
                let (c, width) = (cell(c), widths[i]);
                let space = " ".repeat(width.saturating_sub(across(&c)));
                if grid.figures[i] { space + &c } else { c + &space }
            });
            format!("{prefix}{}", cells.collect::<Vec<_>>().join("  ")).trim_end().to_owned()
        };
        if grid.has_headings() {
            out.line(row(&grid.headings));
            out.line(row(&widths.iter().map(|w| "-".repeat(*w)).collect::<Vec<_>>()));
        }
        for cells in &grid.rows {
            out.line(row(cells));
        }
        return;
    }
    for cells in &grid.rows {
        for (heading, value) in grid.headings.iter().zip(cells).filter(|(_, v)| !v.is_empty()) {
            let line =
                if heading.is_empty() { cell(value) } else { format!("{}: {}", cell(heading), cell(value)) };
            out.hanging(prefix, &format!("{prefix}  "), &line);
        }
        out.gap_within(prefix);
    }
}

fn inlines(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Strong(text) | Inline::Emphasis(text) => plan::clean(text),
            Inline::Link { text, url } => plan::line(&plan::spelled_out(text, url)),
            Inline::Break => "\n".to_owned(),
        })
        .collect()
}

/// Columns that a text takes on a screen of letters of one width.
fn across(text: &str) -> usize {
    text.chars()
        .map(|c| match c {
            // Marks over or under the letter before, and what only joins.
            '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}' => 0,
            '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
            // Chinese, Japanese and Korean signs and emoji take two.
            '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 2,
            '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' => 2,
            '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}' => 2,
            _ => 1,
        })
        .sum()
}

/// Lines written so far; never two empty ones in a row, none at the start.
#[derive(Default)]
struct Lines(Vec<String>);

impl Lines {
    fn line(&mut self, line: String) {
        self.0.push(line);
    }

    fn gap(&mut self) {
        self.gap_within("");
    }

    /// An empty line, kept within the marks of a quotation.
    fn gap_within(&mut self, prefix: &str) {
        let empty = prefix.trim_end();
        if self.0.last().is_some_and(|l| l != empty) {
            self.0.push(empty.to_owned());
        }
    }

    /// Wraps `text` after `prefix`, keeping its own line breaks; returns the longest line without the prefix.
    fn wrapped(&mut self, prefix: &str, text: &str) -> usize {
        self.hanging(prefix, prefix, text)
    }

    fn hanging(&mut self, first: &str, rest: &str, text: &str) -> usize {
        let mut longest = 0;
        let mut prefix = first;
        for paragraph in text.trim().split('\n') {
            let mut line = String::new();
            let mut length = 0;
            for word in paragraph.split([' ', '\n']).filter(|w| !w.is_empty()) {
                let word_length = across(word);
                if length > 0 && across(prefix) + length + 1 + word_length > WIDTH {
                    longest = longest.max(length);
                    self.0.push(format!("{prefix}{line}"));
                    prefix = rest;
                    line.clear();
                    length = 0;
                }
                if length > 0 {
                    line.push(' ');
                    length += 1;
                }
                line.push_str(word);
                length += word_length;
            }
            longest = longest.max(length);
            if length > 0 {
                self.0.push(format!("{prefix}{line}"));
                prefix = rest;
            } else if !text.trim().is_empty() {
                self.gap_within(rest);
            }
        }
        longest
    }

    fn append(&mut self, mut other: Lines) {
        while other.0.last().is_some_and(|l| l.trim_matches(['>', ' ']).is_empty()) {
            other.0.pop();
        }
        self.0.append(&mut other.0);
    }

    fn finish(mut self) -> String {
        while self.0.last().is_some_and(|l| l.is_empty()) {
            self.0.pop();
        }
        let mut text = self.0.join("\n");
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }
}
