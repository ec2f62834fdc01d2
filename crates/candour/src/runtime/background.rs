//! What runs beside the pages: carrying mail out, taking mail in, remembering what was answered, sweeping ended sessions,
//! working dates out again with a newer calendar, making what questionnaires are recognised by where it is missing. Each
//! round is idempotent, so that any number of nodes may run them and any of them may die.

use std::{path::PathBuf, sync::Arc, time::Duration};

use casework::case::Channel;
use jiff::SignedDuration;
use office::{Carried, Office, Who};
use post::{Carrier, maildir};
use tokio::{
    sync::{oneshot, watch},
    task::JoinSet,
};
use uuid::Uuid;

/// The tasks, to be ended together.
pub struct Background {
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

impl Background {
    /// Ends the tasks after what they have begun.
    pub async fn end(mut self) {
        let _ = self.stop.send(true);
        while self.tasks.join_next().await.is_some() {}
    }
}

/// Starts carrying mail, once `carry_after` was told where it is given, and reading the Maildir for an authority where
/// one is set.
pub fn start(
    office: Office,
    carrier: Carrier,
    maildir: Option<(Uuid, PathBuf)>,
    carry_after: Option<oneshot::Receiver<()>>,
) -> Background {
    let (stop, stopped) = watch::channel(false);
    let mut tasks = JoinSet::new();
    let (carrying, mut ended) = (carry(office.clone(), Arc::new(carrier), stopped.clone()), stopped.clone());
    tasks.spawn(async move {
        if let Some(told) = carry_after {
            tokio::select! {
                _ = ended.wait_for(|s| *s) => return,
                _ = told => {}
            }
        }
        carrying.await;
    });
    if let Some((authority, folder)) = maildir {
        tasks.spawn(take_in(office.clone(), authority, folder, stopped.clone()));
    }
    tasks.spawn(remember(office.clone(), stopped.clone()));
    tasks.spawn(recount(office.clone(), stopped.clone()));
    tasks.spawn(follow(office.clone(), stopped.clone()));
    tasks.spawn(recognise(office.clone(), stopped.clone()));
    tasks.spawn(sweep(office, stopped));
    Background { stop, tasks }
}

async fn pause(stopped: &mut watch::Receiver<bool>, time: Duration) -> bool {
    tokio::time::timeout(time, stopped.wait_for(|s| *s)).await.is_ok()
}

async fn carry(office: Office, carrier: Arc<Carrier>, mut stopped: watch::Receiver<bool>) {
    loop {
        match office.carry_next(&carrier).await {
            Ok(Carried::Nothing | Carried::Later) => {
                tokio::select! {
                    _ = stopped.wait_for(|s| *s) => return,
                    () = office.something_happened() => {}
                    () = tokio::time::sleep(Duration::from_secs(5)) => {}
                }
            }
            Ok(Carried::Left | Carried::InDoubt) => {
                if *stopped.borrow() {
                    return;
                }
            }
            Err(error) => {
                tracing::error!(%error, "mail could not be carried");
                if pause(&mut stopped, Duration::from_secs(5)).await {
                    return;
                }
            }
        }
    }
}

async fn take_in(office: Office, authority: Uuid, folder: PathBuf, mut stopped: watch::Receiver<bool>) {
    let who = Who::program(authority, "the post room");
    loop {
        match maildir::scan(&folder, maildir::Limits::default()).await {
            Ok(scan) => {
                for aside in scan.set_aside {
                    tracing::warn!(why = %aside.why, "a message was set aside");
                    if let Err(error) = maildir::refuse(&aside.path).await {
                        tracing::error!(%error, "a message could not be set aside");
                    }
                }
                for found in scan.found {
                    let name =
                        found.path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
                    match office
                        .receive(&who, &format!("{name}.eml"), found.bytes, Channel::Email, found.arrived)
                        .await
                    {
                        Ok(received) => {
                            tracing::info!(reference = %received.reference, new = received.new, "a message came");
                            if let Err(error) = maildir::done(&found.path).await {
                                tracing::error!(%error, "a received message could not be moved");
                            }
                        }
                        Err(office::Error::Store(error)) => {
                            tracing::error!(%error, "a message stays where it is and is tried again");
                        }
                        Err(error) => {
                            tracing::warn!(%error, "a message was set aside");
                            if let Err(error) = maildir::refuse(&found.path).await {
                                tracing::error!(%error, "a message could not be set aside");
                            }
                        }
                    }
                }
            }
            Err(error) => tracing::error!(%error, "the mail folder could not be read"),
        }
        if pause(&mut stopped, Duration::from_secs(5)).await {
            return;
        }
    }
}

/// Follows the events into this node's memory.
async fn remember(office: Office, mut stopped: watch::Receiver<bool>) {
    loop {
        let rest = match office.follow_memory().await {
            Ok(_) => Duration::from_secs(2),
            Err(error) => {
                tracing::error!(%error, "the memory could not follow");
                Duration::from_secs(30)
            }
        };
        // Another process or node wakes nobody here.
        tokio::select! {
            _ = stopped.wait_for(|s| *s) => return,
            () = office.something_happened() => {}
            () = tokio::time::sleep(rest) => {}
        }
    }
}

async fn sweep(office: Office, mut stopped: watch::Receiver<bool>) {
    loop {
        if let Err(error) = office.store.sweep_sessions(office.now()).await {
            tracing::error!(%error, "ended sessions could not be swept");
        }
        if pause(&mut stopped, Duration::from_secs(3600)).await {
            return;
        }
    }
}

/// The name under which one node at a time keeps the list of what was asked.
const ASKED: &str = "asked";
/// How long that node may be silent before another goes on; a batch takes less than a second.
const ASKED_LEASE: SignedDuration = SignedDuration::from_secs(30);
/// Events between two looks at whether to stop.
const ASKED_BATCH: u32 = 200;
/// How long after an event the list may be behind.
const ASKED_REST: Duration = Duration::from_secs(5);

/// Keeps the list of what was asked, from the first event on.
async fn follow(office: Office, mut stopped: watch::Receiver<bool>) {
    let holder = Uuid::new_v4().to_string();
    let lease = ASKED_LEASE.min(office.settings().lease);
    loop {
        let rest = match follow_asked(&office, &holder, lease, &mut stopped).await {
            Ok(true) => ASKED_REST,
            // Another node is at it.
            Ok(false) => lease.unsigned_abs(),
            Err(error) => {
                tracing::error!(%error, "the list of what was asked could not be kept");
                Duration::from_secs(60)
            }
        };
        if pause(&mut stopped, rest).await {
            let _ = office.store.release_follower(ASKED, &holder).await;
            return;
        }
    }
}

/// Follows to the last event; `false` where another node does.
async fn follow_asked(
    office: &Office,
    holder: &str,
    time: SignedDuration,
    stopped: &mut watch::Receiver<bool>,
) -> office::Result<bool> {
    let Some(mut cursor) = office.store.claim_follower(ASKED, holder, office.now(), time).await? else {
        return Ok(false);
    };
    loop {
        let next = office.follow_asked(cursor, ASKED_BATCH).await?;
        if next == cursor {
            return Ok(true);
        }
        if !office.store.advance_follower(ASKED, holder, next, office.now(), time).await? {
            return Ok(false);
        }
        cursor = next;
        // What the pages do comes first: a breath after each batch.
        if pause(stopped, Duration::from_millis(10)).await {
            return Ok(true);
        }
    }
}

/// The name under which one node at a time works dates out again.
const CALENDAR: &str = "calendar";
/// How long that node may be silent before another goes on; a batch takes less than a second.
const CALENDAR_LEASE: SignedDuration = SignedDuration::from_secs(30);
/// Cases between two looks at whether to stop.
const CALENDAR_BATCH: u32 = 50;

/// Works out again what stands on an older edition of the bank holidays, at the start and once a day.
async fn recount(office: Office, mut stopped: watch::Receiver<bool>) {
    let holder = Uuid::new_v4().to_string();
    let lease = CALENDAR_LEASE.min(office.settings().lease);
    loop {
        let rest = match recount_all(&office, &holder, lease, &mut stopped).await {
            Ok(true) => Duration::from_secs(24 * 3600),
            // Another node is at it, or died while it was.
            Ok(false) => lease.unsigned_abs(),
            Err(error) => {
                tracing::error!(%error, "dates could not be worked out again with the new calendar");
                Duration::from_secs(300)
            }
        };
        if pause(&mut stopped, rest).await {
            return;
        }
    }
}

/// One round over all authorities; `false` where another node is at it.
async fn recount_all(
    office: &Office,
    holder: &str,
    time: SignedDuration,
    stopped: &mut watch::Receiver<bool>,
) -> office::Result<bool> {
    let lease = || office.store.claim_follower(CALENDAR, holder, office.now(), time);
    if lease().await?.is_none() {
        return Ok(false);
    }
    let mut done = Ok(true);
    'authorities: for authority in office.all_authorities().await? {
        let (mut moved, mut next) = (0, None);
        loop {
            // What the pages do comes first: a breath after each batch.
            if pause(stopped, Duration::from_millis(10)).await {
                break 'authorities;
            }
            match office.recount(authority.id, next.as_ref(), CALENDAR_BATCH).await {
                Ok(batch) => (moved, next) = (moved + batch.moved, batch.next),
                Err(error) => {
                    done = Err(error);
                    break 'authorities;
                }
            }
            if next.is_none() {
                break;
            }
            if lease().await?.is_none() {
                return Ok(false);
            }
        }
        if moved > 0 {
            let (authority, edition) = (&authority.profile.slug, office.edition().id());
            tracing::info!(%authority, edition, moved, "a new calendar moved dates: see /desk/calendar");
        }
    }
    office.store.release_follower(CALENDAR, holder).await?;
    done
}

/// Cases between two looks at whether to stop.
const RECOGNISE_BATCH: u32 = 50;

/// Makes by what questionnaires are recognised of cases that have nothing of the kind yet, at the start and once a day:
/// several nodes at it do some of the work twice, and no harm.
async fn recognise(office: Office, mut stopped: watch::Receiver<bool>) {
    loop {
        if let Err(error) = recognise_all(&office, &mut stopped).await {
            tracing::error!(%error, "not every earlier questionnaire can be recognised yet");
        }
        if pause(&mut stopped, Duration::from_secs(24 * 3600)).await {
            return;
        }
    }
}

async fn recognise_all(office: &Office, stopped: &mut watch::Receiver<bool>) -> office::Result<()> {
    for authority in office.all_authorities().await? {
        // What the pages do comes first: a breath after each batch.
        while office.fill_questionnaires(authority.id, RECOGNISE_BATCH).await? > 0 {
            if pause(stopped, Duration::from_millis(10)).await {
                return Ok(());
            }
        }
    }
    Ok(())
}
