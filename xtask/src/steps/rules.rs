//! The repository's own rules, which are tests of this crate (`xtask/tests/it`).

use anyhow::Result;

use super::Surroundings;
use crate::run::{self, cargo};

pub fn run(_: &Surroundings) -> Result<()> {
    run::run(cargo().args(["test", "--quiet", "--package", "xtask"]))
}
