//! Builds the documentation of our crates; a dead link in it is an error.

use anyhow::Result;

use super::Surroundings;
use crate::run::{self, cargo};

pub fn run(_: &Surroundings) -> Result<()> {
    let mut cargo = cargo();
    cargo.args(["doc", "--workspace", "--no-deps", "--document-private-items", "--locked"]);
    cargo.env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private_intra_doc_links");
    run::run(&mut cargo)
}
