//! The main part of the file: paragraphs, lists and tables by style.

use std::fmt::Write;

use document::{Block, Document, Inline, Letterhead};

use super::parts::{NAMESPACES, escape};
use crate::plan::{self, Columns, Grid, Levels};
use crate::wording::Wording;

/// The number of the bulleted list in the numbering part; numbered lists follow, one each, so that each starts at 1.
const BULLETS: usize = 1;

/// Word joins two tables that touch, and wants a paragraph after the last one.
const AFTER_TABLE: &str = "<w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>";

/// Indents of a quotation, of the words in a list and in a panel, in twentieths of a point.
const QUOTE_INDENT: usize = 400;
const LIST_INDENT: usize = 567;
const PANEL_INDENT: usize = 227;

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
        new_page: false,
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
    // The head of the letter stands on an upright page even where nothing but a wide table follows.
    let mut lying = false;
    for section in plan::sections(&document.blocks) {
        if section.lying != lying {
            writer.end_section(lying);
            lying = section.lying;
        }
        writer.blocks(section.blocks);
    }
    let _ = write!(writer.out, "{}</w:body></w:document>", section(lying));
    Body { document: writer.out, links: writer.links, numbered_lists: writer.numbered_lists }
}

/// The pages of a section: upright, or lying on their side.
fn section(lying: bool) -> String {
    let (size, side) = if lying {
        ("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>", 1134)
    } else {
        ("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>", 1361)
    };
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer1\"/>{size}\
         <w:pgMar w:top=\"1247\" w:right=\"{side}\" w:bottom=\"1247\" w:left=\"{side}\" w:header=\"624\" w:footer=\"624\" w:gutter=\"0\"/>\
         </w:sectPr>"
    )
}

struct Writer {
    out: String,
    links: Vec<String>,
    numbered_lists: usize,
    /// How deep in quotations.
    depth: usize,
    /// Whether the next paragraph starts a page.
    new_page: bool,
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

    fn end_section(&mut self, lying: bool) {
        if self.out.ends_with(AFTER_TABLE) {
            self.out.truncate(self.out.len() - AFTER_TABLE.len());
        }
        let _ =
            write!(self.out, "<w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/>{}</w:pPr></w:p>", section(lying));
        self.new_page = false;
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for (i, block) in blocks.iter().enumerate().filter(|(_, block)| !plan::says_nothing(block)) {
            match block {
                Block::Heading { level, text } => {
                    let level = self.levels.heading(*level);
                    self.heading(level, text);
                }
                Block::Paragraph(content) => {
                    let style = if self.depth > 0 { "Quote" } else { "BodyText" };
                    let keep = if plan::keeps_with_next(blocks, i) { "<w:keepNext/>" } else { "" };
                    self.paragraph(style, keep, "", content);
                }
                Block::List { ordered, items } => self.list(*ordered, items),
                Block::Question { label, text } => {
                    if let Some(label) = label.as_deref().filter(|l| !l.trim().is_empty()) {
                        self.heading(self.levels.question(), &self.words.question(label));
                    }
                    if !plan::line(text).is_empty() {
                        self.plain("Question", text);
                    }
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
                Block::Notice(content) => self.paragraph("Notice", "", "", content),
                Block::PageBreak => self.new_page = self.depth == 0,
            }
        }
    }

    /// The title has a style of its own, so the first level of headings here is the second of other forms.
    fn heading(&mut self, level: u8, text: &str) {
        self.plain(&format!("Heading{}", level - 1), &plan::line(text));
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
            self.paragraph(style, "", &numbering, item);
        }
    }

    fn table(&mut self, grid: &Grid) {
        if !grid.caption.is_empty() {
            self.plain("Caption", &grid.caption);
        } else if self.new_page {
            self.paragraph("AfterTable", "", "", &[]);
        }
        let columns = Columns::of(grid, self.depth == 0);
        let widths: Vec<u32> = columns.widths.iter().map(|points| (points * 20.0) as u32).collect();
        let headed = u8::from(grid.has_headings());
        let _ = write!(
            self.out,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"LetterTable\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblInd w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"06{}0\" w:firstRow=\"{headed}\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>",
            widths.iter().sum::<u32>(),
            QUOTE_INDENT * self.depth.min(10),
            headed * 2
        );
        if !grid.caption.is_empty() {
            let _ = write!(self.out, "<w:tblCaption w:val=\"{}\"/>", escape(&grid.caption));
        }
        self.out.push_str("</w:tblPr><w:tblGrid>");
        for width in &widths {
            let _ = write!(self.out, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.out.push_str("</w:tblGrid>");
        // Half points, where the letters are smaller than the style's.
        let small = if columns.size < 11.0 { (columns.size * 2.0) as u8 } else { 0 };
        if grid.has_headings() {
            let properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
            self.row(&grid.headings, grid, &widths, properties, "TableHeading", small);
        }
        for row in &grid.rows {
            let properties = if columns.keeps_whole(row) { "<w:trPr><w:cantSplit/></w:trPr>" } else { "" };
            self.row(row, grid, &widths, properties, "TableText", small);
        }
        self.out.push_str("</w:tbl>");
        self.out.push_str(AFTER_TABLE);
    }

    fn row(
        &mut self,
        cells: &[String],
        grid: &Grid,
        widths: &[u32],
        properties: &str,
        style: &str,
        small: u8,
    ) {
        let _ = write!(self.out, "<w:tr>{properties}");
        let size = if small == 0 {
            String::new()
        } else {
            format!("<w:rPr><w:sz w:val=\"{small}\"/><w:szCs w:val=\"{small}\"/></w:rPr>")
        };
        for ((cell, figure), width) in cells.iter().zip(&grid.figures).zip(widths) {
            let right = if *figure { "<w:jc w:val=\"right\"/>" } else { "" };
            let _ = write!(
                self.out,
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{right}</w:pPr>"
            );
            self.run(&size, cell);
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
        self.paragraph("Contact", "", "", &[Inline::Strong(format!("{label}:")), " ".into(), value]);
    }

    fn plain(&mut self, style: &str, text: &str) {
        self.paragraph(style, "", "", &[text.into()]);
    }

    fn paragraph(&mut self, style: &str, keep: &str, numbering: &str, content: &[Inline]) {
        let page = if std::mem::take(&mut self.new_page) { "<w:pageBreakBefore/>" } else { "" };
        let _ = write!(self.out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{keep}{page}{numbering}");
        let deeper = if style == "Quote" { self.depth.saturating_sub(1) } else { self.depth };
        if deeper > 0 {
            let base = match style {
                "Quote" => QUOTE_INDENT,
                "ListBullet" | "ListNumber" => LIST_INDENT,
                "Question" | "Notice" => PANEL_INDENT,
                _ => 0,
            };
            let left = base + QUOTE_INDENT * deeper.min(10);
            let hanging = if numbering.is_empty() { "" } else { " w:hanging=\"397\"" };
            let _ = write!(self.out, "<w:ind w:left=\"{left}\"{hanging}/>");
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
