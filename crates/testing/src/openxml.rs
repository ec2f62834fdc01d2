//! Office files against the schemas and rules of Office Open XML, by `openxml-audit`.

use std::process::Command;

use crate::{Named, program};

/// Fails unless every file keeps to them.
#[track_caller]
pub fn conform(files: &[Named]) {
    let folder = program::folder(files);
    let mut audit = Command::new(program::venv().join("bin/openxml-audit"));
    audit.args(["--format", "microsoft365", "--policy", "strict", "--recursive", "--quiet", "."]);
    audit.current_dir(folder.path());
    if let Some(output) = program::run("openxml-audit", &mut audit) {
        let said = program::text(&output.stdout) + &program::text(&output.stderr);
        assert!(output.status.success(), "{said}");
    }
}
