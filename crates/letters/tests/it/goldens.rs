//! Every kind of letter in its text form. `CANDOUR_GOLDENS=write` writes them anew, to be read as prose.

use std::{fs, path::Path};

use casework::{Disposition, GroupId, QuestionId, case::LetterKind, decision::ToFollow};
use jiff::civil::date;
use letters::Plan;

use crate::wexmoor;

#[track_caller]
pub fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/goldens").join(format!("{name}.txt"));
    if std::env::var("CANDOUR_GOLDENS").is_ok_and(|v| v == "write") {
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("the folder can be made");
        fs::write(&path, text).expect("the golden can be written");
    }
    let known = fs::read_to_string(&path).expect("the golden stands beside the test");
    assert_eq!(known, text, "{name}: read it as prose, then write it anew with CANDOUR_GOLDENS=write");
}

#[track_caller]
fn letter(name: &str, kind: LetterKind, case: &casework::Case, plan: &Plan) {
    let document = letters::compose(kind, case, &wexmoor::authority(), plan);
    let text = rendering::text(&document);
    golden(name, &text);
    for brace in ['{', '}'] {
        assert!(!text.contains(brace), "{name}: a name was not filled in");
    }
    let with_name = text.matches("Rowan Ashby").count();
    assert_eq!(with_name, 2, "{name}: the applicant is named in the address and the salutation only");
}

#[test]
fn response_answers_each_question_in_its_place() {
    let case = wexmoor::good_case();
    letter("response", LetterKind::Response, &case, &wexmoor::plan(&case));
}

#[test]
fn response_sends_what_is_ready_and_lists_the_rest() {
    let mut case = wexmoor::good_case();
    case.questions.truncate(4);
    let mut plan = wexmoor::plan(&case);
    plan.answers = vec![QuestionId(1), QuestionId(2)];
    let why = "The public interest is still being weighed".to_owned();
    plan.to_follow =
        [4, 3].map(|id| (QuestionId(id), ToFollow { why: why.clone(), by: date(2026, 6, 30) })).to_vec();
    letter("response-in-part", LetterKind::Response, &case, &plan);
}

#[test]
fn acknowledgement_gives_the_latest_date() {
    let case = wexmoor::good_case();
    let mut plan = Plan::new(date(2026, 6, 2));
    plan.note = "- What we spend on telephones: https://www.wexmoor.example/log/88".into();
    letter("acknowledgement", LetterKind::Acknowledgement, &case, &plan);
}

#[test]
fn acknowledgement_confirms_what_the_applicant_found_published() {
    let mut case = wexmoor::good_case();
    case.questions.truncate(1);
    case.found_published = vec![casework::case::FoundPublished {
        question: "What do you spend\non telephones?".into(),
        title: "Spending on telephones".into(),
        address: "https://www.wexmoor.example/log/88#answer-1".into(),
    }];
    letter("acknowledgement-found", LetterKind::Acknowledgement, &case, &Plan::new(date(2026, 6, 2)));
}

#[test]
fn clarification_says_what_is_needed() {
    let mut case = wexmoor::good_case();
    case.questions.truncate(2);
    let mut plan = Plan::new(date(2026, 6, 3));
    plan.groups = vec![GroupId(0)];
    plan.note = "Which of the council's two contact centres do you mean: Guildhall or Harbour House?".into();
    letter("clarification", LetterKind::Clarification, &case, &plan);
}

#[test]
fn extension_names_exemption_and_estimate() {
    let mut case = wexmoor::good_case();
    case.questions = vec![case.questions[3].clone()];
    let mut plan = Plan::new(date(2026, 6, 25));
    plan.groups = vec![GroupId(0)];
    plan.until = Some(date(2026, 7, 28));
    plan.note = "We have asked the supplier for its view and must weigh it.".into();
    letter("extension", LetterKind::Extension, &case, &plan);
}

#[test]
fn notice_of_what_would_make_it_valid() {
    let mut case = wexmoor::good_case();
    case.questions.clear();
    let mut plan = Plan::new(date(2026, 6, 3));
    plan.note = "- an address to which we can reply\n- a description of the information that you want".into();
    letter("not-valid", LetterKind::NotValid, &case, &plan);
}

#[test]
fn correction_says_what_it_corrects() {
    let mut case = wexmoor::good_case();
    case.questions.truncate(1);
    let mut plan = wexmoor::plan(&case);
    plan.note = "We named the wrong supplier".into();
    letter("correction", LetterKind::Correction, &case, &plan);
}

#[test]
fn pointers_follow_the_order() {
    let mut case = wexmoor::good_case();
    let authority = wexmoor::authority();
    let text = |case: &casework::Case| {
        rendering::text(&letters::compose(LetterKind::Response, case, &authority, &wexmoor::plan(case)))
    };
    for question in &mut case.questions {
        question.label = None;
        question.heading = None;
    }
    assert!(text(&case).contains("Please see our answer to question 5."));
    let moved = case.questions.remove(4);
    case.questions.insert(0, moved);
    assert!(text(&case).contains("Please see our answer to question 1."));
}

#[test]
fn own_words_take_the_place_of_the_house_wording() {
    let mut case = wexmoor::good_case();
    case.wording.insert("response.opening".into(), "You wrote to us on {received}.".into());
    let document =
        letters::compose(LetterKind::Response, &case, &wexmoor::authority(), &wexmoor::plan(&case));
    assert!(rendering::text(&document).contains("You wrote to us on 1 June 2026."));
}

/// A slot has words of the program's own, or variants of its own that begin with its name; a few are said only where
/// somebody has words for them.
#[test]
fn every_slot_has_words() {
    let ids = letters::wording::ids();
    for slot in letters::wording::SLOTS {
        let optional = ["response.form", "response.dataset", "response.reuse"].contains(&slot.id);
        let chosen = ["review-outcome.decision", "review-outcome.changes", "response.after-more-time"];
        let variant = ids.iter().any(|id| id.starts_with(&format!("{}-", slot.id)));
        assert!(optional || chosen.contains(&slot.id) || variant || ids.contains(&slot.id), "{}", slot.id);
    }
}

#[test]
fn outcome_is_the_sum_of_the_dispositions() {
    use document::response::Outcome;
    let case = wexmoor::good_case();
    for (ids, expected) in [
        (vec![1, 2, 6], Outcome::Full),
        (vec![1, 9], Outcome::Full),
        (vec![9], Outcome::NotHeld),
        (vec![10], Outcome::Ncnd),
        (vec![4, 10], Outcome::Refused),
        (vec![1, 4], Outcome::Partial),
        (vec![8], Outcome::Partial),
        (vec![], Outcome::Other),
    ] {
        let answers: Vec<QuestionId> = ids.iter().map(|id| QuestionId(*id)).collect();
        assert_eq!(letters::outcome(&case, &answers), expected, "{ids:?}");
    }
    let refused = |provision: &str| {
        let mut case = wexmoor::good_case();
        let mut decision = casework::Decision::new(Disposition::Refused, "");
        decision.reliances = vec![wexmoor::on(provision)];
        case.questions[0].decision = Some(decision);
        letters::outcome(&case, &[QuestionId(1)])
    };
    assert_eq!(refused("s.12(1)"), Outcome::S12);
    assert_eq!(refused("s.14(1)"), Outcome::S14);
}
