//! Tests of the reading: what goes in as bytes, and what is said about it.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail loudly")]

mod around;
mod attached;
mod claims;
mod filing;
mod formats;
mod golden;
mod helpers;
mod layouts;
mod lettering;
mod long_shapes;
mod long_texts;
mod mutated;
mod own_letters;
mod own_letters_test;
mod pdf;
mod plain_letters;
mod registers;
mod request;
mod response;
mod robust;
mod saved;
mod shapes;
mod sheets;
mod signs;
mod wild;
