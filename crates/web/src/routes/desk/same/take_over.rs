//! The answers of an earlier case for this one: each beside what the registers say now, and put into the form of its
//! question by a button. Only that form decides.

use answers::Candidate;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use casework::permission::Operation;
use office::TakeOverRow;
use office::answers;

use super::super::frame::{case_href, case_page, day, disposition_tag, html, load};
use super::{alike_tag, note};
use crate::Answer;
use crate::error::capital;
use crate::form::Form;
use crate::state::{AppState, Desk};
use crate::view::{Page, Tag, encode};

/// What somebody says, with where it stands.
struct Said {
    tag: Tag,
    words: String,
    table: Vec<Vec<String>>,
    source: String,
}

/// A question with what is proposed for it.
struct Row {
    id: u32,
    name: String,
    text: String,
    href: String,
    revision: u32,
    decided: bool,
    asked_then: String,
    other_years: bool,
    earlier: Option<Said>,
    register: Option<Said>,
    differs: bool,
    agrees: bool,
    stale: bool,
    from_register: bool,
    can_take: bool,
}

#[derive(Template)]
#[template(path = "desk/take_over.html")]
struct TakeOver {
    page: Page,
    form: Form,
    reference: String,
    from: String,
    from_href: String,
    note: String,
    tag: Tag,
    received: String,
    rows: Vec<Row>,
    may_decide: bool,
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, other)): Path<(String, String)>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    let from = state.office.find_case(&desk.who, &other).await?;
    let taken = state.office.take_over(&desk.who, view.case.id, from).await?;
    let href = case_href(&view.case);
    let rows = taken
        .rows
        .iter()
        .map(|row| {
            let id = row.beside.question;
            let revision = view.case.question(id).map_or(0, |q| q.revision);
            shown(row, &format!("{href}/questions/{id}"), revision)
        })
        .collect();
    html(TakeOver {
        page: case_page(
            &desk,
            format!("Take over the answers of {}", taken.from.arrival.reference),
            &view.case,
        ),
        form: Form::new(),
        reference: view.case.reference.clone(),
        from_href: format!("/desk/cases/{}", encode(&taken.from.arrival.reference)),
        from: taken.from.arrival.reference.clone(),
        note: note(&taken.from.arrival),
        tag: alike_tag(taken.from.arrival.alike),
        received: day(view.case.origin.received_on),
        rows,
        may_decide: view.may.contains(&Operation::Decide),
    })
}

fn shown(row: &TakeOverRow, href: &str, revision: u32) -> Row {
    let proposal = row.proposal();
    let then = row.beside.then.as_ref();
    Row {
        id: row.beside.question.0,
        name: capital(&row.beside.name),
        text: row.beside.text.clone(),
        href: href.to_owned(),
        revision,
        decided: row.decided,
        asked_then: then.map(|t| t.text.clone()).unwrap_or_default(),
        other_years: then.is_some_and(|t| t.other_years),
        differs: row.differs,
        agrees: row.earlier.is_some() && row.register.is_some() && !row.differs,
        stale: proposal.is_some_and(|c| c.stale),
        from_register: proposal.is_some_and(|c| c.source.kind == answers::SourceKind::Register),
        can_take: proposal.is_some() && !row.decided,
        earlier: row.earlier.as_ref().map(said),
        register: row.register.as_ref().map(said),
    }
}

fn said(candidate: &Candidate) -> Said {
    let source = &candidate.source;
    let on = source.date.map_or_else(|| "of an unknown day".to_owned(), |on| format!("as at {}", day(on)));
    let parts = match source.kind {
        answers::SourceKind::Register => {
            vec![source.name.clone(), source.record.clone(), source.field.clone(), on]
        }
        answers::SourceKind::EarlierAnswer => vec![source.reference.clone(), on],
    };
    let mut tag = disposition_tag(candidate.disposition);
    if !candidate.provisions.is_empty() {
        tag.text = format!("{}, {}", tag.text, candidate.provisions.join(", "));
    }
    Said {
        tag,
        words: candidate.text.clone(),
        table: candidate
            .table
            .as_ref()
            .map(|table| std::iter::once(table.headings.clone()).chain(table.rows.iter().cloned()).collect())
            .unwrap_or_default(),
        source: parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · "),
    }
}
