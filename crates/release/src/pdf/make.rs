//! A new PDF of what a reader sees of another: page by page without what is hidden or marked, and beside the pages only what
//! readers need and what tells no more than the pages do. Everything else is left behind with the old file.

use std::collections::BTreeSet;

use container::{
    Limits,
    pdf::{Dict, Object, Page, Pdf},
};

use super::{
    clean,
    content::Interpreter,
    drawn, ends,
    layers::Layers,
    pages, pixels, proof,
    redact::{self, Marks},
    remove::{Maker, Plan},
    text,
    write::Output,
};
use crate::{
    copy::Copy,
    dangers::{CannotCheck, Finding},
    metadata::{Words, names_somebody},
};

/// A page of the new file, of which only its annotations are still to be decided.
pub(super) struct NewPage {
    pub old: Page,
    pub number: u32,
    pub dict: Dict,
    /// Where something was taken out for a mark, and the parts of the labels.
    pub marked: redact::Applied,
}

/// What is known of the whole file when its pages are written.
#[derive(Default)]
pub(super) struct Told {
    /// The words that a reader of the copy sees.
    pub seen: Words,
    /// Words that must not be anywhere.
    pub hunted: Vec<redact::Needle>,
    /// Something is marked: then nothing beside the pages says more than they do.
    pub strict: bool,
}

impl Told {
    /// Whether words beside the pages may stay: they say only what is seen, and nothing that was marked.
    pub fn may_say(&self, words: &str) -> bool {
        self.seen.show(words) && !self.is_hunted(words)
    }

    /// Whether a heading may stay: it names nobody and says hardly more than what is seen.
    pub fn may_head(&self, words: &str) -> bool {
        let plain = || !names_somebody(words, &self.seen) && self.seen.unseen(words).len() < 3;
        self.may_say(words) || !self.strict && plain()
    }

    /// Whether words hold something that was marked, however it is written.
    pub fn is_hunted(&self, words: &str) -> bool {
        let words = redact::Squeezed::of(words);
        self.hunted.iter().any(|needle| needle.times_in(&words) > 0)
    }
}

/// Makes the copy. A page from which something cannot be taken becomes a picture, and no other.
pub(super) fn make(bytes: &[u8], marks: &mut Marks, limits: &Limits) -> Result<Copy, CannotCheck> {
    let counts = marks.counts();
    let mut pictures: BTreeSet<usize> = BTreeSet::new();
    loop {
        marks.recount(&counts);
        let before = pictures.len();
        let (copy, left) = match once(bytes, marks, &mut pictures, limits)? {
            Some(made) => made,
            None if pictures.len() > before => continue,
            None => return Err(CannotCheck::malformed("PDF")),
        };
        // What is still seen to be hidden on a page is gone from a picture of it.
        let pages: Option<Vec<usize>> =
            left.iter().map(|(_, _, page)| Some(page.as_ref()?.checked_sub(1)? as usize)).collect();
        match pages {
            Some(pages) if pages.iter().any(|n| !pictures.contains(n)) => pictures.extend(pages),
            _ => return finished(copy, marks, left),
        }
    }
}

/// Says what was taken out, and what is left.
fn finished(mut copy: Copy, marks: &Marks, left: Vec<proof::Left>) -> Result<Copy, CannotCheck> {
    marks.report(&mut copy);
    for (what, at, _) in left {
        copy.remains(what, at);
    }
    Ok(copy)
}

/// Makes the copy with these pages as pictures, and what is left in it. None where more pages must become pictures.
fn once(
    bytes: &[u8],
    marks: &mut Marks,
    pictures: &mut BTreeSet<usize>,
    limits: &Limits,
) -> Result<Option<(Copy, Vec<proof::Left>)>, CannotCheck> {
    let mut finding = Finding::new(limits);
    let bytes = ends::check(bytes, &mut finding)?;
    let pdf = Pdf::open(bytes, limits)?;
    let layers = Layers::read(&pdf)?;
    let list = pdf.pages()?;
    ends::count(&pdf, list.len())?;
    let mut interpreter = Interpreter::new(&pdf, &layers, limits.steps);
    let mut pixels = pixels::Pixels::new(&pdf);
    let mut out = Output::new(&pdf);
    let (root, tree) = (out.reserve(), out.reserve());
    let numbers: Vec<u32> = list
        .iter()
        .map(|page| {
            let new = out.reserve();
            if let Some(old) = page.number {
                out.stands(old, new);
            }
            new
        })
        .collect();
    for page in &list {
        if let Some(contents) = page.dict.get("Contents") {
            out.leave_behind(contents);
            out.leave_behind(&pdf.get(contents)?);
        }
    }
    let mut told = Told { hunted: marks.hunted(), strict: !marks.is_empty(), ..Told::default() };
    let mut copy = Copy::default();
    let mut made: Vec<NewPage> = Vec::with_capacity(list.len());
    let mut maker = Maker::new(&mut out);
    let mut failed = false;
    if !pictures.is_empty() && proof::in_patterns(&pdf, marks, limits)? {
        return Err(CannotCheck::because(
            "words that are marked stand in a pattern, so that nobody can tell where they are seen: draw a box",
        ));
    }
    marks.look_over_pages(&pdf, &list, limits)?;
    for (nth, page) in list.iter().enumerate() {
        let drawing = interpreter.page(page)?;
        if drawing.damaged {
            return Err(CannotCheck::malformed("PDF"));
        }
        let frame = pages::frame(&pdf, page)?;
        let mut plan = Plan::of(&drawing);
        let visible =
            clean::plan(&pdf, page, &drawing, frame, &mut pixels, &mut finding, &mut plan, &mut copy)?;
        let sheet = redact::Sheet::read(&pdf, page, frame, super::page_number(nth))?;
        let hidden = plan.gone.clone();
        plan.pixels = pictures.contains(&nth);
        let marked = match marks.apply(&sheet, page, &pdf, &drawing, &visible, &mut plan) {
            Err(why) if can_be_drawn(&why) && !plan.pixels => {
                (failed, _) = (true, pictures.insert(nth));
                continue;
            }
            marked => marked?,
        };
        let left = |n: &usize| visible[*n] && !plan.gone[*n];
        let mut here = Words::default();
        let words = drawing.words((0..visible.len()).filter(left));
        here.add(&words);
        told.seen.add(&words);
        plan.words_left_out = clean::words_left_out(&drawing, &here, &told, |n| left(&n));
        let new = if plan.pixels {
            let mut boxes = marked.areas.clone();
            boxes.extend(plan.areas.iter().map(|a| a.rect));
            let nth_page = drawn::Drawn {
                bytes,
                nth,
                sheet: &sheet,
                drawing: &drawing,
                visible: &visible,
                hidden: &hidden,
                plan: &plan,
                boxes: &boxes,
            };
            let new = nth_page.page(&mut maker)?;
            copy.changed(format!(
                "Page {} is a picture now: what was to go could not be taken out of what it draws. Its words can still be \
                 searched and read aloud.",
                sheet.number
            ));
            new
        } else {
            match maker.page(page, &drawing, &plan, &mut interpreter) {
                Err(why) if can_be_drawn(&why) => {
                    (failed, _) = (true, pictures.insert(nth));
                    continue;
                }
                new => new?,
            }
        };
        let mut dict = clean::page_dict(&pdf, page, maker.out)?;
        dict.set("Parent", Object::Ref(tree));
        dict.set("Resources", Object::Dict(new.resources));
        let content = maker.out.add_packed(Dict::default(), &new.content);
        dict.set("Contents", Object::Ref(content));
        made.push(NewPage { old: page.clone(), number: numbers[nth], dict, marked });
    }
    if failed {
        return Ok(None);
    }
    maker.fonts()?;
    marks.beside(&pdf)?;
    let structure = clean::structure(&told, &mut made, &mut out, &mut copy)?;
    for page in &made {
        out.put(page.number, &Object::Dict(page.dict.clone()));
    }
    let mut pages = Dict::default();
    pages.set("Type", Object::Name(b"Pages".to_vec()));
    pages.set("Count", Object::Number(numbers.len() as f64));
    pages.set("Kids", Object::Array(numbers.iter().map(|n| Object::Ref(*n)).collect()));
    out.put(tree, &Object::Dict(pages));
    let mut catalogue = clean::catalogue(&pdf, &told, &mut out, &mut copy)?;
    catalogue.set("Pages", Object::Ref(tree));
    if let Some(structure) = structure {
        catalogue.set("StructTreeRoot", Object::Ref(structure));
        let marked = Dict::from_iter([(b"Marked".to_vec(), Object::Bool(true))]);
        catalogue.set("MarkInfo", Object::Dict(marked));
    }
    out.put(root, &Object::Dict(catalogue));
    let title = clean::title(&pdf, &told)?;
    let info = title.map(|title| {
        let dict = Dict::from_iter([(b"Title".to_vec(), Object::Text(text::encode(&title)))]);
        out.add(&Object::Dict(dict))
    });
    let new = out.finish(root, info)?;
    if let Err(why) = proof::opens(&new, list.len()) {
        return Err(CannotCheck::because(why));
    }
    let found = proof::hunt(&new, marks, limits)?;
    copy.bytes = Some(new);
    Ok(Some((copy, found)))
}

/// Whether a page from which something cannot be taken may become a picture: not where its words cannot be read, nor where
/// it is damaged or more than is looked at.
fn can_be_drawn(why: &CannotCheck) -> bool {
    why.code.is_none() && !why.why.contains("mark them with boxes")
}
