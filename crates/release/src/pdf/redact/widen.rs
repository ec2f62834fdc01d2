//! The boxes where words were taken out are wider than the words, in steps, and what follows on the line moves on: how long
//! the words were cannot be measured. Where there is no room for that, the box is narrower, to a step as well, and what follows
//! moves up to it.

use super::{
    Sheet,
    course::{Course, one_line},
    fit::{self, Fitted, Letters},
    label,
};
use crate::pdf::{
    content::{Drawing, Rect, Way},
    remove::Plan,
};

/// The step in which boxes grow, and what they have beside the words, in points.
pub(in crate::pdf) const STEP: f32 = 12.0;
const PAD: f32 = 4.0;
/// What stands at the edge of the page stays free.
const EDGE: f32 = 14.0;

/// Words of one line that go; their place is along their course.
struct Run {
    glyphs: Vec<usize>,
    rect: Rect,
    label: String,
    course: Course,
}

impl Run {
    /// Whether something at a place is a part of the same line, and no further off than so many heights.
    fn reaches(&self, course: Course, place: Rect, heights: f32) -> bool {
        let far = heights * place.height().max(self.rect.height());
        self.course.same(course)
            && one_line(self.rect, place)
            && place.left - self.rect.right < far
            && self.rect.left - place.right < far
    }
}

/// A box where words were.
pub(super) struct Widened {
    /// The first of its letters.
    pub first: usize,
    /// Where the letters were, on the page.
    pub letters: Vec<Rect>,
    pub rect: Rect,
    pub label: String,
    pub course: Course,
    /// Its label stands for itself, with no box behind it.
    pub open: bool,
}

/// All words of a page that go.
#[derive(Default)]
pub(super) struct Runs(Vec<Run>);

impl Runs {
    /// Adds the letters of one place where the words stand; they may go over lines, and be drawn in any order.
    pub fn add(&mut self, drawing: &Drawing, glyphs: &[usize], label: &str) {
        let mut placed: Vec<(usize, Course, Rect)> = glyphs
            .iter()
            .map(|n| {
                let course = Course::of_glyph(drawing, *n);
                (*n, course, course.place(drawing, *n))
            })
            .collect();
        placed.sort_by(|a, b| a.2.left.total_cmp(&b.2.left));
        let mut lines: Vec<Run> = Vec::new();
        for (n, course, place) in placed {
            match lines.iter_mut().find(|run| run.reaches(course, place, 2.0)) {
                Some(run) => {
                    run.rect = run.rect.join(place);
                    run.glyphs.push(n);
                }
                None => lines.push(Run { glyphs: vec![n], rect: place, label: label.to_owned(), course }),
            }
        }
        lines.iter_mut().for_each(|run| run.glyphs.sort_unstable());
        lines.sort_by_key(|run| run.glyphs[0]);
        self.0.append(&mut lines);
    }

    /// Where the words stand, line by line.
    pub fn rects(self) -> Vec<Rect> {
        self.0.into_iter().map(|run| run.course.on_page(run.rect)).collect()
    }

    /// Runs that overlap or touch are one, which says what each of them says.
    fn merged(self) -> Vec<Run> {
        let mut runs = self.0;
        runs.sort_by(|a, b| a.rect.left.total_cmp(&b.rect.left).then(b.rect.right.total_cmp(&a.rect.right)));
        let mut out: Vec<Run> = Vec::with_capacity(runs.len());
        for run in runs {
            match out.iter_mut().find(|one| one.reaches(run.course, run.rect, 0.05)) {
                Some(one) => {
                    one.rect = one.rect.join(run.rect);
                    one.glyphs.extend(run.glyphs);
                    one.glyphs.sort_unstable();
                    one.glyphs.dedup();
                    one.label = label::joined(&one.label, &run.label);
                }
                None => out.push(run),
            }
        }
        out
    }

    /// Marks the letters as gone where nothing can move: the boxes lie where they stood.
    pub fn where_they_are(self, drawing: &Drawing, visible: &[bool], plan: &mut Plan) -> Vec<Widened> {
        let mut out = Vec::with_capacity(self.0.len());
        for run in self.merged() {
            run.glyphs.iter().for_each(|n| plan.gone[*n] = true);
            if !run.glyphs.iter().any(|n| visible[*n]) {
                continue;
            }
            let height =
                run.glyphs.iter().map(|n| run.course.place(drawing, *n).height()).fold(0.0, f32::max);
            // Signs above capitals and tails reach over what is reckoned for a letter.
            let mut rect = run.rect.grown(height * 0.1);
            rect.top += height * 0.12;
            let letters = if run.course.is_straight() {
                vec![run.course.on_page(rect)]
            } else {
                run.glyphs.iter().map(|n| drawing.glyphs[*n].area.grown(height * 0.15)).collect()
            };
            out.push(Widened {
                first: run.glyphs[0],
                letters,
                rect,
                label: run.label,
                course: run.course,
                open: false,
            });
        }
        out
    }

    /// Marks the letters as gone, moves what follows, and gives the boxes. `boxes` are parts of the page that are boxes already.
    /// Words that nobody saw need no box.
    pub fn widened(
        self,
        drawing: &Drawing,
        visible: &[bool],
        plan: &mut Plan,
        sheet: &Sheet,
        boxes: &[Rect],
    ) -> Vec<Widened> {
        let runs = self.merged();
        for run in &runs {
            run.glyphs.iter().for_each(|n| plan.gone[*n] = true);
        }
        let mut placed: Vec<(Course, Vec<Rect>)> = Vec::new();
        let mut rooms = Vec::with_capacity(runs.len());
        for run in runs {
            if !run.glyphs.iter().any(|n| visible[*n]) {
                continue;
            }
            // Of words that run off the page only what is seen has a box.
            let seen = run.glyphs.iter().filter(|n| visible[**n]).map(|n| run.course.place(drawing, *n));
            let seen = seen.fold(Rect::NONE, Rect::join);
            // Another run may have moved this one.
            let moved = run.glyphs.first().and_then(|n| plan.moved.get(*n)).copied().unwrap_or(0.0);
            let mut rect = seen;
            rect.left += moved;
            rect.right += moved;
            let known = placed.iter().position(|(course, _)| *course == run.course);
            let at = known.unwrap_or_else(|| {
                let all = (0..drawing.glyphs.len()).map(|n| run.course.place(drawing, n)).collect();
                placed.push((run.course, all));
                placed.len() - 1
            });
            let line = Line { drawing, visible, sheet, places: &placed[at].1, boxes };
            if let Some(grow) = line.room(plan, &run, rect) {
                rect.right += grow;
            }
            if run.course.is_straight() {
                rect = rect.meet(run.course.around(sheet.shown));
            }
            rooms.push((run, rect));
        }
        let letters = Letters { drawing, visible, plan };
        let all: Vec<Rect> = rooms.iter().map(|(run, rect)| run.course.on_page(*rect)).collect();
        rooms
            .into_iter()
            .enumerate()
            .map(|(n, (run, rect))| {
                let others = all.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, r)| *r);
                let Fitted { rect: fitted, open } =
                    fit::fit(&letters, run.course, rect, &run.label, others.chain(boxes.iter().copied()));
                let letters = if run.course.is_straight() {
                    vec![run.course.on_page(run.rect.join(rect))]
                } else {
                    run.glyphs.iter().map(|n| drawing.glyphs[*n].area).collect()
                };
                Widened {
                    first: run.glyphs[0],
                    letters,
                    rect: fitted,
                    label: run.label,
                    course: run.course,
                    open,
                }
            })
            .collect()
    }
}

/// What is known of a page while boxes are widened along one course.
struct Line<'l> {
    drawing: &'l Drawing,
    visible: &'l [bool],
    sheet: &'l Sheet,
    /// Of every letter, along the course.
    places: &'l [Rect],
    boxes: &'l [Rect],
}

impl Line<'_> {
    /// How much a box grows along its line, or becomes narrower; what follows on the line is moved by as much. None where
    /// neither can be done.
    fn room(&self, plan: &mut Plan, run: &Run, rect: Rect) -> Option<f32> {
        let (drawing, course) = (self.drawing, run.course);
        let width = rect.width();
        let grow = ((width + PAD) / STEP).ceil() * STEP - width;
        let level = |n: usize| course.same(Course::of_glyph(drawing, n));
        let placed = |n: usize| {
            let show = &drawing.shows[drawing.glyphs[n].show as usize];
            show.placed && show.unit.abs() > 1e-9
        };
        // What stands on the line further along, and what stands near and is of another line.
        let (mut after, mut others): (Vec<(usize, Rect)>, Vec<usize>) = (Vec::new(), Vec::new());
        for n in 0..self.places.len() {
            let mut place = self.places[n];
            if !(place.bottom < rect.top && place.top > rect.bottom) || !(self.visible[n] || plan.gone[n]) {
                continue;
            }
            let by = plan.moved.get(n).copied().unwrap_or(0.0);
            (place.left, place.right) = (place.left + by, place.right + by);
            if run.glyphs.binary_search(&n).is_ok() {
                continue;
            }
            if !(one_line(place, rect) && level(n)) {
                if !plan.gone[n] && place.right > rect.left {
                    others.push(n);
                }
            } else if place.left > rect.right - 0.3 * width.min(place.width()) {
                after.push((n, place));
            } else if !plan.gone[n] && place.centre().0 > rect.left && place.width() > 0.0 && seen(drawing, n)
            {
                // Another line is written across: what belongs to which cannot be told.
                return None;
            }
        }
        after.sort_by(|a, b| a.1.left.total_cmp(&b.1.left));
        let shown = course.around(self.sheet.shown);
        let (mut chain, mut end, mut limit) = (Vec::new(), rect.right, shown.right - EDGE);
        for (n, place) in after {
            if place.left - end > 1.3 * rect.height() {
                limit = limit.min(place.left - 2.0);
                break;
            }
            if !placed(n) {
                return None;
            }
            end = end.max(place.right);
            chain.push(n);
        }
        let way = Rect { left: end, right: end + grow, bottom: rect.bottom, top: rect.top };
        let on_page = course.on_page(way);
        let whole = course.on_page(Rect { left: rect.right.min(end) - STEP, ..way });
        if self.boxes.iter().any(|b| b.meets(whole)) {
            return None;
        }
        // Lines of a table, pictures and boxes are not written over.
        let below = |p: Rect| match course == Course::of((1.0, 0.0)) {
            true => p.left <= rect.left && p.right >= way.right,
            false => on_page.corners().into_iter().all(|c| p.holds(c)),
        };
        let blocked = drawing.paints.iter().any(|p| {
            p.layer.is_none()
                && !matches!(p.way, Way::Letter(_))
                && p.area.meets(on_page)
                && !(p.way == Way::Fill && below(p.area))
        });
        // Nor are the letters of other lines, by the box or by what moves.
        let reached = Rect { left: rect.left, ..way };
        let crossed = || {
            others.iter().any(|n| {
                let by = plan.moved.get(*n).copied().unwrap_or(0.0);
                fit::nine(drawing, *n, by).into_iter().any(|p| reached.holds(course.to(p)))
            })
        };
        let off = !course.is_straight() && !inside(on_page, self.sheet.shown.grown(-EDGE));
        let narrower = (width / STEP).floor() * STEP - width;
        let grow = match end + grow > limit || blocked || off || crossed() {
            false => grow,
            true if course.is_straight() && (STEP..100.0 * STEP).contains(&width) => narrower,
            true => return None,
        };
        if plan.moved.is_empty() {
            plan.moved = vec![0.0; drawing.glyphs.len()];
        }
        chain.iter().for_each(|n| plan.moved[*n] += grow);
        Some(grow)
    }
}

/// Whether a letter leaves ink.
fn seen(drawing: &Drawing, n: usize) -> bool {
    !drawing.letters(&drawing.glyphs[n]).trim().is_empty()
}

fn inside(part: Rect, whole: Rect) -> bool {
    part.corners().into_iter().all(|p| whole.holds(p))
}
