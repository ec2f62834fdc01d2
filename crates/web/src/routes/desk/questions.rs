//! The questions of a request, put right beside the original: what the reader is not sure of answered with one press,
//! questions split, joined, moved, added from the text, dropped; then accepted. What needs words is in `words`.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Response};
use casework::{Case, Command, QuestionId, case::SignKind, command::QuestionWords, permission::Operation};
use document::{Law, Span};
use office::CasePage;

use super::case::Done;
use super::doing::{act, back, went};
use super::doubts::{DoubtLine, doubt_lines};
use super::frame::{case_href, case_page, day, html, load, must};
use super::passages::{Passage, Piece, cut, pieces, rest};
use super::read_words::{SignLine, sure_tag};
use crate::error::{again, capital};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Mark, Marked, Page, Tag};
use crate::{Answer, Error};

/// A question with what can be done to it.
struct Line {
    id: u32,
    name: String,
    text: String,
    heading: Option<String>,
    stem: Option<String>,
    first: bool,
    last: bool,
    placed: bool,
    unsure: Option<Tag>,
    own: bool,
    pieces: Vec<Piece>,
    command: uuid::Uuid,
}

#[derive(Template)]
#[template(path = "desk/questions.html")]
struct Questions {
    page: Page,
    form: Form,
    href: String,
    reference: String,
    received: bool,
    received_on: String,
    dated: Option<String>,
    doubts: Vec<DoubtLine>,
    signs: Vec<SignLine>,
    lines: Vec<Line>,
    rest: Vec<Passage>,
    marked: Marked,
    law_read: Option<String>,
    laws: Vec<Choice>,
    /// What it may be instead of a request.
    perhaps: Option<(String, String)>,
    applicant: bool,
    accepted: bool,
    untriaged: bool,
}

fn page(desk: &Desk, view: &CasePage, mut form: Form, received: bool) -> Answer<Html<String>> {
    let case = &view.case;
    if form.value("law").is_empty() {
        let law = case.law().filter(|l| view.authority.profile.laws.contains(l));
        let law = law.or(view.authority.profile.laws.first().copied());
        form.set("law", law.map_or("", Law::id));
    }
    let accepted = case.accepted_on.is_some();
    let doubts = doubt_lines(case);
    let perhaps = view.triage_proposals.first().filter(|(kind, _)| kind != "request");
    html(Questions {
        page: case_page(desk, "The questions", case).of_form(&form),
        href: case_href(case),
        reference: case.reference.clone(),
        received,
        received_on: day(case.origin.received_on),
        dated: case.as_read.as_ref().and_then(|read| read.reading.as_ref()?.date).map(day),
        // What is asked as a doubt is not said twice.
        signs: case
            .signs()
            .filter(|(_, sign)| sign.kind != SignKind::Name)
            .filter(|(at, _)| !doubts.iter().any(|doubt| doubt.id == format!("sign-{at}")))
            .map(|(at, sign)| SignLine::of(at, sign, &case.text))
            .collect(),
        doubts,
        lines: lines(view),
        rest: if accepted { Vec::new() } else { rest(case) },
        marked: marked(case),
        law_read: case.law_read.map(|law| law.title().to_owned()),
        laws: view.authority.profile.laws.iter().map(|l| Choice::new(l.id(), l.title())).collect(),
        perhaps: perhaps.and_then(|(kind, why)| {
            Some((casework::case::TriageKind::from_id(kind)?.words().to_owned(), capital(why)))
        }),
        applicant: view.may.contains(&Operation::SeeApplicant),
        accepted,
        untriaged: case.triage.is_none(),
        form,
    })
}

fn lines(view: &CasePage) -> Vec<Line> {
    let (case, count) = (&view.case, view.questions.len());
    let sure = |id: QuestionId| {
        let read = case.as_read.as_ref().filter(|_| case.accepted_on.is_none())?;
        let at = read.questions.iter().position(|q| q.id == id)?;
        let sure = (*read.reading.as_ref()?.sure.get(at)?)?;
        let asked = sure.is_asked() && !read.answers.contains_key(&format!("question-{id}"));
        asked.then(|| sure_tag(sure))
    };
    let mut stem_before = None;
    view.questions
        .iter()
        .enumerate()
        .map(|(at, shown)| {
            let stem = shown.stem.clone().filter(|_| shown.question.stem != stem_before);
            stem_before = shown.question.stem;
            Line {
                id: shown.question.id.0,
                name: capital(&shown.name),
                text: shown.question.text.clone(),
                heading: shown.begins.clone(),
                stem,
                first: at == 0,
                last: at + 1 == count,
                placed: shown.question.place.is_some(),
                unsure: sure(shown.question.id),
                own: shown.question.own_personal_data == Some(true),
                pieces: pieces(&shown.question.text),
                command: uuid::Uuid::now_v7(),
            }
        })
        .collect()
}

/// The text with the places of questions and shared words, and of what was not taken for a question.
fn marked(case: &Case) -> Marked {
    let stems = case.stems.iter().filter_map(|stem| {
        let label = "shared words".to_owned();
        Some(Mark { span: stem.place?, id: format!("stem-{}", stem.id), label, href: String::new() })
    });
    let questions = case.questions.iter().filter_map(|question| {
        let label = case.name_of(question.id);
        Some(Mark {
            span: question.place?,
            id: format!("place-{}", question.id),
            label,
            href: format!("#q-{}", question.id),
        })
    });
    let overlooked = case.doubts().into_iter().filter_map(|doubt| {
        let about = matches!(doubt.about, casework::case::DoubtKind::Overlooked);
        Some(Mark {
            span: doubt.place.filter(|_| about)?,
            id: format!("place-{}", doubt.id),
            label: "a question?".to_owned(),
            href: format!("#doubt-{}", doubt.id),
        })
    });
    Marked::new(case.text.clone(), stems.chain(questions).chain(overlooked).collect())
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    Query(done): Query<Done>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::EditQuestions)?;
    page(&desk, &view, Form::new(), done.done == "received")
}

/// What a button of the page asks for.
fn command(case: &Case, form: &mut Form) -> Option<Command> {
    let id = form.value("question").parse().ok().map(QuestionId);
    let place = id.and_then(|id| case.place(id));
    let asked = form.value("do").to_owned();
    if let Some((answer, doubt)) = asked.split_once(':') {
        let doubt = doubt.to_owned();
        return match answer {
            "right" => Some(Command::AnswerReading { doubt, right: true }),
            "wrong" => Some(Command::AnswerReading { doubt, right: false }),
            "cut" => split(case, id?, doubt.parse().ok()?),
            _ => None,
        };
    }
    match (asked.as_str(), id, place) {
        ("up", Some(question), Some(at)) => {
            Some(Command::MoveQuestion { question, to: at.saturating_sub(1) })
        }
        ("down", Some(question), Some(at)) => Some(Command::MoveQuestion { question, to: at + 1 }),
        ("join", Some(question), Some(at)) if at > 0 => {
            Some(Command::MergeQuestions { keep: case.questions[at - 1].id, merged: vec![question] })
        }
        ("drop", Some(question), Some(_)) => {
            Some(Command::DropQuestion { question, why: "it is no question of the request".to_owned() })
        }
        ("mark", _, _) => {
            let (start, end) = (form.value("start").parse().ok()?, form.value("end").parse().ok()?);
            let place = trimmed(&case.text, Span::new(start, end))?;
            Some(Command::AddQuestion { question: words_at(case, String::new(), Some(place)), at: None })
        }
        ("add", _, _) => {
            let text = form.required("add-text", "Write the question that was overlooked");
            let label = Some(form.trimmed("add-label").to_owned()).filter(|l| !l.is_empty());
            let question = QuestionWords { label, ..words_at(case, text, None) };
            Some(Command::AddQuestion { question, at: None })
        }
        ("stem", _, _) => {
            Some(Command::AddStem { text: form.required("stem-text", "Write the shared words") })
        }
        _ => None,
    }
}

/// A place without the white space around its words; none where it holds no words, or is not in the text.
fn trimmed(text: &str, place: Span) -> Option<Span> {
    let words = text.get(place.start..place.end)?;
    let start = place.start + (words.len() - words.trim_start().len());
    let words = words.trim();
    (!words.is_empty()).then(|| Span::new(start, start + words.len()))
}

/// A question of these words, under the heading of the one before it.
fn words_at(case: &Case, text: String, place: Option<Span>) -> QuestionWords {
    let before = match place {
        Some(at) => case.questions.iter().rev().find(|q| q.place.is_some_and(|p| p.start < at.start)),
        None => case.questions.last(),
    };
    QuestionWords {
        path: String::new(),
        label: None,
        heading: before.and_then(|q| q.heading.clone()),
        text,
        place,
        stem: None,
        own_personal_data: None,
    }
}

/// A question cut in two at an offset of its words.
fn split(case: &Case, id: QuestionId, at: usize) -> Option<Command> {
    let known = case.question(id)?;
    let (first, second) = cut(&known.text, at)?;
    // Each part has a place of its own where its words are found in that of the whole.
    let found = |words: &str| {
        let whole = known.place?;
        let start = whole.start + whole.of(&case.text).find(words)?;
        Some(Span::new(start, start + words.len()))
    };
    let part = |words: &str, label: Option<String>| QuestionWords {
        path: known.path.clone(),
        label,
        heading: known.heading.clone(),
        text: words.to_owned(),
        place: found(words).or(known.place),
        stem: known.stem,
        own_personal_data: known.own_personal_data,
    };
    let label = |nth: usize| known.label.as_deref().map(|label| part_label(label, nth));
    let into = vec![part(first, label(0)), part(second, label(1))];
    Some(Command::SplitQuestion { question: id, into })
}

/// The label of a part of a question: 4 becomes 4a and 4b, any other a (1) and a (2), so that no two share one.
fn part_label(label: &str, nth: usize) -> String {
    match label.bytes().all(|b| b.is_ascii_digit()) {
        true => format!("{label}{}", ["a", "b"][nth.min(1)]),
        false => format!("{label} ({})", nth + 1),
    }
}

pub(crate) async fn change(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let form = &mut sent.form;
    let Some(command) = command(&view.case, form) else { return Err(Error::NotFound) };
    if !form.has_errors() {
        let field = if form.value("do") == "add" { "add-text" } else { "" };
        let place = match (form.value("question"), form.value("do")) {
            ("", _) => "check".to_owned(),
            (_, "drop" | "join") => "list".to_owned(),
            (id, _) => format!("line-{id}"),
        };
        let to = format!("{}/questions#{place}", case_href(&view.case));
        if let Some(done) = act((&state, &desk), &view.case, form, command, field, &to).await? {
            return Ok(done);
        }
    }
    Ok(again(page(&desk, &view, sent.form, false)?))
}

pub(crate) async fn accept(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let form = &mut sent.form;
    let Some(law) = Law::ALL.into_iter().find(|l| l.id() == form.value("law")) else {
        form.fail("law", "Choose the law under which it is answered");
        return Ok(again(page(&desk, &view, sent.form, false)?));
    };
    let done = state.office.accept(&desk.who, view.case.id, &form.command_id().to_string(), law).await;
    match went(done, form, "law", &back(&view.case, "accepted"))? {
        Some(done) => Ok(done),
        None => Ok(again(page(&desk, &view, sent.form, false)?)),
    }
}
