//! Which cells of an Excel sheet a picture, chart or shape lies over. What is drawn on it does not matter here.

use container::xml::{Node, walk};
use container::{Limits, archive::Archive};

use crate::Error;

const WHAT: &str = "Excel workbook";
/// The usual height of a row and width of a column, in English Metric Units.
const ROW_HEIGHT: u64 = 15 * 12_700;
const COLUMN_WIDTH: u64 = 48 * 12_700;

/// First and last cell of a range, each by row and column from 0.
type Range = ((u32, u32), (u32, u32));

/// The ranges under the drawings of the sheet at `path`.
pub(super) fn covered(archive: &mut Archive<'_>, path: &str, limits: &Limits) -> Result<Vec<Range>, Error> {
    let Some((folder, file)) = path.rsplit_once('/') else { return Ok(vec![]) };
    let Some(part) = archive.read(&format!("{folder}/_rels/{file}.rels"))? else { return Ok(vec![]) };
    let mut drawings = Vec::new();
    walk(&part, WHAT, limits, |node| {
        if let Node::Open { name: "Relationship", attributes } = node
            && attributes.get("Type").is_some_and(|t| t.ends_with("/drawing"))
        {
            drawings.push(absolute(folder, attributes.get("Target").unwrap_or("")));
        }
    })?;
    let mut ranges = Vec::new();
    for drawing in drawings {
        let part = archive.read(&drawing)?.ok_or(Error::CannotTell { why: "a drawing is missing" })?;
        ranges.extend(anchors(&part, limits)?);
    }
    Ok(ranges)
}

fn absolute(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn anchors(part: &[u8], limits: &Limits) -> Result<Vec<Range>, Error> {
    let mut ranges = Vec::new();
    let mut from = (0_u32, 0_u32);
    let mut to: Option<(u32, u32)> = None;
    let (mut in_from, mut in_to, mut field) = (false, false, "");
    let mut absolute = false;
    // Shapes have an extent of their own inside; the anchor's comes first.
    let mut extent: Option<(u64, u64)> = None;
    walk(part, WHAT, limits, |node| match node {
        Node::Open { name, attributes } => match name {
            "twoCellAnchor" | "oneCellAnchor" => (from, to, extent) = ((0, 0), None, None),
            "absoluteAnchor" => absolute = true,
            "from" => in_from = true,
            "to" => in_to = true,
            "row" => field = "row",
            "col" => field = "col",
            "ext" if extent.is_none() => {
                let size = |name: &str| attributes.get(name).and_then(|v| v.parse().ok());
                if let (Some(width), Some(height)) = (size("cx"), size("cy")) {
                    extent = Some((width, height));
                }
            }
            _ => {}
        },
        Node::Text(text) => {
            if let Ok(number) = text.trim().parse::<u32>() {
                let place = if in_to { to.get_or_insert((0, 0)) } else { &mut from };
                match field {
                    "row" if in_from || in_to => place.0 = number,
                    "col" if in_from || in_to => place.1 = number,
                    _ => {}
                }
            }
        }
        Node::Close { name } => match name {
            "from" => in_from = false,
            "to" => in_to = false,
            "row" | "col" => field = "",
            "twoCellAnchor" => ranges.push((from, to.unwrap_or(from))),
            "oneCellAnchor" => {
                let (width, height) = extent.unwrap_or((0, 0));
                let cells = |length: u64, one: u64| u32::try_from(length.div_ceil(one)).unwrap_or(u32::MAX);
                let last = (
                    from.0.saturating_add(cells(height, ROW_HEIGHT)),
                    from.1.saturating_add(cells(width, COLUMN_WIDTH)),
                );
                ranges.push((from, last));
            }
            _ => {}
        },
    })?;
    if absolute {
        return Err(Error::CannotTell {
            why: "a drawing is not tied to cells, so what it covers is unknown",
        });
    }
    Ok(ranges)
}
