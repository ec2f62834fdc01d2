//! A version of a register: its rows, searched and in order, and what its columns mean. It changes nothing.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Response};
use casework::register::Register;
use serde::Deserialize;

use super::super::files::download;
use super::super::frame::{day, html};
use super::super::library::{holds, keeper, reader};
use super::{Line, as_at, href, kind_of, kind_words, newest, owner, position_words, review, versions};
use crate::form::Form;
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page, Pages, Tag, encode, plural};
use crate::{Answer, Error};

/// Rows on one page.
const ON_A_PAGE: usize = 100;

#[derive(Deserialize, Default)]
pub(super) struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    page: String,
    #[serde(default)]
    done: String,
}

/// A row with the address where it is changed; none in an older version.
struct Shown {
    cells: Vec<String>,
    edit: String,
    number: usize,
}

/// What a column means and whether it is given.
struct Column {
    heading: String,
    meaning: String,
    position: String,
}

#[derive(Template)]
#[template(path = "desk/register.html")]
struct Look {
    page: Page,
    form: Form,
    name: String,
    href: String,
    as_at: String,
    owner: String,
    kind: &'static str,
    review: Option<(String, Tag)>,
    headings: Vec<(String, String)>,
    rows: Vec<Shown>,
    found: String,
    pages: Pages,
    csv: String,
    sorts: Vec<Choice>,
    columns: Vec<Column>,
    versions: Vec<Line>,
    import: String,
    changes: String,
    newer: bool,
    keeper: bool,
    done: String,
}

/// The version asked for, by its number, else the newest.
fn version<'a>(all: &[&'a Register], wanted: &Wanted) -> Answer<(usize, &'a Register)> {
    let at = match wanted.version.parse::<usize>() {
        Ok(number) => number.checked_sub(1).filter(|at| *at < all.len()),
        Err(_) => newest(all),
    };
    at.map(|at| (at, all[at])).ok_or(Error::NotFound)
}

/// The rows that hold the words sought, in the order asked for, each with its place.
fn rows<'a>(register: &'a Register, wanted: &Wanted) -> Vec<(usize, &'a Vec<String>)> {
    let fits = |(_, row): &(usize, &Vec<String>)| holds(&row.join(" "), &wanted.q);
    let mut rows: Vec<_> = register.rows.iter().enumerate().filter(fits).collect();
    let column = wanted.sort.parse::<usize>().ok().filter(|at| (1..=register.headings.len()).contains(at));
    if let Some(at) = column {
        rows.sort_by_cached_key(|(_, row)| sort_key(&row[at - 1]));
    }
    rows
}

/// Numbers by their value before words by their letters, empty cells last.
fn sort_key(cell: &str) -> (u8, i64, String) {
    let number: String = cell.chars().filter(|c| !matches!(c, ',' | '£' | ' ')).collect();
    match number.parse::<f64>() {
        // Hundredths order what registers hold; what is beyond stays at the end of the scale.
        Ok(value) => (0, (value * 100.0) as i64, String::new()),
        Err(_) if cell.is_empty() => (2, 0, String::new()),
        Err(_) => (1, 0, cell.to_lowercase()),
    }
}

/// The versions, the newest first.
fn lines(all: &[&Register], shown: usize, address: &str) -> Vec<Line> {
    let latest = newest(all);
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|n| std::cmp::Reverse((all[*n].as_at, *n)));
    let line = |n: usize| {
        let mut notes = Vec::new();
        if Some(n) == latest {
            notes.push("newest");
        }
        if n == shown {
            notes.push("shown here");
        }
        Line {
            name: format!("Version {}", n + 1),
            href: format!("{address}?version={}", n + 1),
            as_at: as_at(all[n]),
            owner: owner(all[n]),
            rows: plural(&all[n].rows.len(), "row", "rows"),
            note: notes.join(", "),
        }
    };
    order.into_iter().map(line).collect()
}

pub(super) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(name): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer<Html<String>> {
    reader(&desk)?;
    let all = versions(&desk.authority, &name);
    let latest = newest(&all);
    let (at, register) = version(&all, &wanted)?;
    let found = rows(register, &wanted);
    let address = href(&name);
    let query = format!("version={}&q={}&sort={}", at + 1, encode(&wanted.q), encode(&wanted.sort));
    let pages =
        Pages::new(wanted.page.parse().unwrap_or(1), found.len(), ON_A_PAGE, format!("{address}?{query}"));
    let mut sorts = vec![Choice::new("", "As in the register")];
    let headings = register.headings.iter().enumerate();
    sorts.extend(headings.map(|(n, h)| Choice::new((n + 1).to_string(), h.clone())));
    let count = if found.len() == register.rows.len() {
        plural(&found.len(), "row", "rows")
    } else {
        format!("{} of {}", found.len(), plural(&register.rows.len(), "row", "rows"))
    };
    let (keeper, newer) = (keeper(&desk), Some(at) != latest);
    let understood = office::answers::understood(register);
    let position = |heading: &String| register.positions.get(heading).map(position_words).unwrap_or_default();
    let columns = register.headings.iter().map(|heading| {
        let words = understood.meanings.get(heading).map_or("", |m| m.in_words());
        let guess = if register.meanings.contains_key(heading) { "" } else { " (a guess)" };
        let position = Some(position(heading)).filter(|p| !p.is_empty());
        Column {
            heading: heading.clone(),
            meaning: format!("{words}{guess}"),
            position: position.unwrap_or_else(|| "given".to_owned()),
        }
    });
    let columns = columns.collect();
    let page_of_rows = found.into_iter().skip((pages.current - 1) * ON_A_PAGE).take(ON_A_PAGE);
    let rows = page_of_rows.map(|(n, row)| Shown {
        cells: row.clone(),
        edit: if keeper && !newer {
            format!("{address}/row?row={n}&versions={}", all.len())
        } else {
            String::new()
        },
        number: n + 1,
    });
    html(Look {
        page: desk.page(format!("Register: {name}")).here("registers").back("Registers", "/desk/registers"),
        form: Form::new()
            .with("q", wanted.q.clone())
            .with("sort", wanted.sort.clone())
            .with("version", (at + 1).to_string()),
        as_at: as_at(register),
        owner: owner(register),
        kind: kind_words(kind_of(register)),
        review: register.review_by.map(day).zip(review(register, state.office.today())),
        headings: register.headings.iter().map(|h| (h.clone(), position(h))).collect(),
        rows: rows.collect(),
        found: count,
        csv: format!("{address}/rows.csv?{query}"),
        import: format!("/desk/import-register?register={}", encode(&name)),
        changes: if all.len() > 1 { format!("{address}/changes") } else { String::new() },
        versions: lines(&all, at, &address),
        href: address,
        columns,
        newer,
        keeper,
        done: wanted.done.clone(),
        pages,
        sorts,
        name,
    })
}

pub(super) async fn export(
    desk: Desk,
    Path(name): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer<Response> {
    reader(&desk)?;
    let all = versions(&desk.authority, &name);
    let (_, register) = version(&all, &wanted)?;
    let mut out = csv::Writer::from_writer(Vec::new());
    let rows = rows(register, &wanted).into_iter().map(|(_, row)| row);
    for row in std::iter::once(&register.headings).chain(rows) {
        out.write_record(row.iter().map(|cell| plain_cell(cell))).map_err(Error::broken)?;
    }
    let bytes = out.into_inner().map_err(Error::broken)?;
    let day = register.as_at.map(|day| format!(" {day}")).unwrap_or_default();
    let file = format!("{name}{day}.csv");
    Ok(download(&file, "text/csv; charset=utf-8", bytes))
}

/// A cell that no spreadsheet takes for a formula; numbers stay numbers.
fn plain_cell(cell: &str) -> String {
    let formula =
        cell.starts_with(['=', '@', '+', '-', '\t']) && cell.replace(',', "").parse::<f64>().is_err();
    if formula { format!("'{cell}") } else { cell.to_owned() }
}
