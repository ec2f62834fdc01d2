//! Those who hold the information.

use casework::{
    Actor, AskId, Command, Progress, QuestionId,
    case::{AskedQuestion, Minutes},
};

use crate::day::*;

fn ask(words: &str) -> Command {
    Command::AskContribution {
        team: "ICT".into(),
        to: "ict@wexmoor.example".into(),
        questions: vec![AskedQuestion { question: QuestionId(0), words: words.into() }],
        by: date("2026-06-10"),
        note: String::new(),
    }
}

fn answer(question: u32) -> Command {
    Command::Contribute {
        ask: AskId(0),
        question: QuestionId(question),
        text: "73 agents".into(),
        not_held: false,
        files: vec![],
        minutes: Minutes { find_out: 5, locate: 10, retrieve: 0, extract: 15, other: 60 },
    }
}

#[test]
fn a_colleague_answers_only_what_was_put_to_them() {
    let mut day = Day::accepted("2026-06-01", 2);
    day.does(ask("How many agents are there?"));
    assert_eq!(day.case.progress(QuestionId(0)), Progress::Asked);
    assert_eq!(day.case.question(QuestionId(0)).unwrap().team.as_deref(), Some("ICT"));
    let link = Actor::Link { ask: AskId(0), name: "ICT".into() };
    let refusal = day.as_actor(&link, answer(1)).unwrap_err();
    assert!(refusal.why.contains("not put to you"), "{}", refusal.why);
    day.as_actor(&link, answer(0)).unwrap();
    assert_eq!(day.case.progress(QuestionId(0)), Progress::Supplied);
    assert_eq!(day.case.asks[0].contributions[0].minutes.countable(), 30, "only four activities count");
}

#[test]
fn words_that_tell_who_asks_do_not_reach_a_colleague() {
    let mut day = Day::accepted("2026-06-01", 1);
    day.refused(ask("As I, Quentin Asker, wrote to you"), "tells who asks");
    day.refused(ask("Answer q.asker@example.org please"), "tells who asks");
    day.does(ask("How many agents are there?"));
}

#[test]
fn a_withdrawn_link_supplies_nothing() {
    let mut day = Day::accepted("2026-06-01", 1);
    day.does(ask("How many?")).does(Command::WithdrawAsk { ask: AskId(0), why: "found it".into() });
    let link = Actor::Link { ask: AskId(0), name: "ICT".into() };
    assert!(day.as_actor(&link, answer(0)).unwrap_err().why.contains("withdrawn"));
}
