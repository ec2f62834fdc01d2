//! The browser suite in `e2e/`: its own packages, the built binary, a real Chromium.

use std::path::Path;

use anyhow::{Context, Result};

use super::Surroundings;
use crate::repository::{on_ci, root};
use crate::run::{self, cargo, command, which};

pub fn run(surroundings: &Surroundings) -> Result<()> {
    let suite = root().join("e2e");
    // Exactly what the tests were built with: another choice of packages or targets would build half the tree anew.
    run::run(cargo().args([
        "build",
        "--locked",
        "--workspace",
        "--exclude",
        "xtask",
        "--bins",
        "--examples",
        "--tests",
    ]))?;
    if on_ci() || !packages_are_current(&suite) {
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

/// True when the packages were installed after their list last changed.
fn packages_are_current(suite: &Path) -> bool {
    let changed = |name: &str| suite.join(name).metadata().and_then(|facts| facts.modified()).ok();
    match (changed("node_modules/.package-lock.json"), changed("package-lock.json")) {
        (Some(installed), Some(listed)) => installed >= listed,
        _ => false,
    }
}
