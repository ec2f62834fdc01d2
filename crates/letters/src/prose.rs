//! Plain words to blocks and back: paragraphs, lists, links. What differs by language stands in `speech`.

use document::{Block, Document, Inline, Language, Span};
use jiff::civil::Date;

pub(crate) mod speech;

/// A day as an English letter writes it: `Tuesday 30 June 2026`.
pub fn day(date: Date) -> String {
    speech::day(Language::English, date)
}

/// A date as an English letter writes it: `30 June 2026`.
pub fn date_words(date: Date) -> String {
    Language::English.date(date)
}

/// With its first letter large.
pub(crate) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

/// With a full stop at its end, where none stands.
pub(crate) fn stopped(words: &str) -> String {
    let words = words.trim();
    if words.is_empty() || words.ends_with(['.', '!', '?', ':']) {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}

/// Without the stop at its end, so that it can stand inside a sentence.
pub(crate) fn unstopped(words: &str) -> &str {
    words.trim().trim_end_matches('.')
}

/// Paragraphs parted by blank lines and list items that begin with `- `, as blocks. Web and e-mail addresses become
/// links.
pub fn blocks(words: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    let mut items: Vec<Vec<Inline>> = Vec::new();
    let flush_lines = |lines: &mut Vec<&str>, out: &mut Vec<Block>| {
        if !lines.is_empty() {
            let mut content = Vec::new();
            for (at, line) in lines.drain(..).enumerate() {
                if at > 0 {
                    content.push(Inline::Break);
                }
                content.extend(inlines(line));
            }
            out.push(Block::Paragraph(content));
        }
    };
    let flush_items = |items: &mut Vec<Vec<Inline>>, out: &mut Vec<Block>| {
        if !items.is_empty() {
            out.push(Block::List { ordered: false, items: std::mem::take(items) });
        }
    };
    for line in words.lines().map(str::trim) {
        if line.is_empty() {
            flush_lines(&mut lines, &mut out);
            flush_items(&mut items, &mut out);
        } else if let Some(item) = line.strip_prefix("- ") {
            flush_lines(&mut lines, &mut out);
            items.push(inlines(item));
        } else {
            flush_items(&mut items, &mut out);
            lines.push(line);
        }
    }
    flush_lines(&mut lines, &mut out);
    flush_items(&mut items, &mut out);
    out
}

/// A line with its addresses as links.
pub(crate) fn inlines(line: &str) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    let mut plain = String::new();
    for (at, word) in line.split(' ').enumerate() {
        if at > 0 {
            plain.push(' ');
        }
        let core = word
            .trim_start_matches(['(', '<', '"', '['])
            .trim_end_matches(['.', ',', ';', ':', ')', '>', '"', ']', '?', '!']);
        let url = if core.starts_with("https://") || core.starts_with("http://") {
            Some(core.to_owned())
        } else if is_email(core) {
            Some(format!("mailto:{core}"))
        } else {
            None
        };
        match (url, word.find(core)) {
            (Some(url), Some(start)) if core.len() > 8 || url.starts_with("mailto:") => {
                plain.push_str(&word[..start]);
                if !plain.is_empty() {
                    out.push(Inline::Text(std::mem::take(&mut plain)));
                }
                out.push(Inline::Link { text: core.to_owned(), url });
                plain.push_str(&word[start + core.len()..]);
            }
            _ => plain.push_str(word),
        }
    }
    if !plain.is_empty() {
        out.push(Inline::Text(plain));
    }
    out
}

fn is_email(word: &str) -> bool {
    word.split_once('@').is_some_and(|(who, host)| {
        !who.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !host.contains('@')
    })
}

/// A document as bare words, with the place of each block of level one of its blocks.
pub(crate) fn plain(document: &Document) -> (String, Vec<Span>) {
    let mut out = String::new();
    if let Some(head) = &document.letterhead {
        push(&mut out, &head.authority);
        push(&mut out, &head.team);
        head.contact.address.iter().for_each(|line| push(&mut out, line));
    }
    document.recipient.iter().for_each(|line| push(&mut out, line));
    let language = Language::from_tag(&document.language).unwrap_or_default();
    if let Some(date) = document.date {
        push(&mut out, &language.date(date));
    }
    if let Some(reference) = &document.reference {
        push(&mut out, &speech::our_reference(language, reference));
    }
    push(&mut out, &document.title);
    let places = document
        .blocks
        .iter()
        .map(|block| {
            let start = out.len();
            push_block(&mut out, block);
            Span::new(start, out.trim_end().len().max(start))
        })
        .collect();
    (out, places)
}

/// Blocks as bare words.
pub fn plain_blocks(blocks: &[Block]) -> String {
    let mut out = String::new();
    blocks.iter().for_each(|block| push_block(&mut out, block));
    out.trim_end().to_owned()
}

fn push(out: &mut String, line: &str) {
    if !line.trim().is_empty() {
        out.push_str(line.trim());
        out.push('\n');
    }
}

fn push_block(out: &mut String, block: &Block) {
    match block {
        Block::Heading { text, .. } => push(out, text),
        Block::Paragraph(content) | Block::Notice(content) => push(out, &plain_inlines(content)),
        Block::List { items, .. } => {
            items.iter().for_each(|item| push(out, &format!("- {}", plain_inlines(item))))
        }
        Block::Question { label, text } => match label {
            Some(label) => push(out, &format!("{label}. {text}")),
            None => push(out, text),
        },
        Block::Quote(inner) => inner.iter().for_each(|block| push_block(out, block)),
        Block::Table(table) => {
            push(out, &table.caption);
            push(out, &table.headings.join(" | "));
            table.rows.iter().for_each(|row| push(out, &row.join(" | ")));
        }
        Block::PageBreak => {}
    }
    out.push('\n');
}

fn plain_inlines(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Strong(text) | Inline::Emphasis(text) => text.clone(),
            Inline::Link { text, url } if url.trim_start_matches("mailto:") == text => text.clone(),
            Inline::Link { text, url } => format!("{text} ({url})"),
            Inline::Break => "\n".to_owned(),
        })
        .collect()
}
