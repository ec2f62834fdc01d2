//! Tests of what is found in texts, through [`personal::find`] only.

mod any_text;
mod kinds;
mod labelled;
mod score;
mod texts;
