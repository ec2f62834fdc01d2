//! The words of an OpenDocument file as they come: sheets, pages and slides, and which of them nobody sees.

use std::collections::BTreeSet;

mod shapes;
mod sheet;
mod told;

use super::styles::Styles;
use crate::dangers::{CannotCheck, Code, Finding, Place, shorten};
use crate::package::colour::alike;
use crate::package::telling;
use crate::package::xml::{Element, Node, Strictness, walk};
use shapes::Shapes;
use sheet::{Cell, Column, Sheet, Unseen};

/// Points below which letters cannot be read.
const SMALLEST: f64 = 2.0;
/// Styles around words that are asked what they look like.
const NEAREST: usize = 12;
/// Columns of a sheet.
const LAST_COLUMN: usize = 16_384;

/// Words gathered under one heading.
#[derive(Default)]
struct Words {
    count: usize,
    text: String,
}

impl Words {
    fn add(&mut self, text: &str) {
        self.count += 1;
        if self.text.len() < 400 {
            if !self.text.is_empty() {
                self.text.push_str(", ");
            }
            self.text.push_str(&shorten(text, 80));
        }
    }
}

/// An element with words of its own kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Changes,
    Comment,
    Notes,
    Description,
    HiddenText,
    Foreign,
    Handout,
    Changer,
}

/// What nobody sees of a part, each by the number of the element in the order in which they open, from 1: elements whose
/// own words, and elements that whole, are not seen.
#[derive(Debug, Default)]
pub(crate) struct Marked {
    pub words: BTreeSet<usize>,
    pub whole: BTreeSet<usize>,
    /// Names of hidden sheets.
    pub sheets: Vec<String>,
}

/// A paragraph that is open.
#[derive(Default)]
struct Paragraph {
    words: String,
    /// Elements with words of it.
    runs: Vec<usize>,
    /// Something in it hides it whole.
    hidden: bool,
    /// Boxes that it holds, and whether each lies over this paragraph and no other.
    boxes: Vec<(usize, bool)>,
}

struct Scan<'s, 'f> {
    part: &'s str,
    styles: &'s Styles,
    finding: &'s mut Finding<'f>,
    sheet: Sheet,
    in_table: usize,
    path: Vec<(Option<Within>, Option<(&'static str, String)>)>,
    collected: Vec<String>,
    authors: String,
    columns: Vec<Column>,
    column: usize,
    row: Option<Unseen>,
    row_style: String,
    /// Groups of rows and of columns that are open, and whether each is folded away.
    rows_folded: Vec<bool>,
    columns_folded: Vec<bool>,
    cell: Cell,
    in_cell: bool,
    /// The row, the last one with words, and what stands far below it.
    row_number: usize,
    row_repeated: usize,
    last_row: Option<usize>,
    /// The last column with words.
    widest: Option<usize>,
    far: Words,
    paragraphs: Vec<Paragraph>,
    shapes: Shapes,
    hidden_sections: usize,
    hidden_words: Words,
    same_colour: Words,
    slide: String,
    slide_hidden: bool,
    slide_words: Words,
    marked: Marked,
    opened: usize,
    open: Vec<usize>,
    table: usize,
    page: usize,
}

/// Walks through the content or the styles part.
pub(super) fn look(
    part: &str,
    content: &[u8],
    styles: &Styles,
    finding: &mut Finding<'_>,
) -> Result<Marked, CannotCheck> {
    finding.spend(content.len() / 8)?;
    let depth = finding.limits.element_depth();
    let mut scan = Scan {
        part,
        styles,
        finding,
        sheet: Sheet::default(),
        in_table: 0,
        path: Vec::new(),
        collected: Vec::new(),
        authors: String::new(),
        columns: Vec::new(),
        column: 0,
        row: None,
        rows_folded: Vec::new(),
        columns_folded: Vec::new(),
        row_style: String::new(),
        cell: Cell::default(),
        in_cell: false,
        row_number: 0,
        row_repeated: 1,
        last_row: None,
        widest: None,
        far: Words::default(),
        paragraphs: Vec::new(),
        shapes: Shapes::default(),
        hidden_sections: 0,
        hidden_words: Words::default(),
        same_colour: Words::default(),
        slide: String::new(),
        slide_hidden: false,
        slide_words: Words::default(),
        marked: Marked::default(),
        opened: 0,
        open: Vec::new(),
        table: 0,
        page: 0,
    };
    walk(content, depth, Strictness::Strict, |node| {
        match node {
            Node::Open(element) => scan.open(element),
            Node::Close(name) => scan.close(name)?,
            Node::Text(text) => scan.text(text),
        }
        Ok(())
    })?;
    Ok(scan.end())
}

impl Scan<'_, '_> {
    fn place(&self, at: &str) -> Place {
        let sheet = match (self.sheet.name.is_empty(), self.slide.is_empty()) {
            (false, _) => format!("sheet “{}”, ", self.sheet.name),
            (_, false) => format!("slide “{}”, ", self.slide),
            _ => String::new(),
        };
        Place::part(self.part).described(format!("{sheet}{at}"))
    }

    fn open(&mut self, element: &Element<'_>) {
        let name = element.name();
        self.opened += 1;
        self.open.push(self.opened);
        let mut within = None;
        match name {
            "table" if element.whole_name() == "table:table" => self.open_table(element),
            "table-column" => self.open_column(element),
            "table-row-group" | "table-column-group" => {
                let closed = element.exactly("table:display").is_some_and(|d| d == "false");
                let folded =
                    if name == "table-row-group" { &mut self.rows_folded } else { &mut self.columns_folded };
                folded.push(closed);
            }
            "table-row" => {
                let folded = self.rows_folded.contains(&true).then_some(Unseen::Hidden);
                self.row = self.row_unseen(element).or(folded);
                self.row_style = element.get("default-cell-style-name").unwrap_or_default().into_owned();
                self.row_repeated = element.whole("number-rows-repeated").map_or(1, |n| n as usize);
            }
            "p" | "h" => self.paragraphs.push(Paragraph::default()),
            "table-cell" | "covered-table-cell" => self.open_cell(element),
            "tracked-changes" => within = Some(Within::Changes),
            "creator" if self.inside(Within::Changes) || self.inside(Within::Comment) => {
                within = Some(Within::Changer)
            }
            "annotation" => within = Some(Within::Comment),
            // What a master page has there is the place for notes.
            "notes" if element.whole_name().starts_with("presentation:") && self.page > 0 => {
                within = Some(Within::Notes);
            }
            "desc" | "title" if element.whole_name().starts_with("svg:") || self.in_table > 0 => {
                within = Some(Within::Description)
            }
            "hidden-text" => {
                self.hidden_words.add(&element.get("string-value").unwrap_or_default());
                within = Some(Within::HiddenText);
            }
            "handout-master" => within = Some(Within::Handout),
            // The data of a form.
            "instance" if element.whole_name().starts_with("xforms:") => within = Some(Within::HiddenText),
            "script" if element.whole_name() == "text:script" => within = Some(Within::HiddenText),
            "hidden-paragraph" => {
                let hidden = element.get("is-hidden").is_none_or(|hidden| hidden == "true");
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.hidden |= hidden;
                }
                within = Some(Within::HiddenText);
            }
            "section" => {
                let by_style = element.get("style-name").is_some_and(|n| self.styles.hides("section", &n));
                if by_style || element.get("display").is_some_and(|d| d != "true") || self.hidden_sections > 0
                {
                    self.marked.whole.insert(self.opened);
                    self.hidden_sections += 1;
                }
            }
            "page" if element.whole_name() == "draw:page" => {
                self.end_slide();
                self.page = self.opened;
                self.slide = element.exactly("draw:name").unwrap_or_default().into_owned();
                let style = element.get("style-name").unwrap_or_default();
                self.slide_hidden = self.styles.hides("drawing-page", &style);
                self.shapes.master =
                    element.exactly("draw:master-page-name").unwrap_or_default().into_owned();
                self.shapes.page_style = style.into_owned();
            }
            _ => {}
        }
        if !crate::odf::is_of_the_page(element.whole_name()) && within.is_none() {
            within = Some(Within::Foreign);
        }
        self.told(element);
        self.open_shape(element);
        let style = self.style_of(element);
        if let Some(("graphic", style)) = &style
            && self.styles.get("graphic", style).is_some_and(|s| s.clipped)
        {
            self.finding.danger(Code::OoxmlImageCropped, self.place("a picture"), "cut off at its sides", "");
        }
        self.collected.push(String::new());
        self.path.push((within, style));
    }

    fn style_of(&self, element: &Element<'_>) -> Option<(&'static str, String)> {
        let family = match element.name() {
            "span" | "a" => "text",
            // Paragraphs without a style of their own have that of all.
            "p" | "h" => {
                return Some(("paragraph", element.get("style-name").unwrap_or_default().into_owned()));
            }
            "table-cell" | "covered-table-cell" => {
                return Some(("table-cell", self.cell_style(element)));
            }
            "table-row" => "table-row",
            "table" => "table",
            "frame" | "custom-shape" | "rect" | "text-box" => {
                let style =
                    element.exactly("presentation:style-name").map(|s| ("presentation", s.into_owned()));
                return style
                    .or_else(|| element.exactly("draw:style-name").map(|s| ("graphic", s.into_owned())));
            }
            _ => return None,
        };
        element.get("style-name").map(|style| (family, style.into_owned()))
    }

    fn close(&mut self, name: &str) -> Result<(), CannotCheck> {
        self.close_shape()?;
        let words = self.collected.pop().unwrap_or_default();
        let number = self.open.pop().unwrap_or(0);
        let (within, _) = self.path.pop().unwrap_or((None, None));
        if let Some(within) = within {
            self.close_within(within, &words);
        }
        match name {
            "table" if self.in_table > 0 => {
                self.in_table -= 1;
                if self.in_table == 0 {
                    self.end_sheet();
                }
            }
            "table-row" => {
                self.row = None;
                self.column = 0;
                self.row_number = self.row_number.saturating_add(self.row_repeated);
            }
            "p" | "h" => self.close_paragraph(number),
            "table-cell" | "covered-table-cell" => self.close_cell(number),
            "table-row-group" => drop(self.rows_folded.pop()),
            "table-column-group" => drop(self.columns_folded.pop()),
            "section" => self.hidden_sections = self.hidden_sections.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    fn close_paragraph(&mut self, number: usize) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let nothing = paragraph.words.trim().is_empty();
        if paragraph.hidden && !nothing {
            self.hidden_words.add(&paragraph.words);
            self.marked.whole.insert(number);
        }
        for (box_number, near) in paragraph.boxes {
            // A line across an empty paragraph lies over nothing.
            if nothing && near {
                continue;
            }
            self.shapes.over_words.add(&paragraph.words);
            // Which words lie beneath a box further off cannot be told: it stays, and is found again.
            if near {
                self.marked.whole.insert(box_number);
                self.marked.words.extend(&paragraph.runs);
            }
        }
    }

    fn close_within(&mut self, within: Within, words: &str) {
        let words = words.trim();
        match within {
            Within::Changer => self.authors = words.to_owned(),
            Within::Changes if !words.is_empty() || !self.authors.is_empty() => {
                let by = format!("by {}", std::mem::take(&mut self.authors));
                self.finding.danger(Code::OdtRevision, self.place("tracked changes"), by, words);
            }
            Within::Comment => {
                let by = format!("by {}", std::mem::take(&mut self.authors));
                self.finding.danger(Code::OdfComment, self.place("a comment"), by, words);
            }
            Within::Notes if words.chars().any(char::is_alphanumeric) && !is_number_sign(words) => {
                self.finding.danger(Code::OdfPresentationNotes, self.place("the speaker's notes"), "", words);
            }
            Within::Description if !words.is_empty() => {
                let place = self.place("the description of a picture");
                if telling::tells(words) {
                    self.finding.danger(Code::OoxmlAltText, place, "", words);
                } else {
                    self.finding.note(Code::OoxmlAltText, place, "", words);
                }
            }
            Within::Handout if telling::tells(words) => {
                self.finding.danger(
                    Code::OdfTextHidden,
                    self.place("what stands on handouts alone"),
                    "",
                    words,
                );
            }
            Within::Foreign if !words.is_empty() => {
                let place = self.place("data of another program");
                self.finding.danger(Code::OoxmlCustomXml, place, "", words);
            }
            Within::HiddenText if !words.is_empty() => self.hidden_words.add(words),
            _ => {}
        }
    }

    fn inside(&self, what: Within) -> bool {
        self.path.iter().any(|(within, _)| *within == Some(what))
    }

    fn text(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if let Some(at) = self.path.iter().rposition(|(within, _)| within.is_some()) {
            let words = &mut self.collected[at];
            if words.len() < 2_000 {
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(text.trim());
            }
            return;
        }
        if !self.path.iter().any(|(_, style)| style.as_ref().is_some_and(|(family, _)| *family != "table"))
            && !self.in_cell
        {
            return;
        }
        if self.slide_hidden {
            self.slide_words.add(text);
            return;
        }
        if let Some(shape) = self.shapes.open.last_mut()
            && shape.words.len() < 2_000
        {
            shape.words.push_str(text);
            shape.words.push(' ');
        }
        // What a box in a cell says is no part of the cell.
        let in_box = self.shapes.open.last().is_some_and(|shape| shape.number > self.cell.number);
        if self.in_cell && !in_box && self.cell.words.len() < 500 {
            self.cell.words.push_str(text);
        }
        if self.in_cell && (self.row.is_some() || self.column_unseen().is_some()) {
            return;
        }
        let number = self.open.last().copied().unwrap_or(0);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            if paragraph.words.len() < 500 {
                paragraph.words.push_str(text);
            }
            paragraph.runs.push(number);
        }
        if self.hidden_sections > 0 {
            self.hidden_words.add(text);
            return;
        }
        let styled = self.path.iter().rev().filter_map(|(_, style)| style.as_ref());
        let names = styled.map(|(family, name)| (*family, name.as_str())).take(NEAREST);
        let looks = self.styles.looks(names);
        let paper = looks.paper.unwrap_or_else(|| self.behind());
        if looks.hidden {
            self.hidden_words.add(text);
            self.marked.words.insert(number);
        } else if looks.size.is_some_and(|size| size < SMALLEST)
            || matches!((looks.ink, paper), (Some(ink), Some(paper)) if alike(ink, paper))
        {
            self.marked.words.insert(number);
            if self.in_table > 0 { self.sheet.colour.add(text) } else { self.same_colour.add(text) }
        }
    }

    fn end_slide(&mut self) {
        self.end_shapes();
        let words = std::mem::take(&mut self.slide_words);
        if self.slide_hidden {
            self.marked.whole.insert(self.page);
            let place = self.place("a hidden slide");
            self.finding.danger(Code::OdfPresentationHidden, place, "", &words.text);
        }
        self.slide_hidden = false;
    }

    fn end(mut self) -> Marked {
        self.end_slide();
        self.report_shapes();
        for (words, at) in [
            (&self.hidden_words, "hidden words"),
            (&self.same_colour, "words that cannot be told from what lies behind"),
        ] {
            if words.count > 0 {
                let place = Place::part(self.part).described(at);
                self.finding.danger(Code::OdfTextHidden, place, format!("{} runs", words.count), &words.text);
            }
        }
        self.marked
    }
}

/// What stands for the number of the page until it is drawn.
fn is_number_sign(words: &str) -> bool {
    let bare: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    bare == "<number>" || bare.chars().all(|c| c.is_ascii_digit())
}
