//! A sheet, cell by cell as it comes: what stands where nobody sees it.

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::BufRead;

mod beneath;
mod beside;
mod sizes;

use super::format::Value;
use super::group::Group;
use super::place::{Area, LAST_COLUMN, LAST_ROW, cell};
use super::strings::Strings;
use super::styles::{Conditional, Invisible, Styles};
use crate::dangers::{CannotCheck, shorten};
use crate::package::colour::{Rgb, of_workbook};
use crate::package::telling;
use crate::package::xml::{Element, Node, Strictness, walk_stream};

pub(super) use beneath::within;
pub(super) use sizes::Sizes;

/// Rows lower than this (points) and columns narrower than this (letters) cannot be read.
const LOWEST_ROW: f64 = 4.0;
const NARROWEST_COLUMN: f64 = 1.0;
/// Stretches of columns that a sheet sizes or hides, of which there can be as many as columns; the number of those that are
/// seen.
const MOST_STRETCHES: u16 = 32_768;
const SEEN: u16 = u16::MAX;
/// Hidden rows of which the words are kept.
const KEPT_ROWS: usize = 60;
/// Letters of a list to choose from, a condition or a header; Excel takes some thousands.
const LONGEST_WORDS: usize = 1_000_000;

/// What a sheet needs to know of its workbook.
pub(super) struct Book<'b> {
    pub styles: &'b Styles,
    pub strings: &'b mut Strings,
    /// What can be seen anywhere in the workbook, where somebody asks for it.
    pub visible: Option<&'b mut HashSet<u64>>,
    pub depth: usize,
}

/// Words or a number as one number, to compare what is seen with what is kept elsewhere.
pub(super) fn mark(text: &str) -> u64 {
    let text = text.trim();
    let mut hasher = DefaultHasher::new();
    match text.parse::<f64>() {
        Ok(number) => number.to_bits().hash(&mut hasher),
        Err(_) => text.to_lowercase().hash(&mut hasher),
    }
    hasher.finish()
}

/// A stretch of columns that cannot be seen.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub tiny: bool,
    pub group: Group,
    pub with_words: Vec<u32>,
}

/// A row that cannot be seen and holds something.
#[derive(Clone, Debug)]
pub(super) struct HiddenRow {
    pub row: u32,
    pub tiny: bool,
    pub words: String,
}

/// A list to choose from, or a hint.
#[derive(Clone, Debug, Default)]
pub(super) struct Validation {
    pub places: String,
    list: String,
    hints: Vec<String>,
}

impl Validation {
    /// The list, where it stands here and not in cells, and says something.
    pub fn telling_list(&self) -> Option<&str> {
        let list = self.list.trim().strip_prefix('"')?.trim_matches('"');
        list.split([',', ';']).any(telling::tells).then_some(list)
    }

    /// The hints that say something.
    pub fn telling_hints(&self) -> String {
        let telling = self.hints.iter().filter(|hint| telling::tells(hint));
        telling.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// What was seen of a sheet.
#[derive(Default)]
pub(super) struct Seen {
    /// Rows that hold something, each with how many cells.
    pub rows: Vec<(u32, u32)>,
    /// How many cells of each column hold something.
    pub columns: BTreeMap<u32, u32>,
    pub all: Group,
    pub hidden_rows: Vec<HiddenRow>,
    pub hidden_columns: Vec<Columns>,
    pub colour: Group,
    pub format: Group,
    pub filters: Vec<Area>,
    pub filter_mode: bool,
    pub merged: Vec<Area>,
    pub validations: Vec<Validation>,
    pub scenarios: Vec<(String, String)>,
    /// Kind and words of headers and footers.
    pub edges: Vec<(String, String)>,
    pub odd_even: bool,
    pub first: bool,
    /// Areas that a condition hides.
    pub conditions: Vec<(Area, Invisible)>,
    /// Areas that a condition always paints in another colour.
    pub repainted: Vec<Area>,
    /// Rows above a frozen pane that cannot be scrolled to.
    pub above_pane: u32,
    pub sizes: Sizes,
    pub descriptions: Vec<String>,
    /// Places on computers that formulas lead to.
    pub links: Vec<String>,
    /// Cells of which some words can be seen and some cannot: what can be.
    pub partly: Vec<((u32, u32), String)>,
}

impl Seen {
    pub fn cells(&self) -> usize {
        self.all.count
    }
}

/// What is left out could be what nobody sees: beyond a limit a sheet cannot be looked through.
fn most(count: usize, most: usize, what: &str) -> Result<(), CannotCheck> {
    if count > most {
        return Err(CannotCheck::bomb(format!("a sheet of it has more than {most} {what}")));
    }
    Ok(())
}

struct Scan<'s, 'b> {
    seen: Seen,
    book: &'s mut Book<'b>,
    tables: &'s [Area],
    path: Vec<Tag>,
    row: u32,
    column: u32,
    row_unseen: Option<bool>,
    row_cells: u32,
    /// Rows of the sheet and cells of the row so far, with those that hold nothing.
    rows_read: u32,
    cells_read: u32,
    zero_height: bool,
    low_by_default: bool,
    narrow_by_default: bool,
    /// For each column the stretch of hidden ones that it is in.
    unseen_columns: Vec<u16>,
    sized_columns: Vec<bool>,
    stretches: usize,
    next_row: u32,
    kind: Kind,
    style: usize,
    text: String,
    runs: Vec<(Rgb, String)>,
    run_colour: Option<Rgb>,
    in_value: bool,
    in_formula: bool,
    /// A formula of which no result is kept.
    unworked: String,
    phonetic: bool,
    validation: Validation,
    is_list: bool,
    condition: Option<Condition>,
    auto_filter: Option<(Area, bool)>,
    scenario: Option<(String, Vec<String>)>,
    collected: String,
    frozen_from: Option<u32>,
}

/// Rules for the look of some cells, and the one that is being read.
#[derive(Default)]
struct Condition {
    places: String,
    style: Option<usize>,
    /// The look that newer versions write into the rule.
    own: Option<Conditional>,
    kind: String,
    formula: String,
    /// Bars or signs stand in the place of the values.
    instead: bool,
    /// What the rules so far make of the cells.
    hides: Vec<Invisible>,
    repaints: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Words,
    Truth,
}

/// Elements whose words matter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Words,
    Other,
}

/// Walks through a sheet; `tables` are ranges with a look of their own.
pub(super) fn scan(source: impl BufRead, book: &mut Book<'_>, tables: &[Area]) -> Result<Seen, CannotCheck> {
    let depth = book.depth;
    let mut scan = Scan {
        seen: Seen::default(),
        book,
        tables,
        path: Vec::new(),
        row: 0,
        column: 0,
        row_unseen: None,
        row_cells: 0,
        rows_read: 0,
        cells_read: 0,
        zero_height: false,
        low_by_default: false,
        narrow_by_default: false,
        unseen_columns: Vec::new(),
        sized_columns: Vec::new(),
        stretches: 0,
        next_row: 0,
        kind: Kind::Number,
        style: 0,
        text: String::new(),
        runs: Vec::new(),
        run_colour: None,
        in_value: false,
        in_formula: false,
        unworked: String::new(),
        phonetic: false,
        validation: Validation::default(),
        is_list: false,
        condition: None,
        auto_filter: None,
        scenario: None,
        collected: String::new(),
        frozen_from: None,
    };
    walk_stream(source, depth, Strictness::Strict, |node| match node {
        Node::Open(element) => scan.open(element),
        Node::Close(name) => scan.close(name),
        Node::Text(text) => {
            if scan.in_value {
                scan.text.push_str(text);
                if let Some(rgb) = scan.run_colour {
                    scan.runs.push((rgb, text.to_owned()));
                }
            } else {
                if scan.in_formula {
                    scan.formula(text);
                    if scan.unworked.len() < 200 {
                        scan.unworked.push_str(text);
                    }
                }
                // Newer rules and lists stand in an element of the same name.
                if scan.path.last() == Some(&Tag::Words) {
                    scan.collected.push_str(text);
                    most(scan.collected.len(), LONGEST_WORDS, "letters in a list or a condition")?;
                }
            }
            Ok(())
        }
    })?;
    Ok(scan.seen)
}

impl Scan<'_, '_> {
    /// A formula that leads to a place on a computer or server.
    fn formula(&mut self, text: &str) {
        let could_be = text.contains('\\') || text.contains("//") || text.contains("file:");
        if could_be && telling::is_path(text) && self.seen.links.len() < 50 {
            self.seen.links.push(shorten(text, 200));
        }
    }

    fn open(&mut self, element: &Element<'_>) -> Result<(), CannotCheck> {
        match element.name() {
            "c" => self.open_cell(element)?,
            "v" => self.in_value = true,
            "t" => self.in_value = !self.phonetic,
            "row" => self.open_row(element)?,
            "f" => {
                self.in_formula = true;
                if self.condition.is_some() {
                    self.unworked.clear();
                }
            }
            "rPh" => self.phonetic = true,
            "r" => self.run_colour = None,
            "color" => {
                let styles = self.book.styles;
                let colour = of_workbook(element, &styles.theme, &styles.palette);
                match self.condition.as_mut().map(|rule| &mut rule.own) {
                    Some(Some(own)) if own.fill == super::styles::Fill::None => own.ink = own.ink.or(colour),
                    Some(_) => {}
                    None => self.run_colour = colour,
                }
            }
            other => {
                let words = self.open_other(other, element)?;
                self.path.push(if words { Tag::Words } else { Tag::Other });
                if words {
                    self.collected.clear();
                }
            }
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), CannotCheck> {
        match name {
            "v" | "t" => self.in_value = false,
            "c" => self.close_cell()?,
            "row" => {
                if self.row_cells > 0 {
                    self.seen.rows.push((self.row, self.row_cells));
                }
            }
            "f" => {
                self.in_formula = false;
                if let Some(rule) = self.condition.as_mut().filter(|rule| rule.formula.is_empty()) {
                    rule.formula = std::mem::take(&mut self.unworked);
                }
            }
            "color" => {}
            "rPh" => self.phonetic = false,
            "r" => self.run_colour = None,
            other => {
                self.path.pop();
                self.close_other(other)?;
            }
        }
        Ok(())
    }

    fn open_row(&mut self, element: &Element<'_>) -> Result<(), CannotCheck> {
        self.row = match element.whole("r") {
            Some(row) if (1..=LAST_ROW).contains(&row) => row - 1,
            Some(_) => return Err(CannotCheck::malformed("sheet")),
            None => self.next_row,
        };
        self.next_row = self.row.saturating_add(1);
        self.rows_read += 1;
        if self.rows_read > LAST_ROW || self.row >= LAST_ROW {
            return Err(CannotCheck::bomb("a sheet has more rows than any program opens"));
        }
        self.column = 0;
        self.row_cells = 0;
        self.cells_read = 0;
        let height = element.number("ht");
        let low = height.map_or(self.low_by_default, |height| height < LOWEST_ROW);
        // Where rows are hidden unless they are there, this one is there.
        let hidden = element.on("hidden");
        let own = height.or(self.zero_height.then_some(LOWEST_ROW * 4.0));
        self.seen.sizes.row(self.row, if hidden { Some(0.0) } else { own });
        self.row_unseen = if hidden { Some(false) } else { low.then_some(true) };
        Ok(())
    }

    fn open_cell(&mut self, element: &Element<'_>) -> Result<(), CannotCheck> {
        if let Some(place) = element.get("r") {
            let (row, column) = cell(&place).ok_or_else(|| CannotCheck::malformed("sheet"))?;
            self.row = row;
            self.column = column;
        }
        self.cells_read += 1;
        if self.cells_read > LAST_COLUMN || self.column >= LAST_COLUMN {
            return Err(CannotCheck::bomb("a row has more cells than any program opens"));
        }
        self.kind = match element.get("t").as_deref() {
            Some("s") => Kind::Shared,
            Some("str" | "inlineStr" | "e" | "d") => Kind::Words,
            Some("b") => Kind::Truth,
            _ => Kind::Number,
        };
        self.style = element.whole("s").map_or(0, |s| s as usize);
        self.text.clear();
        self.unworked.clear();
        self.runs.clear();
        self.run_colour = None;
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), CannotCheck> {
        let (row, column) = (self.row, self.column);
        self.column = self.column.saturating_add(1);
        let shared = match self.kind {
            Kind::Shared => self.text.trim().parse::<usize>().ok(),
            _ => None,
        };
        let text: &str = match shared {
            Some(number) => self.book.strings.take(number),
            None => &self.text,
        };
        let mut text = text.trim();
        // What a program wrote that works nothing out is worked out by the one that opens it.
        if text.is_empty() && self.kind == Kind::Number {
            text = self.unworked.trim();
        }
        if text.is_empty() {
            return Ok(());
        }
        let value = match self.kind {
            Kind::Number => text.parse().map_or(Value::Text, Value::Number),
            Kind::Truth => Value::Number(1.0),
            _ => Value::Text,
        };
        self.row_cells += 1;
        *self.seen.columns.entry(column).or_insert(0) += 1;
        self.seen.all.add(row, column, text);
        if let Some(tiny) = self.row_unseen {
            let known = self.seen.hidden_rows.last_mut().filter(|last| last.row == row);
            match known {
                Some(last) if last.words.len() < 120 => {
                    last.words.push_str(", ");
                    last.words.push_str(&shorten(text, 60));
                }
                Some(_) => {}
                None => {
                    let words = if self.seen.hidden_rows.len() < KEPT_ROWS {
                        shorten(text, 60)
                    } else {
                        String::new()
                    };
                    self.seen.hidden_rows.push(HiddenRow { row, tiny, words });
                }
            }
            return Ok(());
        }
        let stretch = self.unseen_columns.get(column as usize).copied().unwrap_or(SEEN);
        if let Some(columns) = self.seen.hidden_columns.get_mut(usize::from(stretch)) {
            columns.group.add(row, column, text);
            if columns.with_words.last() != Some(&column) && !columns.with_words.contains(&column) {
                columns.with_words.push(column);
            }
            return Ok(());
        }
        if self.narrow_by_default && self.sized_columns.get(column as usize) != Some(&true) {
            let text = text.to_owned();
            self.hide((column, column), true)?;
            if let Some(columns) = self.seen.hidden_columns.last_mut() {
                columns.group.add(row, column, &text);
                columns.with_words.push(column);
            }
            return Ok(());
        }
        let styles = self.book.styles;
        let style = styles.get(self.style);
        let in_table = || self.tables.iter().any(|t| t.holds(row, column));
        match styles.invisible(self.style, value) {
            Some(Invisible::Format | Invisible::Sign) => {
                self.seen.format.add(row, column, text);
                if let Some(words) = styles.instead(self.style, value) {
                    self.seen.partly.push(((row, column), words));
                }
            }
            // A table gives its cells a colour that their style does not have.
            Some(Invisible::Colour) if style.fill == super::styles::Fill::None && in_table() => {}
            Some(Invisible::Colour) => self.seen.colour.add(row, column, text),
            None => {
                if let Some(visible) = &mut self.book.visible
                    && visible.len() < 2_000_000
                {
                    visible.insert(mark(text));
                }
            }
        }
        let runs = shared.map_or(self.runs.as_slice(), |number| self.book.strings.coloured(number));
        let unseen =
            |(rgb, words): &&(Rgb, String)| styles.same(*rgb, style.fill) && !words.trim().is_empty();
        let unseen: Vec<String> = runs.iter().filter(unseen).map(|(_, words)| words.clone()).collect();
        if unseen.is_empty() {
            return Ok(());
        }
        let mut rest = match shared {
            Some(number) => self.book.strings.take(number).to_owned(),
            None => self.text.clone(),
        };
        for words in &unseen {
            self.seen.colour.add(row, column, words);
            rest = rest.replacen(words.as_str(), "", 1);
        }
        if styles.invisible(self.style, value).is_none() {
            self.seen.partly.push(((row, column), rest));
        }
        Ok(())
    }
}
