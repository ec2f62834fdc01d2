//! `cargo xtask bench`: the benchmarks of one crate or of all that have any, built one crate at a time.
//!
//! PostgreSQL runs with full durability here: a figure without it would promise what a user never gets.

use anyhow::{Result, bail};

use crate::machine;
use crate::repository::crates_where;
use crate::run::{cargo, run};
use crate::servers::{Durability, Servers};

/// Runs them; true when all of them ended well.
pub fn bench(wanted: &[String]) -> Result<bool> {
    let known = crates_where(|folder| folder.join("benches").is_dir());
    if let Some(name) = wanted.iter().find(|name| !known.contains(name)) {
        bail!("{name} has no benchmarks; these have: {}", known.join(", "));
    }
    machine::provide()?;
    machine::peers()?;
    let servers = Servers::start(Durability::Full)?;
    let chosen = if wanted.is_empty() { known } else { wanted.to_vec() };
    for name in chosen {
        println!("\n== {name}");
        run(cargo().args(["bench", "--locked", "--benches", "--package", &name]).envs(servers.variables()))?;
    }
    Ok(true)
}
