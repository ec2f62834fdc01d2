//! Tables whose cells are parted by a sign. Those that do not ask stay the plain text that they are.

use container::Limits;

use super::{Made, Room, Sheet, questionnaire};
use crate::Error;

/// The signs that part cells, those that seldom stand in words first: of equals the first is taken.
const MARKS: [char; 4] = ['\t', '|', ';', ','];
/// Characters that are looked at to find out which of them it is.
const LOOKED_AT: usize = 100_000;
/// Rows that are looked at.
const ROWS: usize = 300;

/// The questions of a table; none where it is no questionnaire.
pub(in crate::open) fn questions(text: &str, limits: &Limits) -> Result<Option<Made>, Error> {
    let sheet = read(text, limits)?.sheet;
    Ok(questionnaire::find(&sheet).map(|form| {
        let mut made = Made::default();
        questionnaire::write(&sheet, &form, &mut made);
        made
    }))
}

/// The cells of a table, as its text says them.
#[derive(Debug)]
pub(in crate::open) struct Parted {
    pub sheet: Sheet,
    /// The line on which a quoted cell begins that never ends: all that follows stands in it.
    pub unclosed: Option<usize>,
}

/// The cells of a table.
pub(in crate::open) fn read(text: &str, limits: &Limits) -> Result<Parted, Error> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let (text, mark) = match told(text) {
        Some((mark, rest)) => (rest, mark),
        None => (text, separator(text)),
    };
    let (mut sheet, mut room) = (Sheet::default(), Room::new(limits));
    let (mut row, mut column, mut line, mut quoted) = (0, 0, 1, None);
    let mut field = String::new();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        line += usize::from(c == '\n');
        match c {
            '"' if quoted.is_some() && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' if quoted.is_some() => quoted = None,
            '"' if field.trim().is_empty() => {
                field.clear();
                quoted = Some(line);
            }
            '\n' if quoted.is_none() => {
                room.put(&mut sheet, row, column, &field)?;
                field.clear();
                (row, column) = (row + 1, 0);
            }
            c if c == mark && quoted.is_none() => {
                room.put(&mut sheet, row, column, &field)?;
                field.clear();
                column += 1;
            }
            '\r' if letters.peek() == Some(&'\n') => {}
            c => field.push(c),
        }
    }
    room.put(&mut sheet, row, column, &field)?;
    Ok(Parted { sheet, unclosed: quoted })
}

/// The sign that a first line names, as spreadsheets write it: `sep=;`.
fn told(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let sign = line.trim_end_matches('\r').strip_prefix("sep=")?;
    let mark = sign.chars().next().unwrap_or('\t');
    MARKS.contains(&mark).then_some((mark, rest))
}

/// What parts the cells: the sign by which the rows come out most alike.
fn separator(text: &str) -> char {
    let mut best = (0.0, ',');
    for mark in MARKS {
        let likeness = likeness(&widths(text, mark));
        if likeness > best.0 {
            best = (likeness, mark);
        }
    }
    best.1
}

/// How alike the rows are, from 0 to 1: how near each comes to the usual width, more columns before fewer.
fn likeness(widths: &[usize]) -> f64 {
    let mut times = std::collections::BTreeMap::new();
    widths.iter().filter(|w| **w > 1).for_each(|w| *times.entry(*w).or_insert(0_usize) += 1);
    let Some((usual, _)) = times.iter().max_by_key(|(_, n)| **n) else { return 0.0 };
    let near = |width: &usize| {
        let (low, high) = (*width.min(usual), *width.max(usual));
        if *width < 2 { 0.0 } else { low as f64 / high as f64 }
    };
    let mean = widths.iter().map(near).sum::<f64>() / widths.len() as f64;
    mean * (1.0 - 1.0 / *usual as f64)
}

/// How many cells each of the first rows has where `mark` parts them.
fn widths(text: &str, mark: char) -> Vec<usize> {
    let (mut out, mut width, mut quoted, mut at_start, mut any) = (Vec::new(), 1, false, true, false);
    for c in text.chars().take(LOOKED_AT) {
        match c {
            '"' if quoted => quoted = false,
            '"' if at_start => (quoted, at_start, any) = (true, false, true),
            _ if quoted => {}
            '\n' => {
                if any {
                    out.push(width);
                }
                if out.len() == ROWS {
                    return out;
                }
                (width, at_start, any) = (1, true, false);
            }
            c if c == mark => (width, at_start) = (width + 1, true),
            c if c.is_whitespace() => {}
            _ => (at_start, any) = (false, true),
        }
    }
    if any {
        out.push(width);
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn the_sign_by_which_the_rows_are_alike_parts_the_cells() {
        let cases = [
            ("Device,Cost\nLaptop,4\n", ',', "two columns"),
            ("Year;Stage 1;Stage 2\n2024/25;1,342;151\n2025/26;1,208;1,033\n", ';', "commas in numbers"),
            ("Topic,What,Why\nA,\"x; y; z\",q\nB,one; two,r; s\n", ',', "semicolons in words"),
            ("Ref\tWhat\tNotes\n1\tLifts\tTwo, three; four\n2\tDoors\tFive, six\n", '\t', "tabs"),
            ("Heading|Item|Answer\nPrint|Pages|9,400,000\nPrint|Makes|Ferrand, Tarn, Vale\n", '|', "bars"),
            (
                "Register of contracts, leases, and loans\n\nRef;What\n1;Lifts\n2;Doors\n",
                ';',
                "a title with commas",
            ),
            ("A,B,C,D\n1,2,3,4\n5\n6,7\n8,9,10,11\n", ',', "rows cut short"),
        ];
        for (text, wanted, why) in cases {
            assert_eq!(separator(text), wanted, "{why}");
        }
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_told_with_its_line() {
        let read = |text: &str| read(text, &Limits::default()).unwrap().unclosed;
        assert_eq!(read("A,B\r\n1,\"two\r\nlines\"\r\n\"3,4\r\n"), Some(4));
        assert_eq!(read("A,B\n1,a 19\" screen\n"), None);
    }
}
