//! The state in which something is drawn.

use std::rc::Rc;

use container::pdf::Font;

use super::{
    Colour, Mask, Matrix, Rect,
    colour::{BLACK, Space},
    geometry::ONE,
};

/// How colours mix with what is below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blend {
    Normal,
    /// Dark stays dark.
    Darker,
    /// Light stays light.
    Lighter,
    Other,
}

#[derive(Clone, Debug)]
pub(super) struct Ink {
    pub space: Space,
    pub colour: Colour,
    /// A pattern of strokes or tiles, between which something is seen.
    pub tiled: bool,
    /// A pattern of tiles of more than one colour.
    pub patterned: bool,
}

impl Ink {
    fn black() -> Ink {
        Ink { space: Space::Grey, colour: BLACK, tiled: false, patterned: false }
    }
}

#[derive(Clone)]
pub(super) struct State {
    pub matrix: Matrix,
    pub font: Option<Rc<Font>>,
    pub font_number: Option<u32>,
    pub size: f32,
    pub letters: f32,
    pub words: f32,
    pub scale: f32,
    pub leading: f32,
    pub rise: f32,
    pub mode: u8,
    pub fill: Ink,
    pub stroke: Ink,
    pub fill_alpha: f32,
    pub stroke_alpha: f32,
    /// Of the group that is drawn into.
    pub group_alpha: f32,
    pub masked: bool,
    /// Only what lies within letters is painted.
    pub lettered: bool,
    pub mask: Option<Rc<Mask>>,
    pub blend: Blend,
    pub line: f32,
    pub clip: Rect,
    pub layer: Option<u32>,
    pub annotation: Option<u32>,
}

impl State {
    /// As a page begins.
    pub fn new(clip: Rect) -> State {
        State {
            matrix: ONE,
            font: None,
            font_number: None,
            size: 0.0,
            letters: 0.0,
            words: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            fill: Ink::black(),
            stroke: Ink::black(),
            fill_alpha: 1.0,
            stroke_alpha: 1.0,
            group_alpha: 1.0,
            masked: false,
            lettered: false,
            mask: None,
            blend: Blend::Normal,
            line: 1.0,
            clip,
            layer: None,
            annotation: None,
        }
    }

    /// Whether what is painted in a colour hides what is below.
    pub fn hides(&self, ink: &Ink, alpha: f32) -> bool {
        let alpha = alpha * self.group_alpha;
        if ink.tiled || self.masked || self.lettered || alpha < 0.85 {
            return false;
        }
        match self.blend {
            Blend::Normal => true,
            Blend::Darker => ink.colour.light().is_some_and(|l| l < 0.06),
            Blend::Lighter => ink.colour.light().is_some_and(|l| l > 0.9),
            Blend::Other => false,
        }
    }

    /// How wide a line is on the page.
    pub fn line_on_page(&self) -> f32 {
        let [a, b, c, d, ..] = self.matrix;
        self.line * (a * d - b * c).abs().sqrt()
    }
}
