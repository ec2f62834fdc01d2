//! Reads the tables of `scenarios/`: Markdown that an officer can read, several tables to a file where they differ in kind.

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::civil::Date;
use law::Law;

/// A row of a table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// File, below `scenarios/`.
    pub file: String,
    /// File and line.
    pub place: String,
    pub law: Law,
    cells: Vec<(String, String)>,
}

impl Row {
    /// The cell of that column; none where the table has no such column, empty where it holds a dash.
    pub fn cell(&self, column: &str) -> Option<&str> {
        self.cells.iter().find(|(name, _)| name == column).map(|(_, cell)| cell.as_str())
    }

    /// The cell of that column, where it says something.
    pub fn filled(&self, column: &str) -> Option<&str> {
        self.cell(column).filter(|cell| !cell.is_empty())
    }

    /// The row for other programs: its cells by the names of the columns.
    pub fn as_cells(&self) -> serde_json::Value {
        let mut case = serde_json::json!({ "id": self.place, "law": self.law });
        for (column, cell) in &self.cells {
            case[column.replace(' ', "_")] = cell.as_str().into();
        }
        case
    }

    /// The day in that column.
    pub fn date(&self, column: &str) -> Option<Date> {
        self.filled(column).map(|cell| cell.parse().unwrap_or_else(|_| panic!("{}: {column}", self.place)))
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the scenarios") {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|e| e == "md") {
            files.push(path);
        }
    }
}

/// All rows of all tables that have the column, in the order of their files.
pub(crate) fn rows_with(column: &str) -> Vec<Row> {
    all().into_iter().filter(|row| row.cell(column).is_some()).collect()
}

/// All rows of all tables, in the order of their files. Every row says why.
pub(crate) fn all() -> Vec<Row> {
    let root = root();
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    let mut rows = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let name = file.strip_prefix(&root).unwrap().display().to_string();
        let heading = text.lines().find_map(|line| line.strip_prefix("law: ")).expect("a line 'law: ...'");
        let mut columns: Option<Vec<String>> = None;
        for (number, line) in text.lines().enumerate() {
            if !line.starts_with('|') {
                columns = None;
                continue;
            }
            let place = format!("{name}:{}", number + 1);
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let Some(columns) = &columns else {
                columns = Some(cells.iter().map(|cell| (*cell).to_owned()).collect());
                continue;
            };
            if cells[0].starts_with("--") {
                continue;
            }
            assert_eq!(cells.len(), columns.len(), "{place}");
            let cells: Vec<(String, String)> = columns
                .iter()
                .zip(&cells)
                .map(|(column, cell)| {
                    (column.clone(), if *cell == "–" { String::new() } else { (*cell).to_owned() })
                })
                .collect();
            let law = cells.iter().find(|(column, _)| column == "law").map_or(heading, |(_, cell)| cell);
            let row = Row { file: name.clone(), law: law.parse().unwrap(), place, cells };
            assert!(row.filled("because").is_some(), "{}: a row says why", row.place);
            rows.push(row);
        }
    }
    rows
}
