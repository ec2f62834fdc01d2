//! How fast the office is over many cases: durable commands a second beside a raw insert of the same events by the
//! store, the case page and the board; 10,000 cases, or as many as `CANDOUR_BENCH_CASES` says.
//!
//! Divan gives no p99, which the aims are told in, so the times are taken here. SQLite with full durability.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use casework::{
    Actor, Case, CaseId, Command, Context, OpenCase, PersonId, Role,
    authority::Profile,
    case::{Channel, Origin, StoredFile, TriageKind},
    case_row,
    command::QuestionWords,
};
use document::{Contact, Law, request::Applicant};
use jiff::Timestamp;
use office::{BoardFilter, Founding, Office, SetClock, Who};
use store::{Commit, NewEvent, Store, StreamAppend, StreamKey};
use uuid::Uuid;

const HOUSE: Uuid = Uuid::from_u128(0xA1);
const BATCH: u64 = 200;
const ASKED: u64 = 500;
/// The edition of the calendar on which the cases are made, so that there is something to work out again.
const OLDER: &str = "2026-01-31";

fn officer() -> Who {
    let id = PersonId(Uuid::from_u128(7));
    Who {
        authority: HOUSE,
        actor: Actor::Person { id, name: "An officer".to_owned(), roles: vec![Role::Officer] },
    }
}

fn id(number: u64) -> CaseId {
    CaseId(Uuid::from_u128(u128::from(number.wrapping_mul(0x9E37_79B9_7F4A_7C15)) << 64 | u128::from(number)))
}

/// A case of four questions, accepted; every third one without its acceptance, so that the board has both.
fn made(number: u64, now: Timestamp, authority: &casework::Authority, edition: &str) -> StreamAppend {
    let actor = Actor::program("the benchmark");
    let today = office::london(now);
    let edition = calendar::Edition::by_id(edition).unwrap();
    let context = Context { now, today, actor: &actor, authority, edition };
    let file = StoredFile {
        sha256: format!("{number:064x}"),
        name: "request.eml".to_owned(),
        media_type: "message/rfc822".to_owned(),
        bytes: 900,
    };
    let open = OpenCase {
        id: id(number),
        reference: format!("FOI-2026-{number:07}"),
        subject: format!("Lamps of ward {}", number % 4_000),
        origin: Origin {
            channel: Channel::Email,
            received_at: now,
            received_on: today,
            message_id: Some(format!("<{number}@post.example>")),
        },
        applicant: Applicant { email: Some(format!("{number}@post.example")), ..Applicant::default() },
        original: file,
        attachments: Vec::new(),
        text: "How many lamps, of which kinds, at what cost, and who looks after them? ".repeat(8),
    };
    let questions = (1..=4).map(|n| QuestionWords {
        path: n.to_string(),
        label: Some(n.to_string()),
        heading: None,
        text: format!("How many lamps of kind {n} does the council own?"),
        place: None,
        stem: None,
        own_personal_data: None,
    });
    let mut events = casework::open_case(open, &context).unwrap();
    let mut case: Case = casework::open(&events[0]).unwrap();
    events[1..].iter().for_each(|event| casework::apply(&mut case, event, &actor, now));
    let read = Command::ReadRequest {
        law: Some(Law::Foia),
        stems: Vec::new(),
        questions: questions.collect(),
        unclear: Vec::new(),
        reading: None,
    };
    let triage = Command::Triage { kind: TriageKind::Request, why: String::new() };
    let last = (!number.is_multiple_of(3)).then_some(Command::Accept { law: Law::Foia });
    for command in [read, triage].into_iter().chain(last) {
        for event in casework::decide(&case, command, &context).unwrap() {
            casework::apply(&mut case, &event, &actor, now);
            events.push(event);
        }
    }
    let kept = events.iter().map(|event| NewEvent {
        kind: event.kind().to_owned(),
        schema: event.schema(),
        payload: event.bytes(),
    });
    StreamAppend {
        case_row: Some(case_row(&case)),
        ..StreamAppend::new(StreamKey::case(case.id.0), 0, kept.collect())
    }
}

fn report(what: &str, mut times: Vec<Duration>) {
    let total: Duration = times.iter().sum();
    times.sort();
    let at = |part: usize| times[(times.len() * part / 100).min(times.len() - 1)].as_secs_f64() * 1000.0;
    let each_second = times.len() as f64 / total.as_secs_f64();
    println!("{what}: {each_second:.0} a second, p50 {:.2} ms, p99 {:.2} ms", at(50), at(99));
}

fn profile() -> Profile {
    Profile {
        name: "Borough of Wexmoor".to_owned(),
        slug: "wexmoor".to_owned(),
        reference_prefix: "FOI".to_owned(),
        laws: vec![Law::Foia],
        body: "standard".to_owned(),
        higher_limit: false,
        holder: Some(law::reliance::Holder::Other),
        team: "Information Rights".to_owned(),
        contact: Contact::default(),
        review_contact: "reviews@wexmoor.example".to_owned(),
        colour: "#1f3f77".to_owned(),
        reuse: String::new(),
        mail_from: "foi@wexmoor.example".to_owned(),
    }
}

#[tokio::main]
async fn main() {
    let cases: u64 = std::env::var("CANDOUR_BENCH_CASES").map_or(10_000, |n| n.parse().unwrap());
    // Beside the target folder: a temporary folder in memory would make durable writes look free.
    let folder = tempfile::tempdir_in(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target")).unwrap();
    let store = Store::open(store::Settings::in_folder(folder.path())).await.unwrap();
    let now: Timestamp = "2026-06-01T10:00:00Z".parse().unwrap();
    let settings = office::Settings {
        base_url: "http://127.0.0.1".to_owned(),
        mail_domain: "wexmoor.example".to_owned(),
        limits: container::Limits::default(),
        key: [7; 32],
        lease: office::LEASE,
    };
    let office = Office::new(store, Arc::new(SetClock::at(now)), settings);
    office.found(Founding { id: HOUSE, profile: profile() }).await.unwrap();
    let authority = office.authority(HOUSE).await.unwrap();
    let begin = Instant::now();
    for first in (0..cases).step_by(BATCH as usize) {
        let streams = (first..cases.min(first + BATCH)).map(|n| made(n, now, &authority, OLDER)).collect();
        let commit =
            Commit { streams, ..Commit::new(format!("fill {first}"), r#"{"who":"command-line"}"#, now) };
        office.store.append(HOUSE, commit).await.unwrap();
    }
    println!("{cases} cases made in {:.0} s", begin.elapsed().as_secs_f64());

    let who = officer();
    let spread = |n: u64| id(n.wrapping_mul(7_919) % cases);
    let text = "Rang the depot: the list comes on Monday.";
    let mut times = Vec::new();
    for n in 0..ASKED {
        let note = vec![Command::Note { text: text.to_owned() }];
        let begin = Instant::now();
        office.act(&who, spread(n), &format!("note {n}"), note).await.unwrap();
        times.push(begin.elapsed());
    }
    report("a note by the office, durable", times);
    let mut times = Vec::new();
    for n in 0..ASKED {
        let key = StreamKey::case(Uuid::from_u128((1 << 100) + u128::from(n)));
        let payload = format!(r#"{{"event":"noted","text":"{text}"}}"#).into_bytes();
        let event = NewEvent { kind: "noted".to_owned(), schema: 1, payload };
        let streams = vec![StreamAppend::new(key, 0, vec![event])];
        let commit = Commit { streams, ..Commit::new(format!("raw {n}"), r#"{"who":"command-line"}"#, now) };
        let begin = Instant::now();
        office.store.append(HOUSE, commit).await.unwrap();
        times.push(begin.elapsed());
    }
    report("the same event by the store alone, durable", times);
    let mut times = Vec::new();
    for n in 0..ASKED {
        let begin = Instant::now();
        let page = office.case_page(&who, spread(n)).await.unwrap();
        times.push(begin.elapsed());
        assert_eq!(page.questions.len(), 4);
    }
    report("the case page", times);
    for (what, filter) in [
        ("the board, open cases", BoardFilter { open: Some(true), ..BoardFilter::default() }),
        ("the board, newest first", BoardFilter { newest_first: true, ..BoardFilter::default() }),
    ] {
        let mut times = Vec::new();
        for _ in 0..ASKED {
            let begin = Instant::now();
            let board = office.board(&who, &filter).await.unwrap();
            times.push(begin.elapsed());
            assert_eq!(board.rows.len(), 50);
        }
        report(what, times);
    }
    recount(&office, &who, spread).await;
    office.store.close().await;
}

/// A newer edition of the calendar over all of them, while an officer works.
async fn recount(office: &Office, who: &Who, spread: impl Fn(u64) -> CaseId) {
    let beside = office.clone();
    let counting = tokio::spawn(async move {
        let (begin, mut looked_at, mut moved, mut next) = (Instant::now(), 0, 0, None);
        loop {
            let done = beside.recount(HOUSE, next.as_ref(), 50).await.unwrap();
            looked_at += done.looked_at;
            moved += done.moved;
            match done.next {
                Some(key) => next = Some(key),
                None => return (begin.elapsed(), looked_at, moved),
            }
        }
    });
    let mut times = Vec::new();
    for n in 0..ASKED {
        let note = vec![Command::Note { text: "Rang again.".to_owned() }];
        let begin = Instant::now();
        office.act(who, spread(n), &format!("note beside {n}"), note).await.unwrap();
        times.push(begin.elapsed());
    }
    report("a note while the calendar is counted anew", times);
    let (time, looked_at, moved) = counting.await.unwrap();
    println!(
        "a new calendar: {looked_at} cases looked at, {moved} moved, in {:.1} s, {:.0} a second",
        time.as_secs_f64(),
        looked_at as f64 / time.as_secs_f64()
    );
}
