//! The registers that answers are made from, kept by officers: taken from files, changed on the desk, described, compared.
//!
//! A version is never changed: a changed file and a changed cell make a new one. What a table means is guessed by
//! `answers` and confirmed by its keeper; what nobody said stays unknown.

mod compare;
mod edit;
mod take;
mod words;

use casework::{Role, register::RegisterKind};
use jiff::civil::Date;
use serde::Serialize;

use crate::{Who, error::Result};

pub use compare::{ChangedCell, Difference, compare_registers};
pub use edit::RegisterEdit;
pub use take::{NewRegister, Prepared};
pub use words::{names_of_lines, names_to_lines};

/// What is known of registers besides their files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterOptions {
    /// As at which day they are true, where the files do not say so or say it wrongly.
    pub as_at: Option<Date>,
    /// Who owns them.
    pub owner: Option<String>,
    /// When they are looked at again.
    pub review_by: Option<Date>,
}

/// What became of a register that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegisterStatus {
    /// There was none of that name.
    New,
    /// It is a new version.
    Changed,
    /// It was there already as it is; only what is said of it may be new.
    Same,
}

/// A column as it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnRead {
    /// Its heading.
    pub heading: String,
    /// What it means.
    pub meaning: casework::register::Meaning,
    /// Whether that is more than likely.
    pub sure: bool,
    /// Whether its keeper confirmed it.
    pub confirmed: bool,
}

/// A register that came in, and what was understood of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportedRegister {
    /// Its name.
    pub register: String,
    /// The sheet that it was, where its file has several.
    pub sheet: Option<String>,
    /// What became of it.
    pub status: RegisterStatus,
    /// Which version of the register it is, from 1.
    pub version: usize,
    /// What it holds.
    pub kind: RegisterKind,
    /// Its columns.
    pub columns: Vec<ColumnRead>,
    /// How many rows it has.
    pub rows: usize,
    /// As at which day it is true; none where nobody knows.
    pub as_at: Option<Date>,
    /// Where that day was read.
    pub as_at_from: Option<String>,
    /// Who owns it; none where nobody said so.
    pub owner: Option<String>,
    /// When it is looked at again.
    pub review_by: Option<Date>,
    /// What is doubtful, one sentence each.
    pub doubtful: Vec<String>,
    /// What changed since the version before it.
    pub changes: Option<Difference>,
}

/// Fails unless an officer, an administrator or the command line asks.
fn keeper(who: &Who) -> Result<()> {
    if who.actor.has(Role::Officer) { Ok(()) } else { who.administrator() }
}
