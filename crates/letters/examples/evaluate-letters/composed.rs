//! Letters that are composed from cases, with one fault planted in the case: checked as the draft that they are, and as
//! the plain text that leaves, read back as any file is.

use std::panic::Location;

use casework::{Case, Decision, QuestionId, case::LetterKind, decision::AnsweredBy};
use document::Law;
use letters::{Plan, checks};

use crate::{
    cases::{self, Base},
    read,
    tally::Tally,
    wexmoor,
};

/// How a fault is put into a case.
type Plant = fn(&mut Case, &str);

/// A fault: the check that should find it, the cases it can be planted in, how, and in which words.
struct Fault {
    check: &'static str,
    cases: &'static str,
    plant: Plant,
    words: &'static [&'static str],
    line: u32,
}

#[track_caller]
const fn fault(
    check: &'static str,
    cases: &'static str,
    plant: Plant,
    words: &'static [&'static str],
) -> Fault {
    Fault { check, cases, plant, words, line: Location::caller().line() }
}

/// The decision on the question that a case is about.
fn main_of(case: &mut Case) -> &mut Decision {
    let main = case.questions.iter_mut().find(|q| q.id == QuestionId(2));
    main.and_then(|q| q.decision.as_mut()).expect("every case of ours is decided")
}

fn provision(case: &mut Case, to: &str) {
    main_of(case).reliances[0].provision = to.into();
}

fn wording(case: &mut Case, slot: &str, words: &str) {
    case.wording.insert(slot.into(), words.into());
}

fn no_balance(case: &mut Case, _: &str) {
    let decision = main_of(case);
    decision.balance = None;
    decision.ncnd_balance = None;
}

const ONCE: &[&str] = &[""];

/// The faults. A case is named by law and provision; several are parted by commas, and a law alone is all its refusals.
static FAULTS: &[Fault] = &[
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
        "eir-12-4-d-without-completion",
        "eir reg.12(4)(d)",
        |c, words| {
            main_of(c).reliances[0].why =
                format!("We applied the presumption in favour of disclosure. {words}")
        },
        &[
            "The report is a draft.",
            "It is unfinished, and its figures have not been checked.",
            "Work on the report goes on.",
        ],
    ),
    fault(
        "eir-emissions",
        "eir reg.12(5)(e)",
        |c, words| c.questions[1].text = words.into(),
        &[
            "What emissions did the dredger report?",
            "How much carbon dioxide was emitted by the boiler?",
            "What was discharged into the basin?",
        ],
    ),
    fault(
        "eir-harm-threshold-wrong",
        "eir reg.12(5)(e)",
        |c, words| {
            let reliance = &mut main_of(c).reliances[0];
            reliance.prejudice = words.into();
            reliance.likelihood = None;
        },
        &[
            "Disclosure would be likely to harm the firm's economic interests, because rivals would know its price.",
            "Disclosure could adversely affect the firm's economic interests, since rivals may use its price.",
            "Disclosure might have an adverse effect on the firm's economic interests.",
        ],
    ),
    fault(
        "eir-presumption-ignored",
        "eir reg.12(5)(e),eir reg.12(4)(b),eir reg.12(4)(d)",
        |c, _| {
            let reliance = &mut main_of(c).reliances[0];
            reliance.why = reliance.why.replace("We applied the presumption in favour of disclosure.", "");
        },
        ONCE,
    ),
    fault("eir-public-interest-not-set-out", "eir", no_balance, ONCE),
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
        "foisa-harm-not-substantial",
        "foisa s.33(1)(b)",
        |c, words| main_of(c).reliances[0].prejudice = words.into(),
        &[
            "Disclosure would be likely to prejudice the firm's interests, because bidders would learn its price.",
            "It would harm the firm, as its rivals would undercut it.",
            "Disclosure would prejudice the firm in the next tender.",
        ],
    ),
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
        "s12-called-exemption",
        "foia s.12(1)",
        |c, words| main_of(c).words = format!("We hold the information. {words}"),
        &[
            "It is exempt under section 12(1).",
            "The section 12 exemption applies.",
            "We apply the exemption at section 12(1) because of the cost.",
        ],
    ),
    fault(
        "s12-counts-redaction",
        "foia s.12(1)",
        |c, words| {
            main_of(c).reliances[0].why =
                format!("{words} The appropriate limit is £450. If you asked for one year we could help.")
        },
        &[
            "To redact the 600 files would take 30 hours.",
            "It would take 30 hours to find the files and to remove what is exempt.",
            "Reading the files to decide which exemptions apply would take 40 hours.",
        ],
    ),
    fault(
        "s12-holding-not-confirmed",
        "foia s.12(1)",
        |c, _| {
            main_of(c).words.clear();
            wording(c, "annex.cost-held", "It is too much.");
            wording(c, "annex.cost", "Our limit is £450, or 18 hours of work.");
        },
        ONCE,
    ),
    fault(
        "s12-without-advice",
        "foia s.12(1)",
        |c, words| {
            main_of(c).reliances[0].why = format!(
                "It would take 30 hours to find and extract this, more than the appropriate limit of £450. {words}"
            );
            wording(c, "annex.cost-help", "We are sorry.");
            wording(c, "response.summary", "We refuse the request.");
        },
        &["", "We are sorry that we cannot help.", "We do not have to answer."],
    ),
    fault(
        "s12-without-limit",
        "foia s.12(1)",
        |c, words| {
            main_of(c).reliances[0].why = format!("{words} If you asked for one year we could help.");
            wording(c, "annex.cost", "The Act does not ask us to do so much work.");
        },
        &[
            "It would take too long.",
            "The cost would be too high.",
            "We do not have the staff to look through the files.",
        ],
    ),
    fault(
        "s12-wrong-limit",
        "foia s.12(1)",
        |c, words| {
            main_of(c).reliances[0].why = "If you asked for one year we could help.".into();
            wording(c, "annex.cost", words);
        },
        &[
            "It would take 30 hours, and the appropriate limit is £600.",
            "The appropriate limit is 24 hours of work, which this would exceed.",
            "This exceeds the cost limit of £500.",
        ],
    ),
    fault(
        "s14-person-called-vexatious",
        "foia s.14(1)",
        |c, words| main_of(c).reliances[0].why = words.into(),
        &[
            "You are a vexatious applicant.",
            "We regard you as vexatious.",
            "The applicant is vexatious, as he has written forty times.",
        ],
    ),
    fault(
        "s14-without-statement",
        "foia s.14(1)",
        |c, _| {
            provision(c, "s.14");
            main_of(c).reliances[0].why = "Answering has taken one clerk's whole time.".into();
        },
        ONCE,
    ),
    fault(
        "s21-not-whole",
        "foia s.21",
        |c, words| main_of(c).reliances[0].why = words.into(),
        &[
            "Most of it is published.",
            "Part of this is published.",
            "Some of the information is on the website.",
        ],
    ),
    fault(
        "s21-without-location",
        "foia s.21,foisa s.25(1)",
        |c, _| main_of(c).reliances[0].location.clear(),
        ONCE,
    ),
    fault(
        "s22-without-publication-plan",
        "foia s.22(1)",
        |c, _| {
            main_of(c).reliances[0].publication_plan.clear();
            main_of(c).reliances[0].why = "It is reasonable to wait.".into();
        },
        ONCE,
    ),
    fault("s31-without-purpose", "foia s.31(1)(a)", provision, &["s.31(1)(g)", "s.31(1)(h)", "s.31(1)(i)"]),
    fault(
        "s36-without-qualified-person",
        "foia s.36(2)(b)(ii)",
        |c, words| {
            main_of(c).reliances[0].qualified_person = None;
            main_of(c).reliances[0].why = words.into();
        },
        &[
            "",
            "In our opinion staff would be less candid.",
            "Our Information Officer thinks that staff would be less candid.",
        ],
    ),
    fault(
        "s40-without-condition",
        "foia s.40(2),foisa s.38(1)(b)",
        |c, words| {
            main_of(c).reliances[0].condition.clear();
            main_of(c).reliances[0].why = words.into();
        },
        &["", "It is personal data.", "A living person is named."],
    ),
    fault(
        "s41-without-confidence",
        "foia s.41(1)",
        |c, words| {
            main_of(c).reliances[0].confidence.clear();
            main_of(c).reliances[0].why = words.into();
        },
        &["", "The valuation is confidential.", "The bank does not want it published."],
    ),
    fault(
        "s43-without-interests",
        "foia s.43(2)",
        |c, words| {
            main_of(c).reliances[0].interests.clear();
            main_of(c).reliances[0].why = "Prices are sensitive.".into();
            main_of(c).reliances[0].prejudice = words.into();
        },
        &[
            "",
            "Disclosure would be likely to prejudice commercial interests.",
            "Disclosure would be likely to cause commercial harm.",
        ],
    ),
    fault(
        "s44-without-enactment",
        "foia s.44(1)(a)",
        |c, words| {
            main_of(c).reliances[0].enactment.clear();
            main_of(c).reliances[0].prejudice.clear();
            main_of(c).reliances[0].why = words.into();
        },
        &["", "The law forbids disclosure.", "Another statute prohibits it."],
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

fn may_plant(fault: &Fault, base: &Base) -> bool {
    fault.cases.split(',').any(|name| {
        let refusal = !base.name.ends_with("given") && !base.name.ends_with("not held");
        name == base.name || (name == base.law.id() && refusal)
    })
}

/// A letter as a draft and as the text that leaves.
fn both(base: &Base, case: &Case) -> (letters::Report, letters::Report) {
    let plan = Plan::ready(case, wexmoor::today());
    let draft = letters::draft_of(LetterKind::Response, case, &base.authority, &plan);
    let document = letters::compose(LetterKind::Response, case, &base.authority, &plan);
    (letters::check(&draft), read(&rendering::text(&document)))
}

/// Checks every case as it is, then with each fault in each of its wordings.
pub fn measure(tally: &mut Tally, show: bool, wanted: &dyn Fn(&str) -> bool) {
    let mut bases = cases::all();
    let good = wexmoor::good_case();
    for base in bases.iter().filter(|b| wanted(&b.name)) {
        let (draft, text) = both(base, &base.case);
        tally.sound("draft", &base.name, &draft);
        tally.sound("text of a draft", &base.name, &text);
    }
    bases.push(Base { name: "wexmoor".into(), law: Law::Foia, authority: wexmoor::authority(), case: good });
    for fault in FAULTS.iter().filter(|f| wanted(f.check)) {
        let Some(check) = checks::by_id(fault.check) else {
            println!("composed.rs: there is no check {}", fault.check);
            continue;
        };
        for base in bases.iter().filter(|b| may_plant(fault, b)) {
            for words in fault.words {
                let mut case = base.case.clone();
                (fault.plant)(&mut case, words);
                let (draft, text) = both(base, &case);
                let name = format!("line {} {}: {words}", fault.line, base.name);
                tally.planted("draft", check.id, &name, &draft);
                // Of two questions in a row with one answer behind them, a reader cannot tell which is left out.
                if !fault.cases.starts_with("draft only") {
                    tally.planted("text of a draft", check.id, &name, &text);
                }
                if show && std::env::var("SHOW_TEXT").is_ok() {
                    let plan = Plan::ready(&case, wexmoor::today());
                    let document = letters::compose(LetterKind::Response, &case, &base.authority, &plan);
                    println!("----- {name}\n{}", rendering::text(&document));
                }
            }
        }
    }
    others(tally, wanted);
}

/// The other kinds of letter, as they are.
fn others(tally: &mut Tally, wanted: &dyn Fn(&str) -> bool) {
    let authority = wexmoor::authority();
    for kind in [
        LetterKind::Acknowledgement,
        LetterKind::Clarification,
        LetterKind::Extension,
        LetterKind::NotValid,
        LetterKind::Correction,
        LetterKind::Response,
    ] {
        if !wanted(kind.id()) {
            continue;
        }
        let mut case = wexmoor::good_case();
        if kind == LetterKind::Extension {
            case.questions = vec![case.questions[3].clone()];
        }
        let mut plan = Plan::new(wexmoor::today());
        if kind.answers() {
            plan = Plan::ready(&case, wexmoor::today());
        }
        plan.note = "We named the wrong supplier".into();
        plan.until = Some(jiff::civil::date(2026, 7, 28));
        let draft = letters::draft_of(kind, &case, &authority, &plan);
        let document = letters::compose(kind, &case, &authority, &plan);
        tally.sound("draft", kind.id(), &letters::check(&draft));
        tally.sound("text of a draft", kind.id(), &read(&rendering::text(&document)));
    }
}
