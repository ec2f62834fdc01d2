//! How wide columns and how high rows are drawn, for what lies over them.

use crate::xlsx::place::LAST_COLUMN;

/// English metric units of a point, and of a pixel at the usual size.
const POINT: f64 = 12_700.0;
const PIXEL: f64 = 9_525.0;
/// Pixels of a column and points of a row of which nothing is said; pixels of a letter.
const USUAL_WIDTH: f64 = 64.0;
const USUAL_HEIGHT: f64 = 15.0;
const LETTER: f64 = 7.0;

/// Sizes of rows and columns; what is hidden has none.
#[derive(Default)]
pub(in crate::xlsx) struct Sizes {
    /// Letters of each column, where any is sized.
    widths: Vec<Option<f64>>,
    /// Rows that follow each other at one height: the first, the last and the points.
    heights: Vec<(u32, u32, f64)>,
    usual_width: Option<f64>,
    usual_height: Option<f64>,
}

impl Sizes {
    /// What rows and columns have that say nothing of their own.
    pub(super) fn usual(&mut self, height: Option<f64>, width: Option<f64>) {
        (self.usual_height, self.usual_width) = (height, width);
    }

    pub(super) fn columns(&mut self, (from, to): (u32, u32), width: Option<f64>) {
        if self.widths.is_empty() {
            self.widths = vec![None; LAST_COLUMN as usize];
        }
        self.widths[from as usize..=to as usize].fill(width);
    }

    pub(super) fn row(&mut self, row: u32, height: Option<f64>) {
        let Some(height) = height else { return };
        match self.heights.last_mut() {
            Some((_, last, known)) if *last + 1 == row && *known == height => *last = row,
            _ => self.heights.push((row, row, height)),
        }
    }

    /// English metric units of a column.
    pub fn width(&self, column: u32) -> f64 {
        let own = self.widths.get(column as usize).copied().flatten().or(self.usual_width);
        own.map_or(USUAL_WIDTH, |letters| letters * LETTER) * PIXEL
    }

    /// English metric units of a row.
    pub fn height(&self, row: u32) -> f64 {
        let at = self.heights.partition_point(|(_, last, _)| *last < row);
        let own = self.heights.get(at).filter(|(first, ..)| *first <= row).map(|(.., height)| *height);
        own.or(self.usual_height).unwrap_or(USUAL_HEIGHT) * POINT
    }
}
