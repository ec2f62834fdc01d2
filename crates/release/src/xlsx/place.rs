//! Places on a sheet: cells, ranges, and how a reader names them.

/// A stretch of rows and columns, counted from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

pub(crate) const LAST_ROW: u32 = 1_048_576;
pub(crate) const LAST_COLUMN: u32 = 16_384;

impl Area {
    pub fn holds(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

/// Row and column of `B7` or `$B$7`.
pub(crate) fn cell(text: &str) -> Option<(u32, u32)> {
    let mut column = 0_u32;
    let mut row = 0_u32;
    for byte in text.bytes() {
        match byte {
            b'$' => {}
            b'A'..=b'Z' | b'a'..=b'z' if row == 0 => {
                column =
                    column.checked_mul(26)?.checked_add(u32::from(byte.to_ascii_uppercase() - b'A') + 1)?;
            }
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            _ => return None,
        }
    }
    ((1..=LAST_ROW).contains(&row) && (1..=LAST_COLUMN).contains(&column)).then(|| (row - 1, column - 1))
}

/// A range: `A1:B7`, `A:C`, `3:9` or a cell.
pub(crate) fn area(text: &str) -> Option<Area> {
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    if let (Some((top, left)), Some((bottom, right))) = (cell(from), cell(to)) {
        return Some(Area { top, left, bottom, right });
    }
    let plain = |t: &str| t.replace('$', "");
    let (from, to) = (plain(from), plain(to));
    if let (Ok(top), Ok(bottom)) = (from.parse::<u32>(), to.parse::<u32>()) {
        return Some(Area {
            top: top.checked_sub(1)?,
            left: 0,
            bottom: bottom.checked_sub(1)?,
            right: LAST_COLUMN - 1,
        });
    }
    let (_, left) = cell(&format!("{from}1"))?;
    let (_, right) = cell(&format!("{to}1"))?;
    Some(Area { top: 0, left, bottom: LAST_ROW - 1, right })
}

/// Ranges with spaces between them.
pub(crate) fn areas(text: &str) -> impl Iterator<Item = Area> {
    text.split_whitespace().filter_map(area)
}

/// The letters of a column.
pub(crate) fn letters(column: u32) -> String {
    let mut column = column + 1;
    let mut out = Vec::new();
    while column > 0 {
        let (rest, letter) = ((column - 1) / 26, (column - 1) % 26);
        out.push(char::from(b'A' + u8::try_from(letter).unwrap_or(0)));
        column = rest;
    }
    out.iter().rev().collect()
}

/// "row 4", "rows 4 to 19, 23".
pub(crate) fn rows(numbers: &[u32]) -> String {
    named("row", numbers, |row| (row + 1).to_string())
}

/// "column D", "columns D to F".
pub(crate) fn columns(numbers: &[u32]) -> String {
    named("column", numbers, letters)
}

fn named(word: &str, numbers: &[u32], name: impl Fn(u32) -> String) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, to)) if *to + 1 == number || *to == number => *to = number,
            _ => runs.push((number, number)),
        }
    }
    let more = runs.len() > 6;
    let shown: Vec<String> = runs
        .iter()
        .take(6)
        .map(|&(from, to)| if from == to { name(from) } else { format!("{} to {}", name(from), name(to)) })
        .collect();
    let plural = if numbers.len() == 1 { "" } else { "s" };
    format!("{word}{plural} {}{}", shown.join(", "), if more { " and more" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::{Area, area, cell, letters, rows};

    #[test]
    fn places_are_read_and_named() {
        assert_eq!(cell("$B$7"), Some((6, 1)));
        assert_eq!(cell("XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(cell("XFE1"), None);
        assert_eq!(cell("7B"), None);
        assert_eq!(area("B:B"), Some(Area { top: 0, left: 1, bottom: 1_048_575, right: 1 }));
        assert_eq!(area("2:3"), Some(Area { top: 1, left: 0, bottom: 2, right: 16_383 }));
        assert_eq!(letters(0), "A");
        assert_eq!(letters(27), "AB");
        assert_eq!(letters(16_383), "XFD");
        assert_eq!(rows(&[3, 4, 5, 9]), "rows 4 to 6, 10");
    }
}
