//! Letters as an applicant reads them, and findings as an officer reads them.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail loudly")]

/// Cases decided well under each law, which the measurement of the checks uses as well.
#[path = "../../examples/evaluate-letters/cases.rs"]
mod cases;
mod challenge;
mod checklists;
mod every;
mod faults;
mod forms;
mod goldens;
mod house_wording;
mod letters_of_others;
mod notices;
mod registry;
mod reports;
mod seeds;
mod welsh;
mod wexmoor;
