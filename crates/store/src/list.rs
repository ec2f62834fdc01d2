//! Puts the text of a list's statement together, from literals only; every value is bound.

use uuid::Uuid;

use crate::sql::{Arg, Sql};

/// A statement under construction.
pub(crate) struct Statement {
    text: String,
    args: Vec<Arg>,
}

impl Statement {
    pub(crate) fn new(text: &'static str, value: impl Into<Arg>) -> Statement {
        let mut statement = Statement { text: String::new(), args: Vec::new() };
        statement.and(text, value);
        statement
    }

    /// A condition that ends in a value.
    pub(crate) fn and(&mut self, text: &'static str, value: impl Into<Arg>) {
        self.args.push(value.into());
        self.text.push_str(text);
        self.text.push('$');
        self.text.push_str(&self.args.len().to_string());
    }

    /// Text without a value.
    pub(crate) fn raw(&mut self, text: &'static str) {
        self.text.push_str(text);
    }

    /// A comparison of two columns with two values, by which a page goes on after the last row of the one before.
    pub(crate) fn after(&mut self, first: impl Into<Arg>, second: Uuid, text: &'static str) {
        self.raw(text);
        self.and("(", first);
        self.and(", ", second);
        self.raw(")");
    }

    pub(crate) fn end(self) -> (Sql, Vec<Arg>) {
        (Sql::Built(self.text), self.args)
    }
}

/// The patterns that find each word of a text; at most ten of them.
pub(crate) fn contains(text: &str) -> Vec<String> {
    text.to_lowercase().split_whitespace().take(10).map(|word| format!("%{}%", literal(word))).collect()
}

/// A text in which the signs of a pattern stand for themselves.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
