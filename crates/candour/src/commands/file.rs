//! A file that the command line names, or standard input for `-`, read within a limit. What is in it is not understood here.

use std::{fs::File, io::Read, path::Path};

use anyhow::{Context as _, Result, bail};

/// Whether a path stands for standard input.
fn is_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Opens a file; a folder is none.
pub fn open(path: &Path) -> Result<Box<dyn Read>> {
    if is_input(path) {
        return Ok(Box::new(std::io::stdin().lock()));
    }
    let file = File::open(path).context("this file cannot be opened")?;
    if file.metadata().is_ok_and(|about| about.is_dir()) {
        bail!("this is a folder: name the files in it");
    }
    Ok(Box::new(file))
}

/// What went wrong where a file that was opened was not read.
pub fn unread(path: &Path) -> &'static str {
    if is_input(path) { "standard input cannot be read" } else { "this file cannot be read" }
}

/// The bytes of a file, one more than `most` of a longer one: enough to know that it is too large.
pub fn bytes(path: &Path, most: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes).context(unread(path))?;
    Ok(bytes)
}

/// How many bytes a file has, where that is known before it is read.
pub fn size(path: &Path) -> Option<usize> {
    let about = std::fs::metadata(path).ok().filter(|_| !is_input(path))?;
    Some(usize::try_from(about.len()).unwrap_or(usize::MAX))
}

/// The text of a file of no more than `most` bytes.
pub fn text(path: &Path, most: u64) -> Result<String> {
    let bytes = bytes(path, most)?;
    if bytes.len() as u64 > most {
        bail!("it is larger than {} MB", most >> 20);
    }
    String::from_utf8(bytes).context("it is no text in UTF-8")
}

/// The file's own name; standard input has none.
pub fn name(path: &Path) -> String {
    let own = path.file_name().filter(|_| !is_input(path));
    own.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
