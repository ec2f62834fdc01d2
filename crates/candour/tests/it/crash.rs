//! The program is killed at random moments of a scripted day, on SQLite and on PostgreSQL with two nodes over one
//! database. After each return every command that was acknowledged is there and the chain verifies; at the end no letter
//! left twice, and what was on its way is sent or shown in doubt.
//!
//! `CANDOUR_CRASHES` says how often in all (200 where `CI=true`, else 25), `CANDOUR_CRASH_SEED` repeats a run.

mod client;
mod mail_server;
pub mod nodes;
#[path = "../../../store/tests/it/postgres.rs"]
pub mod postgres;
pub mod town;

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU32, Ordering},
        mpsc::{Sender, channel},
    },
    time::{Duration, Instant},
};

use casework::case::LetterState;
use office::Office;
use store::{OutboxState, StreamKey, StreamKind};
use uuid::Uuid;

use client::Client;
use mail_server::MailServer;
use nodes::Nodes;
use town::{TOWN, Town, member};

/// How long the program may take to start, or to finish at the end what was on its way.
pub const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn killed_on_sqlite() {
    let Some(town) = Town::on_sqlite() else { return };
    day(town, 1, crashes() / 2);
}

#[test]
fn killed_on_postgres_with_two_nodes() {
    let Some(town) = Town::on_postgres() else { return };
    day(town, 2, crashes() - crashes() / 2);
}

fn ci() -> bool {
    std::env::var("CI").is_ok_and(|ci| ci == "true")
}

fn crashes() -> u32 {
    match std::env::var("CANDOUR_CRASHES") {
        Ok(number) => number.parse().expect("CANDOUR_CRASHES is a number"),
        Err(_) if ci() => 200,
        Err(_) => 25,
    }
}

/// A linear congruential generator: the same numbers for the same seed.
pub struct Dice(u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn seed() -> u64 {
        let given = std::env::var("CANDOUR_CRASH_SEED").ok().and_then(|s| s.parse().ok());
        given.unwrap_or_else(|| Uuid::now_v7().as_u128() as u64 % 1_000_000)
    }
}

/// What the scripted day and the killing share.
pub struct Shared {
    pub nodes: Nodes,
    /// Commands whose answer came: an id, and what it was.
    pub acknowledged: Mutex<Vec<(String, &'static str)>>,
    /// Requests made by form, and mails put into the mail folder: each is one case at the end.
    pub requests: AtomicU32,
    pub over: AtomicBool,
    /// A token for each command whose answer came.
    pub progress: Sender<()>,
}

fn day(town: Town, nodes: usize, kills: u32) {
    let seed = Dice::seed();
    println!("CANDOUR_CRASH_SEED={seed}, {kills} kills");
    let mut dice = Dice(seed);
    let began = Instant::now();
    let mail = MailServer::start();
    let settings = town.settings(mail.port);
    let (progress, progressed) = channel();
    let shared = Arc::new(Shared {
        nodes: Nodes::start(&town, &settings, nodes),
        acknowledged: Mutex::default(),
        requests: AtomicU32::new(0),
        over: AtomicBool::new(false),
        progress,
    });
    let officers: Vec<_> = (0..2)
        .map(|nth| {
            let (shared, maildir) = (Arc::clone(&shared), town.maildir());
            let client = Client::new(nth, Dice(seed + 1 + u64::from(nth)), maildir);
            std::thread::spawn(move || client.work(&shared))
        })
        .collect();

    let mut checked = 0;
    for kill in 0..kills {
        // One kill in three strikes when a letter has just been taken by the mail server and that is not yet noted; the
        // others at no moment in particular, which is the one thing that a pause of random length is good for.
        // Before every second kill some work was done, however slow the machine is, so that the day goes on.
        while progressed.try_recv().is_ok() {}
        if kill % 2 == 0 {
            progressed.recv_timeout(PATIENCE).expect("the officers get on with their work");
        }
        let wait = Duration::from_millis(20 + dice.roll(900));
        if dice.roll(3) == 0 {
            mail.forget_arrivals();
            let _ = mail.arrivals.recv_timeout(wait);
        } else {
            std::thread::sleep(wait); // polls: the kill must fall at a random moment of the work, not at its end
        }
        assert!(
            officers.iter().all(|o| !o.is_finished()),
            "an officer stopped working before the day was over"
        );
        shared.nodes.kill_and_restart(dice.roll(nodes as u64) as usize);
        checked = town.block_on(acknowledged_is_there(&town.office, &shared, checked));
        if kill % 10 == 9 {
            let report = town.block_on(town.office.store.verify(None)).unwrap();
            assert!(report.ok, "after kill {}: {report:?}", kill + 1);
        }
    }
    shared.over.store(true, Ordering::SeqCst);
    for officer in officers {
        officer.join().expect("an officer could work through the day");
    }
    let commands = shared.acknowledged.lock().unwrap().len();
    town.block_on(acknowledged_is_there(&town.office, &shared, 0));
    town.block_on(settled(&town));
    shared.nodes.stop();
    let letters = town.block_on(letters_left_once(&town.office, &mail.received()));
    let cases = town.block_on(cases(&town.office)).len();
    let requests = shared.requests.load(Ordering::SeqCst);
    assert_eq!(u32::try_from(cases).unwrap(), requests, "each request is one case");
    let replayed = town.block_on(town.office.replay(TOWN, false)).unwrap();
    assert!(replayed.different.is_empty(), "{replayed:?}");
    town.verify_by_command();
    println!(
        "{kills} kills in {:.0} s: {commands} commands acknowledged, {cases} cases, {letters:?}",
        began.elapsed().as_secs_f32()
    );
    assert!(commands as u32 >= kills / 2, "the day was too quiet to prove anything");
    town.end();
}

/// Every command whose answer came is in the store; returns how many are known to be.
async fn acknowledged_is_there(office: &Office, shared: &Shared, from: usize) -> usize {
    let all = shared.acknowledged.lock().unwrap().clone();
    for (id, what) in &all[from..] {
        let found = office.store.outcome_of(TOWN, id).await.unwrap();
        assert!(found.is_some(), "acknowledged and lost: {what} {id}");
    }
    all.len()
}

async fn cases(office: &Office) -> Vec<Uuid> {
    office.store.list_stream_ids(TOWN, StreamKind::Case, None, 100_000).await.unwrap()
}

/// Waits until the nodes that live have taken in all mail and have nothing on its way any more.
async fn settled(town: &Town) {
    let began = Instant::now();
    let mut tick = tokio::time::interval(Duration::from_millis(100));
    loop {
        tick.tick().await;
        let mut waiting = town.mails_waiting();
        for case in cases(&town.office).await {
            let items = town.office.store.outbox_of(TOWN, case).await.unwrap();
            waiting +=
                items.iter().filter(|i| matches!(i.state, OutboxState::Ready | OutboxState::Sending)).count();
        }
        if waiting == 0 {
            // What is in doubt after the last kill is noted on its case by the next round.
            town.office.note_stranded().await.unwrap();
            return;
        }
        assert!(began.elapsed() < PATIENCE, "{waiting} mails are still on their way");
    }
}

/// What became of the letters.
#[derive(Debug, Default)]
struct Letters {
    carried: usize,
    in_doubt: usize,
    /// In doubt and received in truth.
    doubted_and_received: usize,
}

/// No Message-ID was received twice; a letter that is said to have left was received, and one that was received is said
/// to have left or is in doubt.
async fn letters_left_once(office: &Office, received: &BTreeMap<String, u32>) -> Letters {
    for (message, times) in received {
        assert_eq!(*times, 1, "{message} was received {times} times");
    }
    let mut letters = Letters::default();
    let mut known = 0;
    for id in cases(office).await {
        let case = office.case(&member(), casework::CaseId(id)).await.unwrap();
        let items = office.store.outbox_of(TOWN, id).await.unwrap();
        assert_eq!(items.len(), case.letters.len(), "each letter has one place in the outbox");
        for letter in &case.letters {
            let there = received.contains_key(&letter.message_id);
            known += usize::from(there);
            let state = items.iter().find(|i| i.message_id == letter.message_id).map(|i| i.state);
            match &letter.state {
                LetterState::Carried { .. } => {
                    assert!(there, "{} is said to have left and was never received", letter.message_id);
                    assert_eq!(state, Some(OutboxState::Sent));
                    letters.carried += 1;
                }
                LetterState::InDoubt { .. } => {
                    assert_eq!(state, Some(OutboxState::InDoubt));
                    letters.in_doubt += 1;
                    letters.doubted_and_received += usize::from(there);
                }
                other => panic!("{} is {other:?}, its place in the outbox {state:?}", letter.message_id),
            }
        }
        let events = office.store.load(TOWN, StreamKey::case(id)).await.unwrap();
        let issued = events.iter().filter(|e| e.kind == "LetterIssued" || e.kind == "letter-issued").count();
        assert_eq!(issued, case.letters.len());
    }
    assert_eq!(known, received.len(), "every mail received belongs to a letter");
    letters
}
