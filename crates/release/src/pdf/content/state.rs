//! The state in which something is drawn.

use std::rc::Rc;

use container::pdf::Font;

use super::{
    Colour, Cut, Mask, Matrix, Rect,
    colour::{BLACK, Space},
    geometry::ONE,
};

/// Less contrast than this is not seen.
pub(crate) const SEEN: f32 = 0.151;

/// How colours mix with what is below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blend {
    Normal,
    Multiply,
    Screen,
    Darken,
    Lighten,
    ColourDodge,
    ColourBurn,
    HardLight,
    Difference,
    Exclusion,
    Luminosity,
    /// What is below can be told from what is beside it.
    Other,
}

impl Blend {
    pub fn named(name: &[u8]) -> Blend {
        match name {
            b"Normal" | b"Compatible" => Blend::Normal,
            b"Multiply" => Blend::Multiply,
            b"Screen" => Blend::Screen,
            b"Darken" => Blend::Darken,
            b"Lighten" => Blend::Lighten,
            b"ColorDodge" => Blend::ColourDodge,
            b"ColorBurn" => Blend::ColourBurn,
            b"HardLight" => Blend::HardLight,
            b"Difference" => Blend::Difference,
            b"Exclusion" => Blend::Exclusion,
            b"Luminosity" => Blend::Luminosity,
            _ => Blend::Other,
        }
    }

    /// How far black below comes out from white below, of one part of a colour.
    fn apart(self, c: f32) -> f32 {
        match self {
            Blend::Normal | Blend::Luminosity => 0.0,
            Blend::Multiply | Blend::Darken => c,
            Blend::Screen | Blend::Lighten => 1.0 - c,
            // Black stays black and white white.
            Blend::ColourDodge | Blend::ColourBurn | Blend::Other => 1.0,
            Blend::HardLight => 1.0 - (2.0 * c - 1.0).abs(),
            Blend::Difference | Blend::Exclusion => 1.0 - 2.0 * c,
        }
    }
}

/// How far something that is painted hides what is below.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cover {
    /// Nothing below is seen.
    pub opaque: bool,
    /// How much of the contrast below is left, from 0 to 1.
    pub left: f32,
}

#[derive(Clone, Debug)]
pub(super) struct Ink {
    pub space: Space,
    pub colour: Colour,
    /// A pattern of strokes or tiles, between which something is seen.
    pub tiled: bool,
    /// A pattern of tiles of more than one colour.
    pub patterned: bool,
    /// It leaves no trace: no ink, or tiles that paint nothing.
    pub nothing: bool,
}

impl Ink {
    fn black() -> Ink {
        Ink::plain(Space::Grey, BLACK)
    }

    /// One colour everywhere.
    pub fn plain(space: Space, colour: Colour) -> Ink {
        let nothing = space == Space::Nothing;
        Ink { space, colour, tiled: false, patterned: false, nothing }
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
    /// What else cuts off, where it is no upright rectangle.
    pub cut: Option<Rc<Cut>>,
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
            cut: None,
            layer: None,
            annotation: None,
        }
    }

    /// How far what is painted in a colour hides what is below.
    pub fn covers(&self, ink: &Ink, alpha: f32) -> Cover {
        let alpha = alpha * self.group_alpha;
        if ink.tiled || ink.nothing || self.masked || self.lettered {
            return Cover { opaque: false, left: 1.0 };
        }
        let apart = match (self.blend, ink.colour) {
            (Blend::Normal | Blend::Luminosity, _) => 0.0,
            (_, Colour::Unknown) => 1.0,
            (blend, Colour::Rgb(r, g, b)) => {
                [r, g, b].into_iter().map(|c| blend.apart(c).abs()).fold(0.0, f32::max)
            }
        };
        let left = 1.0 - alpha + alpha * apart;
        // What is mixed with a dark or a light colour is seen as little more than that colour.
        let mixed = match self.blend {
            Blend::Multiply | Blend::Darken => ink.colour.light().is_some_and(|l| l < 0.06),
            Blend::Screen | Blend::Lighten => ink.colour.light().is_some_and(|l| l > 0.9),
            _ => false,
        };
        Cover { opaque: alpha >= 0.85 && mixed || left <= SEEN, left }
    }

    /// How wide a line is on the page.
    pub fn line_on_page(&self) -> f32 {
        let [a, b, c, d, ..] = self.matrix;
        self.line * (a * d - b * c).abs().sqrt()
    }
}
