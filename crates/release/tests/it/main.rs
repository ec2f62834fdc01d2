//! What an officer is told of an enclosure, and what a reader can get out of the copies.

mod build;
mod documents;
mod gate;
mod samples;
mod spreadsheets;
mod wild;
