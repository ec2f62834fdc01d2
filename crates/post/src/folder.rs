//! The outbox folder: each message is one file that is written once and whole, or not at all.
//!
//! The name comes from the identifier of the message, so the same message twice is one file, also after a crash
//! between writing it and noting it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::carrier::Receipt;
use crate::compose::{compose, digest};
use crate::error::SendError;
use crate::outgoing::Outgoing;

pub(crate) async fn write(folder: PathBuf, outgoing: &Outgoing) -> Result<Receipt, SendError> {
    let name = format!("{}.eml", digest(&outgoing.message_id));
    let bytes = compose(outgoing)?;
    let said = name.clone();
    let written = tokio::task::spawn_blocking(move || write_once(&folder, &name, &bytes)).await;
    match written {
        Ok(Ok(repeated)) => Ok(Receipt { said, repeated }),
        // Whatever failed, a second attempt finds the file or writes it: it cannot make two.
        Ok(Err(error)) => Err(SendError::NotSent { stage: "writing the file", said: error.to_string() }),
        Err(error) => Err(SendError::NotSent { stage: "writing the file", said: error.to_string() }),
    }
}

/// True when the file was there already.
fn write_once(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<bool> {
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    fs::create_dir_all(folder)?;
    let target = folder.join(name);
    if target.exists() {
        sync_folder(folder)?;
        return Ok(true);
    }
    let count = COUNTER.fetch_add(1, Ordering::Relaxed);
    let draft = folder.join(format!(".{name}.{}.{count}", std::process::id()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(&draft)?;
    let linked = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| place(&draft, &target));
    let removed = match fs::remove_file(&draft) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    };
    let repeated = linked?;
    removed?;
    sync_folder(folder)?;
    Ok(repeated)
}

/// Gives the finished draft its name without ever replacing a file; true when another writer was first.
fn place(draft: &Path, target: &Path) -> io::Result<bool> {
    match fs::hard_link(draft, target) {
        Ok(()) => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(true),
        Err(error) => Err(error),
    }
}

/// Makes the new name as durable as the bytes.
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
