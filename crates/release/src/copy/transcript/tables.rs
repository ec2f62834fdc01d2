//! Tables of documents and slides: cells that reach over rows are told once, where they begin.

use document::transcript::{Cell, Piece};

/// Cells of a table.
pub(super) const MOST_CELLS: usize = 20_000;

/// A cell as a file has it.
pub(super) struct Found {
    pub columns: usize,
    /// It goes on with the cell above it.
    pub goes_on: bool,
    pub pieces: Vec<Piece>,
}

/// A table that is being read.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Vec<Cell>>,
    /// Of each column: the cell above, by row and place in it, and the column where it begins.
    above: Vec<Option<(usize, usize, usize)>>,
}

impl Table {
    pub fn row(&mut self, found: Vec<Found>) {
        let here = self.rows.len();
        let mut row = Vec::new();
        let mut above: Vec<Option<(usize, usize, usize)>> = Vec::new();
        for cell in found {
            let at = above.len();
            let columns = cell.columns.clamp(1, 100);
            let over = self.above.get(at).copied().flatten();
            // A file may have one cell for each column that goes on.
            let over = over.filter(|over| over.2 == at || above.last() == Some(&Some(*over)));
            match over {
                Some(over) if cell.goes_on => {
                    let first = self.rows.get_mut(over.0).and_then(|r| r.get_mut(over.1));
                    if let Some(first) = first.filter(|_| over.2 == at) {
                        first.rows += 1;
                    }
                    above.extend(std::iter::repeat_n(Some(over), columns));
                }
                _ => {
                    above.extend(std::iter::repeat_n(Some((here, row.len(), at)), columns));
                    row.push(Cell { columns, rows: 1, pieces: cell.pieces });
                }
            }
        }
        self.above = above;
        self.rows.push(row);
    }

    /// The table, where it has a cell that says something.
    pub fn end(self, heads: usize) -> Option<Piece> {
        let says = self.rows.iter().flatten().any(|cell| !cell.pieces.is_empty());
        let heads = if self.rows.len() > heads { heads } else { 0 };
        says.then_some(Piece::Table { heads, rows: self.rows })
    }
}
