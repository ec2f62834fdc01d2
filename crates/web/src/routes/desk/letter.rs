//! The letter beside what stands against it; its forms; letting a finding stand; its words for this case.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{CaseId, Command, Severity, permission::Operation};
use office::{CaseWords, LetterPage};

use super::files::download;
use super::frame::{case_href, case_page, disposition_words, html, load, short};
use super::language;
use super::step::{Step, input, text};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Against, Choice, Finding, Page, encode};
use crate::{Answer, Error, view};

#[derive(Template)]
#[template(path = "desk/letter.html")]
struct Letter {
    page: Page,
    href: String,
    reference: String,
    subject: String,
    letter: String,
    findings: Vec<Finding>,
    against: Vec<Against>,
    obstacles: Vec<String>,
    slots: Vec<(String, String, bool)>,
    /// The languages it can be written in, where there is a choice.
    languages: Vec<Choice>,
    form: Form,
    clearance_required: bool,
    clearance_stands: bool,
    may_send: bool,
    may_ask_clearance: bool,
    may_decide: bool,
}

/// Findings as they stand beside the letter, each with the way to put it right.
pub(super) fn findings(letter: &LetterPage, href: &str) -> Vec<Finding> {
    let case = &letter.case;
    letter
        .findings
        .iter()
        .map(|(found, overruled)| {
            let question = case.questions.iter().find(|q| case.name_of(q.id) == found.place);
            Finding {
                place: String::new(),
                place_name: capital(&found.place),
                severity: match found.severity {
                    Severity::Breach => view::Severity::Breach,
                    Severity::Risk => view::Severity::Risk,
                    Severity::Advice => view::Severity::Advice,
                },
                wrong: capital(&found.message),
                to_do: match &found.suggestion {
                    Some(suggestion) => {
                        format!("{} For example: “{}”", capital(&found.what_to_do), suggestion.text)
                    }
                    None => capital(&found.what_to_do),
                },
                provision: found.provision.clone(),
                check: format!("/checks/{}", found.id),
                fix: question.map_or(String::new(), |q| format!("{href}/questions/{}", q.id)),
                overrule: format!(
                    "{href}/overrule?check={}&place={}",
                    encode(found.id),
                    encode(&found.place)
                ),
                overruled: overruled.clone().unwrap_or_default(),
            }
        })
        .collect()
}

/// What the memory has against the answers of a letter, with both sides.
pub(super) async fn against(
    state: &AppState,
    desk: &Desk,
    case: CaseId,
    letter: &LetterPage,
    href: &str,
) -> Answer<Vec<Against>> {
    let found = state.office.against_answers(&desk.who, case, &letter.plan.answers).await?;
    let shown = |one: &office::Against| Against {
        name: capital(&one.name),
        href: format!("{href}/questions/{}", one.question),
        why: one.warning.why.clone(),
        ours: match one.words.trim() {
            "" => disposition_words(one.disposition).to_owned(),
            words => format!("{}: “{}”", disposition_words(one.disposition), short(words, 300)),
        },
        theirs: std::iter::once(&one.warning.with)
            .chain(&one.warning.pieces)
            .map(office::side_in_a_line)
            .collect(),
    };
    Ok(found.iter().map(shown).collect())
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    let letter = state.office.letter_page(&desk.who, view.case.id, None).await?;
    let href = case_href(&view.case);
    let may = |operation| view.may.contains(&operation);
    html(Letter {
        page: case_page(&desk, "The letter, and what stands against it", &view.case),
        reference: view.case.reference.clone(),
        subject: view.case.subject.clone(),
        findings: findings(&letter, &href),
        against: against(&state, &desk, view.case.id, &letter, &href).await?,
        obstacles: letter.obstacles.iter().map(|o| capital(o)).collect(),
        slots: CaseWords::of(letter.plan.kind, &view.case, &desk.authority)
            .into_iter()
            .map(|words| {
                (format!("{href}/wording/{}", words.slot), words.title.to_owned(), words.own.is_some())
            })
            .collect(),
        languages: language::choices(&desk.authority),
        form: Form::new().with("language", language::short(view.case.language)),
        clearance_required: letter.clearance_required,
        clearance_stands: letter.clearance_stands,
        may_send: may(Operation::Send),
        may_ask_clearance: may(Operation::AskClearance),
        may_decide: may(Operation::Decide),
        letter: letter.html,
        href,
    })
}

/// The letter as it would leave now, in a form.
pub(crate) async fn form(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, what)): Path<(String, String)>,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let (kind, media) = kind_of(&what)?;
    let bytes = state.office.letter_preview(&desk.who, view.case.id, None, kind).await?;
    Ok(served(&format!("{reference}-draft-{what}"), media, bytes))
}

/// The form that a file name stands for.
pub(super) fn kind_of(name: &str) -> Answer<(office::Form, &'static str)> {
    match name {
        "letter.pdf" => Ok((office::Form::Pdf, "application/pdf")),
        "letter.docx" => Ok((
            office::Form::Docx,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        )),
        "letter.txt" => Ok((office::Form::Text, "text/plain; charset=utf-8")),
        _ => Err(Error::NotFound),
    }
}

/// A letter to look at or to save.
pub(super) fn served(name: &str, media: &'static str, bytes: Vec<u8>) -> Response {
    if media.starts_with("text/plain") {
        return ([(CONTENT_TYPE, media)], bytes).into_response();
    }
    download(name, media, bytes)
}

#[derive(serde::Deserialize)]
pub(crate) struct Which {
    check: String,
    place: String,
}

fn overrule_page(
    desk: &Desk,
    case: &casework::Case,
    letter: &LetterPage,
    which: &Which,
    form: Form,
) -> Answer<Html<String>> {
    let (found, _) = letter
        .findings
        .iter()
        .find(|(f, _)| f.id == which.check && f.place == which.place)
        .ok_or(Error::NotFound)?;
    let action = format!("overrule?check={}&place={}", encode(&which.check), encode(&which.place));
    Step::new("Overrule a finding", &action, "Let it stand")
        .lead(format!("{}: {} ({})", capital(&found.place), capital(&found.message), found.provision))
        .lead("Your reason and your name stay on the timeline.")
        .field(text("why", "Why may it stand?", ""))
        .show(desk, case, form)
}

pub(crate) async fn overrule_look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    axum::extract::Query(which): axum::extract::Query<Which>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    let letter = state.office.letter_page(&desk.who, view.case.id, None).await?;
    overrule_page(&desk, &view.case, &letter, &which, Form::new())
}

pub(crate) async fn overrule(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    axum::extract::Query(which): axum::extract::Query<Which>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let why = sent.form.trimmed("why").to_owned();
    let command = Command::OverruleFinding { check: which.check.clone(), place: which.place.clone(), why };
    match state.office.act(&desk.who, view.case.id, &sent.form.command_id().to_string(), vec![command]).await
    {
        Ok(_) => Ok(Redirect::to(&format!("{}/letter", case_href(&view.case))).into_response()),
        Err(cause) => {
            on_form(cause, &mut sent.form, "why")?;
            let letter = state.office.letter_page(&desk.who, view.case.id, None).await?;
            Ok(again(overrule_page(&desk, &view.case, &letter, &which, sent.form)?))
        }
    }
}

/// A part of the letters of a case, by its slot.
fn words_of(desk: &Desk, case: &casework::Case, slot: &str) -> Answer<CaseWords> {
    let of = |kind| CaseWords::of(kind, case, &desk.authority);
    let mut all = casework::case::LetterKind::ALL.into_iter().flat_map(of);
    all.find(|words| words.slot == slot).ok_or(Error::NotFound)
}

/// The words of one part of the letter, for this case.
fn wording_page(desk: &Desk, case: &casework::Case, slot: &str, form: Form) -> Answer<Html<String>> {
    let words = words_of(desk, case, slot)?;
    let form = if form.has_errors() {
        form
    } else {
        form.with("text", words.own.clone().unwrap_or_else(|| words.house.clone()))
    };
    let title = format!("Words: {}", words.title.to_lowercase());
    let mut step = Step::new(&title, &format!("wording/{slot}"), "Use these words")
        .lead(
            "For this letter only. Names in braces are filled in. Empty it to go back to the house wording.",
        )
        .lead(format!("House wording: {}", words.house));
    if case.language != document::Language::default() || desk.authority.languages.len() > 1 {
        step = step.lead(format!("This letter is written in {}.", language::name(words.language)));
    }
    step.field(text("text", "Words for this letter", "")).show(desk, case, form)
}

pub(crate) async fn wording_look(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, slot)): Path<(String, String)>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    wording_page(&desk, &view.case, &slot, Form::new())
}

pub(crate) async fn wording(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, slot)): Path<(String, String)>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let key = words_of(&desk, &view.case, &slot)?.key;
    let command = Command::WordLetter { slot: key, text: sent.form.trimmed("text").to_owned() };
    match state.office.act(&desk.who, view.case.id, &sent.form.command_id().to_string(), vec![command]).await
    {
        Ok(_) => Ok(Redirect::to(&format!("{}/letter", case_href(&view.case))).into_response()),
        Err(cause) => {
            on_form(cause, &mut sent.form, "text")?;
            Ok(again(wording_page(&desk, &view.case, &slot, sent.form)?))
        }
    }
}

/// Where a letter left is corrected, sent again, or its doubt resolved.
pub(super) fn about_fields(step: Step) -> Step {
    step.field(input("to", "Address", "Only to send it again: an e-mail address")).field(text(
        "why",
        "Why, or how you found out",
        "",
    ))
}
