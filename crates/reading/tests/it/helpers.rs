//! What the tests of this crate share.

use std::path::{Path, PathBuf};

/// A folder of the labelled samples beside the repository. In continuous integration it must be there; elsewhere its
/// absence is said and the test passes.
pub fn shared(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var("CI").is_err(), "the samples are missing: {}", folder.display());
    println!("not checked: {} is missing", folder.display());
    None
}
