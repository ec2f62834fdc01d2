//! The tests of all crates but this one, by nextest, or by `cargo test` where nextest is not installed.

use anyhow::Result;

use super::Surroundings;
use crate::run::{self, cargo, which};

pub fn run(surroundings: &Surroundings) -> Result<()> {
    let mut cargo = cargo();
    let nextest = which("cargo-nextest").is_some();
    if nextest {
        cargo.args(["nextest", "run"]);
        cargo.args(["--no-tests", "pass", "--status-level", "slow", "--final-status-level", "slow"]);
    } else {
        println!("cargo-nextest is not installed: cargo test does the same, more slowly");
        cargo.arg("test");
    }
    cargo.args(["--locked", "--no-fail-fast"]);
    if surroundings.selection.is_empty() {
        cargo.args(["--workspace", "--exclude", "xtask"]);
    } else {
        cargo.args(&surroundings.selection);
    }
    cargo.envs(surroundings.variables.iter().cloned());
    run::run(&mut cargo)
}
