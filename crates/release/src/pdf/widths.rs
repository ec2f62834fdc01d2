//! Boxes that tell by their width what was taken away.

use super::{
    content::{Drawing, Paint, Rect, Show, Way},
    redact::STEP,
};
use crate::dangers::{CannotCheck, Finding};

/// Boxes as wide as what was taken away, with text on both sides: the width tells how long it was.
pub(super) fn widths(
    drawing: &Drawing,
    seen: &[bool],
    finding: &mut Finding<'_>,
) -> Result<Vec<Rect>, CannotCheck> {
    let dark = |p: &&Paint| {
        p.opaque
            && p.way == Way::Fill
            && p.layer.is_none()
            && p.colour.light().is_some_and(|l| l < 0.3)
            && (5.0..40.0).contains(&p.area.height())
            && (8.0..400.0).contains(&p.area.width())
    };
    let mut out = Vec::new();
    for paint in drawing.paints.iter().filter(dark).take(2_000) {
        finding.spend(drawing.glyphs.len() / 8)?;
        let beside = |side: f32, right: bool| {
            drawing.glyphs.iter().zip(seen).any(|(g, seen)| {
                let edge = if right { g.area.left } else { g.area.right };
                let gap = if right { edge - side } else { side - edge };
                let middle = g.area.centre().1;
                *seen
                    && (-1.0..g.area.height() * 0.55).contains(&gap)
                    && middle > paint.area.bottom
                    && middle < paint.area.top
                    && g.area.height() < paint.area.height() * 2.5
            })
        };
        if ours(drawing, paint) {
            continue;
        }
        if beside(paint.area.left, false) && beside(paint.area.right, true) {
            out.push(paint.area);
        }
    }
    Ok(out)
}

/// A box as Candour draws it: as wide as so many steps, whatever was there, with its label on it.
fn ours(drawing: &Drawing, paint: &Paint) -> bool {
    let steps = paint.area.width() / STEP;
    let labelled = |show: &Show| {
        let said = drawing.words(show.glyphs.clone());
        show.order > paint.order
            && paint.area.grown(1.0).holds(show.area.centre())
            && (said.contains("redacted") || said.starts_with("s.") || said.starts_with("reg."))
    };
    (steps - steps.round()).abs() * STEP < 0.02 && drawing.shows.iter().rev().any(labelled)
}
