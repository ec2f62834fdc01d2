//! What a mark on a spreadsheet points at: a sheet, or rows, columns or cells of it, named as a reader sees them.

use serde::ser::SerializeMap;

use crate::xlsx::place::{Area, LAST_COLUMN, LAST_ROW, cell, letters};

/// A part of one sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cells {
    /// The name of the sheet; none where the file has only one.
    pub sheet: Option<String>,
    /// Which part of it.
    pub part: Part,
}

/// Which part of a sheet, counted from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// All of it.
    Sheet,
    /// Whole rows.
    Rows {
        /// The first.
        from: u32,
        /// The last.
        to: u32,
    },
    /// Whole columns.
    Columns {
        /// The first.
        from: u32,
        /// The last.
        to: u32,
    },
    /// Cells from one corner to the other.
    Cells {
        /// The first row.
        top: u32,
        /// The first column.
        left: u32,
        /// The last row.
        bottom: u32,
        /// The last column.
        right: u32,
    },
}

impl Part {
    /// Cells as `B2` or `B2:B40`, from whichever corner.
    pub fn cells(text: &str) -> Option<Part> {
        let (from, to) = ends(text);
        let ((top, left), (bottom, right)) = (cell(from)?, cell(to)?);
        Some(Part::Cells {
            top: top.min(bottom),
            left: left.min(right),
            bottom: top.max(bottom),
            right: left.max(right),
        })
    }

    /// Rows as `3` or `3:5`.
    pub fn rows(text: &str) -> Option<Part> {
        let number = |text: &str| {
            let digits = text.strip_prefix('$').unwrap_or(text);
            let all = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            let number: u32 = digits.parse().ok().filter(|_| all)?;
            (1..=LAST_ROW).contains(&number).then(|| number - 1)
        };
        let (from, to) = ends(text);
        let (from, to) = (number(from)?, number(to)?);
        Some(Part::Rows { from: from.min(to), to: from.max(to) })
    }

    /// Columns as `C` or `C:E`.
    pub fn columns(text: &str) -> Option<Part> {
        let number = |text: &str| {
            let letters = text.strip_prefix('$').unwrap_or(text);
            let all = (1..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_alphabetic());
            cell(&format!("{letters}1")).filter(|_| all).map(|(_, column)| column)
        };
        let (from, to) = ends(text);
        let (from, to) = (number(from)?, number(to)?);
        Some(Part::Columns { from: from.min(to), to: from.max(to) })
    }

    /// As it is written: `B2:B40`, `3:5`, `C`; empty for a whole sheet.
    pub fn range(&self) -> String {
        let both = |from: String, to: String| if from == to { from } else { format!("{from}:{to}") };
        match *self {
            Part::Sheet => String::new(),
            Part::Rows { from, to } => both((from + 1).to_string(), (to + 1).to_string()),
            Part::Columns { from, to } => both(letters(from), letters(to)),
            Part::Cells { top, left, bottom, right } => both(named(top, left), named(bottom, right)),
        }
    }

    pub(super) fn area(&self) -> Area {
        match *self {
            Part::Sheet => Area { top: 0, left: 0, bottom: u32::MAX, right: u32::MAX },
            Part::Rows { from, to } => Area { top: from, left: 0, bottom: to, right: u32::MAX },
            Part::Columns { from, to } => Area { top: 0, left: from, bottom: u32::MAX, right: to },
            Part::Cells { top, left, bottom, right } => Area { top, left, bottom, right },
        }
    }
}

impl Cells {
    /// "cells B2:B40 of “Staff”", "row 3", "the sheet “Staff”".
    pub fn in_words(&self) -> String {
        let range = self.part.range();
        let several = range.contains(':');
        let what = match self.part {
            Part::Sheet => {
                return match &self.sheet {
                    Some(sheet) => format!("the sheet “{sheet}”"),
                    None => "the whole sheet".to_owned(),
                };
            }
            Part::Rows { .. } => "row",
            Part::Columns { .. } => "column",
            Part::Cells { .. } => "cell",
        };
        let of = self.sheet.as_ref().map(|sheet| format!(" of “{sheet}”")).unwrap_or_default();
        format!("{what}{} {range}{of}", if several { "s" } else { "" })
    }

    pub(in crate::copy) fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        if let Some(sheet) = &self.sheet {
            map.serialize_entry("sheet", sheet)?;
        }
        let range = self.part.range();
        match self.part {
            // A mark without a name and without a range would be no mark.
            Part::Sheet if self.sheet.is_none() => map.serialize_entry("sheet", ""),
            Part::Sheet => Ok(()),
            Part::Rows { .. } => map.serialize_entry("rows", &range),
            Part::Columns { .. } => map.serialize_entry("columns", &range),
            Part::Cells { .. } => map.serialize_entry("cells", &range),
        }
    }
}

/// `B7`.
pub(super) fn named(row: u32, column: u32) -> String {
    format!("{}{}", letters(column.min(LAST_COLUMN - 1)), row.saturating_add(1))
}

fn ends(text: &str) -> (&str, &str) {
    let text = text.trim();
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    (from.trim(), to.trim())
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn places_are_read_as_a_reader_names_them_or_not_at_all() {
        for (kind, text, expected, origin) in [
            ("cells", "B2", Some("B2"), "one"),
            ("cells", "b2:c4", Some("B2:C4"), "small letters"),
            ("cells", " $C$4 : $B$2 ", Some("B2:C4"), "turned round, and fixed"),
            ("cells", "A1:XFD1048576", Some("A1:XFD1048576"), "all that there can be"),
            ("cells", "Z0", None, "rows count from 1"),
            ("cells", "XFE1", None, "beyond the last column"),
            ("cells", "A1048577", None, "beyond the last row"),
            ("cells", "A99999999999999999999", None, "a number that is none"),
            ("cells", "AAAAAAAAAAAAAAAAAAAA1", None, "letters without end"),
            ("cells", "B", None, "no row"),
            ("cells", "2", None, "no column"),
            ("cells", "B2:", None, "half a range"),
            ("cells", "B2:C3:D4", None, "three corners"),
            ("cells", "", None, "nothing"),
            ("rows", "3", Some("3"), "one"),
            ("rows", "5:3", Some("3:5"), "turned round"),
            ("rows", "0", None, "rows count from 1"),
            ("rows", "-3", None, "below nothing"),
            ("rows", "+3", None, "a sign"),
            ("rows", "C", None, "a column"),
            ("columns", "c:e", Some("C:E"), "small letters"),
            ("columns", "XFE", None, "beyond the last"),
            ("columns", "C3", None, "a cell"),
            ("columns", "", None, "nothing"),
        ] {
            let read = match kind {
                "cells" => Part::cells(text),
                "rows" => Part::rows(text),
                _ => Part::columns(text),
            };
            assert_eq!(read.map(|p| p.range()).as_deref(), expected, "{kind} {text}: {origin}");
        }
    }
}
