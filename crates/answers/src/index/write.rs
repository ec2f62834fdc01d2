//! Writing: a case's answered questions replaced or forgotten, kept together with how far the events were followed.

use std::{path::PathBuf, sync::Arc};

use tantivy::{
    IndexWriter, TantivyError, Term,
    indexer::{IndexWriterOptions, LogMergePolicy},
};
use uuid::Uuid;

use super::{
    ANEW, FORGETTING, Followed, Index,
    document::{Answered, case_key, document},
    error::{Error, Result},
};

/// What the writer may hold in memory before it writes, in bytes.
const MEMORY: usize = 64 * 1024 * 1024;
/// The most answered questions of one case.
const CASE: usize = 2_000;

/// The one writer of an index. While it lives no other process writes.
pub struct Writer {
    index: Index,
    writer: IndexWriter,
    forgets: bool,
}

impl Index {
    /// The writer; none where another process, or this one, has it.
    pub fn writer(&self) -> Result<Option<Writer>> {
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(MEMORY)
            .num_worker_threads(1)
            .num_merge_threads(1)
            .build();
        let writer: IndexWriter = match self.index.writer_with_options(options) {
            Ok(writer) => writer,
            Err(TantivyError::LockFailure(..)) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let mut policy = LogMergePolicy::default();
        // What was replaced is out of the files before it is much.
        policy.set_del_docs_ratio_before_merge(0.2);
        writer.set_merge_policy(Box::new(policy));
        // Another process may have written between opening and now.
        self.look_again()?;
        let mut writer = Writer { index: self.clone(), writer, forgets: false };
        // One that stopped in the middle of forgetting left that to do.
        if writer.forgetting().is_some_and(|path| path.exists()) {
            writer.purge()?;
        }
        Ok(Some(writer))
    }
}

impl Writer {
    /// Puts the answered questions of a case in the place of all that was kept of it.
    pub fn replace(&mut self, authority: Uuid, case: Uuid, answered: Vec<Answered>) -> Result<()> {
        self.remove(authority, case);
        self.add(authority, case, answered)
    }

    /// Adds the answered questions of a case of which nothing is kept, as when all is made anew.
    pub fn add(&mut self, authority: Uuid, case: Uuid, answered: Vec<Answered>) -> Result<()> {
        for one in answered.into_iter().take(CASE) {
            self.writer.add_document(document(&self.index.fields, authority, case, one)?)?;
        }
        Ok(())
    }

    /// Forgets a case; with the next commit no file has a word of it.
    pub fn forget(&mut self, authority: Uuid, case: Uuid) {
        self.remove(authority, case);
        self.forgets = true;
    }

    fn remove(&mut self, authority: Uuid, case: Uuid) {
        let key = case_key(authority, case);
        self.writer.delete_term(Term::from_field_bytes(self.index.fields.case, &key));
    }

    /// Begins anew: everything goes, and so does the place in the events.
    pub fn clear(&mut self) -> Result<()> {
        self.writer.delete_all_documents()?;
        self.commit(0)?;
        if let Some(path) = self.index.folder().map(|folder| folder.join(ANEW)).filter(|path| path.exists()) {
            std::fs::remove_file(&path).map_err(|why| Error::Folder { path, why })?;
        }
        Ok(())
    }

    /// Keeps what was done, and that the events were followed up to a place.
    pub fn commit(&mut self, followed: u64) -> Result<()> {
        self.commit_with(followed, "")
    }

    /// The same with a mark of that place, by which it is seen later whether these are still the same events.
    pub fn commit_with(&mut self, followed: u64, mark: &str) -> Result<()> {
        if let Some(path) = self.forgetting().filter(|_| self.forgets) {
            std::fs::write(&path, []).map_err(|why| Error::Folder { path, why })?;
        }
        let mut prepared = self.writer.prepare_commit()?;
        prepared.set_payload(&Followed::write(followed, mark));
        prepared.commit()?;
        self.index.look_again()?;
        if self.forgets {
            self.purge()?;
            self.forgets = false;
        }
        Ok(())
    }

    /// Where it is noted that files may hold words of what was forgotten, until they do not.
    fn forgetting(&self) -> Option<PathBuf> {
        self.index.folder().map(|folder| folder.join(FORGETTING))
    }

    /// Writes the files anew that hold something forgotten. Without this its words would stay in them until they are
    /// merged by themselves.
    fn purge(&mut self) -> Result<()> {
        let metas = self.index.index.searchable_segment_metas()?;
        for meta in metas.iter().filter(|meta| meta.has_deletes()) {
            match self.writer.merge(&[meta.id()]).wait() {
                Ok(_) => {}
                // It is being merged already, without what was forgotten; that merge is waited for below.
                Err(TantivyError::InvalidArgument(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        drop(metas);
        self.index.look_again()?;
        self.writer.garbage_collect_files().wait()?;
        match self.forgetting().filter(|path| path.exists()) {
            Some(path) => std::fs::remove_file(&path).map_err(|why| Error::Folder { path, why }),
            None => Ok(()),
        }
    }

    /// Waits until the files are merged as far as they will be.
    pub fn settle(self) -> Result<()> {
        self.writer.wait_merging_threads()?;
        self.index.look_again()
    }

    /// The index that it writes.
    pub fn index(&self) -> &Index {
        &self.index
    }
}

/// A writer is handed between threads with its index.
const _: fn() = || {
    fn sent<T: Send>() {}
    sent::<Writer>();
    sent::<Arc<Index>>();
};
