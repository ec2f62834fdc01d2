//! The language of the letters of a case, where the authority offers more than one.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use casework::{Authority, Command};
use document::Language;

use super::frame::{case_href, load};
use crate::form::Submitted;
use crate::state::{AppState, Desk};
use crate::view::Choice;
use crate::{Answer, Error};

/// `en`, `cy`: as addresses and forms have it.
pub(super) fn short(language: Language) -> &'static str {
    language.tag().split('-').next().unwrap_or_default()
}

/// As a page in English names it.
pub(super) fn name(language: Language) -> &'static str {
    match language {
        Language::English => "English",
        Language::Welsh => "Welsh (Cymraeg)",
    }
}

/// The language of that name.
pub(super) fn of(tag: &str) -> Answer<Language> {
    Language::ALL.into_iter().find(|language| short(*language) == tag).ok_or(Error::NotFound)
}

/// The languages that an authority offers; nothing where there is nothing to choose.
pub(super) fn choices(authority: &Authority) -> Vec<Choice> {
    match authority.languages.as_slice() {
        [] | [_] => Vec::new(),
        languages => languages.iter().map(|l| Choice::new(short(*l), name(*l))).collect(),
    }
}

/// An officer chooses the language of the letters to the applicant.
pub(crate) async fn choose(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let command = Command::WriteIn { language: of(sent.form.value("language"))? };
    state.office.act(&desk.who, view.case.id, &sent.form.command_id().to_string(), vec![command]).await?;
    Ok(Redirect::to(&format!("{}/letter", case_href(&view.case))).into_response())
}
