//! A page as it is displayed: turned, cut, and in units of its own; marks are given there.

use container::pdf::{Page, Pdf};

use crate::{
    dangers::CannotCheck,
    pdf::{
        content::{Point, Rect},
        hidden::Frame,
        pages,
    },
};

/// A page as it is displayed.
pub(in crate::pdf) struct Sheet {
    pub number: u32,
    /// What is shown of it, in its own space.
    pub shown: Rect,
    /// Turns to the right, of a quarter each.
    turns: u8,
    /// Points of its unit.
    unit: f32,
}

impl Sheet {
    pub fn read(pdf: &Pdf<'_>, page: &Page, frame: Frame, number: u32) -> Result<Sheet, CannotCheck> {
        let turned =
            pages::inherited_value(pdf, &page.dict, "Rotate")?.and_then(|r| r.number()).unwrap_or(0.0);
        let turns = (turned / 90.0).round().rem_euclid(4.0) as u8;
        let unit = pdf.value(&page.dict, "UserUnit")?.number().unwrap_or(1.0) as f32;
        Ok(Sheet { number, shown: frame.shown, turns, unit: if unit > 0.0 { unit } else { 1.0 } })
    }

    /// A box in the space of the page; none where it lies outside.
    pub fn rect(&self, [x, y, width, height]: [f64; 4]) -> Option<Rect> {
        let rect = Rect::of(self.point(x, y), self.point(x + width, y + height));
        rect.meets(self.shown).then(|| rect.meet(self.shown))
    }

    /// A point of the page as displayed, in its own space.
    pub fn point(&self, x: f64, y: f64) -> Point {
        let scaled = |n: f64| (n as f32) / self.unit;
        let (x, y) = (scaled(x), scaled(y));
        match self.turns {
            0 => (self.shown.left + x, self.shown.top - y),
            1 => (self.shown.left + y, self.shown.bottom + x),
            2 => (self.shown.right - x, self.shown.bottom + y),
            _ => (self.shown.right - y, self.shown.top - x),
        }
    }

    /// Its width and height as displayed, in points.
    pub fn size(&self) -> (f64, f64) {
        let (width, height) = match self.turns % 2 {
            0 => (self.shown.width(), self.shown.height()),
            _ => (self.shown.height(), self.shown.width()),
        };
        (f64::from(width * self.unit), f64::from(height * self.unit))
    }

    /// Where a part of the page is displayed: left, top, width and height. What [`Sheet::rect`] turns back.
    pub fn displayed(&self, part: Rect) -> [f64; 4] {
        let shown = self.shown;
        let (left, top) = match self.turns {
            0 => (part.left - shown.left, shown.top - part.top),
            1 => (part.bottom - shown.bottom, part.left - shown.left),
            2 => (shown.right - part.right, part.bottom - shown.bottom),
            _ => (shown.top - part.top, shown.right - part.right),
        };
        let (width, height) = match self.turns % 2 {
            0 => (part.width(), part.height()),
            _ => (part.height(), part.width()),
        };
        [left, top, width, height].map(|n| f64::from(n * self.unit))
    }

    /// The direction that is to the right on the page as displayed.
    pub fn along(&self) -> (f32, f32) {
        match self.turns {
            0 => (1.0, 0.0),
            1 => (0.0, 1.0),
            2 => (-1.0, 0.0),
            _ => (0.0, -1.0),
        }
    }
}
