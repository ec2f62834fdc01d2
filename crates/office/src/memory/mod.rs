//! The memory of this node: an index of answered questions that follows the events, and is asked for earlier answers.
//!
//! What is remembered of a case is worked out from the case as it stands, whenever one of its events may have changed it;
//! so it does not matter how often or in which order events are seen, and what was erased is gone with the next look. The
//! index is a cache: every node has its own, and without it nothing is lost but what would have been proposed.

mod ask;
mod follow;
mod sent;

use std::{
    path::PathBuf,
    sync::{Arc, RwLock, atomic::AtomicBool},
};

use answers::index::{self, Index, Writer};
use tokio::sync::Mutex;

use crate::Office;

pub use ask::Earlier;
pub use follow::Followed;

/// The index of a node and who writes it.
#[derive(Clone, Default)]
pub(crate) struct Memory(Arc<Inner>);

#[derive(Default)]
struct Inner {
    folder: Option<PathBuf>,
    /// Opened when it is first needed.
    index: RwLock<Option<Index>>,
    following: Mutex<Following>,
    /// Whether a task of this process follows all the time; without one, who asks follows first.
    followed: AtomicBool,
}

/// One task at a time follows.
#[derive(Default)]
struct Following {
    writer: Option<Writer>,
    /// How far events were looked at; what the index says may lie behind, where nothing was to be remembered since.
    seen: u64,
    /// Whether the events that the index has followed are those of this store: another may have been put back since.
    known: bool,
}

impl Memory {
    fn in_folder(folder: PathBuf) -> Memory {
        Memory(Arc::new(Inner { folder: Some(folder), ..Inner::default() }))
    }

    /// The index, opened; a folder's files are looked through at that, which takes its time.
    fn index(&self) -> index::Result<Index> {
        if let Ok(known) = self.0.index.read()
            && let Some(index) = &*known
        {
            return Ok(index.clone());
        }
        let Ok(mut known) = self.0.index.write() else { return Index::in_memory() };
        if let Some(index) = &*known {
            return Ok(index.clone());
        }
        let opened = match &self.0.folder {
            Some(folder) => Index::in_folder(folder)?,
            None => Index::in_memory()?,
        };
        *known = Some(opened.clone());
        Ok(opened)
    }

    /// Lets go of an index that turned out to be damaged; the next look opens it anew and finds out what is left.
    fn drop_index(&self, following: &mut Following) {
        *following = Following::default();
        if let Ok(mut known) = self.0.index.write() {
            *known = None;
        }
    }
}

impl Office {
    /// The same office with its memory in a folder, so that it is there again after a restart.
    #[must_use]
    pub fn remembering_in(mut self, folder: PathBuf) -> Self {
        self.memory = Memory::in_folder(folder);
        self
    }
}
