//! The bank holidays that the calculator leaves out: the editions of the list, and each day of a year with where it has
//! its force from.
//!
//! The list is `calendar`'s; this page shows it.

use askama::Template;
use axum::extract::Query;
use axum::response::Html;
use calendar::{BankHoliday, Certainty, Edition};
use jiff::civil::Date;
use office::Office;
use serde::Deserialize;

use crate::Answer;
use crate::form::Form;
use crate::routes::public::face::Face;
use crate::view::{Choice, Page, readable, show};

#[derive(Template)]
#[template(path = "public/holidays.html")]
struct Holidays {
    page: Page,
    form: Form,
    year: i16,
    caption: String,
    edition: &'static str,
    years: Vec<Choice>,
    choices: Vec<Choice>,
    editions: Vec<(String, &'static str)>,
    first: Date,
    last: Date,
    days: Vec<Day>,
    not: Vec<Not>,
}

struct Day {
    date: Date,
    title: String,
    places: Vec<String>,
    mark: Certainty,
    note: String,
}

struct Not {
    date: Date,
    claim: String,
    because: String,
}

/// What is wanted.
#[derive(Deserialize, Default)]
pub(crate) struct Wanted {
    #[serde(default)]
    year: String,
    #[serde(default)]
    edition: String,
}

pub(crate) async fn look(
    axum::extract::State(office): axum::extract::State<Office>,
    face: Face,
    Query(wanted): Query<Wanted>,
) -> Answer<Html<String>> {
    let edition = match wanted.edition.as_str() {
        "" => Edition::current(),
        id => Edition::by_id(id).map_err(|_| crate::Error::NotFound)?,
    };
    let (first, last) = (edition.first_day(), edition.last_day());
    let today = office.today().year();
    let year = wanted.year.parse().unwrap_or(today).clamp(first.year(), last.year());
    let form = Form::new().with("year", year.to_string()).with("edition", edition.id());
    show(Holidays {
        page: face
            .page("Bank holidays as the laws count them")
            .back("When is an answer due?", face.at("/deadline")),
        caption: format!(
            "Bank holidays of {year}, with what makes them one under the Banking and Financial Dealings Act 1971"
        ),
        year,
        edition: edition.id(),
        years: (first.year()..=last.year())
            .map(|year| Choice::new(year.to_string(), year.to_string()))
            .collect(),
        choices: super::editions(),
        editions: Edition::all()
            .iter()
            .rev()
            .map(|edition| (readable(edition.id()), edition.note()))
            .collect(),
        first,
        last,
        days: edition.bank_holidays().iter().filter(|day| day.date.year() == year).map(day).collect(),
        not: edition
            .not_holidays()
            .iter()
            .filter(|not| not.date.year() == year)
            .map(|not| Not {
                date: not.date,
                claim: format!("{} ({})", not.claim, not.division),
                because: crate::error::capital(&not.because),
            })
            .collect(),
        form,
    })
}

fn day(day: &BankHoliday) -> Day {
    let announced = day.announced.map(|on| format!("announced on {}", readable(&on.to_string())));
    let disputed = day.disputed.then(|| "disputed".to_owned());
    let notes: Vec<String> = [announced, disputed, day.note.clone()].into_iter().flatten().collect();
    let substitute = if day.substitute { " (substitute day)" } else { "" };
    Day {
        date: day.date,
        title: format!("{}{substitute}", day.title),
        places: day.divisions.iter().map(|(division, basis)| format!("{}: {basis}", division)).collect(),
        mark: day.certainty,
        note: crate::error::capital(&notes.join("; ")),
    }
}
