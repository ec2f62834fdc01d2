//! What cuts off the rest: only what lies within is seen.

use std::rc::Rc;

use super::{Point, Shape};

/// Shapes within shapes that are reckoned with, and points of all of them.
const DEEPEST: usize = 24;
const MOST_POINTS: usize = 20_000;

/// A shape that cuts off, and those that do so already.
#[derive(Debug)]
pub(crate) struct Cut {
    shape: Shape,
    outer: Option<Rc<Cut>>,
    depth: usize,
    /// Points that are looked at for one place.
    pub points: usize,
}

impl Cut {
    /// Cuts off more. Where there is too much to reckon with, it cuts off no more than before.
    pub fn within(outer: Option<&Rc<Cut>>, shape: Shape) -> Option<Rc<Cut>> {
        let (depth, points) = outer.map_or((0, 0), |o| (o.depth + 1, o.points));
        let points = points + shape.points();
        if depth > DEEPEST || points > MOST_POINTS {
            return outer.cloned();
        }
        Some(Rc::new(Cut { shape, outer: outer.cloned(), depth, points }))
    }

    /// Whether a point is seen.
    pub fn holds(&self, p: Point) -> bool {
        let mut next = Some(self);
        while let Some(cut) = next {
            if !cut.shape.covers(p) {
                return false;
            }
            next = cut.outer.as_deref();
        }
        true
    }
}
