//! Taking words or parts out of an enclosure: its pages one at a time, what is marked on them, and the copy without it.
//!
//! Every mark is an event of the case; the page works without scripts but for drawing, which has a small form instead.
//! What a mark takes out, and whether anything of it is left, is the office's to say.

mod marks;
mod pages;
mod table;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{
    Case, Command,
    case::{Enclosure, MarkTarget, NewMark},
    ids::MarkId,
    permission::Operation,
};
use office::{
    CasePage, CopyAs,
    pages::{Plainest, plainest},
};
use serde::Deserialize;

pub(super) use self::marks::target;
use self::marks::{Marked, Suggested};
use self::pages::{Drawn, Part, Thumb};
use self::table::Grid;
use super::enclosure::{enclosure_href, personal_of};
use super::frame::{html, load, must};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page};
use crate::{Answer, Error};

/// Which page is looked at, and what was done just before.
#[derive(Deserialize, Default)]
pub(crate) struct About {
    #[serde(default)]
    page: Option<String>,
    /// Of a spreadsheet: the sheet, and a row and a column that are to be shown, counted from 1.
    #[serde(default)]
    sheet: Option<String>,
    #[serde(default)]
    row: Option<String>,
    #[serde(default)]
    column: Option<String>,
    #[serde(default)]
    done: String,
}

impl About {
    /// The page that was asked for; whatever else was typed is the first.
    fn page(&self) -> u32 {
        self.page.as_deref().and_then(|p| p.trim().parse().ok()).unwrap_or(1)
    }
}

#[derive(Template)]
#[template(path = "desk/redact.html")]
struct Shown {
    page: Page,
    form: Form,
    href: String,
    sha256: String,
    back: String,
    reference: String,
    name: String,
    /// Why it cannot be marked here.
    why: Option<String>,
    said: String,
    of_pages: bool,
    picture: bool,
    /// Pages can be made of it, to draw boxes on.
    to_pages: bool,
    drawn: Option<Drawn>,
    grid: Option<Grid>,
    number: u32,
    count: usize,
    before: Option<String>,
    after: Option<String>,
    thumbs: Vec<Thumb>,
    blocks: Vec<(String, String, bool)>,
    words: Vec<Part>,
    more_words: bool,
    provisions: Vec<Choice>,
    marks: Vec<Marked>,
    last: usize,
    suggested: Vec<Suggested>,
    must: usize,
}

async fn page(
    state: &AppState,
    desk: &Desk,
    view: &CasePage,
    enclosure: &Enclosure,
    mut form: Form,
    about: &About,
) -> Answer<Html<String>> {
    let case = &view.case;
    let (seen, why) = match state.office.marking(&desk.who, case, enclosure, &about.window()).await {
        Ok(seen) => (Some(seen), None),
        Err(office::Error::BadInput(why)) => (None, Some(capital(&why))),
        Err(cause) => return Err(cause.into()),
    };
    let found = seen.as_ref().map(|s| s.found.as_slice()).unwrap_or_default();
    let sheets = seen.as_ref().map(|s| s.file.sheets.as_slice()).unwrap_or_default();
    let href = format!("{}/redact", enclosure_href(case, enclosure));
    let number = about.page().clamp(1, u32::try_from(sheets.len()).unwrap_or(u32::MAX).max(1));
    let marks = marks::marked(enclosure, found, &href);
    if form.value("provision").is_empty()
        && let Some(last) = enclosure.marks.last()
    {
        // What was chosen for one mark is likely to be meant for the next.
        form.set("provision", last.provision.clone());
    }
    let suggested = marks::suggested(case, enclosure);
    html(Shown {
        page: desk
            .page(format!("Take words or parts out: {}", enclosure.file.name))
            .here("mine")
            .of_form(&form),
        sha256: enclosure.file.sha256.clone(),
        back: enclosure_href(case, enclosure),
        reference: case.reference.clone(),
        name: enclosure.file.name.clone(),
        said: marks::said(about, enclosure, &marks),
        of_pages: seen.as_ref().is_some_and(|s| s.file.shown == office::sheets::Shown::Pages),
        picture: seen.as_ref().is_some_and(|s| s.file.shown == office::sheets::Shown::Picture),
        to_pages: enclosure.marks.is_empty() && plainest(enclosure) == Some(Plainest::Pdf),
        drawn: sheets
            .get(number as usize - 1)
            .map(|sheet| pages::drawn(enclosure, sheet, number, found, &enclosure_href(case, enclosure))),
        grid: seen.as_ref().and_then(|s| s.table.as_ref()).map(|table| table::grid(table, enclosure, &href)),
        number,
        count: sheets.len(),
        before: (number > 1).then(|| format!("{href}?page={}", number - 1)),
        after: ((number as usize) < sheets.len()).then(|| format!("{href}?page={}", number + 1)),
        thumbs: pages::thumbs(enclosure, sheets, number, found, (&href, &enclosure_href(case, enclosure))),
        blocks: pages::blocks(sheets.len(), number, &href),
        words: seen.as_ref().map(|s| pages::words(&s.file.words, enclosure)).unwrap_or_default(),
        more_words: seen.as_ref().is_some_and(|s| s.file.more),
        provisions: marks::provisions(view, enclosure),
        last: enclosure.marked_last().len(),
        must: suggested.iter().filter(|s| s.must).count(),
        suggested,
        marks,
        href,
        why,
        form,
    })
}

fn of(view: &CasePage, id: u32) -> Answer<&Enclosure> {
    must(view, Operation::Decide)?;
    super::enclosure::found(view, id)
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
    Query(about): Query<About>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    let enclosure = of(&view, id)?;
    page(&state, &desk, &view, enclosure, Form::new(), &about).await
}

/// A picture of one page, which the browser may keep: its address holds the digest of the file.
pub(crate) async fn picture(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id, number, width, sha256)): Path<(String, u32, u32, u32, String)>,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let enclosure = of(&view, id)?;
    if enclosure.file.sha256 != sha256 {
        return Err(Error::NotFound);
    }
    let drawn = state.office.page_picture(&desk.who, &view.case, enclosure, number, width).await?;
    let keep = "private, max-age=86400, immutable";
    Ok(([(CONTENT_TYPE, "image/png"), (CACHE_CONTROL, keep)], drawn).into_response())
}

/// A box as the form gives it: in points, with a point and tenths.
fn drawn_box(form: &mut Form) -> Option<MarkTarget> {
    let page = form.trimmed("on-page").parse().ok();
    let sides = ["left", "top", "width", "height"].map(|side| {
        let points = form.trimmed(side).parse::<f64>().ok().filter(|n| (0.0..=100_000.0).contains(n));
        if points.is_none() {
            form.fail(side, "Give a number of points, such as 72 or 72.5");
        }
        // Within the limits by the line before.
        points.map(|n| (n * 10.0).round() as u32)
    });
    if page.is_none() {
        form.fail("on-page", "Give the number of a page");
    }
    let [Some(left), Some(top), Some(width), Some(height)] = sides else { return None };
    Some(MarkTarget::Box { page: page?, at: [left, top, width, height] })
}

/// What a pressed button asks for, with the place on the page where what is wrong with it is said.
fn asked(
    form: &mut Form,
    case: &Case,
    enclosure: &Enclosure,
) -> Answer<Option<(Command, &'static str, String)>> {
    let provision = form.trimmed("provision").to_owned();
    let on_page = form.trimmed("page").to_owned();
    let sha256 = form.value("sha256").to_owned();
    let mark = |targets: Vec<MarkTarget>| Command::MarkEnclosure {
        enclosure: enclosure.id,
        sha256: sha256.clone(),
        marks: targets.into_iter().map(|target| NewMark { target, provision: provision.clone() }).collect(),
    };
    let words = |find: &str| MarkTarget::Words { find: find.to_owned() };
    let unmark = |marks: Vec<MarkId>| Command::UnmarkEnclosure { enclosure: enclosure.id, marks };
    let field = if provision.is_empty() { "provision" } else { "find" };
    let of_cells = if provision.is_empty() { "provision" } else { "cells" };
    let whole = |one: &office::Suggestion| -> Vec<MarkTarget> {
        std::iter::once(&one.words).chain(&one.forms).map(|form| words(form)).collect()
    };
    if !form.value("suggest").is_empty() {
        let wanted = form.value("suggest");
        let known = office::suggestions(case, enclosure).into_iter().find(|s| s.words == wanted);
        let targets = known.map_or_else(|| vec![words(wanted)], |one| whole(&one));
        return Ok(Some((mark(targets), field, on_page)));
    }
    if !form.value("seen").is_empty() {
        let what = personal_of(form.value("seen")).into_iter().collect();
        return Ok(Some((Command::JudgePersonal { what, may_be_seen: true }, "marks", on_page)));
    }
    if let Ok(id) = form.value("off").parse() {
        return Ok(Some((unmark(vec![MarkId(id)]), "marks", on_page)));
    }
    Ok(match form.value("do") {
        "find" => Some((mark(vec![words(form.trimmed("find"))]), field, on_page)),
        "cells" => {
            let target = office::redact::target_of(form.value("sheet-name"), form.trimmed("cells"));
            let target = target.filter(|_| !form.trimmed("cells").is_empty());
            if target.is_none() {
                form.fail("cells", "Write cells as B2 or B2:B40, rows as 3 or 3:5, or columns as C or C:E");
            }
            target.map(|target| (mark(vec![target]), of_cells, on_page))
        }
        "sheet" => {
            let target = MarkTarget::Sheet { sheet: form.value("sheet-name").to_owned() };
            Some((mark(vec![target]), of_cells, on_page))
        }
        "must" => {
            let all = office::suggestions(case, enclosure).into_iter().filter(|s| s.must);
            Some((mark(all.flat_map(|s| whole(&s)).collect()), field, on_page))
        }
        "undo" => Some((unmark(enclosure.marked_last().iter().map(|m| m.id).collect()), "marks", on_page)),
        "box" => {
            let target = drawn_box(form);
            let on_page = form.trimmed("on-page").to_owned();
            let field = if provision.is_empty() { "provision" } else { "left" };
            target.map(|target| (mark(vec![target]), field, on_page))
        }
        _ => return Err(Error::NotFound),
    })
}

pub(crate) async fn change(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let enclosure = of(&view, id)?;
    let form = &mut sent.form;
    let command_id = form.command_id().to_string();
    let here = format!("{}/redact", enclosure_href(&view.case, enclosure));
    let about = {
        let given = |name: &str| Some(form.value(name).to_owned());
        let (page, sheet, row, column) = (given("page"), given("sheet"), given("row"), given("column"));
        About { page, sheet, row, column, done: String::new() }
    };
    if form.value("do") == "apply" {
        let made = state.office.redact_enclosure(&desk.who, view.case.id, &command_id, enclosure.id).await;
        return match made {
            Ok(case) => Ok(Redirect::to(&copy_of(&case, enclosure)).into_response()),
            Err(cause) => {
                on_form(cause, form, "apply")?;
                Ok(again(page(&state, &desk, &view, enclosure, sent.form, &about).await?))
            }
        };
    }
    if form.value("do") == "pages" {
        let (case, of) = (view.case.id, enclosure.id);
        return match state.office.clean_copy(&desk.who, case, &command_id, of, CopyAs::Plain).await {
            Ok(case) => Ok(Redirect::to(&pages_of(&case, enclosure)).into_response()),
            Err(cause) => {
                on_form(cause, form, "pages")?;
                Ok(again(page(&state, &desk, &view, enclosure, sent.form, &about).await?))
            }
        };
    }
    let Some((command, field, on_page)) = asked(form, &view.case, enclosure)? else {
        return Ok(again(page(&state, &desk, &view, enclosure, sent.form, &about).await?));
    };
    let done = match command {
        Command::MarkEnclosure { .. } => "marked",
        Command::JudgePersonal { .. } => "seen",
        _ => "off",
    };
    match state.office.act(&desk.who, view.case.id, &command_id, vec![command]).await {
        Ok(_) => {
            let page = crate::view::encode(&on_page);
            let to = format!("{here}?page={page}{}&done={done}", about.of_table());
            Ok(Redirect::to(&to).into_response())
        }
        Err(cause) => {
            on_form(cause, form, field)?;
            Ok(again(page(&state, &desk, &view, enclosure, sent.form, &about).await?))
        }
    }
}

/// Where the pages that took the place of a file are marked; the list where they are not to be found.
fn pages_of(case: &Case, old: &Enclosure) -> String {
    let from = |e: &&Enclosure| e.made_from.as_ref().is_some_and(|f| f.sha256 == old.file.sha256);
    match case.enclosures.iter().rev().find(from) {
        Some(copy) => format!("{}/redact", enclosure_href(case, copy)),
        None => format!("{}/enclosures", super::frame::case_href(case)),
    }
}

/// The page of the copy that took the place of a file; the list where it is not to be found.
fn copy_of(case: &Case, old: &Enclosure) -> String {
    let copy = case
        .enclosures
        .iter()
        .find(|e| e.redaction.as_ref().is_some_and(|r| r.from.sha256 == old.file.sha256));
    match copy {
        Some(copy) => format!("{}?done=redacted", enclosure_href(case, copy)),
        None => format!("{}/enclosures", super::frame::case_href(case)),
    }
}
