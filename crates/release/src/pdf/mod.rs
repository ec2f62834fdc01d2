//! PDFs: everything in the file against what a reader sees on its pages. Reads only; what cannot be unpacked or drawn
//! whole is said to be so.

mod actions;
mod annotations;
mod attachments;
mod between;
mod clean;
pub(crate) mod content;
mod description;
mod drawn;
mod ends;
mod forms;
mod hidden;
mod jpeg;
pub(crate) mod layers;
mod make;
mod outline;
mod pages;
mod phrases;
mod pictures;
mod pixels;
mod private;
mod proof;
mod reach;
mod redact;
mod remove;
mod revisions;
mod said;
mod scanned;
mod sheets;
mod structure;
mod sweep;
pub(crate) mod text;
mod widths;
mod write;

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use container::{
    Limits,
    pdf::{Page, Pdf},
};

use crate::copy::{Copy, Mark};
use crate::dangers::{CannotCheck, Finding};
use crate::metadata::Words;

pub(crate) use self::sheets::{picture, sheets, words};
use self::{content::Interpreter, layers::Layers};

/// What is known of a file after its pages were drawn.
#[derive(Default)]
struct Known {
    /// The words that a reader sees on any page.
    seen: Words,
    /// The first page that draws an object, by its number.
    drawn: HashMap<u32, u32>,
    /// Words that stand for parts of pages: page, ActualText or not, the words, what is shown there.
    marked: Vec<(u32, bool, String, String)>,
    /// Notes among the operators of pages, by page.
    notes: Vec<(u32, String)>,
}

/// Looks at a PDF.
pub(crate) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    finding.spend(bytes.len() / 16)?;
    let bytes = ends::check(bytes, finding)?;
    let pdf = Pdf::open(bytes, finding.limits)?;
    let layers = Layers::read(&pdf)?;
    let list = pdf.pages()?;
    ends::count(&pdf, list.len())?;
    let mut interpreter = Interpreter::new(&pdf, &layers, finding.limits.steps);
    let known = pages::look(&pdf, &layers, &list, &mut interpreter, finding)?;
    let of_pages: HashSet<u32> = list.iter().filter_map(|p| p.number).collect();
    structure::look(&pdf, &known, finding)?;
    description::look(&pdf, &known.seen, finding)?;
    let mut held = HashSet::new();
    attachments::look(&pdf, &mut held, finding)?;
    outline::look(&pdf, &known.seen, finding)?;
    outline::names(&pdf, &known.seen, finding)?;
    actions::look(&pdf, &list, finding)?;
    annotations::look(&pdf, &list, &known.seen, &mut held, finding)?;
    attachments::anywhere(&pdf, &mut held, finding)?;
    forms::look(&pdf, &list, &known.seen, finding)?;
    private::look(&pdf, &list, &known.seen, finding)?;
    between::look(&pdf, bytes, &known, finding)?;
    sweep::look(&pdf, bytes, &of_pages, &known, &mut interpreter, finding)?;
    revisions::look(bytes, &known.seen, finding)
}

/// Makes a copy without anything that nobody sees.
pub(crate) fn clean(bytes: &[u8], limits: &Limits) -> Result<Copy, CannotCheck> {
    made(|| make::make(bytes, &mut redact::Marks::none(), limits))
}

/// Makes a copy without what is marked, and without anything that nobody sees.
pub(crate) fn redact(bytes: &[u8], marks: &[Mark], limits: &Limits) -> Result<Copy, CannotCheck> {
    made(|| make::make(bytes, &mut redact::Marks::new(marks), limits))
}

/// A mistake of ours on a broken file is no copy either.
fn made(make: impl FnOnce() -> Result<Copy, CannotCheck>) -> Result<Copy, CannotCheck> {
    catch_unwind(AssertUnwindSafe(make)).unwrap_or_else(|_| Err(CannotCheck::malformed("PDF")))
}

/// The words of a page and what is wrong with them, for those who know the page already.
fn page_number(nth: usize) -> u32 {
    u32::try_from(nth + 1).unwrap_or(u32::MAX)
}

/// All pages with their numbers.
fn numbered(list: &[Page]) -> impl Iterator<Item = (u32, &Page)> {
    list.iter().enumerate().map(|(n, page)| (page_number(n), page))
}
