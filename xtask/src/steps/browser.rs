//! The browser suite in `e2e/`: its own packages, the built binary, a real Chromium.

use anyhow::{Context, Result};

use super::Surroundings;
use crate::repository::{on_ci, root};
use crate::run::{self, cargo, command, which};

pub fn run(surroundings: &Surroundings) -> Result<()> {
    let suite = root().join("e2e");
    if !suite.join("package.json").is_file() {
        println!("there is no browser suite in this tree");
        return Ok(());
    }
    run::run(cargo().args(["build", "--locked", "--package", "candour"]))?;
    if root().join("crates/web/examples/style_guide.rs").is_file() {
        run::run(cargo().args(["build", "--locked", "--package", "web", "--example", "style_guide"]))?;
    }
    if on_ci() || !suite.join("node_modules").is_dir() {
        run::run(command("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&suite))?;
    }
    let chromium =
        which("chromium").or_else(|| which("google-chrome")).context("no Chromium on this machine")?;
    let built = root().join("target/debug");
    run::run(
        command("npm")
            .args(["test", "--silent"])
            .current_dir(&suite)
            .envs(surroundings.variables.iter().cloned())
            .env("CANDOUR", built.join("candour"))
            .env("STYLE_GUIDE", built.join("examples/style_guide"))
            .env("CHROMIUM", chromium),
    )
}
