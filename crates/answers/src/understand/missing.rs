//! What a register of its kind must have is looked for among the columns that nothing named: by what stands in them and
//! where they stand.

use casework::register::{Meaning, RegisterKind};

use super::cells::Cells;

type Column = (Meaning, f32);

fn telling(c: &Cells) -> bool {
    c.filled > 0.5 && c.distinct > 0.5 && c.words >= 1.3 && c.figures + c.dates + c.money + c.firms < 0.5
}

fn is_words(c: &Cells) -> bool {
    c.filled > 0.5
        && c.figures + c.dates + c.money + c.firms < 0.5
        && c.stances < 0.5
        && c.provisions < 0.4
        && c.addresses < 0.4
}

fn has(columns: &[Column], meaning: Meaning) -> bool {
    columns.iter().any(|(m, _)| *m == meaning)
}

fn is_free(columns: &[Column], at: usize) -> bool {
    matches!(columns[at].0, Meaning::Other | Meaning::Reference)
}

/// Looks for what is missing.
pub(super) fn fill(kind: RegisterKind, columns: &mut [Column], cells: &[Cells]) {
    match kind {
        RegisterKind::Contracts => {
            name(Meaning::Title, columns, cells);
            days(columns, cells);
        }
        RegisterKind::Positions => {
            name(Meaning::Measure, columns, cells);
            topic(columns, cells);
        }
        RegisterKind::Facts => {
            answer(columns, cells);
            measure(columns, cells);
            topic(columns, cells);
        }
        RegisterKind::Table => {}
    }
}

fn name(wanted: Meaning, columns: &mut [Column], cells: &[Cells]) {
    if has(columns, wanted) {
        return;
    }
    let free = (0..columns.len())
        .filter(|at| is_free(columns, *at) && telling(&cells[*at]))
        .max_by(|a, b| cells[*a].distinct.total_cmp(&cells[*b].distinct).then(b.cmp(a)));
    if let Some(at) = free {
        columns[at] = (wanted, 1.0);
    }
}

/// Two columns of days without a name that tells are the beginning and the end; one that is later than the start is the end.
fn days(columns: &mut [Column], cells: &[Cells]) {
    let free: Vec<usize> =
        (0..columns.len()).filter(|at| columns[*at].0 == Meaning::Other && cells[*at].dates > 0.6).collect();
    let start = columns.iter().position(|(m, _)| *m == Meaning::Start);
    let end = columns.iter().position(|(m, _)| *m == Meaning::End);
    match (start, end, free.as_slice()) {
        (None, None, [a, b]) => {
            let (first, last) = if cells[*a].middle <= cells[*b].middle { (*a, *b) } else { (*b, *a) };
            columns[first] = (Meaning::Start, 1.0);
            columns[last] = (Meaning::End, 1.0);
        }
        (Some(start), None, [one]) if cells[*one].middle > cells[start].middle => {
            columns[*one] = (Meaning::End, 1.0);
        }
        (None, Some(end), [one]) if cells[*one].middle < cells[end].middle => {
            columns[*one] = (Meaning::Start, 1.0);
        }
        _ => {}
    }
}

/// The value of a fact: the column that mixes figures, words and dates, the further to the right the better.
fn answer(columns: &mut [Column], cells: &[Cells]) {
    if has(columns, Meaning::Answer) {
        return;
    }
    let free = (1..columns.len())
        .filter(|at| is_free(columns, *at) && !cells[*at].counted)
        .filter(|at| {
            let c = &cells[*at];
            c.filled > 0.3 && c.values > 0.2 && c.dates < 0.7 && c.stances < 0.5 && c.provisions < 0.4
        })
        .max_by(|a, b| cells[*a].mixed.total_cmp(&cells[*b].mixed));
    if let Some(at) = free {
        columns[at] = (Meaning::Answer, 1.0);
    }
}

/// What is measured: the most different words before the value.
fn measure(columns: &mut [Column], cells: &[Cells]) {
    let Some(value) = columns.iter().position(|(m, _)| *m == Meaning::Answer) else { return };
    let topic = columns.iter().position(|(m, _)| *m == Meaning::Topic);
    if !has(columns, Meaning::Measure) {
        let free = (0..columns.len())
            .filter(|at| *at != value && (is_free(columns, *at) || Some(*at) == topic && *at < value))
            .filter(|at| is_words(&cells[*at]) && cells[*at].distinct > 0.6)
            .max_by(|a, b| {
                let near = |at: usize| usize::from(at < value);
                cells[*a].distinct.total_cmp(&cells[*b].distinct).then(near(*a).cmp(&near(*b))).then(a.cmp(b))
            });
        if let Some(at) = free {
            columns[at] = (Meaning::Measure, 1.0);
        }
        return;
    }
    // Under headings that say it the wrong way round, what is said again and again is the topic.
    if let (Some(topic), Some(measure)) = (topic, columns.iter().position(|(m, _)| *m == Meaning::Measure)) {
        let (t, m) = (&cells[topic], &cells[measure]);
        if t.distinct > 0.9 && m.distinct < 0.6 && t.distinct > m.distinct + 0.4 && is_words(t) {
            columns.swap(topic, measure);
        }
    }
}

/// What rows are about: words that come again, before what is measured.
fn topic(columns: &mut [Column], cells: &[Cells]) {
    if has(columns, Meaning::Topic) {
        return;
    }
    let Some(measure) = columns.iter().position(|(m, _)| *m == Meaning::Measure) else { return };
    let free = (0..columns.len())
        .filter(|at| columns[*at].0 == Meaning::Other && is_words(&cells[*at]) && cells[*at].words < 6.0)
        .filter(|at| *at < measure || cells[*at].distinct < 0.7)
        .min_by(|a, b| cells[*a].distinct.total_cmp(&cells[*b].distinct).then(a.cmp(b)));
    if let Some(at) = free {
        columns[at] = (Meaning::Topic, 1.0);
    }
}
