//! What a reader gets of a document, in each of its four forms.

#![allow(clippy::print_stdout)] // a missing tool or folder is said, where it is no failure

mod docx;
mod forms;
mod golden;
mod html;
mod letter;
mod pdf;
mod samples;
mod text;
mod transcripts;
