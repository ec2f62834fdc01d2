//! Lines and filled shapes: those that lie whole in an area that is to be empty go, those that only reach into it lose that
//! part, point by point: what is cut off is not only hidden.

use std::collections::BTreeMap;

use super::{Area, Edits, Plan, inside};
use crate::{
    dangers::CannotCheck,
    pdf::{
        content::{Drawing, Paint, Point, Rect, Shape, Way, back, moved},
        write,
    },
};

/// Corners of shapes that are cut on one page.
const MOST: usize = 2_000_000;

/// Takes out what is to go.
pub(super) fn edit(drawing: &Drawing, plan: &Plan, edits: &mut Edits) -> Result<(), CannotCheck> {
    // A path may be filled and stroked by one operator.
    let mut by_operator: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
    for (n, paint) in drawing.paints.iter().enumerate() {
        if paint.operator.to > 0 && !matches!(paint.way, Way::Picture(_) | Way::Letter(_)) {
            by_operator.entry((paint.operator.placing, paint.operator.from)).or_default().push(n);
        }
    }
    let mut left = MOST;
    for paints in by_operator.values() {
        let mut touched = false;
        let mut pieces: Vec<u8> = Vec::new();
        for n in paints {
            let paint = &drawing.paints[*n];
            let around = paint.shape.around();
            let gone = plan.erased[*n]
                || plan
                    .areas
                    .iter()
                    .any(|a| inside(around, a.rect) || paint.area.is_empty() && a.rect.meets(around));
            let cuts: Vec<Rect> = plan.areas.iter().filter(|a| reaches(a, paint)).map(|a| a.rect).collect();
            if paint.patterned && (gone || !cuts.is_empty()) {
                return Err(CannotCheck::because(
                    "a pattern lies below a mark, and what it is made of cannot be taken out in part",
                ));
            }
            if gone {
                touched = true;
                continue;
            }
            if paint.way == Way::Shading {
                continue;
            }
            if !cuts.is_empty() {
                if paint.masked {
                    return Err(CannotCheck::because(
                        "a drawing that is seen through a mask lies below a mark, and cannot be taken out in part",
                    ));
                }
                touched = true;
                left = left
                    .checked_sub(paint.shape.points() * cuts.len())
                    .ok_or_else(|| CannotCheck::bomb("it has more lines below marks than can be cut"))?;
            }
            cut(paint, &cuts, &mut pieces);
        }
        if !touched {
            continue;
        }
        let first = &drawing.paints[paints[0]];
        let (from, to) = (first.operator.from as usize, first.operator.to as usize);
        if first.way == Way::Shading {
            edits.replace(first.operator.placing, from, to, Vec::new());
        } else if first.clips {
            // What it cuts off later stays cut off.
            let mut with = b"n\n".to_vec();
            with.append(&mut pieces);
            edits.replace(first.operator.placing, from, to, with);
        } else {
            edits.replace(first.operator.placing, first.begin as usize, to, pieces);
        }
    }
    Ok(())
}

fn reaches(area: &Area, paint: &Paint) -> bool {
    area.cut && paint.shape.around().meets(area.rect)
}

/// Writes what is left of a shape.
fn cut(paint: &Paint, areas: &[Rect], out: &mut Vec<u8>) {
    let Some(back) = back(&paint.matrix) else { return };
    let mut lines: Vec<Vec<Point>> = match &paint.shape {
        Shape::Rect(rect) => vec![rect.corners().to_vec()],
        Shape::Area(lines, _) | Shape::Lines(lines, _) => lines.clone(),
        Shape::Square(..) => return,
    };
    let filled = paint.way == Way::Fill;
    for area in areas {
        // A line has a width, which reaches further than its middle.
        let half = if let Shape::Lines(_, half) = &paint.shape { *half } else { 0.0 };
        lines = if filled { outside_filled(&lines, *area) } else { outside_lines(&lines, area.grown(half)) };
    }
    for line in &lines {
        for (n, point) in line.iter().enumerate() {
            let (x, y) = moved(*point, &back);
            for value in [x, y] {
                write::number((f64::from(value) * 1_000.0).round() / 1_000.0, out);
                out.push(b' ');
            }
            out.extend_from_slice(if n == 0 { b"m " } else { b"l " });
        }
        if filled {
            out.extend_from_slice(b"h ");
        }
    }
    if lines.is_empty() {
        return;
    }
    out.extend_from_slice(match &paint.shape {
        _ if !filled => b"S\n",
        Shape::Area(_, true) => b"f*\n",
        _ => b"f\n",
    });
}

/// A filled shape without a rectangle: its parts left and right of it, above and below.
fn outside_filled(lines: &[Vec<Point>], hole: Rect) -> Vec<Vec<Point>> {
    type Side = fn(Point, &Rect) -> f32;
    let left: Side = |p, r| r.left - p.0;
    let right: Side = |p, r| p.0 - r.right;
    let below: Side = |p, r| r.bottom - p.1;
    let above: Side = |p, r| p.1 - r.top;
    let not_left: Side = |p, r| p.0 - r.left;
    let not_right: Side = |p, r| r.right - p.0;
    let parts: [&[Side]; 4] =
        [&[left], &[right], &[not_left, not_right, below], &[not_left, not_right, above]];
    let mut out = Vec::new();
    for sides in parts {
        for line in lines {
            let mut now = line.clone();
            for side in sides {
                now = half(&now, |p| side(p, &hole));
            }
            if now.len() > 2 {
                out.push(now);
            }
        }
    }
    out
}

/// What of a closed line lies where `side` is not negative.
fn half(line: &[Point], side: impl Fn(Point) -> f32) -> Vec<Point> {
    let mut out = Vec::with_capacity(line.len() + 4);
    let Some(mut before) = line.last().copied() else { return out };
    for point in line.iter().copied() {
        let (a, b) = (side(before), side(point));
        if (a < 0.0) != (b < 0.0) {
            let t = a / (a - b);
            out.push((before.0 + (point.0 - before.0) * t, before.1 + (point.1 - before.1) * t));
        }
        if b >= 0.0 {
            out.push(point);
        }
        before = point;
    }
    out
}

/// Lines without what of them lies in a rectangle.
fn outside_lines(lines: &[Vec<Point>], hole: Rect) -> Vec<Vec<Point>> {
    let mut out: Vec<Vec<Point>> = Vec::new();
    for line in lines {
        let mut open: Vec<Point> = Vec::new();
        for pair in line.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let at = |t: f32| (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t);
            let pieces: Vec<(f32, f32)> = match through(a, b, hole) {
                None => vec![(0.0, 1.0)],
                Some((enter, leave)) => {
                    [(0.0, enter), (leave, 1.0)].into_iter().filter(|(f, t)| t > f).collect()
                }
            };
            if pieces.is_empty() && !open.is_empty() {
                out.push(std::mem::take(&mut open));
            }
            for (from, to) in pieces {
                if from > 0.0 && !open.is_empty() {
                    out.push(std::mem::take(&mut open));
                }
                if open.is_empty() {
                    open.push(at(from));
                }
                open.push(at(to));
                if to < 1.0 {
                    out.push(std::mem::take(&mut open));
                }
            }
        }
        if open.len() > 1 {
            out.push(open);
        }
    }
    out
}

/// Where a line enters a rectangle and leaves it, from 0 to 1 along it.
fn through(a: Point, b: Point, hole: Rect) -> Option<(f32, f32)> {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    for (p, q) in
        [(-dx, a.0 - hole.left), (dx, hole.right - a.0), (-dy, a.1 - hole.bottom), (dy, hole.top - a.1)]
    {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            enter = enter.max(q / p);
        } else {
            leave = leave.min(q / p);
        }
    }
    (enter < leave).then_some((enter, leave))
}
