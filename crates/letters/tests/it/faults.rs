//! A table of planted faults: each check finds its own and is silent on the letter beside it.

use casework::{
    Case, Decision, Disposition, GroupId, QuestionId,
    case::{MarkTarget, Redaction, Taken},
    decision::AnsweredBy,
};
use document::Law;
use jiff::civil::date;
use letters::{Draft, Plan, checks};

use crate::wexmoor::{self, on};

/// A fault planted in a case that was decided well.
struct Planted {
    check: &'static str,
    place: &'static str,
    fault: fn(&mut Case),
}

fn decision(case: &mut Case, nth: usize) -> &mut Decision {
    case.questions[nth].decision.as_mut().expect("the good case is decided")
}

fn replace(case: &mut Case, provision: &str) {
    decision(case, 3).reliances[0].provision = provision.into();
}

/// Refused for cost, with words of our own in one part of the annex.
fn cost(case: &mut Case, part: &str, words: &str) {
    replace(case, "s.12(1)");
    case.wording.insert(part.into(), words.into());
}

const PLANTED: &[Planted] = &[
    Planted {
        check: "question-unanswered",
        place: "question 1 (Contact centre)",
        fault: |c| decision(c, 0).words.clear(),
    },
    Planted {
        check: "refusal-omits-exemption",
        place: "question 4 (Contact centre)",
        fault: |c| decision(c, 3).reliances.clear(),
    },
    Planted {
        check: "exemption-without-limb",
        place: "question 4 (Contact centre)",
        fault: |c| replace(c, "s.31"),
    },
    Planted {
        check: "provision-does-not-exist",
        place: "question 4 (Contact centre)",
        fault: |c| replace(c, "s.31(4)"),
    },
    Planted {
        check: "qualified-exemption-without-public-interest-test",
        place: "question 4 (Contact centre)",
        fault: |c| decision(c, 3).balance = None,
    },
    Planted {
        check: "public-interest-test-one-sided",
        place: "question 4 (Contact centre)",
        fault: |c| {
            if let Some(balance) = &mut decision(c, 3).balance {
                balance.for_disclosure.clear()
            }
        },
    },
    Planted {
        check: "absolute-exemption-balanced",
        place: "question 3 (Contact centre)",
        fault: |c| decision(c, 2).balance = Some(wexmoor::balance("x")),
    },
    Planted {
        check: "prejudice-not-explained",
        place: "question 4 (Contact centre)",
        fault: |c| decision(c, 3).reliances[0].prejudice.clear(),
    },
    Planted {
        check: "prejudice-likelihood-not-stated",
        place: "question 4 (Contact centre)",
        fault: |c| decision(c, 3).reliances[0].likelihood = None,
    },
    Planted {
        check: "ncnd-without-provision",
        place: "question 5 (Devices)",
        fault: |c| decision(c, 9).reliances[0].provision = "s.31(1)(a)".into(),
    },
    Planted {
        check: "ncnd-contradicted",
        place: "question 5 (Devices)",
        fault: |c| decision(c, 9).words = "Details of the software in use would not be released.".into(),
    },
    Planted {
        check: "ncnd-without-public-interest-test",
        place: "question 5 (Devices)",
        fault: |c| decision(c, 9).ncnd_balance = None,
    },
    Planted {
        check: "not-held-contradicted",
        place: "question 4 (Devices)",
        fault: |c| decision(c, 8).reliances = vec![on("s.43(2)")],
    },
    Planted {
        check: "s21-without-location",
        place: "question 3 (Contact centre)",
        fault: |c| decision(c, 2).reliances[0].location.clear(),
    },
    Planted {
        check: "s22-without-publication-plan",
        place: "question 4 (Contact centre)",
        fault: |c| replace(c, "s.22(1)"),
    },
    Planted {
        check: "s36-without-qualified-person",
        place: "question 4 (Contact centre)",
        fault: |c| replace(c, "s.36(2)(c)"),
    },
    Planted {
        check: "s40-without-condition",
        place: "question 5 (Contact centre)",
        fault: |c| decision(c, 4).reliances[0].condition.clear(),
    },
    Planted {
        check: "s41-without-confidence",
        place: "question 4 (Contact centre)",
        fault: |c| replace(c, "s.41(1)"),
    },
    Planted {
        check: "s43-without-interests",
        place: "question 4 (Contact centre)",
        fault: |c| replace(c, "s.43(2)"),
    },
    Planted {
        check: "s44-without-enactment",
        place: "question 4 (Contact centre)",
        fault: |c| replace(c, "s.44(1)(a)"),
    },
    Planted {
        check: "incompatible-exemptions",
        place: "question 4 (Contact centre)",
        fault: |c| decision(c, 3).reliances.push(on("s.30(1)(a)(i)")),
    },
    Planted {
        check: "exemption-not-open-to-this-body",
        place: "question 4 (Contact centre)",
        fault: |c| replace(c, "s.35(1)(a)"),
    },
    Planted {
        check: "review-route-missing",
        place: "letter",
        fault: |c| {
            c.wording.insert("response.review".into(), "Thank you.".into());
            c.wording.insert("response.regulator".into(), "The Information Commissioner can help.".into());
        },
    },
    Planted {
        check: "regulator-right-missing",
        place: "letter",
        fault: |c| {
            c.wording.insert("response.regulator".into(), "Thank you.".into());
        },
    },
    Planted {
        check: "wrong-regulator",
        place: "letter",
        fault: |c| {
            c.wording.insert(
                "response.regulator".into(),
                "You can apply to the Scottish Information Commissioner.".into(),
            );
        },
    },
    Planted {
        check: "cross-reference-dead",
        place: "question 3 (Devices)",
        fault: |c| decision(c, 7).answered_by = AnsweredBy::See(QuestionId(2)),
    },
    Planted {
        check: "enclosure-redaction-unclaimed",
        place: "question 2 (Devices)",
        fault: |c| {
            let from = c.enclosures[0].file.clone();
            let target = MarkTarget::Words { find: "Ada Penrose".into() };
            let taken = |provision: &str, count| Taken {
                target: target.clone(),
                law: Law::Foia,
                provision: provision.into(),
                count,
                by: String::new(),
            };
            let taken = vec![taken("s.40(2)", 2), taken("s.43(2)", 0)];
            c.enclosures[0].redaction =
                Some(Redaction { sha256: from.sha256.clone(), from, searched: 1, taken });
        },
    },
    Planted {
        check: "enclosure-uninspected",
        place: "question 2 (Devices)",
        fault: |c| c.enclosures[0].inspected = None,
    },
    Planted {
        check: "wrong-law",
        place: "question 4 (Contact centre)",
        fault: |c| c.questions[3].text = "How much sewage was discharged into the river?".into(),
    },
    Planted {
        check: "s12-without-limit",
        place: "question 4 (Contact centre)",
        fault: |c| cost(c, "annex.cost", "It would cost more than the law asks of us."),
    },
    Planted {
        check: "s12-without-advice",
        place: "question 4 (Contact centre)",
        fault: |c| cost(c, "annex.cost-help", "We are sorry."),
    },
    Planted {
        check: "s12-wrong-limit",
        place: "question 4 (Contact centre)",
        fault: |c| cost(c, "annex.cost", "We estimate 30 hours; the limit is £600."),
    },
    Planted {
        check: "s12-counts-redaction",
        place: "question 4 (Contact centre)",
        fault: |c| {
            replace(c, "s.12(1)");
            decision(c, 3).reliances[0].why = "Redacting the files would take 30 hours.".into();
        },
    },
    Planted {
        check: "s12-called-exemption",
        place: "letter",
        fault: |c| {
            replace(c, "s.12(1)");
            decision(c, 3).words = "The information is exempt under section 12(1).".into();
        },
    },
    Planted {
        check: "motive-asked",
        place: "letter",
        fault: |c| {
            c.wording
                .insert("common.reference".into(), "Please tell us why you want this information.".into());
        },
    },
    Planted {
        check: "answer-does-not-meet-question",
        place: "question 1 (Contact centre)",
        fault: |c| {
            c.questions[0].text = "How many contact centre agents do you have?".into();
            decision(c, 0).words = "We have 12 contact centres.".into();
        },
    },
    Planted {
        check: "withheld-but-published",
        place: "question 4 (Contact centre)",
        fault: |c| {
            c.questions[3].text = "Which supplier do you use for it?".into();
            decision(c, 2).words = "See the notice on Contracts Finder.".into();
        },
    },
    Planted {
        check: "eir-public-interest-not-set-out",
        place: "question 4 (Contact centre)",
        fault: |c| {
            let decision = decision(c, 3);
            decision.reliances[0].law = Law::Eir;
            decision.reliances[0].provision = "reg.12(4)(b)".into();
            decision.balance = None;
        },
    },
];

#[test]
fn a_good_letter_has_no_finding() {
    let case = wexmoor::good_case();
    let found =
        letters::findings_for_sending(&case, &wexmoor::authority(), &wexmoor::plan(&case), wexmoor::today());
    assert_eq!(found, []);
}

#[test]
fn each_check_finds_its_fault_in_its_place() {
    let mut faults = Vec::new();
    for planted in PLANTED {
        let mut case = wexmoor::good_case();
        (planted.fault)(&mut case);
        let plan = wexmoor::plan(&case);
        let found = letters::findings_for_sending(&case, &wexmoor::authority(), &plan, wexmoor::today());
        let places: Vec<&str> =
            found.iter().filter(|f| f.id == planted.check).map(|f| f.place.as_str()).collect();
        if places != [planted.place] {
            faults.push(format!("{}: {places:?}, not {}", planted.check, planted.place));
        }
        for finding in &found {
            assert!(finding.message.ends_with(['.', '"']), "{}", finding.message);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_question_left_out_is_found_by_name() {
    let case = wexmoor::good_case();
    let mut plan = wexmoor::plan(&case);
    plan.answers.retain(|id| *id != QuestionId(9));
    let found = letters::findings_for_sending(&case, &wexmoor::authority(), &plan, wexmoor::today());
    let notes: Vec<_> = found.iter().map(|f| (f.id, f.place.as_str(), f.curable())).collect();
    assert_eq!(notes, [("question-unanswered", "question 4 (Devices)", true)]);
}

#[test]
fn lateness_is_found_and_cannot_be_cured() {
    let case = wexmoor::good_case();
    let plan = wexmoor::plan(&case);
    let on = |day| letters::findings_for_sending(&case, &wexmoor::authority(), &plan, day);
    assert_eq!(on(date(2026, 6, 30)), []);
    let late = on(date(2026, 7, 1));
    assert_eq!(late.iter().map(|f| (f.id, f.note().curable)).collect::<Vec<_>>(), [("answered-late", false)]);
}

#[test]
fn a_notice_of_more_time_gives_its_estimate() {
    let mut case = wexmoor::good_case();
    case.questions = vec![case.questions[3].clone()];
    let mut plan = Plan::new(wexmoor::today());
    plan.groups = vec![GroupId(0)];
    plan.note = "We have asked the supplier for its view.".into();
    let ids = |plan: &Plan| {
        let kind = casework::case::LetterKind::Extension;
        letters::findings_on(kind, &case, &wexmoor::authority(), plan, wexmoor::today())
            .iter()
            .map(|f| f.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&plan), ["extension-without-estimate"]);
    plan.until = Some(date(2026, 7, 28));
    assert_eq!(ids(&plan), [""; 0]);
}

/// Letters that were only read, or drafts by others: the check's id where it finds something.
#[test]
fn letters_that_were_read() {
    let rights =
        "You can ask for a review within 40 working days. You can complain to the Information Commissioner.";
    let row = |json: &str, text: &str| {
        let mut draft = Draft::read(json).expect("the row is a draft");
        draft.response.text = Some(format!("{text} {rights}"));
        draft.response.review_route = Some(true);
        draft.response.regulator_right = Some(true);
        checks::check(&draft).findings.iter().map(|f| f.id).collect::<Vec<_>>()
    };
    let late = r#"{"law":"foia","received":"2026-06-01","answered":"2026-07-01"}"#;
    assert_eq!(row(late, "We are sorry for the delay. Here it is."), ["answered-late"]);
    assert_eq!(row(late, "You sent us your clarification on 9 June."), [""; 0]);
    let period = r#"{"law":"foisa","rights":{"review_within":"20 working days","regulator":null}}"#;
    assert_eq!(row(period, "Scottish Information Commissioner."), ["review-period-wrong"]);
    let more = r#"{"law":"foisa"}"#;
    assert_eq!(
        row(more, "We need more time for the public interest. Scottish Information Commissioner."),
        ["extension-not-allowed"]
    );
    let bare = r#"{"law":"foia","questions":[{"label":"1","text":"Cost?","answer":"No.","disposition":"withheld","provisions":["s.43(2)"]}]}"#;
    let reasons = "Disclosure would harm the commercial interests of the supplier, whose rivals would undercut its price at the next tender. In the public interest, transparency weighs less.";
    assert_eq!(row(bare, reasons), ["holding-not-confirmed"]);
    assert_eq!(row(bare, &format!("We hold this. {reasons}")), [""; 0]);
    let repealed = r#"{"law":"foia","answered":"2024-02-01","received":"2024-01-30","provisions":[{"provision":"s.40(3)(a)(i)"}]}"#;
    assert_eq!(row(repealed, "We hold it. It would be unfair."), ["law-out-of-date"]);
    let named = r#"{"law":"foia","to_be_published_without":["Rowan Ashby"]}"#;
    assert_eq!(row(named, "Rowan Ashby asked."), ["applicant-identified"]);
    let excerpt = r#"{"law":"foia","excerpt":true,"questions":[{"text":"Cost?","answer":"No.","disposition":"withheld","provisions":[]}]}"#;
    assert_eq!(row(excerpt, "No."), [""; 0]);
}

#[test]
fn a_question_of_the_request_that_the_letter_forgets() {
    let json = r#"{"law":"foia","review_route":true,"regulator_right":true,"text":"review, Information Commissioner",
        "request":{"questions":[{"label":"1","text":"How many laptops were bought?"},{"label":"2","text":"Which software protects the telephones?"}]},
        "questions":[{"label":"1","text":"How many laptops were bought?","answer":"Ten.","disposition":"given"}]}"#;
    let report = checks::check(&Draft::read(json).expect("a draft"));
    let found: Vec<_> = report.findings.iter().map(|f| (f.id, f.place.as_str())).collect();
    assert_eq!(found, [("question-unanswered", "question 2")]);
}

#[test]
fn what_is_no_draft_is_said_in_one_sentence() {
    for bad in ["", "[]", "{", r#"{"questions":[{"disposition":"lost"}]}"#] {
        let error = Draft::read(bad).expect_err("no draft");
        assert!(error.to_string().starts_with("this is not the JSON of a draft"), "{error}");
    }
}

/// Checks without a planted fault above are planted in the tests of letters that were read.
const READ: &[&str] = &[
    "answered-late",
    "review-period-wrong",
    "extension-not-allowed",
    "extension-without-estimate",
    "holding-not-confirmed",
    "law-out-of-date",
    "applicant-identified",
    "eir-extension-without-grounds",
    "eir-without-advice",
    "fee-counts-staff-time",
    "ncnd-called-exemption",
];

#[test]
fn every_check_has_its_page_its_provision_and_a_fault() {
    for check in checks::all() {
        for words in [check.checks, check.matters] {
            assert!(words.len() > 10 && words.ends_with('.'), "{}: {words}", check.id);
        }
        assert!(!check.provision.is_empty(), "{}", check.id);
        assert!(
            check.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{}",
            check.id
        );
        assert_eq!(checks::by_id(check.id).map(|c| c.id), Some(check.id));
        let planted = PLANTED.iter().any(|p| p.check == check.id)
            || READ.contains(&check.id)
            || crate::letters_of_others::has_row(check.id);
        assert!(planted, "{} has no fault planted", check.id);
    }
}

#[test]
fn withholding_without_a_decision_is_not_given() {
    let mut case = wexmoor::good_case();
    case.questions[0].decision = Some(Decision::new(Disposition::ToFollow, ""));
    let mut plan = wexmoor::plan(&case);
    plan.answers.push(QuestionId(1));
    let found = letters::findings_for_sending(&case, &wexmoor::authority(), &plan, wexmoor::today());
    assert!(
        found.iter().any(|f| f.id == "question-unanswered" && f.place == "question 1 (Contact centre)"),
        "{found:#?}"
    );
}
