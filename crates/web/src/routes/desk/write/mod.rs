//! "Write a letter": the kinds that can be sent now; each with a form, a look at the letter, and sending what was seen.
//!
//! What may be sent when is `casework`'s, what a letter says is the composer's; here a form becomes an `office::Notice`.

mod clocks;
mod ends;
mod kinds;
mod parties;
mod review;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::{Router, routing::get};
use casework::{case::LetterKind, decide::possible::possible, permission::Operation};
use office::{CasePage, Notice, NoticePage};

use super::doing::back;
use super::files::download;
use super::frame::{case_href, case_page, html, load, must};
use super::letter::findings;
use super::step::Field;
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Finding, Page};
use crate::{Answer, Error};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk/cases/{reference}/write", get(list))
        .route("/desk/cases/{reference}/write/{kind}", get(look).post(send))
}

/// A kind of letter in the list.
struct Line {
    href: String,
    title: &'static str,
    when: String,
}

#[derive(Template)]
#[template(path = "desk/write.html")]
struct List {
    page: Page,
    caption: String,
    groups: Vec<(&'static str, Vec<Line>)>,
    not_now: Vec<(&'static str, String)>,
}

/// What somebody may do who sends this kind.
fn operation(kind: LetterKind) -> Operation {
    if kind == LetterKind::ReviewOutcome { Operation::AnswerReview } else { Operation::Send }
}

/// Where a kind is written: the response and its correction have pages of their own.
fn address(view: &CasePage, kind: LetterKind) -> String {
    let href = case_href(&view.case);
    match kind {
        LetterKind::Response => format!("{href}/letter"),
        LetterKind::Correction => match office::under_review(&view.case) {
            Some(letter) => format!("{href}/send?corrects={letter}"),
            None => href,
        },
        _ => format!("{href}/write/{}", kind.id()),
    }
}

pub(crate) async fn list(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    if !view.may.contains(&Operation::AnswerReview) {
        must(&view, Operation::Send)?;
    }
    let law = view.case.law();
    let mut not_now = Vec::new();
    let mut groups = Vec::new();
    for (heading, kinds) in kinds::GROUPS {
        let mut lines = Vec::new();
        for kind in *kinds {
            let words = kinds::words(*kind, law);
            let allowed = view.may.contains(&operation(*kind));
            match possible(&view.case, *kind) {
                Ok(()) if allowed => {
                    lines.push(Line { href: address(&view, *kind), title: words.title, when: words.when })
                }
                Ok(()) if *kind == LetterKind::ReviewOutcome => not_now.push((
                    words.title,
                    "Somebody who did not decide the request looks at it anew: ask a colleague.".to_owned(),
                )),
                Ok(()) => {}
                Err(why) => not_now.push((words.title, capital(&why.why))),
            }
        }
        if !lines.is_empty() {
            groups.push((*heading, lines));
        }
    }
    html(List {
        page: case_page(&desk, "Write a letter", &view.case),
        caption: format!("{} · {}", view.case.reference, view.case.subject),
        groups,
        not_now,
    })
}

/// What a kind asks an officer.
struct Asks {
    lead: Vec<String>,
    fields: Vec<Field>,
    /// What the form begins with.
    start: Form,
    /// The field on which the office's no stands, where it is about nothing else.
    field: &'static str,
}

/// The letter as it will look.
struct Preview {
    seen: String,
    html: String,
    obstacles: Vec<String>,
    findings: Vec<Finding>,
    goes: String,
    /// Whether the letter names who asks, who is covered here.
    covered: bool,
    by_email: bool,
    /// What was typed, once more, so that what was seen is what is sent.
    typed: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "desk/write_letter.html")]
struct Write {
    page: Page,
    form: Form,
    caption: String,
    lead: Vec<String>,
    fields: Vec<Field>,
    action: String,
    back: String,
    preview: Option<Preview>,
}

fn kind_of(name: &str) -> Answer<LetterKind> {
    let own_pages = |kind: &LetterKind| matches!(kind, LetterKind::Response | LetterKind::Correction);
    LetterKind::from_id(name).filter(|kind| !own_pages(kind)).ok_or(Error::NotFound)
}

fn asks(view: &CasePage, kind: LetterKind) -> Asks {
    use LetterKind as K;
    match kind {
        K::Clarification | K::FeesNotice | K::Extension | K::Delay => clocks::asks(view, kind),
        K::ReviewOutcome => review::asks(view),
        K::Consultation | K::PreRelease | K::Chaser | K::RegulatorReply => parties::asks(view, kind),
        _ => ends::asks(view, kind),
    }
}

/// The notice that a form describes; none where something is missing, which then stands on its field.
fn read(view: &CasePage, kind: LetterKind, form: &mut Form) -> Option<Notice> {
    use LetterKind as K;
    match kind {
        K::Clarification | K::FeesNotice | K::Extension | K::Delay => clocks::read(view, kind, form),
        K::ReviewOutcome => review::read(form),
        K::Consultation | K::PreRelease | K::Chaser | K::RegulatorReply => parties::read(kind, form),
        _ => ends::read(kind, form),
    }
    .filter(|_| !form.has_errors())
}

fn page(
    desk: &Desk,
    view: &CasePage,
    kind: LetterKind,
    form: Form,
    seen: Option<NoticePage>,
) -> Answer<Html<String>> {
    let case = &view.case;
    let asked = asks(view, kind);
    let href = case_href(case);
    let preview = seen.map(|seen| Preview {
        findings: findings(&seen.letter, &href),
        obstacles: seen.letter.obstacles.iter().map(|o| capital(o)).collect(),
        goes: goes(&seen),
        covered: seen.to.is_none(),
        by_email: seen.by_email,
        typed: form
            .pairs()
            .filter(|(name, _)| !matches!(*name, "do" | "seen" | "command_id"))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        html: seen.letter.html,
        seen: seen.seen,
    });
    html(Write {
        page: case_page(desk, kinds::words(kind, case.law()).title, case).of_form(&form),
        caption: format!("{} · {}", case.reference, case.subject),
        lead: asked.lead,
        fields: asked.fields,
        action: format!("{href}/write/{}", kind.id()),
        back: format!("{href}/write"),
        preview,
        form,
    })
}

/// Where the letter goes, in a sentence. The applicant's own address stands on no page.
fn goes(seen: &NoticePage) -> String {
    let how = match seen.by_email {
        true => "as an e-mail, with the letter as text and PDF. It cannot be called back.",
        false => "by post: send it here, then print the PDF and post it the same day.",
    };
    match &seen.to {
        None => format!("It goes to the address that the applicant gave, {how}"),
        Some(to) => format!("It goes to {}, {how}", to.replace('\n', ", ")),
    }
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, what)): Path<(String, String)>,
) -> Answer<Html<String>> {
    let kind = kind_of(&what)?;
    let view = load(&state, &desk, &reference).await?;
    must(&view, operation(kind))?;
    possible(&view.case, kind).map_err(|why| Error::from(office::Error::Refused(why)))?;
    let start = asks(&view, kind).start;
    page(&desk, &view, kind, start, None)
}

pub(crate) async fn send(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, what)): Path<(String, String)>,
    mut sent: Submitted,
) -> Answer<Response> {
    let kind = kind_of(&what)?;
    let view = load(&state, &desk, &reference).await?;
    let form = &mut sent.form;
    let Some(notice) = read(&view, kind, form) else {
        return Ok(again(page(&desk, &view, kind, sent.form, None)?));
    };
    let (who, case) = (&desk.who, view.case.id);
    let field = asks(&view, kind).field;
    let refused = match form.value("do") {
        // Nothing leaves that was not looked at.
        "send" if !form.value("seen").is_empty() => {
            let (id, seen) = (form.command_id().to_string(), form.value("seen").to_owned());
            match state.office.send_notice(who, case, &id, notice.clone(), Some(&seen)).await {
                Ok(sent) => {
                    let done = if sent.by_email() { "noticed" } else { "by-post" };
                    return Ok(Redirect::to(&back(&view.case, done)).into_response());
                }
                Err(cause) => Some(cause),
            }
        }
        "pdf" => match state.office.notice_preview(who, case, &notice, office::Form::Pdf).await {
            Ok(bytes) => {
                let name = format!("{reference}-draft-{what}.pdf");
                return Ok(download(&name, "application/pdf", bytes));
            }
            Err(cause) => Some(cause),
        },
        _ => None,
    };
    let seen = match (state.office.notice_page(who, case, &notice).await, refused) {
        (Ok(seen), None) => Some(seen),
        (Ok(seen), Some(cause)) => {
            on_form(cause, form, field)?;
            Some(seen)
        }
        (Err(cause), _) => {
            on_form(cause, form, field)?;
            None
        }
    };
    let failed = form.has_errors();
    let shown = page(&desk, &view, kind, sent.form, seen)?;
    Ok(if failed { again(shown) } else { shown.into_response() })
}

/// Questions to choose from, in their order.
fn questions(view: &CasePage, which: impl Fn(&office::QuestionView) -> bool) -> Vec<Choice> {
    view.questions
        .iter()
        .filter(|q| which(q))
        .map(|q| {
            let name = capital(&q.name);
            let text = super::frame::short(&q.question.text, 140);
            Choice::new(q.question.id.to_string(), format!("{name}: {text}"))
        })
        .collect()
}
