//! The program tried from outside: its command line, its pages, its death and its return.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail loudly")]

mod cli;
mod crash;
mod demo;
mod draft;
mod import;
mod import_registers;
mod inspect;
mod inspect_one;
mod pages;
mod personal_data;
mod recount;
mod wording;
