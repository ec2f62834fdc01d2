//! What whoever marks a file needs to see: its pages as pictures, one at a time, and where words stand on them. Reads only;
//! what is taken out, `redact` does.

use std::panic::{AssertUnwindSafe, catch_unwind};

use container::Limits;
use serde::{Deserialize, Serialize};

pub use crate::copy::{ShownCell, Tab, Table, Window, cell_table as table};
use crate::dangers::{CannotCheck, Format};

/// The widths in which pictures of pages are drawn, in dots: small ones for a list, large ones to draw on.
pub const WIDTHS: [u32; 2] = [140, 1_200];

/// What a file is, for whoever marks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// Pages, on which boxes can be drawn and words looked for.
    Pages,
    /// A picture, or a scan of several pages, on which boxes can be drawn; nobody reads the words in it.
    Picture,
    /// Sheets of cells, which can be marked.
    Table,
    /// Words without pages.
    Words,
}

impl Shown {
    /// By the content of a file.
    pub fn of(name: &str, bytes: &[u8]) -> Shown {
        match Format::of(bytes, Some(name)) {
            Format::Pdf => Shown::Pages,
            format if format.is_picture() => Shown::Picture,
            format if crate::copy::has_cells(format) => Shown::Table,
            _ => Shown::Words,
        }
    }
}

/// A page as displayed, in points; of a picture in dots.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// From the left to the right.
    pub width: f64,
    /// From the top to the foot.
    pub height: f64,
    /// Its letters say which they are, so that words can be looked for on it.
    pub readable: bool,
}

/// A part of a page where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The page, counted from 1.
    pub page: u32,
    /// Left, top, width and height, as boxes of marks.
    pub at: [f64; 4],
}

/// Where words stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// How often.
    pub count: usize,
    /// Where; words that go over lines have several parts. Empty where there are no pages.
    pub places: Vec<Place>,
}

/// The letters of a column, counted from 0: A, B, … AA.
pub fn letters(column: u32) -> String {
    crate::xlsx::place::letters(column)
}

/// The pages of a PDF or the size of a picture, and where each of these words stands on them. Fails where the file cannot
/// be read whole, and where it has no pages.
pub fn sheets(
    name: &str,
    bytes: &[u8],
    find: &[String],
    limits: &Limits,
) -> Result<(Vec<Sheet>, Vec<Found>), CannotCheck> {
    caught(|| match Shown::of(name, bytes) {
        Shown::Pages => crate::pdf::sheets(bytes, find, limits),
        Shown::Picture => {
            let sizes = crate::copy::picture_sizes(bytes)?.into_iter();
            let sheet = |(w, h): (usize, usize)| Sheet { width: w as f64, height: h as f64, readable: false };
            Ok((sizes.map(sheet).collect(), vec![Found::default(); find.len()]))
        }
        Shown::Table | Shown::Words => Err(CannotCheck::because("it has no pages")),
    })
}

/// A picture of one page as it is displayed, as a PNG of that width. Fails where there is no such page, and where it cannot be
/// drawn.
pub fn picture(name: &str, bytes: &[u8], page: u32, width: u32) -> Result<Vec<u8>, CannotCheck> {
    if !WIDTHS.contains(&width) {
        return Err(CannotCheck::because("pages are not drawn in that width"));
    }
    caught(|| match Shown::of(name, bytes) {
        Shown::Pages => crate::pdf::picture(bytes, page, width),
        Shown::Picture => crate::copy::smaller_picture(bytes, page, width as usize),
        _ => Err(CannotCheck::because("it has no such page")),
    })
}

/// A mistake of ours or of a library on a broken file is no picture; it never takes the program down.
fn caught<T>(make: impl FnOnce() -> Result<T, CannotCheck>) -> Result<T, CannotCheck> {
    catch_unwind(AssertUnwindSafe(make)).unwrap_or_else(|_| Err(CannotCheck::malformed("file")))
}
