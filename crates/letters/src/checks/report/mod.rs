//! What the checks say, as an officer reads it on a terminal and as other programs read it.
//!
//! Nothing here checks anything or prints; a report comes in and a text goes out.

mod catalogue;
mod lines;
mod page;
mod sarif;
mod terminal;

pub use catalogue::{catalogue, list};
pub use page::{page, page_json};
pub use sarif::{Checked, sarif};
pub use terminal::{changes, finding, not_in_english, text};

use casework::Severity;

/// How wide a report is and whether it has colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns.
    pub width: usize,
    /// Whether the terminal shows colours.
    pub colour: bool,
}

impl Look {
    /// A hundred columns without colours, as in a file.
    pub const PLAIN: Look = Look { width: 100, colour: false };

    fn paint(self, text: &str, code: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn strong(self, text: &str) -> String {
        self.paint(text, "1")
    }

    fn faint(self, text: &str) -> String {
        self.paint(text, "2")
    }

    fn of_severity(self, severity: Severity, text: &str) -> String {
        self.paint(
            text,
            match severity {
                Severity::Breach => "1;31",
                Severity::Risk => "1;33",
                Severity::Advice => "1;36",
            },
        )
    }
}

/// A severity as the command line writes it.
pub fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Breach => "breach",
        Severity::Risk => "risk",
        Severity::Advice => "advice",
    }
}
