//! The direction in which words run, and places along it: words that run at an angle have boxes at the same angle.

use crate::pdf::content::{Drawing, Matrix, Point, Rect};

/// Less than two degrees off an edge of the page is along it: scans are never quite straight.
const STRAIGHT: f32 = 0.9994;
/// Letters whose directions differ by less run along one line.
const SAME: f32 = 0.999;

/// A direction; what is across it is a quarter turn to its left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Course(Point);

impl Course {
    pub fn of(along: Point) -> Course {
        let length = along.0.hypot(along.1);
        if !(length > 1e-6 && length.is_finite()) {
            return Course((1.0, 0.0));
        }
        let (x, y) = (along.0 / length, along.1 / length);
        if x.abs() > STRAIGHT {
            Course((x.signum(), 0.0))
        } else if y.abs() > STRAIGHT {
            Course((0.0, y.signum()))
        } else {
            Course((x, y))
        }
    }

    /// That of a letter.
    pub fn of_glyph(drawing: &Drawing, glyph: usize) -> Course {
        let show = drawing.glyphs.get(glyph).and_then(|g| drawing.shows.get(g.show as usize));
        Course::of(show.map_or((1.0, 0.0), |s| s.along))
    }

    pub fn same(self, other: Course) -> bool {
        self.0.0 * other.0.0 + self.0.1 * other.0.1 > SAME
    }

    /// Along an edge of the page.
    pub fn is_straight(self) -> bool {
        self.0.0 == 0.0 || self.0.1 == 0.0
    }

    /// A point of the page: how far along, and how far across.
    pub fn to(self, p: Point) -> Point {
        let (x, y) = self.0;
        (p.0 * x + p.1 * y, p.1 * x - p.0 * y)
    }

    /// Back to the page.
    pub fn back(self, p: Point) -> Point {
        let (x, y) = self.0;
        (p.0 * x - p.1 * y, p.0 * y + p.1 * x)
    }

    /// Around a part of the page.
    pub fn around(self, part: Rect) -> Rect {
        Rect::around(part.corners().map(|p| self.to(p)))
    }

    /// The part of the page around a place.
    pub fn on_page(self, place: Rect) -> Rect {
        Rect::around(place.corners().map(|p| self.back(p)))
    }

    /// What turns the page so that words run level.
    pub fn matrix(self) -> Matrix {
        let (x, y) = self.0;
        [x, y, -y, x, 0.0, 0.0]
    }

    /// The place of a letter: of one that runs at this angle, no more than it takes up.
    pub fn place(self, drawing: &Drawing, glyph: usize) -> Rect {
        let area = drawing.glyphs[glyph].area;
        let around = self.around(area);
        if self.is_straight() {
            return around;
        }
        let Some(show) = drawing.shows.get(drawing.glyphs[glyph].show as usize) else { return around };
        if !Course::of(show.along).same(self) {
            return around;
        }
        // From the rectangle around it and how tall it is follows how wide it is.
        let (x, y) = (self.0.0.abs(), self.0.1.abs());
        let tall = show.tall.min(area.width().max(area.height()));
        let wide = if x > y { (area.width() - tall * y) / x } else { (area.height() - tall * x) / y };
        let (wide, centre) = (wide.max(tall * 0.1), self.to(area.centre()));
        Rect {
            left: centre.0 - wide / 2.0,
            right: centre.0 + wide / 2.0,
            bottom: centre.1 - tall / 2.0,
            top: centre.1 + tall / 2.0,
        }
    }
}

/// Whether two places stand on one line.
pub(super) fn one_line(a: Rect, b: Rect) -> bool {
    let both = a.top.min(b.top) - a.bottom.max(b.bottom);
    both > 0.5 * a.height().min(b.height())
}
