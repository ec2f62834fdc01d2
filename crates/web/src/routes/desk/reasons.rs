//! Standing reasons: reasoning that serves many letters, with an owner and a day on which it must be looked at again.
//!
//! What a provision needs is asked of `law`; a reason is adapted to each request where it is used, never here.

mod write;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use casework::{AuthorityEvent, authority::StandingReason, decision::Factor, decision::Likelihood};
use document::Law;
use jiff::civil::Date;
use serde::Deserialize;

use super::frame::{day, html};
use super::library::{holds, keeper, must_keep, reader};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page, Row, Shade, Tag, encode};
use crate::{Answer, Error};

/// From how many days before its end a reason is shown as ending soon.
const SOON: i32 = 30;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk/reasons", get(list))
        .route("/desk/new-reason", get(new_look).post(add))
        .route("/desk/reasons/{id}", get(look))
        .route("/desk/reasons/{id}/edit", get(edit_look).post(edit))
        .route("/desk/reasons/{id}/retire", post(retire))
}

fn href(id: &str) -> String {
    format!("/desk/reasons/{}", encode(id))
}

fn find<'a>(desk: &'a Desk, id: &str) -> Answer<&'a StandingReason> {
    desk.authority.standing_reasons.iter().find(|reason| reason.id == id).ok_or(Error::NotFound)
}

/// Whether it may be used on this day, in words.
fn state_of(reason: &StandingReason, today: Date) -> Tag {
    let left = today.until(reason.expires_on).map_or(0, |span| span.get_days());
    match left {
        ..=-1 => Tag::new("Expired: not offered", Shade::Red),
        0 => Tag::new("Last day", Shade::Amber),
        1..=SOON => Tag::new(format!("Expires in {} days", left), Shade::Amber),
        _ => Tag::new("In use", Shade::Green),
    }
}

/// A provision with its law and what it protects.
fn provision_words(law: Law, provision: &str) -> String {
    let title = law::provision(law, provision).map(|row| row.title.clone()).or_else(|| {
        let lifted = law::provisions::lifted_by(law, provision);
        lifted.first().map(|row| format!("neither confirm nor deny: {}", row.title))
    });
    format!("{} {provision} {}", law.short_title(), title.unwrap_or_default()).trim_end().to_owned()
}

struct Line {
    href: String,
    title: String,
    provision: String,
    owner: String,
    expires: String,
    state: Tag,
}

#[derive(Template)]
#[template(path = "desk/reasons.html")]
struct List {
    page: Page,
    form: Form,
    lines: Vec<Line>,
    states: Vec<Choice>,
    keeper: bool,
    done: String,
}

#[derive(Deserialize, Default)]
struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    done: String,
}

async fn list(
    State(state): State<AppState>,
    desk: Desk,
    Query(wanted): Query<Wanted>,
) -> Answer<Html<String>> {
    reader(&desk)?;
    let today = state.office.today();
    let mut reasons: Vec<&StandingReason> = desk.authority.standing_reasons.iter().collect();
    // What has to be looked at first stands first.
    reasons.sort_by(|a, b| (a.expires_on, &a.title).cmp(&(b.expires_on, &b.title)));
    let fits = |reason: &&StandingReason| {
        let words = provision_words(reason.reliance.law, &reason.reliance.provision);
        let expired = reason.expires_on < today;
        let right = match wanted.state.as_str() {
            "expired" => expired,
            "in-use" => !expired,
            _ => true,
        };
        right && holds(&format!("{} {} {words}", reason.title, reason.owner), &wanted.q)
    };
    let lines = reasons.into_iter().filter(fits).map(|reason| Line {
        href: href(&reason.id),
        title: reason.title.clone(),
        provision: provision_words(reason.reliance.law, &reason.reliance.provision),
        owner: reason.owner.clone(),
        expires: day(reason.expires_on),
        state: state_of(reason, today),
    });
    html(List {
        page: desk.page("Standing reasons").here("reasons"),
        lines: lines.collect(),
        states: vec![
            Choice::new("", "All"),
            Choice::new("in-use", "In use"),
            Choice::new("expired", "Expired"),
        ],
        keeper: keeper(&desk),
        form: Form::new().with("q", wanted.q).with("state", wanted.state),
        done: wanted.done,
    })
}

#[derive(Template)]
#[template(path = "desk/reason.html")]
struct Shown {
    page: Page,
    form: Form,
    href: String,
    title: String,
    state: Tag,
    expired: bool,
    rows: Vec<Row>,
    sides: Vec<(&'static str, Vec<Factor>)>,
    conclusion: String,
    wants: Vec<(String, String)>,
    keeper: bool,
    done: String,
}

fn page(
    state: &AppState,
    desk: &Desk,
    reason: &StandingReason,
    form: Form,
    done: String,
) -> Answer<Html<String>> {
    let today = state.office.today();
    let on = &reason.reliance;
    let likelihood = match on.likelihood {
        Some(Likelihood::Would) => "Would prejudice",
        Some(Likelihood::WouldBeLikely) => "Would be likely to prejudice",
        None => "",
    };
    let mut rows = vec![
        Row::new("Provision", provision_words(on.law, &on.provision)),
        Row::new("Serves", if reason.ncnd { "Neither confirming nor denying" } else { "Withholding" }),
        Row::new("Owner", reason.owner.clone()),
        Row::new("To be looked at again by", day(reason.expires_on)),
    ];
    let texts = write::TEXTS.iter().map(|(_, label, _, read)| (*label, read(on).as_str()));
    let told = texts.chain([("How sure the harm is", likelihood)]).filter(|(_, text)| !text.is_empty());
    rows.extend(told.map(|(label, text)| Row::new(label, text)));
    let (sides, conclusion) = match &reason.balance {
        Some(balance) => {
            let words = write::sides(reason.ncnd);
            let sides = vec![
                (words[0].1, balance.for_disclosure.clone()),
                (words[1].1, balance.for_withholding.clone()),
            ];
            (sides, balance.conclusion.clone())
        }
        None => (Vec::new(), String::new()),
    };
    let wants = law::reliance::requirements(on.law, &on.provision, reason.ncnd);
    html(Shown {
        page: desk
            .page(reason.title.clone())
            .here("reasons")
            .back("Standing reasons", "/desk/reasons")
            .of_form(&form),
        href: href(&reason.id),
        title: reason.title.clone(),
        state: state_of(reason, today),
        expired: reason.expires_on < today,
        rows,
        sides,
        conclusion,
        wants: wants.into_iter().map(|w| (w.ask, w.provision)).collect(),
        keeper: keeper(desk),
        form,
        done,
    })
}

async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer<Html<String>> {
    reader(&desk)?;
    page(&state, &desk, find(&desk, &id)?, Form::new(), wanted.done)
}

#[derive(Template)]
#[template(path = "desk/edit_reason.html")]
struct Edit {
    page: Page,
    form: Form,
    action: String,
    cancel: String,
    provisions: Vec<Choice>,
    likelihoods: Vec<Choice>,
    weights: Vec<Choice>,
    sides: Vec<(&'static str, &'static str, Vec<usize>)>,
    main: Vec<write::TextField>,
    special: Vec<write::TextField>,
    special_open: bool,
}

fn edit_page(desk: &Desk, known: Option<&StandingReason>, form: Form) -> Answer<Html<String>> {
    let to = known.map(|reason| href(&reason.id));
    let (title, back) = match known {
        Some(reason) => (format!("Change: {}", reason.title), (reason.title.clone(), href(&reason.id))),
        None => {
            ("Add a standing reason".to_owned(), ("Standing reasons".to_owned(), "/desk/reasons".to_owned()))
        }
    };
    let (main, special): (Vec<_>, Vec<_>) =
        write::TEXTS.iter().copied().partition(|(name, ..)| write::MAIN.contains(name));
    html(Edit {
        page: desk.page(title).here("reasons").back(back.0, back.1.clone()).of_form(&form),
        action: to.map_or("/desk/new-reason".to_owned(), |to| format!("{to}/edit")),
        cancel: back.1,
        provisions: write::provisions(&desk.authority.profile.laws, form.value("provision")),
        likelihoods: write::likelihoods(),
        weights: write::weights(),
        sides: write::sides(form.has("ncnd", "yes"))
            .map(|(side, label)| (side, label, write::factor_rows(&form, side)))
            .into(),
        special_open: special.iter().any(|(name, ..)| !form.trimmed(name).is_empty()),
        main,
        special,
        form,
    })
}

async fn new_look(desk: Desk) -> Answer<Html<String>> {
    must_keep(&desk)?;
    edit_page(&desk, None, Form::new())
}

async fn edit_look(desk: Desk, Path(id): Path<String>) -> Answer<Html<String>> {
    must_keep(&desk)?;
    let reason = find(&desk, &id)?;
    edit_page(&desk, Some(reason), write::form(reason))
}

async fn add(State(state): State<AppState>, desk: Desk, sent: Submitted) -> Answer<Response> {
    save(&state, &desk, None, sent).await
}

async fn edit(
    State(state): State<AppState>,
    desk: Desk,
    Path(id): Path<String>,
    sent: Submitted,
) -> Answer<Response> {
    let known = find(&desk, &id)?.clone();
    save(&state, &desk, Some(&known), sent).await
}

async fn save(
    state: &AppState,
    desk: &Desk,
    known: Option<&StandingReason>,
    mut sent: Submitted,
) -> Answer<Response> {
    must_keep(desk)?;
    let form = &mut sent.form;
    if let Some(side) = form.value("do").strip_prefix("rows-").map(str::to_owned) {
        let rows = write::factor_rows(form, &side).len() + 1;
        form.set(&format!("{side}-rows"), rows.to_string());
        return Ok(edit_page(desk, known, sent.form)?.into_response());
    }
    let taken = |id: &str| desk.authority.standing_reasons.iter().any(|reason| reason.id == id);
    let reason = write::reason(form, known, state.office.today(), taken);
    if let (Some(known), Some(reason)) = (known, &reason)
        && form.value("seen") != write::mark(known)
        && reason != known
    {
        form.set("seen", write::mark(known));
        form.fail("", "Somebody changed this reason while you were writing: compare it with yours, and save again to put yours in its place");
    }
    if let Some(reason) = reason.filter(|_| !form.has_errors()) {
        let event = AuthorityEvent::StandingReasonSet { reason: Box::new(reason) };
        match state.office.change(&desk.who, &form.command_id().to_string(), event).await {
            Ok(()) => {
                let to = known.map_or("/desk/reasons".to_owned(), |reason| href(&reason.id));
                return Ok(Redirect::to(&format!("{to}?done=saved")).into_response());
            }
            Err(cause) => {
                on_form(cause, form, "provision")?;
            }
        }
    }
    Ok(again(edit_page(desk, known, sent.form)?))
}

async fn retire(
    State(state): State<AppState>,
    desk: Desk,
    Path(id): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    must_keep(&desk)?;
    let Ok(reason) = find(&desk, &id) else {
        // Pressed twice, or retired by somebody else: it is what was wanted.
        return Ok(Redirect::to("/desk/reasons?done=retired").into_response());
    };
    let why = sent.form.required("why", "Say why it is no longer used");
    if sent.form.has_errors() {
        return Ok(again(page(&state, &desk, reason, sent.form, String::new())?));
    }
    let event = AuthorityEvent::StandingReasonRetired { id, why: capital(&why) };
    state.office.change(&desk.who, &sent.form.command_id().to_string(), event).await?;
    Ok(Redirect::to("/desk/reasons?done=retired").into_response())
}
