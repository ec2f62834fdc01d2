//! Letters and wording: the words of every letter as the house writes them, and the languages it writes in.
//!
//! What a place may hold, and whether letters stay lawful with new words, is told by `office`; here it is shown.

mod files;
mod place;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use casework::case::LetterKind;
use document::Language;
use office::WordingPlace;
use serde::Deserialize;

use super::frame::html;
use super::language::{name as name_of, of as language_of, short};
use super::library::{administrator, holds, keeper, must_administer, reader};
use crate::Answer;
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page, Shade, Tag, encode};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk/wording", get(usual))
        .route("/desk/wording/{language}", get(list))
        .route("/desk/wording/{language}/{place}", get(place::look).post(place::save))
        .route("/desk/wording/{language}/{place}/try", post(place::try_out))
        .route("/desk/wording-file/{language}/{name}", get(files::export))
        .route("/desk/wording-import/{language}", get(files::look).post(files::take))
        .route("/desk/languages", get(languages_look).post(languages))
}

fn list_href(language: Language) -> String {
    format!("/desk/wording/{}", short(language))
}

fn place_href(language: Language, place: &str) -> String {
    format!("{}/{}", list_href(language), encode(place))
}

/// The letter, or the part of letters, to which a place belongs: its id and how a heading names it.
fn section(place: &str) -> (&str, String) {
    let id = place.strip_prefix("subject.").unwrap_or(place).split('.').next().unwrap_or_default();
    let name = match (id, LetterKind::from_id(id)) {
        (_, Some(kind)) => capital(kind.words()),
        ("common", _) => "Every letter".to_owned(),
        ("annex", _) => "The explanatory annex".to_owned(),
        (other, _) => capital(other),
    };
    (id, name)
}

struct Line {
    href: String,
    title: String,
    text: String,
    tag: Tag,
}

struct Section {
    id: String,
    name: String,
    own: usize,
    count: usize,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "desk/wording.html")]
struct List {
    page: Page,
    form: Form,
    tag: &'static str,
    switches: Vec<(String, &'static str, bool)>,
    offered: bool,
    sections: Vec<Section>,
    own: usize,
    states: Vec<Choice>,
    filtered: bool,
    keeper: bool,
    administrator: bool,
    done: String,
}

#[derive(Deserialize, Default)]
pub(super) struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    done: String,
}

/// The list in the language that the authority writes in first.
async fn usual(desk: Desk) -> Answer<Redirect> {
    reader(&desk)?;
    let language = desk.authority.languages.first().copied().unwrap_or_default();
    Ok(Redirect::to(&list_href(language)))
}

async fn list(desk: Desk, Path(tag): Path<String>, Query(wanted): Query<Wanted>) -> Answer<Html<String>> {
    reader(&desk)?;
    let language = language_of(&tag)?;
    let mut sections: Vec<Section> = Vec::new();
    let mut own = 0;
    for place in WordingPlace::all(&desk.authority, language) {
        own += usize::from(place.own);
        let (id, name) = section(place.id);
        let fits = match wanted.state.as_str() {
            "own" => place.own,
            "default" => !place.own,
            _ => true,
        };
        if !fits || !holds(&format!("{} {} {name}", place.title, place.text), &wanted.q) {
            continue;
        }
        let at = match sections.iter().position(|s| s.id == id) {
            Some(at) => at,
            None => {
                sections.push(Section { id: id.to_owned(), name, own: 0, count: 0, lines: Vec::new() });
                sections.len() - 1
            }
        };
        let section = &mut sections[at];
        section.own += usize::from(place.own);
        section.count += 1;
        section.lines.push(Line {
            href: place_href(language, place.id),
            title: place.title,
            text: place.text,
            tag: if place.own {
                Tag::new("Own words", Shade::Green)
            } else {
                Tag::new("As delivered", Shade::Plain)
            },
        });
    }
    html(List {
        page: desk.page(format!("Letters and wording: {}", name_of(language))).here("wording"),
        tag: short(language),
        switches: Language::ALL.into_iter().map(|l| (list_href(l), name_of(l), l == language)).collect(),
        offered: desk.authority.languages.contains(&language),
        sections,
        own,
        states: vec![
            Choice::new("", "All"),
            Choice::new("own", "Own words"),
            Choice::new("default", "As delivered"),
        ],
        filtered: !(wanted.q.is_empty() && wanted.state.is_empty()),
        keeper: keeper(&desk),
        administrator: administrator(&desk),
        form: Form::new().with("q", wanted.q).with("state", wanted.state),
        done: wanted.done,
    })
}

#[derive(Template)]
#[template(path = "desk/languages.html")]
struct Languages {
    page: Page,
    form: Form,
    choices: Vec<Choice>,
}

fn languages_page(desk: &Desk, form: Form) -> Answer<Html<String>> {
    let choices = vec![
        Choice::new("en", "English only"),
        Choice::new("en-cy", "English, and Welsh for whoever wants it"),
        Choice::new("cy-en", "Welsh, and English for whoever wants it"),
    ];
    let page = desk.page("Languages of letters").here("wording").back("Letters and wording", "/desk/wording");
    html(Languages { page: page.of_form(&form), form, choices })
}

async fn languages_look(desk: Desk) -> Answer<Html<String>> {
    must_administer(&desk)?;
    let chosen: Vec<&str> = desk.authority.languages.iter().map(|l| short(*l)).collect();
    languages_page(&desk, Form::new().with("languages", chosen.join("-")))
}

async fn languages(State(state): State<AppState>, desk: Desk, mut sent: Submitted) -> Answer<Response> {
    must_administer(&desk)?;
    let form = &mut sent.form;
    let languages: Vec<Language> =
        form.value("languages").split('-').filter_map(|tag| language_of(tag).ok()).collect();
    let id = form.command_id().to_string();
    let to = format!("{}?done=languages", list_href(languages.first().copied().unwrap_or_default()));
    match state.office.set_languages(&desk.who, &id, languages).await {
        Ok(()) => Ok(Redirect::to(&to).into_response()),
        Err(cause) => {
            on_form(cause, form, "languages")?;
            Ok(again(languages_page(&desk, sent.form)?))
        }
    }
}
