//! What the memory proposes, seen as an officer sees it.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail loudly")]

mod consistency;
mod earlier;
mod headed;
mod helpers;
mod index;
mod matching;
mod recurring;
mod registers;
mod seeds;
mod tables;
mod tables_said;
mod understand;
