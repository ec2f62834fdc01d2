//! Everything that came before a case: the newest beside it question by question, the others as a list.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use casework::CaseId;
use office::{Laid, Then};

use super::super::frame::{case_href, case_page, day, disposition_tag, html, load};
use super::{Line, alike_tag, line, note, repeated_words, sentences, several_open};
use crate::Answer;
use crate::state::{AppState, Desk};
use crate::view::{Page, Tag, encode};

/// How many earlier cases are opened and laid beside this one.
const LAID: usize = 5;

/// An earlier case.
struct Shown {
    id: usize,
    rows_id: String,
    case: String,
    take_over: Option<String>,
    reference: String,
    subject: String,
    note: String,
    tag: Tag,
    rows: Vec<RowShown>,
}

/// A question now and then.
struct RowShown {
    now: Option<(String, String)>,
    then: Option<(String, String)>,
    answer: Option<Said>,
}

/// What was answered then.
struct Said {
    tag: Tag,
    words: String,
    provisions: String,
    table: bool,
}

/// A case in another authority of this person.
struct There {
    name: String,
    authority: String,
    reference: String,
    to: String,
    note: String,
    tag: Tag,
}

#[derive(Template)]
#[template(path = "desk/same.html")]
struct Same {
    page: Page,
    reference: String,
    subject: String,
    sentences: Vec<String>,
    repeated: Option<String>,
    laid: Vec<Shown>,
    further: Vec<Line>,
    there: Vec<There>,
    everywhere: Option<String>,
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    let found = state.office.recurring(&desk.who, view.case.id).await?;
    let newest: Vec<CaseId> = found.arrivals.iter().take(LAID).map(|a| a.case).collect();
    let laid = state.office.laid_beside(&desk.who, view.case.id, &newest).await?;
    let href = case_href(&view.case);
    html(Same {
        page: case_page(&desk, "The same questionnaire before", &view.case),
        everywhere: several_open(&found).then(|| format!("{href}/everywhere")),
        reference: view.case.reference.clone(),
        subject: view.case.subject.clone(),
        sentences: sentences(&found),
        repeated: found.repeated.as_ref().map(repeated_words),
        laid: laid.iter().enumerate().map(|(id, laid)| shown(id, laid, &href)).collect(),
        further: found.arrivals.iter().skip(LAID).map(|arrival| line(arrival, &href)).collect(),
        there: found
            .in_others
            .iter()
            .map(|one| There {
                name: one.name.clone(),
                authority: one.authority.to_string(),
                reference: one.reference.clone(),
                to: format!("/desk/cases/{}", encode(&one.reference)),
                note: [
                    one.received_on.map(|on| format!("received {}", day(on))),
                    one.law.map(|law| law.title().to_owned()),
                    one.due.filter(|_| one.open).map(|on| format!("due {}", day(on))),
                    (!one.open).then(|| "nothing is open".to_owned()),
                ]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
                tag: alike_tag(one.alike),
            })
            .collect(),
    })
}

fn shown(id: usize, laid: &Laid, href: &str) -> Shown {
    let arrival = &laid.arrival;
    let mut rows: Vec<RowShown> = laid
        .questions
        .iter()
        .map(|beside| RowShown {
            now: Some((crate::error::capital(&beside.name), beside.text.clone())),
            then: beside.then.as_ref().map(|t| (crate::error::capital(&t.name), t.text.clone())),
            answer: beside.then.as_ref().and_then(said),
        })
        .collect();
    rows.extend(laid.gone.iter().map(|gone| RowShown {
        now: None,
        then: Some((crate::error::capital(&gone.name), gone.text.clone())),
        answer: None,
    }));
    let answered = rows.iter().any(|row| row.answer.is_some());
    Shown {
        id,
        rows_id: format!("rows-{id}"),
        case: format!("/desk/cases/{}", encode(&arrival.reference)),
        take_over: answered.then(|| format!("{href}/same/{}", encode(&arrival.reference))),
        reference: arrival.reference.clone(),
        subject: arrival.subject.clone(),
        note: note(arrival),
        tag: alike_tag(arrival.alike),
        rows,
    }
}

fn said(then: &Then) -> Option<Said> {
    Some(Said {
        tag: disposition_tag(then.disposition?),
        words: then.words.clone(),
        provisions: then.provisions.join(", "),
        table: then.table.is_some(),
    })
}
