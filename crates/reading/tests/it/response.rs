//! Responses, read: short invented letters of fictional authorities, each showing one behaviour, and the labelled samples.

use document::Law;
use document::response::{Disposition, Outcome, Response};
use proptest::prelude::*;
use reading::response::read;

use crate::helpers::shared;

/// Label, disposition and provisions of each question.
fn questions(r: &Response) -> Vec<(String, &'static str, String)> {
    let label = |l: &Option<String>| l.clone().unwrap_or_default();
    r.questions.iter().map(|q| (label(&q.label), q.disposition.id(), q.provisions.join(" "))).collect()
}

fn relied(r: &Response) -> Vec<&str> {
    r.provisions.iter().filter(|p| p.relied_on).map(|p| p.provision.as_str()).collect()
}

const REPEATED: &str = "Quayside Borough Council\n\n3 May 2022\nOur ref: FOI-771\n\nDear Ms Ash\n\nThank you for your request received on 11 April 2022. You asked for the following:\n\n1. How many boats are moored here?\n2. Who owns each of the boats?\n\nResponse\n\n1. How many boats are moored here?\n\n41.\n\n2. Who owns each of the boats?\n\nThis is withheld under section 40(2) of the Freedom of Information Act 2000.\n\nIf you are unhappy you may ask for an internal review within 40 working days. You may then complain to the Information Commissioner.\n\nYours sincerely\n\nP. Reed\n";

#[test]
fn a_letter_that_repeats_each_question_is_read_once() {
    let r = read(REPEATED);
    assert_eq!(
        questions(&r),
        [("1".into(), "given", String::new()), ("2".into(), "withheld", "s.40(2)".into())]
    );
    assert_eq!(r.questions[0].answer.as_deref(), Some("41."));
    assert_eq!(r.reference.as_deref(), Some("FOI-771"));
    assert_eq!(r.received.map(|d| d.to_string()).as_deref(), Some("2022-04-11"));
    assert_eq!(r.answered.map(|d| d.to_string()).as_deref(), Some("2022-05-03"));
    assert_eq!((r.law, r.outcome, r.excerpt), (Some(Law::Foia), Some(Outcome::Partial), false));
    assert_eq!((r.review_route, r.regulator_right), (Some(true), Some(true)));
    assert_eq!(r.rights.review_within.as_deref(), Some("40 working days"));
}

#[test]
fn one_answer_to_two_questions_belongs_to_both() {
    let r = read(
        "You have requested the following information:\n\n1. Supplier of the ferries\n\n2. Yearly spend on the ferries\n\nIn response to Questions 1 and 2, this falls under section 21 of the Freedom of Information Act 2000.\n\n3. End of the ferry contract\n\nMarch 2027.\n",
    );
    let found: Vec<_> = r.questions.iter().map(|q| q.disposition).collect();
    assert_eq!(found, [Disposition::Accessible, Disposition::Accessible, Disposition::Given]);
}

#[test]
fn paired_lines_without_numbers_are_questions_and_answers() {
    let r = read(
        "Question: How many swans are there?\nAnswer: 12.\n\nQuestion: Who feeds them?\nAnswer: We do not hold this information.\n",
    );
    assert_eq!(
        questions(&r),
        [(String::new(), "given", String::new()), (String::new(), "not-held", String::new())]
    );
    assert_eq!(r.law, None, "no law is named, so none is guessed");
}

#[test]
fn sections_of_other_acts_and_of_the_applicant_are_not_cited() {
    let r = read(
        "Request\nPlease give the number of section 47 enquiries, within section 12 of the FOI Act.\n\nResponse\nThere were 311 enquiries under section 47 of the Children Act 1989. Names are exempt under section 40(2) of the Freedom of Information Act 2000. If you narrow your request other exemptions such as section 38 may apply.\n",
    );
    assert_eq!(relied(&r), ["s.40(2)"]);
    assert!(
        r.provisions.iter().all(|p| !matches!(p.provision.as_str(), "s.47" | "s.12")),
        "{:?}",
        r.provisions
    );
}

#[test]
fn what_a_review_takes_back_is_not_relied_on() {
    let r = read(
        "Dear Dr Pell\n\nInternal review of your request\n\nSection 43(2) was wrongly applied and is no longer relied on. I uphold section 36(2)(b)(i) of the Freedom of Information Act 2000.\n\nYours sincerely\nR. Gant\n",
    );
    assert_eq!(relied(&r), ["s.36(2)(b)(i)"]);
}

#[test]
fn an_environmental_refusal_has_its_test_both_ways() {
    let r = read(
        "Dear Mr Thorn,\n\nWe have considered your request under the Environmental Information Regulations 2004. Regulation 12(4)(b) applies, because it is manifestly unreasonable.\n\nFactors in favour of disclosure\n- Residents would learn more.\n\nFactors in favour of maintaining the exception\n- It would take staff away.\n\nOn balance the public interest in maintaining the exception outweighs that in disclosure.\n\nYours sincerely\nA. Reed\n",
    );
    assert_eq!((r.law, relied(&r)), (Some(Law::Eir), vec!["reg.12(4)(b)"]));
    let test = &r.public_interest_test;
    assert_eq!(
        (test.for_disclosure.as_slice(), test.against.as_slice()),
        (&["Residents would learn more.".to_owned()][..], &["It would take staff away.".to_owned()][..])
    );
    assert!(test.present && test.balance.is_some());
    assert_eq!((r.review_route, r.regulator_right), (Some(false), Some(false)));
}

#[test]
fn of_what_is_cut_off_nothing_is_concluded() {
    let r = read(
        "Dear Sir\n\nRequest FOI/22/118\n\nWe can neither confirm nor deny that we hold what you have requested. Under the Act this is because the",
    );
    assert!(r.excerpt && r.ncnd);
    assert_eq!((r.review_route, r.regulator_right, r.outcome), (None, None, Some(Outcome::Ncnd)));
}

#[test]
fn the_seeds_are_read_as_a_careful_reader_does() {
    let Some(folder) = shared("seeds") else { return };
    let gold = std::fs::read_to_string(folder.join("gold.json")).unwrap();
    let gold: serde_json::Value = serde_json::from_str(&gold).unwrap();
    for one in gold.as_array().unwrap() {
        let file = one["file"].as_str().unwrap();
        let r = read(&std::fs::read_to_string(folder.join(file)).unwrap());
        let wanted = one["questions"].as_array().unwrap();
        assert_eq!(r.questions.len(), wanted.len(), "{file}");
        for (found, wanted) in r.questions.iter().zip(wanted) {
            assert!(found.text.starts_with(wanted["starts"].as_str().unwrap()), "{file}: {}", found.text);
            let allowed = wanted["disposition"].as_array().unwrap();
            assert!(allowed.contains(&found.disposition.id().into()), "{file}: {}", found.text);
        }
        let mut cited: Vec<&str> = r.provisions.iter().map(|p| p.provision.as_str()).collect();
        cited.sort_unstable();
        let listed: Vec<&str> =
            one["provisions"].as_array().unwrap().iter().filter_map(|p| p.as_str()).collect();
        assert_eq!(cited, listed, "{file}");
        assert_eq!(serde_json::to_value(r.outcome).unwrap(), one["outcome"], "{file}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_panics_and_every_place_is_in_the_text(
        pieces in proptest::collection::vec(prop_oneof![
            Just("\n\n"), Just("\n"), Just("1. "), Just("a) "), Just("Question 2"), Just("Response"), Just("Request:"),
            Just("“"), Just("\""), Just("section 31(1)(a) and (b)"), Just("reg 12(4)"), Just("§ é 😀 "), Just("How many?"),
            Just("5 May 2020"), Just("Dear Council"), Just("Yours sincerely"), Just("Our ref: "), Just("You asked for x: "),
            Just("exempt"), Just("- "), Just("Answer: "), Just("public interest outweighs"), Just("\u{a0}\t"),
        ], 0..40),
        noise in "\\PC{0,60}",
    ) {
        let text = format!("{}{noise}{}", pieces.concat(), pieces.iter().rev().copied().collect::<String>());
        let r = read(&text);
        for q in &r.questions {
            prop_assert!(text.get(q.start..q.end).is_some_and(|t| !t.is_empty()));
            if let (Some(start), Some(end)) = (q.answer_start, q.answer_end) {
                prop_assert!(text.get(start..end).is_some());
            }
        }
        for p in &r.provisions {
            prop_assert!(text.get(p.start..p.end).is_some());
        }
    }
}
