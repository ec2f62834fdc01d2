//! Letters that were only read, one row for each check: one letter that it must find, two near ones that it must leave alone.
//! All of them are fictional, and in our own words.

mod environment_and_scotland;
mod notices;
mod provisions;

use letters::{Draft, checks};
use serde_json::{Value, json};

/// A question as the letter repeats it: its words, the answer, what became of it, and the provisions cited for it.
type Asked = (&'static str, &'static str, &'static str, &'static str);

/// A letter: what it says before the questions, and the questions.
type Letter = (&'static str, &'static [Asked]);

struct Row {
    check: &'static str,
    /// Facts beside the words, as JSON.
    facts: &'static str,
    bad: Letter,
    good: [Letter; 2],
}

fn rows() -> impl Iterator<Item = &'static Row> {
    [environment_and_scotland::ROWS, notices::ROWS, provisions::ROWS].into_iter().flatten()
}

const RIGHTS: [(&str, &str); 3] = [
    (
        "eir",
        "You can make representations to us within 40 working days (regulation 11), and apply to the Information Commissioner (regulation 18).",
    ),
    (
        "foisa",
        "You can ask for a review within 40 working days (section 20) and apply to the Scottish Information Commissioner (section 47).",
    ),
    (
        "foia",
        "You can ask for a review within 40 working days. You can complain to the Information Commissioner (section 50).",
    ),
];

fn draft(facts: &str, (says, asked): Letter) -> Draft {
    let mut facts: Value = serde_json::from_str(facts).expect("the facts are JSON");
    let mut text = format!("{says}\n\n");
    let mut questions = Vec::new();
    for (question, answer, disposition, provisions) in asked {
        let start = text.len();
        text.push_str(question);
        let end = text.len();
        text.push('\n');
        let answer_start = text.len();
        text.push_str(answer);
        let answer_end = text.len();
        text.push_str("\n\n");
        questions.push(json!({
            "text": question, "start": start, "end": end, "answer": answer, "answer_start": answer_start,
            "answer_end": answer_end, "disposition": disposition,
            "provisions": provisions.split_whitespace().collect::<Vec<_>>()
        }));
    }
    let law = facts["law"].as_str().expect("the row has its law").to_owned();
    let rights = RIGHTS.iter().find(|(l, _)| *l == law).expect("the law has its rights").1;
    // A row about rights tells them itself.
    if facts["rights_told"] != json!(false) {
        text.push_str(rights);
    }
    facts["text"] = json!(text);
    facts["questions"] = json!(questions);
    facts["review_route"] = json!(true);
    if facts["regulator_right"].is_null() {
        facts["regulator_right"] = json!(true);
    }
    Draft::read(&facts.to_string()).expect("the row is a draft")
}

fn found(draft: &Draft) -> Vec<&'static str> {
    checks::check(draft).findings.iter().map(|f| f.id).collect()
}

#[test]
fn each_check_finds_its_letter_and_leaves_the_two_beside_it_alone() {
    let mut faults = Vec::new();
    for row in rows() {
        if !found(&draft(row.facts, row.bad)).contains(&row.check) {
            faults.push(format!("{} does not find its letter", row.check));
        }
        for good in row.good {
            let found = found(&draft(row.facts, good));
            if found.contains(&row.check) {
                faults.push(format!("{} finds \"{}\"", row.check, good.0));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A finding stands on its own words, says what to do, and has no second finding for the same fault beside it.
#[test]
fn a_bad_letter_has_no_breach_but_its_own() {
    for row in rows() {
        let report = checks::check(&draft(row.facts, row.bad));
        for finding in &report.findings {
            let own = finding.id == row.check
                || ["answered-late"].contains(&finding.id)
                || finding.severity != casework::Severity::Breach;
            assert!(own, "{}: {} {}", row.check, finding.id, finding.message);
            assert!(finding.what_to_do.ends_with('.'), "{}", finding.what_to_do);
            assert!(finding.message.ends_with(['.', '"']), "{}", finding.message);
        }
    }
}

/// In an excerpt nothing is found about what may stand in the part that is missing.
#[test]
fn nothing_is_missed_in_the_missing_part_of_an_excerpt() {
    // What these find stands in the words that are there.
    let there = [
        "answers-disagree",
        "totals-do-not-add-up",
        "junior-officer-named",
        "third-party-personal-data",
        "reasons-not-specific",
        "dataset-not-reusable",
        "eir-emissions",
        "eir-ncnd-not-available",
        "due-date-misstated",
        "s14-person-called-vexatious",
        "s41-contract-not-obtained",
        "law-misnamed",
        "placeholder-left",
        "sentence-too-long",
        "officialese",
    ];
    for row in rows().filter(|row| !there.contains(&row.check)) {
        let mut draft = draft(row.facts, row.bad);
        draft.response.excerpt = true;
        assert!(!found(&draft).contains(&row.check), "{}", row.check);
    }
}

#[test]
fn an_environmental_refusal_tells_of_enforcement() {
    let facts = r#"{"law":"eir","regulator_right":false}"#;
    let refused: &[Asked] = &[(
        "The survey?",
        "It is advice among ourselves. With the presumption of disclosure, the public interest weighs less.",
        "withheld",
        "reg.12(4)(e)",
    )];
    let mut bad = draft(facts, ("We hold this.", refused));
    let text = bad.response.text.take().expect("the row has its text");
    let cut = text.find("You can make").expect("the rights stand there");
    bad.response.text = Some(format!(
        "Dear Ms Ashby\n\n{}More is on the website of the Information Commissioner.",
        &text[..cut]
    ));
    assert!(found(&bad).contains(&"eir-enforcement-right-missing"));
    assert!(!found(&draft(facts, ("We hold this.", refused))).contains(&"eir-enforcement-right-missing"));
    assert!(!found(&draft(facts, ("Here it is.", &[]))).contains(&"eir-enforcement-right-missing"));
}

/// The checks that have a row here.
pub(crate) fn has_row(id: &str) -> bool {
    id == "eir-enforcement-right-missing" || rows().any(|row| row.check == id)
}
