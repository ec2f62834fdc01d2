//! Where shapes stand and what of their frame they fill: groups, ovals, drawings by hand and cells of tables.

use super::slide::Shape;
use crate::package::colour::{Rgb, alike};
use crate::package::xml::Element;

/// Corners of a drawing by hand that are looked at.
const MOST: usize = 2_000;
/// The part of its frame that a drawing by hand must fill to hide what lies beneath.
const MOSTLY: f64 = 0.9;
/// The part of an oval's frame, across and down, that lies well within it.
const OVAL: f64 = 0.76;

/// Shapes that leave free what lies within their frame.
const OPEN: &[&str] = &[
    "frame",
    "halfFrame",
    "donut",
    "noSmoking",
    "bracketPair",
    "bracePair",
    "leftBracket",
    "rightBracket",
    "leftBrace",
    "rightBrace",
    "arc",
    "blockArc",
    "line",
    "lineInv",
    "corner",
    "diagStripe",
    "mathMultiply",
    "mathPlus",
    "plus",
    "moon",
    "lightningBolt",
    "curvedRightArrow",
    "curvedLeftArrow",
    "curvedUpArrow",
    "curvedDownArrow",
    "circularArrow",
    "uturnArrow",
    "bentArrow",
    "bentUpArrow",
    "leftUpArrow",
    "gear6",
    "gear9",
    "funnel",
    "sun",
];

/// The outline of a shape.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    oval: bool,
    open: bool,
    by_hand: bool,
    frame: (f64, f64),
    corners: Vec<(f64, f64)>,
}

impl Outline {
    /// An element within the shape.
    pub fn open(&mut self, element: &Element<'_>, parent: &str) {
        match element.name() {
            "prstGeom" => {
                let kind = element.get("prst").unwrap_or_default();
                self.oval = matches!(
                    kind.as_ref(),
                    "ellipse"
                        | "flowChartConnector"
                        | "cloud"
                        | "heart"
                        | "diamond"
                        | "triangle"
                        | "rtTriangle"
                );
                self.open = OPEN.contains(&kind.as_ref());
            }
            "custGeom" => self.by_hand = true,
            "path" if self.by_hand && parent == "pathLst" => {
                self.frame = (element.number("w").unwrap_or(0.0), element.number("h").unwrap_or(0.0));
            }
            "pt" if self.by_hand && self.corners.len() < MOST => {
                self.corners.push((element.number("x").unwrap_or(0.0), element.number("y").unwrap_or(0.0)));
            }
            _ => {}
        }
    }

    /// How much of its frame, across and down, it fills; nothing where words beneath can be seen.
    pub fn filled(&self) -> Option<f64> {
        if self.open {
            return None;
        }
        if self.oval {
            return Some(OVAL);
        }
        if !self.by_hand || self.corners.len() < 3 {
            return (!self.by_hand).then_some(1.0);
        }
        let next = self.corners.iter().cycle().skip(1);
        let twice: f64 =
            self.corners.iter().zip(next).map(|((x, y), (to_x, to_y))| x * to_y - to_x * y).sum();
        let part = twice.abs() / 2.0 / (self.frame.0 * self.frame.1).max(1.0);
        (part >= MOSTLY).then_some(1.0)
    }
}

/// Where a group stands, and the measures that what is in it counts by.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    to: Option<((f64, f64), (f64, f64))>,
    from: Option<((f64, f64), (f64, f64))>,
    turned: bool,
    pub hidden: bool,
}

impl Group {
    /// One of the elements that say so.
    pub fn place(&mut self, element: &Element<'_>) {
        let pair = |x: &str, y: &str| (element.number(x).unwrap_or(0.0), element.number(y).unwrap_or(0.0));
        match element.name() {
            "cNvPr" => self.hidden |= element.on("hidden"),
            "xfrm" => {
                let turned = element.number("rot").is_some_and(|r| r != 0.0);
                self.turned = turned || element.on("flipH") || element.on("flipV");
            }
            "off" => self.to.get_or_insert_default().0 = pair("x", "y"),
            "ext" if element.get("cx").is_some() => self.to.get_or_insert_default().1 = pair("cx", "cy"),
            "chOff" => self.from.get_or_insert_default().0 = pair("x", "y"),
            "chExt" => self.from.get_or_insert_default().1 = pair("cx", "cy"),
            _ => {}
        }
    }

    /// Puts a shape of the group where it stands outside of it; false where that cannot be told.
    pub fn carry(&self, shape: &mut Shape) -> bool {
        // A group that says nothing stands where its shapes stand.
        let (Some((to, size)), Some((from, own))) = (self.to, self.from) else { return !self.turned };
        if self.turned {
            return false;
        }
        let scale = |size: f64, own: f64| if own > 0.0 { size / own } else { 1.0 };
        let (across, down) = (scale(size.0, own.0), scale(size.1, own.1));
        shape.left = to.0 + (shape.left - from.0) * across;
        shape.top = to.1 + (shape.top - from.1) * down;
        shape.width *= across;
        shape.height *= down;
        true
    }
}

/// A cell of a table, whose colour stands after its words.
#[derive(Default)]
pub(super) struct Cell {
    pub fill: Option<Rgb>,
    /// The number of each piece of words, its colour and the words.
    pub said: Vec<(usize, Rgb, String)>,
}

impl Cell {
    /// Its end: words in its colour nobody sees.
    pub fn close(&mut self, table: &mut Shape) {
        let said = std::mem::take(&mut self.said);
        let Some(fill) = self.fill else { return };
        for (number, _, words) in said.into_iter().filter(|(_, ink, _)| alike(*ink, fill)) {
            table.forget(number, &words);
        }
    }
}
