//! `cargo xtask evaluate`: measures a crate against labelled material, where it has an example `evaluate-CRATE`.

use anyhow::{Result, bail};

use crate::repository::crates_where;
use crate::run::{cargo, run};

/// Runs them; true when all of them ended well.
pub fn evaluate(wanted: &[String]) -> Result<bool> {
    let example = |folder: &std::path::Path| {
        let name = folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        folder.join(format!("examples/evaluate-{name}/main.rs")).is_file()
    };
    let known = crates_where(example);
    if let Some(name) = wanted.iter().find(|name| !known.contains(name)) {
        bail!("{name} has nothing to evaluate; these have: {}", known.join(", "));
    }
    for name in if wanted.is_empty() { known } else { wanted.to_vec() } {
        println!("\n== {name}");
        let example = format!("evaluate-{name}");
        run(cargo().args(["run", "--locked", "--quiet", "--package", &name, "--example", &example]))?;
    }
    Ok(true)
}
