//! The words of a document, a header or a note as they come: which of them nobody sees.

use std::collections::BTreeSet;

use super::fields;
use super::shapes::Shape;
use super::styles::{Ink, Looks, Styles, shading};
use super::tables::Table;
use crate::dangers::{CannotCheck, shorten};
use crate::package::colour::{BLACK, Rgb, WHITE, alike};
use crate::package::drawing::Watch;
use crate::package::telling;
use crate::package::xml::{Element, Node, Strictness, walk};

/// Half points below which letters cannot be read.
const SMALLEST: f64 = 4.0;
/// Twentieths of a point below which a line or row shows nothing.
const LOWEST_LINE: f64 = 60.0;
/// Twentieths of a point beyond which a paragraph lies beside the page.
const BESIDE: f64 = 17_000.0;

/// Words that are gathered under one heading.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub count: usize,
    pub text: String,
}

impl Words {
    fn add(&mut self, text: &str) {
        self.count += 1;
        if self.text.len() < 600 {
            if !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
            self.text.push_str(text);
        }
    }
}

/// What was seen.
#[derive(Default)]
pub(super) struct Seen {
    pub all: String,
    pub vanished: Words,
    pub same_colour: Words,
    pub tiny: Words,
    pub under_box: Words,
    pub deleted: Words,
    pub added: Words,
    pub changes: usize,
    pub authors: Vec<String>,
    pub fields: Vec<String>,
    /// Kind and relation of headers and footers, and whether the section shows it.
    pub references: Vec<(String, String, String)>,
    pub notes_used: Vec<String>,
    pub editors: Vec<String>,
    pub names: Vec<String>,
    pub choices: Vec<String>,
    /// Hints that a link shows where the mouse rests.
    pub hints: Vec<String>,
    pub hidden_drawings: usize,
    pub watch: Watch,
    /// What nobody sees, counted as it comes.
    pub unseen: Unseen,
}

/// What nobody sees of a part, for who makes a copy without it: elements `t` that hold such words by their number in the
/// order in which they open, and boxes that lie over words in the order in which drawings close.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unseen {
    pub words: BTreeSet<usize>,
    pub boxes: BTreeSet<usize>,
}

/// Elements that can be such a box.
pub(crate) fn is_drawn(name: &str) -> bool {
    matches!(name, "anchor" | "rect" | "roundrect" | "shape" | "oval")
}

/// What lies behind words: a cell, a table, a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Paper {
    Cell(Option<Rgb>),
    Table { shaded: bool },
    Box(Option<Rgb>),
    Unknown,
}

#[derive(Default)]
struct Field {
    instruction: String,
    in_result: bool,
}

struct Scan<'s> {
    styles: &'s Styles,
    page: Rgb,
    seen: Seen,
    papers: Vec<Paper>,
    tables: Vec<Table>,
    rows_hidden: Vec<bool>,
    /// Elements in which older properties or deleted words stand.
    old: usize,
    deleted: usize,
    added: usize,
    in_run: bool,
    in_run_properties: bool,
    in_paragraph_properties: usize,
    run: Looks,
    run_style: String,
    mark: Looks,
    paragraph_style: String,
    paragraph_shading: Option<Rgb>,
    low_line: bool,
    beside: bool,
    words: bool,
    deleted_words: bool,
    instruction: bool,
    fields: Vec<Field>,
    shape: Shape,
    /// What older programs show in the place of a drawing; nobody else sees it.
    fallback: usize,
    /// A box that was drawn before the words of its paragraph.
    box_first: Option<(String, usize)>,
    section: Option<(Vec<(String, String)>, bool)>,
    paragraph: String,
    /// Elements `t` that have opened, also before this paragraph, and drawings that have closed.
    opened: usize,
    before_paragraph: usize,
    closed: usize,
    /// A box lies over or beside this paragraph: also over its words that follow.
    boxed: bool,
}

/// Walks through a part; `page` is the colour of the paper.
pub(super) fn scan(content: &[u8], styles: &Styles, page: Rgb, depth: usize) -> Result<Seen, CannotCheck> {
    let mut scan = Scan {
        styles,
        page,
        seen: Seen::default(),
        papers: Vec::new(),
        tables: Vec::new(),
        rows_hidden: Vec::new(),
        old: 0,
        deleted: 0,
        added: 0,
        in_run: false,
        in_run_properties: false,
        in_paragraph_properties: 0,
        run: Looks::default(),
        run_style: String::new(),
        mark: Looks::default(),
        paragraph_style: String::new(),
        paragraph_shading: None,
        low_line: false,
        beside: false,
        words: false,
        deleted_words: false,
        instruction: false,
        fields: Vec::new(),
        shape: Shape::default(),
        fallback: 0,
        box_first: None,
        section: None,
        paragraph: String::new(),
        opened: 0,
        before_paragraph: 0,
        closed: 0,
        boxed: false,
    };
    walk(content, depth, Strictness::Strict, |node| {
        match node {
            Node::Open(element) => scan.open(element),
            Node::Close(name) => scan.close(name),
            Node::Text(text) => scan.text(text),
        }
        Ok(())
    })?;
    Ok(scan.seen)
}

/// Records of a change to something other than words.
fn is_change(name: &str) -> bool {
    name.ends_with("Change") || matches!(name, "cellIns" | "cellDel" | "cellMerge")
}

impl Scan<'_> {
    fn open(&mut self, element: &Element<'_>) {
        let name = element.name();
        self.seen.watch.open(element);
        self.shape.open(element);
        if is_change(name) {
            self.change(element);
            self.old += 1;
            return;
        }
        match name {
            // Words of a box stand in no table.
            "tbl" | "txbxContent" => self.tables.push(Table::default()),
            _ if self.old == 0 => self.tables.iter_mut().rev().take(1).for_each(|table| table.open(element)),
            _ => {}
        }
        match name {
            "ins" | "moveTo" | "del" | "moveFrom" => {
                self.change(element);
                if !self.in_run_properties && self.in_paragraph_properties == 0 {
                    if matches!(name, "ins" | "moveTo") { self.added += 1 } else { self.deleted += 1 }
                }
            }
            "p" => self.open_paragraph(),
            "pPr" => self.in_paragraph_properties += 1,
            "r" => {
                self.in_run = true;
                self.run = Looks::default();
                self.run_style.clear();
            }
            "rPr" => self.in_run_properties = true,
            "t" => {
                self.words = true;
                self.opened += 1;
                if self.boxed {
                    self.seen.unseen.words.insert(self.opened);
                }
            }
            "delText" => self.deleted_words = true,
            "instrText" => self.instruction = true,
            "delInstrText" => self.deleted_words = true,
            "fldChar" => self.field(&element.get("fldCharType").unwrap_or_default()),
            "fldSimple" => self.instruct(&element.get("instr").unwrap_or_default()),
            "tbl" => self.papers.push(Paper::Table { shaded: false }),
            "tblStyle" => {
                let shaded = self.styles.is_shaded(&element.get("val").unwrap_or_default());
                if let Some(Paper::Table { shaded: known }) = self.papers.last_mut() {
                    *known |= shaded;
                }
            }
            "tr" => self.rows_hidden.push(false),
            // Room for a part of an equation that is not drawn.
            "phant" => self.rows_hidden.push(false),
            "show" if element.off("val") => {
                if let Some(last) = self.rows_hidden.last_mut() {
                    *last = true;
                }
            }
            "hidden" if !self.rows_hidden.is_empty() && element.switched_on() => {
                if let Some(hidden) = self.rows_hidden.last_mut() {
                    *hidden = true;
                }
            }
            "trHeight" => {
                let low = element.get("hRule").is_some_and(|r| r == "exact")
                    && element.number("val").is_some_and(|n| n < LOWEST_LINE);
                if let Some(hidden) = self.rows_hidden.last_mut() {
                    *hidden |= low;
                }
            }
            "tc" => self.papers.push(Paper::Cell(None)),
            "Fallback" => self.fallback += 1,
            "txbxContent" => {
                let paper = self.shape.paper().filter(|_| self.fallback == 0);
                self.papers.push(paper.map_or(Paper::Unknown, Paper::Box));
            }
            "shd" if self.old == 0 && !self.in_run_properties => {
                if self.in_paragraph_properties > 0 {
                    self.paragraph_shading = shading(element, &self.styles.theme);
                } else if let Some(Paper::Cell(fill)) = self.papers.last_mut() {
                    *fill = shading(element, &self.styles.theme);
                } else if let Some(Paper::Table { shaded }) = self.papers.last_mut() {
                    *shaded |= shading(element, &self.styles.theme).is_some();
                }
            }
            "pStyle" if self.old == 0 => {
                self.paragraph_style = element.get("val").unwrap_or_default().into_owned();
                self.paragraph_shading = self.styles.paragraph_shading(&self.paragraph_style);
            }
            "spacing" if self.in_paragraph_properties > 0 && !self.in_run_properties => {
                self.low_line = element.get("lineRule").is_some_and(|r| r == "exact")
                    && element.number("line").is_some_and(|n| n < LOWEST_LINE);
            }
            "ind" if self.in_paragraph_properties > 0 => {
                let side = |n: &str| element.number(n).is_some_and(|n| n.abs() > BESIDE);
                self.beside |= side("left") || side("start") || side("firstLine") || side("hanging");
            }
            "framePr" if self.in_paragraph_properties > 0 && self.old == 0 => {
                let off = |name: &str, least: f64, most: f64| {
                    element.number(name).is_some_and(|n| n <= least || n >= most)
                };
                self.beside |= off("x", -5_000.0, 30_000.0) || off("y", -4_000.0, 40_000.0);
            }
            "rStyle" if self.in_run && self.old == 0 => {
                self.run_style = element.get("val").unwrap_or_default().into_owned();
            }
            "sectPr" => self.section = Some((Vec::new(), false)),
            "titlePg" => {
                if let Some((_, first)) = &mut self.section {
                    *first = element.switched_on();
                }
            }
            "headerReference" | "footerReference" => {
                let kind = element.get("type").unwrap_or_default().into_owned();
                let id = element.get("id").unwrap_or_default().into_owned();
                if let Some((references, _)) = &mut self.section {
                    references.push((kind, id));
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let kind = if name.starts_with('f') { "footnote" } else { "endnote" };
                self.seen.notes_used.push(format!("{kind} {}", element.get("id").unwrap_or_default()));
            }
            // Who deleted or added a whole element of another program.
            _ if name.starts_with("customXml") && name.ends_with("RangeStart") => self.change(element),
            "hyperlink" => {
                let hint = element.get("tooltip").filter(|hint| telling::tells(hint));
                self.seen.hints.extend(hint.map(std::borrow::Cow::into_owned));
            }
            "permStart" => self.seen.editors.extend(element.get("ed").map(|e| e.into_owned())),
            "bookmarkStart" => self.name(element.get("name")),
            "alias" | "tag" => self.name(element.get("val")),
            "helpText" | "statusText" | "listEntry" | "default" => self.choice(element.get("val")),
            "listItem" => {
                self.choice(element.get("displayText"));
                self.choice(element.get("value"));
            }
            "attr" => self.choice(element.get("val")),
            "docPr" if element.on("hidden") => self.seen.hidden_drawings += 1,
            _ if self.old == 0 && self.in_run_properties => {
                let theme = &self.styles.theme;
                if self.in_run { self.run.take(element, theme) } else { self.mark.take(element, theme) }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        self.closed += usize::from(is_drawn(name));
        if let Some(covering) = self.shape.close(name) {
            // A line across an empty paragraph lies over nothing.
            if self.paragraph.trim().is_empty() && self.shape.keeps_to_its_paragraph() {
                self.box_first = Some((covering, self.closed));
                self.boxed = true;
            } else {
                self.boxed(&covering, self.closed);
            }
        }
        if is_change(name) {
            self.old = self.old.saturating_sub(1);
            return;
        }
        match name {
            "ins" | "moveTo" if !self.in_run_properties && self.in_paragraph_properties == 0 => {
                self.added = self.added.saturating_sub(1);
            }
            "del" | "moveFrom" if !self.in_run_properties && self.in_paragraph_properties == 0 => {
                self.deleted = self.deleted.saturating_sub(1);
            }
            "pPr" => self.in_paragraph_properties = self.in_paragraph_properties.saturating_sub(1),
            "Fallback" => self.fallback = self.fallback.saturating_sub(1),
            "p" => {
                if let Some((covering, number)) = self.box_first.take()
                    && !self.paragraph.trim().is_empty()
                {
                    self.boxed(&covering, number);
                }
                self.seen.all.push('\n');
            }
            "r" => self.in_run = false,
            "rPr" => self.in_run_properties = false,
            "t" => self.words = false,
            "delText" | "delInstrText" => self.deleted_words = false,
            "instrText" => self.instruction = false,
            "tbl" | "tc" | "txbxContent" => {
                self.papers.pop();
                if name != "tc" {
                    self.tables.pop();
                }
            }
            "tr" | "phant" => {
                self.rows_hidden.pop();
            }
            "sectPr" => {
                if let Some((references, first)) = self.section.take() {
                    for (kind, id) in references {
                        let shown = kind != "first" || first;
                        self.seen.references.push((
                            kind,
                            id,
                            if shown { "shown".into() } else { String::new() },
                        ));
                    }
                }
            }
            _ => {}
        }
    }

    /// A box lies over the words of this paragraph.
    fn boxed(&mut self, covering: &str, number: usize) {
        self.seen.unseen.boxes.insert(number);
        self.boxed = true;
        self.seen.unseen.words.extend(self.before_paragraph + 1..=self.opened);
        self.seen.under_box.add(&format!("{covering}, over or beside: {}", shorten(&self.paragraph, 200)));
    }

    fn open_paragraph(&mut self) {
        self.box_first = None;
        self.paragraph_style.clear();
        self.paragraph_shading = None;
        self.low_line = false;
        self.beside = false;
        self.mark = Looks::default();
        self.paragraph.clear();
        self.before_paragraph = self.opened;
        self.boxed = false;
    }

    fn text(&mut self, text: &str) {
        self.shape.text(text);
        if self.instruction {
            if let Some(field) = self.fields.last_mut() {
                if !field.in_result && field.instruction.len() < 20_000 {
                    field.instruction.push_str(text);
                }
            } else {
                self.instruct(text);
            }
        } else if self.deleted_words || self.words && self.deleted > 0 {
            self.seen.deleted.add(text);
        } else if self.words && self.old == 0 {
            self.shape.has_words(text);
            if self.seen.all.len() < 200_000 {
                self.seen.all.push_str(text);
            }
            if self.paragraph.len() < 400 {
                self.paragraph.push_str(text);
            }
            if self.added > 0 {
                self.seen.added.add(text);
            }
            if !text.trim().is_empty() {
                self.judge(text);
            }
        }
    }

    /// Whether these words can be seen.
    fn judge(&mut self, text: &str) {
        let table = self.tables.last();
        let looks = self.styles.resolved(self.run, &self.run_style, &self.paragraph_style, table);
        let letters = text.chars().any(char::is_alphabetic);
        // Word hides the page numbers of a table of contents from the web view only.
        let for_web = looks.web_hidden && letters && self.fields.is_empty();
        let by_mark = self.mark.vanish == Some(true) && looks.vanish.is_none();
        if looks.vanish == Some(true) || by_mark || for_web || self.rows_hidden.contains(&true) {
            self.seen.vanished.add(text);
            self.seen.unseen.words.insert(self.opened);
            return;
        }
        let small = looks.size.is_some_and(|size| size <= SMALLEST) || looks.narrow;
        if small || self.low_line || self.beside || self.shape.is_unseen() {
            self.seen.tiny.add(text);
            self.seen.unseen.words.insert(self.opened);
            return;
        }
        let own = looks.highlight.or(looks.shading).or(self.paragraph_shading);
        let paper = own.map(Some).unwrap_or_else(|| self.paper());
        // A line around each letter is seen where it has another colour than what lies behind.
        let line = looks.outline.flatten();
        if line.is_some_and(|line| paper.is_some_and(|paper| !alike(line, paper))) {
            return;
        }
        match (looks.ink.unwrap_or(Ink::Automatic), paper) {
            (Ink::None, _) => {
                self.seen.same_colour.add(text);
                self.seen.unseen.words.insert(self.opened);
            }
            (Ink::Rgb(ink), Some(paper)) if alike(ink, paper) => {
                // Dark on dark is a redaction that was painted.
                let dark = |(r, g, b): Rgb| r < 100 && g < 100 && b < 100;
                let painted = own.is_some() || !self.papers.is_empty();
                if dark(paper) && painted {
                    self.seen.under_box.add(text)
                } else {
                    self.seen.same_colour.add(text)
                }
                self.seen.unseen.words.insert(self.opened);
            }
            (Ink::Automatic, _) => {
                let painted = looks.highlight.or(self.run.shading).is_some_and(|c| alike(c, BLACK));
                if painted {
                    self.seen.under_box.add(text);
                    self.seen.unseen.words.insert(self.opened);
                }
            }
            _ => {}
        }
    }

    /// The colour behind the words; none where it cannot be told.
    fn paper(&self) -> Option<Rgb> {
        for paper in self.papers.iter().rev() {
            match paper {
                Paper::Cell(Some(rgb)) | Paper::Box(Some(rgb)) => return Some(*rgb),
                Paper::Table { shaded: true } | Paper::Unknown => return None,
                Paper::Cell(None) | Paper::Table { shaded: false } | Paper::Box(None) => {}
            }
        }
        Some(self.page)
    }

    fn change(&mut self, element: &Element<'_>) {
        self.seen.changes += 1;
        if let Some(author) = element.get("author")
            && !author.trim().is_empty()
            && self.seen.authors.len() < 20
            && !self.seen.authors.iter().any(|a| *a == author)
        {
            self.seen.authors.push(author.into_owned());
        }
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" if self.fields.len() < 100 => self.fields.push(Field::default()),
            "separate" => {
                let instruction = self.fields.last_mut().map(|field| {
                    field.in_result = true;
                    field.instruction.clone()
                });
                self.instruct(&instruction.unwrap_or_default());
            }
            "end" => {
                if let Some(field) = self.fields.pop()
                    && !field.in_result
                {
                    self.instruct(&field.instruction);
                }
            }
            _ => {}
        }
    }

    fn instruct(&mut self, instruction: &str) {
        if let Some(said) = fields::tells(instruction)
            && self.seen.fields.len() < 200
        {
            self.seen.fields.push(said);
        }
    }

    fn name(&mut self, name: Option<std::borrow::Cow<'_, str>>) {
        if let Some(name) = name
            && telling::tells(&name)
            && self.seen.names.len() < 100
        {
            self.seen.names.push(name.into_owned());
        }
    }

    fn choice(&mut self, value: Option<std::borrow::Cow<'_, str>>) {
        if let Some(value) = value
            && telling::tells(&value)
            && self.seen.choices.len() < 100
        {
            self.seen.choices.push(value.into_owned());
        }
    }
}

/// The colour of the paper, where the document gives one and shows it.
pub(super) fn page(content: &[u8], depth: usize) -> Rgb {
    let mut page = WHITE;
    let _ = walk(content, depth, Strictness::Lenient, |node| match node {
        Node::Open(element) if element.name() == "background" => {
            if let Some(rgb) = element.get("color").and_then(|c| crate::package::colour::parse(&c)) {
                page = rgb;
            }
            Ok(())
        }
        Node::Open(element) if element.name() == "body" => Err(CannotCheck::because("found")),
        _ => Ok(()),
    });
    page
}
