//! Letters that answer nothing yet: asking what is meant, more time for the public interest test, not valid.

use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{Disposition, Progress};
use office::{CasePage, Notice};

use super::frame::{case_due, case_href, chosen, day, load, must, short};
use super::step::{Step, date, many, text};
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::Choice;
use crate::{Answer, Error};

/// Which notice an address is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Clarify,
    Extend,
    NotValid,
}

impl Kind {
    fn of(what: &str) -> Option<Kind> {
        match what {
            "clarify" => Some(Kind::Clarify),
            "extend" => Some(Kind::Extend),
            "not-valid" => Some(Kind::NotValid),
            _ => None,
        }
    }

    fn id(self) -> &'static str {
        match self {
            Kind::Clarify => "clarify",
            Kind::Extend => "extend",
            Kind::NotValid => "not-valid",
        }
    }
}

fn page(desk: &Desk, view: &CasePage, kind: Kind, form: Form) -> Answer<Html<String>> {
    let open = |q: &&office::QuestionView| !matches!(q.progress, Progress::Sent | Progress::Ended);
    let choices = |only_to_follow: bool| -> Vec<Choice> {
        view.questions
            .iter()
            .filter(open)
            .filter(|q| {
                let to_follow = q
                    .question
                    .decision
                    .as_ref()
                    .is_some_and(|d| d.disposition == Disposition::ToFollow && !d.reliances.is_empty());
                !only_to_follow || to_follow
            })
            .map(|q| {
                let name = crate::error::capital(&q.name);
                Choice::new(q.question.id.to_string(), format!("{name}: {}", short(&q.question.text, 140)))
            })
            .collect()
    };
    let step = match kind {
        Kind::Clarify => Step::new("Ask the applicant what is meant", "clarify", "Send it")
            .lead("The clock of these questions waits until the answer comes, and then begins anew (section 1(3)). All other questions run on.")
            .field(many("question", "Which questions are unclear?", choices(false)))
            .field(text("words", "What do we need to know?", "In plain words, as the letter will say it; offer choices where you can (section 16)")),
        Kind::Extend => {
            let due = case_due(view).map(|d| format!("Now due {}.", day(d.date))).unwrap_or_default();
            let listed = choices(true);
            let step = Step::new("More time for the public interest test", "extend", if listed.is_empty() { "" } else { "Send the notice" })
                .lead(format!("Only weighing the public interest may take longer (section 10(3)); everything else is answered in time. The notice names the exemption and gives an estimate (section 17(2)). {due}"));
            if listed.is_empty() {
                step.lead("First decide the question as “to follow” and name the qualified exemption: then it can be chosen here.")
            } else {
                step.field(many("question", "Which questions is the balance about?", listed))
                    .field(date("until", "The estimated date of the decision", "A realistic date, in most cases within 40 working days of receipt"))
                    .field(text("words", "Why is more time needed?", "As the letter will say it"))
            }
        }
        Kind::NotValid => Step::new("Tell the applicant what would make it valid", "not-valid", "Send it")
            .lead("A request is valid with a name, an address for reply, and a description of what is wanted (section 8). The day it is cured is the day of receipt.")
            .field(text("words", "What is missing, and how can it be cured?", "As the letter will say it")),
    };
    step.show(desk, &view.case, form)
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, what)): Path<(String, String)>,
) -> Answer<Html<String>> {
    let kind = Kind::of(&what).ok_or(Error::NotFound)?;
    let view = load(&state, &desk, &reference).await?;
    must(&view, casework::permission::Operation::Send)?;
    page(&desk, &view, kind, Form::new())
}

pub(crate) async fn send(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, what)): Path<(String, String)>,
    mut sent: Submitted,
) -> Answer<Response> {
    let kind = Kind::of(&what).ok_or(Error::NotFound)?;
    let view = load(&state, &desk, &reference).await?;
    let form = &mut sent.form;
    let questions = chosen(form, "question");
    if questions.is_empty() && kind != Kind::NotValid {
        form.fail("question", "Choose the questions it is about");
    }
    let words = form.required("words", "Write what the letter is to say");
    let until = form.date("until", "The estimated date");
    if kind == Kind::Extend && until.is_none() && form.date_error("until").is_empty() {
        form.fail("until-day", "Give an estimate of the date: the notice must (section 17(2))");
    }
    if !form.has_errors() {
        let notice = match (kind, until) {
            (Kind::Clarify, _) => Notice::Clarification { questions, ask: words },
            (Kind::Extend, Some(until)) => Notice::Extension { questions, until, why: words },
            _ => Notice::NotValid { missing: words },
        };
        match state.office.send_notice(&desk.who, view.case.id, &form.command_id().to_string(), notice).await
        {
            Ok(_) => {
                return Ok(Redirect::to(&format!("{}?done=noticed", case_href(&view.case))).into_response());
            }
            Err(cause) => {
                on_form(cause, form, if kind == Kind::NotValid { "words" } else { "question" })?;
            }
        }
    }
    debug_assert_eq!(kind.id(), what);
    Ok(again(page(&desk, &view, kind, sent.form)?))
}
