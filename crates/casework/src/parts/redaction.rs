//! What is marked to be taken out of a file, under which provision, and what was taken out of a copy of it. How words and
//! boxes are taken out, `release` says; which provisions there are, `law` does.

use document::Law;
use serde::{Deserialize, Serialize};

use crate::{
    case::{Case, Enclosure, StoredFile},
    ids::MarkId,
};

/// What a mark points at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum MarkTarget {
    /// These words, wherever they stand.
    Words {
        /// The words.
        find: String,
    },
    /// A box on a page, as displayed.
    Box {
        /// The page, counted from 1.
        page: u32,
        /// Left, top, width and height in tenths of a point, or of a dot of a picture; from the left and the top.
        at: [u32; 4],
    },
    /// Cells of a sheet.
    Cells {
        /// The name of the sheet; empty where the file is one table.
        sheet: String,
        /// The first row and column, the last row and column, counted from 1.
        at: [u32; 4],
    },
    /// Whole rows of a sheet.
    Rows {
        /// The name of the sheet.
        sheet: String,
        /// The first, counted from 1.
        from: u32,
        /// The last.
        to: u32,
    },
    /// Whole columns of a sheet.
    Columns {
        /// The name of the sheet.
        sheet: String,
        /// The first, counted from 1.
        from: u32,
        /// The last.
        to: u32,
    },
    /// A whole sheet.
    Sheet {
        /// Its name.
        sheet: String,
    },
}

impl MarkTarget {
    /// The sheet that it is on, where it is a part of a table.
    pub fn sheet(&self) -> Option<&str> {
        match self {
            MarkTarget::Cells { sheet, .. }
            | MarkTarget::Rows { sheet, .. }
            | MarkTarget::Columns { sheet, .. }
            | MarkTarget::Sheet { sheet } => Some(sheet),
            MarkTarget::Words { .. } | MarkTarget::Box { .. } => None,
        }
    }
}

/// What somebody wants to be taken out, before it has a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMark {
    /// What it points at.
    pub target: MarkTarget,
    /// The provision, as written: `s.40(2)`.
    pub provision: String,
}

/// What is to be taken out of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its number.
    pub id: MarkId,
    /// What it points at.
    pub target: MarkTarget,
    /// The law.
    pub law: Law,
    /// The provision under which it is taken out: `s.40(2)`.
    pub provision: String,
    /// Who marked it.
    #[serde(default)]
    pub by: String,
}

/// One line of the schedule of removals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// What was marked.
    pub target: MarkTarget,
    /// The law.
    pub law: Law,
    /// The provision under which it was taken out.
    pub provision: String,
    /// In how many places; 0 where it was not found.
    pub count: u32,
    /// Who marked it.
    #[serde(default)]
    pub by: String,
}

/// What was taken out of a copy, and that the copy was read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redaction {
    /// The file that the copy was made from.
    pub from: StoredFile,
    /// The digest of the copy that was read again by another reader.
    pub sha256: String,
    /// How many different words it was searched for then; none was found.
    pub searched: u32,
    /// What was taken out, of earlier copies too.
    pub taken: Vec<Taken>,
}

impl Redaction {
    /// The provisions under which something was taken out, each once, with in how many places.
    pub fn provisions(&self) -> Vec<(Law, &str, u32)> {
        let mut out: Vec<(Law, &str, u32)> = Vec::new();
        for taken in self.taken.iter().filter(|t| t.count > 0) {
            match out.iter_mut().find(|(law, known, _)| *law == taken.law && *known == taken.provision) {
                Some((_, _, count)) => *count += taken.count,
                None => out.push((taken.law, &taken.provision, taken.count)),
            }
        }
        out
    }
}

impl Enclosure {
    /// The marks that were added together last, for whoever takes them back.
    pub fn marked_last(&self) -> &[Mark] {
        let from = self.marks.iter().position(|m| m.id >= self.last_marks).unwrap_or(self.marks.len());
        &self.marks[from..]
    }
}

impl Case {
    /// The laws under which parts of an enclosure can be withheld: those of the questions that it answers, else of all.
    pub fn laws_of(&self, enclosure: &Enclosure) -> Vec<Law> {
        let mut laws: Vec<Law> = Vec::new();
        let of_questions = self.questions_of(enclosure).filter_map(|q| self.group_of(q.id)).map(|g| g.law);
        let of_case = self.groups.values().map(|g| g.law).chain(self.law_read);
        for law in of_questions {
            if !laws.contains(&law) {
                laws.push(law);
            }
        }
        if laws.is_empty() {
            for law in of_case {
                if !laws.contains(&law) {
                    laws.push(law);
                }
            }
        }
        laws
    }
}
