//! Workbooks of before 2007, record by record: what of them is not seen.

use std::io::{Cursor, Write};

use super::check;

pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

pub fn short(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

fn words(text: &str) -> Vec<u8> {
    [&short(&[u16::try_from(text.len()).expect("short")])[..], &[0], text.as_bytes()].concat()
}

/// A cell with words of its own, in a style.
pub fn label(row: u16, column: u16, style: u16, text: &str) -> Vec<u8> {
    record(0x0204, &[short(&[row, column, style]), words(text)].concat())
}

/// The file of a workbook with one seen sheet of these records, and another in a state.
pub fn workbook(state: u8, sheet: &[u8]) -> Vec<u8> {
    let begin = |kind: u16| record(0x0809, &short(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let end = record(0x000A, &[]);
    // Two fonts, in black and in white; two styles.
    let font = |ink: u16| record(0x0031, &short(&[200, 0, ink, 400, 0, 0, 0]));
    let style = |font: u16| record(0x00E0, &short(&[font, 0, 0, 0, 0, 0, 0, 0, 0, 0x20C0]));
    let styles = [font(0x7FFF), font(9), style(0), style(1)].concat();
    let second = [begin(16), label(0, 0, 0, "Orla Quennell"), end.clone()].concat();
    let first = [begin(16), label(0, 0, 0, "Service"), sheet.to_vec(), end.clone()].concat();
    let list = |at: usize, state: u8, name: &str| {
        let at = u32::try_from(at).expect("a small file").to_le_bytes();
        let length = u8::try_from(name.len()).expect("short");
        record(0x0085, &[&at[..], &[state, 0, length, 0], name.as_bytes()].concat())
    };
    let globals = |at: usize| {
        let lists = [list(at, 0, "Summary"), list(at + first.len(), state, "Staff")].concat();
        [begin(5), styles.clone(), lists, end.clone()].concat()
    };
    let stream = [globals(globals(0).len()), first.clone(), second].concat();
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
    file.create_stream("/Workbook").expect("a stream").write_all(&stream).expect("written");
    file.flush().expect("written");
    file.into_inner().into_inner()
}

#[test]
fn what_an_older_workbook_does_not_show_is_found() {
    let named = label(3, 0, 0, "Orla Quennell");
    let row = |flags: u16, height: u16| {
        [record(0x0208, &short(&[3, 0, 1, height, 0, 0, flags, 15])), named.clone()].concat()
    };
    let column = |flags: u16, width: u16| {
        [record(0x007D, &short(&[0, 0, width, 15, flags, 0])), named.clone()].concat()
    };
    let comment = record(0x001C, &[short(&[3, 0, 0, 1]), words("Orla Quennell"), vec![0]].concat());
    let list = |entries: &str| {
        let formula =
            [&[0x17, u8::try_from(entries.len()).expect("short"), 0][..], entries.as_bytes()].concat();
        let length = short(&[u16::try_from(formula.len()).expect("short"), 0]);
        let hints = [words("\0"), words("\0"), words("\0"), words("\0")].concat();
        record(0x01BE, &[&[0x83, 1, 0, 0][..], &hints, &length, &formula, &[0; 4]].concat())
    };
    let rows: &[(&str, u8, Vec<u8>, &[&str])] = &[
        ("a list of people", 0, list("Orla Quennell\0Piotr Oduya"), &["xlsx.validation"]),
        ("a list of answers", 0, list("Yes\0No\0Not held"), &[]),
        ("nothing", 0, named.clone(), &[]),
        ("a hidden sheet", 1, named.clone(), &["xls.sheet.hidden"]),
        ("a very hidden sheet", 2, named.clone(), &["xls.sheet.hidden"]),
        ("a hidden row", 0, row(0x20, 300), &["xls.row.hidden"]),
        ("an ordinary row", 0, row(0, 300), &[]),
        ("a row without height", 0, row(0, 10), &["xls.row.hidden"]),
        ("a hidden column", 0, column(1, 2_340), &["xls.col.hidden"]),
        ("an ordinary column", 0, column(0, 2_340), &[]),
        ("white on nothing", 0, label(3, 0, 1, "Orla Quennell"), &["xls.text.hidden"]),
        ("a comment", 0, comment, &["xls.comment"]),
        ("far below", 0, label(9_000, 0, 0, "Orla Quennell"), &["xls.cell.far"]),
    ];
    for (what, state, sheet, expected) in rows {
        check("figures.xls", what, &workbook(*state, sheet), expected);
    }
}
