//! Tests of what is found in texts, through [`personal::find`] only.

mod labelled;
mod score;
mod texts;
