//! Following the events into the index: from the place that its last commit names, in the order of commits, so that no
//! event is missed and none need be seen only once.

use std::{collections::BTreeMap, sync::atomic::Ordering};

use answers::index::{Answered, Index, Writer};
use store::{CONTENT_ERASED, Happened, StreamKey, StreamKind};
use uuid::Uuid;

use super::{Following, sent};
use crate::{Office, error::Result};

/// Events looked at in one step.
const STEP: u32 = 2_000;
/// Cases read side by side: each waits for the database.
const SIDE_BY_SIDE: usize = 8;
/// Events without anything to remember after which the place is kept all the same.
const IDLE: u64 = 5_000;
/// Events that a question waits for before it is answered; what lies further behind is for the follower.
const WAIT: u64 = 2_000;

/// How far a look at the events got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// To the newest event.
    UpTo(u64),
    /// Another process on this machine writes the index; it was read anew.
    ByAnother,
}

/// What an event may do to what is remembered.
enum Change {
    /// Nothing.
    None,
    /// The case is looked at anew.
    Anew,
    /// And no word of what was remembered before may stay on the disk.
    Forget,
}

fn change(event: &Happened) -> Change {
    if event.stream.kind != StreamKind::Case {
        return Change::None;
    }
    match event.event.as_str() {
        CONTENT_ERASED | "content-erased" | "publication-withdrawn" | "letter-sent-in-error" => {
            Change::Forget
        }
        "history-imported"
        | "history-request-kept"
        | "history-corrected"
        | "letter-issued"
        | "doubt-resolved"
        | "letter-bounced"
        | "letter-resent"
        | "published"
        | "reading-corrected" => Change::Anew,
        _ => Change::None,
    }
}

impl Office {
    /// Follows the events to the newest. For the task that does so all the time: from the first call on, whoever asks
    /// leaves what takes long to it. Errors of the index let go of it, and the next look begins with what is left.
    pub async fn follow_memory(&self) -> Result<Followed> {
        self.memory.0.followed.store(true, Ordering::Relaxed);
        let mut following = self.memory.0.following.lock().await;
        let followed = self.follow_events(&mut following, u64::MAX).await;
        if matches!(followed, Err(crate::Error::Memory(_))) {
            self.memory.drop_index(&mut following);
        }
        followed
    }

    /// Throws the memory away and makes it anew; where another process writes it, that one is asked to.
    pub async fn rebuild_memory(&self) -> Result<Followed> {
        let mut following = self.memory.0.following.lock().await;
        let index = self.memory_index().await?;
        index.ask_to_begin_anew()?;
        if let Some(writer) = writer(&mut following, &index)? {
            writer.clear()?;
            following.seen = 0;
        }
        self.follow_events(&mut following, u64::MAX).await
    }

    /// How many answered questions are remembered on this node.
    pub async fn remembered(&self) -> Result<u64> {
        Ok(self.memory_index().await?.len())
    }

    /// Follows before somebody is answered, so that a letter sent a moment ago is remembered: as far as need be where
    /// nobody else does, only what is soon done where a task does.
    pub(super) async fn follow_first(&self) -> Result<()> {
        if !self.memory.0.followed.load(Ordering::Relaxed) {
            let mut following = self.memory.0.following.lock().await;
            self.follow_events(&mut following, u64::MAX).await?;
        } else if let Ok(mut following) = self.memory.0.following.try_lock() {
            self.follow_events(&mut following, WAIT).await?;
        }
        Ok(())
    }

    /// The index, opened where that may take its time.
    pub(super) async fn memory_index(&self) -> Result<Index> {
        let memory = self.memory.clone();
        match tokio::task::spawn_blocking(move || memory.index()).await {
            Ok(index) => Ok(index?),
            // Nobody stops it, and opening does not panic: files were looked through first.
            Err(_) => Err(crate::Error::Busy),
        }
    }

    /// Follows as long as no more than `most` events wait.
    async fn follow_events(&self, following: &mut Following, most: u64) -> Result<Followed> {
        let index = self.memory_index().await?;
        let last = self.store.last_seq().await?;
        let mut anew = index.is_to_begin_anew();
        if !following.known {
            let (kept, mark) = (index.followed()?, index.mark()?);
            if kept > 0 && self.store.mark_of(kept).await?.is_none_or(|known| known != mark) {
                tracing::warn!("the memory has followed other events than are here, and begins anew");
                index.ask_to_begin_anew()?;
                anew = true;
            }
            following.known = true;
        }
        if following.writer.is_some() && following.seen == last && !anew {
            return Ok(Followed::UpTo(last));
        }
        // Nothing is new: whoever only asks needs no writer.
        if following.writer.is_none() && index.followed()? == last && !anew {
            if following.seen != last {
                index.look_again()?;
                following.seen = last;
            }
            return Ok(Followed::UpTo(last));
        }
        if writer(following, &index)?.is_none() {
            index.look_again()?;
            return Ok(Followed::ByAnother);
        }
        if anew && let Some(writer) = &mut following.writer {
            writer.clear()?;
            following.seen = 0;
        }
        let kept = index.followed()?;
        let mut seen = following.seen.max(kept);
        if last.saturating_sub(seen) > most {
            return Ok(Followed::UpTo(seen));
        }
        if seen == 0 {
            self.remember_all(following, last).await?;
            seen = last;
        }
        let mut committed = index.followed()?;
        loop {
            let events = self.store.happened(seen, STEP).await?;
            let Some(newest) = events.last().map(|e| e.seq) else { break };
            let changed = self.remember(following, &events).await?;
            seen = newest;
            if changed || seen - committed > IDLE {
                self.keep_memory(following, seen).await?;
                committed = seen;
            }
            following.seen = seen;
        }
        following.seen = seen;
        Ok(Followed::UpTo(seen))
    }

    /// Looks anew at the cases that events changed; whether there were any.
    async fn remember(&self, following: &mut Following, events: &[Happened]) -> Result<bool> {
        let mut changed: BTreeMap<(Uuid, Uuid), bool> = BTreeMap::new();
        for event in events {
            let key = (event.authority, event.stream.id);
            match change(event) {
                Change::None => {}
                Change::Anew => drop(changed.entry(key).or_default()),
                Change::Forget => drop(changed.insert(key, true)),
            }
        }
        let cases: Vec<((Uuid, Uuid), bool)> = changed.into_iter().collect();
        for some in cases.chunks(SIDE_BY_SIDE) {
            let read = some.iter().map(|((authority, case), _)| self.of_case(*authority, *case));
            for (((authority, case), forget), answers) in some.iter().zip(all(read).await) {
                let (answers, Some(writer)) = (answers?, &mut following.writer) else { continue };
                if *forget {
                    writer.forget(*authority, *case);
                }
                writer.replace(*authority, *case, answers)?;
            }
        }
        Ok(!cases.is_empty())
    }

    /// Remembers every case, as they stand at an event.
    async fn remember_all(&self, following: &mut Following, last: u64) -> Result<()> {
        for known in self.store.authorities().await? {
            let mut after = None;
            loop {
                let cases = self.store.list_stream_ids(known.id, StreamKind::Case, after, 500).await?;
                let Some(end) = cases.last().copied() else { break };
                for some in cases.chunks(SIDE_BY_SIDE) {
                    let read = some.iter().map(|case| self.of_case(known.id, *case));
                    for (case, answers) in some.iter().zip(all(read).await) {
                        let (answers, Some(writer)) = (answers?, &mut following.writer) else { continue };
                        writer.replace(known.id, *case, answers)?;
                    }
                }
                after = Some(end);
            }
        }
        self.keep_memory(following, last).await?;
        following.seen = last;
        Ok(())
    }

    /// Keeps what was done, on a thread that may wait for the disk.
    async fn keep_memory(&self, following: &mut Following, seen: u64) -> Result<()> {
        let mark = self.store.mark_of(seen).await?.unwrap_or_default();
        let Some(mut writer) = following.writer.take() else { return Ok(()) };
        let committed =
            tokio::task::spawn_blocking(move || writer.commit_with(seen, &mark).map(|()| writer)).await;
        // Where it failed the writer is gone, and the next look begins at what was kept.
        following.writer = Some(committed.map_err(|_| crate::Error::Busy)??);
        Ok(())
    }

    /// What is remembered of a case as it stands.
    pub(super) async fn of_case(&self, authority: Uuid, case: Uuid) -> Result<Vec<Answered>> {
        let authority = self.authority(authority).await?;
        let stored = self.store.load(authority.id, StreamKey::case(case)).await?;
        match sent::of_case(&stored, &authority) {
            Ok(answers) => Ok(answers),
            // One case that cannot be read must not keep all others from being remembered.
            Err(crate::Error::Unreadable { version, .. }) => {
                tracing::error!(%case, version, "a case cannot be read and is not remembered");
                Ok(Vec::new())
            }
            Err(error) => Err(error),
        }
    }
}

/// The writer, taken where nobody has it.
fn writer<'f>(following: &'f mut Following, index: &Index) -> Result<Option<&'f mut Writer>> {
    if following.writer.is_none() {
        following.writer = index.writer()?;
        following.seen = index.followed()?;
    }
    Ok(following.writer.as_mut())
}

/// Waits for some futures side by side.
async fn all<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    futures::future::join_all(futures).await
}
