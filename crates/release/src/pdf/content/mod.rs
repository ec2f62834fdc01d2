//! What a page of a PDF draws: each letter with its place and the bytes of the operator that shows it, and everything
//! that is painted, in the order of painting. Reads only; finding and removing both stand on it.
//!
//! A letter's operator is a range of bytes in a source: what the page itself draws (all its parts one after the other,
//! each followed by a line end), or a form by the number of its object.

mod colour;
mod cut;
mod function;
mod geometry;
mod graphics;
mod letters;
mod look;
mod mask;
mod notes;
mod painted;
mod part;
mod path;
mod pattern;
mod placed;
mod resources;
mod run;
mod shown;
mod state;
mod walk;
mod written;

use std::{ops::Range, rc::Rc};

use container::pdf::{Dict, Stream};

pub(crate) use colour::{BLACK, Colour, Space, WHITE};
pub(crate) use cut::Cut;
pub(crate) use geometry::{Matrix, Point, Rect, Shape, back, moved, reach};
pub(crate) use mask::Mask;
pub(crate) use run::Interpreter;
pub(crate) use state::SEEN;
pub(crate) use walk::{Operation, walk};

/// Where drawing operators stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Source {
    /// In the page itself.
    Page,
    /// In a form or the look of an annotation: the number of its object.
    Form(u32),
}

/// One operator with what it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Operator {
    pub source: Source,
    /// In which placing of the source, in the list of placings; the page itself is the first.
    pub placing: u32,
    /// The first byte of the first value.
    pub from: u32,
    /// One past the last byte of the operator.
    pub to: u32,
}

/// One drawing of a font.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glyph {
    /// Its letters, in the text of the drawing.
    pub text: (u32, u32),
    /// Which show it belongs to.
    pub show: u32,
    /// Which text of the show (a TJ has several), and which bytes of it.
    pub bytes: (u32, u32, u32),
    /// The code that the font knows it by.
    pub code: u32,
    /// How far it moves on what follows, in the numbers of a TJ.
    pub advance: f32,
    /// Its place on the page.
    pub area: Rect,
}

/// One operator that shows text, with all that decides how.
#[derive(Clone, Debug)]
pub(crate) struct Show {
    pub operator: Operator,
    pub order: u32,
    pub glyphs: Range<usize>,
    pub area: Rect,
    /// Filled, outlined, invisible, clipping: as PDF counts it.
    pub mode: u8,
    pub fill: Colour,
    pub stroke: Colour,
    /// How much is seen, from 0 to 1.
    pub alpha: f32,
    /// The mask that it is seen through.
    pub mask: Option<Rc<Mask>>,
    /// Its height on the page.
    pub height: f32,
    /// How tall its letters are reckoned, from below the line to above it.
    pub tall: f32,
    /// How wide letters are drawn for their height, 1 as designed.
    pub stretch: f32,
    pub clip: Rect,
    pub cut: Option<Rc<Cut>>,
    /// In a layer that is not shown.
    pub layer: Option<u32>,
    /// In the look of the annotation of this place in the list.
    pub annotation: Option<u32>,
    /// The number of its font.
    pub font: Option<u32>,
    /// It goes on where the one before ended.
    pub follows: bool,
    /// Whether its letters are where they are said to be.
    pub placed: bool,
    /// How far one of the numbers of a TJ moves, in points of the page.
    pub unit: f32,
    /// In which direction of the page it runs.
    pub along: Point,
}

/// How something is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Fill,
    Lines,
    Shading,
    /// A letter that is a box: a drawing of the font of this number.
    Letter(u32),
    /// A picture, in the list of pictures.
    Picture(u32),
}

/// Something painted that is no text.
#[derive(Clone, Debug)]
pub(crate) struct Paint {
    pub way: Way,
    pub operator: Operator,
    /// The first byte of the path that is painted.
    pub begin: u32,
    /// Its path also cuts off what is painted after it.
    pub clips: bool,
    pub matrix: Matrix,
    /// Through a mask that is drawn elsewhere.
    pub masked: bool,
    /// That mask, where what it lets through can be told.
    pub mask: Option<Rc<Mask>>,
    pub order: u32,
    pub shape: Shape,
    /// The rectangle around what is seen of it.
    pub area: Rect,
    pub clip: Rect,
    pub cut: Option<Rc<Cut>>,
    pub colour: Colour,
    /// Nothing below is seen.
    pub opaque: bool,
    /// How much of the contrast below is left, from 0 to 1.
    pub left: f32,
    /// With a pattern whose tiles are drawn elsewhere.
    pub patterned: bool,
    pub alpha: f32,
    pub layer: Option<u32>,
    pub annotation: Option<u32>,
}

impl Paint {
    /// Whether it is painted at a point.
    pub fn covers(&self, p: Point) -> bool {
        self.clip.holds(p) && self.cut.as_ref().is_none_or(|cut| cut.holds(p)) && self.shape.covers(p)
    }

    /// How many points must be looked at to see that.
    pub fn points(&self) -> usize {
        self.shape.points() + self.cut.as_ref().map_or(0, |cut| cut.points)
    }
}

/// A picture where it is drawn.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// None for one that stands inside the drawing.
    pub stream: Option<Stream>,
    /// Of one that stands inside the drawing: its operator.
    pub inline: Option<Rc<Vec<u8>>>,
    pub matrix: Matrix,
}

/// A form, or the look of an annotation, where it is drawn; the page itself is the first.
#[derive(Clone, Debug)]
pub(crate) struct Placing {
    pub source: Source,
    /// The operator that places it.
    pub at: Operator,
    pub form: Option<Stream>,
    /// Where it is drawn, before its own matrix.
    pub matrix: Matrix,
    pub annotation: Option<u32>,
    /// The resources that it is drawn with.
    pub resources: Dict,
}

/// The beginning of a marked part that says something about it.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub operator: Operator,
    pub tag: Vec<u8>,
    /// What is said, references not followed.
    pub dict: Dict,
    /// The words that stand for it, ActualText or not.
    pub words: Option<(bool, String)>,
    pub glyphs: Range<usize>,
}

/// Words that stand for a part of the drawing.
#[derive(Clone, Debug)]
pub(crate) struct Marked {
    /// ActualText or Alt.
    pub actual: bool,
    pub text: String,
    pub glyphs: Range<usize>,
}

/// Everything that a page draws.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drawing {
    pub text: String,
    pub glyphs: Vec<Glyph>,
    pub shows: Vec<Show>,
    pub paints: Vec<Paint>,
    pub pictures: Vec<Picture>,
    pub marked: Vec<Marked>,
    /// Parts of the structure by their number.
    pub parts: Vec<(u32, Range<usize>)>,
    /// The numbers of the forms and pictures that were placed.
    pub placed: Vec<u32>,
    pub placings: Vec<Placing>,
    pub groups: Vec<Group>,
    /// Operators that show text in no font that the file has.
    pub fontless: Vec<Operator>,
    /// Points of the paths that cut off what is painted later, where they have many.
    pub clips: Vec<Vec<Point>>,
    /// What somebody wrote among the operators that is none.
    pub notes: Vec<String>,
    /// Drawings for which the font names no character.
    pub unknown: usize,
    /// Something could not be unpacked, so that what it draws is not known.
    pub damaged: bool,
}

impl Drawing {
    /// The letters of a glyph.
    pub fn letters(&self, glyph: &Glyph) -> &str {
        self.text.get(glyph.text.0 as usize..glyph.text.1 as usize).unwrap_or("")
    }

    /// The words of glyphs, with spaces where they stand apart.
    pub fn words(&self, glyphs: impl IntoIterator<Item = usize>) -> String {
        let mut out = String::new();
        let mut last: Option<&Glyph> = None;
        for n in glyphs {
            let Some(glyph) = self.glyphs.get(n) else { continue };
            if let Some(last) = last {
                let height = glyph.area.height().max(last.area.height());
                let apart = glyph.area.left - last.area.right > height * 0.17
                    || glyph.area.left < last.area.left - height * 0.5
                    || (glyph.area.bottom - last.area.bottom).abs() > height * 0.6;
                let turned = glyph.area.bottom - last.area.top > height * 0.17
                    || last.area.bottom - glyph.area.top > height * 0.17;
                if (apart || turned) && !out.ends_with(' ') {
                    // Text that runs upwards stands apart in height only; its letters touch.
                    let touches = glyph.area.grown(height * 0.12).meets(last.area.grown(height * 0.12));
                    if !touches {
                        out.push(' ');
                    }
                }
            }
            out.push_str(self.letters(glyph));
            last = Some(glyph);
        }
        out
    }
}
