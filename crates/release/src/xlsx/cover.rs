//! Pictures, charts and boxes on a sheet: which cells lie wholly beneath them, and what in them is hidden.

use std::cell::Cell;
use std::collections::BTreeSet;

use super::place::{Area, LAST_COLUMN, LAST_ROW};
use super::sheet::{Seen, Sizes};
use crate::dangers::CannotCheck;
use crate::package::xml::{Node, Strictness, walk};

/// Things drawn over a sheet.
const MOST: usize = 100_000;
/// Of those without words, which others could lie beneath.
const MOST_OVER: usize = 1_000;

#[derive(Clone, Copy, Default)]
struct Corner {
    column: u32,
    column_offset: f64,
    row: u32,
    row_offset: f64,
}

impl Corner {
    /// Whether it lies no further right and no further down.
    fn is_before(&self, other: &Corner) -> bool {
        (self.column, self.column_offset) <= (other.column, other.column_offset)
            && (self.row, self.row_offset) <= (other.row, other.row_offset)
    }
}

/// Something drawn over a sheet.
#[derive(Default)]
struct Drawn {
    from: Option<Corner>,
    to: Option<Corner>,
    size: Option<(f64, f64)>,
    absolute: Option<(f64, f64)>,
    opaque: bool,
    hidden: bool,
    words: String,
}

/// The drawings that lie wholly beneath later ones without words, by their number; nobody sees what they say.
pub(crate) fn beneath(content: &[u8], depth: usize) -> Result<BTreeSet<usize>, CannotCheck> {
    Ok(lie_beneath(&read(content, depth)?))
}

fn lie_beneath(drawn: &[Drawn]) -> BTreeSet<usize> {
    let placed = |d: &Drawn| d.from.zip(d.to);
    let over: Vec<(usize, (Corner, Corner))> = drawn
        .iter()
        .enumerate()
        .filter(|(_, d)| d.opaque && !d.hidden && d.words.trim().is_empty())
        .filter_map(|(at, d)| Some((at, placed(d)?)))
        .take(MOST_OVER)
        .collect();
    let beneath = |at: usize, d: &Drawn| {
        let Some((from, to)) = placed(d) else { return false };
        over.iter()
            .any(|(later, (begins, ends))| *later > at && begins.is_before(&from) && to.is_before(ends))
    };
    drawn
        .iter()
        .enumerate()
        .filter(|(at, d)| !d.words.trim().is_empty() && beneath(*at, d))
        .map(|(at, _)| at)
        .collect()
}

/// The areas that drawings cover, and the words of hidden drawings.
pub(super) fn covers(
    content: &[u8],
    seen: &Seen,
    depth: usize,
) -> Result<(Vec<Area>, Vec<String>), CannotCheck> {
    let drawn = read(content, depth)?;
    let unseen = lie_beneath(&drawn);
    let hidden = drawn
        .iter()
        .enumerate()
        .filter(|(at, d)| !d.words.trim().is_empty() && (d.hidden || unseen.contains(at)))
        .map(|(_, d)| d.words.clone())
        .collect();
    let grid = Grid { sizes: &seen.sizes, steps: Cell::new(MOST_STEPS) };
    let areas = drawn.iter().filter(|d| d.opaque && !d.hidden).filter_map(|d| area(d, &grid)).collect();
    if grid.steps.get() == 0 {
        return Err(CannotCheck::bomb("its drawings are too many to look beneath"));
    }
    Ok((areas, hidden))
}

/// All that is drawn over a sheet.
fn read(content: &[u8], depth: usize) -> Result<Vec<Drawn>, CannotCheck> {
    let mut drawn: Vec<Drawn> = Vec::new();
    let mut corner: Option<(bool, Corner)> = None;
    let mut field = String::new();
    let mut in_properties = 0_usize;
    let mut text = false;
    walk(content, depth, Strictness::Strict, |node| {
        match node {
            Node::Open(element) => {
                let last = drawn.last_mut();
                match element.name() {
                    "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => {
                        drawn.push(Drawn::default());
                        if drawn.len() > MOST {
                            return Err(CannotCheck::bomb("its drawings are too many to look beneath"));
                        }
                    }
                    "from" => corner = Some((true, Corner::default())),
                    "to" => corner = Some((false, Corner::default())),
                    "col" | "colOff" | "row" | "rowOff" => field.clear(),
                    "ext" => {
                        if let (Some(last), Some(x), Some(y)) =
                            (last, element.number("cx"), element.number("cy"))
                            && last.size.is_none()
                        {
                            last.size = Some((x, y));
                        }
                    }
                    "pos" => {
                        if let (Some(last), Some(x), Some(y)) =
                            (last, element.number("x"), element.number("y"))
                        {
                            last.absolute = Some((x, y));
                        }
                    }
                    "pic" | "graphicFrame" => {
                        if let Some(last) = last {
                            last.opaque = true;
                        }
                    }
                    "spPr" => in_properties += 1,
                    "solidFill" | "gradFill" | "pattFill" | "blipFill" if in_properties == 1 => {
                        if let Some(last) = last {
                            last.opaque = true;
                        }
                    }
                    // The outline of a shape fills nothing.
                    "ln" if in_properties > 0 => in_properties += 1,
                    "cNvPr" => {
                        if let Some(last) = last {
                            last.hidden |= element.on("hidden");
                        }
                    }
                    // A shape with no fill of its own takes that of its style.
                    "fillRef" => {
                        if let Some(last) = last {
                            last.opaque |= element.whole("idx").is_some_and(|n| n > 0);
                        }
                    }
                    "noFill" if in_properties == 1 => {
                        if let Some(last) = last {
                            last.opaque = false;
                        }
                    }
                    "t" => text = true,
                    _ => {}
                }
            }
            Node::Text(t) => {
                field.push_str(t);
                if text
                    && let Some(last) = drawn.last_mut()
                    && last.words.len() < 1_000
                {
                    last.words.push_str(t);
                }
            }
            Node::Close(name) => match name {
                "col" | "colOff" | "row" | "rowOff" => {
                    let number: f64 = field.trim().parse().unwrap_or(0.0);
                    if let Some((_, corner)) = &mut corner {
                        match name {
                            "col" => corner.column = number.clamp(0.0, f64::from(LAST_COLUMN)) as u32,
                            "row" => corner.row = number.clamp(0.0, f64::from(LAST_ROW)) as u32,
                            "colOff" => corner.column_offset = number,
                            _ => corner.row_offset = number,
                        }
                    }
                }
                "from" | "to" => {
                    if let (Some(last), Some((first, corner))) = (drawn.last_mut(), corner.take()) {
                        if first { last.from = Some(corner) } else { last.to = Some(corner) }
                    }
                }
                "spPr" => in_properties = in_properties.saturating_sub(1),
                "ln" if in_properties > 1 => in_properties -= 1,
                "t" => text = false,
                _ => {}
            },
        }
        Ok(())
    })?;
    Ok(drawn)
}

/// The cells that lie beneath, but for a sliver.
fn area(drawn: &Drawn, grid: &Grid<'_>) -> Option<Area> {
    let from = match (drawn.from, drawn.absolute) {
        (Some(from), _) => from,
        (None, Some((x, y))) => {
            let (column, column_offset) = grid.walk_on(0, 0.0, x, LAST_COLUMN, Grid::width);
            let (row, row_offset) = grid.walk_on(0, 0.0, y, LAST_ROW, Grid::height);
            Corner { column, column_offset, row, row_offset }
        }
        _ => return None,
    };
    let to = match (drawn.to, drawn.size) {
        (Some(to), _) => to,
        (None, Some((x, y))) => {
            let (column, column_offset) =
                grid.walk_on(from.column, from.column_offset, x, LAST_COLUMN, Grid::width);
            let (row, row_offset) = grid.walk_on(from.row, from.row_offset, y, LAST_ROW, Grid::height);
            Corner { column, column_offset, row, row_offset }
        }
        _ => return None,
    };
    // A cell counts where at least two thirds of it lie beneath.
    let after = |offset: f64, size: f64| u32::from(offset > size / 3.0);
    let reaches = |offset: f64, size: f64| u32::from(offset >= size * 2.0 / 3.0);
    let left = from.column + after(from.column_offset, grid.width(from.column));
    let top = from.row + after(from.row_offset, grid.height(from.row));
    let right = (to.column + reaches(to.column_offset, grid.width(to.column))).checked_sub(1)?;
    let bottom = (to.row + reaches(to.row_offset, grid.height(to.row))).checked_sub(1)?;
    (left <= right && top <= bottom).then_some(Area { top, left, bottom, right })
}

/// Steps along rows and columns for all drawings of a sheet.
const MOST_STEPS: usize = 20_000_000;

/// The sizes of rows and columns.
struct Grid<'s> {
    sizes: &'s Sizes,
    /// Steps that are left.
    steps: Cell<usize>,
}

impl Grid<'_> {
    fn width(&self, column: u32) -> f64 {
        self.sizes.width(column)
    }

    fn height(&self, row: u32) -> f64 {
        self.sizes.height(row)
    }

    /// Where a length ends, counted in columns or rows of their sizes.
    fn walk_on(
        &self,
        start: u32,
        offset: f64,
        length: f64,
        last: u32,
        size: impl Fn(&Self, u32) -> f64,
    ) -> (u32, f64) {
        let mut at = start;
        let mut rest = offset + length.max(0.0);
        while self.steps.get() > 0 && at + 1 < last {
            self.steps.set(self.steps.get() - 1);
            let this = size(self, at);
            if rest < this {
                break;
            }
            rest -= this;
            at += 1;
        }
        (at, rest)
    }
}
