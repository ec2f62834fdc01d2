//! What tests of several crates share: checkers of finished files, each a program that nobody here wrote.
//!
//! Only tests use this crate. A checker that is not installed is said and passed over on a person's machine, and is a
//! failure in continuous integration, where `cargo xtask test` installs it.
#![allow(clippy::print_stdout, reason = "a missing program is said")]

pub mod libreoffice;
pub mod openxml;
pub mod poppler;
pub mod verapdf;

mod program;

/// A file by its name without a folder, and its bytes.
pub type Named = (String, Vec<u8>);
