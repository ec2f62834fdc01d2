//! What an officer is told of an enclosure, and what a reader can get out of the copies.

#![allow(clippy::print_stdout)] // a missing tool or folder is said, where it is no failure

mod build;
mod cells;
mod cells_repeated;
mod copies;
mod copies_beside;
mod dangers;
mod hidden;
mod labelled;
mod marking;
mod pdf_boxes;
mod pdf_copies;
mod pdf_drawn;
mod rows;
mod samples;
mod sought;
mod spreadsheets;
mod sweep;
mod transcripts;
mod wild;
