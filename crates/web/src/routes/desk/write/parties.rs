//! Letters to others: third parties before and after a decision, a colleague who owes an answer, the regulator.
//!
//! None but the regulator is ever told who asks; the forms say so, the office sees to it.

use casework::{case::LetterKind, ids::AskId};
use office::{CasePage, Notice};

use super::super::frame::{chosen, day};
use super::super::step::{date, email, input, many, one, text};
use super::ends::party;
use super::{Asks, kinds, questions};
use crate::form::Form;
use crate::view::Choice;

pub(super) fn asks(view: &CasePage, kind: LetterKind) -> Asks {
    let blind = "They are not told who asks. Write nothing that would give it away.".to_owned();
    let whom = || {
        vec![
            input(
                "party",
                "Who is the third party?",
                "A company or a person whose interests the answer touches",
            ),
            email("email", "Their e-mail address", ""),
            text(
                "address",
                "Or their postal address",
                "One line each; you then print the letter and post it",
            ),
            many("question", "Which questions is it about?", questions(view, |_| true)),
        ]
    };
    match kind {
        LetterKind::Consultation => {
            let mut fields = whom();
            fields.push(date(
                "by",
                "By which day do you want their view?",
                "The time for compliance runs on: leave yourself time to decide",
            ));
            fields.push(text(
                "words",
                "What do you hold about them?",
                "As the letter will say it, with what you are minded to do. The letter itself asks for their view and for the harm they see",
            ));
            Asks {
                lead: vec!["Their view is evidence, not a veto, and the clock runs on (s.45 Code). The case notes that they were asked.".to_owned(), blind],
                fields,
                start: Form::new(),
                field: "party",
            }
        }
        LetterKind::PreRelease => {
            let mut fields = whom();
            fields.push(date(
                "by",
                "On which day will it be released?",
                "Give them time to act before it, within the time for compliance",
            ));
            fields.push(text(
                "words",
                "What will be released, and why against their view?",
                "As the letter will say it",
            ));
            let parties: Vec<&str> = view.case.consultations.iter().map(|c| c.party.as_str()).collect();
            let start = Form::new().with("party", parties.last().copied().unwrap_or_default());
            Asks { lead: vec![blind], fields, start, field: "party" }
        }
        LetterKind::Chaser => {
            let owed: Vec<Choice> = view
                .case
                .asks
                .iter()
                .filter(|ask| ask.is_open())
                .map(|ask| {
                    let who = if ask.team.is_empty() { &ask.to } else { &ask.team };
                    let names: Vec<String> =
                        ask.questions.iter().map(|q| view.case.name_of(q.question)).collect();
                    Choice::new(ask.id.to_string(), who.clone()).hint(format!(
                        "{}, wanted by {}",
                        names.join(", "),
                        day(ask.by)
                    ))
                })
                .collect();
            let first = owed.first().map(|c| c.value.clone()).unwrap_or_default();
            Asks {
                lead: vec![
                    "The link that they have stays as it was, and opens again where it had ended.".to_owned(),
                    blind,
                ],
                fields: vec![
                    one("ask", "Who owes an answer?", owed),
                    text("words", "A line to them", "May be empty"),
                ],
                start: Form::new().with("ask", first),
                field: "ask",
            }
        }
        _ => {
            let rights = view.case.law().map(law::rights);
            let name = rights.as_ref().map_or("The regulator", |r| r.regulator.name.as_str());
            let cite = view.case.law().and_then(|law| kinds::provision(kind, law));
            let cite = cite.map_or(String::new(), |p| format!(" ({p})"));
            Asks {
                lead: vec![format!(
                    "{name} decides whether the request was handled as the law wants{cite}. Without an e-mail address the letter goes to their office by post."
                )],
                fields: vec![
                    input("regulator", "Their reference", "As on their letter; the case keeps it"),
                    email("email", "The e-mail address of who handles the complaint", "May be empty"),
                    text(
                        "words",
                        "What do you tell them?",
                        "What was done when, and why; what you will still do",
                    ),
                ],
                start: Form::new().with("regulator", view.case.complaint.clone().unwrap_or_default()),
                field: "email",
            }
        }
    }
}

pub(super) fn read(kind: LetterKind, form: &mut Form) -> Option<Notice> {
    match kind {
        LetterKind::Consultation | LetterKind::PreRelease => {
            let release = kind == LetterKind::PreRelease;
            let party = party(form, "Name the third party");
            if party.email.is_empty() && party.address.is_empty() {
                form.fail("email", "Give an e-mail address or a postal address");
            }
            let questions = chosen(form, "question");
            if questions.is_empty() {
                form.fail("question", "Choose the questions that the letter is about");
            }
            let by = form.date("by", "The day");
            if by.is_none() && form.date_error("by").is_empty() {
                form.fail(
                    "by-day",
                    if release { "Give the day of release" } else { "Say by which day you want their view" },
                );
            }
            let otherwise =
                if release { "Say what will be released, and why" } else { "Say what you hold about them" };
            let note = form.required("words", otherwise);
            let by = by?;
            Some(match release {
                true => Notice::PreRelease { party, questions, on: by, note },
                false => Notice::Consultation { party, questions, by, note },
            })
        }
        LetterKind::Chaser => {
            let Ok(ask) = form.value("ask").parse() else {
                form.fail("ask", "Choose who is to be reminded");
                return None;
            };
            Some(Notice::Chaser { ask: AskId(ask), note: form.trimmed("words").to_owned() })
        }
        _ => Some(Notice::Regulator {
            reference: form.required("regulator", "Give the regulator's reference"),
            email: form.trimmed("email").to_owned(),
            note: form.required("words", "Write what you tell the regulator"),
        }),
    }
}
