//! What LibreOffice makes of office files.

use std::process::Command;

use crate::{Named, program};

/// Each file opened by LibreOffice and saved as plain text (`txt`) or PDF (`pdf`), in the order given; none where it is
/// not installed.
#[track_caller]
pub fn converted(files: &[Named], to: &str) -> Option<Vec<Vec<u8>>> {
    let folder = program::folder(files);
    // A profile of its own, so that two can run at once.
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let filter = if to == "txt" { "txt:Text (encoded):UTF8" } else { to };
    let mut office = Command::new("soffice");
    office.args(["--headless", &profile, "--convert-to", filter, "--outdir", "out"]);
    office.args(files.iter().map(|(name, _)| name)).current_dir(folder.path());
    let output = program::run("LibreOffice", &mut office)?;
    let read = |name: &str| {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let path = folder.path().join("out").join(format!("{stem}.{to}"));
        std::fs::read(path).unwrap_or_else(|error| {
            let said = program::text(&output.stdout) + &program::text(&output.stderr);
            panic!("LibreOffice did not convert {name}: {error}\n{said}")
        })
    };
    Some(files.iter().map(|(name, _)| read(name)).collect())
}
