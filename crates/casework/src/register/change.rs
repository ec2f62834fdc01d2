//! What changes in a register after it came in: cells and rows, which make a new version, and what its keeper says of it,
//! which holds for every version. Whether a change is allowed is not decided here.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Meaning, Position, Register, RegisterKind};

/// A change of the rows. Rows are counted from 0, each change after those before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// A cell says something else.
    Cell { row: usize, heading: String, was: String, now: String },
    /// A row was added at the end.
    RowAdded { cells: Vec<String> },
    /// A row was taken out.
    RowRemoved { row: usize, was: Vec<String> },
}

/// What its keeper says of a register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Who owns it; empty where nobody said so yet.
    #[serde(default)]
    pub owner: String,
    /// When its owner looks at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Date>,
    /// What it holds, as confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<RegisterKind>,
    /// What its columns mean, by heading, as confirmed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub meanings: BTreeMap<String, Meaning>,
    /// The positions on disclosing its columns, by heading.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub positions: BTreeMap<String, Position>,
}

impl Register {
    /// What is said of it.
    pub fn about(&self) -> About {
        About {
            owner: self.owner.clone(),
            review_by: self.review_by,
            kind: self.kind,
            meanings: self.meanings.clone(),
            positions: self.positions.clone(),
        }
    }

    /// The same rows with something else said of them.
    pub fn described(&mut self, about: &About) {
        let About { owner, review_by, kind, meanings, positions } = about.clone();
        (self.owner, self.review_by, self.kind) = (owner, review_by, kind);
        (self.meanings, self.positions) = (meanings, positions);
    }

    /// The version that changes make of this one. A change that does not fit is left out: whoever appends the event has
    /// looked first with [`Register::fits`].
    pub fn changed(&self, as_at: Option<Date>, changes: &[Change]) -> Register {
        let mut next = Register { as_at, ..self.clone() };
        for change in changes {
            if !next.fits(change) {
                continue;
            }
            match change {
                Change::Cell { row, heading, now, .. } => {
                    if let Some(column) = next.column(heading) {
                        next.rows[*row][column].clone_from(now);
                    }
                }
                Change::RowAdded { cells } => next.rows.push(cells.clone()),
                Change::RowRemoved { row, .. } => {
                    next.rows.remove(*row);
                }
            }
        }
        next
    }

    /// Whether a change finds here what it changes.
    pub fn fits(&self, change: &Change) -> bool {
        match change {
            Change::Cell { row, heading, was, .. } => {
                let cell = self.rows.get(*row).zip(self.column(heading)).and_then(|(row, c)| row.get(c));
                cell == Some(was)
            }
            Change::RowAdded { cells } => cells.len() == self.headings.len(),
            Change::RowRemoved { row, was } => self.rows.get(*row) == Some(was),
        }
    }

    /// Where the column of a heading stands.
    pub fn column(&self, heading: &str) -> Option<usize> {
        self.headings.iter().position(|h| h == heading)
    }
}

/// The newest version of a register: of the latest day, and of one day the one that came in last.
pub fn newest<'a>(registers: &'a [Register], name: &str) -> Option<&'a Register> {
    // Of equals the last is taken.
    registers.iter().filter(|r| r.name == name).max_by_key(|r| r.as_at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn changes_make_a_new_version_and_what_does_not_fit_is_left_out() {
        let text = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        let first = Register::table(
            "contracts",
            "ICT",
            None,
            text(&["Title", "Until"]),
            vec![text(&["Lifts", "2027"]), text(&["Doors", "2028"])],
        );
        let changes = [
            Change::RowRemoved { row: 0, was: text(&["Lifts", "2027"]) },
            Change::Cell {
                row: 0,
                heading: "Until".to_owned(),
                was: "2028".to_owned(),
                now: "2029".to_owned(),
            },
            Change::RowAdded { cells: text(&["Bins", "2030"]) },
            Change::Cell { row: 9, heading: "Until".to_owned(), was: String::new(), now: "x".to_owned() },
            Change::Cell {
                row: 0,
                heading: "Title".to_owned(),
                was: "Lifts".to_owned(),
                now: "x".to_owned(),
            },
            Change::RowAdded { cells: text(&["narrow"]) },
            Change::RowRemoved { row: 1, was: text(&["Lifts", "2027"]) },
        ];
        let next = first.changed(Some(date(2026, 6, 1)), &changes);
        assert_eq!(next.rows, [text(&["Doors", "2029"]), text(&["Bins", "2030"])]);
        assert_eq!((next.as_at, next.owner.as_str()), (Some(date(2026, 6, 1)), "ICT"));
        let all = [next, first];
        assert_eq!(newest(&all, "contracts").map(|r| r.as_at), Some(Some(date(2026, 6, 1))));
        assert_eq!(newest(&all, "devices"), None);
    }
}
