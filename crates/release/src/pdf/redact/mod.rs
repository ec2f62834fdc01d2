//! What is marked in a PDF: words wherever they stand, and boxes on pages. Each becomes letters, lines and dots that go, and a
//! box that says under which provision. Nothing is taken out here.

mod across;
mod asked;
mod beside;
mod boxed;
mod clear;
mod course;
mod find;
mod fit;
mod label;
mod nameless;
mod order;
mod sheet;
mod standing;
mod widen;

use std::collections::HashSet;

use container::{
    Limits,
    pdf::{Page, Pdf},
};

use super::{
    content::{Drawing, Rect},
    remove::{Area, Plan},
};
use crate::{
    copy::{Copy, Mark, Target, What},
    dangers::CannotCheck,
};

pub(super) use self::{
    across::across,
    beside::say,
    find::{Needle, Running, Squeezed},
    nameless::readable,
    sheet::Sheet,
    standing::{orders, parts, standing},
    widen::STEP,
};
use self::{
    asked::asked_for,
    boxed::{Boxed, merge},
    clear::{clear, touched},
    nameless::unknown,
    standing::part_of,
};

/// The marks of one file, and what was found of each.
pub(super) struct Marks {
    list: Vec<Entry>,
    /// Words over two pages.
    across: Vec<Spread>,
}

/// Words that begin on one page and go on on the next.
struct Spread {
    entry: usize,
    /// The first of the two, counted from 1.
    page: u32,
    glyphs: [Vec<usize>; 2],
}

impl Spread {
    /// Its letters on a page, and whether it begins there.
    fn on(&self, entry: usize, page: u32) -> Option<(bool, Vec<usize>)> {
        let [begin, end] = &self.glyphs;
        match page.checked_sub(self.page) {
            Some(0) if entry == self.entry => Some((true, begin.clone())),
            Some(1) if entry == self.entry => Some((false, end.clone())),
            _ => None,
        }
    }
}

struct Entry {
    mark: Mark,
    needle: Option<Needle>,
    label: String,
    count: usize,
}

/// What became of a page.
pub(super) struct Applied {
    /// Where something was taken out.
    pub areas: Vec<Rect>,
    /// Labels by the part in whose place they stand, each with a part of its own.
    pub labels: Vec<(u32, u32)>,
}

impl Marks {
    /// No marks: only redactions that the file itself asks for are carried out.
    pub fn none() -> Marks {
        Marks { list: Vec::new(), across: Vec::new() }
    }

    pub fn new(marks: &[Mark]) -> Marks {
        let needles: Vec<Option<Needle>> = marks
            .iter()
            .map(|mark| match (&mark.target, &mark.words) {
                (Target::Find(words), _) => Some(Needle::of(words, mark.whole_words)),
                (Target::Span { .. }, Some((words, _))) => Some(Needle::of(words, false)),
                _ => None,
            })
            .collect();
        let list = marks.iter().zip(&needles).map(|(mark, needle)| {
            let label = mark.label();
            // A label must not say what it stands for.
            let says = needles.iter().flatten().any(|n| n.is_in(&label));
            Entry {
                mark: mark.clone(),
                needle: needle.clone(),
                label: if says { String::new() } else { label },
                count: 0,
            }
        });
        Marks { list: list.collect(), across: Vec::new() }
    }

    /// Looks for words that go over pages.
    pub fn look_over_pages(
        &mut self,
        pdf: &Pdf<'_>,
        pages: &[Page],
        limits: &Limits,
    ) -> Result<(), CannotCheck> {
        let (at, needles): (Vec<usize>, Vec<Needle>) =
            self.list.iter().enumerate().filter_map(|(n, entry)| Some((n, entry.needle.clone()?))).unzip();
        let found = across(pdf, pages, &needles, limits)?;
        let spread = |a: across::Across| Spread {
            entry: at[a.needle],
            page: super::page_number(a.page),
            glyphs: a.glyphs,
        };
        self.across = found.into_iter().map(spread).collect();
        Ok(())
    }

    /// What must not be said anywhere.
    pub fn hunted(&self) -> Vec<Needle> {
        self.needles().cloned().collect()
    }

    pub fn needles(&self) -> impl Iterator<Item = &Needle> {
        self.list.iter().filter_map(|e| e.needle.as_ref())
    }

    /// The mark whose words these are.
    pub fn of_words(&self, needle: &Needle) -> Option<&Mark> {
        self.list.iter().find(|e| e.needle.as_ref() == Some(needle)).map(|e| &e.mark)
    }

    /// How often each was found so far.
    pub fn counts(&self) -> Vec<usize> {
        self.list.iter().map(|e| e.count).collect()
    }

    /// Goes back to an earlier count.
    pub fn recount(&mut self, counts: &[usize]) {
        self.list.iter_mut().zip(counts).for_each(|(entry, count)| entry.count = *count);
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Plans what goes of a page.
    pub fn apply(
        &mut self,
        sheet: &Sheet,
        page: &Page,
        pdf: &Pdf<'_>,
        drawing: &Drawing,
        visible: &[bool],
        plan: &mut Plan,
    ) -> Result<Applied, CannotCheck> {
        let mut boxes: Vec<Boxed> = Vec::new();
        for rect in asked_for(pdf, page)? {
            clear(drawing, rect, plan)?;
            boxes.push(Boxed::over(rect, String::new(), sheet));
        }
        for entry in &mut self.list {
            let Target::Box { page, at } = &entry.mark.target else { continue };
            if *page != sheet.number {
                continue;
            }
            let Some(rect) = sheet.rect(*at) else { continue };
            clear(drawing, rect, plan)?;
            entry.count += 1;
            let below =
                (0..drawing.glyphs.len()).find(|n| visible[*n] && touched(drawing.glyphs[*n].area, rect));
            let part = below.and_then(|n| part_of(drawing, n));
            boxes.push(Boxed { part, ..Boxed::over(rect, entry.label.clone(), sheet) });
        }
        if self.list.iter().any(|e| e.needle.is_some()) {
            self.words(sheet, drawing, visible, plan, &mut boxes)?;
        }
        let known = drawing.groups.iter().filter_map(|g| g.dict.get("MCID")?.whole());
        let mut next = known.max().and_then(|n| u32::try_from(n + 1).ok()).unwrap_or(0);
        let mut labels = Vec::new();
        merge(&mut boxes);
        for one in boxes.iter().filter(|one| !one.open) {
            label::fill(&one.rect, one.course, &mut plan.after);
        }
        for one in &boxes {
            let own = one.part.map(|part| {
                labels.push((part, next));
                next += 1;
                next - 1
            });
            let light = !one.open || fit::is_dark(drawing, one.course.back(one.rect.centre()));
            let grey = if light { 1.0 } else { 0.25 };
            label::draw(&one.rect, &one.label, one.course, grey, own, &mut plan.after);
            plan.labels |= !one.label.is_empty();
        }
        Ok(Applied { areas: boxes.into_iter().flat_map(|b| b.areas).collect(), labels })
    }

    fn words(
        &mut self,
        sheet: &Sheet,
        drawing: &Drawing,
        visible: &[bool],
        plan: &mut Plan,
        boxes: &mut Vec<Boxed>,
    ) -> Result<(), CannotCheck> {
        if unknown(drawing, visible, plan) {
            return Err(CannotCheck::because(format!(
                "page {} has letters in a font that does not say which they are, so that words cannot be looked for: \
                 mark them with boxes",
                sheet.number
            )));
        }
        let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
        let orders = orders(drawing);
        for (at, entry) in self.list.iter_mut().enumerate() {
            let Some(needle) = &entry.needle else { continue };
            for glyphs in standing(drawing, &orders, needle) {
                entry.count += 1;
                found.push((at, glyphs));
            }
            for (first, glyphs) in self.across.iter().filter_map(|a| a.on(at, sheet.number)) {
                entry.count += usize::from(first);
                found.push((at, glyphs));
            }
        }
        // What lies below a box needs none of its own.
        let below: HashSet<usize> =
            (0..drawing.glyphs.len()).filter(|n| visible[*n] && plan.gone[*n]).collect();
        let mut lines = widen::Runs::default();
        for (at, mut glyphs) in found {
            if plan.pixels && glyphs.iter().any(|n| !drawing.shows[drawing.glyphs[*n].show as usize].placed) {
                return Err(CannotCheck::because(format!(
                    "page {} has words in a font that does not say how wide its letters are, so that nobody can tell where \
                     they stand: mark them with boxes",
                    sheet.number
                )));
            }
            let label = &self.list[at].label;
            let covered = glyphs.iter().find(|n| below.contains(n)).copied();
            glyphs.retain(|n| !below.contains(n));
            if let Some(n) = covered
                && glyphs.iter().all(|n| drawing.letters(&drawing.glyphs[*n]).trim().is_empty())
            {
                let centre = drawing.glyphs[n].area.centre();
                if let Some(over) = boxes.iter_mut().find(|b| b.rect.holds(b.course.to(centre))) {
                    over.label = label::joined(&over.label, label);
                }
                continue;
            }
            lines.add(drawing, &glyphs, label);
        }
        let runs = if plan.pixels {
            lines.where_they_are(drawing, visible, plan)
        } else {
            let over: Vec<Rect> = boxes.iter().flat_map(|b| b.areas.iter().copied()).collect();
            lines.widened(drawing, visible, plan, sheet, &over)
        };
        for run in runs {
            // What lies below the words goes with them: dots of a scan, a line as long as they are.
            plan.areas.extend(run.letters.iter().map(|rect| Area { rect: *rect, cut: false }));
            let part = part_of(drawing, run.first);
            let mut areas = run.letters;
            if run.course.is_straight() {
                areas.push(run.course.on_page(run.rect));
            }
            boxes.push(Boxed {
                rect: run.rect,
                label: run.label,
                course: run.course,
                part,
                areas,
                open: run.open,
            });
        }
        Ok(())
    }

    /// Says what was taken out and what was not found.
    pub fn report(&self, copy: &mut Copy) {
        for entry in &self.list {
            if entry.count == 0 {
                copy.not_found.push(entry.mark.clone());
                // A stretch of the text stands somewhere; where it cannot be placed, nothing of the kind may leave.
                if let Target::Span { .. } = entry.mark.target {
                    copy.remains(
                        What::Mark(entry.mark.target.clone()),
                        "its words are not on the pages as they are drawn",
                    );
                }
            } else {
                if let (Target::Span { .. }, 2..) = (&entry.mark.target, entry.count) {
                    copy.changed("Words that were marked in one place were taken out wherever they stand.");
                }
                let what = What::Mark(entry.mark.target.clone());
                copy.removed(what, entry.count, entry.mark.provision.as_deref());
            }
        }
    }
}
