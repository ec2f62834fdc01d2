//! House wording: what a place may hold, files of words, sample letters that show every place, and words on trial.

use std::collections::BTreeMap;

use casework::{Authority, AuthorityEvent, Severity, case::LetterKind};
use document::{Language, Law};
use letters::wording::{
    self,
    compare::{Run, compare},
    file, places,
    sample::{samples, showing, writing_in},
    trial::{trial, with},
};

use crate::wexmoor::{self, today};

fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect()
}

fn scottish() -> Authority {
    let mut profile = wexmoor::authority().profile;
    profile.laws = vec![Law::Foisa, Law::Eisrs];
    Authority::fold(&[AuthorityEvent::ProfileSet { id: uuid::Uuid::nil(), profile }])
        .expect("a profile opens it")
}

#[test]
fn the_programs_own_words_may_stand_at_every_place() {
    for language in Language::ALL {
        for id in places::all() {
            let words = wording::default(language, id);
            assert_eq!(places::wrong(id, words), [], "{id} in {}", language.tag());
        }
    }
}

#[test]
fn every_name_says_what_it_becomes_and_every_place_has_a_title() {
    for id in places::all() {
        for name in places::names(id) {
            assert!(!name.becomes.is_empty(), "{id}: say what {{{}}} becomes", name.name);
        }
        assert!(!places::title(id).is_empty(), "{id}");
    }
}

/// Places that hang on facts no sample letter has; those of the Scottish laws and of the chronology come besides.
const HIDDEN: &[&str] = &[
    "common.your-request",
    "common.the-request",
    "acknowledgement.date-environmental",
    "acknowledgement.date-unknown",
    "acknowledgement.found",
    "clarification.questions",
    "clarification.clock-environmental",
    "clarification.others",
    "fees-notice.questions",
    "fees-notice.others",
    "extension.complex-held",
    "extension.complex-bare",
    "response.late",
    "response.after-public-interest",
    "response.after-public-interest-given",
    "response.after-complex",
    "response.part-law",
    "response.summary-full-some-not-held",
    "response.summary-accessible",
    "response.accessible-environmental",
    "response.not-held-environmental",
    "response.form-heading",
    "response.dataset-heading",
    "annex.absolute-exception",
    "annex.own-data",
    "annex.completion",
    "annex.cost-confirm",
    "annex.estimate-caption",
    "annex.estimate-work",
    "annex.estimate-hours",
    "annex.estimate-cost",
    "annex.estimate-determine",
    "annex.estimate-locate",
    "annex.estimate-retrieve",
    "annex.estimate-extract",
    "annex.estimate-provide",
    "annex.estimate-total",
    "not-valid.opening-environmental",
    "transfer.not-held-environmental",
    "withdrawal.opening",
    "own-data.need",
    "delay.opening-late",
    "delay.opening",
    "delay.review-eir",
    "delay.regulator",
    "review-outcome.opening-without-date",
    "review-outcome.late",
    "review-outcome.reviewer",
    "review-outcome.upheld",
    "review-outcome.overturned",
    "review-outcome.still",
    "review-outcome.still-withheld",
    "review-outcome.failure",
    "review-outcome.no-change",
    "consultation.exception",
    "pre-release.opening",
    "pre-release.view",
    "pre-release.no-view",
    "chaser.opening-with-date",
    "chaser.opening-at-once",
    "regulator-reply.annex-opening",
];

#[test]
fn a_sample_letter_shows_every_place() {
    let authority = wexmoor::authority();
    let scottish_law = |id: &str| {
        ["-foisa", "-eisrs", "-substantial"].iter().any(|end| id.ends_with(end))
            || id == "annex.ncnd-public-interest"
    };
    let hidden: Vec<_> = places::all()
        .into_iter()
        .filter(|id| !scottish_law(id) && !id.starts_with("chronology."))
        .filter(|id| showing(id, &authority, Language::English, today()).is_none())
        .collect();
    assert_eq!(hidden, HIDDEN);
    // In Scotland every review is the law's own, and nobody is a qualified person.
    for (id, shown) in [
        ("response.review-foisa", true),
        ("response.review-eisrs", true),
        ("response.regulator-foisa", true),
        ("response.not-held-foisa", true),
        ("annex.cost-foisa", true),
        ("annex.ncnd-public-interest", true),
        ("transfer.not-held-foisa", true),
        ("response.review-foia", false),
        ("annex.qualified-person", false),
        ("annex.qualified-person-on", false),
    ] {
        let has = showing(id, &scottish(), Language::English, today()).is_some();
        assert_eq!(has, shown, "{id}");
    }
}

#[test]
fn names_are_filled_in_wherever_they_may_stand() {
    // Every name a place knows, at every place at once: nothing stays in braces, and the sample letters say it.
    let all: BTreeMap<String, String> = places::all()
        .into_iter()
        .map(|id| {
            let names: Vec<String> = places::names(id).iter().map(|n| format!("{{{}}}", n.name)).collect();
            (id.to_owned(), format!("House words of {id}: {}", names.join(" ")))
        })
        .collect();
    for language in Language::ALL {
        for authority in [wexmoor::authority(), scottish()] {
            let authority = with(&writing_in(&authority, language), language, &all);
            for sample in samples(&authority, language, today()) {
                let letter = letters::compose(sample.kind, &sample.case, &authority, &sample.plan);
                let text = rendering::text(&letter);
                let open = text.lines().find(|line| line.contains('{'));
                assert_eq!(open, None, "{} in {}", sample.kind.id(), language.tag());
            }
        }
    }
}

#[test]
fn sample_letters_break_no_law() {
    for authority in [wexmoor::authority(), scottish()] {
        for sample in samples(&authority, Language::English, today()).into_iter().filter(|s| s.kind.answers())
        {
            let found = letters::findings_on(sample.kind, &sample.case, &authority, &sample.plan, today());
            let breaches: Vec<_> = found.iter().filter(|f| f.severity == Severity::Breach).collect();
            assert!(breaches.is_empty(), "{}: {breaches:#?}", sample.kind.id());
        }
    }
}

#[test]
fn words_are_told_what_is_wrong_with_them() {
    let long = "word ".repeat(900);
    for (place, words, expected) in [
        ("response.opening", "We received it on {received}; we used the {law}.", vec![]),
        ("response.opening", "We used the {law}.", vec![]),
        (
            "response.opening",
            "It came on {receivd} under the {law}.",
            vec!["0: {receivd} is not filled in here; this place knows {law} and {received}"],
        ),
        (
            "response.opening",
            "It came on {received}.",
            vec!["0: {law} must stand here: it becomes the title of the law"],
        ),
        (
            "extension.estimate",
            "We need longer.",
            vec!["0: {until} must stand here: it becomes the day of the estimate, with its weekday"],
        ),
        (
            "response.review-foia",
            "You can ask for a review.\nWrite to {contact}.",
            vec!["0: {within} must stand here: it becomes how long there is to ask for a review"],
        ),
        (
            "response.regulator-foia",
            "Complain to the regulator ({provisions}) at {address}.",
            vec!["0: {regulator} must stand here: it becomes the name of the regulator"],
        ),
        (
            "response.not-held",
            "We hold {nothing}.",
            vec!["0: {nothing} is not filled in here; this place knows no names"],
        ),
        (
            "response.not-held",
            "We hold none of it.\n# Sorry {",
            vec![
                "1: a brace stands alone here: names are written between two, like {received}",
                "1: a line may not begin with #: headings have places of their own",
            ],
        ),
        (
            "common.close",
            "Yours\nfaithfully",
            vec!["1: these words stand in one line: take the line break out"],
        ),
        ("common.close", "\u{7}Yours", vec!["0: a character here cannot be printed: type the words anew"]),
        ("response.not-held", &long, vec!["0: these words have 4499 characters; the most here is 4000"]),
        ("response.review-foia", "   ", vec![]),
    ] {
        let told: Vec<String> =
            places::wrong(place, words).iter().map(|w| format!("{}: {}", w.line, w.why)).collect();
        assert_eq!(told, expected, "{place}: {words}");
    }
}

#[test]
fn a_file_of_every_place_comes_back_without_loss() {
    for language in Language::ALL {
        let mut words: Vec<(&str, &str)> =
            places::all().into_iter().map(|id| (id, wording::default(language, id))).collect();
        for (id, text) in &mut words {
            if *id == "response.not-held" {
                *text = "We looked.\n\n- in the cellar\n- under the stairs\n\nIt is not there.";
            }
        }
        let written = file::write("House wording of letters: Borough of Wexmoor", language, &words);
        let read = file::read(written.as_bytes(), language).expect("what is written can be read");
        let expected: BTreeMap<String, String> =
            words.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
        assert_eq!(read, expected);
        let again: Vec<(&str, &str)> = words.iter().map(|(id, _)| (*id, read[*id].as_str())).collect();
        assert_eq!(file::write("House wording of letters: Borough of Wexmoor", language, &again), written);
        let windows = format!("\u{feff}{}", written.replace('\n', "\r\n"));
        assert_eq!(file::read(windows.as_bytes(), language).expect("saved elsewhere, the same"), expected);
    }
}

#[test]
fn a_file_with_faults_is_told_line_by_line_and_not_taken_in() {
    let told = |text: &str, language| -> Vec<String> {
        file::read(text.as_bytes(), language)
            .expect_err("something is wrong with it")
            .iter()
            .map(ToString::to_string)
            .collect()
    };
    let faulty = "# Words\n\nLanguage: cy\n\n## response.openning\nHello.\n\n## response.opening\n\nOn {receivd}\nunder \
                  the {law}.\n\n## response.not-held\nNothing.\n\n## response.not-held\nNone.\n";
    assert_eq!(
        told(faulty, Language::English),
        [
            "line 3: the words here are in 'cy', not in English",
            "line 5: there is no place 'response.openning'",
            "line 10: {receivd} is not filled in here; this place knows {law} and {received}",
            "line 16: 'response.not-held' stands here a second time: keep one of them",
        ]
    );
    assert_eq!(
        told("## not-held\nNothing.", Language::English),
        ["line 1: there is no place 'not-held': is 'response.not-held' meant?"]
    );
    assert_eq!(
        told("Dear Sir", Language::Welsh),
        ["line 1: no place stands in this file: each begins with a line like ## response.opening"]
    );
    assert_eq!(
        file::read(&[0xff, 0xfe, 0], Language::English).expect_err("no text")[0].to_string(),
        "line 1: the file is no text in UTF-8: save it as plain text"
    );
    let many: String = (0..200).map(|n| format!("## nowhere.{n}\n")).collect();
    assert_eq!(told(&many, Language::English).len(), 51);
}

#[test]
fn words_on_trial_show_what_they_break() {
    let authority = wexmoor::authority();
    let found = |changes: &[(&str, &str)]| -> Vec<(LetterKind, &'static str, Severity)> {
        trial(&authority, Language::English, &texts(changes), today())
            .into_iter()
            .map(|(kind, f)| (kind, f.id, f.severity))
            .collect()
    };
    // Other words for the same: nothing.
    assert_eq!(found(&[("response.opening", "You wrote to us on {received}; we used the {law}.")]), []);
    assert_eq!(found(&[("response.not-held", "We looked for this information and do not hold it.")]), []);
    // A reason is asked for, which the Act forbids to need.
    let asked = found(&[("clarification.help", "Please tell us why you want the information.")]);
    assert!(
        asked.iter().any(|(kind, id, _)| *kind == LetterKind::Clarification && *id == "motive-asked"),
        "{asked:?}"
    );
    // Words that the checks know as faults, though every name stands where it must.
    for (place, words, check) in [
        (
            "response.summary-s12",
            "Your request is exempt under section 12 because of what it would cost.",
            "s12-called-exemption",
        ),
        (
            "response.withheld",
            "This is [insert reason], so we withhold it under {provisions}.",
            "placeholder-left",
        ),
    ] {
        let found = found(&[(place, words)]);
        assert!(found.iter().any(|(_, id, _)| *id == check), "{place}: {found:?}");
    }
}

#[test]
fn the_house_words_one_law_and_one_outcome_at_a_time() {
    let authority = with(
        &wexmoor::authority(),
        Language::English,
        &texts(&[
            ("response.review-foia", "Ask {contact} within {within}, please."),
            ("correction.opening", "This corrects our letter of {earlier}."),
        ]),
    );
    let of = |place: &str| {
        let sample = showing(place, &authority, Language::English, today()).expect("a sample has it");
        rendering::text(&letters::compose(sample.kind, &sample.case, &authority, &sample.plan))
    };
    assert!(of("response.review-foia").contains("within 40 working days, please."));
    assert!(!of("response.review-eir").contains("please."), "the right of another law keeps its words");
    assert!(of("correction.opening-without-date").contains("This letter corrects our earlier letter"));
}

#[test]
fn the_words_of_a_case_come_before_those_of_the_house() {
    let mut case = wexmoor::good_case();
    let plan = wexmoor::plan(&case);
    let authority =
        with(&wexmoor::authority(), Language::English, &texts(&[("response.opening", "House, {law}.")]));
    let places = |case: &casework::Case| wording::places_of(LetterKind::Response, case, &authority, &plan);
    assert!(places(&case).contains("response.opening"));
    case.wording.insert("response.opening".into(), "Case, {law}.".into());
    assert!(!places(&case).contains("response.opening"));
    let text = rendering::text(&letters::compose(LetterKind::Response, &case, &authority, &plan));
    assert!(text.contains("Case, Freedom of Information Act 2000."));
}

#[test]
fn versions_are_compared_word_by_word() {
    let same = |t: &str| Run::Same(t.to_owned());
    let gone = |t: &str| Run::Gone(t.to_owned());
    let new = |t: &str| Run::New(t.to_owned());
    for (before, after, expected) in [
        ("We hold it.", "We hold it.", vec![same("We hold it.")]),
        (
            "We do not hold this.",
            "We do hold none of this.",
            vec![same("We do "), gone("not "), same("hold "), new("none of "), same("this.")],
        ),
        ("", "Now", vec![new("Now")]),
        ("Then", "", vec![gone("Then")]),
        ("", "", vec![]),
    ] {
        assert_eq!(compare(before, after), expected, "{before} / {after}");
    }
    let long = "word ".repeat(3000);
    assert_eq!(compare(&long, "short"), [gone(&long), new("short")]);
}
