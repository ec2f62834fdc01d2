//! A simulated year of random work on a set clock; afterwards replaying every event finds nothing different.

use casework::{
    CaseId, ClearanceId, Command, Progress, Stage,
    case::{Channel, Closing, TriageKind},
};
use document::Law;
use jiff::{SignedDuration, Timestamp, civil::date};
use office::{LetterPlan, Notice, PublishForm, SendOrder, Supplied};

use crate::{
    house::{self, HOUSE, by, decide, given, officer, post_room, to_follow},
    place::{Place, on_both},
};

on_both!(a_random_year_replays_to_what_is_shown);

const SEED: u64 = 0x2026_0601;
const CASES: u32 = 60;

/// A linear congruential generator: the same year every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

struct Year<'a> {
    place: &'a Place,
    dice: Dice,
    now: Timestamp,
    step: u32,
    open: Vec<CaseId>,
    /// Things done and refused: both happen in a year.
    done: u32,
    refused: u32,
}

async fn a_random_year_replays_to_what_is_shown(place: &Place) {
    let start = date(2026, 1, 5).at(9, 0, 0, 0).in_tz("Europe/London").unwrap().timestamp();
    let mut year =
        Year { place, dice: Dice(SEED), now: start, step: 0, open: Vec::new(), done: 0, refused: 0 };
    // A request arrives every six days; between, a handful of things is tried on cases that are open.
    for nth in 0..CASES {
        year.arrives(nth).await;
        for _ in 0..7 {
            year.pass(year.now + SignedDuration::from_hours(20));
            year.something().await;
        }
    }
    println!("seed {SEED:#x}: {} done, {} refused", year.done, year.refused);
    assert!(year.done > 300 && year.refused > 20, "{} done, {} refused", year.done, year.refused);
    let office = &place.office;
    let rebuilt = office.replay(HOUSE, false).await.unwrap();
    assert_eq!((rebuilt.cases, rebuilt.different), (u64::from(CASES), Vec::new()));
    let report = office.store.verify(None).await.unwrap();
    assert!(report.ok, "{report:?}");
    assert!(report.cases >= u64::from(CASES), "{report:?}");
    for id in &year.open {
        let case = office.case(&officer(), *id).await.unwrap();
        let lines = office.timeline(&officer(), *id).await.unwrap();
        assert_eq!(lines.len() as u64, case.version);
    }
}

impl Year<'_> {
    fn pass(&mut self, at: Timestamp) {
        self.now = at;
        self.place.clock.set(at);
    }

    fn id(&mut self) -> String {
        self.step += 1;
        format!("step {}", self.step)
    }

    fn count<T>(&mut self, result: Result<T, office::Error>) {
        match result {
            Ok(_) => self.done += 1,
            Err(office::Error::Refused(_) | office::Error::BadInput(_) | office::Error::NotFound(_)) => {
                self.refused += 1;
            }
            Err(other) => panic!("step {}: {other}", self.step),
        }
    }

    async fn arrives(&mut self, nth: u32) {
        let bytes = if nth.is_multiple_of(5) {
            let more = format!("X-Nth: {nth}\r\n");
            let text =
                "Please tell me:\n\n1. How many bins are there?\n2. Who empties them?\n3. What does it cost?";
            house::mail(house::ASKER, &format!("bins-{nth}"), "Bins", text, &more)
        } else {
            house::short(nth)
        };
        let office = &self.place.office;
        let taken = office.receive(&post_room(), "r.eml", bytes, Channel::Email, office.now()).await;
        let case = taken.unwrap().case;
        self.open.push(case);
        let kind = TriageKind::ALL[if self.dice.roll(4) == 0 { self.dice.roll(10) as usize } else { 0 }];
        let id = self.id();
        let say = Command::Triage { kind, why: "looked at".to_owned() };
        let said = self.place.office.act(&officer(), case, &id, vec![say]).await;
        self.count(said);
        let id = self.id();
        let law = if self.dice.roll(5) == 0 { Law::Eir } else { Law::Foia };
        let accepted = self.place.office.accept(&officer(), case, &id, law).await;
        self.count(accepted);
    }

    /// Something that might happen, to one of the last cases.
    async fn something(&mut self) {
        let back = self.dice.roll(12.min(self.open.len() as u64)) as usize;
        let case = self.open[self.open.len() - 1 - back];
        let office = &self.place.office.clone();
        let who = officer();
        let state = office.case(&who, case).await.unwrap();
        let Some(question) =
            state.questions.get(self.dice.roll(3) as usize % state.questions.len().max(1)).cloned()
        else {
            return;
        };
        let id = self.id();
        let command = |c: Command| office.act(&who, case, &id, vec![c]);
        match self.dice.roll(16) {
            0..=4 => {
                let decision = match self.dice.roll(6) {
                    0 => by("security"),
                    1 => by("staff"),
                    2 => to_follow("Still being looked for.", office.today()),
                    n => given(&format!("There are {n}.")),
                };
                let done = command(decide(question.id, decision, question.revision)).await;
                self.count(done);
            }
            5..=7 => {
                let never = casework::authority::ClearancePolicy::Never;
                let rule = Command::SetClearanceRule { policy: never };
                let done = office.act(&who, case, &format!("{id} rule"), vec![rule]).await;
                self.count(done);
                let plan = LetterPlan::response(&office.case(&who, case).await.unwrap());
                let done = office.send(&who, case, &id, SendOrder { plan, to: None }).await;
                self.count(done);
                self.place.carry().await;
            }
            8 => {
                let ask = "Please say which year you mean.".to_owned();
                let notice = Notice::Clarification { questions: vec![question.id], ask };
                let done = office.send_notice(&who, case, &id, notice, None).await;
                self.count(done);
            }
            9 => {
                let subject = format!("Re: {}", state.reference);
                let text =
                    if self.dice.roll(2) == 0 { "I mean last year." } else { "I withdraw my request." };
                let bytes = house::mail(house::ASKER, &id.replace(' ', "-"), &subject, text, "");
                let done = office.receive(&post_room(), "m.eml", bytes, Channel::Email, office.now()).await;
                assert_eq!(done.as_ref().unwrap().case, case);
                let message = office.case(&who, case).await.unwrap().messages.last().unwrap().clone();
                let purpose = message.proposed;
                let why = "It says so.".to_owned();
                let c = Command::UnderstandMessage { message: message.id, purpose, groups: Vec::new(), why };
                let done = command(c).await;
                self.count(done);
            }
            10 => {
                let asked = office::Asked {
                    team: "ICT".to_owned(),
                    to: None,
                    questions: vec![casework::case::AskedQuestion {
                        question: question.id,
                        words: question.text.clone(),
                    }],
                    by: office.today(),
                    note: String::new(),
                };
                let done = office.ask_colleague(&who, case, &id, asked).await;
                let ask = done.as_ref().ok().and_then(|c| c.asks.last()).map(|a| a.id);
                self.count(done);
                if let Some(ask) = ask {
                    let link = office.ask_address(case, ask).rsplit('/').next().unwrap().to_owned();
                    let supplied = Supplied { text: "Twelve.".to_owned(), ..Supplied::default() };
                    let done = office.contribute(&link, &format!("{id} supply"), question.id, supplied).await;
                    self.count(done);
                }
            }
            11 => {
                let letter = state.letters.iter().rev().find(|l| l.kind.answers());
                let Some(letter) = letter else { return };
                let (entry, _) = office.propose_entry(&who, case, letter.id).await.unwrap();
                let found = office.personal_in_entry(&who, case, &entry).await.unwrap();
                let may_be_seen = found.into_iter().map(|f| (f.kind, f.text)).collect();
                let form =
                    PublishForm { entry, applicant: true, third_parties: true, copyright: true, may_be_seen };
                let done = office.publish(&who, case, &id, form).await;
                self.count(done);
            }
            12 => {
                let done = command(Command::RequestReview { grounds: "Look again.".to_owned() }).await;
                self.count(done);
            }
            13 => {
                let why = "Nothing came.".to_owned();
                let done = match state.stage() {
                    Stage::Closed => command(Command::Reopen { why }).await,
                    _ if self.dice.roll(4) == 0 => {
                        command(Command::Close { how: Closing::NoClarification, why }).await
                    }
                    _ => command(Command::Note { text: why }).await,
                };
                self.count(done);
            }
            14 => {
                let give = Command::GiveClearance { clearance: ClearanceId(0), note: String::new() };
                let done = office.act(&house::approver(), case, &id, vec![give]).await;
                self.count(done);
            }
            _ => {
                let unanswered = state.progress(question.id) != Progress::Sent;
                let why = "It asks nothing.".to_owned();
                let c = if unanswered && state.questions.len() > 1 && self.dice.roll(3) == 0 {
                    Command::DropQuestion { question: question.id, why }
                } else {
                    Command::MoveQuestion { question: question.id, to: 0 }
                };
                let done = command(c).await;
                self.count(done);
            }
        }
    }
}
