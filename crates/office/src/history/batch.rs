//! Reads the files of a batch side by side, and keeps their documents so: what takes its time on processor and disk.

use std::{num::NonZeroUsize, sync::Arc, thread};

use casework::CaseId;
use tokio::{sync::Semaphore, task::JoinSet};
use uuid::Uuid;

use super::{
    Import, ImportFile,
    import::{already, command_id, digest, known_request, request_command_id},
    read,
};
use crate::{Office, error::Result};

/// So many documents are written side by side: each waits for the disk.
const WRITERS: usize = 16;

/// A file of a batch, read.
pub(super) struct FileRead {
    pub name: String,
    pub sha256: String,
    pub bytes: Vec<u8>,
    /// The other authority whose published answers these are.
    pub another: Option<String>,
    pub read: Known,
}

/// What is known of a file.
pub(super) enum Known {
    /// It was imported before.
    Done(Box<Import>),
    /// What it says.
    Read(read::Read),
}

impl Office {
    /// Reads files side by side, in their order; those that are history already are not read again.
    pub(super) async fn read_batch(
        &self,
        authority: Uuid,
        files: Vec<ImportFile>,
        pictures: &'static dyn reading::ReadsPictures,
        surely: bool,
    ) -> Result<Vec<FileRead>> {
        let at_once = Arc::new(Semaphore::new(thread::available_parallelism().map_or(2, NonZeroUsize::get)));
        let limits = Arc::new(self.settings().limits.clone());
        let mut reading = Vec::with_capacity(files.len());
        for file in files {
            let sha256 = digest(&file.bytes);
            let known = match self.store.outcome_of(authority, &command_id(&sha256)).await? {
                Some(done) => Some(already(&done.outcome, None)?),
                None if self.store.outcome_of(authority, &request_command_id(&sha256)).await?.is_some() => {
                    Some(known_request())
                }
                None => None,
            };
            let (called, another) = (file.name.clone(), file.another.clone());
            let handle = match known {
                Some(known) => Err(known),
                None => {
                    let (limits, at_once) = (Arc::clone(&limits), Arc::clone(&at_once));
                    let (name, sha256) = (file.name.clone(), sha256.clone());
                    Ok(tokio::spawn(async move {
                        // Closed it never is; without a permit it would only read a little earlier.
                        let _permit = at_once.acquire_owned().await;
                        tokio::task::spawn_blocking(move || {
                            let reader = read::Reader { limits: &limits, pictures, surely };
                            let read = read::file(&name, &file.bytes, &sha256, file.propose, &reader);
                            (read, file.bytes)
                        })
                        .await
                    }))
                }
            };
            reading.push((called, sha256, another, handle));
        }
        let mut done = Vec::with_capacity(reading.len());
        for (name, sha256, another, handle) in reading {
            let (read, bytes) = match handle {
                Err(known) => (Known::Done(Box::new(known)), Vec::new()),
                Ok(handle) => match handle.await {
                    Ok(Ok((read, bytes))) => (Known::Read(read), bytes),
                    _ => {
                        let reason = "this file could not be read".to_owned();
                        (Known::Read(read::Read::Aside { kind: None, reason, unreadable: true }), Vec::new())
                    }
                },
            };
            done.push(FileRead { name, sha256, bytes, another, read });
        }
        Ok(done)
    }

    /// Keeps documents, several at a time, until each is durable.
    pub(super) async fn keep_documents(
        &self,
        authority: Uuid,
        documents: Vec<(CaseId, Vec<u8>)>,
    ) -> Result<()> {
        let mut writing = JoinSet::new();
        for (case, bytes) in documents {
            if writing.len() >= WRITERS {
                written(writing.join_next().await)?;
            }
            let store = self.store.clone();
            writing.spawn(async move { store.put_document(authority, case.0, bytes).await });
        }
        while let Some(one) = writing.join_next().await {
            written(Some(one))?;
        }
        Ok(())
    }
}

fn written(one: Option<Result<Result<String, store::Error>, tokio::task::JoinError>>) -> Result<()> {
    match one {
        None | Some(Ok(Ok(_))) => Ok(()),
        Some(Ok(Err(error))) => Err(error.into()),
        // A writer does not panic, and nobody stops it.
        Some(Err(_)) => Err(crate::Error::Busy),
    }
}
