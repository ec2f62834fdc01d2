//! A form on its way to a person and back: values, errors, and the id that makes a second press harmless.
//!
//! Labels and hints live in templates; rules live in `office`. Here is only what every form needs.

mod read;

use jiff::civil::Date;
use uuid::Uuid;

pub use read::{Submitted, Upload};

/// One thing wrong with one field, in words for the person at the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name, which is also the id to jump to; empty for the form as a whole.
    pub name: String,
    /// One sentence without a full stop: what to do.
    pub text: String,
}

/// The values of a form and what is wrong with them.
#[derive(Clone, Debug)]
pub struct Form {
    command_id: Uuid,
    values: Vec<(String, String)>,
    errors: Vec<FieldError>,
}

impl Form {
    /// An empty form with a command id of its own.
    pub fn new() -> Form {
        Form { command_id: Uuid::now_v7(), values: Vec::new(), errors: Vec::new() }
    }

    /// The same form with one more value to start from.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Form {
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// Puts a value in the place of what was typed.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.values.retain(|(field, _)| field != name);
        self.values.push((name.to_owned(), value.into()));
    }

    /// Puts a value beside those that the field has.
    pub fn add(&mut self, name: &str, value: impl Into<String>) {
        self.values.push((name.to_owned(), value.into()));
    }

    /// Takes a field out.
    pub fn clear(&mut self, name: &str) {
        self.values.retain(|(field, _)| field != name);
    }

    /// Fills the three boxes of a date.
    #[must_use]
    pub fn with_date(self, name: &str, date: Option<Date>) -> Form {
        let Some(date) = date else { return self };
        self.with(&format!("{name}-day"), date.day().to_string())
            .with(&format!("{name}-month"), date.month().to_string())
            .with(&format!("{name}-year"), date.year().to_string())
    }

    /// The id under which what this form asks for is done at most once.
    pub fn command_id(&self) -> Uuid {
        self.command_id
    }

    /// What was typed into a field, as it was typed; nothing is the empty string.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// What was typed into one of the three boxes of a date.
    pub fn part(&self, name: &str, part: &str) -> &str {
        self.value(&format!("{name}-{part}"))
    }

    /// What was typed, without white space around it.
    pub fn trimmed(&self, name: &str) -> &str {
        self.value(name).trim()
    }

    /// Every value of a field that can be given several times, checkboxes for example.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Whether a radio button or checkbox is chosen.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|one| one == value)
    }

    /// Names of the fields that came, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|(name, _)| name.as_str())
    }

    /// Everything that came, name by name, to be sent once more as it is.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Notes what is wrong with a field; the summary lists errors in this order.
    pub fn fail(&mut self, name: &str, text: impl Into<String>) {
        self.errors.push(FieldError { name: name.to_owned(), text: text.into() });
    }

    /// The trimmed value of a field, or an error with `otherwise` where it is empty.
    pub fn required(&mut self, name: &str, otherwise: &str) -> String {
        let value = self.trimmed(name).to_owned();
        if value.is_empty() {
            self.fail(name, otherwise);
        }
        value
    }

    /// Reads a date typed into the three boxes `NAME-day`, `NAME-month`, `NAME-year`; `what` names it in the error.
    ///
    /// Empty boxes give `None` without an error: whether a date is needed is the caller's to say.
    pub fn date(&mut self, name: &str, what: &str) -> Option<Date> {
        let parts = ["day", "month", "year"].map(|part| self.trimmed(&format!("{name}-{part}")).to_owned());
        if parts.iter().all(String::is_empty) {
            return None;
        }
        if let Some((part, _)) =
            ["day", "month", "year"].iter().zip(&parts).find(|(_, typed)| typed.is_empty())
        {
            self.fail(&format!("{name}-{part}"), format!("{what} must include a {part}"));
            return None;
        }
        let [day, month, year] = &parts;
        let read = || Date::new(year.parse().ok()?, month_number(month)?, day.parse().ok()?).ok();
        let date = read().filter(|date| (1900..=2200).contains(&date.year()));
        if date.is_none() {
            self.fail(&format!("{name}-day"), format!("{what} must be a real date, like 30 6 2026"));
        }
        date
    }

    /// What is wrong with a field; nothing is the empty string.
    pub fn error(&self, name: &str) -> &str {
        self.errors.iter().find(|error| error.name == name).map_or("", |error| &error.text)
    }

    /// What is wrong with the date in the three boxes of `name`.
    pub fn date_error(&self, name: &str) -> &str {
        let parts = ["", "-day", "-month", "-year"];
        parts
            .iter()
            .map(|part| self.error(&format!("{name}{part}")))
            .find(|text| !text.is_empty())
            .unwrap_or("")
    }

    /// Everything that is wrong, in order.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// Whether anything is wrong.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl Default for Form {
    fn default() -> Self {
        Form::new()
    }
}

/// A day as people write one: `2026-06-30`, `30/6/2026`, `30 June 2026`; none for anything else.
pub(crate) fn any_date(typed: &str) -> Option<Date> {
    let typed = typed.trim();
    if let Ok(date) = law::clock::parse_date(typed) {
        return Some(date);
    }
    let parts: Vec<&str> = typed.split([' ', '/', '.']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts[..] else { return None };
    let date = Date::new(year.parse().ok()?, month_number(month)?, day.parse().ok()?).ok()?;
    (1900..=2200).contains(&date.year()).then_some(date)
}

/// A month by number or by the first letters of its English name.
fn month_number(typed: &str) -> Option<i8> {
    if let Ok(number) = typed.parse() {
        return Some(number);
    }
    let typed = typed.to_lowercase();
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let found = names.iter().position(|name| typed.starts_with(name))?;
    i8::try_from(found + 1).ok()
}
