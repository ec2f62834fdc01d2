//! `cargo xtask evaluate`: measures a crate against labelled material, where it has an example `evaluate-CRATE`, or one
//! for a task of its own.

use anyhow::{Result, bail};

use crate::repository::crates_where;
use crate::run::{cargo, run};

/// Examples for a task: what is typed, and the crate that has them.
const TASKS: &[(&str, &str)] = &[("ask", "answers")];

/// Runs them; true when all of them ended well.
pub fn evaluate(wanted: &[String]) -> Result<bool> {
    let example = |folder: &std::path::Path| {
        let name = folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        folder.join(format!("examples/evaluate-{name}/main.rs")).is_file()
    };
    let mut known = crates_where(example);
    known.extend(TASKS.iter().map(|(task, _)| (*task).to_owned()));
    if let Some(name) = wanted.iter().find(|name| !known.contains(name)) {
        bail!("{name} has nothing to evaluate; these have: {}", known.join(", "));
    }
    for name in if wanted.is_empty() { known } else { wanted.to_vec() } {
        println!("\n== {name}");
        let example = format!("evaluate-{name}");
        let package =
            TASKS.iter().find(|(task, _)| *task == name).map_or(name.as_str(), |(_, package)| package);
        run(cargo().args(["run", "--locked", "--quiet", "--package", package, "--example", &example]))?;
    }
    Ok(true)
}
