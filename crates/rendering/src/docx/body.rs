//! The main part of the file: paragraphs, lists and tables by style.

use std::fmt::Write;

use document::{Block, Document, Inline, Letterhead};

use super::parts::{NAMESPACES, escape};
use crate::plan::{self, Grid, Levels};
use crate::wording::Wording;

/// The number of the bulleted list in the numbering part; numbered lists follow, one each, so that each starts at 1.
const BULLETS: usize = 1;

/// Indent of a quotation, in twentieths of a point.
const QUOTE_INDENT: usize = 400;

/// The main part and what other parts must know of it.
pub(super) struct Body {
    pub(super) document: String,
    /// Addresses of links; the relation of the first is `link0`.
    pub(super) links: Vec<String>,
    pub(super) numbered_lists: usize,
}

pub(super) fn write(document: &Document) -> Body {
    let words = Wording::of(&document.language);
    let mut writer = Writer {
        out: String::new(),
        links: Vec::new(),
        numbered_lists: 0,
        depth: 0,
        levels: Levels::default(),
        words,
    };
    let _ = write!(
        writer.out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {NAMESPACES}><w:body>"
    );
    if let Some(head) = &document.letterhead {
        writer.letterhead(head);
    }
    writer.lines("Recipient", &document.recipient);
    if let Some(date) = document.date {
        writer.labelled(words.date, &words.date(date), None);
    }
    if let Some(reference) = &document.reference {
        writer.labelled(words.reference, reference, None);
    }
    let title = plan::line(&document.title);
    if !title.is_empty() {
        writer.plain("Title", &title);
    }
    writer.blocks(&document.blocks);
    writer.out.push_str(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1247\" w:right=\"1361\" w:bottom=\"1247\" w:left=\"1361\" w:header=\"624\" w:footer=\"624\" w:gutter=\"0\"/>\
         </w:sectPr></w:body></w:document>",
    );
    Body { document: writer.out, links: writer.links, numbered_lists: writer.numbered_lists }
}

struct Writer {
    out: String,
    links: Vec<String>,
    numbered_lists: usize,
    /// How deep in quotations.
    depth: usize,
    levels: Levels,
    words: &'static Wording,
}

impl Writer {
    fn letterhead(&mut self, head: &Letterhead) {
        self.plain("Letterhead", &plan::line(&head.authority));
        self.lines("Contact", std::slice::from_ref(&head.team));
        self.lines("Contact", &head.contact.address);
        let words = self.words;
        if let Some(email) = &head.contact.email {
            self.labelled(words.email, email, Some(&format!("mailto:{}", email.trim())));
        }
        if let Some(telephone) = &head.contact.telephone {
            self.labelled(words.telephone, telephone, None);
        }
        if let Some(website) = &head.contact.website {
            self.labelled(words.website, website, Some(website));
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks.iter().filter(|block| !plan::says_nothing(block)) {
            match block {
                Block::Heading { level, text } => {
                    let text = plan::line(text);
                    if !text.is_empty() {
                        let level = self.levels.heading(*level);
                        self.plain(&format!("Heading{level}"), &text);
                    }
                }
                Block::Paragraph(content) => {
                    self.paragraph(if self.depth > 0 { "Quote" } else { "BodyText" }, "", content)
                }
                Block::List { ordered, items } => self.list(*ordered, items),
                Block::Question { label, text } => {
                    if let Some(label) = label.as_deref().filter(|l| !l.trim().is_empty()) {
                        let level = self.levels.question();
                        self.plain(&format!("Heading{level}"), &plan::line(&self.words.question(label)));
                    }
                    self.plain("Question", text);
                }
                Block::Quote(inner) => {
                    self.depth += 1;
                    self.blocks(inner);
                    self.depth -= 1;
                }
                Block::Table(table) => {
                    if let Some(grid) = Grid::of(table) {
                        self.table(&grid);
                    }
                }
                Block::Notice(content) => self.paragraph("Notice", "", content),
                Block::PageBreak => self.out.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
            }
        }
    }

    fn list(&mut self, ordered: bool, items: &[Vec<Inline>]) {
        if items.is_empty() {
            return;
        }
        let (style, number) = if ordered {
            self.numbered_lists += 1;
            ("ListNumber", BULLETS + self.numbered_lists)
        } else {
            ("ListBullet", BULLETS)
        };
        let numbering = format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>");
        for item in items {
            self.paragraph(style, &numbering, item);
        }
    }

    fn table(&mut self, grid: &Grid) {
        if !grid.caption.is_empty() {
            self.plain("Caption", &grid.caption);
        }
        let columns = grid.headings.len();
        self.out.push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"LetterTable\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>");
        if !grid.caption.is_empty() {
            let _ = write!(self.out, "<w:tblCaption w:val=\"{}\"/>", escape(&grid.caption));
        }
        self.out.push_str("</w:tblPr><w:tblGrid>");
        for _ in 0..columns {
            let _ = write!(self.out, "<w:gridCol w:w=\"{}\"/>", 9184 / columns);
        }
        self.out.push_str("</w:tblGrid>");
        self.row(
            &grid.headings,
            &grid.figures,
            "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
            "TableHeading",
        );
        for row in &grid.rows {
            self.row(row, &grid.figures, "<w:trPr><w:cantSplit/></w:trPr>", "TableText");
        }
        // Word joins two tables that touch, and wants a paragraph after the last one.
        self.out.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>");
    }

    fn row(&mut self, cells: &[String], figures: &[bool], properties: &str, style: &str) {
        let _ = write!(self.out, "<w:tr>{properties}");
        for (cell, figure) in cells.iter().zip(figures) {
            let right = if *figure { "<w:jc w:val=\"right\"/>" } else { "" };
            let _ = write!(
                self.out,
                "<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{right}</w:pPr>"
            );
            self.run("", cell);
            self.out.push_str("</w:p></w:tc>");
        }
        self.out.push_str("</w:tr>");
    }

    /// One paragraph of lines, such as an address.
    fn lines(&mut self, style: &str, lines: &[String]) {
        let lines: Vec<String> = lines.iter().map(|l| plan::line(l)).filter(|l| !l.is_empty()).collect();
        if !lines.is_empty() {
            self.plain(style, &lines.join("\n"));
        }
    }

    fn labelled(&mut self, label: &str, value: &str, url: Option<&str>) {
        let value = match url {
            Some(url) => Inline::Link { text: value.to_owned(), url: url.to_owned() },
            None => Inline::Text(plan::line(value)),
        };
        self.paragraph("Contact", "", &[Inline::Strong(format!("{label}:")), " ".into(), value]);
    }

    fn plain(&mut self, style: &str, text: &str) {
        self.paragraph(style, "", &[text.into()]);
    }

    fn paragraph(&mut self, style: &str, numbering: &str, content: &[Inline]) {
        let _ = write!(self.out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{numbering}");
        let deeper = if style == "Quote" { self.depth.saturating_sub(1) } else { self.depth };
        if deeper > 0 && numbering.is_empty() {
            let base = if style == "Quote" { QUOTE_INDENT } else { 0 };
            let _ = write!(self.out, "<w:ind w:left=\"{}\"/>", base + QUOTE_INDENT * deeper.min(10));
        }
        self.out.push_str("</w:pPr>");
        for inline in content {
            self.inline(inline);
        }
        self.out.push_str("</w:p>");
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.run("", text),
            Inline::Strong(text) => self.run("<w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr>", text),
            Inline::Emphasis(text) => self.run("<w:rPr><w:rStyle w:val=\"Emphasis\"/></w:rPr>", text),
            Inline::Break => self.out.push_str("<w:r><w:br/></w:r>"),
            Inline::Link { text, url } => match plan::address(url) {
                Some(address) => {
                    let text = plan::line(text);
                    let text = if text.is_empty() { address.trim_start_matches("mailto:") } else { &text };
                    let _ = write!(self.out, "<w:hyperlink r:id=\"link{}\">", self.links.len());
                    self.links.push(address.to_owned());
                    self.run("<w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr>", text);
                    self.out.push_str("</w:hyperlink>");
                }
                None => self.run("", &plan::line(&plan::spelled_out(text, url))),
            },
        }
    }

    fn run(&mut self, properties: &str, text: &str) {
        let text = plan::clean(text);
        if text.is_empty() {
            return;
        }
        let _ = write!(self.out, "<w:r>{properties}");
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.out.push_str("<w:br/>");
            }
            if !line.is_empty() {
                let _ = write!(self.out, "<w:t xml:space=\"preserve\">{}</w:t>", escape(line));
            }
        }
        self.out.push_str("</w:r>");
    }
}
