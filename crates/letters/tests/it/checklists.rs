//! The law's list of what each notice contains, held against our letters, item by item.

use casework::case::LetterKind;
use document::Law;
use law::notices::{Duty, NoticeKind, checklist};

use crate::{cases, every, wexmoor};

/// Words of which a letter that carries the item has at least one; each line is one item, and all of its groups must be
/// met. What hangs on a fact that these cases do not have is tested below.
fn carries(id: &str, law: Law) -> Option<Vec<Vec<&'static str>>> {
    let one = |words: &[&'static str]| vec![words.to_vec()];
    let law_name = law.title();
    Some(match id {
        "authority" => one(&["Borough of Wexmoor", "Comhairle of Strathwexmoor"]),
        "reference" => one(&["Our reference: FOI-2026-0117"]),
        "date" => one(&["Date: "]),
        "request" => one(&["Question 1", "request for information, which we received"]),
        "regime" => vec![vec![law_name]],
        "contact" => one(&["foi@wexmoor.example"]),
        "received" => one(&["received it on 1 June 2026"]),
        "latest-day" => one(&["not later than"]),
        "privacy" => one(&["privacy notice"]),
        "unclear" => {
            vec![vec!["What we need to know:"], vec!["find the information", "tell which information"]]
        }
        "help" => one(&["help you to put your request into words"]),
        "clock" => one(&["starts again, in full, on the day we receive", "stands still from the day"]),
        "close-by" => one(&["If we have not heard from you by"]),
        "amount" => one(&["£12.40"]),
        "how-to-pay" => one(&["How to pay"]),
        "pay-by" => vec![
            vec!["three months", "60 working days"],
            vec!["by Wednesday 9 September", "by Thursday 3 September", "by Tuesday 8 September"],
        ],
        "basis" => one(&["What it is made up of"]),
        "other-authority" => vec![vec!["Lowmarsh County Council"], vec!["foi@lowmarsh.example"]],
        "held" => one(&["We hold "]),
        "information" => one(&["It was 4,100 in all."]),
        "re-use" => one(&["use this information again"]),
        "not-held" if law == Law::Foisa => vec![vec!["do not hold"], vec!["section 17(1)"]],
        "not-held" => one(&["do not hold", "did not hold"]),
        "exception" => one(&["regulation 12(4)(a)", "regulation 10(4)(a)"]),
        "searches" => one(&["We searched"]),
        "who-may-hold" => one(&["may hold it"]),
        "review-route" => vec![vec!["review"], vec!["reviews@wexmoor.example"]],
        "regulator" => vec![vec![law::rights(law).regulator.name.as_str()], vec!["right to apply"]],
        "appeal" => one(&["Court of Session"]),
        "that-fact" => one(&["We refuse", "We withhold", "is covered by", "do not send"]),
        "limit" => vec![vec!["£450"], vec!["(Appropriate Limit and Fees) Regulations 2004"]],
        "estimate" => one(&["Locating the information", "We estimate that we will have decided by"]),
        "advice" => one(&["ask for a shorter time"]),
        "burden" => one(&["one clerk's whole time"]),
        "exemption" => one(&[
            "section 43(2)",
            "section 33(1)(b)",
            "section 31(",
            "section 18(1)",
            "regulation 12(5)(e)",
            "regulation 10(5)(g)",
        ]),
        "applies-because" => one(&["before the tender", "an attacker", "Poachers"]),
        "factors-for" => one(&["The public can see how"]),
        "factors-against" => one(&["stay safe"]),
        "balance" => one(&["outweighs"]),
        "same-words" => one(&["we would say the same either way"]),
        "no-decision-yet" => one(&["not yet reached a decision"]),
        "extension" => one(&["we extend the time for our answer"]),
        "complex-because" => one(&["so complex, and asks for so much", "1,900 logs"]),
        "fresh-decision" | "decision" => {
            one(&["Our answer stands", "Part of our answer changes", "Our answer does not stand"])
        }
        "reasons" => one(&["Our reasons"]),
        "what-changes" => one(&["What changes"]),
        "failure" => one(&["did not meet our duties"]),
        _ => return None,
    })
}

/// Items that only some cases have.
const ELSEWHERE: [&str; 4] = ["form-because", "completion", "agreed", "redactions"];

#[test]
fn each_notice_carries_what_the_law_lists() {
    let letters = every::all();
    let mut faults = Vec::new();
    for kind in NoticeKind::ALL {
        for law in Law::ALL {
            let items = checklist(kind, law);
            let ours: Vec<_> = letters.iter().filter(|l| l.law == law && l.is.contains(&kind)).collect();
            if !items.is_empty() && ours.is_empty() && !stands_in_a_response(kind, law) {
                faults.push(format!("{kind:?} {law}: no letter of ours is one"));
            }
            for letter in ours {
                let text = every::text(letter).split_whitespace().collect::<Vec<_>>().join(" ");
                for item in items.iter().filter(|item| !ELSEWHERE.contains(&item.id)) {
                    let Some(groups) = carries(item.id, law) else {
                        faults.push(format!("{kind:?} {law}: nothing looks for {}", item.id));
                        continue;
                    };
                    if !groups.iter().all(|any| any.iter().any(|words| text.contains(words))) {
                        let duty = if item.duty == Duty::Law { "the law" } else { "good practice" };
                        let name = &letter.name;
                        faults
                            .push(format!("{name}: {} ({}, {duty}): {}", item.id, item.provision, item.what));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Under the environmental regulations one confirms or denies save in a few cases, in a refusal as any other.
fn stands_in_a_response(kind: NoticeKind, law: Law) -> bool {
    kind == NoticeKind::NeitherConfirmNorDeny && law.is_environmental()
}

/// Regulation 14(4), EISRs regulation 13(d): who prepares it, and when it will be complete.
#[test]
fn unfinished_material_says_who_completes_it_and_when() {
    for law in [Law::Eir, Law::Eisrs] {
        let provision = if law == Law::Eir { "reg.12(4)(d)" } else { "reg.10(4)(d)" };
        let mut case = every::refused(law);
        let decision = case.questions[1].decision.as_mut().expect("it is decided");
        decision.reliances[0].provision = provision.into();
        decision.reliances[0].publication_plan =
            "the Drainage team of this authority, by 30 September 2026.".into();
        let plan = wexmoor::plan(&case);
        let letter = letters::compose(LetterKind::Response, &case, &cases::authority(law, false), &plan);
        let text = rendering::text(&letter);
        assert!(text.contains("Who is preparing it, and when it will be complete: the Drainage"), "{text}");
    }
}

/// Section 11(3) and its like: why it is not in the form asked for stands where somebody has words for it.
#[test]
fn another_form_is_explained() {
    let mut case = wexmoor::good_case();
    let text = |case: &casework::Case| {
        let plan = wexmoor::plan(case);
        rendering::text(&letters::compose(LetterKind::Response, case, &wexmoor::authority(), &plan))
    };
    assert!(!text(&case).contains("The form in which we send it"));
    case.wording.insert("response.form".into(), "You asked for paper. The list has 9,000 rows.".into());
    assert!(
        text(&case)
            .contains("The form in which we send it\n----------------------------\n\nYou asked for paper.")
    );
}

/// What a file is known by stands in the letter: its beginning where it is listed, the whole at the end.
#[test]
fn enclosures_are_listed_with_their_fingerprints() {
    let case = wexmoor::good_case();
    let plan = wexmoor::plan(&case);
    let text = rendering::text(&letters::compose(LetterKind::Response, &case, &wexmoor::authority(), &plan));
    let sha256 = &case.enclosures[0].file.sha256;
    assert!(text.contains("sites.csv (fingerprint 0000 0000 0000 0000 …)"), "{text}");
    assert!(text.contains(sha256.as_str()), "{text}");
}
