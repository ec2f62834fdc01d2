//! `cargo fmt --check`: changes nothing, shows what would change.

use anyhow::Result;

use super::Surroundings;
use crate::run::{self, cargo};

pub fn run(_: &Surroundings) -> Result<()> {
    run::run(cargo().args(["fmt", "--all", "--check"]))
}
