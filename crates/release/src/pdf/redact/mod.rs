//! What is marked in a PDF: words wherever they stand, and boxes on pages. Each becomes letters, lines and dots that go, and a
//! box that says under which provision. Nothing is taken out here.

mod across;
mod course;
mod find;
mod fit;
mod label;
mod order;
mod sheet;
mod widen;

use std::collections::{BTreeMap, HashSet};

use container::{
    Limits,
    pdf::{Object, Page, Pdf},
};

use super::{
    content::{Drawing, Point, Rect},
    remove::{Area, Plan},
    text,
};
use crate::{
    copy::{Copy, Mark, Target, What},
    dangers::CannotCheck,
};

use self::course::Course;
pub(super) use self::{
    across::across,
    find::{Needle, Running, squeezed},
    sheet::Sheet,
    widen::STEP,
};

/// Points of one path that cuts off, below a mark, which make it letters and no frame.
const CLIPPING: usize = 20;

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

/// A box that will be drawn.
struct Boxed {
    /// Its place along its course.
    rect: Rect,
    label: String,
    /// In which direction the label runs.
    course: Course,
    /// The number of the marked part of the page in whose place it stands.
    part: Option<u32>,
    /// What was taken out for it, on the page.
    areas: Vec<Rect>,
    /// The label stands for itself.
    open: bool,
}

impl Boxed {
    /// Over a part of the page.
    fn over(part: Rect, label: String, sheet: &Sheet) -> Boxed {
        let course = Course::of(sheet.along());
        Boxed { rect: course.around(part), label, course, part: None, areas: vec![part], open: false }
    }
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
                (Target::Find(words), _) | (Target::Span { .. }, Some((words, _))) => Some(Needle::of(words)),
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

    /// What must not be said anywhere, as [`squeezed`] has it.
    pub fn hunted(&self) -> Vec<String> {
        self.needles().map(|n| n.squeezed.clone()).filter(|s| !s.is_empty()).collect()
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

    /// Words beside the pages count as well: they are left behind.
    pub fn beside(&mut self, pdf: &Pdf<'_>) -> Result<(), CannotCheck> {
        if self.needles().next().is_none() {
            return Ok(());
        }
        for number in pdf.numbers() {
            let object = pdf.get(&Object::Ref(number))?;
            let mut said = String::new();
            say(&object, &mut said, 0);
            if let Object::Stream(stream) = &object
                && matches!(
                    stream.dict.get("Type").and_then(Object::name),
                    Some(b"Metadata" | b"EmbeddedFile")
                )
                && let Ok(bytes) = pdf.bytes_of(stream)
            {
                said.push_str(&text::decode(&bytes));
            }
            if said.is_empty() {
                continue;
            }
            let said = squeezed(&said);
            for entry in &mut self.list {
                if let Some(needle) = &entry.needle
                    && !needle.squeezed.is_empty()
                {
                    entry.count += said.matches(needle.squeezed.as_str()).count();
                }
            }
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

/// The letters of a page in every order in which words may stand there.
pub(super) fn orders(drawing: &Drawing) -> [Running; 3] {
    [Running::as_drawn(drawing), Running::as_seen(drawing), Running::in_columns(drawing)]
}

/// The letters of each place where words stand, each place once whatever the order it is found in.
pub(super) fn standing(drawing: &Drawing, orders: &[Running], needle: &Needle) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = orders.iter().flat_map(|o| o.find(needle)).collect();
    found.iter_mut().for_each(|glyphs| {
        glyphs.sort_unstable();
        glyphs.dedup();
    });
    // Of those that differ only in a space between the words, the longest.
    let inked = |glyphs: &[usize]| -> Vec<usize> {
        let ink = |n: &&usize| !drawing.letters(&drawing.glyphs[**n]).trim().is_empty();
        glyphs.iter().filter(ink).copied().collect()
    };
    let mut known: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
    for glyphs in found {
        let longest = known.entry(inked(&glyphs)).or_default();
        if glyphs.len() > longest.len() {
            *longest = glyphs;
        }
    }
    known.into_values().collect()
}

/// The parts of a page that letters take up, line by line.
pub(super) fn parts(drawing: &Drawing, glyphs: &[usize]) -> Vec<Rect> {
    let mut lines = widen::Runs::default();
    lines.add(drawing, glyphs, "");
    lines.rects()
}

/// Whether words can be looked for on a page.
pub(super) fn readable(drawing: &Drawing) -> bool {
    !nameless(drawing, |_| true)
}

/// Whether letters that stay and are seen say so little of themselves that words may stand there unread.
fn unknown(drawing: &Drawing, visible: &[bool], plan: &Plan) -> bool {
    nameless(drawing, |n| visible[n] && !plan.gone[n])
}

/// Letters that nobody can name, so many together or in all that words may stand there; a sign now and then is a bullet.
fn nameless(drawing: &Drawing, counts: impl Fn(usize) -> bool) -> bool {
    let (mut all, mut row, mut longest) = (0, 0, 0);
    for (n, glyph) in drawing.glyphs.iter().enumerate() {
        let letters = drawing.letters(glyph);
        if letters.trim().is_empty() || !counts(n) {
            continue;
        }
        let strange = letters.contains('\u{FFFD}');
        row = if strange { row + 1 } else { 0 };
        longest = longest.max(row);
        all += usize::from(strange);
    }
    longest >= 2 || all * 20 > drawing.glyphs.len()
}

/// All texts of a value.
pub(super) fn say(object: &Object, out: &mut String, depth: usize) {
    if depth > 40 || out.len() > 10_000_000 {
        return;
    }
    match object {
        Object::Text(said) => {
            out.push_str(&text::decode(said));
            out.push('\n');
        }
        Object::Name(said) => {
            out.push_str(&String::from_utf8_lossy(said));
            out.push('\n');
        }
        Object::Array(list) => list.iter().for_each(|o| say(o, out, depth + 1)),
        Object::Dict(_) | Object::Stream(_) => {
            for (name, value) in object.dict().into_iter().flat_map(|d| d.entries()) {
                if name.len() > 24 {
                    out.push_str(&String::from_utf8_lossy(name));
                    out.push('\n');
                }
                say(value, out, depth + 1);
            }
        }
        _ => {}
    }
}

/// The marked part that a letter belongs to, the innermost.
fn part_of(drawing: &Drawing, glyph: usize) -> Option<u32> {
    let around = drawing.parts.iter().filter(|(_, glyphs)| glyphs.contains(&glyph));
    around.min_by_key(|(_, glyphs)| glyphs.len()).map(|(part, _)| *part)
}

/// Takes out everything that lies in a rectangle.
fn clear(drawing: &Drawing, rect: Rect, plan: &mut Plan) -> Result<(), CannotCheck> {
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

/// Boxes that lie within others are one with them; each label is said once.
fn merge(boxes: &mut Vec<Boxed>) {
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

/// Whether more than the edge of a letter lies in a rectangle.
fn touched(letter: Rect, rect: Rect) -> bool {
    let (w, h) = (letter.width() * 0.12, letter.height() * 0.18);
    let inner = Rect {
        left: letter.left + w,
        right: letter.right - w,
        bottom: letter.bottom + h,
        top: letter.top - h,
    };
    inner.meets(rect) || rect.holds(letter.centre())
}

/// What the file itself marks for redaction.
fn asked_for(pdf: &Pdf<'_>, page: &Page) -> Result<Vec<Rect>, CannotCheck> {
    let mut out = Vec::new();
    let list = pdf.value(&page.dict, "Annots")?;
    for annotation in list.array().unwrap_or(&[]).iter().take(20_000) {
        let Object::Dict(dict) = pdf.get(annotation)? else { continue };
        if pdf.value(&dict, "Subtype")?.name() != Some(b"Redact") {
            continue;
        }
        let numbers = |name: &str| -> Result<Vec<f32>, CannotCheck> {
            let value = pdf.value(&dict, name)?;
            let list = value.array().unwrap_or(&[]).iter().take(8_000);
            Ok(list.filter_map(|n| pdf.get(n).ok()?.number().map(|n| n as f32)).collect())
        };
        let quads = numbers("QuadPoints")?;
        for quad in quads.chunks_exact(8) {
            out.push(Rect::around([
                (quad[0], quad[1]),
                (quad[2], quad[3]),
                (quad[4], quad[5]),
                (quad[6], quad[7]),
            ]));
        }
        if quads.len() < 8
            && let [a, b, c, d] = numbers("Rect")?[..]
        {
            out.push(Rect::of((a, b), (c, d)));
        }
    }
    Ok(out)
}
