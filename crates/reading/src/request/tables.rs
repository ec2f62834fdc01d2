//! Tables written as text: rows with bars, or with tabs under a row that says "Question" and "Answer".

use super::{
    lines::{Line, trim},
    marker::{Kind, Marker},
};

/// What a line is in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// It only names the columns, or draws a line.
    Head,
    /// It asks: its label where it has one, and the cell that asks.
    Asks { marker: Marker, label: Option<(usize, usize)>, cell: (usize, usize) },
}

/// The rows among the lines.
pub(super) fn rows(text: &str, lines: &[Line]) -> Vec<Option<Row>> {
    let mut out: Vec<Option<Row>> = vec![None; lines.len()];
    let mut n = 0;
    while n < lines.len() {
        let bars = run(text, &lines[n..], '|');
        let tabs = if headed(lines[n].of(text), '\t') { run(text, &lines[n..], '\t') } else { 0 };
        let length = bars.max(tabs);
        if length >= 2 {
            let by = if bars >= tabs { '|' } else { '\t' };
            fill(text, &lines[n..n + length], by, &mut out[n..n + length]);
            n += length;
        } else {
            if bars == 1 && names_columns(lines[n].of(text)) {
                out[n] = Some(Row::Head);
            }
            n += 1;
        }
    }
    out
}

/// A single row of periods: "2021 | 2022 | 2023".
fn names_columns(words: &str) -> bool {
    let cells: Vec<&str> = words.split('|').map(str::trim).filter(|c| !c.is_empty()).collect();
    cells.len() >= 2 && cells.iter().all(|c| super::options::is_option(c))
}

/// How many lines from the first on have that separator.
fn run(text: &str, lines: &[Line], by: char) -> usize {
    lines.iter().take_while(|l| l.of(text).contains(by)).count()
}

/// Whether a row names its columns as a questionnaire does.
fn headed(words: &str, by: char) -> bool {
    words.contains(by)
        && words.split(by).any(|cell| {
            let cell = cell.trim().to_ascii_lowercase();
            let first = cell.split(' ').next().unwrap_or("");
            matches!(
                first,
                "question"
                    | "questions"
                    | "answer"
                    | "answers"
                    | "response"
                    | "responses"
                    | "information"
                    | "request"
            )
        })
}

fn cells(text: &str, line: &Line, by: char) -> Vec<(usize, usize)> {
    let mut from = line.start;
    let mut out = Vec::new();
    for cell in line.of(text).split(by) {
        out.push(trim(text, from, from + cell.len()));
        from += cell.len() + 1;
    }
    out
}

fn fill(text: &str, lines: &[Line], by: char, out: &mut [Option<Row>]) {
    let of = |place: (usize, usize)| text.get(place.0..place.1).unwrap_or("");
    let wordy = |place: (usize, usize)| of(place).chars().filter(|c| c.is_alphabetic()).count() >= 3;
    let rows: Vec<Vec<(usize, usize)>> = lines.iter().map(|l| cells(text, l, by)).collect();
    let filled = |row: &[(usize, usize)]| row.iter().filter(|c| c.0 < c.1).count();
    // The first row names the columns where it fills more of them than those under it.
    let first_is_head = rows.len() > 1
        && (headed(lines[0].of(text), by)
            || rows[1..].iter().all(|r| filled(r) < filled(&rows[0]))
            || rows[0].first().is_some_and(|c| c.0 >= c.1));
    let mut count = 0;
    for (n, row) in rows.iter().enumerate() {
        let asks = row.iter().copied().find(|c| wordy(*c)).filter(|_| n > 0 || !first_is_head);
        out[n] = Some(match asks {
            None => Row::Head,
            Some(cell) => {
                count += 1;
                let label = row.iter().copied().find(|c| c.0 < c.1 && c.1 < cell.0);
                let number = label.and_then(|l| of(l).trim_end_matches(['.', ')']).parse::<u32>().ok());
                let counter = number.map_or((Kind::Bullet('\0'), count), |v| (Kind::Decimal, v));
                let marker =
                    Marker { counters: vec![counter], other: None, label: (0, 0), words: 0, weak: false };
                Row::Asks { marker, label, cell }
            }
        });
    }
}
