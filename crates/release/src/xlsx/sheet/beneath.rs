//! The cells of some areas of a sheet, such as what lies beneath merged cells or a picture.

use std::io::BufRead;

use super::Book;
use crate::dangers::CannotCheck;
use crate::package::xml::{Node, Strictness, walk_stream};
use crate::xlsx::group::Group;
use crate::xlsx::place::{Area, cell};

/// Comparisons of cells with areas: where areas do not lie over each other there are far fewer.
const MOST_COMPARED: usize = 300_000_000;

/// The cells of some areas, found by walking through the sheet again. `but_first`: the first cell of an area does not count.
pub(in crate::xlsx) fn within(
    source: impl BufRead,
    book: &mut Book<'_>,
    mut covered: Vec<(Area, bool)>,
) -> Result<[Group; 2], CannotCheck> {
    covered.sort_by_key(|(area, _)| area.top);
    let mut next = 0;
    let mut active: Vec<(Area, bool)> = Vec::new();
    let mut groups = [Group::default(), Group::default()];
    let (mut row, mut column) = (0_u32, 0_u32);
    let (mut shared, mut in_value, mut phonetic) = (false, false, false);
    let mut text = String::new();
    let mut next_row = 0;
    let mut reached = None;
    let mut compared = 0_usize;
    walk_stream(source, book.depth, Strictness::Strict, |node| {
        match node {
            Node::Open(element) => match element.name() {
                "row" => {
                    row = element.whole("r").map_or(next_row, |r| r.saturating_sub(1));
                    next_row = row.saturating_add(1);
                    column = 0;
                    if reached.is_some_and(|reached| row < reached) {
                        // Rows out of order: begin again.
                        next = 0;
                        active.clear();
                    }
                    reached = Some(row);
                    while next < covered.len() && covered[next].0.top <= row {
                        active.push(covered[next]);
                        next += 1;
                    }
                    active.retain(|(area, _)| area.bottom >= row);
                }
                "c" => {
                    if let Some((_, c)) = element.get("r").and_then(|r| cell(&r)) {
                        column = c;
                    }
                    shared = element.get("t").is_some_and(|t| t == "s");
                    text.clear();
                }
                "v" => in_value = true,
                "t" => in_value = !phonetic,
                "rPh" => phonetic = true,
                _ => {}
            },
            Node::Text(t) if in_value && !active.is_empty() => text.push_str(t),
            Node::Close(name) => match name {
                "v" | "t" => in_value = false,
                "rPh" => phonetic = false,
                "c" => {
                    compared += active.len();
                    if compared > MOST_COMPARED {
                        return Err(CannotCheck::bomb(
                            "its merged cells or drawings are too many to look beneath",
                        ));
                    }
                    let hit = active.iter().find(|(a, merged)| {
                        a.holds(row, column) && !(*merged && (row, column) == (a.top, a.left))
                    });
                    if let Some((_, merged)) = hit {
                        let words = match text.trim().parse::<usize>() {
                            Ok(number) if shared => book.strings.take(number),
                            _ => text.as_str(),
                        };
                        if !words.trim().is_empty() {
                            groups[usize::from(*merged)].add(row, column, words.trim());
                        }
                    }
                    column = column.saturating_add(1);
                }
                _ => {}
            },
            Node::Text(_) => {}
        }
        Ok(())
    })?;
    Ok(groups)
}
