//! What is said about a file beside what it shows: which of it tells something, and which is only a program's own noise.
//! Nothing here knows where it stood.

mod telling;
mod xmp;

pub(crate) use telling::{Words, is_neutral, is_program, listed, mentions_program, names_somebody, words};
pub(crate) use xmp::read as read_xmp;
