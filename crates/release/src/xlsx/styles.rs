//! The styles of a workbook: which of them make what stands in a cell invisible.

use std::collections::BTreeMap;

use crate::dangers::CannotCheck;
use crate::package::colour::{BLACK, Rgb, Theme, WHITE, alike, of_workbook, parse};
use crate::package::xml::{Node, Strictness, walk};

use super::format::{Shown, Value, instead, shown};

/// Letters smaller than this (points) cannot be read.
const SMALLEST: f64 = 2.0;

/// What fills a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Fill {
    #[default]
    None,
    Solid(Rgb),
    /// A pattern or a run of colours: words on it are taken to be seen.
    Other,
}

#[derive(Clone, Copy, Debug, Default)]
struct Font {
    ink: Option<Rgb>,
    tiny: bool,
}

/// The style of a cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    pub fill: Fill,
    ink: Option<Rgb>,
    tiny: bool,
    format: u32,
}

/// A style that a condition brings.
#[derive(Clone, Debug, Default)]
pub(super) struct Conditional {
    pub ink: Option<Rgb>,
    pub fill: Fill,
    pub format: Option<String>,
}

impl Conditional {
    /// Whether it paints a cell anew, so that what the cell's own style says is not what is seen.
    pub fn repaints(&self) -> bool {
        self.fill != Fill::None && self.hides().is_none()
    }

    /// Why nothing is seen of a cell of this style; none where it is.
    pub fn hides(&self) -> Option<Invisible> {
        let (paper, usual) = match self.fill {
            // Words that the condition gives no colour of their own are black.
            Fill::Solid(rgb) => (rgb, Some(BLACK)),
            _ => (WHITE, None),
        };
        if self.ink.or(usual).is_some_and(|ink| alike(ink, paper)) {
            return Some(Invisible::Colour);
        }
        let by_format = self.format.as_deref().is_some_and(|f| shown(f, Value::Number(7.0)) == Shown::No);
        by_format.then_some(Invisible::Format)
    }
}

/// Why a cell cannot be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Invisible {
    Colour,
    Format,
    /// A bar or a sign stands in its place.
    Sign,
}

/// All styles.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    styles: Vec<Style>,
    formats: BTreeMap<u32, String>,
    pub conditional: Vec<Conditional>,
    /// Own styles of tables: the looks of all their cells and of their stripes, by number.
    tables: BTreeMap<String, (Option<usize>, Vec<usize>)>,
    pub theme: Theme,
    pub palette: Vec<Rgb>,
}

impl Styles {
    /// Reads the styles part.
    pub fn read(content: &[u8], theme: Theme, depth: usize) -> Result<Styles, CannotCheck> {
        let mut out = Styles { theme, palette: palette(content, depth)?, ..Styles::default() };
        let mut fonts: Vec<Font> = Vec::new();
        let mut fills: Vec<Fill> = Vec::new();
        let mut path: Vec<String> = Vec::new();
        let (mut pattern, mut table) = (String::new(), String::new());
        walk(content, depth, Strictness::Strict, |node| {
            match node {
                Node::Open(element) => {
                    let inside = |name: &str| path.iter().any(|p| p == name);
                    let colour = |out: &Styles| of_workbook(element, &out.theme, &out.palette);
                    let name = element.name();
                    match name {
                        "dxf" => out.conditional.push(Conditional::default()),
                        "font" if inside("fonts") => fonts.push(Font::default()),
                        "sz" if inside("fonts") => {
                            if let Some(font) = fonts.last_mut() {
                                font.tiny = element.number("val").is_some_and(|size| size < SMALLEST);
                            }
                        }
                        "color" if inside("font") => {
                            let ink = colour(&out);
                            if inside("dxf") {
                                if let Some(dxf) = out.conditional.last_mut() {
                                    dxf.ink = ink;
                                }
                            } else if let Some(font) = fonts.last_mut() {
                                font.ink = ink;
                            }
                        }
                        "fill" if inside("fills") => fills.push(Fill::None),
                        "patternFill" => {
                            pattern = element.get("patternType").unwrap_or_default().into_owned()
                        }
                        "fgColor" | "bgColor" if inside("fill") => {
                            let rgb = colour(&out);
                            if inside("dxf") {
                                // Conditional fills put their colour into the background.
                                if let (Some(dxf), Some(rgb)) = (out.conditional.last_mut(), rgb) {
                                    dxf.fill = Fill::Solid(rgb);
                                }
                            } else if let Some(fill) = fills.last_mut() {
                                *fill = match (pattern.as_str(), name, rgb) {
                                    ("solid", "fgColor", Some(rgb)) => Fill::Solid(rgb),
                                    ("solid", "fgColor", None) => Fill::Solid(BLACK),
                                    ("solid", ..) | ("none" | "", ..) => *fill,
                                    _ => Fill::Other,
                                };
                            }
                        }
                        "gradientFill" if inside("fills") => {
                            if let Some(fill) = fills.last_mut() {
                                *fill = Fill::Other;
                            }
                        }
                        "numFmt" => {
                            let code = element.get("formatCode").unwrap_or_default().into_owned();
                            match out.conditional.last_mut() {
                                Some(dxf) if inside("dxf") => dxf.format = Some(code),
                                _ => drop(out.formats.insert(element.whole("numFmtId").unwrap_or(0), code)),
                            }
                        }
                        "tableStyle" if out.tables.len() < 10_000 => {
                            table = element.get("name").unwrap_or_default().into_owned();
                            out.tables.insert(table.clone(), (None, Vec::new()));
                        }
                        "tableStyleElement" => {
                            let look = element.whole("dxfId").map(|n| n as usize);
                            if let Some((all, stripes)) = out.tables.get_mut(&table) {
                                match element.get("type").as_deref() {
                                    Some("wholeTable") => *all = look,
                                    Some(kind) if kind.ends_with("Stripe") => stripes.extend(look),
                                    _ => {}
                                }
                            }
                        }
                        "xf" if inside("cellXfs") => {
                            let at = |name: &str| element.whole(name).map_or(0, |n| n as usize);
                            let font = fonts.get(at("fontId")).copied().unwrap_or_default();
                            out.styles.push(Style {
                                fill: fills.get(at("fillId")).copied().unwrap_or_default(),
                                ink: font.ink,
                                tiny: font.tiny,
                                format: element.whole("numFmtId").unwrap_or(0),
                            });
                        }
                        _ => {}
                    }
                    path.push(name.to_owned());
                }
                Node::Close(_) => {
                    path.pop();
                }
                Node::Text(_) => {}
            }
            Ok(())
        })?;
        Ok(out)
    }

    /// Why nothing is seen of the cells of a table with this style; none where it is.
    pub fn table_hides(&self, name: &str) -> Option<Invisible> {
        let (all, stripes) = self.tables.get(name)?;
        let painted =
            stripes.iter().filter_map(|n| self.conditional.get(*n)).any(|look| look.fill != Fill::None);
        self.conditional.get((*all)?)?.hides().filter(|_| !painted)
    }

    /// The style by its number.
    pub fn get(&self, number: usize) -> Style {
        self.styles.get(number).copied().unwrap_or_default()
    }

    /// Why a value in this style cannot be seen; none where it can.
    pub fn invisible(&self, number: usize, value: Value) -> Option<Invisible> {
        let style = self.get(number);
        let by_format = self.formats.get(&style.format).map_or(Shown::Yes, |code| shown(code, value));
        if by_format == Shown::No {
            return Some(Invisible::Format);
        }
        // Letters without a colour of their own are black, whatever lies behind them.
        let usual = matches!(style.fill, Fill::Solid(_)).then_some(BLACK);
        let ink = if by_format == Shown::White { Some(WHITE) } else { style.ink.or(usual) };
        (style.tiny || ink.is_some_and(|ink| self.same(ink, style.fill))).then_some(Invisible::Colour)
    }

    /// The words that the format shows in the place of a number.
    pub fn instead(&self, number: usize, value: Value) -> Option<String> {
        let Value::Number(value) = value else { return None };
        instead(self.formats.get(&self.get(number).format)?, value)
    }

    /// Whether words of this colour cannot be seen on the fill of some style.
    pub fn could_hide(&self, ink: Rgb) -> bool {
        self.same(ink, Fill::None) || self.styles.iter().any(|style| self.same(ink, style.fill))
    }

    /// Whether words of this colour cannot be seen on this fill.
    pub fn same(&self, ink: Rgb, fill: Fill) -> bool {
        match fill {
            Fill::None => alike(ink, WHITE),
            Fill::Solid(paper) => alike(ink, paper),
            Fill::Other => false,
        }
    }
}

/// The workbook's own palette, which stands after the colours that use it.
fn palette(content: &[u8], depth: usize) -> Result<Vec<Rgb>, CannotCheck> {
    let mut own = Vec::new();
    let mut inside = false;
    walk(content, depth, Strictness::Strict, |node| {
        match node {
            Node::Open(element) if element.name() == "indexedColors" => inside = true,
            Node::Open(element) if inside && element.name() == "rgbColor" && own.len() < 256 => {
                own.push(element.get("rgb").and_then(|rgb| parse(&rgb)).unwrap_or(BLACK));
            }
            Node::Close("indexedColors") => inside = false,
            _ => {}
        }
        Ok(())
    })?;
    Ok(own)
}
