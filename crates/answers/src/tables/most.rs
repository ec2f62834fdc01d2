//! The largest and the smallest: of several times, or of several groups.

use document::Table;

use super::{
    aim::Frame,
    figure::Unit,
    grid::{Grid, adds_over_time},
    shape::Shape,
    working::{LISTED, Step, Worked, series, span, title},
};

fn better(a: i128, b: i128, most: bool) -> bool {
    if most { a > b } else { a < b }
}

/// The time or times with the most or the least; none where a figure is not shown.
pub(super) fn most_of_times(
    shape: &Shape<'_>,
    grid: &Grid<'_>,
    leaves: &[usize],
    most: bool,
) -> Option<Worked> {
    let steps = series(grid, if grid.keys.len() == 1 { &[0] } else { leaves }, 0);
    if steps.len() < 2 || steps.iter().any(|s| s.value.is_none()) {
        return None;
    }
    let value = |step: &Step| step.value.unwrap_or(0);
    let best = steps.iter().reduce(|a, b| if better(value(b), value(a), most) { b } else { a })?;
    let tied: Vec<u32> = steps.iter().filter(|s| s.value == best.value).map(|s| s.period).collect();
    Some(Worked {
        text: format!("{}, with {}", span(shape, &tied), best.said),
        how: format!("{} of {}", if most { "largest" } else { "smallest" }, span(shape, &grid.periods)),
        fit: 0.97,
        computed: true,
        ..Worked::default()
    })
}

/// The group with the most or the least; none where two are alike.
pub(super) fn most_of_groups(
    shape: &Shape<'_>,
    frame: &Frame,
    grid: &Grid<'_>,
    leaves: &[usize],
    most: bool,
) -> Option<Worked> {
    // Where no time was asked, how it was last.
    let periods: Vec<u32> = if frame.chosen.open {
        grid.periods.last().copied().into_iter().collect()
    } else {
        grid.periods.clone()
    };
    if periods.len() > 1 && !adds_over_time(shape, frame.targets[0]) {
        return None;
    }
    let mut ranked: Vec<(usize, i128)> = Vec::new();
    for key in leaves {
        let numbers: Option<Vec<i128>> =
            periods.iter().map(|p| grid.number(*p, *key, 0).map(|n| n.value)).collect();
        ranked.push((*key, numbers?.iter().sum()));
    }
    ranked.sort_by(|a, b| if most { b.1.cmp(&a.1) } else { a.1.cmp(&b.1) });
    let (best, value) = *ranked.first()?;
    if ranked.get(1).is_some_and(|second| second.1 == value) {
        return None;
    }
    let unit = grid.unit(periods[0], best, 0);
    let number = grid.number(periods[0], best, 0)?;
    let unit = Unit { pounds: unit.pounds || number.pounds, percent: unit.percent || number.percent, ..unit };
    let when = span(shape, &periods);
    let when = if when.is_empty() { when } else { format!(" ({when})") };
    let rows = ranked
        .iter()
        .take(LISTED)
        .map(|(key, value)| vec![grid.name(shape, *key), unit.say(*value, number.decimals)]);
    let dims: Vec<&str> = grid.free.iter().map(|d| shape.dims[*d].heading).collect();
    Some(Worked {
        text: format!("{}, with {}{when}", grid.name(shape, best), unit.say(value, number.decimals)),
        table: Some(Table {
            caption: format!(
                "{} by {}{when}",
                title(shape, frame.targets[0]),
                dims.join(" and ").to_lowercase()
            ),
            headings: vec![dims.join(", "), title(shape, frame.targets[0])],
            rows: rows.collect(),
        }),
        how: format!("{} of {}{when}", if most { "largest" } else { "smallest" }, leaves.len()),
        fit: if frame.chosen.open && shape.periods.len() > 1 { 0.93 } else { 0.97 },
        computed: true,
        remarks: Vec::new(),
    })
}
