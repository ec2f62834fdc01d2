//! The tests of all crates but this one, by nextest, or by `cargo test` where nextest is not installed.

use anyhow::Result;

use crate::run::{self, cargo, which};

pub fn run(variables: &[(&'static str, String)]) -> Result<()> {
    let mut cargo = cargo();
    if which("cargo-nextest").is_some() {
        cargo.args(["nextest", "run", "--workspace", "--exclude", "xtask", "--locked", "--no-fail-fast"]);
        cargo.args(["--no-tests", "pass", "--status-level", "slow", "--final-status-level", "slow"]);
    } else {
        println!("cargo-nextest is not installed: cargo test does the same, more slowly");
        cargo.args(["test", "--workspace", "--exclude", "xtask", "--locked", "--no-fail-fast"]);
    }
    cargo.envs(variables.iter().cloned());
    run::run(&mut cargo)
}
