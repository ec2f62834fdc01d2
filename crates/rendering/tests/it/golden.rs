//! Goldens: the whole letter in each form, reviewed as prose. `UPDATE_GOLDENS=1` writes them anew.

use std::fs;
use std::path::Path;

/// Compares with `tests/goldens/NAME`.
#[track_caller]
pub fn check(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens").join(name);
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("folder for goldens");
        fs::write(&path, actual).expect("golden written");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == actual,
        "{name} differs from its golden; look at it and run again with UPDATE_GOLDENS=1\n--- expected\n{expected}\n--- actual\n{actual}"
    );
}
