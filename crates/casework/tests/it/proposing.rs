//! Proposed answers: shown, taken, changed, rejected; each leaves what became of it, and none decides by itself.

use casework::{
    Command, Decision, Disposition, QuestionId,
    case::{Fate, Proposal, ProposedFrom, RejectedBecause},
};
use document::Sure;

use crate::day::*;

fn proposal(text: &str) -> Proposal {
    Proposal {
        key: format!("key of {text}"),
        text: text.to_owned(),
        table: None,
        disposition: Disposition::Given,
        provisions: Vec::new(),
        confidence: Sure::hundredths(93),
        from: ProposedFrom::Register,
        source: "contracts".to_owned(),
        reference: "WX 12".to_owned(),
        record: "Contact centre".to_owned(),
        field: "Supplier".to_owned(),
        as_at: Some(date("2026-05-01")),
        stale: false,
    }
}

fn propose(text: &str) -> Command {
    Command::ProposeAnswers { proposals: vec![(QuestionId(0), proposal(text))] }
}

fn take(text: &str, words: &str, revision: u32) -> Command {
    let decision = Box::new(Decision::new(Disposition::Given, words));
    Command::TakeProposal { question: QuestionId(0), proposal: Box::new(proposal(text)), decision, revision }
}

fn reject(text: &str) -> Command {
    let because = Some(RejectedBecause::WrongRecord);
    let why = String::new();
    Command::RejectProposal { question: QuestionId(0), proposal: Box::new(proposal(text)), because, why }
}

fn decide(words: &str, revision: u32) -> Command {
    let decision = Box::new(Decision::new(Disposition::Given, words));
    Command::Decide { question: QuestionId(0), decision, revision }
}

fn take_back() -> Command {
    Command::TakeBackDecision { question: QuestionId(0), why: "hasty".into() }
}

#[test]
fn what_becomes_of_a_proposed_answer() {
    let edited = |changed| Fate::Edited { changed };
    let rejected = || Fate::Rejected { because: Some(RejectedBecause::WrongRecord) };
    let rows = [
        (vec![propose("Callwise Ltd")], vec![Fate::Shown], "shown"),
        (
            vec![take("Callwise Ltd", "Callwise Ltd", 0)],
            vec![Fate::Accepted],
            "taken from the question's page",
        ),
        (
            vec![propose("Callwise Ltd"), take("Callwise Ltd", "Callwise Ltd, of Ebbworth", 0)],
            vec![edited(34)],
            "taken and changed",
        ),
        (vec![propose("Callwise Ltd"), reject("Callwise Ltd")], vec![rejected()], "rejected"),
        (vec![reject("A"), propose("A")], vec![rejected()], "shown once more, it stays rejected"),
        (vec![propose("A"), decide("B", 0)], vec![Fate::PassedOver], "decided in other words"),
        (vec![propose("A"), decide("B", 0), take_back()], vec![Fate::Shown], "open again"),
        (vec![take("A", "A", 0), decide("A b", 1)], vec![edited(34)], "taken, and changed afterwards"),
        (
            vec![take("A", "A", 0), take("B", "B", 1)],
            vec![Fate::PassedOver, Fate::Accepted],
            "another one taken instead",
        ),
    ];
    for (commands, wanted, why) in rows {
        let mut day = Day::accepted("2026-06-01", 1);
        for command in commands {
            day.does(command);
        }
        let fates: Vec<Fate> = day.case.questions[0].proposals.iter().map(|p| p.fate.clone()).collect();
        assert_eq!(fates, wanted, "{why}");
        assert_eq!(day.replayed(), day.case, "{why}");
    }
}

#[test]
fn a_repeat_changes_nothing() {
    let mut day = Day::accepted("2026-06-01", 1);
    for command in [propose("A"), take("A", "A", 0)] {
        day.does(command.clone());
        assert_eq!(day.as_actor(&officer(), command), Ok(0));
    }
    day.does(take_back());
    day.does(reject("A"));
    assert_eq!(day.as_actor(&officer(), reject("A")), Ok(0));
}

#[test]
fn a_proposal_that_is_shown_decides_nothing() {
    let mut day = Day::accepted("2026-06-01", 1);
    day.does(propose("Callwise Ltd"));
    assert!(day.case.questions[0].decision.is_none());
    day.refused(response(&[0]), "not decided");
}

#[test]
fn what_was_taken_is_taken_back_before_it_is_rejected() {
    let mut day = Day::accepted("2026-06-01", 1);
    day.does(take("A", "A", 0)).refused(reject("A"), "take the decision back first");
    day.does(take_back()).does(reject("A"));
}

#[test]
fn two_officers_do_not_overwrite_each_other() {
    let mut day = Day::accepted("2026-06-01", 1);
    day.does(decide("B", 0)).refused(take("A", "A", 0), "saved this question while you were writing");
}

#[test]
fn an_approver_takes_no_proposal() {
    let mut day = Day::accepted("2026-06-01", 1);
    for command in [propose("A"), take("A", "A", 0), reject("A")] {
        assert!(day.as_actor(&approver(), command).is_err());
    }
}
