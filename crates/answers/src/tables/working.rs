//! What is reckoned from the cells: sums, averages, changes, shares, the largest. Each says how it was done, and none is
//! done with a figure that is not there.

use document::Table;

use super::{
    aim::Frame,
    columns::Kind,
    figure::{ONE, Unit},
    grid::{Grid, adds_over_time, parts_a_whole},
    heard::Op,
    listed::list,
    most::{most_of_groups, most_of_times},
    shape::Shape,
    share::percent,
    target::{Target, target_kind},
};

/// The most rows that an answer shows.
pub(super) const LISTED: usize = 40;

/// An answer worked out.
#[derive(Debug, Default)]
pub(super) struct Worked {
    pub text: String,
    pub table: Option<Table>,
    /// How it was done, for the source: empty where it was only read.
    pub how: String,
    /// How well it answers, besides how well the cells were found.
    pub fit: f32,
    /// Whether something was reckoned.
    pub computed: bool,
    pub remarks: Vec<String>,
}

/// A figure of one time: a cell, or groups added up.
pub(super) struct Step {
    pub period: u32,
    pub value: Option<i128>,
    pub decimals: usize,
    pub unit: Unit,
    pub said: String,
    pub about: bool,
}

pub(super) fn title(shape: &Shape<'_>, target: Target) -> String {
    let measure = shape.measures[target.measure].name.trim();
    let of_value = target.value.map(|(d, v)| shape.dims[d].values[v as usize].text);
    match of_value {
        Some(value) => value.to_owned(),
        None if measure.is_empty() => shape.register.name.clone(),
        None => measure.to_owned(),
    }
}

pub(super) fn label<'r>(shape: &Shape<'r>, period: u32) -> &'r str {
    shape.labels.get(period as usize).copied().unwrap_or("")
}

/// The times in words: "2021-22 to 2023-24" where none between is left out.
pub(super) fn span(shape: &Shape<'_>, periods: &[u32]) -> String {
    let next_to = |w: &[u32]| {
        let (a, b) = (shape.periods[w[0] as usize], shape.periods[w[1] as usize]);
        b.from - a.to <= 1
    };
    match periods {
        [] => String::new(),
        [one] => label(shape, *one).to_owned(),
        [first, .., last] if periods.len() > 2 && periods.windows(2).all(next_to) => {
            format!("{} to {}", label(shape, *first), label(shape, *last))
        }
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(|p| label(shape, *p)).collect();
            format!("{} and {}", first.join(", "), label(shape, *last))
        }
    }
}

/// The figures of one target by time, for one group or all together.
pub(super) fn series(grid: &Grid<'_>, keys: &[usize], target: usize) -> Vec<Step> {
    let step = |period: &u32| {
        let numbers: Vec<_> = keys.iter().map(|k| grid.number(*period, *k, target)).collect();
        let unit = keys.iter().map(|k| grid.unit(*period, *k, target)).fold(Unit::default(), Unit::or);
        let unit = Unit { pounds: unit.pounds || numbers.iter().flatten().any(|n| n.pounds), ..unit };
        let unit = Unit { percent: unit.percent || numbers.iter().flatten().any(|n| n.percent), ..unit };
        let decimals = numbers.iter().flatten().map(|n| n.decimals).max().unwrap_or(0);
        let all = numbers.iter().all(Option::is_some);
        let total: i128 = numbers.iter().flatten().map(|n| n.value).sum();
        // A row that is as large as all the others together is their total, whatever it is called.
        let is_total = keys.len() > 2 && all && total != 0;
        let largest = numbers.iter().flatten().map(|n| n.value).max().unwrap_or(0);
        let value = if is_total && largest * 2 == total { largest } else { total };
        let said = match keys {
            [one] => grid.said(*period, *one, target),
            _ => unit.say(value, decimals),
        };
        let about = numbers.iter().flatten().any(|n| n.about);
        Step { period: *period, value: all.then_some(value), decimals, unit, said, about }
    };
    grid.periods.iter().map(step).collect()
}

fn addends(parts: &[String]) -> String {
    if parts.len() <= 8 { parts.join(" + ") } else { format!("the sum of {} figures", parts.len()) }
}

pub(super) fn in_period(shape: &Shape<'_>, period: u32) -> String {
    match shape.periods.get(period as usize) {
        None => String::new(),
        Some(p) if p.day.is_some() => format!(" at {}", label(shape, period)),
        Some(_) => format!(" in {}", label(shape, period)),
    }
}

/// Works an answer out; none where the cells do not allow one.
pub(super) fn work(shape: &Shape<'_>, frame: &Frame, grid: &Grid<'_>, over_time: bool) -> Option<Worked> {
    let leaves = grid.leaves(shape);
    let single = grid.keys.len() == 1;
    let one_target = frame.targets.len() == 1;
    let target = frame.targets[0];
    if matches!(frame.op, Op::Most | Op::Least) && one_target {
        let most = frame.op == Op::Most;
        return if single || over_time {
            most_of_times(shape, grid, &leaves, most)
        } else {
            most_of_groups(shape, frame, grid, &leaves, most)
        };
    }
    let adds = matches!(target_kind(shape, target), Kind::Count | Kind::Money);
    let mut whole = 1.0;
    if !single
        && one_target
        && adds
        && !frame.by_group
        && grid.free.iter().all(|d| frame.groups[*d].is_none())
    {
        let sounds =
            grid.free.iter().all(|d| parts_a_whole(shape.dims[*d].heading) && !shape.dims[*d].measures);
        // Rows that are each of something else are not added up: "Children and schools".
        let named = grid.free.iter().all(|d| {
            let heading = shape.dims[*d].heading;
            !shape.dims[*d].measures && !heading.is_empty() && heading.split_whitespace().count() == 1
        });
        if !(sounds || frame.whole && named) {
            return Some(list(shape, frame, grid, 0.55));
        }
        whole = if frame.whole { 0.97 } else { 0.92 } * if sounds { 1.0 } else { 0.74 };
    }
    let keys: Vec<usize> = match (single, whole < 1.0) {
        (true, _) => vec![0],
        (false, true) => leaves,
        (false, false) => return Some(list(shape, frame, grid, 0.95)),
    };
    if !one_target {
        return Some(list(shape, frame, grid, if frame.op == Op::List { 1.0 } else { 0.8 }));
    }
    let steps = series(grid, &keys, 0);
    if steps.iter().any(|s| s.value.is_none()) && (whole < 1.0 || steps.len() == 1 && frame.op != Op::List) {
        return Some(withheld_sum(shape, frame, grid));
    }
    let done = match frame.op {
        Op::Sum | Op::Average | Op::Change if steps.len() > 1 && steps.iter().any(|s| s.value.is_none()) => {
            withheld_sum(shape, frame, grid)
        }
        Op::Sum if steps.len() > 1 && adds_over_time(shape, target) => sum(shape, &steps),
        Op::Sum if steps.len() > 1 => Worked { fit: 0.75, ..list(shape, frame, grid, 1.0) },
        Op::Average if steps.len() > 1 => average(shape, &steps)?,
        Op::Change if steps.len() > 1 => change(shape, &steps, target_kind(shape, target))?,
        Op::Change => return None,
        Op::List
            if frame.chosen.tiled
                && frame.chosen.missing.is_empty()
                && !frame.each
                && adds_over_time(shape, target)
                && steps.iter().all(|s| s.value.is_some()) =>
        {
            sum(shape, &steps)
        }
        _ if whole < 1.0 => totals(shape, grid, &keys, &steps),
        _ => list(shape, frame, grid, 1.0),
    };
    let fit = done.fit * whole;
    let table =
        done.table.or_else(|| (steps.len() > 1).then(|| table_of(shape, grid, frame, &steps)).flatten());
    Some(Worked { fit, table, ..done })
}

fn table_of(shape: &Shape<'_>, grid: &Grid<'_>, frame: &Frame, steps: &[Step]) -> Option<Table> {
    if steps.len() > LISTED {
        return None;
    }
    let name = title(shape, frame.targets[0]);
    let name = if grid.keys.len() > 1 { format!("{name}: total") } else { name };
    let period = shape.period_heading.unwrap_or("Year").to_owned();
    Some(Table {
        caption: format!("{name}, {}", span(shape, &grid.periods)),
        headings: vec![period, name],
        rows: steps.iter().map(|s| vec![label(shape, s.period).to_owned(), s.said.clone()]).collect(),
    })
}

/// A sum that cannot be given because a figure is not shown: the figures as they stand.
fn withheld_sum(shape: &Shape<'_>, frame: &Frame, grid: &Grid<'_>) -> Worked {
    let mut worked = list(shape, frame, grid, 0.8);
    worked.remarks.push("A figure is not shown in the register, so that nothing was added up.".to_owned());
    worked
}

fn about(steps: &[Step]) -> &'static str {
    if steps.iter().any(|s| s.about) { "about " } else { "" }
}

fn sum(shape: &Shape<'_>, steps: &[Step]) -> Worked {
    let total: i128 = steps.iter().filter_map(|s| s.value).sum();
    let decimals = steps.iter().map(|s| s.decimals).max().unwrap_or(0);
    let periods: Vec<u32> = steps.iter().map(|s| s.period).collect();
    let parts: Vec<String> = steps.iter().map(|s| s.said.clone()).collect();
    let span = span(shape, &periods);
    Worked {
        text: format!(
            "{}{} in all over {span}: {}",
            about(steps),
            steps[0].unit.say(total, decimals),
            addends(&parts)
        ),
        how: format!("sum over {span}"),
        fit: 0.98,
        computed: true,
        ..Worked::default()
    }
}

fn average(shape: &Shape<'_>, steps: &[Step]) -> Option<Worked> {
    let count = i128::try_from(steps.len()).ok()?;
    let total: i128 = steps.iter().filter_map(|s| s.value).sum();
    let unit = steps[0].unit;
    let written = steps.iter().map(|s| s.decimals).max().unwrap_or(0);
    let mean = (total * 2 + count * total.signum()) / (count * 2);
    let whole = mean % ONE == 0;
    let decimals = match (unit.pounds, written) {
        (true, 0) => 0,
        (true, _) => 2,
        (false, 0) if whole => 0,
        (false, n) => n.max(1),
    };
    let periods: Vec<u32> = steps.iter().map(|s| s.period).collect();
    let parts: Vec<String> = steps.iter().map(|s| s.said.clone()).collect();
    let span = span(shape, &periods);
    let first = shape.periods.get(steps[0].period as usize)?;
    let each = match first.to - first.from {
        11 => "a year",
        2 => "a quarter",
        0 if first.day.is_none() => "a month",
        _ => "each time",
    };
    Some(Worked {
        text: format!(
            "an average of {}{} {each} over {span}: ({}) ÷ {count}",
            about(steps),
            unit.say(mean, decimals),
            parts.join(" + ")
        ),
        how: format!("average over {span}"),
        fit: 0.98,
        computed: true,
        ..Worked::default()
    })
}

fn change(shape: &Shape<'_>, steps: &[Step], kind: Kind) -> Option<Worked> {
    let (first, last) = (steps.first()?, steps.last()?);
    let (before, after) = (first.value?, last.value?);
    let difference = after - before;
    let decimals = first.decimals.max(last.decimals);
    let unit = first.unit;
    let way = match difference {
        0 => "no change",
        d if d > 0 => "a rise of",
        _ => "a fall of",
    };
    let ends = format!(
        "from {} in {} to {} in {}",
        first.said,
        label(shape, first.period),
        last.said,
        label(shape, last.period)
    );
    let text = if difference == 0 {
        format!("{way}, {ends}")
    } else if kind == Kind::Percent {
        let plain = Unit { percent: false, ..unit };
        format!("{way} {} percentage points, {ends}", plain.say(difference.abs(), decimals))
    } else {
        let share = percent(difference, before);
        let share = if share.is_empty() { share } else { format!(" ({share})") };
        format!("{way} {}{share}, {ends}", unit.say(difference.abs(), decimals))
    };
    let how = format!("change from {} to {}", label(shape, first.period), label(shape, last.period));
    Some(Worked { text, how, fit: 0.98, computed: true, ..Worked::default() })
}

/// All groups together, year by year or in one year.
fn totals(shape: &Shape<'_>, grid: &Grid<'_>, keys: &[usize], steps: &[Step]) -> Worked {
    let groups = format!("all {} together", keys.len());
    if let [step] = steps {
        let parts: Vec<String> = keys.iter().map(|k| grid.said(step.period, *k, 0)).collect();
        let mut rows: Vec<Vec<String>> =
            keys.iter().zip(&parts).map(|(k, said)| vec![grid.name(shape, *k), said.clone()]).collect();
        rows.push(vec!["Total (added up)".to_owned(), step.said.clone()]);
        let dims: Vec<&str> = grid.free.iter().map(|d| shape.dims[*d].heading).collect();
        let table = Table {
            caption: format!("By {}{}", dims.join(" and ").to_lowercase(), in_period(shape, step.period)),
            headings: vec![dims.join(", "), label(shape, step.period).to_owned()],
            rows,
        };
        return Worked {
            text: format!(
                "{}{} in all{}: {}",
                about(steps),
                step.said,
                in_period(shape, step.period),
                addends(&parts)
            ),
            table: (keys.len() < LISTED).then_some(table),
            how: format!("sum of {groups}"),
            fit: 1.0,
            computed: true,
            remarks: Vec::new(),
        };
    }
    let listed: Vec<String> =
        steps.iter().map(|s| format!("{}: {}", label(shape, s.period), s.said)).collect();
    Worked {
        text: format!("{groups}: {}", listed.join("; ")),
        how: format!("sum of {groups}, year by year"),
        fit: 1.0,
        computed: true,
        ..Worked::default()
    }
}
