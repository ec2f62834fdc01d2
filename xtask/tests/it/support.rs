//! What the rules look at: the workspace as cargo sees it, and the files that git tracks or would track.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;

/// The folder with the workspace's `Cargo.toml`.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository").to_path_buf()
}

/// `cargo metadata` for the platform we release for.
pub static METADATA: LazyLock<Value> = LazyLock::new(|| {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo prints JSON")
});

/// A list in a JSON object.
pub fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// A text in a JSON object; empty when there is none.
pub fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Our own packages.
pub fn our_packages() -> Vec<&'static Value> {
    let members = list(&METADATA, "workspace_members");
    list(&METADATA, "packages").iter().filter(|package| members.contains(&package["id"])).collect()
}

/// The crates under `crates/`, by name.
pub fn our_crates() -> Vec<String> {
    let mut names: Vec<String> =
        our_packages().iter().map(|package| text(package, "name").to_owned()).collect();
    names.retain(|name| name != "xtask");
    names.sort();
    names
}

/// Every file of the tree that is tracked, or new and not ignored, as a path from the root.
pub fn files() -> Vec<String> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let names = String::from_utf8(output.stdout).expect("our file names are UTF-8");
    let mut names: Vec<String> =
        names.lines().filter(|name| root().join(name).is_file()).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

/// The Rust files among them.
pub fn rust_files() -> Vec<String> {
    files().into_iter().filter(|name| name.ends_with(".rs")).collect()
}

/// A file of the repository; nothing when it is not text.
pub fn read(name: &str) -> Option<String> {
    std::fs::read(root().join(name)).ok().and_then(|bytes| String::from_utf8(bytes).ok())
}

/// Fails with one line a fault.
#[track_caller]
pub fn none(rule: &str, faults: Vec<String>) {
    assert!(faults.is_empty(), "{rule}\n  {}\n", faults.join("\n  "));
}
