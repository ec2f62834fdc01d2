//! Points, rectangles and matrices of a page, in its own units (1/72 inch), the origin at the lower left.

/// A matrix as PDF writes it.
pub(crate) type Matrix = [f32; 6];
pub(crate) const ONE: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

pub(crate) type Point = (f32, f32);

/// First `a`, then `b`.
pub(crate) fn times(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// A point moved by a matrix.
pub(crate) fn moved(p: Point, m: &Matrix) -> Point {
    (p.0 * m[0] + p.1 * m[2] + m[4], p.0 * m[1] + p.1 * m[3] + m[5])
}

/// The matrix that takes the other back; none where it flattens everything.
pub(crate) fn back(m: &Matrix) -> Option<Matrix> {
    let d = m[0] * m[3] - m[1] * m[2];
    if d.abs() < 1e-12 || !d.is_finite() {
        return None;
    }
    let (a, b, c, e) = (m[3] / d, -m[1] / d, -m[2] / d, m[0] / d);
    Some([a, b, c, e, -(m[4] * a + m[5] * c), -(m[4] * b + m[5] * e)])
}

/// How far a square, turned or not, reaches to the left and to the right between two heights.
pub(crate) fn reach(quad: &[Point; 4], low: f32, high: f32) -> Option<(f32, f32)> {
    let mut out: Option<(f32, f32)> = None;
    for (n, a) in quad.iter().enumerate() {
        let b = quad[(n + 1) % quad.len()];
        if a.1.min(b.1) > high || a.1.max(b.1) < low {
            continue;
        }
        for (end, other) in [(*a, b), (b, *a)] {
            let y = end.1.clamp(low, high);
            let rise = other.1 - end.1;
            let x = if rise == 0.0 { end.0 } else { end.0 + (other.0 - end.0) * (y - end.1) / rise };
            let (from, to) = out.unwrap_or((x, x));
            out = Some((from.min(x), to.max(x)));
        }
    }
    out
}

/// A rectangle along the edges of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rect {
    pub left: f32,
    pub bottom: f32,
    pub right: f32,
    pub top: f32,
}

impl Rect {
    /// No place at all; grows with [`Rect::with`].
    pub const NONE: Rect =
        Rect { left: f32::INFINITY, bottom: f32::INFINITY, right: f32::NEG_INFINITY, top: f32::NEG_INFINITY };
    /// Everywhere.
    pub const ALL: Rect = Rect { left: -1e9, bottom: -1e9, right: 1e9, top: 1e9 };

    /// From two corners, whichever they are.
    pub fn of(a: Point, b: Point) -> Rect {
        Rect { left: a.0.min(b.0), bottom: a.1.min(b.1), right: a.0.max(b.0), top: a.1.max(b.1) }
    }

    /// Around points.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Rect {
        points.into_iter().fold(Rect::NONE, Rect::with)
    }

    /// Grown to hold a point.
    pub fn with(self, p: Point) -> Rect {
        Rect {
            left: self.left.min(p.0),
            bottom: self.bottom.min(p.1),
            right: self.right.max(p.0),
            top: self.top.max(p.1),
        }
    }

    /// Around both.
    pub fn join(self, other: Rect) -> Rect {
        self.with((other.left, other.bottom)).with((other.right, other.top))
    }

    /// What both have.
    pub fn meet(self, other: Rect) -> Rect {
        Rect {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        }
    }

    /// Around itself after a matrix.
    pub fn moved(self, m: &Matrix) -> Rect {
        Rect::around(self.corners().map(|p| moved(p, m)))
    }

    pub fn corners(self) -> [Point; 4] {
        [(self.left, self.bottom), (self.right, self.bottom), (self.right, self.top), (self.left, self.top)]
    }

    pub fn width(self) -> f32 {
        (self.right - self.left).max(0.0)
    }

    pub fn height(self) -> f32 {
        (self.top - self.bottom).max(0.0)
    }

    pub fn area(self) -> f32 {
        self.width() * self.height()
    }

    pub fn is_empty(self) -> bool {
        !(self.right > self.left && self.top > self.bottom)
    }

    pub fn holds(self, p: Point) -> bool {
        p.0 >= self.left && p.0 <= self.right && p.1 >= self.bottom && p.1 <= self.top
    }

    pub fn meets(self, other: Rect) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.bottom < other.top
            && other.bottom < self.top
    }

    pub fn grown(self, by: f32) -> Rect {
        Rect { left: self.left - by, bottom: self.bottom - by, right: self.right + by, top: self.top + by }
    }

    pub fn centre(self) -> Point {
        ((self.left + self.right) / 2.0, (self.bottom + self.top) / 2.0)
    }
}

/// What is painted over: which points it covers.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    /// A rectangle along the edges of the page.
    Rect(Rect),
    /// Lines that enclose, and whether the even-odd rule holds.
    Area(Vec<Vec<Point>>, bool),
    /// Lines with half their width.
    Lines(Vec<Vec<Point>>, f32),
    /// The unit square after a matrix, with the matrix back.
    Square(Matrix, Option<Matrix>),
}

impl Shape {
    /// The rectangle around it.
    pub fn around(&self) -> Rect {
        match self {
            Shape::Rect(rect) => *rect,
            Shape::Area(lines, _) => Rect::around(lines.iter().flatten().copied()),
            Shape::Lines(lines, half) => Rect::around(lines.iter().flatten().copied()).grown(*half),
            Shape::Square(matrix, _) => Rect { left: 0.0, bottom: 0.0, right: 1.0, top: 1.0 }.moved(matrix),
        }
    }

    /// How many points must be looked at to see whether it covers one.
    pub fn points(&self) -> usize {
        match self {
            Shape::Rect(_) | Shape::Square(..) => 1,
            Shape::Area(lines, _) | Shape::Lines(lines, _) => lines.iter().map(Vec::len).sum(),
        }
    }

    /// Whether it covers a point.
    pub fn covers(&self, p: Point) -> bool {
        match self {
            Shape::Rect(rect) => rect.holds(p),
            Shape::Area(lines, even_odd) => {
                let mut turns = 0_i32;
                for line in lines {
                    let Some(mut from) = line.last().copied() else { continue };
                    for to in line.iter().copied() {
                        if (from.1 <= p.1) != (to.1 <= p.1) {
                            let x = from.0 + (p.1 - from.1) / (to.1 - from.1) * (to.0 - from.0);
                            if x > p.0 {
                                turns += if to.1 > from.1 { 1 } else { -1 };
                            }
                        }
                        from = to;
                    }
                }
                if *even_odd { turns % 2 != 0 } else { turns != 0 }
            }
            Shape::Lines(lines, half) => lines.iter().any(|line| {
                line.windows(2).any(|pair| {
                    let (a, b) = (pair[0], pair[1]);
                    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
                    let length = dx * dx + dy * dy;
                    let along =
                        if length > 0.0 { ((p.0 - a.0) * dx + (p.1 - a.1) * dy) / length } else { 0.0 };
                    let along = along.clamp(0.0, 1.0);
                    (p.0 - a.0 - along * dx).hypot(p.1 - a.1 - along * dy) <= *half
                })
            }),
            Shape::Square(_, back) => back.as_ref().is_some_and(|back| {
                let (x, y) = moved(p, back);
                (-0.001..=1.001).contains(&x) && (-0.001..=1.001).contains(&y)
            }),
        }
    }
}
