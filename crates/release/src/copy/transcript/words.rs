//! A Word document, told from its clean copy: the body in order, then its notes; the head and foot of its pages once.

use document::transcript::{Piece, Side, Transcript, text};

use super::drawn::{Around, equation, size};
use super::gathered::Gathered;
use super::line::{Kind, Line, Look};
use super::numbers::Numbers;
use super::styles::{self, Styles};
use super::tables::{Found, MOST_CELLS, Table};
use super::{standing, whole};
use crate::copy::tree::{self, Element};
use crate::dangers::CannotCheck;
use crate::package::Entry;
use crate::package::parts::Package;

/// What is not told: what was deleted, codes of fields, second forms of what is drawn, the numbers of notes in the notes.
const SILENT: &[&str] = &["del", "moveFrom", "delText", "instrText", "Fallback", "footnoteRef", "endnoteRef"];

struct Reader<'a, 'z, 'g, 'f, 'l> {
    package: &'a Package<'z>,
    gathered: &'g mut Gathered<'f, 'l>,
    styles: Styles,
    numbers: Numbers,
    /// The part that is being told.
    part: String,
    /// Notes that were referred to, in order: "footnote" or "endnote", and which.
    notes: Vec<(String, String)>,
    /// The break after a section, until it is known whether the next one starts a page.
    section: Option<usize>,
    cells: usize,
    /// Letters that stand in what was told.
    stands: usize,
}

/// Writes down a document.
pub(super) fn told(bytes: &[u8], gathered: &mut Gathered<'_, '_>) -> Result<Transcript, CannotCheck> {
    let package = Package::open(bytes, gathered.finding)?;
    let main = package.main()?.clone();
    let depth = gathered.finding.limits.element_depth();
    let mut part = |kind: &str| match package.target(&main.name, kind).cloned() {
        Some(entry) => tree::read(&package.read(&entry, gathered.finding)?, depth),
        None => Ok(Element::default()),
    };
    let styles = Styles::read(&part("styles")?);
    let numbers = Numbers::read(&part("numbering")?);
    let language = styles.language.clone();
    let mut reader = Reader {
        package: &package,
        gathered,
        styles,
        numbers,
        part: String::new(),
        notes: Vec::new(),
        section: None,
        cells: 0,
        stands: 0,
    };
    let mut pieces: Vec<Piece> = reader.edge("header", &main.name)?.into_iter().collect();
    pieces.extend(reader.entry(&main)?);
    pieces.extend(reader.edge("footer", &main.name)?);
    pieces.extend(reader.noted(&main.name)?);
    whole(reader.stands, &pieces)?;
    Ok(Transcript { language, pieces, ..Transcript::default() })
}

/// Whether an element holds letters that are seen.
fn is_words(element: &Element) -> bool {
    element.local() == "t"
}

fn is_silent(element: &Element) -> bool {
    SILENT.contains(&element.local())
        || element.local() == "tc"
            && element.child("tcPr").and_then(|p| p.child("vMerge")).is_some_and(goes_on)
}

fn goes_on(merge: &Element) -> bool {
    merge.get("val").is_none_or(|v| v == "continue")
}

impl Reader<'_, '_, '_, '_, '_> {
    fn tree(&mut self, entry: &Entry<'_>) -> Result<Element, CannotCheck> {
        let entry =
            self.package.zip.entry(&entry.name).ok_or_else(|| CannotCheck::malformed("Word document"))?;
        let content = self.package.read(entry, self.gathered.finding)?;
        self.gathered.finding.spend(content.len() / 4)?;
        self.part.clone_from(&entry.name);
        tree::read(&content, self.gathered.finding.limits.element_depth())
    }

    /// A whole part.
    fn entry(&mut self, entry: &Entry<'_>) -> Result<Vec<Piece>, CannotCheck> {
        let root = self.tree(entry)?;
        let body = root.child("body").unwrap_or(&root);
        self.stands += standing(body, &is_words, &is_silent);
        let mut pieces = Vec::new();
        self.section = None;
        self.blocks(body, &mut pieces)?;
        Ok(pieces)
    }

    /// What stands at the head or the foot of each page; what is alike on all stands once.
    fn edge(&mut self, kind: &str, main: &str) -> Result<Option<Piece>, CannotCheck> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut known: Vec<String> = Vec::new();
        let package = self.package;
        for relation in package.relations(main).iter().filter(|r| r.kind == kind && !r.external) {
            let Some(entry) = package.zip.entry(&relation.target) else { continue };
            let before = self.stands;
            let told = self.entry(entry)?;
            let said = text(&told);
            if known.contains(&said) {
                self.stands = before;
                continue;
            }
            known.push(said);
            pieces.extend(told);
        }
        pieces.retain(|piece| *piece != Piece::PageBreak);
        if pieces.is_empty() {
            return Ok(None);
        }
        self.gathered.say(
            "What stands at the head and the foot of each page stands once, at the beginning and the end.",
        );
        let label = if kind == "header" { "At the head of the pages" } else { "At the foot of the pages" };
        Ok(Some(Piece::Aside { label: label.to_owned(), pieces }))
    }

    /// The notes that were referred to.
    fn noted(&mut self, main: &str) -> Result<Option<Piece>, CannotCheck> {
        let mut pieces = Vec::new();
        for (kind, plural) in [("footnote", "footnotes"), ("endnote", "endnotes")] {
            let Some(entry) = self.package.target(main, plural) else { continue };
            let root = self.tree(entry)?;
            let mut nth = 0;
            while let Some((of, id)) = self.notes.get(nth).cloned() {
                nth += 1;
                let is_it = |e: &&Element| e.local() == kind && e.get("id") == Some(id.as_str());
                let Some(note) = root.elements().find(is_it).filter(|_| of == kind) else { continue };
                self.stands += standing(note, &is_words, &is_silent);
                let mut told = Vec::new();
                self.blocks(note, &mut told)?;
                let mut label = self.mark(kind, &id);
                for piece in told {
                    pieces.push(match piece {
                        Piece::Paragraph { words, .. } => {
                            Piece::Item { depth: 0, label: std::mem::take(&mut label), words }
                        }
                        other => other,
                    });
                }
            }
        }
        if pieces.is_empty() {
            return Ok(None);
        }
        self.gathered.say("Notes stand together at the end.");
        Ok(Some(Piece::Aside { label: "Notes".to_owned(), pieces }))
    }

    /// What stands for a note, in the text and before the note itself.
    fn mark(&mut self, kind: &str, id: &str) -> String {
        let of_kind = self.notes.iter().filter(|(k, _)| k == kind);
        let count = of_kind.clone().count();
        let known = of_kind.clone().position(|(_, known)| known == id);
        if known.is_none() {
            self.notes.push((kind.to_owned(), id.to_owned()));
        }
        let number = u32::try_from(known.unwrap_or(count) + 1).unwrap_or(u32::MAX);
        format!("[{}]", document::label(number, if kind == "footnote" { '1' } else { 'i' }))
    }

    fn blocks(&mut self, within: &Element, out: &mut Vec<Piece>) -> Result<(), CannotCheck> {
        for element in within.elements() {
            match element.local() {
                "p" => self.paragraph(element, out)?,
                "tbl" => self.table(element, out)?,
                "sectPr" => self.section_ends(element, None, out),
                "AlternateContent" => {
                    if let Some(chosen) = element.child("Choice").or_else(|| element.child("Fallback")) {
                        self.blocks(chosen, out)?;
                    }
                }
                name if SILENT.contains(&name) || name.ends_with("Pr") => {}
                "oMathPara" | "oMath" => {
                    let mut line = Line::default();
                    self.inline(element, Look::default(), &mut line)?;
                    line.end(Kind::default(), out);
                }
                _ => self.blocks(element, out)?,
            }
        }
        Ok(())
    }

    /// How a section begins says whether the one before it ended its page.
    fn section_ends(&mut self, section: &Element, end: Option<usize>, out: &mut Vec<Piece>) {
        let kind = section.child("type").and_then(|t| t.get("val")).unwrap_or("nextPage");
        if let Some(at) = self.section.take().filter(|_| matches!(kind, "continuous" | "nextColumn"))
            && out.get(at) == Some(&Piece::PageBreak)
        {
            out.remove(at);
        }
        if end.is_some() {
            self.section = Some(out.len());
            out.push(Piece::PageBreak);
        }
    }

    fn paragraph(&mut self, paragraph: &Element, out: &mut Vec<Piece>) -> Result<(), CannotCheck> {
        self.gathered.finding.spend(10)?;
        let properties = paragraph.child("pPr");
        let style = properties.and_then(|p| p.child("pStyle")).and_then(|s| s.get("val"));
        if styles::new_page(properties).or_else(|| self.styles.new_page(style)) == Some(true) {
            out.push(Piece::PageBreak);
        }
        let heading = match styles::outline(properties) {
            Some(level) => Some(level),
            None => self.styles.heading(style),
        };
        let look = Look {
            strong: heading.is_none() && self.styles.strong(style) == Some(true),
            emphasis: heading.is_none() && self.styles.emphasis(style) == Some(true),
        };
        let mut line = Line::default();
        self.inline(paragraph, look, &mut line)?;
        let side = match styles::side(properties).or_else(|| self.styles.side(style)).as_deref() {
            Some("center") => Side::Middle,
            Some("right" | "end") => Side::Right,
            _ => Side::Left,
        };
        let item = if line.says_nothing() { None } else { self.item(properties, style) };
        line.end(Kind { heading, item, side }, out);
        if let Some(section) = properties.and_then(|p| p.child("sectPr")) {
            self.section_ends(section, Some(out.len()), out);
        }
        Ok(())
    }

    /// The depth of an item and what stands before it.
    fn item(&mut self, properties: Option<&Element>, style: Option<&str>) -> Option<(u8, String)> {
        let of_style = self.styles.list(style);
        let (list, level) = match styles::list(properties) {
            Some((list, level)) => {
                let list = list.or_else(|| of_style.as_ref().map(|(list, _)| list.clone()))?;
                (list, level.or(of_style.map(|(_, level)| level)).unwrap_or(0))
            }
            None => of_style?,
        };
        let label = self.numbers.next(&list, level)?;
        Some((u8::try_from(level).unwrap_or(8), label))
    }

    fn look(&self, run: &Element, under: Look) -> Look {
        let properties = run.child("rPr");
        let style = properties.and_then(|p| p.child("rStyle")).and_then(|s| s.get("val"));
        let of_style = |says: fn(&Styles, Option<&str>) -> Option<bool>| match style {
            Some(_) => says(&self.styles, style),
            None => None,
        };
        Look {
            strong: styles::strong(properties).or_else(|| of_style(Styles::strong)).unwrap_or(under.strong),
            emphasis: styles::emphasis(properties)
                .or_else(|| of_style(Styles::emphasis))
                .unwrap_or(under.emphasis),
        }
    }

    fn inline(&mut self, within: &Element, look: Look, line: &mut Line) -> Result<(), CannotCheck> {
        for element in within.elements() {
            match element.local() {
                name if SILENT.contains(&name) || name.ends_with("Pr") => {}
                "r" => {
                    let look = self.look(element, look);
                    self.inline(element, look, line)?;
                }
                "t" => line.text(&element.words().replace(['\n', '\r'], " "), look),
                "tab" | "ptab" => line.text(" ", look),
                "noBreakHyphen" => line.text("-", look),
                "cr" => line.text("\n", look),
                "br" if element.get("type") == Some("page") => line.page(),
                "br" => line.text("\n", look),
                "sym" => line.text(&symbol(element), look),
                "footnoteReference" | "endnoteReference" => {
                    let kind = element.local().trim_end_matches("Reference").to_owned();
                    let own = element.on("customMarkFollows");
                    let mark = self.mark(&kind, element.get("id").unwrap_or_default());
                    if !own {
                        line.text(&mark, look);
                    }
                }
                "oMath" => {
                    self.gathered.say("Equations stand on one line, as words.");
                    line.text(&equation(element), look);
                }
                "AlternateContent" => {
                    if let Some(chosen) = element.child("Choice").or_else(|| element.child("Fallback")) {
                        self.inline(chosen, look, line)?;
                    }
                }
                "drawing" | "pict" | "object" => {
                    let mut told = Vec::new();
                    self.drawn(element, &mut About::default(), &mut told)?;
                    if told.is_empty() {
                        self.gathered.say("Lines and shapes without words are left out.");
                    }
                    told.into_iter().for_each(|piece| line.piece(piece));
                }
                _ => self.inline(element, look, line)?,
            }
        }
        Ok(())
    }

    /// What is drawn: pictures, charts, boxes with words.
    fn drawn(
        &mut self,
        within: &Element,
        about: &mut About,
        out: &mut Vec<Piece>,
    ) -> Result<(), CannotCheck> {
        let part = self.part.clone();
        let around = Around { package: self.package, part: &part };
        let id = |e: &Element, name: &str| {
            e.attributes.iter().find(|(n, _)| tree::local(n) == name).map(|(_, v)| v.clone())
        };
        for element in within.elements() {
            match element.local() {
                "Fallback" if within.child("Choice").is_some() => {}
                "docPr" | "cNvPr" => {
                    let said = element.get("descr").or_else(|| element.get("title")).unwrap_or_default();
                    if !said.trim().is_empty() {
                        said.trim().clone_into(&mut about.alt);
                    }
                }
                "extent" => about.size = size(element),
                "blip" => {
                    if let Some(id) = id(element, "embed") {
                        out.extend(around.picture(&id, &about.alt, about.size, self.gathered)?);
                    }
                }
                "pic" => {
                    let mut own = About { alt: about.alt.clone(), size: about.size };
                    element.visit(&mut |e| {
                        if e.local() == "ext" && own.size.is_none() {
                            own.size = size(e);
                        }
                    });
                    self.drawn(element, &mut own, out)?;
                }
                "wgp" | "group" => {
                    let mut own = About { alt: about.alt.clone(), size: None };
                    self.drawn(element, &mut own, out)?;
                }
                "imagedata" => {
                    if let Some(id) = id(element, "id") {
                        let alt = within.get("alt").unwrap_or(&about.alt).to_owned();
                        out.extend(around.picture(&id, &alt, of_style(within), self.gathered)?);
                    }
                }
                "chart" => {
                    if let Some(id) = id(element, "id") {
                        around.chart(&id, self.gathered, out)?;
                    }
                }
                "relIds" => {
                    if let Some(id) = id(element, "dm") {
                        around.diagram(&id, self.gathered, out)?;
                    }
                }
                "textpath" => {
                    let words = element.get("string").unwrap_or_default().trim();
                    out.extend((!words.is_empty()).then(|| Piece::text(words)));
                }
                "txbxContent" => {
                    let mut pieces = Vec::new();
                    self.blocks(element, &mut pieces)?;
                    pieces.retain(|piece| *piece != Piece::PageBreak);
                    if !pieces.is_empty() {
                        out.push(Piece::Aside { label: String::new(), pieces });
                    }
                }
                _ => self.drawn(element, about, out)?,
            }
        }
        Ok(())
    }

    fn table(&mut self, table: &Element, out: &mut Vec<Piece>) -> Result<(), CannotCheck> {
        let mut told = Table::default();
        let (mut heads, mut said, mut body) = (0, true, false);
        let mut rows = Vec::new();
        gather(table, "tr", &mut rows);
        for row in &rows {
            let properties = row.child("trPr");
            let skipped = |name: &str| {
                properties.and_then(|p| p.child(name)).and_then(|g| g.get("val")).and_then(|n| n.parse().ok())
            };
            let gap = |columns: Option<usize>| {
                columns.filter(|n| *n > 0).map(|columns| Found {
                    columns,
                    goes_on: false,
                    pieces: Vec::new(),
                })
            };
            said &= properties.and_then(|p| p.child("tblHeader")).is_some_and(Element::switched_on);
            heads += usize::from(said && !body);
            body |= !said;
            let mut found: Vec<Found> = gap(skipped("gridBefore")).into_iter().collect();
            let mut cells = Vec::new();
            gather(row, "tc", &mut cells);
            for cell in cells {
                self.cells += 1;
                if self.cells > MOST_CELLS {
                    return Err(CannotCheck::because(
                        "its tables have more cells than a PDF is made of here: make a clean copy of its own kind",
                    ));
                }
                let properties = cell.child("tcPr");
                let columns = properties.and_then(|p| p.child("gridSpan")).and_then(|s| s.get("val"));
                let goes_on = properties.and_then(|p| p.child("vMerge")).is_some_and(goes_on);
                let mut pieces = Vec::new();
                if !goes_on {
                    self.blocks(cell, &mut pieces)?;
                    pieces.retain(|piece| *piece != Piece::PageBreak);
                }
                let columns = columns.and_then(|n| n.parse().ok()).unwrap_or(1);
                found.push(Found { columns, goes_on, pieces });
            }
            found.extend(gap(skipped("gridAfter")));
            told.row(found);
        }
        if heads == 0 && rows.len() > 1 {
            let look = table.child("tblPr").and_then(|p| p.child("tblLook"));
            let first = look.is_some_and(|look| match look.get("firstRow") {
                Some(_) => look.on("firstRow"),
                None => {
                    let bits = look.get("val").and_then(|v| u32::from_str_radix(v, 16).ok());
                    bits.is_some_and(|bits| bits & 0x20 != 0)
                }
            });
            heads = usize::from(first);
        }
        out.extend(told.end(heads));
        Ok(())
    }
}

/// What is said of a drawing before it is drawn.
#[derive(Default)]
struct About {
    alt: String,
    size: Option<(u32, u32)>,
}

/// Elements of a name, within whatever wraps them, but not within each other.
fn gather<'e>(within: &'e Element, name: &str, out: &mut Vec<&'e Element>) {
    for element in within.elements() {
        match element.local() {
            local if local == name => out.push(element),
            "tbl" | "p" => {}
            local if SILENT.contains(&local) => {}
            _ => gather(element, name, out),
        }
    }
}

/// The size of an older drawing, in points.
fn of_style(element: &Element) -> Option<(u32, u32)> {
    let style = element.get("style")?;
    let side = |name: &str| {
        let said =
            style.split(';').filter_map(|s| s.split_once(':')).find(|(n, _)| n.trim() == name)?.1.trim();
        let (number, scale) = match said.strip_suffix("in") {
            Some(inches) => (inches, 72.0),
            None => (said.strip_suffix("pt")?, 1.0),
        };
        let points = (number.trim().parse::<f64>().ok()? * scale).round();
        (1.0..=10_000.0).contains(&points).then_some(points as u32)
    };
    Some((side("width")?, side("height")?))
}

/// A letter of a font for symbols.
fn symbol(element: &Element) -> String {
    let code = element.get("char").and_then(|c| u32::from_str_radix(c, 16).ok()).unwrap_or(0);
    let wingdings = element.get("font").is_some_and(|f| f.starts_with("Wingdings"));
    let c = match (code & 0xFF, wingdings) {
        (0xFE | 0x52, true) => '☑',
        (0xFD | 0x51 | 0x54, true) => '☒',
        (0xA8 | 0x6F | 0x71, true) => '☐',
        (0xFC | 0x50, true) => '✓',
        (0xFB | 0x4F, true) => '✗',
        (0xE0 | 0xE8, true) => '→',
        _ if (0xF000..=0xF0FF).contains(&code) => '•',
        _ => char::from_u32(code).filter(|c| !c.is_control()).unwrap_or('•'),
    };
    c.to_string()
}
