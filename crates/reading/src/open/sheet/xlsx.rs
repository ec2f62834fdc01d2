//! Cells of Excel workbooks since 2007: what a reader sees in them, hidden rows and sheets left out.

use std::collections::HashMap;

use container::{Limits, archive::Archive, xml, xml::Node};
use jiff::{ToSpan as _, civil};

use super::{Room, Sheet, Workbook};
use crate::Error;

const WHAT: &str = "Excel workbook";

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Error> {
    let mut archive = Archive::open(bytes, WHAT, limits)?;
    let damaged = || container::Error::Damaged { what: WHAT };
    let main = archive.read("xl/workbook.xml")?.ok_or_else(damaged)?;
    let (named, since_1904) = sheets(&main, limits)?;
    let targets = match archive.read("xl/_rels/workbook.xml.rels")? {
        Some(part) => relations(&part, limits)?,
        None => HashMap::new(),
    };
    let strings = match archive.read("xl/sharedStrings.xml")? {
        Some(part) => shared(&part, limits)?,
        None => Vec::new(),
    };
    let styles = match archive.read("xl/styles.xml")? {
        Some(part) => styles(&part, limits)?,
        None => Vec::new(),
    };
    let mut out = Workbook::default();
    let mut room = Room::new(limits);
    for (n, (name, hidden, id)) in named.into_iter().enumerate() {
        if hidden {
            out.hidden.push(name);
            continue;
        }
        let path = match targets.get(&id) {
            Some(target) => match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{target}"),
            },
            None => format!("xl/worksheets/sheet{}.xml", n + 1),
        };
        // A sheet may be a chart, which holds no cells.
        let Some(part) = archive.read(&path)? else { continue };
        let mut cells = Cells {
            sheet: Sheet { name: Some(name), ..Sheet::default() },
            strings: &strings,
            styles: &styles,
            since_1904,
            ..Cells::default()
        };
        let mut failed = None;
        xml::walk_while(&part, WHAT, limits, |node| match cells.see(&node, &mut room) {
            Ok(()) => true,
            Err(error) => {
                failed = Some(error);
                false
            }
        })?;
        if let Some(error) = failed {
            return Err(error);
        }
        out.sheets.push(cells.sheet);
    }
    Ok(out)
}

/// Name, whether hidden, and identifier of each sheet; whether days count from 1904.
fn sheets(part: &[u8], limits: &Limits) -> Result<(Vec<(String, bool, String)>, bool), Error> {
    let (mut out, mut since_1904) = (Vec::new(), false);
    xml::walk(part, WHAT, limits, |node| {
        let Node::Open { name, attributes } = node else { return };
        match name {
            "sheet" if out.len() < limits.entries => {
                let hidden = matches!(attributes.get("state"), Some("hidden" | "veryHidden"));
                let get = |name: &str| attributes.get(name).unwrap_or("").to_owned();
                out.push((get("name"), hidden, get("id")));
            }
            "workbookPr" => since_1904 = matches!(attributes.get("date1904"), Some("1" | "true")),
            _ => {}
        }
    })?;
    Ok((out, since_1904))
}

fn relations(part: &[u8], limits: &Limits) -> Result<HashMap<String, String>, Error> {
    let mut out = HashMap::new();
    xml::walk(part, WHAT, limits, |node| {
        if let Node::Open { name: "Relationship", attributes } = node
            && let (Some(id), Some(target)) = (attributes.get("Id"), attributes.get("Target"))
        {
            out.insert(id.to_owned(), target.to_owned());
        }
    })?;
    Ok(out)
}

/// The words that cells share; readings beside Japanese words are left out.
fn shared(part: &[u8], limits: &Limits) -> Result<Vec<String>, Error> {
    let mut out: Vec<String> = Vec::new();
    let (mut in_text, mut unseen, mut full) = (false, 0_usize, false);
    xml::walk_while(part, WHAT, limits, |node| {
        match node {
            Node::Open { name: "si", .. } => out.push(String::new()),
            Node::Open { name: "rPh", .. } => unseen += 1,
            Node::Close { name: "rPh" } => unseen = unseen.saturating_sub(1),
            Node::Open { name: "t", .. } => in_text = true,
            Node::Close { name: "t" } => in_text = false,
            Node::Text(words) if in_text && unseen == 0 => {
                if let Some(last) = out.last_mut() {
                    last.push_str(words);
                }
            }
            _ => {}
        }
        full = out.len() > limits.cells;
        !full
    })?;
    if full {
        return Err(container::Error::TooManyCells { limit: limits.cells }.into());
    }
    Ok(out)
}

/// How a style shows a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Style {
    #[default]
    Plain,
    Date,
    /// In hundredths, with so many decimals.
    Percent(usize),
    /// With the sign of a currency before it and so many decimals.
    Money(char, usize),
}

/// For each style of cells how it shows a number.
fn styles(part: &[u8], limits: &Limits) -> Result<Vec<Style>, Error> {
    let mut own: HashMap<u32, Style> = HashMap::new();
    let mut out = Vec::new();
    let mut in_cells = false;
    xml::walk(part, WHAT, limits, |node| match node {
        Node::Open { name: "numFmt", attributes } => {
            if let Some(id) = attributes.get("numFmtId").and_then(|i| i.parse().ok()) {
                own.insert(id, style(attributes.get("formatCode").unwrap_or("")));
            }
        }
        Node::Open { name: "cellXfs", .. } => in_cells = true,
        Node::Close { name: "cellXfs" } => in_cells = false,
        Node::Open { name: "xf", attributes } if in_cells => {
            let id = attributes.get("numFmtId").and_then(|i| i.parse::<u32>().ok()).unwrap_or(0);
            out.push(own.get(&id).copied().unwrap_or(match id {
                14..=17 | 22 | 27..=36 | 50..=58 => Style::Date,
                9 => Style::Percent(0),
                10 => Style::Percent(2),
                _ => Style::Plain,
            }));
        }
        _ => {}
    })?;
    Ok(out)
}

/// How a format shows a number; what stands after the first semicolon is for numbers below nought.
fn style(format: &str) -> Style {
    if is_date(format) {
        return Style::Date;
    }
    let first = format.split(';').next().unwrap_or(format);
    let decimals = first
        .split_once('.')
        .map_or(0, |(_, rest)| rest.chars().take_while(|c| matches!(c, '0' | '#')).count());
    let sign = first.chars().find(|c| matches!(c, '£' | '€' | '$'));
    // In brackets a sign may be followed by that of the language: [$£-809].
    let named =
        first.split_once("[$").and_then(|(_, rest)| rest.chars().next()).filter(|c| !matches!(c, '-' | ']'));
    match (
        first.contains('%'),
        named.filter(|c| matches!(c, '£' | '€' | '$')).or(sign.filter(|_| !first.contains("[$"))),
    ) {
        (true, _) => Style::Percent(decimals),
        (false, Some(sign)) => Style::Money(sign, decimals),
        (false, None) => Style::Plain,
    }
}

/// Whether a format shows days or years, outside quotation marks and brackets.
fn is_date(format: &str) -> bool {
    let (mut quoted, mut bracket, mut found) = (false, false, false);
    for c in format.chars().take(200) {
        match c {
            '"' => quoted = !quoted,
            '[' => bracket = true,
            ']' => bracket = false,
            'd' | 'y' | 'D' | 'Y' if !quoted && !bracket => found = true,
            _ => {}
        }
    }
    found
}

#[derive(Default)]
struct Cells<'a> {
    sheet: Sheet,
    strings: &'a [String],
    styles: &'a [Style],
    since_1904: bool,
    row: u32,
    column: u32,
    row_hidden: bool,
    /// Whether this hidden row is counted already.
    told: bool,
    kind: String,
    style: Style,
    words: String,
    in_value: bool,
    in_cell: bool,
    unseen: usize,
}

impl Cells<'_> {
    fn see(&mut self, node: &Node<'_>, room: &mut Room) -> Result<(), Error> {
        match node {
            Node::Open { name, attributes } => match *name {
                "row" => {
                    let told = attributes.get("r").and_then(|r| r.parse::<u32>().ok()).filter(|r| *r > 0);
                    self.row = told.map_or(self.row.saturating_add(1), |r| r);
                    self.column = 0;
                    self.row_hidden = matches!(attributes.get("hidden"), Some("1" | "true"));
                    self.told = false;
                }
                "c" => {
                    let told = attributes.get("r").and_then(column_of);
                    self.column = told.unwrap_or(self.column.saturating_add(1));
                    self.kind = attributes.get("t").unwrap_or("n").to_owned();
                    let style = attributes.get("s").and_then(|s| s.parse::<usize>().ok()).unwrap_or(0);
                    self.style = self.styles.get(style).copied().unwrap_or_default();
                    self.words.clear();
                    self.in_cell = true;
                }
                "v" | "t" if self.in_cell => self.in_value = true,
                "rPh" => self.unseen += 1,
                _ => {}
            },
            Node::Close { name } => match *name {
                "v" | "t" => self.in_value = false,
                "rPh" => self.unseen = self.unseen.saturating_sub(1),
                "c" => {
                    self.in_cell = false;
                    let text = self.shown();
                    if !self.row_hidden {
                        let (row, column) = (self.row.max(1) - 1, self.column.max(1) - 1);
                        room.put(&mut self.sheet, row, column, &text)?;
                    } else if !self.told && !text.trim().is_empty() {
                        self.told = true;
                        self.sheet.hidden_rows += 1;
                    }
                }
                _ => {}
            },
            Node::Text(words) => {
                if self.in_value && self.unseen == 0 {
                    self.words.push_str(words);
                }
            }
        }
        Ok(())
    }

    /// The words that the cell shows.
    fn shown(&self) -> String {
        match self.kind.as_str() {
            "s" => {
                let at = self.words.trim().parse::<usize>().ok();
                at.and_then(|n| self.strings.get(n)).cloned().unwrap_or_default()
            }
            "b" => if self.words.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "n" => {
                let Ok(value) = self.words.trim().parse::<f64>() else { return self.words.clone() };
                match self.style {
                    Style::Date => {
                        if let Some(day) = self.day(value) {
                            return day.strftime("%-d %B %Y").to_string();
                        }
                    }
                    // Rounded to fewer figures than the machine keeps, as the reader of the sheet sees them.
                    Style::Percent(decimals) if value.abs() < 1e9 => {
                        return format!("{:.1$}%", value * 100.0, decimals.min(6));
                    }
                    Style::Money(sign, decimals) if value.abs() < 1e15 => {
                        let minus = if value < 0.0 { "-" } else { "" };
                        return format!(
                            "{minus}{sign}{}",
                            document::grouped(&format!("{:.1$}", value.abs(), decimals.min(6)))
                        );
                    }
                    _ => {}
                }
                // Excel shows fifteen digits; what is beyond is the machine's.
                let rounded = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
                rounded.to_string()
            }
            _ => self.words.clone(),
        }
    }

    fn day(&self, value: f64) -> Option<civil::Date> {
        if !(1.0..2_958_466.0).contains(&value) {
            return None;
        }
        // Day 60 is the 29 February 1900 that never was.
        let days = value as i64 - i64::from(!self.since_1904 && value >= 61.0);
        let origin = if self.since_1904 { civil::date(1904, 1, 1) } else { civil::date(1899, 12, 31) };
        origin.checked_add(days.days()).ok()
    }
}

/// "B7" is column 2.
fn column_of(place: &str) -> Option<u32> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let column = letters.fold(0_u32, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    (column > 0).then_some(column)
}
