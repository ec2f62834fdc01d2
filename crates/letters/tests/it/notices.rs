//! Every letter of the list as prose, before the checks, and without whoever asked where that is nobody's business.

use casework::{Severity, case::Addressee};
use letters::checks;

use crate::{every, goldens::golden, wexmoor};

#[test]
fn every_letter_reads_as_it_should() {
    for letter in every::all() {
        let text = every::text(&letter);
        golden(&letter.name, &text);
        for left in ['{', '}'] {
            assert!(!text.contains(left), "{}: a name was not filled in", letter.name);
        }
        assert!(
            !text.contains("  by ") && !text.contains(" ,") && !text.contains("()"),
            "{}: a gap",
            letter.name
        );
    }
}

#[test]
fn the_applicant_is_named_in_address_and_salutation_only() {
    for mut letter in every::all() {
        // As far as a name can creep in: subject, questions, what an officer wrote.
        letter.case.subject = "Ms Ashby's question".into();
        letter.case.former_applicants = vec![letter.case.applicant.clone()];
        letter.case.former_applicants[0].name = Some("Robin Asher".into());
        letter.plan.note.push_str("\n\nRowan Ashby (rowan.ashby@mail.example), formerly ROBIN ASHER, asked.");
        for question in &mut letter.case.questions {
            question.text.push_str(" Yours, Rowan Ashby");
            question.heading = Some("From Rowan Ashby".into());
        }
        letter.case.asks.clear();
        let private = matches!(letter.kind.addressee(), Addressee::ThirdParty | Addressee::Colleague);
        let text = every::text(&letter);
        let subject = letters::subject(letter.kind, &letter.case, &letter.authority);
        for name in ["Ashby", "ashby", "Asher", "ASHER"] {
            let named = text.contains(name) || subject.contains(name);
            assert!(!(private && named), "{}: {name} is named\n{text}", letter.name);
        }
    }
}

/// Nothing that the law forbids and nothing that risks it. The same letters, read again from their text, are looked at
/// with the letters of others.
#[test]
fn our_own_letters_have_no_finding() {
    let mut faults = Vec::new();
    let mut look = |name: &str, found: Vec<checks::Finding>| {
        // That an answer is late is a fact of the case; its letter says so and is sorry.
        let late = |f: &checks::Finding| {
            f.id == "answered-late" && (name.contains("late") || name.starts_with("delay"))
        };
        for finding in found.into_iter().filter(|f| f.severity != Severity::Advice && !late(f)) {
            faults.push(format!("{name}: {} at {}: {}", finding.id, finding.place, finding.message));
        }
    };
    for letter in every::all() {
        let on = letter.plan.on;
        let found = letters::findings_on(letter.kind, &letter.case, &letter.authority, &letter.plan, on);
        look(&letter.name, found);
    }
    for base in crate::cases::all() {
        let plan = wexmoor::plan(&base.case);
        let found = letters::findings_for_sending(&base.case, &base.authority, &plan, wexmoor::today());
        look(&base.name, found);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
