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
        "foisa-s17-called-exemption",
        "absolute-exemption-balanced",
        "law-out-of-date",
        "exemption-without-limb",
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

/// Our own letters, read again as anybody's, have nothing that is a breach or a risk.
#[test]
fn letters_of_ours_read_again_are_sound() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/goldens");
    let mut faults = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the goldens stand beside the tests") {
        let path = entry.expect("an entry").path();
        // What was read is taken for a letter to whoever asked; these go to somebody else, or are none.
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        if ["consultation", "pre-release", "chaser", "regulator-reply", "challenges"]
            .iter()
            .any(|k| name.starts_with(k))
        {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a golden is text");
        let report = checks::check(&Draft::from_response(reading::response::read(&text), &text));
        // That an answer is late is a fact of the case; its letter says so and is sorry.
        let late = |id: &str| id == "answered-late" && (name.contains("late") || name.starts_with("delay"));
        let grave = report.findings.iter().filter(|f| f.severity != casework::Severity::Advice);
        for finding in grave.filter(|f| !late(f.id)) {
            faults.push(format!("{}: {} {}", path.display(), finding.id, finding.message));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// How grave a thing is turns on what was read: a letter, a page of a log, a part, the outcome of a review.
#[test]
fn what_was_read_is_judged_for_what_it_is() {
    let refusal = "We hold this. We withhold the price under section 43(2): it would harm the commercial interests of the supplier. The public interest in transparency weighs less.";
    let severity = |text: &str, id: &str| {
        let report = checks::check(&Draft::from_response(reading::response::read(text), text));
        report.findings.iter().find(|f| f.id == id).map(|f| f.severity)
    };
    use casework::Severity::{Breach, Risk};
    let frame = "Freedom of Information Act 2000\n\n1. What was the price?\n\n";
    let letter = format!("Dear Ms Ashby\n\n{frame}{refusal}\n\nYours sincerely\nTamsin Vale\n");
    assert_eq!(severity(&letter, "regulator-right-missing"), Some(Breach));
    assert_eq!(severity(&letter, "review-route-missing"), Some(Breach));
    let page = format!("{frame}{refusal}\n");
    assert_eq!(severity(&page, "regulator-right-missing"), Some(Risk));
    let cut = format!(
        "{letter}\nAnnex. What speaks for disclosure was weighed in the light of all that the supplier told us about its oth"
    );
    assert_eq!(severity(&cut, "regulator-right-missing"), None);
    let late = |says: &'static str| {
        let facts = r#"{"law":"foia","received":"2026-06-01","answered":"2026-09-01"}"#;
        found(&draft(facts, (says, &[]))).contains(&"answered-late")
    };
    assert!(late("We are sorry for the delay."));
    assert!(!late("You asked us to review our answer. We are sorry for the delay."));
}

/// The checks that have a row here.
pub(crate) fn has_row(id: &str) -> bool {
    id == "eir-enforcement-right-missing" || rows().any(|row| row.check == id)
}
