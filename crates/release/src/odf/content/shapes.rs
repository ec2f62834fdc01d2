//! Boxes and pictures on pages, slides and sheets: those beside the page, those too small to be read, and what lies beneath
//! others.

use super::{Scan, Words};
use crate::dangers::{CannotCheck, Code, Place, shorten};
use crate::odf::pages::{Area, is_shape, style_of_shape};
use crate::odf::styles::{Filling, Paper, points};
use crate::package::colour::{Rgb, WHITE};
use crate::package::xml::Element;

/// Shapes of a slide that are compared with each other.
const MOST: usize = 10_000;
/// The part of a shape that lies beneath another where nobody sees what it says.
const COVERED: f64 = 0.8;
/// Points: a box smaller than this shows no word.
const SMALLEST: f64 = 3.0;
/// A box over words is at least as large as a short word, and no higher than some lines: else it is part of the page.
const WIDE: f64 = 20.0;
const HIGH: f64 = 6.3;
const TOO_HIGH: f64 = 236.0;
/// Points from its paragraph within which a box lies over that paragraph alone.
const NEAR: f64 = 8.0;
/// So far beside its page no part of a box is seen.
const FAR: f64 = 1_700.0;
const BEFORE: f64 = -230.0;

/// A shape that is open, or that was drawn on the slide.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The element, and how deep it stands.
    pub number: usize,
    depth: usize,
    area: Option<Area>,
    filling: Filling,
    frame: bool,
    picture: bool,
    pub words: String,
    /// Where a turned shape was moved to.
    moved: Option<(f64, f64)>,
    /// It is displayed nowhere, or on paper alone.
    off: bool,
    /// It stands in the line as a letter does.
    as_letter: bool,
    /// It is held by a page, not by a paragraph.
    of_page: bool,
    /// It grows with what it says.
    grows: bool,
    size: (Option<f64>, Option<f64>),
    down: f64,
    /// The cell in which it ends, with how far into it.
    to: Option<(u32, u32, f64, f64)>,
    name: String,
}

/// The shapes of the slide, and those that are open.
#[derive(Default)]
pub(super) struct Shapes {
    pub open: Vec<Drawn>,
    done: Vec<Drawn>,
    pub master: String,
    pub page_style: String,
    /// Cells of the sheet that lie beneath a box: top, left, bottom, right.
    pub over_cells: Vec<(usize, usize, usize, usize)>,
    unseen: Words,
    pub over_words: Words,
}

impl Scan<'_, '_> {
    /// To be called for every element that opens.
    pub(super) fn open_shape(&mut self, element: &Element<'_>) {
        match element.whole_name() {
            "draw:text-box" => {
                let grows = element.exactly("fo:min-height").and_then(|l| points(&l)).is_some();
                if let Some(shape) = self.shapes.open.last_mut() {
                    shape.grows |= grows;
                }
            }
            "draw:image" | "draw:object" | "draw:object-ole" | "draw:plugin" => {
                if let Some(shape) = self.shapes.open.last_mut() {
                    shape.picture = true;
                }
            }
            name if is_shape(name) => {
                let length = |name: &str| element.exactly(name).and_then(|l| points(&l));
                let anchor = element.exactly("text:anchor-type").unwrap_or_default().into_owned();
                let filling = style_of_shape(element)
                    .map(|(family, style)| self.styles.filling(family, &style))
                    .unwrap_or_default();
                let end = element.exactly("table:end-cell-address").and_then(|address| {
                    let cell = address.rsplit('.').next().unwrap_or_default().to_owned();
                    crate::xlsx::place::cell(&cell)
                });
                let to = end.map(|(row, column)| {
                    (row, column, length("table:end-x").unwrap_or(0.0), length("table:end-y").unwrap_or(0.0))
                });
                self.shapes.open.push(Drawn {
                    number: self.opened,
                    depth: self.open.len(),
                    area: Area::of(element),
                    filling,
                    frame: name == "draw:frame",
                    as_letter: anchor == "as-char",
                    of_page: anchor == "page",
                    size: (length("svg:width"), length("svg:height")),
                    down: length("svg:y").unwrap_or(0.0),
                    to,
                    moved: element.exactly("draw:transform").and_then(|how| moved(&how)),
                    off: element.get("display").is_some_and(|d| matches!(d.as_ref(), "none" | "printer"))
                        || element.exactly("loext:visible").is_some_and(|v| v == "false"),
                    name: element.exactly("draw:name").unwrap_or_default().into_owned(),
                    ..Drawn::default()
                });
            }
            _ => {}
        }
    }

    /// To be called for every element that closes, before it is taken from those that are open.
    pub(super) fn close_shape(&mut self) -> Result<(), CannotCheck> {
        if self.shapes.open.last().is_none_or(|shape| shape.depth != self.open.len()) {
            return Ok(());
        }
        let Some(shape) = self.shapes.open.pop() else { return Ok(()) };
        if let Some(outer) = self.shapes.open.last_mut() {
            outer.words.push_str(&shape.words);
        }
        if self.page > 0 && self.in_table == 0 {
            // What stands in the notes is no part of the slide.
            if !self.inside(super::Within::Notes) && self.shapes.open.is_empty() {
                self.shapes.done.push(shape);
                if self.shapes.done.len() > MOST {
                    return Err(CannotCheck::bomb("a slide has more shapes than can be compared"));
                }
            }
            return Ok(());
        }
        let says = !shape.words.trim().is_empty();
        let small = |size: Option<f64>| size.is_some_and(|size| size < SMALLEST);
        let (narrow, low) = (small(shape.size.0), small(shape.size.1) && !shape.grows);
        let in_text = self.in_table == 0;
        if says && shape.frame && !shape.picture && if in_text { narrow || low } else { narrow && low } {
            self.unseen(&shape);
            return Ok(());
        }
        let beside = shape.area.is_some_and(|a| {
            a.left > FAR || a.top > FAR * 2.0 || a.left + a.width < BEFORE || a.top + a.height < BEFORE
        });
        if says && beside && in_text && !shape.as_letter {
            self.unseen(&shape);
        } else if self.in_cell {
            self.over_cells(&shape, says);
        } else if in_text && !says {
            self.over_words(&shape);
        }
        Ok(())
    }

    fn unseen(&mut self, shape: &Drawn) {
        self.shapes.unseen.add(shape.words.trim());
        self.marked.whole.insert(shape.number);
    }

    /// A box on a sheet, from the cell that holds it to the one where it ends.
    fn over_cells(&mut self, shape: &Drawn, says: bool) {
        let opaque = shape.picture || matches!(shape.filling.paper, Some(Paper::Rgb(_) | Paper::Unknown));
        let Some((bottom, right, across, down)) = shape.to.filter(|_| opaque && !says) else { return };
        let Some(area) = shape.area else { return };
        // A cell counts where most of it lies beneath.
        let top = self.row_number + usize::from(area.top > 6.0 && area.top < 100.0);
        let left = self.column + usize::from(area.left > 20.0 && area.left < 300.0);
        let bottom = (bottom as usize + usize::from(down >= 8.0)).checked_sub(1);
        let right = (right as usize + usize::from(across >= 40.0)).checked_sub(1);
        if let (Some(bottom), Some(right)) = (bottom, right)
            && top <= bottom
            && left <= right
            && self.shapes.over_cells.len() < MOST
        {
            self.shapes.over_cells.push((top, left, bottom, right));
        }
    }

    /// A box of one colour that lies over the words of its paragraph.
    fn over_words(&mut self, shape: &Drawn) {
        let Filling { paper: Some(Paper::Rgb(colour)), behind: false, through } = shape.filling else {
            return;
        };
        let through = through.unwrap_or(!shape.frame);
        let (Some(width), Some(height)) = shape.size else { return };
        let bar = width > WIDE && height > HIGH && height < TOO_HIGH;
        if shape.picture || shape.as_letter || !through || !bar || !is_bar(colour) {
            return;
        }
        match self.paragraphs.last_mut() {
            Some(paragraph) => paragraph.boxes.push((shape.number, shape.down.abs() <= NEAR)),
            None if shape.of_page && self.part == "content.xml" => {
                self.shapes.over_words.add("a filled box that stands on a page by itself");
            }
            None => {}
        }
    }

    /// The end of a slide: what lies beside it or beneath something, of which it tells.
    pub(super) fn end_shapes(&mut self) {
        let done = std::mem::take(&mut self.shapes.done);
        let size = self.styles.pages.size(&self.shapes.master);
        for (at, shape) in done.iter().enumerate() {
            let says = !shape.words.trim().is_empty();
            if !says && !shape.picture || self.slide_hidden {
                continue;
            }
            let small = |size: Option<f64>| size.is_some_and(|size| size < SMALLEST);
            let beside = |(width, height): (f64, f64)| {
                let reach = shape.size.0.unwrap_or(0.0) + shape.size.1.unwrap_or(0.0);
                shape.moved.is_some_and(|(x, y)| {
                    x - reach > width || y - reach > height || x + reach < 0.0 || y + reach < 0.0
                })
            };
            let how = match shape.area {
                _ if shape.off => "a shape that is not displayed",
                _ if size.is_some_and(beside) => "beside the slide",
                Some(area) if size.is_some_and(|size| area.is_off(size)) => "beside the slide",
                Some(area) if done[at + 1..].iter().any(|later| later.covers(&area)) => {
                    "beneath another shape"
                }
                _ if says && shape.frame && small(shape.size.0) && small(shape.size.1) => {
                    "too small to be seen"
                }
                _ => continue,
            };
            let words = if says { shorten(shape.words.trim(), 400) } else { "a picture".into() };
            let place = self.place(how);
            self.finding.danger(Code::OdfTextHidden, place, shape.name.clone(), &words);
            self.marked.whole.insert(shape.number);
        }
    }

    /// The colour behind words that have none behind them by their own styles; none where it cannot be told.
    pub(super) fn behind(&self) -> Option<Rgb> {
        if self.page == 0 {
            let on_master = self.part == "styles.xml" && !self.shapes.open.is_empty();
            return (!on_master && !self.styles.pages.coloured).then_some(WHITE);
        }
        let here = self.shapes.open.first().and_then(|shape| shape.area);
        for before in self.shapes.done.iter().rev().filter(|shape| !shape.picture) {
            match lies_on(here, before.area, before.filling) {
                Some(found) => return found,
                None => continue,
            }
        }
        if self.shapes.done.iter().any(|shape| shape.picture && !apart(here, shape.area)) {
            return None;
        }
        let master = self.styles.pages.master(&self.shapes.master);
        for (area, style) in master.iter().flat_map(|m| m.shapes.iter().rev()) {
            let filling = match style {
                Some((family, style)) => self.styles.filling(family, style),
                None => Filling::default(),
            };
            if let Some(found) = lies_on(here, *area, filling) {
                return found;
            }
        }
        let own = self.styles.filling("drawing-page", &self.shapes.page_style).paper;
        let paper = own
            .filter(|paper| *paper != Paper::Clear)
            .or_else(|| master.and_then(|master| self.styles.filling("drawing-page", &master.style).paper));
        match paper {
            None | Some(Paper::Clear) => Some(WHITE),
            Some(Paper::Rgb(rgb)) => Some(rgb),
            Some(Paper::Unknown) => None,
        }
    }

    pub(super) fn report_shapes(&mut self) {
        let shapes = std::mem::take(&mut self.shapes);
        for (words, at) in [
            (&shapes.unseen, "boxes too small to be read, or beside the page"),
            (&shapes.over_words, "words with a filled box over them"),
        ] {
            if words.count > 0 {
                let place = Place::part(self.part).described(at);
                self.finding.danger(
                    Code::OdfTextHidden,
                    place,
                    format!("{} boxes", words.count),
                    &words.text,
                );
            }
        }
    }
}

impl Drawn {
    /// Whether this one, drawn later, covers a place.
    fn covers(&self, place: &Area) -> bool {
        let opaque = self.picture || matches!(self.filling.paper, Some(Paper::Rgb(_)));
        opaque
            && self.words.trim().is_empty()
            && self.area.is_some_and(|area| area.share_of(place) >= COVERED)
    }
}

/// Where "rotate (0.5) translate (60cm 4cm)" moves a shape.
fn moved(how: &str) -> Option<(f64, f64)> {
    let (_, to) = how.rsplit_once("translate")?;
    let inside = to.trim_start().strip_prefix('(')?.split(')').next()?;
    let mut lengths = inside.split([' ', ',']).filter(|l| !l.is_empty()).map(points);
    Some((lengths.next()??, lengths.next()??))
}

/// Whether two places have nothing in common for sure.
fn apart(one: Option<Area>, other: Option<Area>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one.share_of(&other) == 0.0)
}

/// The colour of what was drawn before, where a place lies on it: nothing where it does not, none where that is unknown.
fn lies_on(here: Option<Area>, area: Option<Area>, filling: Filling) -> Option<Option<Rgb>> {
    match filling.paper {
        None | Some(Paper::Clear) => None,
        _ if apart(here, area) => None,
        Some(Paper::Rgb(rgb)) if here.is_some() && area.is_some() => Some(Some(rgb)),
        Some(_) => Some(None),
    }
}

/// Black and white are what words are painted over with.
fn is_bar((red, green, blue): Rgb) -> bool {
    let dark = red < 60 && green < 60 && blue < 60;
    let light = red > 240 && green > 240 && blue > 240;
    dark || light
}
