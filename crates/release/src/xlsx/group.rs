//! Cells of one danger gathered: how many, where, and some of what stands in them.

use super::place::letters;
use crate::dangers::shorten;

/// Places and samples that are kept.
const KEPT: usize = 8;

/// A group of cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    pub count: usize,
    /// All of them, row and column.
    pub cells: Vec<(u32, u32)>,
    places: Vec<String>,
    samples: Vec<String>,
}

impl Group {
    /// Another cell.
    pub fn add(&mut self, row: u32, column: u32, text: &str) {
        self.count += 1;
        self.cells.push((row, column));
        if self.places.len() < KEPT {
            self.places.push(format!("{}{}", letters(column), row + 1));
        }
        if self.samples.len() < KEPT {
            let text = shorten(text, 60);
            if !self.samples.contains(&text) {
                self.samples.push(text);
            }
        }
    }

    /// "B12, B13, B14 and 5 more".
    pub fn places(&self) -> String {
        let more = self.count.saturating_sub(self.places.len());
        let places = self.places.join(", ");
        if more > 0 { format!("{places} and {more} more") } else { places }
    }

    /// "3 cells".
    pub fn size(&self) -> String {
        format!("{} cell{}", self.count, if self.count == 1 { "" } else { "s" })
    }

    /// Whether all that is known to stand in them are numbers from nought to five.
    pub fn counts_only(&self) -> bool {
        self.samples.iter().all(|s| matches!(s.trim(), "0" | "1" | "2" | "3" | "4" | "5"))
    }

    pub fn sample(&self) -> String {
        self.samples.join(", ")
    }
}
