//! The board: what needs somebody today, and everything else that is open, sorted by what the law asks next.

use ::calendar::Edition;
use casework::{
    CaseId,
    ids::PersonId,
    rows::{CaseRow, WaitsFor},
};
use jiff::civil::Date;
use store::{CaseFilter, CaseOrder, Counts};

use crate::{
    Office, Who,
    error::{Error, Result},
};

/// What to show.
#[derive(Clone, Debug, Default)]
pub struct BoardFilter {
    /// Only one's own cases.
    pub mine: bool,
    /// Only those that wait for these.
    pub waits_for: Option<WaitsFor>,
    /// Only those at this stage.
    pub stage: Option<String>,
    /// Only open, or only closed.
    pub open: Option<bool>,
    /// Words in reference or subject.
    pub words: String,
    /// The newest first, instead of the earliest due.
    pub newest_first: bool,
    /// Where the page before ended.
    pub after: Option<String>,
}

/// A line of the board.
#[derive(Clone, Debug)]
pub struct BoardRow {
    /// The case.
    pub id: CaseId,
    /// The line.
    pub row: CaseRow,
    /// The officer's name.
    pub officer: Option<String>,
    /// Working days left; negative when late; none when nothing runs.
    pub days_left: Option<i32>,
}

/// A page of the board.
#[derive(Clone, Debug)]
pub struct Board {
    /// Today.
    pub today: Date,
    /// The lines.
    pub rows: Vec<BoardRow>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// The figures above it.
    pub counts: Counts,
}

impl Office {
    /// A page of the board.
    pub async fn board(&self, who: &Who, filter: &BoardFilter) -> Result<Board> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let today = self.today();
        let after = match filter.after.as_deref().filter(|a| !a.is_empty()) {
            None => None,
            Some(text) => {
                Some(text.parse().map_err(|_| Error::BadInput("that is no place in the list".to_owned()))?)
            }
        };
        let page = self
            .store
            .list_cases(
                who.authority,
                &CaseFilter {
                    waits_for: filter.waits_for,
                    officer: if filter.mine { who.actor.person().map(|p| p.0) } else { None },
                    open: filter.open,
                    stage: filter.stage.clone(),
                    text: Some(filter.words.trim().to_owned()).filter(|w| !w.is_empty()),
                    order: if filter.newest_first { CaseOrder::Received } else { CaseOrder::Due },
                    after,
                    limit: 50,
                    ..CaseFilter::default()
                },
            )
            .await?;
        let counts = self.store.counts(who.authority, today).await?;
        let rows = page
            .cases
            .into_iter()
            .map(|listed| BoardRow {
                id: CaseId(listed.id),
                officer: listed.row.officer.map(|o| authority.name_of(PersonId(o)).to_owned()),
                days_left: days_left(&listed.row, today, self.edition),
                row: listed.row,
            })
            .collect();
        Ok(Board { today, rows, next: page.next.map(|k| k.to_string()), counts })
    }

    /// A case by its reference.
    pub async fn find_case(&self, who: &Who, reference: &str) -> Result<CaseId> {
        let found = self.store.case_by_reference(who.authority, reference.trim()).await?;
        Ok(CaseId(found.ok_or(Error::NotFound("case"))?.id))
    }
}

/// Working days from today to a due date under the row's law: counted by the law, never here.
fn days_left(row: &CaseRow, today: Date, edition: &Edition) -> Option<i32> {
    let due = row.due.filter(|_| row.open)?;
    law::days::left(row.law?, today, due, edition)
}
