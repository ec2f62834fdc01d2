//! The words of one place: written, tried in a letter while they are written, saved with a reason, and every version
//! that stood there.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use document::Language;
use office::compare::{Run, compare};
use office::{BoardFilter, TriedOn, TriedWording, WordingChange, WordingPlace, WordingVersion};
use serde::Deserialize;

use super::super::frame::html;
use super::super::language::{name as name_of, of as language_of};
use super::super::library::{keeper, must_keep, reader};
use super::{list_href, place_href, section};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page, Severity, Tag, clock_time, show};
use crate::{Answer, Error};

/// Newest cases that are offered to try words on.
const CASES: usize = 12;

/// Something that a check would find in letters.
pub(super) struct Found {
    pub tag: Tag,
    pub letter: String,
    pub provision: String,
    pub wrong: String,
    pub to_do: String,
}

impl Found {
    /// What the checks found in sample letters, as a page shows it.
    pub fn of(findings: &[(casework::case::LetterKind, office::Finding)]) -> Vec<Found> {
        let found = findings.iter().map(|(kind, finding)| Found {
            tag: match finding.severity {
                casework::Severity::Breach => Severity::Breach.tag(),
                casework::Severity::Risk => Severity::Risk.tag(),
                casework::Severity::Advice => Severity::Advice.tag(),
            },
            letter: capital(kind.words()),
            provision: finding.provision.clone(),
            wrong: capital(&finding.message),
            to_do: capital(&finding.what_to_do),
        });
        found.collect()
    }
}

/// Whether one of them is a breach, so that the words are only taken when somebody says that they may stand.
pub(super) fn breaks(findings: &[(casework::case::LetterKind, office::Finding)]) -> bool {
    findings.iter().any(|(_, finding)| finding.severity == casework::Severity::Breach)
}

/// Words tried, as the page and its script show them.
struct Tried {
    wrong: Vec<String>,
    found: Vec<Found>,
    /// What changes against the words that stand.
    runs: Vec<Run>,
    kind: String,
    in_place: String,
    letter: String,
}

#[derive(Template)]
#[template(path = "desk/wording_tried.html")]
struct Piece {
    tried: Tried,
}

struct Version {
    number: u32,
    when: String,
    by: String,
    why: String,
    imported: bool,
    own_again: bool,
    runs: Vec<Run>,
    /// The way to put these words into the box; empty for those that stand.
    back: String,
}

#[derive(Template)]
#[template(path = "desk/wording_place.html")]
struct Shown {
    page: Page,
    form: Form,
    caption: String,
    place: WordingPlace,
    href: String,
    lang: &'static str,
    cases: Vec<Choice>,
    tried: Option<Tried>,
    offer_despite: bool,
    history: Vec<Version>,
    keeper: bool,
    done: String,
}

#[derive(Deserialize, Default)]
pub(super) struct Wanted {
    #[serde(default)]
    version: String,
    #[serde(default)]
    done: String,
}

fn known(desk: &Desk, language: Language, place: &str) -> Answer<WordingPlace> {
    WordingPlace::of(&desk.authority, language, place).ok_or(Error::NotFound)
}

fn tried(place: &WordingPlace, text: &str, told: TriedWording) -> Tried {
    let empty = text.trim().is_empty();
    let after = if empty { place.default.as_str() } else { text.trim() };
    Tried {
        wrong: told.wrong.iter().map(|wrong| capital(&wrong.why)).collect(),
        found: Found::of(&told.findings),
        runs: if after.replace("\r\n", "\n") == place.text {
            Vec::new()
        } else {
            compare(&place.text, after)
        },
        kind: told.kind.map(|kind| kind.words().to_owned()).unwrap_or_default(),
        in_place: told.in_place,
        letter: told.letter,
    }
}

/// Where a form wants its words tried.
async fn tried_on(state: &AppState, desk: &Desk, form: &Form) -> Answer<TriedOn> {
    match form.trimmed("on") {
        "" => Ok(TriedOn::Sample),
        reference => Ok(TriedOn::Case(state.office.find_case(&desk.who, reference).await?)),
    }
}

fn version(told: WordingVersion, language: Language, standing: u32) -> Version {
    Version {
        number: told.version,
        when: clock_time(&told.at),
        by: told.by,
        why: told.why,
        imported: told.imported,
        own_again: told.own_again,
        runs: compare(&told.before, &told.after),
        back: match told.version == standing {
            true => String::new(),
            false => format!("{}?version={}", place_href(language, &told.place), told.version),
        },
    }
}

async fn page(
    state: &AppState,
    desk: &Desk,
    (language, place): (Language, WordingPlace),
    form: Form,
    tried: Option<Tried>,
    offer_despite: bool,
    done: String,
) -> Answer<Html<String>> {
    let filter = BoardFilter { newest_first: true, ..BoardFilter::default() };
    let board = state.office.board(&desk.who, &filter).await?;
    let mut cases = vec![Choice::new("", "The sample case")];
    cases.extend(board.rows.iter().take(CASES).map(|line| {
        Choice::new(line.row.reference.clone(), format!("{}: {}", line.row.reference, line.row.subject))
    }));
    let history = state.office.wording_history(&desk.who, language, Some(place.id)).await?;
    let (_, letter) = section(place.id);
    html(Shown {
        page: desk
            .page(place.title.clone())
            .here("wording")
            .back("Letters and wording", list_href(language))
            .of_form(&form),
        caption: format!("{letter} · {}", name_of(language)),
        href: place_href(language, place.id),
        lang: language.tag(),
        cases,
        tried,
        offer_despite,
        history: history.into_iter().map(|v| version(v, language, place.version)).collect(),
        keeper: keeper(desk),
        place,
        form,
        done,
    })
}

pub(super) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path((tag, id)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Answer<Html<String>> {
    reader(&desk)?;
    let language = language_of(&tag)?;
    let place = known(&desk, language, &id)?;
    let mut form = Form::new().with("seen", place.version.to_string());
    // An earlier version goes into the box, to be looked at and saved with a reason like any other words.
    match wanted.version.parse::<u32>() {
        Err(_) => form.set("text", place.text.clone()),
        Ok(number) => {
            let history = state.office.wording_history(&desk.who, language, Some(place.id)).await?;
            let earlier = match number {
                0 => place.default.clone(),
                _ => history.into_iter().find(|v| v.version == number).ok_or(Error::NotFound)?.after,
            };
            form.set("text", earlier);
            form.set(
                "why",
                match number {
                    0 => "Back to the words as delivered".to_owned(),
                    _ => format!("Back to version {number}"),
                },
            );
        }
    }
    let told =
        state.office.try_wording(&desk.who, language, place.id, form.value("text"), TriedOn::Sample).await?;
    let tried = tried(&place, form.value("text"), told);
    page(&state, &desk, (language, place), form, Some(tried), false, wanted.done).await
}

/// The words tried, as a piece of the page for its script.
pub(super) async fn try_out(
    State(state): State<AppState>,
    desk: Desk,
    Path((tag, id)): Path<(String, String)>,
    sent: Submitted,
) -> Answer<Html<String>> {
    reader(&desk)?;
    let language = language_of(&tag)?;
    let place = known(&desk, language, &id)?;
    let on = tried_on(&state, &desk, &sent.form).await?;
    let text = sent.form.value("text");
    let told = state.office.try_wording(&desk.who, language, place.id, text, on).await?;
    show(Piece { tried: tried(&place, text, told) })
}

pub(super) async fn save(
    State(state): State<AppState>,
    desk: Desk,
    Path((tag, id)): Path<(String, String)>,
    mut sent: Submitted,
) -> Answer<Response> {
    must_keep(&desk)?;
    let language = language_of(&tag)?;
    let place = known(&desk, language, &id)?;
    let on = tried_on(&state, &desk, &sent.form).await?;
    let text = sent.form.value("text").replace("\r\n", "\n");
    let told = state.office.try_wording(&desk.who, language, place.id, &text, on).await?;
    let breach = breaks(&told.findings);
    let tried = tried(&place, &text, told);
    let form = &mut sent.form;
    if form.value("do") == "try" {
        return Ok(page(&state, &desk, (language, place), sent.form, Some(tried), breach, String::new())
            .await?
            .into_response());
    }
    for wrong in &tried.wrong {
        form.fail("text", wrong.clone());
    }
    let why = form.required("why", "Say why the words are changed: the reason is kept with them");
    if !form.has_errors() {
        let change = WordingChange {
            language,
            place: place.id.to_owned(),
            text,
            why,
            seen: form.value("seen").parse().unwrap_or_default(),
            despite: form.has("despite", "yes"),
        };
        match state.office.set_wording(&desk.who, &form.command_id().to_string(), change).await {
            Ok(()) => {
                let to = format!("{}?done=saved", place_href(language, place.id));
                return Ok(Redirect::to(&to).into_response());
            }
            Err(cause) => {
                on_form(cause, form, "text")?;
                // What somebody else wrote meanwhile stands beside the words that were not saved.
                form.set("seen", place.version.to_string());
            }
        }
    }
    Ok(again(page(&state, &desk, (language, place), sent.form, Some(tried), breach, String::new()).await?))
}
