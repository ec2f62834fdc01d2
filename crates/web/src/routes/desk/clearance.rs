//! Clearance: asked of a named person by a day, with a deputy; given or sent back by them.

use axum::extract::{Path, State};
use axum::response::{Html, Response};
use casework::{Command, PersonId, Role, case::ClearanceState, permission::Operation};
use office::CasePage;

use super::doing::{act, back};
use super::frame::{case_href, day, load};
use super::step::{Step, date, input, one, select, text};
use crate::Answer;
use crate::error::again;
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Row};

fn page(desk: &Desk, view: &CasePage, form: Form) -> Answer<Html<String>> {
    let case = &view.case;
    let href = case_href(case);
    let rounds = case.clearances.iter().map(|c| {
        let stands = match &c.state {
            ClearanceState::Asked => format!("asked, by {}", day(c.by)),
            ClearanceState::Returned { what, why } => format!("sent back: {what} ({why})"),
            ClearanceState::Given { by, note } => format!("cleared by {by} {note}"),
            ClearanceState::TakenBack => "taken back".to_owned(),
        };
        Row::new(c.approver_name.clone(), format!("{stands}\n{}", c.note))
    });
    let mut rows: Vec<Row> = rounds.collect();
    rows.push(Row::new("The letter", "as it would leave now").action("Read it", format!("{href}/letter")));
    let open = case.clearance().is_some_and(|c| c.state == ClearanceState::Asked);
    let step = match (open, view.may.contains(&Operation::Clear), view.may.contains(&Operation::AskClearance))
    {
        (true, true, _) => Step::new("Clear the letter, or send it back", "clearance", "Save")
            .lead("You clear exactly what you read: any change afterwards asks for clearance anew.")
            .field(one(
                "do",
                "Your decision",
                vec![Choice::new("give", "Clear it"), Choice::new("return", "Send it back")],
            ))
            .field(input("what", "What is to be changed", "If you send it back"))
            .field(text("why", "Why, or a remark", "")),
        (true, false, true) => Step::new("Clearance is asked for", "clearance", "Take it back")
            .field(one(
                "do",
                "What to do",
                vec![Choice::new("take-back", "Take the request for clearance back")],
            ))
            .field(text("why", "Why", "")),
        (false, _, true) => {
            let mut people: Vec<Choice> = vec![Choice::new("", "Choose a person")];
            let me = desk.who.actor.person();
            let others =
                view.authority.members_with(Role::Approver).into_iter().filter(|(id, _)| Some(*id) != me);
            people.extend(others.map(|(id, m)| Choice::new(id.0.to_string(), m.name.clone())));
            Step::new("Ask for clearance", "clearance", "Ask")
                .lead("The clock runs on: give a day that leaves time to change something. The deputy may act when that day has passed.")
                .field(select("approver", "Who is to clear it", people.clone()))
                .field(select("deputy", "Their deputy, where there is one", people))
                .field(date("by", "By which day", ""))
                .field(text("note", "A line to them", ""))
        }
        _ => Step::new("Clearance", "clearance", ""),
    };
    step.rows(rows).show(desk, case, form)
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    page(&desk, &view, Form::new())
}

pub(crate) async fn answer(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let form = &mut sent.form;
    let open = view.case.clearance().filter(|c| c.state == ClearanceState::Asked).map(|c| c.id);
    let text = |form: &Form, name: &str| form.trimmed(name).to_owned();
    let person = |form: &Form, name: &str| {
        let id = PersonId(form.value(name).parse().ok()?);
        Some((id, desk.authority.members.get(&id)?.name.clone()))
    };
    let command = match (open, form.value("do")) {
        (Some(clearance), "give") => Command::GiveClearance { clearance, note: text(form, "why") },
        (Some(clearance), "return") => {
            Command::ReturnClearance { clearance, what: text(form, "what"), why: text(form, "why") }
        }
        (Some(clearance), "take-back") => Command::TakeBackClearance { clearance, why: text(form, "why") },
        (Some(_), _) => {
            form.fail("do", "Choose what you decide");
            return Ok(again(page(&desk, &view, sent.form)?));
        }
        (None, _) => {
            let by = form.date("by", "The day");
            let (approver, deputy) = (person(form, "approver"), person(form, "deputy"));
            if approver.is_none() {
                form.fail("approver", "Choose who is to clear it");
            }
            if by.is_none() && form.date_error("by").is_empty() {
                form.fail("by-day", "Say by which day");
            }
            let (Some((approver, approver_name)), Some(by), false) = (approver, by, form.has_errors()) else {
                return Ok(again(page(&desk, &view, sent.form)?));
            };
            let (deputy, deputy_name) = deputy.map_or((None, None), |(id, name)| (Some(id), Some(name)));
            Command::AskClearance {
                approver,
                approver_name,
                deputy,
                deputy_name,
                by,
                note: text(form, "note"),
            }
        }
    };
    let done = match form.value("do") {
        "give" => "cleared",
        "return" => "returned",
        _ => "saved",
    };
    let field = if done == "saved" { "approver" } else { "do" };
    match act((&state, &desk), &view.case, form, command, field, &back(&view.case, done)).await? {
        Some(done) => Ok(done),
        None => Ok(again(page(&desk, &view, sent.form)?)),
    }
}
