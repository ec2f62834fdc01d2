//! An OpenDocument text or presentation, told from its clean copy.

use document::transcript::{Piece, Side, Transcript, text};

use super::gathered::Gathered;
use super::line::{Kind, Line, Look};
use super::odf_styles::Styles;
use super::tables::{Found, MOST_CELLS, Table};
use super::{drawn, standing, whole};
use crate::copy::tree::{self, Element, Node};
use crate::dangers::{CannotCheck, Format};
use crate::package::{Zip, read};

/// Repeated cells and rows that are told.
const MOST_REPEATED: usize = 100;

struct Reader<'a, 'z, 'g, 'f, 'l> {
    zip: &'a Zip<'z>,
    gathered: &'g mut Gathered<'f, 'l>,
    styles: Styles,
    /// How far lists have counted, by their styles.
    lists: std::collections::BTreeMap<String, Vec<u32>>,
    headings: Vec<u32>,
    notes: Vec<Piece>,
    cells: usize,
    slides: bool,
}

fn silent(element: &Element) -> bool {
    matches!(
        element.name.as_str(),
        "text:tracked-changes"
            | "office:annotation"
            | "text:note-citation"
            | "presentation:notes"
            | "svg:title"
            | "svg:desc"
            | "text:index-title-template"
            | "text:table-of-content-source"
            | "office:forms"
            | "table:covered-table-cell"
    )
}

/// Writes down a text or a presentation.
pub(super) fn told(
    bytes: &[u8],
    format: Format,
    gathered: &mut Gathered<'_, '_>,
) -> Result<Transcript, CannotCheck> {
    let zip = Zip::open(bytes)?;
    let depth = gathered.finding.limits.element_depth();
    let mut part = |name: &str| match zip.entry(name).cloned() {
        Some(entry) => {
            gathered.finding.spend(entry.size as usize / 4)?;
            tree::read(&read(&zip, &entry, gathered.finding)?, depth)
        }
        None => Ok(Element::default()),
    };
    let (content, around) = (part("content.xml")?, part("styles.xml")?);
    let mut styles = Styles::default();
    styles.take(&around);
    styles.take(&content);
    let language = styles.language.clone();
    let slides = format == Format::Odp;
    let mut reader = Reader {
        zip: &zip,
        gathered,
        styles,
        lists: Default::default(),
        headings: Vec::new(),
        notes: Vec::new(),
        cells: 0,
        slides,
    };
    let damaged = || CannotCheck::malformed("OpenDocument file");
    let body = content.child("body").ok_or_else(damaged)?;
    let body = body.child(if slides { "presentation" } else { "text" }).ok_or_else(damaged)?;
    let holds = |e: &Element| matches!(e.name.as_str(), "text:p" | "text:h");
    let stands = standing(body, &holds, &silent);
    let mut pieces = Vec::new();
    if slides {
        for (n, page) in body.elements().filter(|e| e.name == "draw:page").enumerate() {
            if n > 0 {
                pieces.push(Piece::PageBreak);
            }
            reader.slide(page, &mut pieces)?;
        }
    } else {
        reader.blocks(body, &mut pieces)?;
    }
    reader.edges(&around, &mut pieces)?;
    if !reader.notes.is_empty() {
        let notes = std::mem::take(&mut reader.notes);
        reader.gathered.say("Notes stand together at the end.");
        pieces.push(Piece::Aside { label: "Notes".to_owned(), pieces: notes });
    }
    whole(stands, &pieces)?;
    Ok(Transcript { language, lying: slides, pieces, ..Transcript::default() })
}

impl Reader<'_, '_, '_, '_, '_> {
    /// The heads and feet of pages, each once.
    fn edges(&mut self, around: &Element, pieces: &mut Vec<Piece>) -> Result<(), CannotCheck> {
        let mut masters = Vec::new();
        around.visit(&mut |e| {
            if e.name == "style:master-page" {
                masters.push(e.clone());
            }
        });
        let (mut heads, mut feet): (Vec<Piece>, Vec<Piece>) = (Vec::new(), Vec::new());
        let mut known = Vec::new();
        for master in &masters {
            for edge in master.elements() {
                let head = edge.name.starts_with("style:header");
                let mut told = Vec::new();
                if self.slides {
                    // What a slide fills in stands on the slide.
                    if edge.get("placeholder").is_none() && edge.get("class").is_none() && !silent(edge) {
                        self.shape(edge, &mut told)?;
                    }
                } else if head || edge.name.starts_with("style:footer") {
                    self.blocks(edge, &mut told)?;
                }
                let said = text(&told);
                if said.trim().is_empty() || known.contains(&said) {
                    continue;
                }
                known.push(said);
                if head { heads.extend(told) } else { feet.extend(told) }
            }
        }
        if heads.is_empty() && feet.is_empty() {
            return Ok(());
        }
        let mut put = |at: usize, label: &str, told: Vec<Piece>| {
            if !told.is_empty() {
                pieces.insert(at.min(pieces.len()), Piece::Aside { label: label.to_owned(), pieces: told });
            }
        };
        if self.slides {
            put(usize::MAX, "On the background of the slides", feet);
            self.gathered.say("What stands on the background of the slides stands once, at the end.");
        } else {
            put(0, "At the head of the pages", heads);
            put(usize::MAX, "At the foot of the pages", feet);
            self.gathered.say(
                "What stands at the head and the foot of each page stands once, at the beginning and the end.",
            );
        }
        Ok(())
    }

    /// A slide, its title first.
    fn slide(&mut self, page: &Element, out: &mut Vec<Piece>) -> Result<(), CannotCheck> {
        let is_title = |e: &&Element| e.get("class") == Some("title");
        let (titles, rest): (Vec<&Element>, Vec<&Element>) = page.elements().partition(is_title);
        for title in titles {
            let mut told = Vec::new();
            self.shape(title, &mut told)?;
            for piece in told {
                out.push(match piece {
                    Piece::Paragraph { words, .. } | Piece::Item { words, .. } => {
                        Piece::Heading { level: 1, words }
                    }
                    other => other,
                });
            }
        }
        for shape in rest.into_iter().filter(|e| !silent(e)) {
            self.shape(shape, out)?;
        }
        Ok(())
    }

    fn blocks(&mut self, within: &Element, out: &mut Vec<Piece>) -> Result<(), CannotCheck> {
        for element in within.elements() {
            match element.name.as_str() {
                "text:p" => self.paragraph(element, None, None, out)?,
                "text:h" => {
                    let level = element.get("outline-level").and_then(|n| n.parse().ok()).unwrap_or(1_u8);
                    self.paragraph(element, Some(level.clamp(1, 9)), None, out)?;
                }
                "text:list" => self.list(element, None, 0, out)?,
                "table:table" => self.table(element, out)?,
                name if name.starts_with("draw:") => self.shape(element, out)?,
                _ if silent(element) => {}
                _ => self.blocks(element, out)?,
            }
        }
        Ok(())
    }

    fn paragraph(
        &mut self,
        paragraph: &Element,
        heading: Option<u8>,
        item: Option<(u8, String)>,
        out: &mut Vec<Piece>,
    ) -> Result<(), CannotCheck> {
        self.gathered.finding.spend(10)?;
        let style = paragraph.get("style-name");
        if self.styles.new_page(style) && !out.is_empty() {
            out.push(Piece::PageBreak);
        }
        let look = match heading {
            Some(_) => Look::default(),
            None => self.styles.look(style, Look::default()),
        };
        let mut line = Line::default();
        self.inline(paragraph, look, heading.is_some(), &mut line)?;
        let said = !line.says_nothing();
        let item = match heading {
            Some(level) if said && !paragraph.on("is-list-header") => {
                let label = self.styles.heading(usize::from(level) - 1, &mut self.headings);
                Some((0, label))
            }
            _ => item,
        };
        line.end(Kind { heading, item, side: self.styles.side(style) }, out);
        Ok(())
    }

    fn inline(
        &mut self,
        within: &Element,
        look: Look,
        heading: bool,
        line: &mut Line,
    ) -> Result<(), CannotCheck> {
        for node in &within.children {
            let element = match node {
                // Spaces and ends of lines in the file are one space.
                Node::Text(words) => {
                    line.text(&words.replace(['\n', '\r', '\t'], " "), look);
                    continue;
                }
                Node::Element(element) => element,
            };
            match element.name.as_str() {
                "text:s" => {
                    let count = element.get("c").and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
                    line.text(&" ".repeat(count.clamp(1, 200)), look);
                }
                "text:tab" => line.text(" ", look),
                "text:line-break" => line.text("\n", look),
                "text:span" => {
                    let look = if heading { look } else { self.styles.look(element.get("style-name"), look) };
                    self.inline(element, look, heading, line)?;
                }
                "text:note" => {
                    let mark = element.child("note-citation").map(Element::words).unwrap_or_default();
                    let mark = format!("[{}]", mark.trim());
                    line.text(&mark, look);
                    let mut told = Vec::new();
                    if let Some(body) = element.child("note-body") {
                        self.blocks(body, &mut told)?;
                    }
                    let mut label = mark;
                    self.notes.extend(told.into_iter().map(|piece| match piece {
                        Piece::Paragraph { words, .. } => {
                            Piece::Item { depth: 0, label: std::mem::take(&mut label), words }
                        }
                        other => other,
                    }));
                }
                name if name.starts_with("draw:") => {
                    let mut told = Vec::new();
                    self.shape(element, &mut told)?;
                    told.into_iter().for_each(|piece| line.piece(piece));
                }
                _ if silent(element) => {}
                _ => self.inline(element, look, heading, line)?,
            }
        }
        Ok(())
    }

    fn list(
        &mut self,
        list: &Element,
        style: Option<&str>,
        depth: usize,
        out: &mut Vec<Piece>,
    ) -> Result<(), CannotCheck> {
        let style = list.get("style-name").or(style).map(str::to_owned);
        let key = style.clone().unwrap_or_default();
        if depth == 0 && !list.on("continue-numbering") && list.get("continue-list").is_none() {
            self.lists.remove(&key);
        }
        for item in list.elements().filter(|e| matches!(e.local(), "list-item" | "list-header")) {
            let mut label = None;
            for element in item.elements() {
                match element.name.as_str() {
                    "text:list" => self.list(element, style.as_deref(), depth + 1, out)?,
                    "text:p" | "text:h" => {
                        let own = match &mut label {
                            Some(label) => std::mem::take(label),
                            None if item.local() == "list-header" => String::new(),
                            None => {
                                let of_paragraph = self.styles.list_of(element.get("style-name"));
                                let name = style.as_deref().or(of_paragraph.as_deref());
                                let counted = self.lists.entry(key.clone()).or_default();
                                self.styles.item(name, depth, counted)
                            }
                        };
                        label = Some(String::new());
                        let heading = (element.local() == "h").then(|| {
                            element
                                .get("outline-level")
                                .and_then(|n| n.parse().ok())
                                .unwrap_or(1_u8)
                                .clamp(1, 9)
                        });
                        let item = Some((u8::try_from(depth).unwrap_or(8), own));
                        self.paragraph(element, heading, item, out)?;
                    }
                    _ => self.blocks(element, out)?,
                }
            }
        }
        Ok(())
    }

    fn table(&mut self, table: &Element, out: &mut Vec<Piece>) -> Result<(), CannotCheck> {
        let mut told = Table::default();
        let mut heads = 0;
        let mut rows: Vec<(bool, &Element)> = Vec::new();
        gather(table, false, &mut rows);
        // A cell that reaches over rows is marked in the row where it begins; the rows below have covered ones.
        for (head, row) in &rows {
            heads += usize::from(*head);
            let mut found: Vec<Found> = Vec::new();
            let mut covered = 0_usize;
            for cell in row.elements().filter(|e| matches!(e.local(), "table-cell" | "covered-table-cell")) {
                let times = number(cell, "number-columns-repeated").clamp(1, MOST_REPEATED);
                self.cells += times;
                if self.cells > MOST_CELLS {
                    return Err(CannotCheck::because(
                        "its tables have more cells than a PDF is made of here: make a clean copy of its own kind",
                    ));
                }
                if cell.local() == "covered-table-cell" {
                    for _ in 0..times {
                        if covered > 0 {
                            covered -= 1;
                        } else {
                            found.push(Found { columns: 1, goes_on: true, pieces: Vec::new() });
                        }
                    }
                    continue;
                }
                let columns = number(cell, "number-columns-spanned").clamp(1, MOST_REPEATED);
                covered = columns - 1;
                let mut pieces = Vec::new();
                self.blocks(cell, &mut pieces)?;
                pieces.retain(|piece| *piece != Piece::PageBreak);
                for _ in 0..times {
                    found.push(Found { columns, goes_on: false, pieces: pieces.clone() });
                }
            }
            let empty = found.iter().all(|cell| cell.pieces.is_empty() && !cell.goes_on);
            let times = if empty { 1 } else { number(row, "number-rows-repeated").clamp(1, MOST_REPEATED) };
            for _ in 0..times {
                let again = found.iter().map(|cell| Found {
                    columns: cell.columns,
                    goes_on: cell.goes_on,
                    pieces: cell.pieces.clone(),
                });
                told.row(again.collect());
            }
        }
        out.extend(told.end(heads));
        Ok(())
    }

    /// What is drawn: a picture, a box with words, a table, an object, or a group of these.
    fn shape(&mut self, shape: &Element, out: &mut Vec<Piece>) -> Result<(), CannotCheck> {
        let said = |name: &str| shape.child(name).map(|e| e.words().trim().to_owned());
        let alt = said("desc").or_else(|| said("title")).unwrap_or_default();
        let size = side(shape, "svg:width").zip(side(shape, "svg:height"));
        let before = out.len();
        for element in shape.elements() {
            match element.name.as_str() {
                "draw:image" => {
                    let name =
                        element.exactly("xlink:href").unwrap_or_default().trim_start_matches("./").to_owned();
                    let zip = self.zip;
                    let found = self.gathered.picture(&name, |finding| {
                        zip.entry(&name).cloned().map(|entry| read(zip, &entry, finding)).transpose()
                    })?;
                    out.extend(found.map(|(number, dots)| Piece::Picture {
                        number,
                        alt: alt.clone(),
                        size: size.unwrap_or_else(|| drawn::points(dots)),
                        side: Side::Left,
                    }));
                }
                "draw:object" => self.object(element, out)?,
                "draw:text-box" => {
                    let mut pieces = Vec::new();
                    self.blocks(element, &mut pieces)?;
                    pieces.retain(|piece| *piece != Piece::PageBreak);
                    if self.slides {
                        out.extend(pieces);
                    } else if !pieces.is_empty() {
                        out.push(Piece::Aside { label: String::new(), pieces });
                    }
                }
                "table:table" => self.table(element, out)?,
                "text:p" => self.paragraph(element, None, None, out)?,
                "text:list" => self.list(element, None, 0, out)?,
                _ if silent(element) => {}
                name if name.starts_with("draw:") => self.shape(element, out)?,
                _ => {}
            }
        }
        if out.len() == before && !self.slides && shape.name != "draw:frame" {
            self.gathered.say("Lines and shapes without words are left out.");
        }
        Ok(())
    }

    /// A chart as the table that it is drawn from; an equation as its words.
    fn object(&mut self, object: &Element, out: &mut Vec<Piece>) -> Result<(), CannotCheck> {
        let folder = object.exactly("xlink:href").unwrap_or_default().trim_start_matches("./").to_owned();
        let Some(entry) = self.zip.entry(&format!("{folder}/content.xml")).cloned() else { return Ok(()) };
        let content = read(self.zip, &entry, self.gathered.finding)?;
        let tree = tree::read(&content, self.gathered.finding.limits.element_depth())?;
        if tree.local() == "math" {
            self.gathered.say("Equations stand on one line, as words.");
            let mut words = String::new();
            tree.visit(&mut |e| {
                if matches!(e.local(), "mi" | "mn" | "mo" | "mtext") {
                    words.push_str(e.words().trim());
                }
            });
            out.extend((!words.is_empty()).then(|| Piece::text(words)));
            return Ok(());
        }
        self.gathered.say("A chart stands as the table that it is drawn from.");
        self.blocks(&tree, out)
    }
}

fn number(element: &Element, name: &str) -> usize {
    element.get(name).and_then(|n| n.parse().ok()).unwrap_or(1)
}

/// Rows with whether they are headings, but not those of tables within.
fn gather<'e>(within: &'e Element, head: bool, out: &mut Vec<(bool, &'e Element)>) {
    for element in within.elements() {
        match element.local() {
            "table-row" => out.push((head, element)),
            "table-header-rows" => gather(element, true, out),
            "table-rows" | "table-row-group" => gather(element, head, out),
            _ => {}
        }
    }
}

/// A length in points.
fn side(element: &Element, name: &str) -> Option<u32> {
    let said = element.exactly(name)?;
    let unit = said.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number: f64 = said.strip_suffix(unit)?.parse().ok()?;
    let scale = match unit {
        "cm" => 28.35,
        "mm" => 2.835,
        "in" => 72.0,
        "pt" => 1.0,
        "px" => 0.75,
        _ => return None,
    };
    let points = (number * scale).round();
    (1.0..=10_000.0).contains(&points).then_some(points as u32)
}
