//! Two versions of a register beside each other: what came, what went, what says something else. It changes nothing.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Html;
use office::Difference;
use serde::Deserialize;

use super::super::frame::html;
use super::super::library::reader;
use super::{as_at, href, newest, versions};
use crate::form::Form;
use crate::state::Desk;
use crate::view::{Choice, Page};
use crate::{Answer, Error};

/// The most changes of one kind that a page shows.
pub(super) const SHOWN: usize = 200;

#[derive(Deserialize, Default)]
pub(super) struct Wanted {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

#[derive(Template)]
#[template(path = "desk/register_changes.html")]
struct Look {
    page: Page,
    form: Form,
    name: String,
    choices: Vec<Choice>,
    changes: Changes,
}

/// A difference for a page.
pub(super) struct Changes {
    pub words: String,
    pub by: String,
    pub cells: Vec<office::ChangedCell>,
    pub lists: Vec<(&'static str, Vec<String>)>,
    pub more: usize,
}

impl Changes {
    pub(super) fn of(difference: Difference) -> Changes {
        let words = crate::error::capital(&difference.in_words());
        let Difference { by, added, gone, changed, columns_added, columns_gone } = difference;
        let lists = [
            ("Rows added", added),
            ("Rows gone", gone),
            ("Columns added", columns_added),
            ("Columns gone", columns_gone),
        ];
        let beyond = |n: usize| n.saturating_sub(SHOWN);
        let more = beyond(changed.len()) + lists.iter().map(|(_, l)| beyond(l.len())).sum::<usize>();
        Changes {
            words,
            by: by.join(", "),
            cells: changed.into_iter().take(SHOWN).collect(),
            lists: lists
                .into_iter()
                .filter(|(_, list)| !list.is_empty())
                .map(|(title, list)| (title, list.into_iter().take(SHOWN).collect()))
                .collect(),
            more,
        }
    }
}

pub(super) async fn look(
    desk: Desk,
    Path(name): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer<Html<String>> {
    reader(&desk)?;
    let all = versions(&desk.authority, &name);
    let latest = newest(&all).ok_or(Error::NotFound)?;
    let number = |told: &str, otherwise: usize| match told.parse::<usize>() {
        Ok(number) => number.checked_sub(1).filter(|at| *at < all.len()).ok_or(Error::NotFound),
        Err(_) => Ok(otherwise),
    };
    let to = number(&wanted.to, latest)?;
    let from = number(&wanted.from, to.saturating_sub(1))?;
    let choices = all.iter().enumerate();
    let choices = choices
        .map(|(n, r)| Choice::new((n + 1).to_string(), format!("Version {}, as at {}", n + 1, as_at(r))));
    html(Look {
        page: desk.page(format!("Changes: {name}")).here("registers").back(name.clone(), href(&name)),
        form: Form::new().with("from", (from + 1).to_string()).with("to", (to + 1).to_string()),
        choices: choices.collect(),
        changes: Changes::of(office::compare_registers(all[from], all[to])),
        name,
    })
}
