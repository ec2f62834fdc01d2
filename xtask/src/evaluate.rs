//! `cargo xtask evaluate`: measures a crate against labelled material, where it has an example named `evaluate`.

use anyhow::{Result, bail};

use crate::repository::crates_where;
use crate::run::{cargo, run};

/// Runs them; true when all of them ended well.
pub fn evaluate(wanted: &[String]) -> Result<bool> {
    let known = crates_where(|folder| {
        folder.join("examples/evaluate.rs").is_file() || folder.join("examples/evaluate/main.rs").is_file()
    });
    if let Some(name) = wanted.iter().find(|name| !known.contains(name)) {
        bail!("{name} has nothing to evaluate; these have: {}", known.join(", "));
    }
    for name in if wanted.is_empty() { known } else { wanted.to_vec() } {
        println!("\n== {name}");
        run(cargo().args(["run", "--locked", "--quiet", "--package", &name, "--example", "evaluate"]))?;
    }
    Ok(true)
}
