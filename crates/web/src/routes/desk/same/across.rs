//! The same questionnaire before every authority of a shared service: questions as rows, open cases as columns. What is
//! accepted is decided in its own authority; a position in common words takes each one's own line.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{Disposition, QuestionId};
use office::{Across, AcrossCell, Pick, Position, Together};
use serde::Deserialize;

use super::super::frame::{case_href, case_page, day, disposition_tag, due, html, load};
use super::super::question::helps;
use super::alike_tag;
use crate::error::{capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Due, Page, Tag, encode};
use crate::{Answer, Error};

/// What a position in common words may be.
const POSITIONS: [(Disposition, &str); 5] = [
    (Disposition::Given, "Given"),
    (Disposition::Withheld, "Withheld"),
    (Disposition::Accessible, "Already public"),
    (Disposition::NotHeld, "Not held"),
    (Disposition::Ncnd, "Neither confirmed nor denied"),
];

/// An open case.
struct Column {
    name: String,
    authority: String,
    reference: String,
    to: String,
    law: String,
    received: String,
    due: Option<Due>,
    decided: String,
    tag: Tag,
    more: Vec<String>,
    line: String,
    line_label: String,
}

/// A question before every authority.
struct Row {
    id: u32,
    name: String,
    text: String,
    cells: Vec<Option<Cell>>,
    takes: usize,
}

/// A question before one authority.
struct Cell {
    place: String,
    name: String,
    words: String,
    tag: Option<Tag>,
    source: String,
    sure: String,
    stale: bool,
    decided: bool,
    pick: Option<String>,
    needs: Vec<String>,
}

#[derive(Template)]
#[template(path = "desk/across.html")]
struct Shown {
    page: Page,
    form: Form,
    here: String,
    reference: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
    takes: usize,
    questions: Vec<Choice>,
    positions: Vec<Choice>,
    done: Option<Together>,
}

/// How many were decided just before.
#[derive(Deserialize, Default)]
pub(crate) struct Done {
    #[serde(default)]
    decided: Option<usize>,
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    Query(done): Query<Done>,
) -> Answer<Html<String>> {
    let done = done.decided.map(|decided| Together { decided, left: Vec::new() });
    page(&state, &desk, &reference, Form::new(), done).await
}

async fn page(
    state: &AppState,
    desk: &Desk,
    reference: &str,
    form: Form,
    done: Option<Together>,
) -> Answer<Html<String>> {
    let view = load(state, desk, reference).await?;
    let across = state.office.across(&desk.who, view.case.id).await?;
    let rows = rows(&across);
    html(Shown {
        page: case_page(desk, "The same questionnaire", &view.case).of_form(&form),
        here: format!("{}/everywhere", case_href(&view.case)),
        reference: view.case.reference.clone(),
        columns: columns(&across),
        takes: rows.iter().map(|row| row.takes).sum(),
        questions: rows
            .iter()
            .map(|row| Choice::new(row.id.to_string(), format!("{}: {}", row.name, row.text)))
            .collect(),
        positions: POSITIONS.iter().map(|(d, words)| Choice::new(d.id(), *words)).collect(),
        rows,
        form,
        done,
    })
}

fn columns(across: &Across) -> Vec<Column> {
    let shown = |case: &office::AcrossCase| Column {
        name: case.name.clone(),
        authority: case.authority.to_string(),
        reference: case.reference.clone(),
        to: format!("/desk/cases/{}", encode(&case.reference)),
        law: case.law.map_or_else(|| "law not known yet".to_owned(), |law| law.title().to_owned()),
        received: day(case.received_on),
        due: due(case.due, case.days_left, String::new()),
        decided: format!("{} of {} decided", case.decided, case.questions),
        tag: alike_tag(case.alike),
        more: case.more.iter().map(|gone| format!("{}: {}", capital(&gone.name), gone.text)).collect(),
        line: format!("line-{}", case.case.0.simple()),
        line_label: format!("{}: its own line", case.name),
    };
    across.cases.iter().map(shown).collect()
}

fn rows(across: &Across) -> Vec<Row> {
    let row = |(nth, row): (usize, &office::AcrossRow)| {
        let cells: Vec<Option<Cell>> = row
            .cells
            .iter()
            .zip(&across.cases)
            .map(|(cell, case)| cell.as_ref().map(|cell| shown(cell, case, nth)))
            .collect();
        Row {
            id: row.cells.first().and_then(Option::as_ref).map_or(0, |c| c.question.0),
            name: capital(&row.name),
            text: row.text.clone(),
            takes: cells.iter().flatten().filter(|c| c.pick.is_some()).count(),
            cells,
        }
    };
    across.rows.iter().enumerate().map(row).collect()
}

fn shown(cell: &AcrossCell, case: &office::AcrossCase, nth: usize) -> Cell {
    let best = cell.best().filter(|_| cell.decided.is_none());
    let words = helps::shown;
    let pick = Pick::of(case, cell).filter(|_| cell.decided.is_none());
    let against = cell.line.drafted.warnings.iter().map(|w| w.why.clone());
    let needs = match (&cell.decided, best, cell.line.proposed()) {
        (Some(_), ..) => Vec::new(),
        _ if !case.may_decide => vec!["Its questions are not accepted yet".to_owned()],
        (_, None, _) => vec!["Nothing is known: it has to be found".to_owned()],
        (_, _, None) => vec!["Not sure enough to stand".to_owned()],
        _ => cell.line.missing.iter().cloned().chain(against).collect(),
    };
    Cell {
        place: format!("take-{nth}-{}", case.case.0.simple()),
        name: capital(&cell.name),
        words: match (&cell.decided, best) {
            (Some(words), _) => words.clone(),
            (None, Some(candidate)) => candidate.text.clone(),
            (None, None) => String::new(),
        },
        tag: best.map(|c| disposition_tag(c.disposition)),
        source: best.map(|c| words(c).source.words).unwrap_or_default(),
        sure: best.map(|c| words(c).sure).unwrap_or_default(),
        stale: best.is_some_and(|c| c.stale),
        decided: cell.decided.is_some(),
        pick: pick.map(|pick| pick.to_string()),
        needs,
    }
}

pub(crate) async fn change(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let form = &mut sent.form;
    // Every button of the page, and what was chosen with it, is a command of its own, though the page has one id.
    let page_id = form.command_id();
    let done = match form.value("do") {
        "position" => {
            let position = position(form)?;
            let command_id = format!("{page_id} {position:?}");
            state.office.apply_position(&desk.who, view.case.id, &command_id, &position).await
        }
        // One row, or everything that was ticked.
        what => {
            let row = what.strip_prefix("row.").map(str::to_owned);
            let name = row.map_or_else(|| "take".to_owned(), |row| format!("row-{row}"));
            let picks: Result<Vec<Pick>, _> = form.values(&name).map(str::parse).collect();
            let picks = picks.map_err(|_| Error::NotFound)?;
            if picks.is_empty() {
                form.fail("", "Tick the proposals to accept first");
            }
            let each: Vec<String> = picks.iter().map(Pick::to_string).collect();
            let command_id = format!("{page_id} {}", each.join(" "));
            state.office.accept_across(&desk.who, view.case.id, &command_id, &picks).await
        }
    };
    match done {
        Ok(done) if done.left.is_empty() && !sent.form.has_errors() => {
            let here = format!("{}/everywhere?decided={}", case_href(&view.case), done.decided);
            Ok(Redirect::to(&here).into_response())
        }
        Ok(done) => {
            let done = (!sent.form.has_errors()).then_some(done);
            let shown = page(&state, &desk, &reference, anew(&sent.form), done).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
        Err(cause) => {
            let status = on_form(cause, &mut sent.form, "words")?;
            Ok((status, page(&state, &desk, &reference, anew(&sent.form), None).await?).into_response())
        }
    }
}

/// What was typed and what is wrong with it, on a page that is a new one, with a command of its own.
fn anew(sent: &Form) -> Form {
    let mut form = sent.pairs().fold(Form::new(), |form, (name, value)| form.with(name, value));
    for wrong in sent.errors() {
        form.fail(&wrong.name, wrong.text.clone());
    }
    form
}

fn position(form: &Form) -> Answer<Position> {
    let chosen = form.value("disposition");
    let disposition =
        POSITIONS.iter().find(|(d, _)| d.id() == chosen).map_or(Disposition::NotHeld, |(d, _)| *d);
    let question = form.value("question").parse().map(QuestionId).map_err(|_| Error::NotFound)?;
    let lines = form
        .pairs()
        .filter_map(|(name, value)| {
            let case = name.strip_prefix("line-")?.parse().ok()?;
            Some((casework::CaseId(case), value.to_owned()))
        })
        .collect();
    let provision = Some(form.trimmed("provision").to_owned()).filter(|p| !p.is_empty());
    Ok(Position { question, disposition, provision, words: form.trimmed("words").to_owned(), lines })
}
