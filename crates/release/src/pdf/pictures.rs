//! Pictures of a PDF of which more is in the file than is seen: below a box, or outside the frame that they are drawn in.

use std::collections::HashMap;

use container::pdf::{Object, Stream};

use super::{
    content::{Drawing, Paint, Rect, Way, back, moved},
    hidden::Frame,
    pixels::Pixels,
};
use crate::dangers::{CannotCheck, Finding};

/// A box smaller than this, in square points, is a line or a mark.
const SMALLEST: f32 = 60.0;
/// Letters on a box that make it a panel with text, not a redaction with a label.
const PANEL: usize = 70;

/// A part of a picture that a box hides.
pub(super) struct Below {
    pub part: Rect,
    pub annotation: bool,
    /// The picture, by its place among what is painted.
    pub paint: usize,
}

/// Parts of pictures that something opaque painted later hides.
pub(super) fn below(
    drawing: &Drawing,
    pixels: &mut Pixels<'_, '_>,
    finding: &mut Finding<'_>,
) -> Result<Vec<Below>, CannotCheck> {
    let mut out = Vec::new();
    let pictures = drawing
        .paints
        .iter()
        .enumerate()
        .filter(|(_, p)| matches!(p.way, Way::Picture(_)) && p.layer.is_none() && p.alpha > 0.05);
    for (paint, picture) in pictures.take(2_000) {
        finding.spend(drawing.paints.len() / 8)?;
        if dots(drawing, picture) < 64.0 {
            continue;
        }
        let later = drawing.paints.iter().filter(|p| {
            p.order > picture.order && p.opaque && p.layer.is_none() && p.area.meets(picture.area)
        });
        for cover in later {
            let part = cover.area.meet(picture.area);
            let same = cover.annotation.is_some() && cover.annotation == picture.annotation;
            if same || part.area() < SMALLEST || part.width().min(part.height()) < 4.0 {
                continue;
            }
            // A frame around something covers no more than its lines.
            if cover.way == Way::Lines && !cover.shape.covers(part.centre()) {
                continue;
            }
            if let Way::Picture(_) = cover.way {
                // A picture over a part of another is a collage; one over all of it hides it, and a flat one is a box.
                let all = part.area() > 0.98 * picture.area.area();
                if !all && pixels.is_flat(drawing, cover, cover.area)? != Some(true) {
                    continue;
                }
            }
            finding.spend(drawing.shows.len() / 8 + 1)?;
            if panel(drawing, cover) || pixels.is_flat(drawing, picture, part.grown(-1.0))? == Some(true) {
                continue;
            }
            // The corners of a slanted cover say nothing of its middle; what is covered must be more than an edge.
            if !cover.shape.covers(part.centre()) {
                continue;
            }
            out.push(Below { part, annotation: cover.annotation.is_some(), paint });
            if out.len() >= 100 {
                return Ok(out);
            }
        }
    }
    Ok(out)
}

/// Whether a box carries so much text that it is there to carry it.
fn panel(drawing: &Drawing, cover: &Paint) -> bool {
    let mut letters = 0;
    for show in drawing.shows.iter().filter(|s| s.order > cover.order && s.area.meets(cover.area)) {
        if cover.area.grown(2.0).holds(show.area.centre()) {
            letters += show.glyphs.len();
        }
    }
    letters > PANEL
}

/// How many dots a picture has.
fn dots(drawing: &Drawing, paint: &Paint) -> f32 {
    let Way::Picture(n) = paint.way else { return 0.0 };
    let Some(picture) = drawing.pictures.get(n as usize) else { return 0.0 };
    let Some(stream) = &picture.stream else {
        return picture.inline.as_ref().map_or(0.0, |bytes| bytes.len() as f32);
    };
    let side = |name: &str| stream.dict.get(name).and_then(Object::number).unwrap_or(1_000.0) as f32;
    side("Width") * side("Height")
}

/// A part of the unit square, grown to whole dots.
fn whole_dots(unit: Rect, stream: &Stream) -> Rect {
    let side = |name: &str| stream.dict.get(name).and_then(Object::number).filter(|n| *n >= 1.0);
    let (Some(width), Some(height)) = (side("Width"), side("Height")) else { return unit };
    let (width, height) = (width as f32, height as f32);
    Rect {
        left: (unit.left * width + 0.01).floor() / width,
        right: (unit.right * width - 0.01).ceil() / width,
        bottom: (unit.bottom * height + 0.01).floor() / height,
        top: (unit.top * height - 0.01).ceil() / height,
    }
}

/// What is seen of something that is painted: within the page, and through its mask.
pub(super) fn seen_of(paint: &Paint, frame: Frame) -> Rect {
    let part = paint.area.meet(frame.shown);
    match &paint.mask {
        Some(mask) if !part.is_empty() => mask.seen(part).meet(part),
        _ => part,
    }
}

/// Of each picture of a file, by its number, the part that is seen anywhere, and where it stands first.
#[derive(Default)]
pub(super) struct Shown {
    parts: HashMap<u32, (Rect, u32, Rect, bool)>,
}

impl Shown {
    /// Adds what a page shows.
    pub fn add(&mut self, drawing: &Drawing, frame: Frame, page: u32) {
        for paint in drawing.paints.iter().filter(|p| p.layer.is_none()) {
            let Way::Picture(n) = paint.way else { continue };
            let Some(picture) = drawing.pictures.get(n as usize) else { continue };
            let Some(stream) = &picture.stream else { continue };
            let Some(back) = back(&picture.matrix) else { continue };
            let all = Rect { left: 0.0, bottom: 0.0, right: 1.0, top: 1.0 };
            let seen = seen_of(paint, frame);
            let unit = if seen.is_empty() {
                Rect::NONE
            } else {
                // A dot of which a part is seen is seen.
                let unit = Rect::around(seen.corners().map(|p| moved(p, &back)));
                whole_dots(unit, stream).meet(all)
            };
            // What the edge of the page cuts off is often the bleed of a design, which is no more than a margin.
            let clipped = paint.clip.meet(all.moved(&picture.matrix));
            let by_page = (clipped.area() - all.moved(&picture.matrix).area()).abs() < 0.03 * clipped.area();
            let known = self.parts.entry(stream.number()).or_insert((
                Rect::NONE,
                page,
                all.moved(&picture.matrix),
                by_page,
            ));
            if !unit.is_empty() {
                known.0 = known.0.join(unit);
            }
            known.3 &= by_page;
        }
    }

    /// Pictures of which a part is never seen: its number, page, how much of it, and the hidden parts of the unit square.
    pub fn cut(&self) -> Vec<(u32, u32, f32, Rect, Vec<Rect>)> {
        let mut out: Vec<_> = self
            .parts
            .iter()
            .filter_map(|(number, (seen, page, whole, by_page))| {
                let part = 1.0 - if seen.is_empty() { 0.0 } else { seen.area().min(1.0) };
                let most = if *by_page { 0.2 } else { 0.035 };
                let strips = if seen.is_empty() {
                    vec![Rect { left: 0.0, bottom: 0.0, right: 1.0, top: 1.0 }]
                } else {
                    vec![
                        Rect { left: 0.0, bottom: 0.0, right: seen.left, top: 1.0 },
                        Rect { left: seen.right, bottom: 0.0, right: 1.0, top: 1.0 },
                        Rect { left: 0.0, bottom: 0.0, right: 1.0, top: seen.bottom },
                        Rect { left: 0.0, bottom: seen.top, right: 1.0, top: 1.0 },
                    ]
                };
                (part > most).then_some((*number, *page, part, *whole, strips))
            })
            .collect();
        out.sort_by_key(|o| o.0);
        out
    }
}
