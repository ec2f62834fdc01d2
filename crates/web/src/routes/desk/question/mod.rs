//! One question decided: the answer, its disposition, and the reasons that the law asks for.
//!
//! What each provision asks is told by `law::reliance`; whether a decision may be is `casework`'s to say. Buttons that
//! only help with the form (another factor, a provision, a standing reason) bring the form back without saving it.

pub(super) mod helps;
mod read;
mod reasons;
mod stands;
mod write;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{Command, Decision, QuestionId, Stage, permission::Operation};
use office::CasePage;
use serde::Deserialize;

use self::helps::Supplied;
pub(crate) use self::helps::{Proposed, Source, shown};
use self::reasons::Boxes;
use self::stands::Stands;
use super::frame::{self, case_href, case_page, html, load};
use crate::error::{capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Finding, Page, Row};
use crate::{Answer, Error};

/// A disposition to choose.
const DISPOSITIONS: [(&str, &str, &str); 11] = [
    ("given", "Given", ""),
    ("given-in-part", "Given in part", "some of it is withheld"),
    ("withheld", "Withheld", "under an exemption or exception"),
    ("accessible", "Already public", "reasonably accessible to the applicant otherwise (section 21)"),
    ("not-held", "Not held", ""),
    ("no-recorded-information", "Nothing recorded", "an opinion or explanation was asked for"),
    ("ncnd", "Neither confirmed nor denied", "saying whether it is held would itself do the harm"),
    ("refused", "Refused as a whole", "cost (section 12), vexatious or repeated (section 14)"),
    ("other-law", "Handled under another law", "for example own personal data"),
    ("to-follow", "To follow", "lawfully later"),
    ("transferred", "Transferred", "another authority holds it"),
];

#[derive(Template)]
#[template(path = "desk/question.html")]
struct Shown {
    page: Page,
    form: Form,
    href: String,
    here: String,
    reference: String,
    id: u32,
    name: String,
    words: String,
    stem: Option<String>,
    heading: Option<String>,
    has_place: bool,
    sent: bool,
    may_decide: bool,
    may_ask: bool,
    waits: bool,
    dispositions: &'static [(&'static str, &'static str, &'static str)],
    others: Vec<Choice>,
    boxes: Vec<Boxes>,
    stands: Option<Stands>,
    provisions: Vec<Choice>,
    standing: Vec<Choice>,
    weights: Vec<Choice>,
    balance: bool,
    ncnd: bool,
    sides: Vec<(String, String, Vec<usize>)>,
    ncnd_sides: Vec<(String, String, Vec<usize>)>,
    enclosures: Vec<Choice>,
    supplied: Vec<Supplied>,
    proposed: Vec<Proposed>,
    missing: Vec<String>,
    because: Vec<Choice>,
    findings: Vec<Finding>,
    theirs: Option<(String, Vec<Row>)>,
    previous: Option<String>,
    next: Option<String>,
}

/// What the form begins with.
#[derive(Deserialize, Default)]
pub(crate) struct Begin {
    /// The key of a proposed answer.
    #[serde(default)]
    proposal: String,
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
    Query(begin): Query<Begin>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    let question = view.case.question(QuestionId(id)).ok_or(Error::NotFound)?;
    let mut form = write::form(question);
    // One that is not proposed any more leaves the form as it was.
    if !begin.proposal.is_empty()
        && let Ok((_, made)) =
            state.office.proposal(&desk.who, view.case.id, QuestionId(id), &begin.proposal).await
    {
        helps::fill(&mut form, &begin.proposal, &made);
    }
    page(&state, &desk, &view, QuestionId(id), form, None).await
}

async fn page(
    state: &AppState,
    desk: &Desk,
    view: &CasePage,
    id: QuestionId,
    form: Form,
    theirs: Option<(String, Vec<Row>)>,
) -> Answer<Html<String>> {
    let case = &view.case;
    let question = case.question(id).ok_or(Error::NotFound)?;
    let law = case.group_of(id).map(|g| g.law).or(case.law()).ok_or(Error::NotFound)?;
    let ncnd = form.value("disposition") == "ncnd";
    let boxes = reasons::boxes(law, &form);
    let balance = boxes.iter().any(|b| b.balance);
    let received = case.group_of(id).map_or(case.origin.received_on, |group| group.received_on);
    let href = case_href(case);
    let here = format!("{href}/questions/{id}");
    let place = case.place(id).unwrap_or(0);
    let neighbour = |at: Option<usize>| {
        at.and_then(|at| case.questions.get(at)).map(|q| format!("{href}/questions/{}", q.id))
    };
    let name = case.name_of(id);
    let findings = if view.stage == Stage::Open && question.decision.is_some() {
        let letter = state.office.letter_page(&desk.who, case.id, None).await?;
        super::letter::findings(&letter, &href)
            .into_iter()
            .filter(|f| f.place_name == capital(&name))
            .collect()
    } else {
        Vec::new()
    };
    let sides = |prefix: &str, first: &str, second: &str| {
        [("for", first), ("against", second)]
            .map(|(side, label)| {
                (
                    format!("{prefix}{side}"),
                    label.to_owned(),
                    (0..reasons::factor_rows(&form, &format!("{prefix}{side}"))).collect(),
                )
            })
            .to_vec()
    };
    html(Shown {
        page: case_page(desk, format!("{}: {}", capital(&name), frame::short(&question.text, 60)), case)
            .of_form(&form),
        sides: sides("", "For disclosing it", "For withholding it"),
        ncnd_sides: sides("ncnd-", "For confirming or denying", "For doing neither"),
        reference: case.reference.clone(),
        id: id.0,
        words: question.text.clone(),
        stem: question.stem.and_then(|s| case.stem(s)).map(|s| s.text.clone()),
        heading: question.heading.clone(),
        has_place: question.place.is_some(),
        sent: case.is_sent(id),
        may_decide: view.may.contains(&Operation::Decide),
        may_ask: view.may.contains(&Operation::AskColleagues),
        waits: case.progress(id) == casework::Progress::WaitsForApplicant,
        dispositions: &DISPOSITIONS,
        others: std::iter::once(Choice::new("", "Choose a question"))
            .chain(case.questions.iter().filter(|q| q.id != id).map(|q| {
                Choice::new(
                    q.id.to_string(),
                    format!("{}: {}", capital(&case.name_of(q.id)), frame::short(&q.text, 70)),
                )
            }))
            .collect(),
        provisions: reasons::provisions(law, &view.authority, case, form.trimmed("find")),
        standing: reasons::standing(law, &view.authority, state.office.today()),
        weights: ["strong", "moderate", "slight"].map(|w| Choice::new(w, capital(w))).to_vec(),
        stands: stands::stands(law, &form, &view.authority, received, state.office.today()),
        balance,
        ncnd,
        boxes,
        enclosures: case
            .enclosures
            .iter()
            .map(|e| {
                Choice::new(e.id.to_string(), e.file.name.clone())
                    .hint(super::enclosure::enclosure_tag(case, e).text)
            })
            .collect(),
        supplied: helps::supplied(case, id),
        proposed: helps::proposed(state, desk, case, id).await?,
        missing: helps::missing(state, desk, case, &form, id).await?,
        because: super::proposals::because(),
        findings,
        theirs,
        previous: neighbour(place.checked_sub(1)),
        next: neighbour(Some(place + 1)),
        name: capital(&name),
        href,
        here,
        form,
    })
}

pub(crate) async fn decide(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
    mut sent: Submitted,
) -> Answer<Response> {
    let id = QuestionId(id);
    let view = load(&state, &desk, &reference).await?;
    let question = view.case.question(id).ok_or(Error::NotFound)?;
    let law = view.case.group_of(id).map(|g| g.law).or(view.case.law()).ok_or(Error::NotFound)?;
    let form = &mut sent.form;
    let pressed = form.values("do").find(|v| !v.is_empty()).unwrap_or("save").to_owned();
    if !matches!(pressed.as_str(), "save" | "next") {
        helps::press(&state, &desk, &view, question, law, form, &pressed).await?;
        return Ok(page(&state, &desk, &view, id, sent.form, None).await?.into_response());
    }
    let decision = read::decision(form, &view.case, law);
    let Some(decision) = decision.filter(|_| !form.has_errors()) else {
        let shown = page(&state, &desk, &view, id, sent.form, None).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
    };
    let revision = form.value("revision").parse().unwrap_or(0);
    let command = helps::deciding(&state, &desk, &view.case, form, (id, revision), decision).await?;
    let command_id = form.command_id().to_string();
    match state.office.act(&desk.who, view.case.id, &command_id, vec![command]).await {
        Ok(case) => {
            let after =
                case.place(id).and_then(|at| case.questions.get(at + 1)).filter(|_| pressed == "next");
            let href = case_href(&case);
            let to = after.map_or(format!("{href}?done=saved"), |q| format!("{href}/questions/{}", q.id));
            Ok(Redirect::to(&to).into_response())
        }
        Err(cause) => {
            let status = on_form(cause, form, "disposition")?;
            let view = load(&state, &desk, &reference).await?;
            let question = view.case.question(id).ok_or(Error::NotFound)?;
            let theirs = (question.revision != revision).then(|| {
                let by = question.decided_by.clone().unwrap_or_else(|| "Somebody else".to_owned());
                // Saving again is then a choice made in sight of both.
                form.set("revision", question.revision.to_string());
                (by, question.decision.as_ref().map(rows).unwrap_or_default())
            });
            let shown = page(&state, &desk, &view, id, sent.form, theirs).await?;
            Ok((status, shown).into_response())
        }
    }
}

/// A decision in rows, for looking at beside another.
fn rows(decision: &Decision) -> Vec<Row> {
    let mut rows = vec![
        Row::new("Disposition", frame::disposition_words(decision.disposition)),
        Row::new("Answer", decision.words.clone()),
    ];
    if let Some(table) = &decision.table {
        rows.push(Row::new("Table", write::table_text(table)));
    }
    for reliance in &decision.reliances {
        let said = [&reliance.covers, &reliance.why, &reliance.prejudice].map(|t| t.trim().to_owned());
        rows.push(Row::new(
            reliance.provision.clone(),
            said.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n"),
        ));
    }
    if let Some(balance) = &decision.balance {
        rows.push(Row::new("Balance", balance.conclusion.clone()));
    }
    rows
}

/// Takes a decision back.
pub(crate) async fn take_back(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
    sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let command =
        Command::TakeBackDecision { question: QuestionId(id), why: sent.form.trimmed("back-why").to_owned() };
    state.office.act(&desk.who, view.case.id, &sent.form.command_id().to_string(), vec![command]).await?;
    Ok(Redirect::to(&format!("{}/questions/{id}", case_href(&view.case))).into_response())
}

/// The name of a field of the form: `r` and 0 and `why` are `r0-why`; `for` and 1 and `text` are `for-1-text`.
pub(crate) fn name(group: &str, at: &usize, field: &str) -> String {
    if group == "r" { format!("r{at}-{field}") } else { format!("{group}-{at}-{field}") }
}
