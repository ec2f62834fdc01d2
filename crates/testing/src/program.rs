//! Finds and runs the programs. It installs nothing.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::Named;

/// The program's output, or nothing where it is not installed; its ending badly is a failure of the test.
#[track_caller]
pub(crate) fn run(what: &str, command: &mut Command) -> Option<Output> {
    match command.output() {
        Ok(output) => Some(output),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => missing(what),
        Err(error) => panic!("{what} did not start: {error}"),
    }
}

/// Says that a program is missing; in continuous integration that is a failure.
#[track_caller]
pub(crate) fn missing<T>(what: &str) -> Option<T> {
    assert!(std::env::var_os("CI").is_none(), "{what} is not installed");
    println!("{what} is not installed: `cargo xtask test` brings it; not checked");
    None
}

/// The virtual environment that `cargo xtask test` keeps.
pub(crate) fn venv() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/venv")
}

/// A folder of its own with these files in it.
pub(crate) fn folder(files: &[Named]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("a file in it");
    }
    folder
}

/// What a program printed.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
