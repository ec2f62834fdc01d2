//! clippy over everything, tests and examples included.

use anyhow::Result;

use super::Surroundings;
use crate::run::{self, cargo};

pub fn run(_: &Surroundings) -> Result<()> {
    run::run(cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
}
