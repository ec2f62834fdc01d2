//! A presentation, told from its clean copy: each slide on a page of its own, its title first.

use document::transcript::{Piece, Side, Transcript, text};

use super::drawn::{Around, equation, size};
use super::gathered::Gathered;
use super::line::{Kind, Line, Look};
use super::numbers::bullet;
use super::tables::{Found, MOST_CELLS, Table};
use super::{standing, whole};
use crate::copy::tree::{self, Element};
use crate::dangers::CannotCheck;
use crate::package::parts::Package;

struct Reader<'a, 'z, 'g, 'f, 'l> {
    package: &'a Package<'z>,
    gathered: &'g mut Gathered<'f, 'l>,
    part: String,
    /// What stands at the foot of the slides, and on their background, each once.
    feet: Vec<Piece>,
    known: Vec<String>,
    cells: usize,
    stands: usize,
}

/// Writes down a presentation.
pub(super) fn told(bytes: &[u8], gathered: &mut Gathered<'_, '_>) -> Result<Transcript, CannotCheck> {
    let package = Package::open(bytes, gathered.finding)?;
    let main = package.main()?.clone();
    let depth = gathered.finding.limits.element_depth();
    let root = tree::read(&package.read(&main, gathered.finding)?, depth)?;
    let mut reader = Reader {
        package: &package,
        gathered,
        part: String::new(),
        feet: Vec::new(),
        known: Vec::new(),
        cells: 0,
        stands: 0,
    };
    let mut pieces = Vec::new();
    let relations = package.relations(&main.name);
    let mut behind = Vec::new();
    let ids = root.child("sldIdLst").map(|list| list.elements().collect::<Vec<_>>()).unwrap_or_default();
    for id in ids {
        let id = id.attributes.iter().find(|(n, _)| n.ends_with(":id")).map(|(_, v)| v.as_str());
        let relation = relations.iter().find(|r| Some(r.id.as_str()) == id && r.kind == "slide");
        let Some(name) = relation.map(|r| r.target.clone()) else { continue };
        if !pieces.is_empty() {
            pieces.push(Piece::PageBreak);
        }
        reader.slide(&name, false, &mut pieces)?;
        if let Some(layout) = package.target(&name, "slideLayout") {
            behind.push(layout.name.clone());
            behind.extend(package.target(&layout.name, "slideMaster").map(|m| m.name.clone()));
        }
    }
    let mut seen = Vec::new();
    for name in behind {
        if !seen.contains(&name) {
            let mut told = Vec::new();
            reader.slide(&name, true, &mut told)?;
            seen.push(name);
        }
    }
    let (feet, stands) = (std::mem::take(&mut reader.feet), reader.stands);
    if !feet.is_empty() {
        reader
            .gathered
            .say("What stands at the foot of the slides and on their background stands once, at the end.");
        let label = "At the foot of the slides and on their background".to_owned();
        pieces.push(Piece::Aside { label, pieces: feet });
    }
    whole(stands, &pieces)?;
    Ok(Transcript { lying: true, pieces, ..Transcript::default() })
}

fn is_words(element: &Element) -> bool {
    element.local() == "t"
}

/// The kind of a place that a slide fills in.
fn place(shape: &Element) -> Option<String> {
    let mut found = None;
    for part in shape.elements().filter(|e| e.local().starts_with("nv")) {
        if let Some(place) = part.child("nvPr").and_then(|p| p.child("ph")) {
            found = Some(place.get("type").unwrap_or("obj").to_owned());
        }
    }
    found
}

fn is_title(shape: &Element) -> bool {
    place(shape).is_some_and(|kind| matches!(kind.as_str(), "title" | "ctrTitle"))
}

impl Reader<'_, '_, '_, '_, '_> {
    /// A slide; of what lies behind slides only what is drawn on each of them.
    fn slide(&mut self, name: &str, behind: bool, out: &mut Vec<Piece>) -> Result<(), CannotCheck> {
        let Some(entry) = self.package.zip.entry(name) else { return Ok(()) };
        let content = self.package.read(entry, self.gathered.finding)?;
        self.gathered.finding.spend(content.len() / 4)?;
        let root = tree::read(&content, self.gathered.finding.limits.element_depth())?;
        name.clone_into(&mut self.part);
        let Some(shapes) = root.child("cSld").and_then(|s| s.child("spTree")) else { return Ok(()) };
        if behind {
            for shape in shapes.elements().filter(|e| place(e).is_none()) {
                let mut told = Vec::new();
                self.shape(shape, &mut told)?;
                told.retain(|piece| !matches!(piece, Piece::Picture { .. }));
                self.once(told);
            }
            return Ok(());
        }
        let (titles, rest): (Vec<&Element>, Vec<&Element>) = shapes.elements().partition(|e| is_title(e));
        for title in titles {
            self.stands += standing(title, &is_words, &|_| false);
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
        for shape in rest {
            match place(shape).as_deref() {
                Some("sldNum") => {}
                Some("dt" | "ftr" | "hdr") => {
                    let mut told = Vec::new();
                    self.shape(shape, &mut told)?;
                    self.once(told);
                }
                _ => {
                    self.stands += standing(shape, &is_words, &|e| e.local() == "Fallback");
                    self.shape(shape, out)?;
                }
            }
        }
        Ok(())
    }

    fn once(&mut self, told: Vec<Piece>) {
        let said = text(&told);
        if !said.trim().is_empty() && !self.known.contains(&said) {
            self.known.push(said);
            self.feet.extend(told);
        }
    }

    fn shape(&mut self, shape: &Element, out: &mut Vec<Piece>) -> Result<(), CannotCheck> {
        self.gathered.finding.spend(10)?;
        let part = self.part.clone();
        let around = Around { package: self.package, part: &part };
        let id = |e: &Element, name: &str| {
            e.attributes.iter().find(|(n, _)| tree::local(n) == name).map(|(_, v)| v.clone())
        };
        let mut alt = String::new();
        for about in shape.elements().filter(|e| e.local().starts_with("nv")) {
            let said = about.child("cNvPr").and_then(|p| p.get("descr").or_else(|| p.get("title")));
            said.unwrap_or_default().trim().clone_into(&mut alt);
        }
        let frame = shape.child("spPr").or_else(|| shape.child("grpSpPr")).and_then(|p| p.child("xfrm"));
        let frame = frame.or_else(|| shape.child("xfrm"));
        let size = frame.and_then(|f| f.child("ext")).and_then(size);
        match shape.local() {
            "sp" | "cxnSp" => {
                let mut picture = None;
                if let Some(fill) = shape.child("spPr").and_then(|p| p.child("blipFill")) {
                    picture = fill.child("blip").and_then(|b| id(b, "embed"));
                }
                if let Some(picture) = picture {
                    out.extend(around.picture(&picture, &alt, size, self.gathered)?);
                }
                match shape.child("txBody") {
                    Some(body) => self.body(body, place(shape).as_deref(), out)?,
                    None => self.gathered.say("Lines and shapes without words are left out."),
                }
            }
            "pic" => {
                if let Some(picture) =
                    shape.child("blipFill").and_then(|f| f.child("blip")).and_then(|b| id(b, "embed"))
                {
                    out.extend(around.picture(&picture, &alt, size, self.gathered)?);
                }
            }
            "graphicFrame" => {
                let Some(data) = shape.child("graphic").and_then(|g| g.child("graphicData")) else {
                    return Ok(());
                };
                for element in data.elements() {
                    match element.local() {
                        "tbl" => self.table(element, out)?,
                        "chart" => {
                            if let Some(chart) = id(element, "id") {
                                around.chart(&chart, self.gathered, out)?;
                            }
                        }
                        "relIds" => {
                            if let Some(diagram) = id(element, "dm") {
                                around.diagram(&diagram, self.gathered, out)?;
                            }
                        }
                        _ => self.gathered.say("Lines and shapes without words are left out."),
                    }
                }
            }
            "AlternateContent" => {
                let chosen = shape.child("Choice").or_else(|| shape.child("Fallback"));
                for inner in chosen.into_iter().flat_map(Element::elements) {
                    self.shape(inner, out)?;
                }
            }
            "grpSp" => {
                for inner in shape.elements() {
                    self.shape(inner, out)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The paragraphs of a shape; in a place for text they are items, unless they say that they are not.
    fn body(&mut self, body: &Element, place: Option<&str>, out: &mut Vec<Piece>) -> Result<(), CannotCheck> {
        let usual = matches!(place, Some("obj" | "body"));
        let plain = |properties: Option<&Element>| properties.is_some_and(|p| p.child("buNone").is_some());
        let of_level =
            |level: usize| body.child("lstStyle").and_then(|l| l.child(&format!("lvl{}pPr", level + 1)));
        let mut counted: Vec<u32> = Vec::new();
        for paragraph in body.elements().filter(|e| e.local() == "p") {
            let own = paragraph.child("pPr");
            let level =
                own.and_then(|p| p.get("lvl")).and_then(|n| n.parse::<usize>().ok()).unwrap_or(0).min(8);
            let mut line = Line::default();
            inline(paragraph, &mut line, self.gathered);
            let said = [own, of_level(level)];
            let find = |name: &str| said.iter().flatten().find_map(|p| p.child(name));
            counted.truncate(level + 1);
            let label = if line.says_nothing() || plain(own) {
                None
            } else if let Some(number) = find("buAutoNum") {
                counted.resize(level + 1, 0);
                let start = number.get("startAt").and_then(|n| n.parse().ok()).unwrap_or(1_u32);
                let count = &mut counted[level];
                *count = if *count == 0 { start } else { count.saturating_add(1) };
                Some(numbered(*count, number.get("type").unwrap_or_default()))
            } else {
                counted.truncate(level);
                match find("buChar") {
                    Some(sign) => Some(bullet(sign.get("char").unwrap_or_default())),
                    None if usual && !plain(of_level(level)) => Some("•".to_owned()),
                    None => None,
                }
            };
            let side = match own.and_then(|p| p.get("algn")) {
                Some("ctr") => Side::Middle,
                Some("r") => Side::Right,
                _ => Side::Left,
            };
            let item = label.map(|label| (u8::try_from(level).unwrap_or(8), label));
            line.end(Kind { heading: None, item, side }, out);
        }
        Ok(())
    }

    fn table(&mut self, table: &Element, out: &mut Vec<Piece>) -> Result<(), CannotCheck> {
        let mut told = Table::default();
        for row in table.elements().filter(|e| e.local() == "tr") {
            let mut found: Vec<Found> = Vec::new();
            for cell in row.elements().filter(|e| e.local() == "tc") {
                self.cells += 1;
                if self.cells > MOST_CELLS {
                    return Err(CannotCheck::because(
                        "its tables have more cells than a PDF is made of here",
                    ));
                }
                if cell.on("hMerge") {
                    continue;
                }
                let columns = cell.get("gridSpan").and_then(|n| n.parse().ok()).unwrap_or(1);
                let goes_on = cell.on("vMerge");
                let mut pieces = Vec::new();
                if let Some(body) = cell.child("txBody").filter(|_| !goes_on) {
                    self.body(body, None, &mut pieces)?;
                }
                found.push(Found { columns, goes_on, pieces });
            }
            told.row(found);
        }
        let heads = table.child("tblPr").is_some_and(|p| p.on("firstRow"));
        out.extend(told.end(usize::from(heads)));
        Ok(())
    }
}

fn inline(paragraph: &Element, line: &mut Line, gathered: &mut Gathered<'_, '_>) {
    for element in paragraph.elements() {
        let properties = element.child("rPr");
        let on = |name: &str| properties.is_some_and(|p| p.on(name));
        let look = Look { strong: on("b"), emphasis: on("i") };
        match element.local() {
            "r" | "fld" => {
                let words = element.child("t").map(Element::words).unwrap_or_default();
                line.text(&words.replace(['\n', '\r', '\t', '\u{b}'], " "), look);
            }
            "br" => line.text("\n", Look::default()),
            "m" | "oMath" | "oMathPara" => {
                gathered.say("Equations stand on one line, as words.");
                line.text(&equation(element), Look::default());
            }
            "AlternateContent" => {
                if let Some(chosen) = element.child("Choice").or_else(|| element.child("Fallback")) {
                    inline(chosen, line, gathered);
                }
            }
            _ => {}
        }
    }
}

/// A number as PowerPoint writes it: `arabicPeriod` is "1.", `alphaLcParenBoth` "(a)".
fn numbered(n: u32, kind: &str) -> String {
    let of = match kind {
        k if k.starts_with("alphaLc") => 'a',
        k if k.starts_with("alphaUc") => 'A',
        k if k.starts_with("romanLc") => 'i',
        k if k.starts_with("romanUc") => 'I',
        _ => '1',
    };
    let label = document::label(n, of);
    match kind {
        k if k.ends_with("ParenBoth") => format!("({label})"),
        k if k.ends_with("ParenR") => format!("{label})"),
        k if k.ends_with("Plain") => label,
        _ => format!("{label}."),
    }
}
