//! A proposed answer as JSON and on a page of the terminal: what it says, what becomes of the question, how sure it is,
//! where it comes from and how old that is.

use document::Table;
use jiff::civil::Date;
use office::answers::{Candidate, SourceKind};
use serde_json::{Value, json};

/// Columns of a page.
const WIDTH: usize = 100;

/// A proposed answer in the shape of the contracts. The rows of a table follow the words, and stand apart as well.
pub fn candidate_json(candidate: &Candidate) -> Value {
    let source = &candidate.source;
    json!({
        "text": words(candidate),
        "disposition": candidate.disposition,
        "provisions": candidate.provisions,
        "confidence": (f64::from(candidate.confidence) * 100.0).round() / 100.0,
        "source": {
            "reference": source.reference,
            "date": source.date,
            "kind": source.kind,
            "name": source.name,
            "record": source.record,
            "field": source.field,
            "owner": source.owner,
        },
        "stale": candidate.stale,
        "table": candidate.table,
        "position": candidate.note,
    })
}

/// The words of an answer, with the rows of its table a line each.
fn words(candidate: &Candidate) -> String {
    let mut lines = vec![candidate.text.clone()];
    lines.extend(candidate.table.iter().flat_map(rows));
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}

fn rows(table: &Table) -> Vec<String> {
    std::iter::once(&table.headings).chain(&table.rows).map(|row| row.join(" | ")).collect()
}

/// `21 July 2025`.
pub fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// A text with each line moved in and broken at the width of a page.
fn indented(indent: usize, text: &str) -> String {
    let blank = " ".repeat(indent);
    let mut out = String::new();
    for line in text.lines() {
        let mut width = 0;
        out.push_str(&blank);
        for word in line.split_whitespace() {
            let long = word.chars().count();
            if width > 0 && indent + width + 1 + long > WIDTH {
                out.push('\n');
                out.push_str(&blank);
                width = 0;
            }
            if width > 0 {
                out.push(' ');
                width += 1;
            }
            out.push_str(word);
            width += long;
        }
        out.push('\n');
    }
    out
}

/// A page in the making.
#[derive(Default)]
pub struct Page(String);

impl Page {
    /// The finished page.
    pub fn text(self) -> String {
        self.0
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.0.push('\n');
    }

    /// A line, moved in, broken where it is too long.
    pub fn line(&mut self, indent: usize, text: &str) {
        self.0.push_str(&indented(indent, text));
    }

    /// A line that begins with a mark.
    pub fn marked(&mut self, indent: usize, mark: &str, text: &str) {
        let blank = format!("{}{mark} ", " ".repeat(indent));
        let wide = blank.chars().count();
        let text = indented(wide, text);
        self.0.push_str(&blank);
        self.0.push_str(text.get(wide..).unwrap_or(&text));
    }

    /// A proposed answer after a mark.
    pub fn candidate(&mut self, mark: &str, candidate: &Candidate) {
        let indent = mark.chars().count() + 1;
        let says = if candidate.text.trim().is_empty() { becomes(candidate) } else { candidate.text.clone() };
        self.marked(0, mark, &says);
        if let Some(table) = &candidate.table {
            self.table(indent + 2, table);
        }
        self.about(indent, candidate);
    }

    /// What becomes of the question, how sure that is, where it comes from.
    pub fn about(&mut self, indent: usize, candidate: &Candidate) {
        let sure = format!("{:.2}, {}", candidate.confidence, office::in_words(candidate.confidence));
        self.line(indent, &format!("{} · {sure}", becomes(candidate)));
        self.line(indent, &source(candidate));
        if let Some(note) = candidate.note.as_deref().filter(|note| !note.trim().is_empty()) {
            self.line(indent, &format!("Position on disclosure: {note}"));
        }
        if candidate.is_anothers() {
            self.line(indent, "Another authority's: for wording and comparison, not a fact of ours");
        } else if candidate.stale {
            let whom =
                candidate.source.owner.as_deref().filter(|o| !o.trim().is_empty()).unwrap_or("its owner");
            self.line(indent, &format!("Old: ask {whom} whether it still holds"));
        }
    }

    /// A table in columns.
    pub fn table(&mut self, indent: usize, table: &Table) {
        let all: Vec<&Vec<String>> = std::iter::once(&table.headings).chain(&table.rows).collect();
        let wide = |at: usize| all.iter().filter_map(|r| r.get(at)).map(|c| c.chars().count()).max();
        let widths: Vec<usize> = (0..table.headings.len()).map(|at| wide(at).unwrap_or(0)).collect();
        for row in all {
            let cells: Vec<String> = row
                .iter()
                .zip(&widths)
                .map(|(cell, width)| {
                    format!("{cell}{}", " ".repeat(width - cell.chars().count().min(*width)))
                })
                .collect();
            self.0.push_str(&" ".repeat(indent));
            self.0.push_str(cells.join("  ").trim_end());
            self.0.push('\n');
        }
    }
}

/// What becomes of the question, with the provisions relied on.
fn becomes(candidate: &Candidate) -> String {
    let what = office::publication::disposition_words(candidate.disposition);
    if candidate.provisions.is_empty() {
        what.to_owned()
    } else {
        format!("{what}, {}", candidate.provisions.join(", "))
    }
}

/// Where it comes from, in a line.
fn source(candidate: &Candidate) -> String {
    let source = &candidate.source;
    let on = source.date.map_or_else(|| "of an unknown day".to_owned(), day);
    match source.kind {
        SourceKind::Register => {
            let record = match (source.record.as_str(), source.reference.as_str()) {
                ("", reference) => reference.to_owned(),
                (record, "") => record.to_owned(),
                // A register without references of its own gives its name.
                (record, reference) if record == reference || reference == source.name => record.to_owned(),
                (record, reference) => format!("{record} ({reference})"),
            };
            let parts = [record, source.field.clone()];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let owner = source.owner.as_deref().filter(|o| !o.trim().is_empty());
            let owner = owner.map(|o| format!("; {o} answers for it")).unwrap_or_default();
            let dated = source.date.map_or(on.clone(), |_| format!("as at {on}"));
            format!("Register {}: {}, {dated}{owner}", source.name, parts.join(", "))
        }
        SourceKind::EarlierAnswer => {
            format!("Earlier answer {}, {on}, to “{}”", source.reference, source.field)
        }
    }
}
