//! The words of a language as a file: taken out, changed elsewhere, and taken in after a look at what would change.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use document::Language;
use office::WordingFile;
use office::compare::{Run, compare};

use super::super::files::download;
use super::super::frame::html;
use super::super::language::{name as name_of, of as language_of, short};
use super::super::library::{must_keep, reader};
use super::list_href;
use super::place::{Found, breaks};
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::Page;
use crate::{Answer, Error};

pub(super) async fn export(
    State(state): State<AppState>,
    desk: Desk,
    Path((tag, name)): Path<(String, String)>,
) -> Answer<Response> {
    reader(&desk)?;
    let language = language_of(&tag)?;
    let own_only = match name.as_str() {
        "all.md" => false,
        "own.md" => true,
        _ => return Err(Error::NotFound),
    };
    let text = state.office.export_wording(&desk.who, language, own_only).await?;
    let file = format!("{} wording {}.md", desk.authority.profile.slug, short(language));
    Ok(download(&file, "text/markdown; charset=utf-8", text.into_bytes()))
}

struct Difference {
    title: String,
    place: String,
    runs: Vec<Run>,
}

/// A file that was looked at.
struct Looked {
    troubles: Vec<String>,
    differences: Vec<Difference>,
    count: usize,
    same: usize,
    found: Vec<Found>,
    breach: bool,
    seen: u64,
}

#[derive(Template)]
#[template(path = "desk/wording_import.html")]
struct Import {
    page: Page,
    form: Form,
    language: &'static str,
    tag: &'static str,
    looked: Option<Looked>,
}

fn page(desk: &Desk, language: Language, form: Form, file: Option<WordingFile>) -> Answer<Html<String>> {
    let looked = file.map(|file| Looked {
        troubles: file.troubles.iter().map(ToString::to_string).collect(),
        differences: file
            .differences
            .iter()
            .map(|d| Difference {
                title: format!("{}: {}", super::section(&d.place).1, d.title),
                place: d.place.clone(),
                runs: compare(&d.before, &d.after),
            })
            .collect(),
        count: file.differences.len(),
        same: file.same,
        found: Found::of(&file.findings),
        breach: breaks(&file.findings),
        seen: file.seen,
    });
    let page = desk
        .page(format!("Take in words from a file: {}", name_of(language)))
        .here("wording")
        .back("Letters and wording", list_href(language));
    html(Import {
        page: page.of_form(&form),
        form,
        language: name_of(language),
        tag: short(language),
        looked,
    })
}

pub(super) async fn look(desk: Desk, Path(tag): Path<String>) -> Answer<Html<String>> {
    must_keep(&desk)?;
    page(&desk, language_of(&tag)?, Form::new(), None)
}

pub(super) async fn take(
    State(state): State<AppState>,
    desk: Desk,
    Path(tag): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    must_keep(&desk)?;
    let language = language_of(&tag)?;
    if let Some(file) = sent.files.first() {
        match String::from_utf8(file.bytes.clone()) {
            Ok(text) => sent.form.set("words", text),
            Err(_) => sent.form.fail("file", "The file is no text in UTF-8: save it as plain text"),
        }
    }
    let form = &mut sent.form;
    if form.trimmed("words").is_empty() && !form.has_errors() {
        form.fail("file", "Choose the file, or paste its words");
    }
    if form.has_errors() {
        return Ok(again(page(&desk, language, sent.form, None)?));
    }
    let words = form.value("words").to_owned();
    let looked = state.office.look_at_wording(&desk.who, language, words.as_bytes()).await?;
    if form.value("do") != "take" || !looked.troubles.is_empty() || looked.differences.is_empty() {
        let wrong = !looked.troubles.is_empty();
        let shown = page(&desk, language, sent.form, Some(looked))?;
        return Ok(if wrong { again(shown) } else { shown.into_response() });
    }
    let why = form.required("why", "Say why the words are changed: the reason is kept with them");
    if !form.has_errors() {
        let (seen, despite) = (form.value("seen").parse().ok(), form.has("despite", "yes"));
        let id = form.command_id().to_string();
        match state
            .office
            .import_wording(&desk.who, &id, language, words.as_bytes(), &why, (seen, despite))
            .await
        {
            Ok(_) => {
                let to = format!("{}?done=imported&state=own", list_href(language));
                return Ok(Redirect::to(&to).into_response());
            }
            Err(cause) => {
                on_form(cause, form, "why")?;
            }
        }
    }
    Ok(again(page(&desk, language, sent.form, Some(looked))?))
}
