//! Dated editions of the bank holidays, 2005 to 2030: what was known, when, for which division, and on what basis.
//!
//! The history is shipped whole, because public lists drop past years. This file only holds the facts; which of them
//! matter to a law is decided in `working_day`.

use std::{collections::BTreeMap, sync::LazyLock};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Certainty, Division, Error, Law, working_day::Table};

/// Where a date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// In the list that the government published for that year.
    Published,
    /// Worked out from the statute and confirmed by a list in use at the time.
    PublishedAndComputed,
    /// Worked out from the statute and the usual proclamations; no list of the time was found.
    Computed,
    /// A proclamation was reported by someone else.
    Reported,
    /// In the future: the statute and the usual proclamations, which are yet to be made.
    Projected,
}

/// One bank holiday, under one title, with the legal basis in each division that has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankHoliday {
    /// The day.
    pub date: Date,
    /// What it is called.
    pub title: String,
    /// Whether it stands in for a day that fell on a weekend.
    #[serde(default)]
    pub substitute: bool,
    /// The divisions that have it, each with its basis in the Banking and Financial Dealings Act 1971.
    pub divisions: BTreeMap<Division, String>,
    /// Where the date comes from.
    pub status: Status,
    /// How it was checked.
    pub certainty: Certainty,
    /// The day on which it was announced, where that was late enough to matter to a request already running.
    #[serde(default)]
    pub announced: Option<Date>,
    /// The edition that added it, where it was not in the first.
    #[serde(default)]
    added: Option<String>,
    /// What an officer should know about it.
    #[serde(default)]
    pub note: Option<String>,
    /// Whether it is argued that this is no bank holiday at all.
    #[serde(default)]
    pub disputed: bool,
}

/// A day that some lists have as a bank holiday and this calendar, for a reason, has not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotHoliday {
    /// The day.
    pub date: Date,
    /// Where it is claimed.
    pub division: Division,
    /// What it is claimed to be.
    pub claim: String,
    /// Why it is not.
    pub because: String,
}

#[derive(Deserialize)]
struct Covers {
    from: Date,
    to: Date,
}

#[derive(Deserialize)]
struct EditionHeading {
    id: String,
    note: String,
}

#[derive(Deserialize)]
struct File {
    editions: Vec<EditionHeading>,
    covers: Covers,
    not_holidays: Vec<NotHoliday>,
    days: Vec<BankHoliday>,
}

/// The bank holidays as they were known on one day.
#[derive(Debug)]
pub struct Edition {
    id: String,
    note: String,
    from: Date,
    to: Date,
    days: Vec<BankHoliday>,
    not_holidays: Vec<NotHoliday>,
    united_kingdom: Table,
    scotland: Table,
}

static EDITIONS: LazyLock<Vec<Edition>> = LazyLock::new(|| {
    let file: File = serde_json::from_str(include_str!("../data/bank_holidays.json"))
        .expect("the data shipped with the program is read by a test");
    file.editions
        .iter()
        .map(|heading| {
            let days: Vec<BankHoliday> = file
                .days
                .iter()
                .filter(|day| day.added.as_ref().is_none_or(|added| *added <= heading.id))
                .cloned()
                .collect();
            Edition {
                id: heading.id.clone(),
                note: heading.note.clone(),
                from: file.covers.from,
                to: file.covers.to,
                united_kingdom: Table::new(file.covers.from, file.covers.to, &days, Law::Foia),
                scotland: Table::new(file.covers.from, file.covers.to, &days, Law::Foisa),
                days,
                not_holidays: file.not_holidays.clone(),
            }
        })
        .collect()
});

impl Edition {
    /// All editions, oldest first.
    pub fn all() -> &'static [Edition] {
        &EDITIONS
    }

    /// The newest edition: the one to count with.
    pub fn current() -> &'static Edition {
        EDITIONS.last().expect("the data shipped with the program has an edition")
    }

    /// The edition of that name, so that a date given years ago can be worked out again as it was then.
    pub fn by_id(id: &str) -> Result<&'static Edition, Error> {
        EDITIONS.iter().find(|e| e.id == id).ok_or_else(|| Error::UnknownEdition(id.to_owned()))
    }

    /// Its name: the day on which it was made.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it changed.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// The first day covered.
    pub fn first_day(&self) -> Date {
        self.from
    }

    /// The last day covered.
    pub fn last_day(&self) -> Date {
        self.to
    }

    /// Every bank holiday, in order of date.
    pub fn bank_holidays(&self) -> &[BankHoliday] {
        &self.days
    }

    /// The bank holidays of one day: two titles may fall on it.
    pub fn on(&self, date: Date) -> &[BankHoliday] {
        let from = self.days.partition_point(|day| day.date < date);
        let to = self.days.partition_point(|day| day.date <= date);
        &self.days[from..to]
    }

    /// Days that other lists have and this one has not, each with the reason.
    pub fn not_holidays(&self) -> &[NotHoliday] {
        &self.not_holidays
    }

    /// The same with one more bank holiday in all three divisions: what a proclamation would change, before it is made.
    pub fn with(&self, date: Date, title: &str) -> Edition {
        let mut days = self.days.clone();
        let at = days.partition_point(|day| day.date <= date);
        let basis = |division| (division, "s.1(3)".to_owned());
        days.insert(
            at,
            BankHoliday {
                date,
                title: title.to_owned(),
                substitute: false,
                divisions: [Division::EnglandAndWales, Division::Scotland, Division::NorthernIreland]
                    .map(basis)
                    .into(),
                status: Status::Projected,
                certainty: Certainty::Unverified,
                announced: None,
                added: None,
                note: None,
                disputed: false,
            },
        );
        Edition {
            id: format!("{}+{date}", self.id),
            note: format!("with {title} on {date}"),
            from: self.from,
            to: self.to,
            united_kingdom: Table::new(self.from, self.to, &days, Law::Foia),
            scotland: Table::new(self.from, self.to, &days, Law::Foisa),
            days,
            not_holidays: self.not_holidays.clone(),
        }
    }

    pub(crate) fn table(&self, law: Law) -> &Table {
        if law.is_scottish() { &self.scotland } else { &self.united_kingdom }
    }
}
