//! Mail in: a Maildir that another program delivers into.
//!
//! A message is taken out of the way only when the caller says that it is kept (`done`) or that it cannot be
//! (`refuse`); until then every scan finds it again. Nothing is ever deleted or overwritten: it is moved into the
//! subfolders `.Done` and `.Refused`, which every mail program can open.

mod scan;
mod shelve;

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::error::Error;

/// How much one scan may bring into memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// A larger message is set aside.
    pub message_bytes: u64,
    /// More messages than these wait for the next scan.
    pub messages: usize,
    /// More bytes than these, all messages together, wait for the next scan.
    pub total_bytes: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { message_bytes: 60_000_000, messages: 200, total_bytes: 200_000_000 }
    }
}

/// A message that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its file, for `done` and `refuse`.
    pub path: PathBuf,
    /// Its bytes as they were delivered.
    pub bytes: Vec<u8>,
    /// When it was delivered into the folder.
    pub arrived: Timestamp,
}

/// A message that this scan could not bring, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Where it lies now.
    pub path: PathBuf,
    /// When it was delivered into the folder.
    pub arrived: Timestamp,
    /// One sentence for the officer.
    pub why: String,
}

/// What a scan brought.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scan {
    /// Messages that wait, the oldest first.
    pub found: Vec<Found>,
    /// Messages that this scan moved away because of their size, or left where they are because they cannot be read.
    pub set_aside: Vec<SetAside>,
    /// True when a limit was reached and another scan would bring more.
    pub more: bool,
}

/// Reads what waits in `new` and `cur`; a message over the limit is moved to `.Refused` and named.
///
/// # Errors
/// When the folder is not there, is no Maildir, or cannot be read.
pub async fn scan(folder: &Path, limits: Limits) -> Result<Scan, Error> {
    let folder = folder.to_path_buf();
    blocking(move || scan::scan(&folder, limits)).await
}

/// Moves a message that is safely kept to `.Done`; a message that is gone already is no error.
///
/// # Errors
/// When the system refuses the move; the message then stays where it is.
pub async fn done(message: &Path) -> Result<(), Error> {
    let message = message.to_path_buf();
    blocking(move || shelve::shelve(&message, shelve::DONE).map(drop)).await
}

/// Moves a message that cannot be taken to `.Refused`, where a person can look at it; returns its new place.
///
/// # Errors
/// When the system refuses the move; the message then stays where it is.
pub async fn refuse(message: &Path) -> Result<Option<PathBuf>, Error> {
    let message = message.to_path_buf();
    blocking(move || shelve::shelve(&message, shelve::REFUSED)).await
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Ending)?
}
