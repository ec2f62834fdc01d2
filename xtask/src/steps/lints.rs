//! clippy over everything, tests and examples included.

use anyhow::Result;

use crate::run::{self, cargo};

pub fn run(_: &[(&'static str, String)]) -> Result<()> {
    run::run(cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
}
