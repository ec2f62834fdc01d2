//! Buttons, lists and fields that older and newer versions draw over a sheet: which cells lie wholly beneath them, and what
//! their lists say.

use super::place::{Area, LAST_COLUMN, LAST_ROW};
use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::package::common::telling_values;
use crate::package::xml::{Node, Strictness, walk};

/// Controls of one sheet.
const MOST: usize = 10_000;
/// Dots that a cell may reach beyond a control and still be beneath it.
const SLIVER: f64 = 20.0;

/// The areas that controls of a sheet cover.
pub(super) fn covers(content: &[u8], depth: usize) -> Result<Vec<Area>, CannotCheck> {
    let mut areas = Vec::new();
    let (mut anchor, mut in_anchor) = (String::new(), false);
    let (mut solid, mut unseen) = (false, false);
    walk(content, depth, Strictness::Lenient, |node| {
        match node {
            Node::Open(element) => match element.name() {
                "shape" | "rect" => {
                    let style = element.get("style").unwrap_or_default().replace(' ', "");
                    unseen = style.contains("visibility:hidden")
                        || element.get("filled").is_some_and(|f| f.starts_with('f'));
                }
                "ClientData" => {
                    anchor.clear();
                    let kind = element.get("ObjectType").unwrap_or_default();
                    solid = matches!(
                        kind.as_ref(),
                        "Button" | "Drop" | "List" | "Edit" | "Pict" | "Rect" | "Dialog"
                    );
                }
                "Anchor" => in_anchor = true,
                _ => {}
            },
            Node::Text(text) if in_anchor && anchor.len() < 200 => anchor.push_str(text),
            Node::Close("Anchor") => in_anchor = false,
            Node::Close("ClientData") if solid && !unseen && areas.len() < MOST => {
                areas.extend(area(&anchor))
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(areas)
}

/// "column, dots, row, dots" of both corners.
fn area(anchor: &str) -> Option<Area> {
    let numbers: Vec<f64> = anchor.split(',').filter_map(|n| n.trim().parse().ok()).collect();
    let [left, left_by, top, top_by, right, right_by, bottom, bottom_by] = numbers.as_slice() else {
        return None;
    };
    let within = |n: f64, most: u32| n.clamp(0.0, f64::from(most)) as u32;
    let left = within(*left, LAST_COLUMN) + u32::from(*left_by > SLIVER);
    let top = within(*top, LAST_ROW) + u32::from(*top_by > SLIVER / 2.0);
    let right = (within(*right, LAST_COLUMN) + u32::from(*right_by >= SLIVER * 2.0)).checked_sub(1)?;
    let bottom = (within(*bottom, LAST_ROW) + u32::from(*bottom_by >= SLIVER / 2.0)).checked_sub(1)?;
    (left <= right && top <= bottom).then_some(Area { top, left, bottom, right })
}

/// The choices that a list on a sheet keeps itself.
pub(super) fn choices(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let said = telling_values(content, &["val", "fmlaMacro"], finding)?;
    if !said.is_empty() {
        let place = Place::part(part).described("the choices of a list on a sheet");
        finding.danger(Code::XlsxValidation, place, "", &said.join(", "));
    }
    Ok(())
}
