//! Boxes drawn in a document: the colour behind their words, and whether an empty one lies over the text.

use crate::package::colour::{Rgb, parse};
use crate::package::xml::Element;

/// English metric units of a point, of the largest box and margin, and of what lies beyond the largest page.
const POINT: f64 = 12_700.0;
const LARGEST: f64 = 12_000_000.0;
const MARGIN: f64 = 3_000_000.0;
const BEYOND_RIGHT: f64 = 25_000_000.0;
const BEYOND_FOOT: f64 = 30_000_000.0;
/// English metric units: a box must be larger than this to cover a word.
const WIDE: f64 = 250_000.0;
const HIGH: f64 = 80_000.0;
/// Not much higher than a line of words.
const LINE: f64 = 320_000.0;
/// And lower than this to be a bar and no decoration of a page.
const TOO_HIGH: f64 = 3_000_000.0;

/// The box that is being drawn.
#[derive(Debug, Default)]
pub(super) struct Shape {
    depth: usize,
    anchored: bool,
    behind: bool,
    over_text: bool,
    size: (f64, f64),
    in_properties: bool,
    in_line: bool,
    fill: Option<Option<Rgb>>,
    by_style: bool,
    words: bool,
    picture: bool,
    old_fill: Option<Rgb>,
    old: bool,
    old_over: bool,
    old_unseen: bool,
    /// Where it is placed: the field that is being read, and left and top, each with whether that counts from the page.
    field: String,
    across: bool,
    from_page: bool,
    off: bool,
    empty: bool,
    /// It stands where its paragraph does.
    in_place: bool,
}

impl Shape {
    /// To be called for every element that opens.
    pub fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "anchor" => {
                *self = Shape { anchored: true, behind: element.on("behindDoc"), ..Shape::default() };
            }
            "extent" if self.anchored => {
                self.size = (element.number("cx").unwrap_or(0.0), element.number("cy").unwrap_or(0.0));
                self.empty = self.size.0 < POINT || self.size.1 < POINT;
            }
            "positionH" | "positionV" => {
                self.across = element.name() == "positionH";
                let from = element.get("relativeFrom");
                self.from_page = from.as_deref() == Some("page");
                if !self.across {
                    self.in_place = matches!(from.as_deref(), Some("paragraph" | "line"));
                }
            }
            "posOffset" => self.field.clear(),
            "wrapNone" => self.over_text = true,
            "wsp" => {
                self.depth += 1;
                self.fill = None;
                self.by_style = false;
            }
            "pic" | "graphicFrame" | "chart" => self.picture = true,
            "spPr" => self.in_properties = true,
            "ln" => self.in_line = true,
            "noFill" if self.in_properties && !self.in_line => self.fill = Some(None),
            "srgbClr" if self.in_properties && !self.in_line && self.fill.is_none() => {
                self.fill = Some(element.get("val").and_then(|v| parse(&v)));
            }
            "schemeClr" if self.in_properties && !self.in_line && self.fill.is_none() => {
                self.fill = match element.get("val").as_deref() {
                    Some("tx1" | "dk1") => Some(Some((0, 0, 0))),
                    Some("bg1" | "lt1") => Some(Some((255, 255, 255))),
                    _ => None,
                };
                self.by_style |= self.fill.is_none();
            }
            "gradFill" | "blipFill" | "pattFill" if self.in_properties && !self.in_line => {
                self.by_style = true
            }
            "fillRef" => self.by_style |= element.whole("idx").is_some_and(|n| n > 0) && self.fill.is_none(),
            "rect" | "roundrect" | "shape" | "oval" if element.whole_name().starts_with("v:") => {
                self.old = true;
                self.words = false;
                let filled = !element.get("filled").is_some_and(|f| f == "f" || f == "false");
                self.old_fill = element.get("fillcolor").and_then(|c| old_colour(&c)).filter(|_| filled);
                let style = element.get("style").unwrap_or_default();
                self.old_over = style.contains("position:absolute") && !style.contains("z-index:-");
                self.old_unseen = old_unseen(&style);
            }
            "imagedata" | "textpath" => self.old_fill = None,
            _ => {}
        }
    }

    /// Words within the box.
    pub fn has_words(&mut self, text: &str) {
        if (self.depth > 0 || self.old) && !text.trim().is_empty() {
            self.words = true;
        }
    }

    /// To be called for every text.
    pub fn text(&mut self, text: &str) {
        if self.anchored && self.field.len() < 100 {
            self.field.push_str(text);
        }
    }

    /// Whether it lies over no other paragraph than its own.
    pub fn keeps_to_its_paragraph(&self) -> bool {
        self.in_place && self.size.1 < LINE
    }

    /// Whether what stands in the box is seen nowhere: it has no size, or lies beside the page.
    pub fn is_unseen(&self) -> bool {
        self.anchored && self.depth > 0 && (self.off || self.empty) || self.old && self.old_unseen
    }

    /// To be called for every element that closes: in words, a box that lies over the text.
    pub fn close(&mut self, name: &str) -> Option<String> {
        match name {
            "spPr" => self.in_properties = false,
            "ln" => self.in_line = false,
            "wsp" => self.depth = self.depth.saturating_sub(1),
            "posOffset" => {
                // The size is said after the place; a box is hardly wider or higher than a page.
                let least = if self.from_page { -LARGEST } else { -LARGEST - MARGIN };
                let most = if self.across { BEYOND_RIGHT } else { BEYOND_FOOT };
                let at: Option<f64> = self.field.trim().parse().ok();
                self.off |= at.is_some_and(|at| at <= least || at >= most);
                if !self.across {
                    self.in_place &= at.is_some_and(|at| at.abs() <= HIGH);
                }
            }
            "rect" | "roundrect" | "shape" | "oval" if self.old => {
                self.old = false;
                let covers = self.old_over && !self.words && self.old_fill.is_some_and(is_bar);
                return covers.then(|| "a filled box".to_owned());
            }
            "anchor" if self.anchored => {
                self.anchored = false;
                let (width, height) = self.size;
                let bar = width > WIDE && height > HIGH && height < TOO_HIGH;
                let filled = matches!(self.fill, Some(Some(rgb)) if is_bar(rgb));
                let covers = bar && filled && self.over_text && !self.behind && !self.words && !self.picture;
                return covers.then(|| "a filled box".to_owned());
            }
            _ => {}
        }
        None
    }

    /// The colour behind words in the box: none where it cannot be told, nothing where the page shows through.
    pub fn paper(&self) -> Option<Option<Rgb>> {
        if self.old {
            return Some(self.old_fill);
        }
        match self.fill {
            Some(fill) => Some(fill),
            None if self.by_style => None,
            None => Some(None),
        }
    }
}

/// Whether an older drawing is hidden, has no size, or lies beside the page.
fn old_unseen(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, value)| {
        let value = value.trim();
        let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
        let points: Option<f64> = number.parse().ok();
        match name.trim() {
            "visibility" => value == "hidden",
            "margin-left" | "left" | "margin-top" | "top" => {
                points.is_some_and(|n| n.abs() >= 1_000.0 && !value.ends_with('%'))
            }
            "width" | "height" => points.is_some_and(|n| n < 1.0),
            _ => false,
        }
    })
}

/// Black and white are what words are painted over with.
fn is_bar((red, green, blue): Rgb) -> bool {
    let dark = red < 60 && green < 60 && blue < 60;
    let light = red > 240 && green > 240 && blue > 240;
    dark || light
}

/// `black`, `#000000`, `white [3212]`.
fn old_colour(value: &str) -> Option<Rgb> {
    let name = value.split_whitespace().next().unwrap_or_default();
    match name {
        "black" => Some((0, 0, 0)),
        "white" => Some((255, 255, 255)),
        "blue" => Some((0, 0, 255)),
        "red" => Some((255, 0, 0)),
        "gray" | "grey" => Some((128, 128, 128)),
        "navy" => Some((0, 0, 128)),
        _ if name.starts_with('#') && name.len() == 4 => {
            let double: String = name[1..].chars().flat_map(|c| [c, c]).collect();
            parse(&double)
        }
        _ => parse(name),
    }
}
