//! What a register is: its kind, its owner, when it is looked at again, what each column means and the position on
//! disclosing it; and, in the end, that nothing is answered from it any more.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::register::{About, Meaning, Position, Register, RegisterKind};
use document::response::Disposition;

use super::super::frame::html;
use super::super::library::must_keep;
use super::{href, kind_of, kinds, meanings, newest, versions};
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page};
use crate::{Answer, Error};

/// The most letters of a cell that is shown as an example.
const EXAMPLE: usize = 60;
/// How many examples are shown.
const EXAMPLES: usize = 3;

/// A column of the form, with the names of its fields.
pub(super) struct Column {
    pub heading: String,
    pub examples: String,
    pub note: String,
    pub meaning: String,
    pub position: String,
    pub provision: String,
    pub reason: String,
    pub place: String,
    pub open: bool,
}

impl Column {
    pub(super) fn of(at: usize, heading: &str, rows: &[Vec<String>]) -> Column {
        Column {
            heading: heading.to_owned(),
            examples: examples(rows, at),
            note: String::new(),
            meaning: format!("meaning-{at}"),
            position: format!("position-{at}"),
            provision: format!("provision-{at}"),
            reason: format!("reason-{at}"),
            place: format!("place-{at}"),
            open: false,
        }
    }
}

/// The first values of a column that differ.
fn examples(rows: &[Vec<String>], at: usize) -> String {
    let mut found: Vec<String> = Vec::new();
    for cell in rows.iter().filter_map(|row| row.get(at)).filter(|c| !c.is_empty()) {
        let mut plain = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        if plain.chars().count() > EXAMPLE {
            plain = plain.chars().take(EXAMPLE).collect::<String>() + " …";
        }
        if !found.contains(&plain) {
            found.push(plain);
        }
        if found.len() == EXAMPLES {
            break;
        }
    }
    if found.is_empty() { "no value yet".to_owned() } else { found.join(" · ") }
}

/// What each column means, as a form says it.
pub(super) fn meanings_of(form: &Form, headings: &[String]) -> BTreeMap<String, Meaning> {
    let meaning = |(at, heading): (usize, &String)| {
        Some((heading.clone(), Meaning::from_id(form.value(&format!("meaning-{at}")))?))
    };
    headings.iter().enumerate().filter_map(meaning).collect()
}

#[derive(Template)]
#[template(path = "desk/register_columns.html")]
struct Look {
    page: Page,
    form: Form,
    href: String,
    columns: Vec<Column>,
    kinds: Vec<Choice>,
    meanings: Vec<Choice>,
    positions: Vec<Choice>,
    reasons: Vec<Choice>,
}

fn positions() -> Vec<Choice> {
    vec![
        Choice::new("", "Give"),
        Choice::new("accessible", "It is published: say where"),
        Choice::new("withheld", "Withhold"),
        Choice::new("ncnd", "Neither confirm nor deny"),
    ]
}

fn disposition(id: &str) -> Option<Disposition> {
    match id {
        "accessible" => Some(Disposition::Accessible),
        "withheld" => Some(Disposition::Withheld),
        "ncnd" => Some(Disposition::Ncnd),
        _ => None,
    }
}

fn find<'a>(desk: &'a Desk, name: &str) -> Answer<&'a Register> {
    let all = versions(&desk.authority, name);
    newest(&all).map(|at| all[at]).ok_or(Error::NotFound)
}

fn page(desk: &Desk, name: &str, form: Form) -> Answer<Html<String>> {
    let register = find(desk, name)?;
    let columns = register.headings.iter().enumerate().map(|(at, heading)| {
        let mut column = Column::of(at, heading, &register.rows);
        column.open = !form.value(&column.position).is_empty();
        column
    });
    let mut reasons = vec![Choice::new("", "None")];
    reasons.extend(desk.authority.standing_reasons.iter().map(|reason| {
        Choice::new(reason.id.clone(), format!("{} ({})", reason.title, reason.reliance.provision))
    }));
    html(Look {
        page: desk
            .page(format!("What it says: {name}"))
            .here("registers")
            .back(name, href(name))
            .of_form(&form),
        href: href(name),
        columns: columns.collect(),
        kinds: kinds(),
        meanings: meanings(),
        positions: positions(),
        reasons,
        form,
    })
}

pub(super) async fn look(desk: Desk, Path(name): Path<String>) -> Answer<Html<String>> {
    must_keep(&desk)?;
    let register = find(&desk, &name)?;
    page(&desk, &name, form_of(register))
}

/// The form as the register stands.
fn form_of(register: &Register) -> Form {
    let understood = office::answers::understood(register);
    let mut form = Form::new()
        .with("owner", register.owner.clone())
        .with("kind", kind_of(register).id())
        .with_date("review-by", register.review_by);
    for (at, heading) in register.headings.iter().enumerate() {
        let column = Column::of(at, heading, &[]);
        if let Some(meaning) = understood.meanings.get(heading) {
            form = form.with(&column.meaning, meaning.id());
        }
        if let Some(position) = register.positions.get(heading) {
            form = form
                .with(&column.position, position.disposition.id())
                .with(&column.provision, position.provisions.join(", "))
                .with(&column.reason, position.standing_reason.clone().unwrap_or_default())
                .with(&column.place, position.note.clone());
        }
    }
    form
}

/// The position on a column, as a form says it; none where it is given.
fn position_of(form: &Form, column: &Column) -> Option<Position> {
    let disposition = disposition(form.value(&column.position))?;
    let provisions = form.value(&column.provision).split([',', ';']).map(str::trim).filter(|p| !p.is_empty());
    Some(Position {
        disposition,
        provisions: provisions.map(str::to_owned).collect(),
        standing_reason: Some(form.trimmed(&column.reason).to_owned()).filter(|id| !id.is_empty()),
        note: form.trimmed(&column.place).to_owned(),
    })
}

pub(super) async fn change(
    State(state): State<AppState>,
    desk: Desk,
    Path(name): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    must_keep(&desk)?;
    let register = find(&desk, &name)?;
    let form = &mut sent.form;
    let owner = form.required("owner", "Say who owns the register and answers for it");
    let review_by = form.date("review-by", "The review date");
    let kind = RegisterKind::from_id(form.value("kind"));
    if kind.is_none() {
        form.fail("kind", "Say what the register holds");
    }
    if !form.has_errors() {
        let position = |(at, heading): (usize, &String)| {
            Some((heading.clone(), position_of(form, &Column::of(at, heading, &[]))?))
        };
        let about = About {
            owner,
            review_by,
            kind,
            meanings: meanings_of(form, &register.headings),
            positions: register.headings.iter().enumerate().filter_map(position).collect(),
        };
        let (id, why) = (form.command_id().to_string(), form.trimmed("why").to_owned());
        match state.office.describe_register(&desk.who, &id, &name, about, &why).await {
            Ok(()) => return Ok(Redirect::to(&format!("{}?done=described", href(&name))).into_response()),
            Err(cause) => {
                on_form(cause, form, "")?;
            }
        }
    }
    Ok(again(page(&desk, &name, sent.form)?))
}

pub(super) async fn retire(
    State(state): State<AppState>,
    desk: Desk,
    Path(name): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    must_keep(&desk)?;
    let form = &mut sent.form;
    let (id, why) = (form.command_id().to_string(), form.trimmed("reason").to_owned());
    match state.office.retire_register(&desk.who, &id, &name, &why).await {
        Ok(()) => Ok(Redirect::to("/desk/registers?done=retired").into_response()),
        Err(cause) => {
            on_form(cause, form, "reason")?;
            let mut fresh = form_of(find(&desk, &name)?);
            form.errors().iter().for_each(|error| fresh.fail(&error.name, error.text.clone()));
            Ok(again(page(&desk, &name, fresh)?))
        }
    }
}
