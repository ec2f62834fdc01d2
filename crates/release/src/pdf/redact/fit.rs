//! Where a box may lie: no letter that stays may be hidden by it. Where it cannot lie over the words that went, it is lower, or
//! only as large as its label and beside them; where there is no place at all, the label stands by itself.

use super::{course::Course, label};
use crate::pdf::{
    content::{Drawing, Paint, Point, Rect, Way},
    remove::Plan,
};

/// A box is at least so high, in points and as a part of what it would be.
const LOWEST: f32 = 4.5;
const LOW: f32 = 0.5;
/// Of the nine places of a letter, so many may be hidden where nothing better is found.
const SOME: usize = 2;
/// Places that are tried for a small box, along and across.
const TRIED: (u8, u8) = (16, 15);

/// The letters of a page, as they will stand.
pub(super) struct Letters<'l> {
    pub drawing: &'l Drawing,
    pub visible: &'l [bool],
    pub plan: &'l Plan,
}

/// Where a box lies.
pub(super) struct Fitted {
    pub rect: Rect,
    /// The label stands for itself.
    pub open: bool,
}

/// Nine places in the middle of a letter, on the page, after it is moved along its line.
pub(super) fn nine(drawing: &Drawing, n: usize, by: f32) -> [Point; 9] {
    let along = drawing.shows.get(drawing.glyphs[n].show as usize).map_or((1.0, 0.0), |s| s.along);
    let area = drawing.glyphs[n].area;
    let (left, bottom) = (area.left + area.width() * 0.2, area.bottom + area.height() * 0.27);
    let (x, y) = (area.width() * 0.3, area.height() * 0.18);
    [0_u8, 1, 2, 3, 4, 5, 6, 7, 8].map(|k| {
        let at = (left + x * f32::from(k % 3), bottom + y * f32::from(k / 3));
        (at.0 + along.0 * by, at.1 + along.1 * by)
    })
}

/// Finds a place for a box that would lie over `rect`. `taken` are parts of the page where other boxes lie.
pub(super) fn fit(
    letters: &Letters<'_>,
    course: Course,
    rect: Rect,
    label: &str,
    taken: impl Iterator<Item = Rect>,
) -> Fitted {
    let whole = Fitted { rect, open: false };
    let wide = Rect { bottom: rect.bottom - rect.height(), top: rect.top + rect.height(), ..rect };
    let near = course.on_page(wide).grown(1.0);
    let drawing = letters.drawing;
    let staying = (0..drawing.glyphs.len()).filter(|n| letters.visible[*n] && !letters.plan.gone[*n]);
    let points: Vec<[Point; 9]> = staying
        .filter(|n| !drawing.letters(&drawing.glyphs[*n]).trim().is_empty())
        .filter_map(|n| {
            let by = letters.plan.moved.get(n).copied().unwrap_or(0.0);
            let places = nine(drawing, n, by);
            places.iter().any(|p| near.holds(*p)).then(|| places.map(|p| course.to(p)))
        })
        .collect();
    let hidden = |place: Rect| -> usize {
        points.iter().map(|nine| nine.iter().filter(|p| place.holds(**p)).count()).max().unwrap_or(0)
    };
    let most = hidden(rect);
    if most == 0 {
        return whole;
    }
    // Lower, where the letters that stay are above or below.
    let (mut low, middle) = (rect, rect.centre().1);
    for nine in points.iter().filter(|nine| nine.iter().any(|p| rect.holds(*p))) {
        let (bottom, top) = nine.iter().fold((f32::MAX, f32::MIN), |(b, t), p| (b.min(p.1), t.max(p.1)));
        if (bottom + top) / 2.0 > middle {
            low.top = low.top.min(bottom - 0.3);
        } else {
            low.bottom = low.bottom.max(top + 0.3);
        }
    }
    if low.height() > LOWEST.max(LOW * rect.height()) && hidden(low) == 0 {
        return Fitted { rect: low, open: false };
    }
    if most <= SOME {
        return whole;
    }
    // As large as its label.
    let others: Vec<Rect> =
        taken.filter(|other| other.meets(near)).map(|other| course.around(other)).collect();
    let paints: Vec<&Paint> =
        drawing.paints.iter().filter(|p| p.layer.is_none() && p.area.meets(near)).collect();
    let clear = |place: Rect| {
        let part = course.on_page(place);
        let ground = |p: &Paint| {
            p.way == Way::Fill && part.corners().into_iter().all(|c| p.area.holds(c) && p.shape.covers(c))
        };
        hidden(place) == 0
            && !others.iter().any(|other| other.meets(place))
            && paints.iter().all(|p| !p.area.meets(part) || ground(p))
    };
    for (text, size) in [(label, 7.0_f32), (label::short(label), 5.0)] {
        let height = (size * 1.3).min(rect.height());
        let width = label::length(text, size) + 4.0;
        let room = rect.width() - width;
        if room < 0.0 {
            continue;
        }
        let mut rows: Vec<f32> = (0..TRIED.1)
            .map(|n| wide.bottom + (wide.height() - height) * f32::from(n) / f32::from(TRIED.1 - 1))
            .collect();
        rows.sort_by(|a, b| {
            let off = |y: f32| (y + height / 2.0 - middle).abs();
            off(*a).total_cmp(&off(*b))
        });
        for bottom in rows {
            for n in 0..TRIED.0 {
                let left = rect.left + room * f32::from(n) / f32::from(TRIED.0 - 1);
                let place = Rect { left, right: left + width, bottom, top: bottom + height };
                if clear(place) {
                    return Fitted { rect: place, open: false };
                }
            }
        }
    }
    Fitted { rect, open: true }
}

/// Whether what is behind a point of the page is dark.
pub(super) fn is_dark(drawing: &Drawing, at: Point) -> bool {
    let grounds = drawing.paints.iter().rev().filter(|p| p.layer.is_none() && p.opaque);
    let ground = grounds.filter(|p| p.clip.holds(at)).find(|p| p.area.holds(at) && p.shape.covers(at));
    ground.and_then(|p| p.colour.light()).is_some_and(|light| light < 0.5)
}
