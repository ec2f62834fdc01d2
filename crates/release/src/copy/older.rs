//! A workbook of the kind used before 2007, as one of today with the values of what is seen. Where pictures, boxes or conditions
//! could hide cells, it is refused: what lies beneath them is not told there.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{Data, Reader};

use super::tree::{Element, Node};
use super::{Copy, office, refused};
use crate::binary::sheets;
use crate::dangers::{CannotCheck, Finding, Format};
use crate::xlsx::place::letters;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/// As in `xlsx::report`: so far away from the rest, nobody looks.
const FAR_ROWS: u32 = 1_000;
const FAR_COLUMNS: u32 = 50;

/// A clean copy of an older workbook.
pub(super) fn clean(bytes: &[u8], finding: &mut Finding<'_>) -> Result<Copy, CannotCheck> {
    let instead = "save it as an Excel workbook (.xlsx) and make a clean copy of that";
    let told = sheets(bytes, finding)?.ok_or_else(|| refused(Format::Xls, instead))?;
    if told.iter().any(|sheet| sheet.visible && sheet.drawn_over) {
        return Err(refused(Format::Xls, instead));
    }
    let damaged = |_| CannotCheck::malformed("workbook");
    let mut book: calamine::Xls<_> = Reader::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut copy = Copy::default();
    copy.changed("It holds values only: looks, formulas, pictures and charts are gone.");
    let mut made: Vec<(String, Vec<u8>)> = Vec::new();
    for sheet in &told {
        if !sheet.visible {
            copy.changed(format!("The sheet “{}”, which nobody saw, is gone.", sheet.name));
            continue;
        }
        let range = book.worksheet_range(&sheet.name).map_err(damaged)?;
        let (top, left) = range.start().unwrap_or((0, 0));
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        finding.spend(sheet.steps(range.used_cells().count()))?;
        let cells: Vec<(u32, u32, &Data)> = range
            .used_cells()
            .map(|(row, column, data)| (top + number(row), left + number(column), data))
            .filter(|(row, column, _)| !sheet.hides(*row, *column))
            .collect();
        finding.spend(cells.len())?;
        made.push((sheet.name.clone(), written(&cells)));
    }
    if made.is_empty() {
        return Err(CannotCheck::because("it has no sheet that is seen, so nothing of it can be copied"));
    }
    copy.bytes = Some(packed(made)?);
    Ok(copy)
}

/// A sheet of these cells, as far as they stand together.
fn written(cells: &[(u32, u32, &Data)]) -> Vec<u8> {
    let filled = cells.iter().filter(|(_, _, data)| !matches!(data, Data::Empty));
    let near = |numbers: HashSet<u32>, far: u32| -> u32 {
        let mut numbers: Vec<u32> = numbers.into_iter().collect();
        numbers.sort_unstable();
        let gap = numbers.windows(2).find(|w| w[1] - w[0] > far).map(|w| w[0]);
        gap.or(numbers.last().copied()).unwrap_or(0)
    };
    let last_row = near(filled.clone().map(|(row, _, _)| *row).collect(), FAR_ROWS);
    let last_column = near(filled.map(|(_, column, _)| *column).collect(), FAR_COLUMNS);
    let mut data = Element::new("sheetData");
    let mut current: Option<(u32, Element)> = None;
    for (row, column, value) in
        cells.iter().filter(|(row, column, _)| *row <= last_row && *column <= last_column)
    {
        let Some(cell) = cell(*row, *column, value) else { continue };
        match &mut current {
            Some((number, open)) if number == row => open.push(cell),
            _ => {
                if let Some((_, done)) = current.take() {
                    data.push(done);
                }
                let mut open = Element::new("row").with("r", (row + 1).to_string());
                open.push(cell);
                current = Some((*row, open));
            }
        }
    }
    if let Some((_, done)) = current {
        data.push(done);
    }
    let mut root = Element::new("worksheet").with("xmlns", MAIN);
    root.push(data);
    root.document()
}

fn cell(row: u32, column: u32, value: &Data) -> Option<Element> {
    let place = format!("{}{}", letters(column), row + 1);
    let words = |text: String| {
        let mut t = Element::new("t").with("xml:space", "preserve");
        t.children.push(Node::Text(text));
        let mut inline = Element::new("is");
        inline.push(t);
        let mut cell = Element::new("c").with("r", place.as_str()).with("t", "inlineStr");
        cell.push(inline);
        cell
    };
    let number = |text: String| {
        let mut v = Element::new("v");
        v.children.push(Node::Text(text));
        let mut cell = Element::new("c").with("r", place.as_str());
        cell.push(v);
        cell
    };
    Some(match value {
        Data::Empty => return None,
        Data::Int(n) => number(n.to_string()),
        Data::Float(n) => number(n.to_string()),
        Data::DateTime(at) if !at.is_duration() => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            words(match (hour, minute, second) {
                (0, 0, 0) => format!("{day:02}/{month:02}/{year:04}"),
                _ => format!("{day:02}/{month:02}/{year:04} {hour:02}:{minute:02}:{second:02}"),
            })
        }
        other => words(other.to_string()),
    })
}

/// A workbook of these sheets.
fn packed(sheets: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, CannotCheck> {
    let mut types = Element::new("Types").with("xmlns", TYPES);
    let kind = |name: &str, kind: String| {
        Element::new("Override").with("PartName", format!("/{name}")).with("ContentType", kind)
    };
    types.push(
        Element::new("Default")
            .with("Extension", "rels")
            .with("ContentType", "application/vnd.openxmlformats-package.relationships+xml"),
    );
    types.push(kind("xl/workbook.xml", format!("{KIND}.sheet.main+xml")));
    let relation = |id: String, what: &str, target: String| {
        Element::new("Relationship")
            .with("Id", id)
            .with("Type", format!("{LINKS}/{what}"))
            .with("Target", target)
    };
    let mut root = Element::new("Relationships").with("xmlns", RELATIONS);
    root.push(relation("r1".into(), "officeDocument", "xl/workbook.xml".into()));
    let mut book = Element::new("workbook").with("xmlns", MAIN).with("xmlns:r", LINKS);
    let mut list = Element::new("sheets");
    let mut relations = Element::new("Relationships").with("xmlns", RELATIONS);
    let mut parts = Vec::new();
    for (n, (name, content)) in sheets.into_iter().enumerate() {
        let (number, part) = ((n + 1).to_string(), format!("worksheets/sheet{}.xml", n + 1));
        list.push(
            Element::new("sheet")
                .with("name", name)
                .with("sheetId", number.as_str())
                .with("r:id", format!("r{number}")),
        );
        types.push(kind(&format!("xl/{part}"), format!("{KIND}.worksheet+xml")));
        relations.push(relation(format!("r{number}"), "worksheet", part.clone()));
        parts.push((format!("xl/{part}"), content));
    }
    book.push(list);
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), types.document()),
        ("_rels/.rels".to_owned(), root.document()),
        ("xl/workbook.xml".to_owned(), book.document()),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations.document()),
    ];
    files.extend(parts);
    office::pack(files)
}
