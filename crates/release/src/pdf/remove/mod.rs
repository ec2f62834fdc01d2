//! Taking things out of what a page draws: letters, paths, pictures, whole parts. What is not taken out stays where it was.
//! What is to be taken out is decided elsewhere.

mod fonts;
mod forms;
mod images;
mod looks;
mod operators;
mod paths;
mod raster;
mod shows;

use std::collections::{BTreeMap, HashMap};

use super::content::{Drawing, Rect};

pub(super) use self::{
    fonts::table,
    forms::{Maker, Page},
    images::head_of_inline,
};

/// Points by which what lies whole in an area may reach over its edge: less than anybody sees.
const OVER: f32 = 0.6;

/// What is done with an operator.
#[derive(Clone, Debug)]
pub(super) enum With {
    /// Other operators stand in its place.
    Bytes(Vec<u8>),
    /// Another picture is placed, after a matrix of its own.
    Picture(u32, Option<[f32; 4]>),
}

/// What changes in the drawing of a page, by placing and the first byte of the operator.
#[derive(Clone, Debug, Default)]
pub(super) struct Edits(HashMap<u32, BTreeMap<usize, (usize, With)>>);

impl Edits {
    /// Other operators in place of one. What was already taken away stays so.
    pub fn replace(&mut self, placing: u32, from: usize, to: usize, with: Vec<u8>) {
        self.put(placing, from, to, With::Bytes(with));
    }

    pub fn put(&mut self, placing: u32, from: usize, to: usize, with: With) {
        let of = self.0.entry(placing).or_default();
        match of.get(&from) {
            Some((_, With::Bytes(bytes))) if bytes.is_empty() => {}
            _ => drop(of.insert(from, (to, with))),
        }
    }

    pub fn of(&self, placing: u32) -> Option<&BTreeMap<usize, (usize, With)>> {
        self.0.get(&placing)
    }
}

/// A part of a page that is to be empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub rect: Rect,
    /// Lines and pictures that only reach into it lose that part; else only what lies whole in it goes.
    pub cut: bool,
}

/// Whether a shape lies in an area, with as little over as nobody sees.
fn inside(shape: Rect, area: Rect) -> bool {
    let area = area.grown(OVER);
    shape.left >= area.left
        && shape.right <= area.right
        && shape.bottom >= area.bottom
        && shape.top <= area.top
}

/// What is to be taken out of one page.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// By glyph: whether it goes.
    pub gone: Vec<bool>,
    /// By glyph: how far it moves along its line, in points; empty where none does.
    pub moved: Vec<f32>,
    /// By paint: whether it goes.
    pub erased: Vec<bool>,
    pub areas: Vec<Area>,
    /// The page becomes a picture: nothing on it moves, and what cannot be placed is left out of its words.
    pub pixels: bool,
    /// Parts of pictures that are not seen, by the paint that draws them.
    pub unseen: Vec<(usize, Rect)>,
    /// Pictures that tell something where their own mask lets nothing through, by the paint.
    pub below_mask: Vec<usize>,
    /// What is seen of a picture of which the rest is cut off, by the paint: a part of its unit square.
    pub cropped: Vec<(usize, Rect)>,
    /// What is drawn after everything else.
    pub after: Vec<u8>,
    /// Whether the letters of labels are needed.
    pub labels: bool,
    /// Annotations whose look is left out, by their place in the list.
    pub looks_left_out: Vec<u32>,
    /// Marked parts whose words go, by their place in the list.
    pub words_left_out: Vec<usize>,
}

impl Plan {
    /// Nothing goes yet.
    pub fn of(drawing: &Drawing) -> Plan {
        Plan {
            gone: vec![false; drawing.glyphs.len()],
            erased: vec![false; drawing.paints.len()],
            ..Plan::default()
        }
    }
}
