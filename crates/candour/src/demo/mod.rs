//! The demonstration: a fictional authority with about a hundred cases of a past year, made by the functions that the
//! pages call too, on a clock that is set by each step. Deterministic: the same day gives the same cases.
//!
//! What a person looks at first is made before the pages are served; the closed year is filed beside them. A program
//! that ends in the middle goes on where it was, because no step can be done twice.

mod authority;
mod calendar;
mod cases;
mod registers;
mod script;
mod topic;

use std::{collections::BTreeMap, path::Path};

use anyhow::Context;
use casework::{CaseId, ids::AskId};
use jiff::civil::Date;
use office::{Office, SetClock};
use post::Carrier;
use serde::{Deserialize, Serialize};

use script::Maker;

pub use authority::{APPROVER, CONTRIBUTOR, ID, OFFICER, SLUG};

/// The file in the data folder that says that it holds the demonstration, of which day.
const MARK: &str = "demo.json";

/// What is kept of the demonstration beside its store.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Mark {
    /// The day to which its dates are relative.
    pub today: Date,
    /// Whether all of it is made.
    pub complete: bool,
}

impl Mark {
    /// The mark of a folder.
    pub fn of(folder: &Path) -> anyhow::Result<Option<Mark>> {
        let path = folder.join(MARK);
        if !path.exists() {
            return Ok(None);
        }
        let text = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        Ok(Some(serde_json::from_slice(&text).with_context(|| format!("{} is damaged", path.display()))?))
    }

    /// Writes it.
    pub fn keep(&self, folder: &Path) -> anyhow::Result<()> {
        let path = folder.join(MARK);
        std::fs::write(&path, serde_json::to_vec(self)?)
            .with_context(|| format!("{} cannot be written", path.display()))
    }
}

/// The demonstration in the making.
pub struct Demo {
    maker: Maker,
    cases: Vec<(cases::Spec, u32)>,
    front: usize,
}

impl Demo {
    /// Over the store of an office, with dates relative to a day.
    pub fn over(office: &Office, outbox: &Path, today: Date) -> Demo {
        let clock = SetClock::at(calendar::at(today, 0, 0));
        let own =
            Office::new(office.store.clone(), std::sync::Arc::new(clock.clone()), office.settings().clone());
        let carrier = Carrier::Folder(outbox.to_owned());
        let (specs, front) = cases::all();
        Demo { maker: Maker { office: own, clock, carrier, today }, cases: numbered(specs, today), front }
    }

    /// How many cases it has.
    pub fn len(&self) -> usize {
        self.cases.len()
    }

    /// Founds the authority and makes what a person looks at first.
    pub async fn front(&self) -> anyhow::Result<()> {
        let founded = jiff::ToSpan::days(400);
        let day = self.maker.today.checked_sub(founded).unwrap_or(self.maker.today);
        self.maker.clock.set(calendar::at(day, 9, 0));
        authority::found(&self.maker.office, self.maker.today).await?;
        for (nth, (spec, number)) in self.cases.iter().enumerate().take(self.front) {
            self.maker.make(nth, spec, *number).await?;
        }
        Ok(())
    }

    /// Makes the rest; `told` hears how many cases there are.
    pub async fn rest(&self, mut told: impl FnMut(usize)) -> anyhow::Result<()> {
        for (nth, (spec, number)) in self.cases.iter().enumerate().skip(self.front) {
            self.maker.make(nth, spec, *number).await?;
            told(nth + 1);
        }
        Ok(())
    }

    /// The address of a question that waits for a colleague.
    pub async fn contributor_link(&self) -> anyhow::Result<String> {
        let nth = self.cases.iter().position(|(spec, _)| spec.end == cases::End::Colleagues);
        let nth = nth.context("no case waits for a colleague")?;
        let (spec, number) = &self.cases[nth];
        let year = script::came(spec, self.maker.today).year();
        let found = self.maker.office.store.case_by_reference(ID, &format!("FOI-{year}-{number:04}")).await?;
        let case = CaseId(found.context("the case is not there")?.id);
        Ok(self.maker.office.ask_address(case, AskId(0)))
    }
}

/// Gives each case the number that it would have had, had they been received one after the other.
fn numbered(specs: Vec<cases::Spec>, today: Date) -> Vec<(cases::Spec, u32)> {
    let days: Vec<Date> = specs.iter().map(|spec| script::came(spec, today)).collect();
    let mut order: Vec<usize> = (0..specs.len()).collect();
    order.sort_by_key(|nth| (days[*nth], *nth));
    let mut last: BTreeMap<i16, u32> = BTreeMap::new();
    let mut numbers = vec![0; specs.len()];
    for nth in order {
        let number = last.entry(days[nth].year()).or_insert(0);
        *number += 1;
        numbers[nth] = *number;
    }
    specs.into_iter().zip(numbers).collect()
}
