//! A program with a newer edition of the bank holidays is started over the store of an older one, and killed while it
//! works the dates out again: after its return every open date is that of the newer edition, moved once.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Stdio},
    sync::mpsc::{Receiver, channel},
    time::Instant,
};

use calendar::Edition;
use casework::{CaseId, Command, case::Channel, case::TriageKind};
use office::{CalendarFilter, Office, Who};

use crate::crash::{
    PATIENCE, nodes,
    town::{TOWN, Town, member},
};

const CASES: u32 = 60;

#[test]
fn a_newer_calendar_over_sqlite() {
    let Some(town) = Town::on_sqlite() else { return };
    new_calendar(&town);
    town.end();
}

#[test]
fn a_newer_calendar_over_postgres() {
    let Some(town) = Town::on_postgres() else { return };
    new_calendar(&town);
    town.end();
}

/// The program serving, and the lines it says; killed when it is dropped.
struct Serving {
    child: Child,
    lines: Receiver<String>,
}

impl Serving {
    fn start(town: &Town) -> Serving {
        let mut child = nodes::command(town.folder.path(), town.database.as_deref())
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stderr.take().unwrap()).lines();
        let (tell, lines) = channel();
        std::thread::spawn(move || {
            for line in said.map_while(Result::ok) {
                println!("{line}");
                let _ = tell.send(line);
            }
        });
        Serving { child, lines }
    }

    fn until_it_says(&self, words: &str) {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            let left = PATIENCE.saturating_sub(began.elapsed());
            if self.lines.recv_timeout(left).expect("it goes on").contains(words) {
                return;
            }
        }
        panic!("it never said '{words}'");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An open case, received on 1 June 2026 and accepted while the older edition was the newest.
async fn accepted(past: &Office, nth: u32) -> CaseId {
    let mail = format!(
        "From: Una Asker <una@post.example>\r\nTo: foi@wexmoor.example\r\nSubject: Benches {nth}\r\n\
         Message-ID: <bench-{nth}@post.example>\r\nDate: Mon, 1 Jun 2026 10:00:00 +0000\r\n\
         Content-Type: text/plain\r\n\r\nHow many benches of kind {nth} are there?\r\n"
    );
    let arrived = "2026-06-01T10:00:00Z".parse().unwrap();
    let room = Who::program(TOWN, "the post room");
    let taken = past.receive(&room, "r.eml", mail.into_bytes(), Channel::Email, arrived).await.unwrap();
    let triage = Command::Triage { kind: TriageKind::Request, why: String::new() };
    past.act(&member(), taken.case, &format!("triage {nth}"), vec![triage]).await.unwrap();
    let done =
        past.accept(&member(), taken.case, &format!("accept {nth}"), document::Law::Foia).await.unwrap();
    assert_eq!(done.due.unwrap().to_string(), "2026-06-29");
    taken.case
}

fn new_calendar(town: &Town) {
    let past = town.office.clone().counting_with(Edition::by_id("2026-01-31").unwrap());
    let cases: Vec<CaseId> = (0..CASES).map(|nth| town.block_on(accepted(&past, nth))).collect();
    let to_do = || {
        let store = &town.office.store;
        town.block_on(store.count_before_edition(TOWN, Edition::current().id())).unwrap()
    };
    assert_eq!(to_do(), u64::from(CASES));

    // Killed as soon as it has done something.
    let first = Serving::start(town);
    let began = Instant::now();
    while to_do() == u64::from(CASES) {
        assert!(began.elapsed() < PATIENCE, "it does nothing");
    }
    drop(first);
    let left = to_do();
    println!("killed with {left} of {CASES} cases to do");

    let second = Serving::start(town);
    let began = Instant::now();
    loop {
        let page = town.block_on(town.office.calendar_page(&member(), &CalendarFilter::default())).unwrap();
        if let Some(counted) = &page.editions[0].counted {
            assert_eq!((counted.moved, counted.left, page.to_do), (u64::from(CASES), 0, 0));
            break;
        }
        assert!(began.elapsed() < PATIENCE, "{} cases are still to do", page.to_do);
    }
    if left > 0 {
        second.until_it_says("a new calendar moved dates");
    }
    drop(second);
    for case in cases {
        let lines = town.block_on(town.office.timeline(&member(), case)).unwrap();
        let moves: Vec<&str> =
            lines.iter().filter(|l| l.kind == "date-recomputed").map(|l| l.what.as_str()).collect();
        assert_eq!(moves.len(), 1, "{moves:?}");
        assert!(moves[0].contains("moved from 29 June 2026 to 30 June 2026"), "{moves:?}");
    }
    town.verify_by_command();
}
