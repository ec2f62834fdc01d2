//! Putting right what was misread in an imported letter: at once with one click, or with words on a page of its own.
//! What was read is kept beside it; that is `casework`'s doing.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{
    Case, QuestionId,
    case::{History, HistoryFact, HistoryQuestion},
    permission::Operation,
};
use document::{
    Law,
    response::{Disposition, Outcome},
};
use office::HistoryPage;

use super::super::frame::{self, case_href, case_page, html, must};
use super::{outcome_words, show};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page};
use crate::{Answer, Error};

/// What is put right on a page of its own.
enum What {
    Letter,
    Question(QuestionId),
    NewQuestion,
}

#[derive(Template)]
#[template(path = "desk/history_correct.html")]
struct Correct {
    page: Page,
    form: Form,
    action: String,
    href: String,
    reference: String,
    title: String,
    letter: bool,
    known: bool,
    laws: Vec<Choice>,
    outcomes: Vec<Choice>,
    dispositions: Vec<Choice>,
    published: bool,
}

async fn load(state: &AppState, desk: &Desk, reference: &str) -> Answer<HistoryPage> {
    let id = state.office.find_case(&desk.who, reference).await?;
    let view = state.office.history_page(&desk.who, id).await?;
    if view.page.case.history.is_none() {
        return Err(Error::NotFound);
    }
    must(&view.page, Operation::CorrectHistory)?;
    Ok(view)
}

fn history(case: &Case) -> Answer<&History> {
    case.history.as_ref().ok_or(Error::NotFound)
}

/// The question with its answer as it stands now.
fn stands(case: &Case, id: QuestionId) -> Answer<HistoryQuestion> {
    let question = case.question(id).ok_or(Error::NotFound)?;
    let found = history(case)?.answer(id);
    Ok(HistoryQuestion {
        question: id,
        text: question.text.clone(),
        place: question.place,
        answer: found.and_then(|f| f.answer.clone()),
        answer_place: found.and_then(|f| f.place),
        disposition: found.map_or(Disposition::Unclear, |f| f.disposition),
        provisions: found.map(|f| f.provisions.clone()).unwrap_or_default(),
        own_personal_data: question.own_personal_data,
    })
}

/// One click: what became of a question, that there is no such question, or that it is about the applicant.
pub(in super::super) async fn at_once(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let case = &view.page.case;
    let form = &sent.form;
    let question = form.value("question").parse().map(QuestionId).map_err(|_| Error::NotFound)?;
    let mut now = stands(case, question)?;
    let made = match form.value("do") {
        "no-question" => HistoryFact::NoQuestion { question },
        "own" => {
            now.own_personal_data = Some(true);
            HistoryFact::Answer(now)
        }
        "not-own" => {
            now.own_personal_data = Some(false);
            HistoryFact::Answer(now)
        }
        other => {
            now.disposition = Disposition::from_id(other).ok_or(Error::NotFound)?;
            HistoryFact::Answer(now)
        }
    };
    let command = form.command_id().to_string();
    match state.office.correct_history(&desk.who, case.id, &command, vec![made]).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=right", case_href(case))).into_response()),
        Err(cause) => {
            on_form(cause, &mut sent.form, "")?;
            Ok(again(show(&desk, view, sent.form, String::new())?))
        }
    }
}

fn what(case: &Case, what: &str) -> Answer<What> {
    match what {
        "letter" => Ok(What::Letter),
        "new" => Ok(What::NewQuestion),
        id => {
            let id = id.parse().map(QuestionId).map_err(|_| Error::NotFound)?;
            case.question(id).map(|q| What::Question(q.id)).ok_or(Error::NotFound)
        }
    }
}

fn filled(case: &Case, what: &What) -> Answer<Form> {
    let history = history(case)?;
    Ok(match what {
        What::Letter => Form::new()
            .with("subject", case.subject.clone())
            .with("reference", history.reference.clone().unwrap_or_default())
            .with_date("received", history.received)
            .with_date("answered", history.answered)
            .with("law", history.law.map_or("", Law::id))
            .with("outcome", history.outcome.map_or("", outcome_id)),
        What::NewQuestion => Form::new().with("disposition", Disposition::Given.id()),
        What::Question(id) => {
            let now = stands(case, *id)?;
            let mut form = Form::new()
                .with("text", now.text)
                .with("answer", now.answer.unwrap_or_default())
                .with("disposition", now.disposition.id())
                .with("provisions", now.provisions.join(", "));
            if now.own_personal_data == Some(true) {
                form = form.with("own", "yes");
            }
            form
        }
    })
}

const OUTCOMES: [Outcome; 8] = [
    Outcome::Full,
    Outcome::Partial,
    Outcome::Refused,
    Outcome::NotHeld,
    Outcome::Ncnd,
    Outcome::S12,
    Outcome::S14,
    Outcome::Other,
];

fn outcome_id(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Full => "full",
        Outcome::Partial => "partial",
        Outcome::Refused => "refused",
        Outcome::NotHeld => "not-held",
        Outcome::Ncnd => "ncnd",
        Outcome::S12 => "s12",
        Outcome::S14 => "s14",
        Outcome::Other => "other",
    }
}

fn dispositions() -> Vec<Choice> {
    use Disposition as D;
    [
        D::Given,
        D::GivenInPart,
        D::Withheld,
        D::Accessible,
        D::NotHeld,
        D::NoRecordedInformation,
        D::Ncnd,
        D::Refused,
        D::ToFollow,
        D::Transferred,
        D::Withdrawn,
        D::Invalid,
        D::OtherLaw,
        D::Unclear,
    ]
    .into_iter()
    .map(|d| Choice::new(d.id(), frame::disposition_words(d)))
    .collect()
}

fn page(desk: &Desk, case: &Case, what: &What, form: Form) -> Answer<Html<String>> {
    let href = case_href(case);
    let (name, title) = match what {
        What::Letter => ("letter".to_owned(), "What the letter says".to_owned()),
        What::NewQuestion => ("new".to_owned(), "A question that was overlooked".to_owned()),
        What::Question(id) => (id.to_string(), capital(&case.name_of(*id))),
    };
    let published = match what {
        What::Question(id) => case
            .entries
            .iter()
            .filter(|e| e.withdrawn.is_none())
            .any(|e| e.answers.iter().any(|a| a.question == *id)),
        _ => false,
    };
    let unknown = || Choice::new("", "Not known");
    html(Correct {
        page: case_page(desk, title.clone(), case).here("imported").of_form(&form),
        action: format!("{href}/history/{name}"),
        reference: case.reference.clone(),
        title,
        letter: matches!(what, What::Letter),
        known: matches!(what, What::Question(_)),
        laws: [unknown()].into_iter().chain(Law::ALL.map(|l| Choice::new(l.id(), l.title()))).collect(),
        outcomes: [unknown()]
            .into_iter()
            .chain(OUTCOMES.map(|o| Choice::new(outcome_id(o), outcome_words(o))))
            .collect(),
        dispositions: dispositions(),
        published,
        href,
        form,
    })
}

pub(in super::super) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, wanted)): Path<(String, String)>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    let case = &view.page.case;
    let what = what(case, &wanted)?;
    let form = filled(case, &what)?;
    page(&desk, case, &what, form)
}

/// What the form says; what is as it was changes nothing.
fn facts(case: &Case, what: &What, form: &mut Form) -> Vec<HistoryFact> {
    let some = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
    match what {
        What::Letter => {
            let subject = form.required("subject", "Say what it is about");
            let received = form.date("received", "The day of receipt");
            let answered = form.date("answered", "The day of the answer");
            let outcome = OUTCOMES.into_iter().find(|o| outcome_id(*o) == form.value("outcome"));
            vec![
                HistoryFact::Subject { subject },
                HistoryFact::Reference { reference: some(form.value("reference")) },
                HistoryFact::Received { on: received },
                HistoryFact::Answered { on: answered },
                HistoryFact::Law { law: form.value("law").parse().ok() },
                HistoryFact::Outcome { outcome },
            ]
        }
        What::NewQuestion | What::Question(_) => {
            let text = form.required("text", "A question needs words");
            let disposition = Disposition::from_id(form.value("disposition")).unwrap_or(Disposition::Unclear);
            let law = case.history.as_ref().and_then(|h| h.law);
            let mut provisions: Vec<String> = Vec::new();
            for typed in form.value("provisions").split([',', ';', '\n']).filter_map(some) {
                let read = law
                    .map_or_else(|| Law::ALL.to_vec(), |law| vec![law])
                    .into_iter()
                    .find_map(|law| law::citation::normalise(law, &typed));
                provisions.push(read.unwrap_or(typed));
            }
            let (question, before) = match what {
                What::Question(id) => (*id, case.question(*id).and_then(|q| q.own_personal_data)),
                // A number that no question has: it is given the next one.
                _ => (QuestionId(u32::MAX), None),
            };
            let own = form.has("own", "yes");
            vec![HistoryFact::Answer(HistoryQuestion {
                question,
                text,
                place: None,
                answer: some(&form.value("answer").replace("\r\n", "\n")),
                answer_place: None,
                disposition,
                provisions,
                own_personal_data: if own { Some(true) } else { before.map(|_| false) },
            })]
        }
    }
}

pub(in super::super) async fn save(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, wanted)): Path<(String, String)>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let case = &view.page.case;
    let what = what(case, &wanted)?;
    let made = facts(case, &what, &mut sent.form);
    let command = sent.form.command_id().to_string();
    if !sent.form.has_errors() {
        match state.office.correct_history(&desk.who, case.id, &command, made).await {
            Ok(()) => return Ok(Redirect::to(&format!("{}?done=right", case_href(case))).into_response()),
            Err(cause) => {
                on_form(cause, &mut sent.form, "")?;
            }
        }
    }
    Ok(again(page(&desk, case, &what, sent.form)?))
}
