//! The tables of a file as rows of cells: of a workbook, a comma-separated file, or a page. What they are is not read here.

use container::{FileKind, Limits, charset};

use super::{
    html::{self, Tag},
    sheet::{self, Sheet},
};
use crate::Error;

/// Columns after these are not looked at.
const COLUMNS: usize = 256;

/// A table: its rows that hold something, each with its number from 1.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// The name of the sheet, where the file has several.
    pub name: Option<String>,
    /// Rows and their cells; a cell without words is empty.
    pub rows: Vec<(u32, Vec<String>)>,
    /// How many rows nobody sees in the file; they are left out.
    pub hidden_rows: usize,
}

/// The tables of a file, and what was not read of it.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub tables: Vec<Table>,
    /// Names of sheets that nobody sees.
    pub hidden: Vec<String>,
    /// The line on which a quoted cell begins that never ends.
    pub unclosed: Option<usize>,
}

/// The tables of a file; none where it is of a kind that has none.
pub(crate) fn tables(bytes: &[u8], name: Option<&str>, limits: &Limits) -> Result<Vec<Table>, Error> {
    match container::kind_of(bytes, name) {
        FileKind::Text => Ok(Vec::new()),
        kind => tables_of(bytes, kind, limits).map(|read| read.tables),
    }
}

/// The same of a file whose kind is known; plain text is taken to be parted by signs.
pub(crate) fn tables_of(bytes: &[u8], kind: FileKind, limits: &Limits) -> Result<Tables, Error> {
    limits.check_size(bytes)?;
    let workbook = match kind {
        FileKind::Csv | FileKind::Text => return parted(&charset::decode(bytes, None).text, limits),
        FileKind::Xlsx => sheet::xlsx_sheets(bytes, limits)?,
        FileKind::Ods => sheet::ods_sheets(bytes, limits)?,
        FileKind::Html => {
            let decoded = charset::decode(bytes, super::html_charset(bytes).as_deref());
            return Ok(Tables { tables: of_page(&decoded.text), ..Tables::default() });
        }
        _ => return Ok(Tables::default()),
    };
    Ok(Tables { tables: filled(workbook.sheets), hidden: workbook.hidden, unclosed: None })
}

/// The table of a text whose cells are parted by a sign.
pub(crate) fn parted(text: &str, limits: &Limits) -> Result<Tables, Error> {
    let read = sheet::csv(text, limits)?;
    Ok(Tables { tables: filled(vec![read.sheet]), hidden: Vec::new(), unclosed: read.unclosed })
}

fn filled(sheets: Vec<Sheet>) -> Vec<Table> {
    sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()).map(of_sheet).collect()
}

fn of_sheet(sheet: Sheet) -> Table {
    let row = |(number, cells): (u32, std::collections::BTreeMap<u32, String>)| {
        let mut row: Vec<String> = Vec::new();
        for (column, text) in cells {
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if column < COLUMNS {
                row.resize(column, String::new());
                row.push(text);
            }
        }
        (number + 1, row)
    };
    Table {
        name: sheet.name,
        hidden_rows: sheet.hidden_rows,
        rows: sheet.rows.into_iter().map(row).collect(),
    }
}

/// The tables of a page; one inside a cell of another is words of that cell.
fn of_page(page: &str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let (mut depth, mut number) = (0_usize, 0_u32);
    let mut row: Option<Vec<String>> = None;
    let mut cell: Option<usize> = None;
    let mut at = 0;
    while let Some(found) = page[at..].find('<') {
        let begins = at + found;
        if page[begins..].starts_with("<!--") {
            at = page[begins..].find("-->").map_or(page.len(), |end| begins + end + 3);
            continue;
        }
        let Some(tag) = Tag::parse(&page[begins..]) else {
            at = begins + 1;
            continue;
        };
        at = begins + tag.length;
        let name = tag.name.as_str();
        if name == "table" {
            depth = if tag.closes { depth.saturating_sub(1) } else { depth + 1 };
        }
        let part = matches!(name, "table" | "tr" | "td" | "th");
        if !part || depth > 1 || depth == 0 && name != "table" {
            continue;
        }
        // A cell ends where anything else of its table begins or ends, closed or not.
        if let (Some(start), Some(row)) = (cell.take(), row.as_mut())
            && row.len() < COLUMNS
        {
            row.push(html::text(page.get(start..begins).unwrap_or_default()).trim().to_owned());
        }
        match (name, tag.closes) {
            ("td" | "th", false) => {
                row.get_or_insert_default();
                cell = Some(at);
            }
            ("td" | "th", true) => {}
            _ => {
                if let (Some(row), Some(table)) = (row.take(), tables.last_mut())
                    && row.iter().any(|cell| !cell.is_empty())
                {
                    number += 1;
                    table.rows.push((number, row));
                }
                if name == "table" && !tag.closes {
                    number = 0;
                    tables.push(Table::default());
                }
            }
        }
    }
    tables.retain(|table| !table.rows.is_empty());
    tables
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail loudly")]
mod tests {
    use super::*;

    fn rows(name: &str, bytes: &[u8]) -> Vec<Vec<(u32, Vec<String>)>> {
        let tables = tables(bytes, Some(name), &Limits::default()).unwrap();
        tables.into_iter().map(|t| t.rows).collect()
    }

    fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (number, cells.iter().map(|c| (*c).to_owned()).collect())
    }

    #[test]
    fn the_cells_of_a_page_are_read_closed_or_not() {
        let page =
            b"<!DOCTYPE html><html><body><p>Log</p><table><caption>x</caption><tr><th>Ref<th>Asked</tr>\
            <tr><td>A 1</td><td><p>How many?</p><table><tr><td>inner</table></td></tr>\
            <!-- <tr><td>hidden --><tr><td></td><td>b</table><p>end</p><table></table>";
        assert_eq!(
            rows("log.html", page),
            [vec![row(1, &["Ref", "Asked"]), row(2, &["A 1", "How many?\n\ninner"]), row(3, &["", "b"])]]
        );
        assert!(rows("log.html", b"<html><td>x</td></html>").is_empty());
    }

    #[test]
    fn the_cells_of_a_comma_separated_file_keep_their_columns() {
        let table = b"Ref,Asked,Answered\n1,,\"a\nb\"\n\n2,x\n";
        assert_eq!(
            rows("log.csv", table),
            [vec![row(1, &["Ref", "Asked", "Answered"]), row(2, &["1", "", "a\nb"]), row(4, &["2", "x"])]]
        );
        assert!(rows("letter.txt", b"Dear Sir").is_empty());
    }
}
