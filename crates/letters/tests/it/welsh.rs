//! Letters in Welsh: read as prose in the goldens, whole in their fixed words, and quiet under the checks.

use std::collections::BTreeSet;

use casework::{
    Authority, Case, Disposition, GroupId, QuestionId, Severity,
    case::{Addressee, Charge, LetterKind, Party, ReviewDecision},
    decision::ToFollow,
};
use document::{Language, Law};
use jiff::civil::date;
use letters::{Draft, Plan, checks, wording};

use crate::{goldens::golden, wexmoor};

/// What officers and the applicant wrote, in Welsh, so that every English word left is one of the program's.
const WRITTEN: &[(&str, &str)] = &[
    ("Who supplies your contact centre?", "Pwy sy'n cyflenwi eich canolfan gyswllt?"),
    ("Since when?", "Ers pryd?"),
    ("What do you spend on it a year?", "Faint yr ydych yn ei wario arni bob blwyddyn?"),
    ("Which security product protects it?", "Pa gynnyrch diogelwch sy'n ei hamddiffyn?"),
    ("Who manages the contract?", "Pwy sy'n rheoli'r contract?"),
    ("How many laptops did you buy, by year?", "Faint o liniaduron a brynoch, fesul blwyddyn?"),
    ("Which sites were they for?", "Ar gyfer pa safleoedd yr oeddent?"),
    ("Who manages the laptops?", "Pwy sy'n rheoli'r gliniaduron?"),
    ("How many laptops were stolen abroad?", "Faint o liniaduron a gafodd eu dwyn dramor?"),
    (
        "Which intrusion detection software runs on them?",
        "Pa feddalwedd canfod ymyrraeth sy'n rhedeg arnynt?",
    ),
    ("For each contract please provide:", "Ar gyfer pob contract, rhowch:"),
    ("Contact centre and devices", "Canolfan gyswllt a dyfeisiau"),
    ("Contact centre", "Canolfan gyswllt"),
    ("Devices", "Dyfeisiau"),
    ("Laptops bought, by financial year", "Gliniaduron a brynwyd, fesul blwyddyn ariannol"),
    ("\"Year\"", "\"Blwyddyn\""),
    ("\"Laptops\"", "\"Gliniaduron\""),
    ("The list is enclosed.", "Amgaeir y rhestr."),
    ("- Guildhall\\n- Harbour House", "- Neuadd y Dref\\n- Tŷ'r Harbwr"),
    ("the name of the product", "enw'r cynnyrch"),
    ("the yearly spend", "y gwariant blynyddol"),
    ("the name and direct address of the officer", "enw a chyfeiriad uniongyrchol y swyddog"),
    (
        "The names and versions of security products tell an attacker which weaknesses to try.",
        "Mae enwau a fersiynau cynhyrchion diogelwch yn dweud wrth ymosodwr pa wendidau i'w profi.",
    ),
    (
        "An attacker who knows the product would need fewer attempts to break in and to steal the records of residents.",
        "Byddai angen llai o ymdrechion ar ymosodwr sy'n gwybod am y cynnyrch i dorri i mewn a dwyn cofnodion trigolion.",
    ),
    (
        "The contract is managed by the Procurement team: procurement@wexmoor.example.",
        "Y tîm Caffael sy'n rheoli'r contract: procurement@wexmoor.example.",
    ),
    (
        "The officer is not senior and does not deal with the public.",
        "Nid yw'r swyddog yn un uwch ac nid yw'n ymwneud â'r cyhoedd.",
    ),
    (
        "Section 40(3A)(a): disclosure would breach the first data protection principle. There is a legitimate interest in knowing who is responsible, which the team's address meets, so the name is not necessary.",
        "Adran 40(3A)(a): byddai datgelu yn torri'r egwyddor diogelu data gyntaf. Mae buddiant cyfreithlon mewn gwybod pwy sy'n gyfrifol, ac mae cyfeiriad y tîm yn ateb hynny, felly nid yw'r enw'n angenrheidiol.",
    ),
    ("It is published in full and free of charge.", "Fe'i cyhoeddir yn llawn ac am ddim."),
    ("(row 42)", "(rhes 42)"),
    (
        "To say whether or not such software is in use would show an attacker where defences are, or are not.",
        "Byddai dweud a yw meddalwedd o'r fath ar waith yn dangos i ymosodwr ble y mae amddiffynfeydd, neu ble nad ydynt.",
    ),
    (
        "Attackers choose their targets by such signs, so that either answer would help them.",
        "Mae ymosodwyr yn dewis eu targedau yn ôl arwyddion o'r fath, felly byddai'r naill ateb neu'r llall yn eu helpu.",
    ),
    (
        "The public can see how the council's network is run.",
        "Gall y cyhoedd weld sut y caiff rhwydwaith y cyngor ei redeg.",
    ),
    (
        "Services that depend on the council's network stay safe.",
        "Bydd gwasanaethau sy'n dibynnu ar rwydwaith y cyngor yn aros yn ddiogel.",
    ),
    (
        "The public can see how cyber defence is run.",
        "Gall y cyhoedd weld sut y caiff amddiffyn seiber ei redeg.",
    ),
    (
        "Services that depend on cyber defence stay safe.",
        "Bydd gwasanaethau sy'n dibynnu ar amddiffyn seiber yn aros yn ddiogel.",
    ),
    (
        "The harm would fall on everyone who uses the service, while little of the public debate turns on this detail. The public interest in maintaining the exemption outweighs that in disclosure.",
        "Byddai'r niwed yn disgyn ar bawb sy'n defnyddio'r gwasanaeth, ac ychydig o'r drafodaeth gyhoeddus sy'n troi ar y manylyn hwn. Mae budd y cyhoedd o gynnal yr esemptiad yn drech na'r budd o ddatgelu.",
    ),
];

fn authority() -> Authority {
    let mut authority = wexmoor::authority();
    let profile = &mut authority.profile;
    profile.name = "Bwrdeistref Wexmoor".into();
    profile.team = "Llywodraethu Gwybodaeth".into();
    profile.contact.address = vec!["Neuadd y Dref".into(), "Wexmoor WX1 2AB".into()];
    profile.reuse =
        "Cewch ailddefnyddio'r wybodaeth hon o dan y telerau ar https://www.wexmoor.example/reuse.".into();
    authority.languages = vec![Language::Welsh, Language::English];
    authority
}

/// The well decided case of the English goldens, asked, decided and to be answered in Welsh.
fn case() -> Case {
    let mut json = serde_json::to_string(&wexmoor::good_case()).unwrap();
    for (english, welsh) in WRITTEN {
        assert!(json.contains(english), "{english}");
        json = json.replace(english, welsh);
    }
    let mut case: Case = serde_json::from_str(&json).unwrap();
    case.language = Language::Welsh;
    case
}

fn environmental(mut case: Case) -> Case {
    case.groups.values_mut().for_each(|g| g.law = Law::Eir);
    case.law_read = Some(Law::Eir);
    for decision in case.questions.iter_mut().filter_map(|q| q.decision.as_mut()) {
        for reliance in &mut decision.reliances {
            reliance.law = Law::Eir;
            reliance.provision = match reliance.provision.as_str() {
                "s.40(2)" => "reg.13(1)",
                "s.21" => "reg.6(1)(b)",
                "s.31(3)" => "reg.12(6)",
                _ => "reg.12(5)(a)",
            }
            .into();
        }
    }
    case
}

/// A plan with what each kind of letter needs.
fn plan(kind: LetterKind, case: &Case) -> Plan {
    let mut plan = wexmoor::plan(case);
    plan.groups = vec![GroupId(0)];
    plan.note = match kind {
        LetterKind::Response => "",
        LetterKind::NotValid => {
            "- cyfeiriad y gallwn ei ateb\n- disgrifiad o'r wybodaeth yr ydych am ei chael"
        }
        LetterKind::Correction => "Rhoesom enw'r cyflenwr anghywir",
        LetterKind::Acknowledgement => "- Ein gwariant ar ffonau: https://www.wexmoor.example/log/88",
        _ => "Mae'r swyddog wedi ysgrifennu hyn.",
    }
    .into();
    plan.until = Some(date(2026, 7, 28));
    plan.particulars.by = Some(date(2026, 7, 8));
    plan.particulars.party = Some(Party {
        name: "Cyngor Aberwennol".into(),
        address: vec!["Neuadd y Sir".into()],
        email: "foi@aberwennol.example".into(),
    });
    plan.particulars.charge = Some(Charge {
        pence: 1240,
        basis: "248 o dudalennau am 5c yr un".into(),
        how: "Talwch ar https://www.wexmoor.example/talu".into(),
    });
    plan.particulars.decision = Some(ReviewDecision::UpheldInPart);
    plan
}

fn to_applicants() -> impl Iterator<Item = LetterKind> {
    LetterKind::ALL.into_iter().filter(|kind| kind.addressee() == Addressee::Applicant)
}

/// The letter of each kind as the goldens show it.
fn shown(kind: LetterKind) -> (Case, Plan) {
    let mut case = case();
    match kind {
        LetterKind::Clarification => case.questions.truncate(2),
        LetterKind::Extension => case.questions = vec![case.questions[3].clone()],
        LetterKind::NotValid => case.questions.clear(),
        LetterKind::Correction => case.questions.truncate(1),
        _ => {}
    }
    let plan = plan(kind, &case);
    (case, plan)
}

#[test]
fn every_letter_to_an_applicant_reads_as_welsh_prose() {
    for kind in to_applicants() {
        let (case, plan) = shown(kind);
        let document = letters::compose(kind, &case, &authority(), &plan);
        assert_eq!(document.language, "cy", "{}", kind.id());
        let text = rendering::text(&document);
        assert!(!text.contains(['{', '}']), "{}: a name was not filled in", kind.id());
        golden(&format!("cy-{}", kind.id()), &text);
        assert!(
            rendering::html_page(&document).contains("lang=\"cy\""),
            "{}: a reader aloud is told",
            kind.id()
        );
    }
}

#[test]
fn an_environmental_response_has_the_words_of_the_regulations() {
    let case = environmental(case());
    let plan = plan(LetterKind::Response, &case);
    golden(
        "cy-response-environmental",
        &rendering::text(&letters::compose(LetterKind::Response, &case, &authority(), &plan)),
    );
}

/// Small English words, and the words that the program fills in.
const ENGLISH: &[&str] = &[
    "the",
    "of",
    "and",
    "to",
    "in",
    "is",
    "you",
    "we",
    "that",
    "for",
    "this",
    "not",
    "are",
    "your",
    "our",
    "have",
    "with",
    "it",
    "be",
    "as",
    "by",
    "which",
    "from",
    "will",
    "was",
    "if",
    "or",
    "under",
    "can",
    "may",
    "would",
    "any",
    "all",
    "section",
    "sections",
    "regulation",
    "regulations",
    "act",
    "question",
    "questions",
    "answer",
    "letter",
    "request",
    "information",
    "commissioner",
    "working",
    "days",
    "day",
    "review",
    "exemption",
    "exception",
    "dear",
    "sincerely",
    "date",
    "reference",
    "page",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "fee",
    "hours",
];

#[test]
fn no_fixed_english_word_stands_in_a_welsh_letter() {
    let mut left = Vec::new();
    for kind in LetterKind::ALL {
        for environmental_law in [false, true] {
            let (mut case, mut plan) = shown(kind);
            if environmental_law {
                case = environmental(case);
            }
            if kind == LetterKind::Response && case.questions.len() > 3 {
                let why = "Mae'r gwaith yn parhau".to_owned();
                plan.to_follow = vec![(QuestionId(2), ToFollow { why, by: date(2026, 6, 30) })];
                plan.answers.retain(|q| *q != QuestionId(2));
            }
            let mut text = rendering::text(&letters::compose(kind, &case, &authority(), &plan));
            text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            // The titles of provisions are those of the Acts, which are in English.
            let decisions = case.questions.iter().filter_map(|q| q.decision.as_ref());
            for reliance in decisions.flat_map(|d| &d.reliances) {
                if let Some(provision) = law::provision(reliance.law, &reliance.provision) {
                    text = text.replace(&format!(": {}", provision.title), "");
                }
            }
            for word in text.split(|c: char| c.is_whitespace() || ",.;:()?!>\"".contains(c)) {
                if ENGLISH.contains(&word.to_lowercase().as_str()) {
                    left.push(format!("{}: {word}", kind.id()));
                }
            }
        }
    }
    assert!(left.is_empty(), "{left:?}");
}

/// The names in braces of a part.
fn names(words: &str) -> BTreeSet<&str> {
    words.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

#[test]
fn every_part_has_welsh_words_but_those_under_the_scottish_laws() {
    for id in wording::ids() {
        let scottish = id.ends_with("-foisa") || id.ends_with("-eisrs");
        assert_eq!(wording::has(Language::Welsh, id), !scottish, "{id}");
        let (english, welsh) =
            (wording::default(Language::English, id), wording::default(Language::Welsh, id));
        assert!(names(welsh).is_subset(&names(english)), "{id}: {welsh}");
        assert!(scottish || english != welsh || names(english).len() == 1, "{id}: {welsh}");
    }
}

#[test]
fn a_letter_under_a_scottish_law_is_english() {
    for (law, language) in [(Law::Foia, "cy"), (Law::Eir, "cy"), (Law::Foisa, "en-GB"), (Law::Eisrs, "en-GB")]
    {
        let mut case = case();
        case.groups.values_mut().for_each(|g| g.law = law);
        let plan = Plan::new(wexmoor::today());
        let document = letters::compose(LetterKind::Acknowledgement, &case, &authority(), &plan);
        assert_eq!(document.language, language, "{law}");
        assert_eq!(document.title.starts_with("Eich cais"), language == "cy", "{}", document.title);
    }
}

#[test]
fn a_letter_to_somebody_else_is_in_the_usual_language_of_the_house() {
    let case = case();
    for (languages, language) in
        [(vec![Language::Welsh, Language::English], "cy"), (vec![Language::English], "en-GB")]
    {
        let mut authority = authority();
        authority.languages = languages;
        for kind in LetterKind::ALL.into_iter().filter(|k| k.addressee() != Addressee::Applicant) {
            let document = letters::compose(kind, &case, &authority, &plan(kind, &case));
            assert_eq!(document.language, language, "{}", kind.id());
        }
    }
}

#[test]
fn nothing_is_wrong_with_our_own_letters_in_welsh() {
    for kind in LetterKind::ALL {
        for environmental_law in [false, true] {
            let (mut case, mut plan) = shown(kind);
            if environmental_law {
                case = environmental(case);
                case.questions.retain(|q| {
                    q.decision.as_ref().is_some_and(|d| d.disposition != Disposition::Accessible)
                });
                plan.answers.retain(|id| case.question(*id).is_some());
            }
            let found = letters::findings_on(kind, &case, &authority(), &plan, wexmoor::today());
            let grave: Vec<_> = found.iter().filter(|f| f.severity != Severity::Advice).collect();
            assert!(grave.is_empty(), "{}: {grave:?}", kind.id());
        }
    }
}

/// The letters on which new house wording is tried stand in Welsh as well.
#[test]
fn sample_letters_in_welsh_are_welsh_and_sound() {
    let authority = wording::sample::writing_in(&authority(), Language::Welsh);
    for sample in wording::sample::samples(&authority, Language::Welsh, wexmoor::today()) {
        let document = letters::compose(sample.kind, &sample.case, &authority, &sample.plan);
        assert_eq!(document.language, "cy", "{}", sample.kind.id());
        let found =
            letters::findings_on(sample.kind, &sample.case, &authority, &sample.plan, wexmoor::today());
        let breach = found.iter().find(|f| f.severity == Severity::Breach);
        assert!(breach.is_none(), "{}: {breach:?}", sample.kind.id());
    }
}

#[test]
fn what_was_decided_is_checked_in_welsh_too() {
    for (fault, id) in [
        ("condition", "s40-without-condition"),
        ("balance", "qualified-exemption-without-public-interest-test"),
        ("reliances", "refusal-omits-exemption"),
        ("rights", "regulator-right-missing"),
    ] {
        let mut case = case();
        for decision in case.questions.iter_mut().filter_map(|q| q.decision.as_mut()) {
            match fault {
                "condition" => decision.reliances.iter_mut().for_each(|r| r.condition.clear()),
                "balance" => decision.balance = None,
                "reliances" => decision.reliances.clear(),
                _ => {}
            }
        }
        if fault == "rights" {
            case.wording.insert("cy/response.regulator".into(), "Diolch.".into());
        }
        let plan = plan(LetterKind::Response, &case);
        let found = letters::findings_for_sending(&case, &authority(), &plan, wexmoor::today());
        let finding = found.iter().find(|f| f.id == id);
        assert!(finding.is_some(), "{id}");
        assert!(
            finding.is_none_or(|f| f.suggestion.is_none()),
            "no English words are offered for a Welsh letter"
        );
    }
}

/// A Welsh letter read from a file: its words are not checked, and it is said so.
#[test]
fn a_welsh_letter_that_was_read_is_not_checked_and_that_is_said() {
    let (case, plan) = shown(LetterKind::Response);
    let text = rendering::text(&letters::compose(LetterKind::Response, &case, &authority(), &plan));
    let report = letters::check(&Draft::from_response(reading::response::read(&text), &text));
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    assert_eq!(report.not_checked.len(), checks::all().len());
    assert!(report.not_checked.iter().all(|n| n.needs == "a letter in English"));
    let shown = checks::report::text(&report, None, None, checks::report::Look::PLAIN);
    assert!(shown.contains("This letter is in Welsh, and its words are not checked"), "{shown}");
}
