//! Publishing an answer in the disclosure log: a decision of its own, after a look at question, answer and files.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use casework::{
    case::{FoundPerson, LetterState, LogEntry, Stage},
    ids::{EntryId, LetterId},
    permission::Operation,
};
use office::{CasePage, PublishForm};

use super::doing::{back, went};
use super::enclosure::{about, level, personal_kind, personal_of, personal_value};
use super::frame::{case_href, case_page, disposition_words, html, load, must};
use crate::error::{again, capital};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page};
use crate::{Answer, Error};

#[derive(Template)]
#[template(path = "desk/publish.html")]
struct Publish {
    page: Page,
    form: Form,
    href: String,
    reference: String,
    answers: Vec<(usize, String)>,
    looks: Vec<String>,
    files: Vec<Choice>,
    people: Vec<Choice>,
    standing: Vec<Choice>,
    ready: bool,
    history: bool,
}

/// The last letter with answers that left and is not in the log.
fn unpublished(view: &CasePage) -> Option<LetterId> {
    let case = &view.case;
    let left = case
        .letters
        .iter()
        .rev()
        .filter(|l| matches!(l.state, LetterState::Carried { .. }) && !l.answers.is_empty());
    left.map(|l| l.id).find(|id| !case.entries.iter().any(|e| e.letter == *id && e.withdrawn.is_none()))
}

/// What can be published now, with where to look: of a letter that left, or of an imported response.
async fn proposed(
    state: &AppState,
    desk: &Desk,
    view: &CasePage,
) -> Answer<Option<(LogEntry, Vec<office::publication::Look>)>> {
    let case = view.case.id;
    if view.stage == Stage::History {
        let found = state.office.propose_history_entry(&desk.who, case).await?;
        return Ok(Some(found).filter(|(entry, _)| !entry.answers.is_empty()));
    }
    Ok(match unpublished(view) {
        Some(letter) => Some(state.office.propose_entry(&desk.who, case, letter).await?),
        None => None,
    })
}

/// Who is named in what would be published, each for somebody to say that everyone may see it.
async fn people(
    state: &AppState,
    desk: &Desk,
    view: &CasePage,
    entry: Option<&LogEntry>,
    form: &Form,
) -> Answer<Vec<Choice>> {
    let Some(entry) = entry else { return Ok(Vec::new()) };
    // After a form came back, what it would publish counts, not what was proposed.
    let entry =
        if form.value("shown").is_empty() { entry.clone() } else { edited(entry.clone(), &mut form.clone()) };
    let found = state.office.personal_in_entry(&desk.who, view.case.id, &entry).await?;
    let choice = |found: &FoundPerson| {
        let level = level(found).map(|tag| format!(", {}", tag.text.to_lowercase())).unwrap_or_default();
        let label = format!("{} ({}{level})", found.text, personal_kind(&found.kind).to_lowercase());
        let out = view.case.may_be_seen(&found.key()) == Some(false);
        let hint = if out { "It was said that this must come out".to_owned() } else { about(found) };
        Choice::new(personal_value(found), label).hint(hint)
    };
    Ok(found.iter().map(choice).collect())
}

async fn page(state: &AppState, desk: &Desk, view: &CasePage, mut form: Form) -> Answer<Html<String>> {
    let case = &view.case;
    let (entry, looks) = match proposed(state, desk, view).await? {
        Some((entry, looks)) => (Some(entry), looks),
        None => (None, Vec::new()),
    };
    let people = people(state, desk, view, entry.as_ref(), &form).await?;
    if let Some(entry) = entry.as_ref().filter(|_| form.value("shown").is_empty()) {
        form = form.with("title", entry.title.clone()).with("summary", entry.summary.clone());
        for (at, answer) in entry.answers.iter().enumerate() {
            form = form
                .with(&format!("question-{at}"), answer.question_text.clone())
                .with(&format!("answer-{at}"), answer.answer.clone());
        }
        for file in &entry.enclosures {
            form = form.with("file", file.sha256.clone());
        }
    }
    let name = |at: usize, a: &casework::case::PublishedAnswer| {
        (
            at,
            format!(
                "{}: {}",
                capital(&case.name_of(a.question)),
                disposition_words(a.disposition).to_lowercase()
            ),
        )
    };
    // What nobody read for personal data is not among the people above: somebody has to.
    let of_entry = |e: &&casework::case::Enclosure| {
        entry.iter().flat_map(|entry| &entry.enclosures).any(|f| f.sha256 == e.file.sha256)
    };
    let unread = case.enclosures.iter().filter(of_entry).filter_map(|e| {
        let why = e.inspection()?.found.personal_unread.as_ref()?;
        Some(format!("{}: its words were not looked through for personal data: {why}", e.file.name))
    });
    let looks: Vec<String> =
        looks.iter().map(|l| format!("{}: {}", capital(&l.place), l.what)).chain(unread).collect();
    let history = view.stage == Stage::History;
    let here = if history { "imported" } else { "mine" };
    html(Publish {
        page: case_page(desk, "Publish the answer", case).here(here).of_form(&form),
        href: case_href(case),
        reference: case.reference.clone(),
        answers: entry.iter().flat_map(|e| e.answers.iter().enumerate()).map(|(at, a)| name(at, a)).collect(),
        looks,
        files: entry
            .iter()
            .flat_map(|e| &e.enclosures)
            .map(|f| Choice::new(f.sha256.clone(), f.name.clone()))
            .collect(),
        standing: case
            .entries
            .iter()
            .filter(|e| e.withdrawn.is_none())
            .map(|e| Choice::new(e.id.to_string(), e.title.clone()))
            .collect(),
        people,
        ready: entry.is_some(),
        history,
        form,
    })
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::Publish)?;
    page(&state, &desk, &view, Form::new()).await
}

/// The entry as the officer left it after the look.
fn edited(mut entry: LogEntry, form: &mut Form) -> LogEntry {
    entry.title = form.required("title", "Give the published answer a title");
    entry.summary = form.trimmed("summary").to_owned();
    let left = |form: &Form, at: usize| form.has(&field("leave", &at), "yes");
    let mut at = 0;
    entry.answers.retain(|_| {
        at += 1;
        !left(form, at - 1)
    });
    let kept: Vec<usize> = (0..at).filter(|at| !left(form, *at)).collect();
    for (at, answer) in kept.into_iter().zip(entry.answers.iter_mut()) {
        answer.question_text = form.required(&format!("question-{at}"), "The question needs words");
        answer.answer = form.trimmed(&format!("answer-{at}")).to_owned();
    }
    let kept: Vec<String> = form.values("file").map(str::to_owned).collect();
    entry.enclosures.retain(|f| kept.contains(&f.sha256));
    entry
}

pub(crate) async fn publish(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let case = view.case.id;
    let form = &mut sent.form;
    let command = form.command_id().to_string();
    let done = if form.value("do") == "withdraw" {
        let entry = form.value("entry").parse().map(EntryId).map_err(|_| Error::NotFound)?;
        let why = form.trimmed("why").to_owned();
        state.office.withdraw_entry(&desk.who, case, &command, entry, &why).await.map(|()| "saved")
    } else {
        let (entry, _) = proposed(&state, &desk, &view).await?.ok_or(Error::NotFound)?;
        let entry = edited(entry, form);
        if form.has_errors() {
            return Ok(again(page(&state, &desk, &view, sent.form).await?));
        }
        let looked = |what: &str| form.has("looked", what);
        let publish = PublishForm {
            entry,
            applicant: looked("applicant"),
            third_parties: looked("third-parties"),
            copyright: looked("copyright"),
            may_be_seen: form.values("person").filter_map(personal_of).collect(),
        };
        state.office.publish(&desk.who, case, &command, publish).await.map(|_| "published")
    };
    let field = if form.value("do") == "withdraw" { "why" } else { "looked" };
    let to = back(&view.case, done.as_ref().copied().unwrap_or_default());
    match went(done, form, field, &to)? {
        Some(done) => Ok(done),
        None => Ok(again(page(&state, &desk, &view, sent.form).await?)),
    }
}

/// The name of a field about one answer.
pub(crate) fn field(what: &str, at: &usize) -> String {
    format!("{what}-{at}")
}
