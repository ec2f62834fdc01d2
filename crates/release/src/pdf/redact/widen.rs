//! The boxes where words were taken out are wider than the words, in steps, and what follows on the line moves on: how long
//! the words were cannot be measured. Where there is no room for that, the box is narrower, to a step as well, and what follows
//! moves up to it.

use super::Sheet;
use crate::pdf::{
    content::{Drawing, Rect, Way},
    remove::Plan,
};

/// The step in which boxes grow, and what they have beside the words, in points.
pub(in crate::pdf) const STEP: f32 = 12.0;
const PAD: f32 = 4.0;
/// What stands at the edge of the page stays free.
const EDGE: f32 = 14.0;

/// Words of one line that go.
struct Run {
    glyphs: Vec<usize>,
    rect: Rect,
    label: String,
    along: (f32, f32),
}

/// A box where words were.
pub(super) struct Widened {
    /// The first of its letters.
    pub first: usize,
    /// Where the letters were.
    pub letters: Rect,
    pub rect: Rect,
    pub label: String,
    pub along: (f32, f32),
}

/// All words of a page that go.
#[derive(Default)]
pub(super) struct Runs(Vec<Run>);

impl Runs {
    /// Adds the letters of one place where the words stand; they may go over lines.
    pub fn add(&mut self, drawing: &Drawing, glyphs: &[usize], label: &str) {
        let mut open: Option<Run> = None;
        let mut ordered = glyphs.to_vec();
        ordered.sort_unstable();
        for n in ordered {
            let glyph = &drawing.glyphs[n];
            let along = drawing.shows.get(glyph.show as usize).map_or((1.0, 0.0), |s| s.along);
            let near = |run: &Run| {
                let height = glyph.area.height().max(run.rect.height());
                let same = along.0 * run.along.0 + along.1 * run.along.1 > 0.99;
                let upright = run.along.0.abs() > 0.7;
                let off = if upright {
                    (glyph.area.bottom - run.rect.bottom).abs()
                } else {
                    (glyph.area.left - run.rect.left).abs()
                };
                same && off < 0.5 * height && glyph.area.grown(height * 2.0).meets(run.rect)
            };
            match &mut open {
                Some(run) if near(run) => {
                    run.rect = run.rect.join(glyph.area);
                    run.glyphs.push(n);
                }
                _ => {
                    self.0.extend(open.take());
                    let label = label.to_owned();
                    open = Some(Run { glyphs: vec![n], rect: glyph.area, label, along });
                }
            }
        }
        self.0.extend(open);
    }

    /// Where the words stand, line by line.
    pub fn rects(self) -> Vec<Rect> {
        self.0.into_iter().map(|run| run.rect).collect()
    }

    /// Marks the letters as gone where nothing can move: the boxes lie where they stood.
    pub fn where_they_are(self, drawing: &Drawing, visible: &[bool], plan: &mut Plan) -> Vec<Widened> {
        let mut out = Vec::with_capacity(self.0.len());
        for run in self.0 {
            run.glyphs.iter().for_each(|n| plan.gone[*n] = true);
            if !run.glyphs.iter().any(|n| visible[*n]) {
                continue;
            }
            let height = run.glyphs.iter().map(|n| drawing.glyphs[*n].area.height()).fold(0.0, f32::max);
            // Signs above capitals and tails reach over what is reckoned for a letter.
            let mut rect = run.rect.grown(height * 0.1);
            rect.top += height * 0.12;
            out.push(Widened {
                first: run.glyphs[0],
                letters: rect,
                rect,
                label: run.label,
                along: run.along,
            });
        }
        out
    }

    /// Marks the letters as gone, moves what follows, and gives the boxes.
    /// Words that nobody saw need no box.
    pub fn widened(
        self,
        drawing: &Drawing,
        visible: &[bool],
        plan: &mut Plan,
        sheet: &Sheet,
    ) -> Vec<Widened> {
        let mut runs = self.0;
        runs.sort_by(|a, b| a.rect.left.total_cmp(&b.rect.left));
        for run in &runs {
            run.glyphs.iter().for_each(|n| plan.gone[*n] = true);
        }
        let mut out = Vec::with_capacity(runs.len());
        for run in runs {
            if !run.glyphs.iter().any(|n| visible[*n]) {
                continue;
            }
            // Another run may have moved this one, or lie over it.
            let moved = run.glyphs.first().and_then(|n| plan.moved.get(*n)).copied().unwrap_or(0.0);
            let mut rect = run.rect;
            rect.left += moved;
            rect.right += moved;
            let upright = run.along.0 > 0.99;
            if upright && let Some(grow) = room(drawing, visible, plan, sheet, &run, rect) {
                rect.right += grow;
            }
            let first = run.glyphs[0];
            out.push(Widened {
                first,
                letters: run.rect.join(rect),
                rect,
                label: run.label,
                along: run.along,
            });
        }
        out
    }
}

/// How much a box grows to the right, or becomes narrower; what follows on the line is moved by as much. None where neither
/// can be done.
fn room(
    drawing: &Drawing,
    visible: &[bool],
    plan: &mut Plan,
    sheet: &Sheet,
    run: &Run,
    rect: Rect,
) -> Option<f32> {
    let width = rect.width();
    let grow = ((width + PAD) / STEP).ceil() * STEP - width;
    let moved = |plan: &Plan, n: usize| plan.moved.get(n).copied().unwrap_or(0.0);
    let placed = |n: usize| {
        let show = &drawing.shows[drawing.glyphs[n].show as usize];
        show.placed && show.along.0 > 0.99 && show.unit.abs() > 1e-9
    };
    // What stands on the line to the right.
    let mut after: Vec<(usize, Rect)> = (0..drawing.glyphs.len())
        .filter(|n| visible[*n] || plan.gone[*n])
        .filter_map(|n| {
            let mut area = drawing.glyphs[n].area;
            let by = moved(plan, n);
            (area.left, area.right) = (area.left + by, area.right + by);
            let line = area.bottom < rect.top && area.top > rect.bottom;
            (line && area.left > rect.right - 0.3 * width.min(area.width()) && !run.glyphs.contains(&n))
                .then_some((n, area))
        })
        .collect();
    after.sort_by(|a, b| a.1.left.total_cmp(&b.1.left));
    let (mut chain, mut end, mut limit) = (Vec::new(), rect.right, sheet.shown.right - EDGE);
    for (n, area) in after {
        if area.left - end > 1.3 * rect.height() {
            limit = limit.min(area.left - 2.0);
            break;
        }
        if !placed(n) {
            return None;
        }
        end = end.max(area.right);
        chain.push(n);
    }
    // Lines of a table, pictures and boxes are not written over.
    let way = Rect { left: end, right: end + grow, bottom: rect.bottom, top: rect.top };
    let blocked = drawing.paints.iter().any(|p| {
        p.layer.is_none()
            && !matches!(p.way, Way::Letter(_))
            && p.area.meets(way)
            && !(p.way == Way::Fill && p.area.left <= rect.left && p.area.right >= way.right)
    });
    let narrower = (width / STEP).floor() * STEP - width;
    let grow = match end + grow > limit || blocked {
        false => grow,
        true if (STEP..100.0 * STEP).contains(&width) => narrower,
        true => return None,
    };
    if plan.moved.is_empty() {
        plan.moved = vec![0.0; drawing.glyphs.len()];
    }
    chain.iter().for_each(|n| plan.moved[*n] += grow);
    Some(grow)
}
