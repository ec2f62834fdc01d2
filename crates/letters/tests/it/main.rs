//! Letters as an applicant reads them, and findings as an officer reads them.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail loudly")]

mod challenge;
mod faults;
mod forms;
mod goldens;
mod house_wording;
mod letters_of_others;
mod registry;
mod reports;
mod seeds;
mod welsh;
mod wexmoor;
