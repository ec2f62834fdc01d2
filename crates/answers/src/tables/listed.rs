//! The figures of an answer as they stand, in words and as a table. Nothing is reckoned here.

use document::Table;

use super::{
    aim::Frame,
    grid::Grid,
    heard::Op,
    shape::{NONE, Shape},
    working::{LISTED, Worked, label, title},
};

/// The most figures that an answer says in its text.
const SAID: usize = 24;

/// The figures as they stand.
pub(super) fn list(shape: &Shape<'_>, frame: &Frame, grid: &Grid<'_>, fit: f32) -> Worked {
    let titles: Vec<String> = frame.targets.iter().map(|t| title(shape, *t)).collect();
    let timed = grid.periods.iter().any(|p| *p != NONE);
    let count = grid.periods.len() * grid.keys.len() * titles.len();
    let fit = if frame.op == Op::Share { 0.7 * fit } else { fit };
    if count == 1 {
        let said = grid.said(grid.periods[0], 0, 0);
        let text = if timed { format!("{said} ({})", label(shape, grid.periods[0])) } else { said };
        return Worked { text, fit, ..Worked::default() };
    }
    let period = shape.period_heading.unwrap_or("Year").to_owned();
    let dims: Vec<String> = grid.free.iter().map(|d| shape.dims[*d].heading.to_owned()).collect();
    let names = |key: usize| {
        grid.keys[key].iter().zip(&grid.free).map(|(v, d)| shape.dims[*d].values[*v as usize].text.to_owned())
    };
    let across = timed && shape.period_heading.is_none() && grid.keys.len() > 1 && titles.len() == 1;
    let (mut headings, mut rows) = (Vec::new(), Vec::new());
    let mut said: Vec<String> = Vec::new();
    if across {
        headings.extend(dims.clone());
        headings.extend(grid.periods.iter().map(|p| label(shape, *p).to_owned()));
        for key in 0..grid.keys.len() {
            let cells: Vec<String> = grid.periods.iter().map(|p| grid.said(*p, key, 0)).collect();
            let line: Vec<String> =
                grid.periods.iter().zip(&cells).map(|(p, c)| format!("{} {c}", label(shape, *p))).collect();
            said.push(format!("{}: {}", grid.name(shape, key), line.join(", ")));
            rows.push(names(key).chain(cells).collect());
        }
    } else {
        headings.extend(timed.then_some(period));
        headings.extend(dims.clone());
        headings.extend(titles.clone());
        for p in &grid.periods {
            for key in 0..grid.keys.len() {
                let cells: Vec<String> = (0..titles.len()).map(|t| grid.said(*p, key, t)).collect();
                if cells.iter().all(String::is_empty) {
                    continue;
                }
                let head: Vec<String> =
                    timed.then(|| label(shape, *p).to_owned()).into_iter().chain(names(key)).collect();
                let named = head.join(", ");
                said.push(match titles.as_slice() {
                    [_] => format!("{named}: {}", cells[0]),
                    _ => {
                        let each: Vec<String> =
                            titles.iter().zip(&cells).map(|(t, c)| format!("{t} {c}")).collect();
                        if named.is_empty() {
                            each.join(", ")
                        } else {
                            format!("{named}: {}", each.join(", "))
                        }
                    }
                });
                rows.push(head.into_iter().chain(cells).collect::<Vec<String>>());
            }
        }
    }
    let mut by: Vec<String> = timed.then(|| named_time(shape)).into_iter().collect();
    by.extend(dims.iter().map(|d| d.to_lowercase()));
    let caption = format!("{} by {}", titles.join(", "), by.join(" and "));
    let text = if count <= SAID { format!("{caption}: {}", said.join("; ")) } else { caption.clone() };
    let fit = if rows.len() > LISTED { 0.0 } else { fit };
    Worked { text, table: Some(Table { caption, headings, rows }), fit, ..Worked::default() }
}

/// What the times are called in a caption: "as at 31 July" is the day of a year.
fn named_time(shape: &Shape<'_>) -> String {
    match shape.period_heading {
        Some(heading)
            if !heading.to_lowercase().contains("as at")
                && !heading.contains(|c: char| c.is_ascii_digit()) =>
        {
            heading.to_lowercase()
        }
        _ => "year".to_owned(),
    }
}
