//! The repository's own rules, which are tests of this crate (`xtask/tests/it`).

use anyhow::Result;

use crate::run::{self, cargo};

pub fn run(_: &[(&'static str, String)]) -> Result<()> {
    run::run(cargo().args(["test", "--quiet", "--package", "xtask"]))
}
