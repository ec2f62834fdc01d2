//! Moves a message into a subfolder of its Maildir without ever replacing another.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Messages that are safely kept elsewhere.
pub(super) const DONE: &str = ".Done";
/// Messages that could not be taken.
pub(super) const REFUSED: &str = ".Refused";

/// The new place, or nothing when the message was gone already.
pub(super) fn shelve(message: &Path, shelf: &str) -> Result<Option<PathBuf>, Error> {
    let not_here = || Error::disk(message)(io::Error::from(io::ErrorKind::InvalidInput));
    let folder = message.parent().and_then(Path::parent).ok_or_else(not_here)?;
    // What stands after a colon are the old flags.
    let name = message.file_name().ok_or_else(not_here)?.as_bytes();
    let name = name.split(|byte| *byte == b':').next().unwrap_or(name);
    let shelf = folder.join(shelf);
    for part in ["cur", "new", "tmp"] {
        let part = shelf.join(part);
        fs::create_dir_all(&part).map_err(Error::disk(&part))?;
    }
    for count in 0..10_000 {
        let mut target = name.to_vec();
        if count > 0 {
            target.extend_from_slice(format!(".{count}").as_bytes());
        }
        // S tells mail programs that it was seen.
        target.extend_from_slice(b":2,S");
        let target = shelf.join("cur").join(OsStr::from_bytes(&target));
        match fs::hard_link(message, &target) {
            Ok(()) => return remove(message).map(|()| Some(target)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::disk(message)(error)),
        }
    }
    Err(Error::disk(message)(io::Error::from(io::ErrorKind::AlreadyExists)))
}

fn remove(message: &Path) -> Result<(), Error> {
    match fs::remove_file(message) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::disk(message)(error)),
        _ => Ok(()),
    }
}
