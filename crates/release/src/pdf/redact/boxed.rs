//! The boxes that are drawn where something was taken out.

use super::{Sheet, course::Course, label};
use crate::pdf::content::Rect;

/// A box that will be drawn.
pub(super) struct Boxed {
    /// Its place along its course.
    pub rect: Rect,
    pub label: String,
    /// In which direction the label runs.
    pub course: Course,
    /// The number of the marked part of the page in whose place it stands.
    pub part: Option<u32>,
    /// What was taken out for it, on the page.
    pub areas: Vec<Rect>,
    /// The label stands for itself.
    pub open: bool,
}

impl Boxed {
    /// Over a part of the page.
    pub fn over(part: Rect, label: String, sheet: &Sheet) -> Boxed {
        let course = Course::of(sheet.along());
        Boxed { rect: course.around(part), label, course, part: None, areas: vec![part], open: false }
    }
}

/// Boxes that lie within others are one with them; each label is said once.
pub(super) fn merge(boxes: &mut Vec<Boxed>) {
    let mut n = 0;
    while n < boxes.len() {
        let (rect, course) = (boxes[n].rect, boxes[n].course);
        let outer = (0..boxes.len()).find(|m| {
            let other = &boxes[*m];
            let around = other.rect.grown(0.5);
            let holds = rect.left >= around.left
                && rect.right <= around.right
                && rect.bottom >= around.bottom
                && rect.top <= around.top;
            *m != n && other.course == course && !other.open && holds
        });
        let Some(outer) = outer else {
            n += 1;
            continue;
        };
        let inner = boxes.remove(n);
        let outer = &mut boxes[if outer > n { outer - 1 } else { outer }];
        outer.label = label::joined(&outer.label, &inner.label);
        outer.part = outer.part.or(inner.part);
        outer.areas.extend(inner.areas);
    }
}
