//! Letters in the order in which a page is read: line by line within its columns, along whatever direction they run.

use std::collections::HashMap;

use super::course::Course;
use crate::pdf::content::{Drawing, Rect};

/// Letters further apart than so many of their heights stand in different columns.
const GAP: f32 = 1.4;
/// The next line of a column is no further below than so many heights.
const NEXT: f32 = 2.6;
/// Lines that are looked at for the next one.
const LOOKED: usize = 12;
/// Lines at the edge of a page over which words may go on to the next, and their pieces.
const AT_EDGE: usize = 5;
const PIECES: usize = 12;
/// Directions of letters on one page that are told apart.
const COURSES: usize = 64;

/// A piece of a line that belongs to one column.
struct Piece {
    glyphs: Vec<usize>,
    place: Rect,
}

/// The pieces of lines from above, those of one line from the left.
fn lines(drawing: &Drawing) -> Vec<Vec<Piece>> {
    let mut courses: Vec<(Course, Vec<usize>)> = Vec::new();
    let mut known: HashMap<u32, usize> = HashMap::new();
    for (n, glyph) in drawing.glyphs.iter().enumerate() {
        let at = *known.entry(glyph.show).or_insert_with(|| {
            let course = Course::of_glyph(drawing, n);
            courses.iter().position(|(c, _)| c.same(course)).unwrap_or_else(|| {
                if courses.len() < COURSES {
                    courses.push((course, Vec::new()));
                }
                courses.len() - 1
            })
        });
        courses[at].1.push(n);
    }
    // What most of the page is written along comes first.
    courses.sort_by_key(|(_, glyphs)| std::cmp::Reverse(glyphs.len()));
    let mut out = Vec::new();
    for (course, glyphs) in courses {
        along(drawing, course, &glyphs, &mut out);
    }
    out
}

/// The lines of one direction.
fn along(drawing: &Drawing, course: Course, glyphs: &[usize], out: &mut Vec<Vec<Piece>>) {
    let mut order: Vec<(usize, Rect)> = glyphs.iter().map(|n| (*n, course.place(drawing, *n))).collect();
    order.sort_by(|a, b| b.1.centre().1.total_cmp(&a.1.centre().1));
    let mut lines: Vec<(Rect, Vec<(usize, Rect)>)> = Vec::new();
    for (n, place) in order {
        match lines.last_mut() {
            Some((first, line))
                if first.centre().1 - place.centre().1 < 0.4 * first.height().max(place.height()) =>
            {
                line.push((n, place));
            }
            _ => lines.push((place, vec![(n, place)])),
        }
    }
    for (_, mut line) in lines {
        line.sort_by(|a, b| a.1.left.total_cmp(&b.1.left));
        let mut pieces: Vec<Piece> = Vec::new();
        for (n, place) in line {
            // Spaces fill the gap between columns in some files.
            let blank = drawing.letters(&drawing.glyphs[n]).trim().is_empty();
            match pieces.last_mut() {
                Some(piece) if place.left - piece.place.right < GAP * place.height() => {
                    piece.glyphs.push(n);
                    if !blank {
                        piece.place = piece.place.join(place);
                    }
                }
                _ if blank => {}
                _ => pieces.push(Piece { glyphs: vec![n], place }),
            }
        }
        if !pieces.is_empty() {
            out.push(pieces);
        }
    }
}

/// The letters column by column.
pub(super) fn in_columns(drawing: &Drawing) -> Vec<usize> {
    let lines = lines(drawing);
    // Which piece follows which, by line and place in it; each follows one only.
    let mut next: Vec<Vec<Option<(usize, usize)>>> = lines.iter().map(|l| vec![None; l.len()]).collect();
    let mut follows: Vec<Vec<bool>> = lines.iter().map(|l| vec![false; l.len()]).collect();
    for (n, line) in lines.iter().enumerate() {
        for (m, piece) in line.iter().enumerate() {
            let at = piece.place;
            let below = lines.iter().enumerate().skip(n + 1).take(LOOKED);
            'lines: for (k, lower) in below {
                let from = lower.partition_point(|p| p.place.right <= at.left);
                for (i, p) in lower.iter().enumerate().skip(from) {
                    if p.place.left >= at.right {
                        break;
                    }
                    let down = at.centre().1 - p.place.centre().1;
                    if down > 0.0 && down < NEXT * at.height().max(p.place.height()) {
                        if !follows[k][i] {
                            follows[k][i] = true;
                            next[n][m] = Some((k, i));
                        }
                        break 'lines;
                    }
                }
            }
        }
    }
    let mut out = Vec::with_capacity(drawing.glyphs.len());
    for n in 0..lines.len() {
        for m in 0..lines[n].len() {
            if follows[n][m] {
                continue;
            }
            let mut at = Some((n, m));
            while let Some((n, m)) = at {
                out.extend(&lines[n][m].glyphs);
                at = next[n][m];
            }
        }
    }
    out
}

/// The first lines of a page, and the last ones: what goes over pages stands there, above or below what stands on every page.
pub(super) fn edges(drawing: &Drawing) -> [Vec<Vec<usize>>; 2] {
    let lines = lines(drawing);
    let pieces = |lines: &[Vec<Piece>]| {
        lines.iter().flatten().take(PIECES).map(|piece| piece.glyphs.clone()).collect::<Vec<_>>()
    };
    let last = lines.len().saturating_sub(AT_EDGE);
    [pieces(&lines[..lines.len().min(AT_EDGE)]), pieces(&lines[last..])]
}
