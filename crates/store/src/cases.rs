//! The board and the other lists of cases: one row a case, kept in the transaction of its events.

use casework::{
    case::UNKNOWN_EDITION,
    rows::{CaseRow, WaitsFor},
};
use document::Law;
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    Store,
    error::{Error, Result},
    list::{Statement, contains},
    sql::{Row, Tx, args},
    stream::{date, instant, number},
};

/// Stands where nothing is due, after all days.
const NEVER: &str = "9999-12-31";
/// The most rows of one page.
const PAGE: u32 = 1_000;

/// The columns in the order of the statement below.
const PUT: &str = "INSERT INTO cases (authority, id, version, updated, reference, subject, search, stage, law, received_on, \
     due_key, is_open, waits_for, next, officer, questions, decided, answered_on, published, history, calendar, moved_by, move_unseen) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, \
     $21, $22, $23) \
     ON CONFLICT (authority, id) DO UPDATE SET version = excluded.version, updated = excluded.updated, \
     reference = excluded.reference, subject = excluded.subject, search = excluded.search, stage = excluded.stage, \
     law = excluded.law, received_on = excluded.received_on, due_key = excluded.due_key, is_open = excluded.is_open, \
     waits_for = excluded.waits_for, next = excluded.next, officer = excluded.officer, questions = excluded.questions, \
     decided = excluded.decided, answered_on = excluded.answered_on, published = excluded.published, \
     history = excluded.history, calendar = excluded.calendar, moved_by = excluded.moved_by, \
     move_unseen = excluded.move_unseen";

/// A case in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedCase {
    /// The case.
    pub id: Uuid,
    /// The version of its stream that the row shows.
    pub version: u64,
    /// When it last changed.
    pub updated: Timestamp,
    /// What the list shows.
    pub row: CaseRow,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseOrder {
    /// The earliest due first, what is never due last.
    #[default]
    Due,
    /// The newest receipt first.
    Received,
}

/// Which cases, in which order, from where on.
#[derive(Clone, Debug, Default)]
pub struct CaseFilter {
    /// Only those that wait for these.
    pub waits_for: Option<WaitsFor>,
    /// Only this officer's.
    pub officer: Option<Uuid>,
    /// Only open ones, or only closed ones.
    pub open: Option<bool>,
    /// Only those due before this day.
    pub due_before: Option<Date>,
    /// Only those under this law.
    pub law: Option<Law>,
    /// Only those at this stage.
    pub stage: Option<String>,
    /// Only those of which any edition of the calendar moved a date.
    pub moved: bool,
    /// Only those of which this edition of the calendar last moved a date.
    pub moved_by: Option<String>,
    /// Only open ones of which a date moved that nobody has looked at, or only the others of which one moved.
    pub move_unseen: Option<bool>,
    /// Only those whose reference or subject has each of these words, in any case of letters.
    pub text: Option<String>,
    /// In which order.
    pub order: CaseOrder,
    /// Where the page before ended: [`CasePage::next`].
    pub after: Option<CaseKey>,
    /// How many; 0 is 50, and never more than 1,000.
    pub limit: u32,
}

/// A place in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseKey {
    /// The day by which the list is ordered.
    pub day: String,
    /// The case.
    pub id: Uuid,
}

impl std::fmt::Display for CaseKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.day, self.id.simple())
    }
}

impl std::str::FromStr for CaseKey {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let key = text.split_once('.').and_then(|(day, id)| {
            day.parse::<Date>().ok()?;
            Some(CaseKey { day: day.to_owned(), id: id.parse().ok()? })
        });
        key.ok_or(Error::Invalid("not a place in a list"))
    }
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct CasePage {
    /// The cases.
    pub cases: Vec<ListedCase>,
    /// Where the next page begins, if there is one.
    pub next: Option<CaseKey>,
}

/// The figures above the board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Open cases.
    pub open: u64,
    /// Open cases whose day has passed.
    pub late: u64,
    /// Open cases that wait for officers.
    pub us: u64,
    /// Open cases that wait for colleagues, approvers or third parties.
    pub others: u64,
    /// Open cases that wait for the applicant.
    pub applicant: u64,
    /// Open cases due on each of the next 20 calendar days, from today; days without any are left out.
    pub due: Vec<(Date, u64)>,
}

impl Store {
    /// One page of a list.
    pub async fn list_cases(&self, authority: Uuid, filter: &CaseFilter) -> Result<CasePage> {
        let limit = if filter.limit == 0 { 50 } else { filter.limit.min(PAGE) };
        let mut statement = Statement::new("SELECT * FROM cases WHERE authority = ", authority);
        if let Some(open) = filter.open {
            statement.and(" AND is_open = ", open);
        }
        if let Some(waits_for) = filter.waits_for {
            statement.and(" AND waits_for = ", waits_for.id());
        }
        if let Some(officer) = filter.officer {
            statement.and(" AND officer = ", officer);
        }
        if let Some(due_before) = filter.due_before {
            statement.and(" AND due_key < ", due_before.to_string());
        }
        if let Some(law) = filter.law {
            statement.and(" AND law = ", law.id());
        }
        if let Some(stage) = &filter.stage {
            statement.and(" AND stage = ", stage.as_str());
        }
        if filter.moved || filter.moved_by.is_some() || filter.move_unseen.is_some() {
            statement.raw(" AND moved_by <> ''");
        }
        if let Some(moved_by) = &filter.moved_by {
            statement.and(" AND moved_by = ", moved_by.as_str());
        }
        if let Some(unseen) = filter.move_unseen {
            statement.and(" AND move_unseen = ", unseen);
        }
        for pattern in filter.text.iter().flat_map(|text| contains(text)) {
            statement.and(" AND search LIKE ", pattern);
            statement.raw(" ESCAPE '\\'");
        }
        if let Some(after) = &filter.after {
            statement.after(
                after.day.as_str(),
                after.id,
                match filter.order {
                    CaseOrder::Due => " AND (due_key, id) > ",
                    CaseOrder::Received => " AND (received_on, id) < ",
                },
            );
        }
        statement.raw(match filter.order {
            CaseOrder::Due => " ORDER BY due_key, id",
            CaseOrder::Received => " ORDER BY received_on DESC, id DESC",
        });
        statement.and(" LIMIT ", i64::from(limit) + 1);

        let (sql, args) = statement.end();
        let rows = self.database.all(sql, args).await?;
        let mut cases = rows.iter().map(listed).collect::<Result<Vec<_>>>()?;
        let more = cases.len() > limit as usize;
        cases.truncate(limit as usize);
        let next = cases.last().filter(|_| more).map(|last| CaseKey {
            day: match filter.order {
                CaseOrder::Due => due_key(last.row.due),
                CaseOrder::Received => last.row.received_on.to_string(),
            },
            id: last.id,
        });
        Ok(CasePage { cases, next })
    }

    /// The row of one case.
    pub async fn case(&self, authority: Uuid, id: Uuid) -> Result<Option<ListedCase>> {
        let row = self
            .database
            .one("SELECT * FROM cases WHERE authority = $1 AND id = $2", args![authority, id])
            .await?;
        row.as_ref().map(listed).transpose()
    }

    /// The case with a reference, written exactly as it was given.
    pub async fn case_by_reference(&self, authority: Uuid, reference: &str) -> Result<Option<ListedCase>> {
        let row = self
            .database
            .one("SELECT * FROM cases WHERE authority = $1 AND reference = $2", args![authority, reference])
            .await?;
        row.as_ref().map(listed).transpose()
    }

    /// The figures above the board on a day.
    pub async fn counts(&self, authority: Uuid, today: Date) -> Result<Counts> {
        let rows = self
            .database
            .all(
                "SELECT waits_for, due_key, cases FROM case_tallies WHERE authority = $1 AND cases > 0 \
                 ORDER BY due_key, waits_for",
                args![authority],
            )
            .await?;
        let last = today.checked_add(jiff::Span::new().days(19)).unwrap_or(Date::MAX);
        let mut counts = Counts::default();
        for row in rows {
            let (waits_for, due, cases) =
                (row.text("waits_for")?, date(&row.text("due_key")?)?, row.count("cases")?);
            counts.open += cases;
            match waits_for.as_str() {
                "us" => counts.us += cases,
                "others" => counts.others += cases,
                "applicant" => counts.applicant += cases,
                _ => {}
            }
            if due < today {
                counts.late += cases;
            } else if due <= last {
                match counts.due.last_mut() {
                    Some((day, known)) if *day == due => *known += cases,
                    _ => counts.due.push((due, cases)),
                }
            }
        }
        Ok(counts)
    }

    /// Open cases due on each day from one to another, both included; days without any are left out.
    pub async fn due_per_day(&self, authority: Uuid, from: Date, to: Date) -> Result<Vec<(Date, u64)>> {
        let rows = self
            .database
            .all(
                "SELECT due_key, CAST(SUM(cases) AS BIGINT) AS cases FROM case_tallies \
                 WHERE authority = $1 AND due_key >= $2 AND due_key <= $3 AND cases > 0 \
                 GROUP BY due_key ORDER BY due_key",
                args![authority, from.to_string(), to.to_string()],
            )
            .await?;
        rows.iter()
            .filter(|row| row.text("due_key").is_ok_and(|day| day != NEVER))
            .map(|row| Ok((date(&row.text("due_key")?)?, row.count("cases")?)))
            .collect()
    }

    /// Puts the row of a case that was rebuilt from its events; never one older than the row that stands.
    pub async fn replace_case_row(
        &self,
        authority: Uuid,
        id: Uuid,
        version: u64,
        updated: Timestamp,
        row: &CaseRow,
    ) -> Result<()> {
        let mut tx = self.database.appending().await?;
        let standing = tx
            .one("SELECT version FROM cases WHERE authority = $1 AND id = $2", args![authority, id])
            .await?
            .map_or(Ok(0), |row| row.count("version"))?;
        if standing <= version {
            put(&mut tx, authority, id, number(version), updated.as_microsecond(), row).await?;
        }
        tx.commit().await
    }
}

/// Puts the row of a case in the transaction of its events.
pub(crate) async fn put(
    tx: &mut Tx,
    authority: Uuid,
    id: Uuid,
    version: i64,
    updated: i64,
    row: &CaseRow,
) -> Result<()> {
    let args = args![
        authority,
        id,
        version,
        updated,
        &row.reference,
        &row.subject,
        format!("{} {}", row.reference, row.subject).to_lowercase(),
        &row.stage,
        row.law.map_or("", Law::id),
        row.received_on.to_string(),
        due_key(row.due),
        row.open,
        row.waits_for.id(),
        &row.next,
        row.officer,
        i64::from(row.questions),
        i64::from(row.decided),
        row.answered_on.map(|day| day.to_string()),
        row.published,
        row.history,
        row.calendar.as_deref().unwrap_or_default(),
        row.moved_by.as_deref().unwrap_or_default(),
        row.move_unseen,
    ];
    tx.execute(PUT, args).await?;
    Ok(())
}

fn due_key(due: Option<Date>) -> String {
    due.map_or_else(|| NEVER.to_owned(), |day| day.to_string())
}

/// A row of the table as a list shows it.
pub(crate) fn listed(row: &Row) -> Result<ListedCase> {
    let damaged = |what: &str| Error::Damaged(format!("{what} of a case"));
    let count = |column: &str| u32::try_from(row.int(column)?).map_err(|_| damaged(column));
    let law = row.text("law")?;
    let due = row.text("due_key")?;
    let waits_for = match row.text("waits_for")?.as_str() {
        "us" => WaitsFor::Us,
        "others" => WaitsFor::Others,
        "applicant" => WaitsFor::Applicant,
        "nobody" => WaitsFor::Nobody,
        _ => return Err(damaged("for whom it waits")),
    };
    Ok(ListedCase {
        id: row.uuid("id")?,
        version: row.count("version")?,
        updated: instant(row.int("updated")?)?,
        row: CaseRow {
            reference: row.text("reference")?,
            subject: row.text("subject")?,
            stage: row.text("stage")?,
            law: if law.is_empty() { None } else { Some(law.parse().map_err(|_| damaged("the law"))?) },
            received_on: date(&row.text("received_on")?)?,
            due: if due == NEVER { None } else { Some(date(&due)?) },
            open: row.bool("is_open")?,
            waits_for,
            next: row.text("next")?,
            officer: row.uuid_or_null("officer")?,
            questions: count("questions")?,
            decided: count("decided")?,
            answered_on: row.text_or_null("answered_on")?.as_deref().map(date).transpose()?,
            published: row.bool("published")?,
            history: row.bool("history")?,
            // A row that an older program wrote says nothing of it, and neither does one of a case without open dates.
            calendar: Some(row.text("calendar")?).filter(|id| !id.is_empty() && id != UNKNOWN_EDITION),
            moved_by: Some(row.text("moved_by")?).filter(|id| !id.is_empty()),
            move_unseen: row.bool("move_unseen")?,
        },
    })
}
