//! Faults that a letter under any law can have.

use casework::{QuestionId, decision::AnsweredBy};
use document::Law;

use super::{Fault, ONCE, fault, main_of, no_balance, provision, wording};
use crate::wexmoor;

pub(super) static FAULTS: &[Fault] = &[
    fault(
        "absolute-exemption-balanced",
        "foia s.21,foia s.44(1)(a),foisa s.25(1)",
        |c, _| main_of(c).balance = Some(wexmoor::balance("the lift")),
        ONCE,
    ),
    fault(
        "answer-does-not-meet-question",
        "foia s.43(2),eir reg.12(5)(e),foisa s.33(1)(b)",
        |c, words| c.questions[0].decision = Some(wexmoor::given(words)),
        &["We have 9 car parks.", "There are 14 offices.", "The council runs 6 museums."],
    ),
    fault(
        "cross-reference-dead",
        "foia s.43(2),eir reg.12(4)(d),foisa s.38(1)(b),eisrs reg.10(5)(g)",
        |c, words| c.questions[2].decision = Some(wexmoor::given(words)),
        &[
            "Please see our answer to question 8.",
            "See question 11 above.",
            "This is answered under question 9.",
        ],
    ),
    fault(
        "cross-reference-dead",
        "foia s.43(2),eir reg.12(4)(d)",
        |c, _| {
            let mut see = wexmoor::given("");
            see.answered_by = AnsweredBy::See(QuestionId(3));
            c.questions[2].decision = Some(see);
        },
        ONCE,
    ),
    fault(
        "exemption-not-open-to-this-body",
        "foia s.36(2)(b)(ii),foia s.43(2)",
        provision,
        &["s.35(1)(a)", "s.35(1)(b)", "s.35(1)(d)"],
    ),
    fault("exemption-without-limb", "foia s.31(1)(a)", provision, &["s.31", "s.31(1)"]),
    fault("exemption-without-limb", "foia s.36(2)(b)(ii)", provision, &["s.36", "s.36(2)", "s.36(2)(b)"]),
    fault("exemption-without-limb", "foia s.38(1)(a)", provision, &["s.38", "s.38(1)"]),
    fault("exemption-without-limb", "eir reg.12(5)(e)", provision, &["reg.12(5)", "reg.12"]),
    fault("exemption-without-limb", "foisa s.33(1)(b)", provision, &["s.33", "s.33(1)"]),
    fault("exemption-without-limb", "foisa s.38(1)(b)", provision, &["s.38"]),
    fault(
        "incompatible-exemptions",
        "foia s.31(1)(a)",
        |c, words| main_of(c).reliances.push(wexmoor::on(words)),
        &["s.30(1)(a)(i)", "s.30(1)(b)", "s.30(2)(a)(i)"],
    ),
    fault(
        "incompatible-exemptions",
        "foia s.35(1)(a)",
        |c, words| main_of(c).reliances.push(wexmoor::on(words)),
        &["s.36(2)(b)(i)", "s.36(2)(c)"],
    ),
    fault(
        "junior-officer-named",
        "foia s.43(2),eir reg.12(4)(d),foisa s.33(1)(b)",
        |c, words| {
            c.questions[2].text = "Who manages the supplier?".into();
            c.questions[2].decision = Some(wexmoor::given(words));
        },
        &[
            "Kerry Longstaff, Contracts Assistant, manages it.",
            "Our administrative officer, Daniel Hewlett, does.",
            "Priya Nandakumar (Procurement Support Officer, priya.nandakumar@wexmoor.example).",
        ],
    ),
    fault(
        "motive-asked",
        "foia s.43(2),eir reg.12(4)(d),foisa s.33(1)(b)",
        |c, words| wording(c, "common.reference", words),
        &[
            "Please tell us why you want this information.",
            "It would help if you told us what you will use the information for.",
            "Kindly let us know the purpose of your request.",
        ],
    ),
    fault(
        "ncnd-contradicted",
        "foia s.31(3)",
        |c, words| main_of(c).words = words.into(),
        &[
            "The details would not be released.",
            "We hold this but will not say more.",
            "The software that we use is withheld.",
            "The information held is exempt.",
        ],
    ),
    fault("ncnd-without-provision", "foia s.31(3)", provision, &["s.31(1)(a)", "s.31"]),
    fault("ncnd-without-provision", "foia s.31(3)", |c, _| main_of(c).reliances.clear(), ONCE),
    fault("ncnd-without-public-interest-test", "foia s.31(3)", no_balance, ONCE),
    fault(
        "not-held-contradicted",
        "foia not held",
        |c, words| {
            main_of(c).words = words.into();
            if words.is_empty() {
                main_of(c).reliances = vec![wexmoor::on("s.43(2)")];
            }
        },
        &["", "It is exempt under section 43(2).", "This is withheld under section 31(1)(a)."],
    ),
    fault(
        "placeholder-left",
        "foia s.43(2),foisa s.33(1)(b)",
        |c, words| wording(c, "common.reference", words),
        &[
            "Please quote [reference number].",
            "Please quote <<REF>>.",
            "Please quote XXXX.",
            "Please quote {{reference}}.",
        ],
    ),
    fault(
        "prejudice-likelihood-not-stated",
        "foia s.31(1)(a),foia s.38(1)(a),foia s.43(2),foisa s.33(1)(b)",
        |c, words| {
            let reliance = &mut main_of(c).reliances[0];
            reliance.likelihood = None;
            reliance.interests.clear();
            reliance.prejudice = words.into();
            if let Some(balance) = &mut main_of(c).balance {
                balance.conclusion =
                    "The public interest in maintaining the exemption outweighs that in disclosure.".into();
            }
        },
        &[
            "The bidders could learn each other's prices, and the harm might be substantial.",
            "There is a risk of harm from lower prices, which may be substantial.",
            "Harm to the tender: prices become known, which is substantial.",
        ],
    ),
    fault(
        "prejudice-not-explained",
        "foia s.31(1)(a),foia s.38(1)(a),foia s.43(2),foisa s.33(1)(b)",
        |c, words| {
            let reliance = &mut main_of(c).reliances[0];
            reliance.prejudice = String::new();
            reliance.why = words.into();
            reliance.interests = String::new();
            reliance.likelihood = None;
            if let Some(balance) = &mut main_of(c).balance {
                balance.for_withholding[0].text = "Caution is right.".into();
                balance.conclusion = "The exemption is maintained.".into();
            }
        },
        &["", "The exemption applies.", "The papers fall within the section."],
    ),
    fault("provision-does-not-exist", "foia s.31(1)(a)", provision, &["s.31(4)(a)", "s.31(1)(z)", "s.31(9)"]),
    fault("provision-does-not-exist", "foia s.36(2)(b)(ii)", provision, &["s.36(2)(d)", "s.36(2)(b)(iv)"]),
    fault("provision-does-not-exist", "foia s.43(2)", provision, &["s.43(5)", "s.43(2)(d)", "s.43B"]),
    fault("provision-does-not-exist", "foia s.40(2)", provision, &["s.40(9)", "s.40(2)(c)"]),
    fault("provision-does-not-exist", "foia s.12(1)", provision, &["s.12(7)", "s.12(1)(a)"]),
    fault("provision-does-not-exist", "foia s.14(1)", provision, &["s.14(3)", "s.14(1)(b)"]),
    fault("provision-does-not-exist", "eir reg.12(5)(e)", provision, &["reg.12(5)(h)", "reg.12(12)"]),
    fault("provision-does-not-exist", "eir reg.12(4)(d)", provision, &["reg.12(4)(f)", "reg.12(4)(h)"]),
    fault("provision-does-not-exist", "foisa s.33(1)(b)", provision, &["s.33(1)(d)", "s.33(5)"]),
    fault("provision-does-not-exist", "eisrs reg.10(5)(g)", provision, &["reg.10(5)(j)", "reg.10(4)(g)"]),
    fault(
        "provision-of-another-act",
        "eir reg.12(5)(e),foisa s.33(1)(b)",
        |c, words| {
            let reliance = &mut main_of(c).reliances[0];
            reliance.law = Law::Foia;
            reliance.provision = words.into();
        },
        &["s.43(2)", "s.31(1)(a)", "s.22(1)"],
    ),
    fault(
        "provision-of-another-act",
        "foia s.43(2),foia s.31(1)(a)",
        |c, words| {
            let reliance = &mut main_of(c).reliances[0];
            reliance.law = Law::Eir;
            reliance.provision = words.into();
        },
        &["reg.12(5)(e)", "reg.12(4)(b)"],
    ),
    fault(
        "public-interest-test-one-sided",
        "foia s.31(1)(a),foia s.43(2),foia s.42(1),foisa s.33(1)(b),eir reg.12(5)(e)",
        |c, _| {
            if let Some(balance) = &mut main_of(c).balance {
                balance.for_disclosure.clear();
                balance.conclusion = "The harm would fall on everyone. The public interest in maintaining the exemption outweighs that in disclosure.".into();
            }
        },
        ONCE,
    ),
    fault(
        "qualified-exemption-without-public-interest-test",
        "foia s.31(1)(a),foia s.30(1)(b),foia s.38(1)(a),foia s.42(1),foia s.35(1)(a),foia s.36(2)(b)(ii),foia s.43(2),foia s.22(1),foisa s.33(1)(b)",
        no_balance,
        ONCE,
    ),
    fault(
        "question-unanswered",
        "draft only,foia s.43(2),eir reg.12(4)(d),foisa s.38(1)(b),foia s.40(2)",
        |c, _| c.questions[0].decision = Some(wexmoor::given("")),
        ONCE,
    ),
    fault(
        "question-unanswered",
        "foia s.43(2),foia s.40(2),foisa s.38(1)(b)",
        |c, _| c.questions[2].decision = Some(wexmoor::given("")),
        ONCE,
    ),
    fault(
        "redaction-without-exemption",
        "foia given",
        |c, words| main_of(c).words = words.into(),
        &[
            "A copy of the contract is enclosed. Some parts have been redacted.",
            "Please see the letter, from which names have been removed.",
            "The file is enclosed with some details blacked out.",
        ],
    ),
    fault(
        "refusal-omits-exemption",
        "foia s.31(1)(a),foia s.43(2),eir reg.12(5)(e),foisa s.33(1)(b),foia s.12(1)",
        |c, words| {
            let decision = main_of(c);
            decision.reliances.clear();
            decision.balance = None;
            decision.words = words.into();
        },
        &["This is confidential.", "It would not be right to publish it.", ""],
    ),
    fault(
        "regulator-right-missing",
        "foia,eir,foisa,eisrs",
        |c, words| wording(c, "response.regulator", words),
        &["Thank you for your interest.", "Our website says more.", "We hope that this helps."],
    ),
    fault(
        "review-period-wrong",
        "eir,foisa,eisrs",
        |c, words| wording(c, "response.review", words),
        &[
            "You can ask us to review our answer. Write to us within 20 working days.",
            "You may request a review, if you do so within one month of this letter.",
            "You have ten working days in which to ask for a review.",
        ],
    ),
    fault(
        "review-route-missing",
        "foia,eir,foisa,eisrs",
        |c, _| {
            wording(c, "response.review", "We hope that this helps.");
            let scottish = matches!(c.groups.values().next().map(|g| g.law), Some(Law::Foisa | Law::Eisrs));
            let regulator =
                if scottish { "Scottish Information Commissioner" } else { "Information Commissioner" };
            wording(
                c,
                "response.regulator",
                &format!("You have the right to apply to the {regulator} for a decision."),
            );
        },
        ONCE,
    ),
    fault(
        "suppressed-without-exemption",
        "foia given,foia s.43(2)",
        |c, words| c.questions[0].decision = Some(wexmoor::given(words)),
        &[
            "Fewer than five came; we do not give small numbers.",
            "<5. Small figures are suppressed.",
            "Less than 5 (small numbers are withheld).",
        ],
    ),
    fault(
        "third-party-personal-data",
        "foia given,foia s.43(2)",
        |c, words| c.questions[0].decision = Some(wexmoor::given(words)),
        &[
            "1,204, the last of whom was Mr Alan Whitcombe, 14 Tiller Lane, Wexmoor WX3 4RT, born on 3 May 1961.",
            "1,204. Mrs Doreen Ashplant of 9 Quay Cottages, whose National Insurance number is QQ 12 34 56 C, came twice.",
            "1,204. One, Eilidh Corran, telephone 07700 900123, had an asthma attack.",
        ],
    ),
    fault(
        "wrong-law",
        "foia s.43(2),foia s.31(1)(a)",
        |c, words| c.questions[1].text = words.into(),
        &[
            "How much sewage was discharged into the river?",
            "What were the levels of air pollution at the school?",
            "Which trees in the wood will be felled?",
        ],
    ),
    fault(
        "wrong-regulator",
        "foia,eir",
        |c, words| wording(c, "response.regulator", words),
        &[
            "You can apply to the Scottish Information Commissioner for a decision.",
            "You have the right to complain to the Scottish Information Commissioner at Kinburn Castle.",
        ],
    ),
    fault(
        "wrong-regulator",
        "foisa,eisrs",
        |c, words| wording(c, "response.regulator", words),
        &[
            "You have the right to apply to the Information Commissioner for a decision, at Wycliffe House, Wilmslow.",
            "You can complain to the Information Commissioner's Office (ICO), Wilmslow.",
        ],
    ),
];
