//! Tests of the reading: what goes in as bytes, and what is said about it.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail loudly")]

mod filing;
mod formats;
mod helpers;
mod own_letters;
mod own_letters_test;
mod request;
mod response;
mod robust;
mod shapes;
