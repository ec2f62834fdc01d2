//! A letter that was issued: its very bytes, what became of it, and what can still be done about it.

use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{Command, case::LetterState, ids::LetterId, permission::Operation};
use office::CasePage;

use super::case::letter_tag;
use super::frame::{case_href, day, load};
use super::letter::{about_fields, kind_of, served};
use super::step::{Step, one};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Row};
use crate::{Answer, Error};

fn page(desk: &Desk, view: &CasePage, id: LetterId, form: Form) -> Answer<Html<String>> {
    let case = &view.case;
    let letter = case.letter(id).ok_or(Error::NotFound)?;
    let href = case_href(case);
    let file = |name: &str| format!("{href}/letters/{id}/{name}");
    let names =
        |ids: &[casework::QuestionId]| ids.iter().map(|q| case.name_of(*q)).collect::<Vec<_>>().join(", ");
    let why = match &letter.state {
        LetterState::InDoubt { why }
        | LetterState::Bounced { why }
        | LetterState::NeverLeft { why }
        | LetterState::SentInError { why } => {
            format!(": {}", capital(why))
        }
        _ => String::new(),
    };
    let mut rows = vec![
        Row::new("State", format!("{}{why}", letter_tag(&letter.state).text)),
        Row::new("Date", day(letter.on)),
        Row::new("As PDF", "the very bytes that left").action("Open", file("letter.pdf")),
        Row::new("As text", "as the e-mail carried it").action("Open", file("letter.txt")),
        Row::new("As Word", "made from the same content").action("Open", file("letter.docx")),
    ];
    let told = &letter.particulars;
    if let Some(party) = &told.party {
        rows.push(Row::new("Names", party.name.clone()));
    }
    if let Some(charge) = &told.charge {
        rows.push(Row::new(
            "To be paid",
            format!("{}, {}", crate::view::pounds(&charge.pence), charge.basis),
        ));
    }
    if let Some(by) = told.by {
        rows.push(Row::new("Gives the day", day(by)));
    }
    if let Some(decision) = told.decision {
        rows.push(Row::new("The review decided", capital(decision.words())));
    }
    if !letter.answers.is_empty() {
        rows.push(Row::new("Answers", names(&letter.answers)));
    }
    for (question, follow) in &letter.to_follow {
        rows.push(Row::new(
            format!("To follow: {}", case.name_of(*question)),
            format!("{}, by {}", follow.why, day(follow.by)),
        ));
    }
    let may = view.may.contains(&Operation::Send);
    if may && letter.kind.answers() && letter.stands() {
        rows.push(
            Row::new("Something in it is wrong", "Decide anew, then correct it")
                .action("Correct", format!("{href}/send?corrects={id}")),
        );
    }
    let step =
        Step::new(&capital(letter.kind.words()), &format!("letters/{id}"), if may { "Save" } else { "" })
            .rows(rows);
    if !may {
        return step.show(desk, case, form);
    }
    let mut ways = Vec::new();
    if matches!(letter.state, LetterState::InDoubt { .. }) {
        ways.push(
            Choice::new("left", "It did leave").hint("The mail server's log, or the applicant, says so"),
        );
        ways.push(Choice::new("never", "It never left").hint("Then send the letter anew"));
    }
    ways.push(Choice::new("resend", "Send it again on purpose, the same bytes").hint("To the address below"));
    ways.push(
        Choice::new("error", "It should not have been sent")
            .hint("What was done to contain it is kept: say it below"),
    );
    about_fields(step.field(one("do", "What to do about it", ways))).show(desk, case, form)
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    page(&desk, &view, LetterId(id), Form::new())
}

pub(crate) async fn file(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id, what)): Path<(String, u32, String)>,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let (kind, media) = kind_of(&what)?;
    let bytes = state.office.issued_letter(&desk.who, view.case.id, LetterId(id), kind).await?;
    Ok(served(&format!("{reference}-{id}-{what}"), media, bytes))
}

pub(crate) async fn about(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let (case, letter) = (view.case.id, LetterId(id));
    let form = &mut sent.form;
    let (command, to) = (form.command_id().to_string(), form.trimmed("to").to_owned());
    let why = form.required("why", "Say why, or how you found out");
    if !form.has_errors() {
        let done = match form.value("do") {
            "left" => state.office.resolve_doubt(&desk.who, case, &command, letter, true, &why).await,
            "never" => state.office.resolve_doubt(&desk.who, case, &command, letter, false, &why).await,
            "resend" => state.office.resend(&desk.who, case, &command, letter, &to, &why).await,
            "error" => {
                let containment = why.clone();
                let command_of = Command::MarkSentInError { letter, why, containment };
                state.office.act(&desk.who, case, &command, vec![command_of]).await
            }
            _ => {
                form.fail("do", "Choose what to do");
                return Ok(again(page(&desk, &view, letter, sent.form)?));
            }
        };
        match done {
            Ok(_) => {
                return Ok(Redirect::to(&format!("{}?done=saved", case_href(&view.case))).into_response());
            }
            Err(cause) => {
                let field = if form.value("do") == "resend" { "to" } else { "why" };
                on_form(cause, form, field)?;
            }
        }
    }
    Ok(again(page(&desk, &view, letter, sent.form)?))
}
