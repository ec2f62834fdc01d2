//! A newer edition of the bank holidays: open cases worked out again, batch by batch, and what moved, said in words.
//!
//! It counts no day and decides no date: `law` does, through `casework`. Nothing here blocks anything else: each case is
//! one short transaction, decided anew when somebody else was faster.

use ::calendar::Edition;
use casework::{
    Case, CaseId, Command, QuestionId,
    authority::CalendarCounted,
    case::{CalendarDay, ClockOf, Moved},
    case_row,
};
use jiff::{Timestamp, civil::Date};
use store::{CalendarKey, CaseFilter, OnEdition};
use uuid::Uuid;

use crate::{
    Office, Who,
    error::{Error, Result},
    work::Work,
};

/// The part of the program that works dates out again, as timelines name it.
const PART: &str = "the calendar";
/// Rows of one page.
const PAGE: u32 = 25;
/// How many cases still to do a page names.
const NAMED: u32 = 10;
/// How many cases one form may look at.
const LOOKS: usize = 100;

/// What a batch came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recounted {
    /// Cases looked at.
    pub looked_at: u64,
    /// Cases of which a date moved.
    pub moved: u64,
    /// Cases that stay on the older edition, because the law gives no date for them any more.
    pub left: u64,
    /// Where the next batch begins; none when every case was looked at.
    pub next: Option<CalendarKey>,
}

/// Which moved cases to show.
#[derive(Clone, Debug, Default)]
pub struct CalendarFilter {
    /// Those that this edition moved; else those that any did.
    pub edition: Option<String>,
    /// Those that nobody has looked at, or the others.
    pub unseen: Option<bool>,
    /// Where the page before ended.
    pub after: Option<String>,
}

/// An edition of the bank holidays.
#[derive(Clone, Debug)]
pub struct EditionView {
    /// The edition.
    pub edition: &'static Edition,
    /// Whether dates are counted with it.
    pub current: bool,
    /// When every open case had been looked at with it.
    pub counted: Option<CalendarCounted>,
    /// Of how many cases it was the last to move a date.
    pub moved: u64,
}

/// A case on an older edition.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Its reference.
    pub reference: String,
    /// The edition it stands on, where one was noted.
    pub edition: Option<String>,
    /// Why the law gives no date, where it does not.
    pub why: Option<String>,
}

/// A date that moved, in words.
#[derive(Clone, Debug)]
pub struct MoveView {
    /// Which date.
    pub clock: ClockOf,
    /// The same in words: `the day by which to answer`.
    pub what: String,
    /// What it was.
    pub before: Option<Date>,
    /// What it is.
    pub after: Option<Date>,
    /// The earlier day, where it is the safe one.
    pub safe: Option<Date>,
    /// Why: `15 June 2026 became a bank holiday in Scotland, s.10(6)`.
    pub why: String,
    /// The edition that moved it.
    pub edition: String,
    /// When.
    pub at: Timestamp,
    /// Who looked at it.
    pub looked_at_by: Option<String>,
}

/// A case with the dates that moved.
#[derive(Clone, Debug)]
pub struct MovedRow {
    /// Its reference.
    pub reference: String,
    /// What it is about.
    pub subject: String,
    /// Whether anything is still to be done.
    pub open: bool,
    /// Whether it is open and nobody has looked.
    pub unseen: bool,
    /// The edition that last moved a date of it.
    pub edition: String,
    /// The officer's name.
    pub officer: Option<String>,
    /// What moved, the newest first.
    pub moves: Vec<MoveView>,
}

/// The page about the bank holidays.
#[derive(Clone, Debug)]
pub struct CalendarPage {
    /// The editions, the newest first.
    pub editions: Vec<EditionView>,
    /// Open cases on an older edition.
    pub to_do: u64,
    /// The first of them.
    pub waiting: Vec<Waiting>,
    /// Open cases that moved and that nobody has looked at.
    pub unseen: u64,
    /// Cases that moved.
    pub rows: Vec<MovedRow>,
    /// Where the next page begins.
    pub next: Option<String>,
}

impl Office {
    /// Works out again up to `batch` open cases of an authority that stand on an older edition, from a place on. What was
    /// done before is not found again, so a batch may be begun anew at any time.
    pub async fn recount(
        &self,
        authority: Uuid,
        after: Option<&CalendarKey>,
        batch: u32,
    ) -> Result<Recounted> {
        let found = self.store.cases_before_edition(authority, self.edition.id(), after, batch).await?;
        let mut done = Recounted::default();
        for one in &found {
            done.looked_at += 1;
            match self.recount_one(authority, CaseId(one.key.id)).await {
                Ok(Some(moved)) => done.moved += u64::from(moved),
                Ok(None) => {
                    done.left += 1;
                    tracing::warn!(reference = %one.reference, "no date can be worked out with the new calendar");
                }
                Err(error @ Error::Store(_)) => return Err(error),
                Err(error) => {
                    done.left += 1;
                    tracing::warn!(reference = %one.reference, %error, "a case stays on the older calendar");
                }
            }
        }
        if found.len() == batch as usize {
            done.next = found.into_iter().next_back().map(|last| last.key);
        } else {
            self.counted(authority).await?;
        }
        Ok(done)
    }

    /// One case: whether a date of it moved; none where it stays on the older edition.
    async fn recount_one(&self, authority: Uuid, case: CaseId) -> Result<Option<bool>> {
        let who = Who::program(authority, PART);
        let mut attempts = 0;
        loop {
            let mut work = Work::on(self, &who, case).await?;
            let command = format!("recompute:{}:{}:{}", case.0, self.edition.id(), work.base_version());
            let moves = work.case.moves.len();
            work.decide(Command::Recompute {})?;
            let stays = work.case.calendar_edition().is_some_and(|on| on < self.edition.id());
            let moved = work.case.moves.len() > moves;
            if work.is_empty() {
                // Its row was written by an older program: the events say no more than they said.
                if let Some(listed) = self.store.case(authority, case.0).await? {
                    let row = case_row(&work.case);
                    let version = work.base_version();
                    self.store.replace_case_row(authority, case.0, version, listed.updated, &row).await?;
                }
                return Ok((!stays).then_some(false));
            }
            match work.commit_unheard(self, &command, b"{}").await {
                Ok(_) => return Ok((!stays).then_some(moved)),
                Err(Error::Busy) if attempts < 8 => attempts += 1,
                Err(error) => return Err(error),
            }
        }
    }

    /// Notes once that every open case was looked at with this edition.
    async fn counted(&self, authority: Uuid) -> Result<()> {
        let edition = self.edition.id();
        let known = self.authority(authority).await?;
        if known.calendars.iter().any(|c| c.edition == edition) {
            return Ok(());
        }
        let per_edition = self.store.moves_per_edition(authority).await?;
        let counted = CalendarCounted {
            edition: edition.to_owned(),
            at: self.now(),
            moved: per_edition.iter().find(|(id, _)| id == edition).map_or(0, |(_, cases)| *cases),
            left: self.store.count_before_edition(authority, edition).await?,
        };
        let event = casework::AuthorityEvent::CalendarCounted { counted };
        let who = Who::program(authority, PART);
        self.change_authority(&who, &format!("calendar:{edition}"), vec![event], Vec::new()).await
    }

    /// How many open cases have a date that moved and nobody has looked at.
    pub async fn moves_unseen(&self, who: &Who) -> Result<u64> {
        who.of_the_desk()?;
        Ok(self.store.count_moves_unseen(who.authority).await?)
    }

    /// The editions, the cases that moved and those still to do.
    pub async fn calendar_page(&self, who: &Who, filter: &CalendarFilter) -> Result<CalendarPage> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let per_edition = self.store.moves_per_edition(who.authority).await?;
        let editions = Edition::all()
            .iter()
            .rev()
            .map(|edition| EditionView {
                edition,
                current: edition.id() == self.edition.id(),
                counted: authority.calendars.iter().find(|c| c.edition == edition.id()).cloned(),
                moved: per_edition.iter().find(|(id, _)| id == edition.id()).map_or(0, |(_, n)| *n),
            })
            .collect();
        let newest = self.edition.id();
        let waiting = self.store.cases_before_edition(who.authority, newest, None, NAMED).await?;
        let (rows, next) = self.moved_rows(who, filter).await?;
        Ok(CalendarPage {
            editions,
            to_do: self.store.count_before_edition(who.authority, newest).await?,
            waiting: self.waiting(&authority, waiting).await?,
            unseen: self.store.count_moves_unseen(who.authority).await?,
            rows,
            next,
        })
    }

    /// A page of the cases that moved, and where the next begins.
    pub async fn moved_rows(
        &self,
        who: &Who,
        filter: &CalendarFilter,
    ) -> Result<(Vec<MovedRow>, Option<String>)> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let after = match filter.after.as_deref().filter(|after| !after.is_empty()) {
            None => None,
            Some(text) => {
                Some(text.parse().map_err(|_| Error::BadInput("that is no place in the list".to_owned()))?)
            }
        };
        // Without either, every case that moved: whether it was looked at or not.
        let any = filter.edition.is_none() && filter.unseen.is_none();
        let wanted = CaseFilter {
            moved_by: filter.edition.clone(),
            move_unseen: filter.unseen,
            moved: any,
            after,
            limit: PAGE,
            ..CaseFilter::default()
        };
        let page = self.store.list_cases(who.authority, &wanted).await?;
        let mut rows = Vec::with_capacity(page.cases.len());
        for listed in page.cases {
            let (case, _) = self.load_case(who.authority, &authority, CaseId(listed.id)).await?;
            rows.push(MovedRow {
                reference: listed.row.reference,
                subject: listed.row.subject,
                open: listed.row.open,
                unseen: listed.row.move_unseen,
                edition: listed.row.moved_by.unwrap_or_default(),
                officer: case.officer.map(|officer| authority.name_of(officer).to_owned()),
                moves: case.moves.iter().rev().map(|moved| move_view(&case, moved)).collect(),
            });
        }
        Ok((rows, page.next.map(|key| key.to_string())))
    }

    async fn waiting(&self, authority: &casework::Authority, found: Vec<OnEdition>) -> Result<Vec<Waiting>> {
        let mut waiting = Vec::with_capacity(found.len());
        for one in found {
            let why = match self.load_case(authority.id, authority, CaseId(one.key.id)).await {
                Ok((case, _)) => case
                    .groups
                    .values()
                    .filter(|group| case.unanswered().any(|q| q.group == group.id))
                    .find_map(|group| {
                        casework::working_with(&case, group, authority, self.today(), self.edition)
                            .into_result()
                            .err()
                    }),
                Err(error @ Error::Store(_)) => return Err(error),
                Err(error) => Some(error.to_string()),
            };
            let edition = Some(one.key.edition).filter(|id| id != casework::case::UNKNOWN_EDITION);
            waiting.push(Waiting { reference: one.reference, edition, why });
        }
        Ok(waiting)
    }

    /// Notes that somebody looked at what an edition moved on a case, for each edition and reference.
    pub async fn look_at_moves(&self, who: &Who, command_id: &str, looked: &[(&str, &str)]) -> Result<()> {
        who.of_the_desk()?;
        if looked.is_empty() {
            return Err(Error::BadInput("tick the cases that you have looked at".to_owned()));
        }
        if looked.len() > LOOKS {
            return Err(Error::BadInput(format!("tick no more than {LOOKS} cases at a time")));
        }
        for (edition, reference) in looked {
            let case = self.find_case(who, reference).await?;
            let look = Command::LookAtMoves { edition: (*edition).to_owned() };
            self.act(who, case, &format!("{command_id}:{edition}:{}", case.0), vec![look]).await?;
        }
        Ok(())
    }
}

/// A move in words.
pub(crate) fn move_view(case: &Case, moved: &Moved) -> MoveView {
    MoveView {
        clock: moved.clock,
        what: which(case, moved.clock),
        before: moved.before.due,
        after: moved.after.due,
        safe: moved.safe(),
        why: because(&moved.days, &moved.after.calendar_edition),
        edition: moved.after.calendar_edition.clone(),
        at: moved.at,
        looked_at_by: moved.looked_at_by.clone(),
    }
}

/// What happened to a date, in one sentence for the timeline.
pub(crate) fn sentence(
    case: &Case,
    clock: ClockOf,
    before: &casework::case::ClockOutcome,
    after: &casework::case::ClockOutcome,
    days: &[CalendarDay],
) -> String {
    let what = which(case, clock);
    let edition = &after.calendar_edition;
    let mut words = match (before.due, after.due) {
        (Some(from), Some(to)) if from != to => {
            format!("{what} moved from {} to {}, because {}", day(from), day(to), because(days, edition))
        }
        (None, Some(to)) => format!("{what} is {} now, because {}", day(to), because(days, edition)),
        (Some(from), None) => format!("{what} was {}; no date runs now", day(from)),
        (Some(_), Some(to)) => format!("{what} stays {}, worked out again with calendar {edition}", day(to)),
        (None, None) => format!("no date runs: {}, looked at again with calendar {edition}", after.state),
    };
    if let Some(safe) = after.safe_due.filter(|safe| Some(*safe) != after.due) {
        words.push_str(&format!(
            "; {} is the safe day, because it is unsettled whether a bank holiday announced after receipt moves it",
            day(safe)
        ));
    }
    words
}

fn which(case: &Case, clock: ClockOf) -> String {
    match clock {
        ClockOf::Review { .. } => "the day for the outcome of the review".to_owned(),
        ClockOf::Answer { group } => {
            let members: Vec<QuestionId> =
                case.questions.iter().filter(|q| q.group == group).map(|q| q.id).collect();
            if members.len() == case.questions.len() || members.is_empty() {
                "the day by which to answer".to_owned()
            } else {
                let names: Vec<String> = members.iter().map(|id| case.name_of(*id)).collect();
                format!("the day by which to answer {}", names.join(", "))
            }
        }
    }
}

fn because(days: &[CalendarDay], edition: &str) -> String {
    if days.is_empty() {
        return format!("it was worked out again with edition {edition} of the bank holidays");
    }
    let one = |changed: &CalendarDay| {
        let verb = if changed.counts { "is no longer a" } else { "became a" };
        format!("{} {verb} {}, {}", day(changed.date), changed.why, changed.provision)
    };
    days.iter().map(one).collect::<Vec<_>>().join(" and ")
}

fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
