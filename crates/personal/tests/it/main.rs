//! Tests of what is found in texts, through [`personal::find`] only.
#![allow(clippy::unwrap_used, reason = "tests fail loudly")]

mod any_text;
mod kinds;
mod labelled;
mod score;
mod texts;
