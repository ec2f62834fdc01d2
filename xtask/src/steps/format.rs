//! `cargo fmt --check`: changes nothing, shows what would change.

use anyhow::Result;

use crate::run::{self, cargo};

pub fn run(_: &[(&'static str, String)]) -> Result<()> {
    run::run(cargo().args(["fmt", "--all", "--check"]))
}
