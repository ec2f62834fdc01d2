//! The draft of a case: every question with the answer proposed for it, or whom to ask and what was said last time.
//!
//! Each answer is accepted, edited (on the question's own page) or rejected, by an officer. Nothing here decides by
//! itself; what a decision needs is `casework`'s to say.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{
    Case,
    case::{Question, RejectedBecause},
    ids::QuestionId,
    permission::Operation,
};
use office::{CaseDraft, CasePage, Chosen, DraftLine, answers::Candidate};
use serde::Deserialize;

use super::frame::{self, case_href, case_page, html, label_of, load, must};
use super::question::Source;
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page, Tag, encode, plural};
use crate::{Answer, Error};

/// An answer that stands in the draft.
struct Stands {
    key: String,
    words: String,
    table: Vec<Vec<String>>,
    becomes: String,
    sure: String,
    source: Source,
    note: Option<String>,
    stale: bool,
    warnings: Vec<(String, String)>,
    missing: Vec<String>,
}

/// An answer that is still to be found.
struct Find {
    whom: Option<String>,
    last: Option<String>,
    ask: String,
}

/// A question in the draft.
struct Line {
    id: u32,
    label: String,
    name: String,
    text: String,
    heading: Option<String>,
    href: String,
    revision: u32,
    tag: Tag,
    stands: Option<Stands>,
    find: Option<Find>,
}

#[derive(Template)]
#[template(path = "desk/proposals.html")]
struct Shown {
    page: Page,
    form: Form,
    href: String,
    reference: String,
    counts: String,
    threshold: String,
    noted: bool,
    ready: Vec<Chosen>,
    rest: usize,
    because: Vec<Choice>,
    lines: Vec<Line>,
    may_decide: bool,
    may_ask: bool,
    accepted: Option<String>,
    rejected: bool,
}

/// What was done just before.
#[derive(Deserialize, Default)]
pub(crate) struct Done {
    #[serde(default)]
    accepted: Option<usize>,
    #[serde(default)]
    left: usize,
    #[serde(default)]
    rejected: bool,
}

/// Reasons not to want an answer.
pub(super) fn because() -> Vec<Choice> {
    let mut choices = vec![Choice::new("", "No reason given")];
    choices.extend(RejectedBecause::ALL.map(|b| Choice::new(b.id(), crate::error::capital(b.words()))));
    choices
}

fn stands(line: &DraftLine) -> Option<Stands> {
    let candidate: &Candidate = line.proposed()?;
    let shown = super::question::shown(candidate);
    Some(Stands {
        key: line.key.clone(),
        words: shown.text,
        table: shown.table,
        becomes: shown.becomes,
        sure: shown.sure,
        source: shown.source,
        note: shown.note,
        stale: candidate.stale,
        warnings: line
            .drafted
            .warnings
            .iter()
            .map(|w| (w.why.clone(), office::side_in_a_line(&w.with)))
            .collect(),
        missing: line.missing.clone(),
    })
}

fn find(line: &DraftLine, case: &CasePage) -> Option<Find> {
    let find = line.drafted.to_find.as_ref()?;
    let team = find.whom.as_deref().filter(|whom| case.authority.team(whom).is_some());
    let team = team.map(|team| format!("&team={}", encode(team))).unwrap_or_default();
    Some(Find {
        whom: find.whom.clone(),
        last: find.last.as_ref().map(office::LastSaid::in_a_line),
        ask: format!("{}/ask?question={}{team}", case_href(&case.case), line.question),
    })
}

fn line(view: &CasePage, question: &Question, drafted: &DraftLine, heading: Option<String>) -> Line {
    let case: &Case = &view.case;
    let found = if drafted.open { (stands(drafted), find(drafted, view)) } else { (None, None) };
    let progress = case.progress(question.id);
    Line {
        id: question.id.0,
        label: label_of(case, question),
        name: case.name_of(question.id),
        text: question.text.clone(),
        heading,
        href: format!("{}/questions/{}", case_href(case), question.id),
        revision: question.revision,
        tag: frame::question_tag(case, question, progress),
        stands: found.0,
        find: found.1,
    }
}

fn page(desk: &Desk, view: &CasePage, draft: &CaseDraft, form: Form, done: Done) -> Answer<Html<String>> {
    let case = &view.case;
    let mut heading: Option<&String> = None;
    let mut lines = Vec::with_capacity(draft.lines.len());
    for drafted in &draft.lines {
        let Some(question) = case.question(drafted.question) else { continue };
        let begins = question.heading.as_ref().filter(|h| heading != Some(*h)).cloned();
        heading = question.heading.as_ref();
        lines.push(line(view, question, drafted, begins));
    }
    let open = draft.lines.iter().filter(|l| l.open).count();
    let chosen = |l: &DraftLine| Chosen {
        question: l.question,
        key: l.key.clone(),
        revision: case.question(l.question).map_or(0, |q| q.revision),
    };
    html(Shown {
        page: case_page(desk, "Draft answers", case).of_form(&form),
        href: format!("{}/proposals", case_href(case)),
        reference: case.reference.clone(),
        counts: format!("{} of {}", draft.proposed, plural(&open, "open question", "open questions")),
        threshold: format!("{:.2}", f64::from(draft.threshold.per_cent()) / 100.0),
        noted: draft.noted,
        ready: draft.lines.iter().filter(|l| l.ready()).map(chosen).collect(),
        rest: draft.proposed - draft.ready,
        because: because(),
        may_decide: view.may.contains(&Operation::Decide),
        may_ask: view.may.contains(&Operation::AskColleagues),
        accepted: done.accepted.map(|n| {
            let left = match done.left {
                0 => String::new(),
                left => format!(" {} more first.", plural(&left, "answer needs", "answers need")),
            };
            format!("{} accepted.{left}", plural(&n, "answer is", "answers are"))
        }),
        rejected: done.rejected,
        lines,
        form,
    })
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    Query(done): Query<Done>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    let draft = state.office.case_draft(&desk.who, view.case.id).await?;
    page(&desk, &view, &draft, Form::new(), done)
}

/// `3.1f2e….0`: the question, the key of the answer, the revision of the decision.
pub(crate) fn chosen_text(chosen: &Chosen) -> String {
    format!("{}.{}.{}", chosen.question, chosen.key, chosen.revision)
}

fn chosen(text: &str) -> Option<Chosen> {
    let mut parts = text.split('.');
    let question = QuestionId(parts.next()?.parse().ok()?);
    let key = parts.next()?.to_owned();
    let revision = parts.next()?.parse().ok()?;
    parts.next().is_none().then_some(Chosen { question, key, revision })
}

pub(crate) async fn act(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::Decide)?;
    let case = view.case.id;
    let form = &mut sent.form;
    let here = format!("{}/proposals", case_href(&view.case));
    let pressed = form.value("do").to_owned();
    let picked: Vec<Chosen> = form.values("chosen").filter_map(chosen).collect();
    // Every button of the page is a command of its own, though the page has one id.
    let first = picked.first().map(chosen_text).unwrap_or_default();
    let id = format!("{} {pressed} {first}", form.command_id());
    let done = match pressed.as_str() {
        "draft" => state.office.draft_answers(&desk.who, case, &id).await.map(|_| here.clone()),
        "accept" | "all" if !picked.is_empty() => {
            let accepted = state.office.accept_proposals(&desk.who, case, &id, &picked).await;
            accepted.map(|taken| match (&picked[..], taken.needs.is_empty()) {
                // What is missing is asked for on the question's own page.
                ([one], false) => {
                    format!(
                        "{}/questions/{}?proposal={}",
                        case_href(&view.case),
                        one.question,
                        encode(&one.key)
                    )
                }
                _ => format!("{here}?accepted={}&left={}", taken.taken.len(), taken.needs.len()),
            })
        }
        "reject" if picked.len() == 1 => {
            let because = RejectedBecause::from_id(form.value("because"));
            let why = form.trimmed("why").to_owned();
            let rejected =
                state.office.reject_proposal(&desk.who, case, &id, &picked[0], because, &why).await;
            rejected.map(|_| format!("{here}?rejected=true"))
        }
        _ => return Err(Error::NotFound),
    };
    match done {
        Ok(to) => Ok(Redirect::to(&to).into_response()),
        Err(cause) => {
            on_form(cause, form, "")?;
            let view = load(&state, &desk, &reference).await?;
            let draft = state.office.case_draft(&desk.who, case).await?;
            // The page that comes back is a new one, with a command of its own.
            let mut fresh = Form::new();
            let wrong: Vec<(String, String)> =
                sent.form.errors().iter().map(|e| (e.name.clone(), e.text.clone())).collect();
            for (name, text) in wrong {
                fresh.fail(&name, text);
            }
            Ok(again(page(&desk, &view, &draft, fresh, Done::default())?))
        }
    }
}
