//! Citations, existence, questions, notices, limits, rights and signs of another law.

use jiff::civil::date;
use law::{
    Certainty, Edition, Existence, Law, Outcome, citation, exists,
    limits::{self, Activity, Estimate, Tier},
    notices::{Duty, NoticeKind, checklist},
    provisions,
    reliance::{self, RequirementKind},
    rights,
    which_law::{PointsTo, proposes, signs},
};
use proptest::prelude::*;

#[test]
fn citations_are_written_in_one_form() {
    for (law, text, expected) in [
        (Law::Foia, "Section 31 (1) (a)", Some("s.31(1)(a)")),
        (Law::Foia, "s31(1)(a)", Some("s.31(1)(a)")),
        (Law::Foia, "S31", Some("s.31")),
        (Law::Foia, "s. 22A (1)", Some("s.22A(1)")),
        (Law::Foia, "section 22a", Some("s.22A")),
        (Law::Foia, "sec. 40(3a)(A)(I)", Some("s.40(3A)(a)(i)")),
        (Law::Foia, "Section 14(1).", Some("s.14(1)")),
        (Law::Foia, "SECTION\u{a0}12", Some("s.12")),
        (Law::Eir, "regulation 12(4)(b)", Some("reg.12(4)(b)")),
        (Law::Eir, "reg 12(5)(e)", Some("reg.12(5)(e)")),
        (Law::Eir, "Regs. 12 (4) (d)", Some("reg.12(4)(d)")),
        (Law::Eir, "12(4)(d)", Some("reg.12(4)(d)")),
        (Law::Foia, "40(2)", Some("s.40(2)")),
        (Law::Foia, "s.40(2)+(3A)(a)", Some("s.40(2)+(3A)(a)")),
        (Law::Foia, "section 40(2) and section 40(3A)(a)", Some("s.40(2)+(3A)(a)")),
        (Law::Foia, "section 31(1)(a) and 38(1)(b)", None),
        (Law::Foia, "the section 31 exemption", None),
        (Law::Foia, "31st", None),
        (Law::Foia, "s.", None),
        (Law::Foia, "", None),
        (Law::Foia, "s.31(1", None),
        (Law::Foia, "s.31()", None),
        (Law::Foia, "s.1234", None),
    ] {
        assert_eq!(citation::normalise(law, text).as_deref(), expected, "{text}");
    }
    let condition = citation::Citation::parse(None, "s.40(2)+(3A)(a)").unwrap();
    assert_eq!(condition.in_words(), "section 40(2) with section 40(3A)(a)");
}

#[test]
fn existence_tells_an_exemption_from_a_duty_and_from_nothing() {
    use Existence::*;
    for (law, cited, expected) in [
        (Law::Foia, "s.31(1)(a)", Exemption),
        (Law::Foia, "s.31", Exemption),
        (Law::Foia, "s.31(2)(j)", Exemption),
        (Law::Foia, "s.31(2)(k)", NoSuchLimb),
        (Law::Foia, "s.31(4)", NoSuchLimb),
        (Law::Foia, "s.31(3)", NeitherConfirmNorDeny),
        (Law::Foia, "s.40(2)", Exemption),
        (Law::Foia, "s.40(5B)(a)(i)", NeitherConfirmNorDeny),
        (Law::Foia, "s.40(5)(b)(i)", Repealed(date(2018, 5, 25))),
        (Law::Foia, "s.40(3)(a)(i)", Repealed(date(2018, 5, 25))),
        (Law::Foia, "s.43(3)", NeitherConfirmNorDeny),
        (Law::Foia, "s.43(4)", NoSuchLimb),
        (Law::Foia, "s.36(2)(b)(ii)", Exemption),
        (Law::Foia, "s.36(2)(b)(iii)", NoSuchLimb),
        (Law::Foia, "s.30(1)(a)(i)", Exemption),
        (Law::Foia, "s.12", NotAnExemption),
        (Law::Foia, "s.14(1)", NotAnExemption),
        (Law::Foia, "s.12(2)", NeitherConfirmNorDeny),
        (Law::Foia, "s.1(1)(a)", NotAnExemption),
        (Law::Foia, "s.16", NotAnExemption),
        (Law::Foia, "s.17(7)", NotAnExemption),
        (Law::Foia, "s.17(8)", NoSuchLimb),
        (Law::Foia, "s.50", NotAnExemption),
        (Law::Foia, "s.77", NotAnExemption),
        (Law::Foia, "s.89", NoSuchProvision),
        (Law::Foia, "reg.12(4)(b)", NoSuchProvision),
        (Law::Foia, "hello", NotACitation),
        (Law::Eir, "reg.12(4)(b)", Exemption),
        (Law::Eir, "reg.12(4)(f)", NoSuchLimb),
        (Law::Eir, "reg.12(5)(f)(i)", Exemption),
        (Law::Eir, "reg.12(6)", NeitherConfirmNorDeny),
        (Law::Eir, "reg.12(5)(f)(iv)", NoSuchLimb),
        (Law::Eir, "reg.13(1)+(3A)(c)", Exemption),
        (Law::Eir, "reg.13(5A)", NeitherConfirmNorDeny),
        (Law::Eir, "reg.13(5A)(a)", NeitherConfirmNorDeny),
        (Law::Eir, "reg.13(5B)", NeitherConfirmNorDeny),
        (Law::Eir, "reg.13(5B)(e)", NeitherConfirmNorDeny),
        (Law::Eir, "reg.13(5B)(f)", NoSuchLimb),
        (Law::Eir, "reg.13(2)(a)(ii)", Repealed(date(2018, 5, 25))),
        (Law::Eir, "reg.14", NotAnExemption),
        (Law::Eir, "reg.11", NotAnExemption),
        (Law::Eir, "s.31", NoSuchProvision),
        (Law::Foisa, "s.30(b)(i)", Exemption),
        (Law::Foisa, "s.30(d)", NoSuchLimb),
        (Law::Foisa, "s.18", NeitherConfirmNorDeny),
        (Law::Foisa, "s.18(1)", NeitherConfirmNorDeny),
        (Law::Foisa, "s.17", NotAnExemption),
        (Law::Foisa, "s.77", NoSuchProvision),
        (Law::Eisrs, "reg.10(5)(g)", Exemption),
        (Law::Eisrs, "reg.10(5)(h)", NoSuchLimb),
        (Law::Eisrs, "reg.11", Exemption),
        (Law::Eisrs, "reg.11(3A)(b)", Exemption),
        (Law::Eisrs, "reg.11(3)", Repealed(date(2018, 5, 25))),
        (Law::Eisrs, "reg.11(6)", NeitherConfirmNorDeny),
        (Law::Eisrs, "reg.13(f)", NoSuchLimb),
        (Law::Eisrs, "reg.12", NotAnExemption),
    ] {
        assert_eq!(exists(law, cited), expected, "{law} {cited}");
    }
}

#[test]
fn every_provision_of_the_table_exists() {
    for row in provisions::all() {
        assert!(exists(row.law, &row.provision).exists(), "{} {}", row.law, row.provision);
        if let Some(ncnd) = &row.ncnd {
            assert!(exists(row.law, &ncnd.provision).exists(), "{} {}", row.law, ncnd.provision);
        }
    }
}

/// The ids of the questions that must be answered.
fn asked(law: Law, cited: &str, ncnd: bool) -> Vec<String> {
    reliance::requirements(law, cited, ncnd).into_iter().filter(|r| r.required).map(|r| r.id).collect()
}

#[test]
fn each_exemption_asks_what_its_test_needs() {
    let balance = ["factors-for", "factors-against", "balance"];
    let with = |own: &[&str]| own.iter().chain(&balance).map(|s| (*s).to_owned()).collect::<Vec<_>>();
    assert_eq!(asked(Law::Foia, "s.31(1)(a)", false), with(&["protects", "mechanism", "likelihood"]));
    assert_eq!(
        asked(Law::Foia, "s.31(1)(g)", false),
        with(&["purpose", "protects", "mechanism", "likelihood"])
    );
    assert_eq!(asked(Law::Foia, "s.21", false), ["location", "accessible-to-applicant", "whole"]);
    assert_eq!(asked(Law::Foia, "s.22", false), with(&["publication-plan", "reasonable-to-wait"]));
    assert!(asked(Law::Foisa, "s.27(1)", false).contains(&"publication-date".to_owned()));
    assert!(!asked(Law::Foia, "s.22(1)", false).contains(&"publication-date".to_owned()));
    assert_eq!(
        asked(Law::Foia, "s.40(2)", false),
        ["identifies", "condition", "legitimate-interest", "necessity", "rights-balance"]
    );
    assert_eq!(
        asked(Law::Foia, "s.40(2)+(3A)(a)", false),
        ["identifies", "legitimate-interest", "necessity", "rights-balance"]
    );
    assert_eq!(asked(Law::Foia, "s.40(3B)", false), with(&["identifies", "condition-objection"]));
    assert_eq!(
        asked(Law::Foia, "s.41(1)", false),
        [
            "obtained-from",
            "confidence-quality",
            "confidence-obligation",
            "confidence-detriment",
            "confidence-defence"
        ]
    );
    assert_eq!(
        asked(Law::Foia, "s.43(2)", false),
        with(&["whose-interests", "whose-argument", "protects", "mechanism", "likelihood"])
    );
    assert_eq!(asked(Law::Foia, "s.44(1)(a)", false), ["enactment", "why-prohibited", "gateways"]);
    assert!(asked(Law::Foia, "s.36(2)(b)(i)", false).contains(&"qualified-person".to_owned()));
    assert!(!asked(Law::Foisa, "s.30(b)(i)", false).contains(&"qualified-person".to_owned()));
    assert!(asked(Law::Foisa, "s.33(1)(b)", false).contains(&"substantial".to_owned()));
    assert!(asked(Law::Foia, "s.42", false).contains(&"privilege".to_owned()));
    assert!(asked(Law::Eir, "reg.12(4)(d)", false).contains(&"completion".to_owned()));
    assert!(asked(Law::Eir, "reg.12(5)(e)", false).contains(&"emissions".to_owned()));
    assert!(!asked(Law::Eir, "reg.12(5)(b)", false).contains(&"emissions".to_owned()));
    assert_eq!(asked(Law::Foia, "s.12", false), ["estimate", "limit", "advice"]);
    assert_eq!(asked(Law::Foia, "s.16", false), Vec::<String>::new());
}

#[test]
fn neither_confirming_nor_denying_is_a_decision_of_its_own() {
    let expected = [
        "ncnd-reveals",
        "ncnd-consistent",
        "ncnd-harm",
        "ncnd-likelihood",
        "ncnd-factors-for",
        "ncnd-factors-against",
        "ncnd-balance",
    ];
    assert_eq!(asked(Law::Foia, "s.31(1)(a)", true), expected);
    assert_eq!(asked(Law::Foia, "s.31(3)", false), expected);
    assert_eq!(asked(Law::Foia, "s.40(2)", true), ["ncnd-reveals", "ncnd-consistent"]);
    assert_eq!(asked(Law::Foia, "s.21", true), Vec::<String>::new());
    assert_eq!(asked(Law::Foia, "s.43(1)", true), Vec::<String>::new());
    assert_eq!(asked(Law::Eir, "reg.12(5)(e)", true), Vec::<String>::new());
    // In Scotland always with a public interest test, also for what is absolute otherwise.
    assert!(asked(Law::Foisa, "s.38(1)(a)", true).contains(&"ncnd-balance".to_owned()));
    assert!(asked(Law::Foia, "s.36(2)(c)", true).contains(&"ncnd-qualified-person".to_owned()));
}

#[test]
fn the_public_interest_is_weighed_once_over_all_qualified_provisions_and_once_more_for_each_ncnd() {
    let told = |law, cited: &[(&str, bool)]| {
        let balances = reliance::balances(law, cited);
        balances
            .iter()
            .map(|b| format!("{}{}", if b.ncnd { "ncnd " } else { "" }, b.over.join(" + ")))
            .collect::<Vec<_>>()
    };
    // [2025] UKSC 27: together, not one by one.
    let three = [("s.31(1)(a)", false), ("s.43(2)", false), ("s.41(1)", false)];
    assert_eq!(told(Law::Foia, &three), ["s.31(1)(a) + s.43(2)"]);
    let both = [("s.31(1)(a)", false), ("s.31(3)", true), ("s.24(2)", true), ("s.31(1)(a)", true)];
    assert_eq!(told(Law::Foia, &both), ["s.31(1)(a)", "ncnd s.31(3)", "ncnd s.24(2)"]);
    assert_eq!(told(Law::Foia, &[("s.40(2)+(3A)(a)", false), ("s.12(1)", false)]), Vec::<String>::new());
    assert_eq!(
        told(Law::Eir, &[("reg.12(4)(e)", false), ("reg.12(5)(e)", false)]),
        ["reg.12(4)(e) + reg.12(5)(e)"]
    );
    // In Scotland neither confirming nor denying is always weighed, also where the exemption is absolute.
    assert_eq!(told(Law::Foisa, &[("s.38(1)(a)", true)]), ["ncnd s.18(1)"]);
}

#[test]
fn only_a_balance_under_foia_may_take_longer() {
    let longer = |law, cited| reliance::may_take_longer(law, &[(cited, false)]);
    assert!(longer(Law::Foia, "s.43(2)") && longer(Law::Foia, "s.36(2)(c)") && longer(Law::Foia, "s.36"));
    for cited in ["s.21", "s.41(1)", "s.40(2)+(3A)(a)", "s.44(1)(a)", "s.12", "s.14(1)", "s.23(1)", "hello"] {
        assert!(!longer(Law::Foia, cited), "{cited}");
    }
    assert!(!longer(Law::Eir, "reg.12(5)(e)") && !longer(Law::Foisa, "s.33(1)(b)"));
    assert!(reliance::may_take_longer(Law::Foia, &[("s.31(3)", true)]));
    assert!(!reliance::may_take_longer(Law::Foia, &[("s.40(5B)(a)(i)", true)]));
}

#[test]
fn adverse_effect_is_would_and_nothing_less() {
    let options = |law, cited| {
        let asked = reliance::requirements(law, cited, false);
        let likelihood = asked.iter().find(|r| r.id == "likelihood").expect("asked");
        likelihood.options.iter().map(|o| o.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(options(Law::Eir, "reg.12(5)(e)"), ["would"]);
    assert_eq!(options(Law::Eisrs, "reg.10(5)(e)"), ["would", "would-be-likely"]);
    assert_eq!(options(Law::Foia, "s.31(1)(a)"), ["would", "would-be-likely"]);
}

#[test]
fn every_provision_asks_something_and_says_something() {
    for row in provisions::all() {
        let asked = reliance::requirements(row.law, &row.provision, false);
        assert!(asked.iter().any(|r| r.required), "{} {}", row.law, row.provision);
        let mut ids: Vec<&str> = asked.iter().map(|r| r.id.as_str()).collect();
        ids.sort_unstable();
        let before = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), before, "{} {}: one question, one name", row.law, row.provision);
        for r in &asked {
            assert!(!r.ask.is_empty() && !r.provision.is_empty());
            assert_eq!(
                r.kind == RequirementKind::Choice,
                !r.options.is_empty(),
                "{} {}",
                row.provision,
                r.id
            );
        }
        let balanced = asked.iter().any(|r| r.id == "balance" && r.required);
        let always = row.status == provisions::Status::Qualified || row.absolute_for.is_some();
        assert_eq!(balanced, always, "{} {}", row.law, row.provision);
        if row.kind == provisions::Kind::Exemption {
            let says = reliance::must_say(row.law, &row.provision, false);
            assert!(says.iter().any(|s| s.id == "exemption"), "{}", row.provision);
            assert_eq!(row.ncnd.is_some(), !reliance::must_say(row.law, &row.provision, true).is_empty());
        }
    }
}

#[test]
fn notices_keep_what_the_law_requires_apart_from_good_practice() {
    let by_law = |kind, law| {
        checklist(kind, law).into_iter().filter(|i| i.duty == Duty::Law).map(|i| i.id).collect::<Vec<_>>()
    };
    assert_eq!(
        by_law(NoticeKind::PublicInterestExtension, Law::Foia),
        [
            "that-fact",
            "exemption",
            "applies-because",
            "no-decision-yet",
            "estimate",
            "review-route",
            "regulator"
        ]
    );
    assert_eq!(by_law(NoticeKind::Acknowledgement, Law::Foia), Vec::<&str>::new());
    assert_eq!(by_law(NoticeKind::NotHeld, Law::Foia), ["not-held"]);
    assert!(by_law(NoticeKind::NotHeld, Law::Eir).contains(&"regulator"));
    assert_eq!(
        by_law(NoticeKind::CostRefusal, Law::Foia),
        ["that-fact", "held", "advice", "review-route", "regulator"]
    );
    for (kind, law) in [
        (NoticeKind::PublicInterestExtension, Law::Eir),
        (NoticeKind::PublicInterestExtension, Law::Foisa),
        (NoticeKind::ComplexExtension, Law::Foia),
        (NoticeKind::CostRefusal, Law::Eir),
    ] {
        assert!(checklist(kind, law).is_empty(), "{kind:?} {law}");
    }
    for kind in NoticeKind::ALL {
        for law in Law::ALL {
            for item in checklist(kind, law) {
                assert!(!item.provision.is_empty());
                let code = ["s.45 Code", "SI ", "SSI "].iter().any(|other| item.provision.starts_with(other));
                assert!(
                    code || exists(law, item.provision).exists() || item.provision == "s.50",
                    "{law} {}: {}",
                    item.id,
                    item.provision
                );
                assert!(!(item.duty == Duty::Law && item.provision.starts_with("s.45 Code")), "{}", item.id);
            }
        }
    }
}

#[test]
fn the_appropriate_limit_is_exceeded_only_above_it() {
    let estimate = |minutes| Estimate { minutes: vec![(Activity::Locate, minutes)], ..Estimate::default() };
    let exceeded = |tier, minutes| {
        limits::cost(Law::Foia, tier, date(2026, 6, 1), &estimate(minutes)).answer().expect("a cost").exceeded
    };
    assert!(!exceeded(Tier::Other, 18 * 60));
    assert!(exceeded(Tier::Other, 18 * 60 + 1));
    assert!(!exceeded(Tier::PartOne, 24 * 60));
    assert!(exceeded(Tier::PartOne, 24 * 60 + 1));
    let other = limits::appropriate_limit(Law::Foia, Tier::Other, date(2026, 6, 1)).answer().unwrap();
    assert_eq!((other.pounds, other.hours()), (450, 18));
    let central = limits::appropriate_limit(Law::Foia, Tier::PartOne, date(2026, 6, 1)).answer().unwrap();
    assert_eq!((central.pounds, central.hours()), (600, 24));
    assert!(matches!(
        limits::appropriate_limit(Law::Eir, Tier::Other, date(2026, 6, 1)),
        Outcome::Impossible(_)
    ));
    assert!(matches!(
        limits::appropriate_limit(Law::Foia, Tier::Other, date(2004, 6, 1)),
        Outcome::NotCovered(_)
    ));
    let nothing = limits::cost(Law::Foia, Tier::Other, date(2026, 6, 1), &Estimate::default());
    assert!(matches!(nothing, Outcome::NeedsFact(_)));
}

#[test]
fn work_that_does_not_count_is_left_out_and_said() {
    let estimate = Estimate {
        minutes: vec![(Activity::Determine, 30), (Activity::Extract, 90), (Activity::Extract, 30)],
        other_pence: 1_000,
        not_counted_minutes: 6_000,
        sample: None,
    };
    let cost = limits::cost(Law::Foia, Tier::Other, date(2026, 6, 1), &estimate).answer().unwrap();
    assert_eq!(cost.estimate_pence, 1_250 + 5_000 + 1_000);
    assert_eq!(cost.steps.len(), 3);
    assert!(cost.notes[0].contains("6000 minutes"));
    assert!(!cost.exceeded);
}

#[test]
fn requests_are_added_together_within_sixty_working_days() {
    let edition = Edition::current();
    let last = limits::aggregation_window(date(2026, 1, 5), edition).answer().unwrap();
    let calendar = law::Calendar::for_law(Law::Foia);
    assert_eq!(calendar.count_working_days(date(2026, 1, 4), last).unwrap(), 60);
    let days = [date(2026, 1, 5), last, last.tomorrow().unwrap().tomorrow().unwrap(), date(2026, 12, 1)];
    let groups = limits::within_one_window(&days, edition).answer().unwrap();
    assert_eq!(groups[0], [days[0], days[1]]);
    assert!(groups.iter().all(|group| !group.contains(&days[3])));
    assert_eq!(limits::foisa_fee_pence(9_999), Outcome::Answer(0));
    assert_eq!(limits::foisa_fee_pence(60_000), Outcome::Answer(5_000));
    assert!(matches!(limits::foisa_fee_pence(60_001), Outcome::Impossible(_)));
}

#[test]
fn rights_name_the_regulator_and_the_times_of_each_law() {
    for law in Law::ALL {
        let rights = rights(law);
        assert_eq!(rights.review_within_working_days, 40);
        let scottish = rights.regulator.name.starts_with("Scottish");
        assert_eq!(scottish, law.is_scottish());
        assert_eq!(rights.review_is_statutory, law != Law::Foia);
        assert!(law::rights::regulator_on(law, date(2004, 12, 31)).is_none());
        assert!(rights.regulator.certainty >= Certainty::V && !rights.regulator.address.is_empty());
    }
    let days = Law::ALL.map(|law| rights(law).review_answered_working_days);
    assert_eq!(days, [20, 40, 20, 20]);
    assert_eq!(rights(Law::Foia).review_longest_working_days, Some(40));
}

#[test]
fn signs_point_to_another_law_and_to_their_place() {
    let text = "Please send all noise complaints about the quarry, and air quality data.";
    let found: Vec<&str> = signs(text).iter().map(|s| &text[s.start..s.end]).collect();
    assert_eq!(found, ["noise complaints", "quarry", "air quality"]);
    assert_eq!(proposes(text), [PointsTo::Environmental]);
    assert_eq!(proposes("Please send everything you have in my file."), [PointsTo::OwnPersonalData]);
    assert_eq!(proposes("How many mobile phones has the council?"), []);
    assert_eq!(proposes("What is the name of the street rivers run through? Treesome."), []);
    assert_eq!(proposes("Describe the working environment of the contact centre."), []);
}

proptest! {
    #[test]
    fn nothing_cited_makes_anything_panic(text in "\\PC{0,60}") {
        for law in Law::ALL {
            let _ = exists(law, &text);
            let _ = law::provision(law, &text);
            let _ = provisions::search(Some(law), &text);
            let _ = reliance::requirements(law, &text, true);
            let _ = signs(&text);
        }
    }

    #[test]
    fn what_is_written_is_read_again(number in 1..99_u8, limbs in prop::collection::vec("[1-9][A-Z]?|[a-z]{1,3}", 0..4)) {
        let text = format!("s.{number}{}", limbs.iter().map(|l| format!("({l})")).collect::<String>());
        let read = citation::normalise(Law::Foia, &text);
        prop_assert_eq!(read.as_deref(), Some(text.as_str()));
    }
}
