//! The main part of a Word document: paragraphs, lists and tables of what can be seen.

use container::Limits;
use container::xml::{Attributes, Node, walk};
use document::{Block, Inline, Table};

use super::WHAT;
use super::styles::{Look, Styles};
use crate::Error;

/// What was read.
#[derive(Default)]
pub(super) struct Body {
    pub(super) title: String,
    pub(super) blocks: Vec<Block>,
    deletions: usize,
    insertions: usize,
    unseen: usize,
    hidden_rows: usize,
    numbered: bool,
    drawings: usize,
    outside: usize,
}

impl Body {
    pub(super) fn left_out(&self) -> Vec<String> {
        let mut said = Vec::new();
        let mut say = |n: usize, one: &str, many: &str| {
            if n > 0 {
                said.push(if n == 1 { one.to_owned() } else { many.replace('#', &n.to_string()) });
            }
        };
        say(self.deletions, "1 tracked deletion was left out.", "# tracked deletions were left out.");
        say(
            self.insertions,
            "1 tracked insertion was taken as accepted.",
            "# tracked insertions were taken as accepted.",
        );
        say(
            self.unseen,
            "1 run of hidden or invisible words was left out.",
            "# runs of hidden or invisible words were left out.",
        );
        say(
            self.hidden_rows,
            "1 hidden or deleted row of a table was left out.",
            "# hidden or deleted rows of tables were left out.",
        );
        say(
            self.drawings,
            "1 picture, drawing or object was left out.",
            "# pictures, drawings and objects were left out.",
        );
        say(
            self.outside,
            "1 part from another file was left out.",
            "# parts from other files were left out.",
        );
        if self.numbered {
            said.push("The numbers or bullets of lists were replaced by bullets.".into());
        }
        said
    }
}

#[derive(Default)]
struct Paragraph {
    style: Option<String>,
    paper: Option<String>,
    list: bool,
    text: String,
}

#[derive(Default)]
struct Run {
    style: Option<String>,
    look: Look,
    text: String,
}

#[derive(Default)]
struct OpenTable {
    rows: Vec<Vec<String>>,
    row: Vec<String>,
    row_hidden: bool,
    cell: Option<String>,
    span: usize,
    paper: Option<String>,
}

/// Elements whose content is not seen: deletions, what was before a change, codes of fields, second versions.
const UNSEEN: [&str; 14] = [
    "del",
    "moveFrom",
    "delText",
    "delInstrText",
    "instrText",
    "Fallback",
    "pPrChange",
    "rPrChange",
    "sectPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "tblGridChange",
    "numberingChange",
];

struct Reader<'a> {
    styles: &'a Styles,
    body: Body,
    skip: usize,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    tables: Vec<OpenTable>,
    in_paragraph_properties: bool,
    in_run_properties: bool,
    in_row_properties: bool,
    in_cell_properties: bool,
    in_text: bool,
}

pub(super) fn read(part: &[u8], styles: &Styles, limits: &Limits) -> Result<Body, Error> {
    let mut reader = Reader {
        styles,
        body: Body::default(),
        skip: 0,
        paragraphs: Vec::new(),
        runs: Vec::new(),
        tables: Vec::new(),
        in_paragraph_properties: false,
        in_run_properties: false,
        in_row_properties: false,
        in_cell_properties: false,
        in_text: false,
    };
    walk(part, WHAT, limits, |node| match node {
        Node::Open { name, attributes } => reader.open(name, attributes),
        Node::Close { name } => reader.close(name),
        Node::Text(text) => reader.text(text),
    })?;
    Ok(reader.body)
}

impl Reader<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes) {
        if self.skip > 0 {
            self.skip += 1;
            return;
        }
        if self.in_row_properties {
            if matches!(name, "hidden" | "del")
                && let Some(table) = self.tables.last_mut()
            {
                table.row_hidden = true;
            }
            return;
        }
        if UNSEEN.contains(&name) {
            if matches!(name, "del" | "moveFrom") && !self.in_paragraph_properties {
                self.body.deletions += 1;
            }
            self.skip = 1;
            return;
        }
        match name {
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => self.in_paragraph_properties = true,
            "r" => self.runs.push(Run::default()),
            "rPr" => self.in_run_properties = true,
            "trPr" => self.in_row_properties = true,
            "tcPr" => self.in_cell_properties = true,
            "t" => self.in_text = true,
            "tab" if !self.in_paragraph_properties => self.append(" "),
            "br" | "cr" => self.append("\n"),
            "noBreakHyphen" => self.append("-"),
            "ins" | "moveTo" if !self.in_paragraph_properties => self.body.insertions += 1,
            "drawing" | "pict" | "object" => self.body.drawings += 1,
            "altChunk" => self.body.outside += 1,
            "tbl" => self.tables.push(OpenTable::default()),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row = Vec::new();
                    table.row_hidden = false;
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cell = Some(String::new());
                    table.span = 1;
                    table.paper = None;
                }
            }
            _ => self.property(name, attributes),
        }
    }

    fn property(&mut self, name: &str, attributes: &Attributes) {
        let value = || attributes.get("val").map(str::to_owned);
        let fill = || attributes.get("fill").filter(|f| *f != "auto").map(str::to_ascii_uppercase);
        if self.in_cell_properties {
            if let Some(table) = self.tables.last_mut() {
                match name {
                    "gridSpan" => table.span = value().and_then(|v| v.parse().ok()).unwrap_or(1).clamp(1, 63),
                    "shd" => table.paper = fill(),
                    _ => {}
                }
            }
        } else if self.in_paragraph_properties {
            if self.in_run_properties {
                return;
            }
            if let Some(paragraph) = self.paragraphs.last_mut() {
                match name {
                    "pStyle" => paragraph.style = value(),
                    "numPr" => paragraph.list = true,
                    "shd" => paragraph.paper = fill(),
                    _ => {}
                }
            }
        } else if self.in_run_properties
            && let Some(run) = self.runs.last_mut()
        {
            match name {
                "rStyle" => run.style = value(),
                _ => run.look.take(name, attributes),
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.skip == 0 && self.in_text {
            self.append(text);
        }
    }

    fn append(&mut self, text: &str) {
        if let Some(run) = self.runs.last_mut() {
            run.text.push_str(text);
        }
    }

    fn close(&mut self, name: &str) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match name {
            "pPr" => self.in_paragraph_properties = false,
            "rPr" => self.in_run_properties = false,
            "trPr" => self.in_row_properties = false,
            "tcPr" => self.in_cell_properties = false,
            "t" => self.in_text = false,
            "r" => self.close_run(),
            "p" => self.close_paragraph(),
            "tc" => {
                if let Some(table) = self.tables.last_mut()
                    && let Some(cell) = table.cell.take()
                {
                    table.row.push(cell.trim().to_owned());
                    table.row.extend(std::iter::repeat_n(String::new(), table.span - 1));
                }
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    let row = std::mem::take(&mut table.row);
                    if table.row_hidden {
                        self.body.hidden_rows += 1;
                    } else {
                        table.rows.push(row);
                    }
                }
            }
            "tbl" => self.close_table(),
            _ => {}
        }
    }

    fn close_run(&mut self) {
        let Some(run) = self.runs.pop() else { return };
        if run.text.is_empty() {
            return;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let paper = paragraph.paper.clone().or_else(|| self.tables.last().and_then(|t| t.paper.clone()));
        let under = Look { paper, ..Look::default() };
        let look = run
            .look
            .over(&self.styles.look(run.style.as_deref()))
            .over(&self.styles.look(paragraph.style.as_deref()))
            .over(&under)
            .over(self.styles.defaults());
        if look.unseen() {
            if !run.text.trim().is_empty() {
                self.body.unseen += 1;
            }
        } else {
            paragraph.text.push_str(&run.text);
        }
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let text = paragraph.text.trim();
        if text.is_empty() {
            return;
        }
        if let Some(cell) = self.tables.last_mut().and_then(|t| t.cell.as_mut()) {
            cell.push_str(text);
            cell.push('\n');
            return;
        }
        let words = vec![Inline::Text(text.to_owned())];
        match paragraph.style.as_deref().and_then(|s| self.styles.heading(s)) {
            Some(0) if self.body.title.is_empty() && self.body.blocks.is_empty() => {
                self.body.title = text.to_owned()
            }
            Some(level) => self.body.blocks.push(Block::heading((level + 1).clamp(2, 4), text)),
            None if paragraph.list => {
                self.body.numbered = true;
                if let Some(Block::List { items, .. }) = self.body.blocks.last_mut() {
                    items.push(words);
                } else {
                    self.body.blocks.push(Block::List { ordered: false, items: vec![words] });
                }
            }
            None => self.body.blocks.push(Block::Paragraph(words)),
        }
    }

    fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        if let Some(cell) = self.tables.last_mut().and_then(|t| t.cell.as_mut()) {
            for row in table.rows {
                cell.push_str(&row.join(" "));
                cell.push('\n');
            }
            return;
        }
        let mut rows = table.rows.into_iter();
        let Some(headings) = rows.next() else { return };
        self.body.blocks.push(Block::Table(Table { caption: String::new(), headings, rows: rows.collect() }));
    }
}
