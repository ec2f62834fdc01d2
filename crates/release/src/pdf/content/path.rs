//! Lines that enclose something, as they are drawn.

use super::{Cut, Drawing, Matrix, Point, Rect, Shape, geometry::moved, state::State};

const MOST_POINTS: usize = 3_000_000;

/// The path that is being built.
#[derive(Default)]
pub(super) struct Path {
    pub lines: Vec<Vec<Point>>,
    /// A single rectangle along the edges.
    pub rect: Option<Rect>,
    pub clip: bool,
    /// The even-odd rule says what lies within where it clips.
    pub even_odd: bool,
    /// The first byte of its first operator.
    pub begins: u32,
}

impl Path {
    pub fn begin(&mut self, p: Point) {
        self.rect = None;
        self.lines.push(vec![p]);
    }

    pub fn line(&mut self, p: Point) {
        self.rect = None;
        if self.points() < MOST_POINTS {
            match self.lines.last_mut() {
                Some(line) => line.push(p),
                None => self.lines.push(vec![p]),
            }
        }
    }

    pub fn points(&self) -> usize {
        // The last line is the one that grows.
        self.lines.len() + self.lines.last().map_or(0, Vec::len)
    }

    pub fn curve(&mut self, [a, b, c, d]: [Point; 4]) {
        for n in 1..=8_u8 {
            let t = f32::from(n) / 8.0;
            let u = 1.0 - t;
            let at = |a: f32, b: f32, c: f32, d: f32| {
                u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
            };
            self.line((at(a.0, b.0, c.0, d.0), at(a.1, b.1, c.1, d.1)));
        }
    }

    pub fn close(&mut self) {
        let whole = self.rect.is_some();
        if let Some(line) = self.lines.last_mut()
            && let (Some(first), Some(last)) = (line.first().copied(), line.last().copied())
            && first != last
            && !whole
        {
            line.push(first);
        }
    }

    pub fn rectangle(&mut self, a: Point, b: Point, matrix: &Matrix) {
        let straight = (matrix[1] == 0.0 && matrix[2] == 0.0) || (matrix[0] == 0.0 && matrix[3] == 0.0);
        let corners = [a, (b.0, a.1), b, (a.0, b.1), a].map(|p| moved(p, matrix));
        self.rect = (straight && self.lines.is_empty()).then(|| Rect::around(corners));
        if self.lines.len() < MOST_POINTS / 5 {
            self.lines.push(corners.to_vec());
        }
    }

    /// Says where the path of the last paint stands.
    pub fn describe(&self, out: &mut Drawing) {
        if let Some(paint) = out.paints.last_mut() {
            paint.begin = self.begins;
            paint.clips = self.clip;
        }
    }

    /// Remembers the points of a path that cuts off more than a simple frame does.
    pub fn remember(&self, out: &mut Drawing) {
        let points: usize = self.lines.iter().map(Vec::len).sum();
        if self.clip && points >= 20 && out.clips.len() < 5_000 {
            out.clips.push(self.lines.iter().flatten().copied().take(20_000).collect());
        }
    }

    /// The path is painted; where it clips, less is seen from now on.
    pub fn end(&mut self, state: &mut State) {
        if self.clip {
            let around = self.rect.unwrap_or_else(|| Rect::around(self.lines.iter().flatten().copied()));
            state.clip = state.clip.meet(around);
            if self.rect.is_none() && !self.lines.is_empty() {
                let lines = std::mem::take(&mut self.lines);
                state.cut = Cut::within(state.cut.as_ref(), Shape::Area(lines, self.even_odd));
            }
        }
        *self = Path::default();
    }
}
