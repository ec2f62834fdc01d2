//! One slide: whether it is shown, and which of its words, pictures and boxes nobody sees.

use std::collections::BTreeSet;

use super::outline::{Cell, Group, Outline};
use crate::dangers::{CannotCheck, Code, Finding, Place, shorten};
use crate::package::colour::{Rgb, Theme, WHITE, alike, parse};
use crate::package::drawing::{Watch, is_shape};
use crate::package::telling;
use crate::package::xml::{Element, Node, Strictness, walk};

/// Hundredths of a point below which letters cannot be read.
const SMALLEST: f64 = 250.0;
/// Shapes of a slide that are compared with each other; drawings that were taken apart have some thousands.
const MOST: usize = 10_000;

/// The part of a shape that lies beneath another where nobody sees what it says.
const COVERED: f64 = 0.8;
/// English metric units of a point.
const POINT: f64 = 12_700.0;

/// A shape or a picture.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    placed: bool,
    hidden: bool,
    grouped: bool,
    picture: bool,
    /// Nothing said; or a colour; or that nothing fills it; or that it cannot be told.
    fill: Fill,
    words: String,
    invisible: String,
    /// Elements `t` with words that cannot be seen, by their number as they open.
    unseen: Vec<usize>,
    /// All elements `t` with words.
    said: Vec<usize>,
    turned: bool,
    /// Something fills it: a colour, a pattern, or what its style says.
    painted: bool,
    /// The colour that its own lists give to letters, and whether they are shrunk to nothing.
    usual: Option<Rgb>,
    shrunk: bool,
    see_through: bool,
    outline: Outline,
    /// Filled by what stands in the layout; it is drawn by the slide.
    placeholder: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Fill {
    #[default]
    Unsaid,
    None,
    Solid(Rgb),
    Unknown,
}

/// What was seen.
#[derive(Default)]
pub(super) struct Seen {
    shown: bool,
    shapes: Vec<Shape>,
    size: (f64, f64),
    watch: Watch,
}

/// A colour that an element names.
fn colour(element: &Element<'_>, theme: &Theme) -> Option<Rgb> {
    match element.name() {
        "srgbClr" => element.get("val").and_then(|v| parse(&v)),
        "sysClr" => element.get("lastClr").and_then(|v| parse(&v)),
        "schemeClr" => element.get("val").and_then(|v| theme.named(&v)),
        _ => None,
    }
}

/// Walks through a slide; `paper`: the colour behind everything.
pub(super) fn scan(
    content: &[u8],
    size: (f64, f64),
    theme: &Theme,
    paper: Option<Rgb>,
    beneath: &[Shape],
    depth: usize,
) -> Result<Seen, CannotCheck> {
    let mut seen = Seen { shown: true, size, ..Seen::default() };
    let (mut clear, mut outlined, mut merged) = (false, false, false);
    let mut path: Vec<String> = Vec::new();
    let mut open: Vec<Shape> = Vec::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut cell = Cell::default();
    let mut ink: Option<Rgb> = None;
    let mut marker: Option<Rgb> = None;
    let mut tiny = false;
    let mut modified = false;
    let mut opened = 0_usize;
    walk(content, depth, Strictness::Strict, |node| {
        match node {
            Node::Open(element) => {
                seen.watch.open(element);
                let name = element.name();
                opened += usize::from(name == "t");
                let parent = path.last().map_or("", String::as_str);
                let above = path.iter().rev().nth(1).map_or("", String::as_str);
                match name {
                    "sld" => seen.shown = !element.off("show"),
                    "grpSp" => groups.push(Group::default()),
                    name if is_shape(name) => {
                        let picture = name == "pic";
                        open.push(Shape { picture, ..Shape::default() });
                    }
                    "cNvPr" | "xfrm" | "off" | "ext" | "chOff" | "chExt" if open.is_empty() => {
                        if let Some(group) = groups.last_mut() {
                            group.place(element);
                        }
                    }
                    "rPr" | "endParaRPr" | "defRPr" => {
                        (ink, marker) = (None, None);
                        (clear, outlined) = (false, false);
                        tiny = element.number("sz").is_some_and(|s| s < SMALLEST);
                    }
                    // Letters that are not filled are seen where they have a line around them.
                    "noFill" if parent == "rPr" => clear = true,
                    "solidFill" | "gradFill" if parent == "ln" && above == "rPr" => outlined = true,
                    "alpha"
                        if path.iter().rev().nth(2).is_some_and(|p| p == "rPr") && transparent(element) =>
                    {
                        clear = true;
                    }
                    // What another cell was drawn over.
                    "tc" => {
                        merged = element.on("hMerge") || element.on("vMerge");
                        cell = Cell::default();
                    }
                    "ph" => {
                        if let Some(shape) = open.last_mut() {
                            shape.placeholder = true;
                        }
                    }
                    "srgbClr" | "schemeClr" | "sysClr" => {
                        modified = false;
                        let rgb = colour(element, theme);
                        if parent == "solidFill" && above == "rPr" {
                            ink = rgb;
                        } else if parent == "highlight" && above == "rPr" {
                            marker = rgb;
                        } else if parent == "solidFill" && above == "defRPr" {
                            // The first level of a shape's own lists is that of most of its words.
                            let first =
                                path.iter().any(|p| p == "lstStyle") && path.iter().any(|p| p == "lvl1pPr");
                            if let Some(shape) = open.last_mut().filter(|_| first) {
                                shape.usual = rgb;
                            }
                        } else if parent == "solidFill" && above == "tcPr" {
                            cell.fill = rgb;
                        } else if parent == "solidFill"
                            && above == "spPr"
                            && let Some(shape) = open.last_mut()
                        {
                            shape.fill = rgb.map_or(Fill::Unknown, Fill::Solid);
                        }
                    }
                    // A colour made lighter, darker or transparent is another colour.
                    "lumMod" | "lumOff" | "tint" | "shade" | "alpha" | "satMod" if !modified => {
                        modified = true;
                        if path.iter().rev().nth(2).is_some_and(|p| p == "rPr") {
                            ink = None;
                        } else if path.iter().rev().nth(2).is_some_and(|p| p == "tcPr") {
                            cell.fill = None;
                        } else if let Some(shape) = open.last_mut()
                            && path.iter().rev().nth(2).is_some_and(|p| p == "spPr")
                        {
                            shape.fill = Fill::Unknown;
                            shape.see_through |= element.name() == "alpha" && !nearly_whole(element);
                        }
                    }
                    _ => {
                        if let Some(shape) = open.last_mut() {
                            describe(shape, element, parent);
                            shape.outline.open(element, parent);
                        }
                    }
                }
                path.push(name.to_owned());
            }
            Node::Close(name) => {
                path.pop();
                match name {
                    "grpSp" => drop(groups.pop()),
                    name if is_shape(name) => {
                        let mut shape = open.pop().unwrap_or_default();
                        // A group within a group stands where that one stands.
                        shape.hidden |= groups.iter().any(|group| group.hidden);
                        shape.grouped = !groups.iter().rev().all(|group| group.carry(&mut shape));
                        seen.shapes.push(shape);
                        if seen.shapes.len() > MOST {
                            return Err(CannotCheck::bomb("a slide has more shapes than can be compared"));
                        }
                    }
                    "r" => {
                        (ink, marker) = (None, None);
                        (tiny, clear, outlined) = (false, false, false);
                    }
                    "tc" => {
                        merged = false;
                        if let Some(shape) = open.last_mut() {
                            cell.close(shape);
                        }
                    }
                    _ => {}
                }
            }
            Node::Text(text) if path.last().is_some_and(|p| p == "t") && !text.trim().is_empty() => {
                if let Some(shape) = open.last_mut() {
                    let behind = match shape.fill {
                        Fill::Solid(rgb) => Some(rgb),
                        Fill::None => shape.lies_on(beneath, &seen.shapes, paper),
                        // Without a fill of its own a shape may have that of its style or its place.
                        Fill::Unsaid if shape.picture => None,
                        Fill::Unsaid => shape.lies_on(beneath, &seen.shapes, paper),
                        Fill::Unknown => None,
                    };
                    // A marker as dark as the letters leaves nothing to read.
                    let usual = || marker.and_then(|_| theme.named("tx1"));
                    let ink = ink.or(shape.usual).or_else(usual);
                    let behind = marker.or(behind);
                    let tiny = tiny || shape.shrunk;
                    let same = matches!((ink, behind), (Some(ink), Some(behind)) if alike(ink, behind))
                        || clear && !outlined
                        || merged;
                    shape.said.push(opened);
                    if let (Some(ink), false) = (ink, same || tiny) {
                        cell.said.push((opened, ink, text.to_owned()));
                    }
                    if same || tiny {
                        shape.unseen.push(opened);
                    }
                    let into = if same || tiny { &mut shape.invisible } else { &mut shape.words };
                    if into.len() < 1_000 {
                        into.push_str(text);
                        into.push(' ');
                    }
                }
            }
            Node::Text(_) => {}
        }
        Ok(())
    })?;
    Ok(seen)
}

fn describe(shape: &mut Shape, element: &Element<'_>, parent: &str) {
    match element.name() {
        "cNvPr" => shape.hidden |= element.on("hidden"),
        "xfrm" => shape.turned = element.number("rot").is_some_and(|r| r != 0.0),
        "off" if parent == "xfrm" => {
            shape.left = element.number("x").unwrap_or(0.0);
            shape.top = element.number("y").unwrap_or(0.0);
            shape.placed = true;
        }
        "ext" if parent == "xfrm" => {
            shape.width = element.number("cx").unwrap_or(0.0);
            shape.height = element.number("cy").unwrap_or(0.0);
        }
        "noFill" if parent == "spPr" => shape.fill = Fill::None,
        "solidFill" if parent == "spPr" => shape.painted = true,
        "gradFill" | "blipFill" | "pattFill" | "grpFill" if parent == "spPr" => {
            shape.fill = Fill::Unknown;
            shape.painted = element.name() != "grpFill";
        }
        "normAutofit" => shape.shrunk = element.number("fontScale").is_some_and(|scale| scale <= 10_000.0),
        "alphaModFix" => shape.see_through = true,
        "alpha" => shape.see_through |= !nearly_whole(element),
        "fillRef"
            if element.whole("idx").is_some_and(|n| n > 0)
                && matches!(shape.fill, Fill::Unsaid | Fill::Unknown) =>
        {
            shape.fill = Fill::Unknown;
            shape.painted = true;
        }
        "style" | "tbl" if shape.fill == Fill::Unsaid => shape.fill = Fill::Unknown,
        _ => {}
    }
}

/// Whether nothing is seen through a colour.
fn nearly_whole(element: &Element<'_>) -> bool {
    element.number("val").is_some_and(|left| left >= 95_000.0)
}

/// Whether so little of a colour is left that nobody sees it.
fn transparent(element: &Element<'_>) -> bool {
    element.number("val").is_some_and(|left| left <= 5_000.0)
}

/// Shapes that a layout or a master puts behind what stands on a slide.
pub(super) fn put_behind(content: &[u8], theme: &Theme, depth: usize) -> Result<Vec<Shape>, CannotCheck> {
    let seen = scan(content, (f64::MAX, f64::MAX), theme, None, &[], depth)?;
    Ok(seen.shapes.into_iter().filter(|shape| !shape.placeholder && shape.is_filled()).collect())
}

/// The colour of the background that a part sets: nothing where it sets none.
pub(super) fn background(content: &[u8], theme: &Theme, depth: usize) -> Option<Option<Rgb>> {
    let mut inside = false;
    let mut found = None;
    let _ = walk(content, depth, Strictness::Lenient, |node| {
        match node {
            Node::Open(element) => match element.name() {
                "bg" => {
                    inside = true;
                    found = Some(None);
                }
                "spTree" => return Err(CannotCheck::because("found")),
                "gradFill" | "blipFill" | "pattFill" if inside => {
                    inside = false;
                    found = Some(None);
                }
                _ if inside => {
                    if let Some(rgb) = colour(element, theme) {
                        found = Some(Some(rgb));
                    }
                }
                _ => {}
            },
            Node::Close("bg") => inside = false,
            _ => {}
        }
        Ok(())
    });
    found
}

impl Shape {
    /// Words of it that turn out to be unseen.
    pub(super) fn forget(&mut self, number: usize, words: &str) {
        self.unseen.push(number);
        self.words = self.words.replacen(words, "", 1);
        self.invisible.push_str(words);
        self.invisible.push(' ');
    }

    fn beside(&self, (width, height): (f64, f64)) -> bool {
        self.placed
            && !self.grouped
            && (self.left >= width
                || self.top >= height
                || self.left + self.width <= 0.0
                || self.top + self.height <= 0.0)
    }

    /// Whether this one, drawn later, covers another whole.
    fn covers(&self, other: &Shape) -> bool {
        let painted = self.painted || matches!(self.fill, Fill::Solid(_));
        let Some(inner) = self.outline.filled() else { return false };
        let opaque = !self.see_through && (self.picture || painted);
        // Of an oval what lies well within it.
        let (aside, above) = (self.width * (1.0 - inner) / 2.0, self.height * (1.0 - inner) / 2.0);
        // What is left free of it is the edge of a box, not its words.
        let across = (self.left + self.width - aside).min(other.left + other.width)
            - (self.left + aside).max(other.left);
        let down = (self.top + self.height - above).min(other.top + other.height)
            - (self.top + above).max(other.top);
        let most = across.max(0.0) * down.max(0.0) >= COVERED * other.width * other.height;
        opaque
            && most
            && self.placed
            && other.placed
            && !self.grouped
            && !other.grouped
            && !self.hidden
            && !self.turned
    }

    fn is_filled(&self) -> bool {
        self.picture || matches!(self.fill, Fill::Solid(_) | Fill::Unknown)
    }

    /// The colour behind a shape that is not filled itself: that of what was drawn before it in its place, else that of the
    /// paper; none where it cannot be told.
    fn lies_on(&self, beneath: &[Shape], before: &[Shape], paper: Option<Rgb>) -> Option<Rgb> {
        for other in before.iter().rev().chain(beneath.iter().rev()).filter(|o| o.is_filled() && !o.hidden) {
            let known = self.placed && other.placed && !self.grouped && !other.grouped;
            let apart = self.left >= other.left + other.width
                || other.left >= self.left + self.width
                || self.top >= other.top + other.height
                || other.top >= self.top + self.height;
            match other.fill {
                _ if known && apart => {}
                Fill::Solid(rgb) if known && !other.picture => return Some(rgb),
                _ => return None,
            }
        }
        paper
    }

    fn says(&self) -> String {
        let words = format!("{}{}", self.words, self.invisible);
        if words.trim().is_empty() && self.picture { "a picture".into() } else { words }
    }
}

impl Seen {
    /// Why a shape that says something, or some of its words, cannot be seen.
    fn how_unseen(&self, at: usize) -> Option<&'static str> {
        let shape = &self.shapes[at];
        if shape.says().trim().is_empty() {
            return None;
        }
        let covered =
            || self.shapes[at + 1..].iter().any(|later| later.covers(shape) && later.words.trim().is_empty());
        if shape.hidden {
            Some(", a hidden shape")
        } else if shape.beside(self.size) {
            Some(", beside the slide")
        } else if shape.placed && !shape.grouped && shape.width < POINT && shape.height < POINT {
            Some(", a box without room")
        } else if covered() {
            Some(", beneath another shape")
        } else if !shape.invisible.trim().is_empty() {
            Some(", words too small or in the colour of what lies behind them")
        } else {
            None
        }
    }

    /// What nobody sees: shapes by their number as they close, and elements `t` by their number as they open, from 1.
    pub fn unseen(&self) -> (BTreeSet<usize>, BTreeSet<usize>) {
        let (mut shapes, mut words) = (BTreeSet::new(), BTreeSet::new());
        for at in 0..self.shapes.len() {
            match self.how_unseen(at) {
                Some(", words too small or in the colour of what lies behind them") => {
                    words.extend(self.shapes[at].unseen.iter().copied());
                }
                Some(_) => drop(shapes.insert(at + 1)),
                None => {}
            }
        }
        (shapes, words)
    }

    /// Whether the slide is shown.
    pub fn is_shown(&self) -> bool {
        self.shown
    }
}

/// What boxes on a sheet say that nobody sees, in their own colour or without any room: elements `t` by their number as they
/// open, and the words.
pub(crate) fn unseen_words(
    content: &[u8],
    theme: &Theme,
    depth: usize,
) -> Result<(BTreeSet<usize>, String), CannotCheck> {
    let seen = scan(content, (f64::MAX, f64::MAX), theme, Some(WHITE), &[], depth)?;
    let (mut numbers, mut words) = (BTreeSet::new(), String::new());
    for shape in &seen.shapes {
        let flat = shape.placed && !shape.grouped && (shape.width < POINT || shape.height < POINT);
        numbers.extend(if flat { &shape.said } else { &shape.unseen });
        words.push_str(&shape.invisible);
        if flat {
            words.push_str(&shape.words);
        }
    }
    Ok((numbers, words))
}

/// A layout that no slide uses: what it says of its own, beside the places for words.
pub(super) fn unused(
    part: &str,
    content: &[u8],
    depth: usize,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let seen = scan(content, (f64::MAX, f64::MAX), &Theme::default(), None, &[], depth)?;
    // In a place for others' words stands what to do: "Click to add text".
    let asks = |words: &str| {
        let first = words.split_whitespace().next().unwrap_or_default().to_lowercase();
        matches!(
            first.as_str(),
            "click" | "insert" | "edit" | "drag" | "add" | "tap" | "type" | "presentation" | "master"
        )
    };
    for shape in &seen.shapes {
        let words = format!("{}{}", shape.words, shape.invisible);
        if telling::tells(&words) && !(shape.placeholder && asks(&words)) {
            let place = Place::part(part).described("a layout that no slide uses");
            finding.danger(Code::PptxObjectHidden, place, "", words.trim());
        }
    }
    Ok(())
}

/// Tells what was seen.
pub(super) fn report(part: &str, number: Option<usize>, seen: Seen, finding: &mut Finding<'_>) {
    let name = number.map_or_else(|| "a slide".to_owned(), |n| format!("slide {n}"));
    let place = |at: &str| Place::part(part).described(format!("{name}{at}"));
    if !seen.shown {
        let words: String = seen.shapes.iter().map(Shape::says).collect();
        finding.danger(
            Code::PptxSlideHidden,
            place(""),
            format!("{} shapes", seen.shapes.len()),
            &shorten(&words, 400),
        );
    }
    for (at, shape) in seen.shapes.iter().enumerate() {
        if let Some(how) = seen.how_unseen(at) {
            finding.danger(Code::PptxObjectHidden, place(how), "", &shape.says());
        }
    }
    seen.watch.report(part, &name, finding);
}
