//! Takes out what lies in a rectangle.

use crate::{
    dangers::CannotCheck,
    pdf::{
        content::{Drawing, Point, Rect},
        remove::{Area, Plan},
    },
};

/// Points of one path that cuts off, below a mark, which make it letters and no frame.
const CLIPPING: usize = 20;

/// Takes out everything that lies in a rectangle.
pub(super) fn clear(drawing: &Drawing, rect: Rect, plan: &mut Plan) -> Result<(), CannotCheck> {
    for show in &drawing.shows {
        if !show.placed {
            // Where its letters are is not known to a point.
            if show.area.grown(show.height.abs() * 2.0 + 2.0).meets(rect) {
                let all = show.glyphs.clone().all(|n| touched(drawing.glyphs[n].area, rect));
                if !all && !plan.pixels {
                    return Err(CannotCheck::because(
                        "text near a mark is in a font that does not say how wide its letters are, so that nobody can \
                         tell which of them lie below it",
                    ));
                }
                show.glyphs.clone().for_each(|n| plan.gone[n] = true);
            }
            continue;
        }
        if show.area.meets(rect) {
            for n in show.glyphs.clone() {
                plan.gone[n] |= touched(drawing.glyphs[n].area, rect);
            }
        }
    }
    let within = |points: &Vec<Point>| points.iter().filter(|p| rect.holds(**p)).count() >= CLIPPING;
    if !plan.pixels && drawing.clips.iter().any(within) {
        return Err(CannotCheck::because(
            "letters below a mark cut off what is painted through them, and cannot be taken out in part",
        ));
    }
    plan.areas.push(Area { rect, cut: true });
    Ok(())
}

/// Whether more than the edge of a letter lies in a rectangle.
pub(super) fn touched(letter: Rect, rect: Rect) -> bool {
    let (w, h) = (letter.width() * 0.12, letter.height() * 0.18);
    let inner = Rect {
        left: letter.left + w,
        right: letter.right - w,
        bottom: letter.bottom + h,
        top: letter.top - h,
    };
    inner.meets(rect) || rect.holds(letter.centre())
}
