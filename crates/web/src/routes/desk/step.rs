//! A step of a case that is one form: a title, what it means in a line or two, some fields, one button.

use askama::Template;
use axum::response::Html;
use casework::Case;

use super::frame::{case_href, case_page, html};
use crate::Answer;
use crate::form::Form;
use crate::state::Desk;
use crate::view::{Choice, Page, Row};

/// A field: its name, its label, its hint, and the choices or the width of those that have them.
pub(crate) enum Field {
    Input(String, String, String, &'static str),
    Email(String, String, String),
    Text(String, String, String),
    Date(String, String, String),
    One(String, String, String, Vec<Choice>),
    Many(String, String, String, Vec<Choice>),
    Select(String, String, Vec<Choice>),
}

impl Field {
    /// The same field with a hint.
    #[must_use]
    pub(super) fn hint(mut self, words: &str) -> Field {
        match &mut self {
            Field::Input(_, _, hint, _)
            | Field::Email(_, _, hint)
            | Field::Text(_, _, hint)
            | Field::Date(_, _, hint)
            | Field::One(_, _, hint, _)
            | Field::Many(_, _, hint, _) => words.clone_into(hint),
            Field::Select(..) => {}
        }
        self
    }

    /// The same line as wide as what goes into it.
    #[must_use]
    pub(super) fn width(mut self, class: &'static str) -> Field {
        if let Field::Input(_, _, _, width) = &mut self {
            *width = class;
        }
        self
    }
}

pub(super) fn input(name: &str, label: &str, hint: &str) -> Field {
    Field::Input(name.into(), label.into(), hint.into(), "")
}
pub(super) fn email(name: &str, label: &str, hint: &str) -> Field {
    Field::Email(name.into(), label.into(), hint.into())
}
pub(super) fn text(name: &str, label: &str, hint: &str) -> Field {
    Field::Text(name.into(), label.into(), hint.into())
}
pub(super) fn date(name: &str, label: &str, hint: &str) -> Field {
    Field::Date(name.into(), label.into(), hint.into())
}
pub(super) fn one(name: &str, label: &str, choices: Vec<Choice>) -> Field {
    Field::One(name.into(), label.into(), String::new(), choices)
}
pub(super) fn many(name: &str, label: &str, choices: Vec<Choice>) -> Field {
    Field::Many(name.into(), label.into(), String::new(), choices)
}
pub(super) fn select(name: &str, label: &str, choices: Vec<Choice>) -> Field {
    Field::Select(name.into(), label.into(), choices)
}

#[derive(Template)]
#[template(path = "desk/step.html")]
struct Shown {
    page: Page,
    form: Form,
    caption: String,
    lead: Vec<String>,
    rows: Vec<Row>,
    fields: Vec<Field>,
    button: String,
    action: String,
    back: String,
}

/// A step, filled in by the file of its route.
#[derive(Default)]
pub(super) struct Step {
    pub title: String,
    pub lead: Vec<String>,
    pub rows: Vec<Row>,
    pub fields: Vec<Field>,
    /// What the button says; empty for a page that only tells.
    pub button: String,
    /// Under the case's address.
    pub action: String,
}

impl Step {
    pub fn new(title: &str, action: &str, button: &str) -> Step {
        Step { title: title.into(), action: action.into(), button: button.into(), ..Step::default() }
    }

    #[must_use]
    pub fn lead(mut self, line: impl Into<String>) -> Step {
        self.lead.push(line.into());
        self
    }

    #[must_use]
    pub fn field(mut self, field: Field) -> Step {
        self.fields.push(field);
        self
    }

    #[must_use]
    pub fn rows(mut self, rows: Vec<Row>) -> Step {
        self.rows = rows;
        self
    }

    pub fn show(self, desk: &Desk, case: &Case, form: Form) -> Answer<Html<String>> {
        let href = case_href(case);
        html(Shown {
            page: case_page(desk, self.title, case).of_form(&form),
            form,
            caption: format!("{} · {}", case.reference, case.subject),
            lead: self.lead,
            rows: self.rows,
            fields: self.fields,
            button: self.button,
            action: format!("{href}/{}", self.action),
            back: href,
        })
    }
}
