//! Lists and reads what waits in a Maildir, within limits.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::shelve::{REFUSED, shelve};
use super::{Found, Limits, Scan, SetAside};
use crate::error::Error;

pub(super) fn scan(folder: &Path, limits: Limits) -> Result<Scan, Error> {
    if !folder.join("new").is_dir() {
        return Err(Error::NotAMaildir { path: folder.to_path_buf() });
    }
    let mut waiting = Vec::new();
    for part in ["new", "cur"] {
        list(&folder.join(part), &mut waiting)?;
    }
    waiting.sort();

    let mut result = Scan::default();
    let mut total = 0;
    for (arrived, path, size) in waiting {
        if size > limits.message_bytes {
            // Gone in the meantime: another node of the installation was first.
            if let Some(path) = shelve(&path, REFUSED)? {
                result.set_aside.push(SetAside { path, arrived, why: too_large(size, limits.message_bytes) });
            }
            continue;
        }
        if result.found.len() >= limits.messages || total + size > limits.total_bytes && total > 0 {
            result.more = true;
            break;
        }
        match read(&path, limits.message_bytes) {
            Ok(Some(bytes)) => {
                total += bytes.len() as u64;
                result.found.push(Found { path, bytes, arrived });
            }
            Ok(None) => {}
            // One unreadable file must not hold up the others.
            Err(error) => {
                let why = format!("The message stays where it is because it cannot be read: {error}.");
                result.set_aside.push(SetAside { path, arrived, why });
            }
        }
    }
    Ok(result)
}

/// Regular files only: a link could lead out of the folder, and a dot marks what is not yet delivered.
fn list(folder: &Path, waiting: &mut Vec<(Timestamp, PathBuf, u64)>) -> Result<(), Error> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other.map_err(Error::disk(folder))?,
    };
    for entry in entries {
        let entry = entry.map_err(Error::disk(folder))?;
        let path = entry.path();
        let facts = match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            other => other.map_err(Error::disk(&path))?,
        };
        if facts.is_file() && !entry.file_name().as_encoded_bytes().starts_with(b".") {
            let arrived = facts.modified().map_err(Error::disk(&path))?;
            // A clock before year -9999 is no time of arrival: the beginning of the count stands for it.
            waiting.push((Timestamp::try_from(arrived).unwrap_or(Timestamp::UNIX_EPOCH), path, facts.len()));
        }
    }
    Ok(())
}

/// The bytes; nothing when another program has taken the file. A file that grew over the limit since is an error,
/// never read in part.
fn read(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other?,
    };
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::other("it grows while it is read"));
    }
    Ok(Some(bytes))
}

fn too_large(size: u64, limit: u64) -> String {
    format!(
        "The message is {} MB, more than the {} MB that can be received: it was moved to the mail folder “Refused”.",
        size.div_ceil(1_000_000),
        limit / 1_000_000
    )
}
