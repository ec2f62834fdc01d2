//! Clearance: exactly what was seen may leave.

use casework::{
    AuthorityEvent, ClearanceId, Command, Disposition, PersonId, Role, authority::ClearancePolicy,
};
use document::Language;
use uuid::Uuid;

use crate::day::*;

fn ask() -> Command {
    Command::AskClearance {
        approver: PersonId(Uuid::from_u128(APPROVER)),
        approver_name: "Abel Approver".into(),
        deputy: Some(PersonId(Uuid::from_u128(DEPUTY))),
        deputy_name: Some("Dora Deputy".into()),
        by: date("2026-06-12"),
        note: String::new(),
    }
}

fn give() -> Command {
    Command::GiveClearance { clearance: ClearanceId(0), note: String::new() }
}

fn decided() -> Day {
    let mut day = Day::accepted("2026-06-01", 1);
    day.does(Command::SetClearanceRule { policy: ClearancePolicy::Always });
    day.decides(0, Disposition::Given).on("2026-06-10");
    day
}

#[test]
fn a_letter_that_needs_clearance_waits_for_it() {
    let mut day = decided();
    day.refused(response(&[0]), "needs clearance").does(ask()).refused(response(&[0]), "not given yet");
    day.as_actor(&approver(), give()).unwrap();
    day.does(response(&[0]));
}

#[test]
fn what_was_changed_after_clearance_does_not_leave() {
    let mut day = decided();
    day.does(ask());
    day.as_actor(&approver(), give()).unwrap();
    day.does(Command::Decide {
        question: casework::QuestionId(0),
        decision: Box::new(casework::Decision::new(Disposition::Given, "Changed.")),
        revision: 1,
    });
    day.refused(response(&[0]), "changed since it was cleared");
}

#[test]
fn an_approver_clears_only_what_they_were_shown() {
    let mut day = decided();
    day.does(ask());
    day.does(Command::WordLetter { slot: "opening".into(), text: "Dear reader".into() });
    assert!(day.as_actor(&approver(), give()).unwrap_err().why.contains("changed after you were asked"));
}

fn house_words(day: &mut Day, language: Language, slot: &str, text: &str) {
    day.authority.apply(&AuthorityEvent::WordingSet {
        language,
        slot: slot.into(),
        text: text.into(),
        why: "plainer".into(),
    });
}

#[test]
fn house_wording_changed_after_clearance_does_not_leave() {
    let mut day = decided();
    day.does(ask());
    day.as_actor(&approver(), give()).unwrap();
    // Words of other letters, and of another language, are not in what was cleared.
    house_words(&mut day, Language::English, "acknowledgement.opening", "We have it.");
    house_words(&mut day, Language::English, "subject.extension", "More time: {reference}");
    house_words(&mut day, Language::Welsh, "response.opening", "Diolch.");
    assert!(casework::decide::sending::clearance_holds(&day.case, &day.authority));
    house_words(&mut day, Language::English, "response.opening", "You asked us on {received}.");
    assert!(!casework::decide::sending::clearance_holds(&day.case, &day.authority));
    day.refused(response(&[0]), "the house wording it uses, was changed since it was cleared");
    // The words that were cleared stand again, so that what leaves is what was cleared.
    house_words(&mut day, Language::English, "response.opening", "");
    day.does(response(&[0]));
}

#[test]
fn what_the_profile_puts_into_letters_is_cleared_with_them() {
    let mut day = decided();
    day.does(ask());
    day.authority.profile.review_contact = "elsewhere@wexmoor.example".into();
    assert!(day.as_actor(&approver(), give()).unwrap_err().why.contains("changed after you were asked"));
}

#[test]
fn the_deputy_acts_only_when_the_time_is_over() {
    let mut day = decided();
    day.does(ask());
    let deputy = person(DEPUTY, "Dora Deputy", &[Role::Approver]);
    assert!(day.as_actor(&deputy, give()).unwrap_err().why.contains("after that day"));
    day.on("2026-06-13");
    day.as_actor(&deputy, give()).unwrap();
}

#[test]
fn nobody_clears_their_own_letter_and_changes_need_a_reason() {
    let mut day = decided();
    let both = person(APPROVER, "Abel Approver", &[Role::Approver, Role::Officer]);
    assert!(day.as_actor(&both, ask()).unwrap_err().why.contains("somebody else"));
    day.does(ask());
    let back = |why: &str| Command::ReturnClearance {
        clearance: ClearanceId(0),
        what: "the second paragraph".into(),
        why: why.into(),
    };
    assert!(day.as_actor(&approver(), back("")).unwrap_err().why.contains("why"));
    day.as_actor(&approver(), back("it names a supplier")).unwrap();
    day.refused(response(&[0]), "sent it back");
}
