//! A document as semantic HTML. It adds no script and no style attribute, so a strict content-security policy holds.

use std::fmt::Write;

use document::{Block, Contact, Document, Inline, Letterhead};

use crate::colour::Colour;
use crate::plan::{self, Columns, Grid, Levels};
use crate::wording::{self, Wording};

/// The stylesheet of [`html`], scoped to `.letter`; the house colour is the custom property `--house-colour`.
pub const STYLESHEET: &str = include_str!("letter.css");

/// The document as an `<article class="letter">`, its title as the heading of level 1.
pub fn html(document: &Document) -> String {
    html_below(document, 1)
}

/// The same with its title at `level` (1 to 6), for a page that has a title of its own.
pub fn html_below(document: &Document, level: u8) -> String {
    let words = Wording::of(&document.language);
    let mut out = format!("<article class=\"letter\" lang=\"{}\">\n", wording::bcp47(&document.language));
    if let Some(head) = &document.letterhead {
        letterhead(&mut out, head, words);
    }
    opening(&mut out, document, words);
    let shift = level.clamp(1, 6) - 1;
    let title = escape(&plan::line(&document.title));
    if !title.is_empty() {
        let _ = writeln!(out, "<h{0} class=\"letter-title\">{title}</h{0}>", shift + 1);
    }
    blocks(&mut out, &document.blocks, &mut Levels::default(), shift, words);
    out.push_str("</article>\n");
    out
}

/// The document as a page of its own, to be printed or kept.
pub fn html_page(document: &Document) -> String {
    let colour = Colour::of(document.letterhead.as_ref().and_then(|h| h.colour.as_deref()));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n:root {{ --house-colour: {colour}; --house-text: {text}; }}\nbody {{ margin: 0; }}\n{style}</style>\n\
         </head>\n<body>\n<main>\n{article}</main>\n</body>\n</html>\n",
        lang = wording::bcp47(&document.language),
        title = escape(&plan::line(&document.title)),
        colour = colour.hex(),
        text = colour.readable_on_white().hex(),
        style = STYLESHEET,
        article = html(document),
    )
}

fn letterhead(out: &mut String, head: &Letterhead, words: &Wording) {
    out.push_str("<header class=\"letterhead\">\n");
    let _ = writeln!(out, "<p class=\"authority\">{}</p>", escape(&plan::line(&head.authority)));
    out.push_str("<address>\n");
    if !head.team.trim().is_empty() {
        let _ = writeln!(out, "<p class=\"team\">{}</p>", escape(&plan::line(&head.team)));
    }
    contact(out, &head.contact, words);
    out.push_str("</address>\n</header>\n");
}

fn contact(out: &mut String, contact: &Contact, words: &Wording) {
    lines(out, "contact-address", &contact.address);
    let mut rows = String::new();
    if let Some(email) = &contact.email {
        let address = format!("mailto:{}", email.trim());
        let _ = writeln!(rows, "<div><dt>{}</dt><dd>{}</dd></div>", words.email, link(email, &address));
    }
    if let Some(telephone) = &contact.telephone {
        let _ = writeln!(
            rows,
            "<div><dt>{}</dt><dd>{}</dd></div>",
            words.telephone,
            escape(&plan::line(telephone))
        );
    }
    if let Some(website) = &contact.website {
        let _ = writeln!(rows, "<div><dt>{}</dt><dd>{}</dd></div>", words.website, link(website, website));
    }
    if !rows.is_empty() {
        let _ = writeln!(out, "<dl>\n{rows}</dl>");
    }
}

fn opening(out: &mut String, document: &Document, words: &Wording) {
    lines(out, "recipient", &document.recipient);
    let mut rows = String::new();
    if let Some(date) = document.date {
        let _ = writeln!(
            rows,
            "<div><dt>{}</dt><dd><time datetime=\"{date}\">{}</time></dd></div>",
            words.date,
            words.date(date)
        );
    }
    if let Some(reference) = &document.reference {
        let _ = writeln!(
            rows,
            "<div><dt>{}</dt><dd>{}</dd></div>",
            words.reference,
            escape(&plan::line(reference))
        );
    }
    if !rows.is_empty() {
        let _ = writeln!(out, "<dl class=\"particulars\">\n{rows}</dl>");
    }
}

fn lines(out: &mut String, class: &str, lines: &[String]) {
    let lines: Vec<String> = lines.iter().map(|l| escape(&plan::line(l))).filter(|l| !l.is_empty()).collect();
    if !lines.is_empty() {
        let lines = lines.join("<br>\n");
        let _ = writeln!(out, "<p class=\"{class}\"{}>{lines}</p>", direction(&lines));
    }
}

fn blocks(out: &mut String, content: &[Block], levels: &mut Levels, shift: u8, words: &Wording) {
    for block in content.iter().filter(|block| !plan::says_nothing(block)) {
        match block {
            Block::Heading { level, text } => {
                let text = escape(&plan::line(text));
                let level = (levels.heading(*level) + shift).min(6);
                let _ = writeln!(out, "<h{level}>{text}</h{level}>");
            }
            Block::Paragraph(content) => {
                let words = inlines(content);
                let _ = writeln!(out, "<p{}>{words}</p>", direction(&words));
            }
            Block::List { ordered, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                let _ = writeln!(out, "<{tag}>");
                for item in items {
                    let _ = writeln!(out, "<li>{}</li>", inlines(item));
                }
                let _ = writeln!(out, "</{tag}>");
            }
            Block::Question { label, text } => {
                if let Some(label) = label.as_deref().filter(|l| !l.trim().is_empty()) {
                    let level = (levels.question() + shift).min(6);
                    let heading = escape(&plan::line(&words.question(label)));
                    let _ = writeln!(out, "<h{level} class=\"question-label\">{heading}</h{level}>");
                }
                if !plan::line(text).is_empty() {
                    let _ = writeln!(
                        out,
                        "<blockquote class=\"question\"><p{}>{}</p></blockquote>",
                        direction(text),
                        broken(text)
                    );
                }
            }
            Block::Quote(inner) => {
                out.push_str("<blockquote>\n");
                blocks(out, inner, levels, shift, words);
                out.push_str("</blockquote>\n");
            }
            Block::Table(table) => {
                if let Some(grid) = Grid::of(table) {
                    table_or_region(out, &grid, words);
                }
            }
            Block::Notice(content) => {
                let _ = writeln!(out, "<p class=\"notice\">{}</p>", inlines(content));
            }
            Block::PageBreak => out.push_str("<hr class=\"page-break\">\n"),
        }
    }
}

/// A table that may be wider than its screen stands in a region of its own, which scrolls, also by keyboard.
fn table_or_region(out: &mut String, grid: &Grid, words: &Wording) {
    if !Columns::outgrows_a_screen(grid) {
        return draw(out, grid);
    }
    let class = if Columns::of(grid, true).lying { "table-region wide" } else { "table-region" };
    let name = if grid.caption.is_empty() { words.table } else { &grid.caption };
    let _ = writeln!(
        out,
        "<div class=\"{class}\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">",
        escape(name)
    );
    draw(out, grid);
    out.push_str("</div>\n");
}

fn draw(out: &mut String, grid: &Grid) {
    let class = |i: usize| if grid.figures[i] { " class=\"figure\"" } else { "" };
    out.push_str("<table>\n");
    if !grid.caption.is_empty() {
        let _ = writeln!(out, "<caption>{}</caption>", escape(&grid.caption));
    }
    if grid.has_headings() {
        out.push_str("<thead>\n<tr>");
        for (i, heading) in grid.headings.iter().enumerate() {
            let _ = write!(out, "<th scope=\"col\"{}>{}</th>", class(i), broken(heading));
        }
        out.push_str("</tr>\n</thead>\n");
    }
    out.push_str("<tbody>\n");
    for row in &grid.rows {
        out.push_str("<tr>");
        for (i, cell) in row.iter().enumerate() {
            let _ = write!(out, "<td{}>{}</td>", class(i), broken(cell));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn inlines(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => broken(text),
            Inline::Strong(text) => format!("<strong>{}</strong>", broken(text)),
            Inline::Emphasis(text) => format!("<em>{}</em>", broken(text)),
            Inline::Link { text, url } => link(text, url),
            Inline::Break => "<br>\n".to_owned(),
        })
        .collect()
}

fn link(text: &str, url: &str) -> String {
    match plan::address(url) {
        Some(address) => {
            let text = plan::line(text);
            let text = if text.is_empty() { address.trim_start_matches("mailto:") } else { &text };
            format!("<a href=\"{}\">{}</a>", escape(address), escape(text))
        }
        None => escape(&plan::line(&plan::spelled_out(text, url))),
    }
}

/// Lets the words decide where a paragraph begins, where some of them are written from right to left.
fn direction(text: &str) -> &'static str {
    let turned =
        |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    if text.chars().any(turned) { " dir=\"auto\"" } else { "" }
}

/// Escaped, with the line breaks of the text.
fn broken(text: &str) -> String {
    escape(&plan::clean(text)).replace('\n', "<br>\n")
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}
