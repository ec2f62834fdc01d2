//! House wording over a real store: who may change it, what is refused, its history, its files, and that a letter does
//! not leave with words that were not cleared.

use casework::{
    AuthorityEvent, Command, PersonId, Role,
    authority::{ClearancePolicy, Member},
};
use document::Language::{English, Welsh};
use office::{Error, Form, LetterPlan, NewMember, SendOrder, TriedOn, Who, WordingChange};
use uuid::Uuid;

use crate::{
    house::{self, HOUSE, approver, officer, second_officer, stranger},
    place::{Place, on_both},
};

on_both!(
    words_are_set_with_a_reason_and_can_be_taken_back,
    words_that_break_a_rule_are_refused,
    two_people_do_not_write_over_each_other,
    a_file_comes_back_as_it_went_out,
    a_cleared_letter_does_not_leave_with_other_words,
    letters_are_written_in_the_language_chosen,
    words_are_tried_on_a_case_without_who_asks,
);

const OPENING: &str = "response.opening";

fn change(place: &str, text: &str, seen: u32) -> WordingChange {
    WordingChange {
        language: English,
        place: place.to_owned(),
        text: text.to_owned(),
        why: "Plainer words.".to_owned(),
        seen,
        despite: false,
    }
}

async fn words(place: &Place, language: document::Language, slot: &str) -> Option<String> {
    place.office.authority(HOUSE).await.unwrap().worded(language, slot).map(str::to_owned)
}

async fn house(place: &Place) {
    house::found(&place.office).await;
}

pub async fn words_are_set_with_a_reason_and_can_be_taken_back(place: &Place) {
    house(place).await;
    let set = |id: &'static str, text: &'static str, seen| {
        let change = change(OPENING, text, seen);
        async move { place.office.set_wording(&officer(), id, change).await }
    };
    set("1", "You wrote to us on {received}. We used the {law}.", 0).await.unwrap();
    // Pressed twice: once.
    set("1", "You wrote to us on {received}. We used the {law}.", 0).await.unwrap();
    set("2", "We used the {law}.\r\n\r\nThank you.", 1).await.unwrap();
    assert_eq!(words(place, English, OPENING).await.as_deref(), Some("We used the {law}.\n\nThank you."));
    let history = place.office.wording_history(&officer(), English, Some(OPENING)).await.unwrap();
    let told: Vec<_> =
        history.iter().map(|v| (v.version, v.by.as_str(), v.why.as_str(), v.own_again)).collect();
    assert_eq!(
        told,
        [(2, "Olwen Officer", "Plainer words.", false), (1, "Olwen Officer", "Plainer words.", false)]
    );
    assert!(history[1].before.starts_with("Thank you for your request"), "{}", history[1].before);
    assert_eq!(history[0].before, history[1].after);
    // The program's own words again: by an empty box, or by typing them.
    let delivered = history[1].before.clone();
    let back = WordingChange { text: delivered, ..change(OPENING, "", 2) };
    place.office.set_wording(&second_officer(), "3", back).await.unwrap();
    assert_eq!(words(place, English, OPENING).await, None);
    let history = place.office.wording_history(&approver(), English, None).await.unwrap();
    assert!(history[0].own_again && history[0].by == "Piers Second", "{:?}", history[0]);
    assert_eq!(place.office.wording_history(&officer(), Welsh, None).await.unwrap(), []);
}

pub async fn words_that_break_a_rule_are_refused(place: &Place) {
    house(place).await;
    let before = place.office.authority(HOUSE).await.unwrap().version;
    let refused = async |who: &Who, id: &str, change: WordingChange| -> String {
        place.office.set_wording(who, id, change).await.expect_err("it is refused").to_string()
    };
    for (id, place_id, text, why, expected) in [
        (
            "a",
            OPENING,
            "On {receivd}, {law}.",
            "x",
            "{receivd} is not filled in here; this place knows {law} and {received}",
        ),
        (
            "b",
            "response.review-foia",
            "Ask us to look again.",
            "x",
            "{contact} must stand here: it becomes where to write to",
        ),
        ("c", "nowhere", "Hello", "x", "there is no place 'nowhere' in the letters"),
        ("d", OPENING, "We used the {law}.", " ", "say why the words are changed"),
        (
            "e",
            "response.withheld",
            "This would be likely to harm us because [insert reason] ({provisions}).",
            "x",
            "",
        ),
    ] {
        let change = WordingChange { why: why.to_owned(), ..change(place_id, text, 0) };
        let told = place.office.set_wording(&officer(), id, change.clone()).await;
        match (expected, told) {
            // Not every finding is a breach: what is none is shown, and taken.
            ("", Ok(())) => {}
            ("", Err(error)) => {
                assert!(
                    error.to_string().starts_with("with these words a response would break the law"),
                    "{error}"
                );
                let all_the_same = WordingChange { despite: true, ..change };
                place.office.set_wording(&officer(), "e2", all_the_same).await.unwrap();
            }
            (_, told) => assert!(told.expect_err(text).to_string().starts_with(expected), "{text}"),
        }
    }
    let good = || change(OPENING, "We used the {law}.", 0);
    // An approver reads them; another authority and a contributor see nothing.
    assert_eq!(refused(&approver(), "f", good()).await, "only an administrator may change this");
    assert!(place.office.export_wording(&approver(), English, false).await.is_ok());
    let contributor = Who {
        authority: HOUSE,
        actor: casework::Actor::Person {
            id: PersonId(Uuid::from_u128(0xc0)),
            name: "Carl Contributor".into(),
            roles: vec![Role::Contributor],
        },
    };
    assert!(matches!(
        place.office.wording_history(&contributor, English, None).await,
        Err(Error::NotFound(_))
    ));
    place.office.set_wording(&stranger(), "g", good()).await.unwrap();
    assert_eq!(words(place, English, OPENING).await, None, "the words of another house");
    // The general door knows the same rules.
    let event = AuthorityEvent::WordingSet {
        language: English,
        slot: OPENING.into(),
        text: "{nothing}".into(),
        why: "x".into(),
    };
    assert!(place.office.change(&officer(), "h", event).await.is_err());
    let none = AuthorityEvent::LanguagesSet { languages: Vec::new() };
    assert!(place.office.change(&Who::command_line(HOUSE), "i", none).await.is_err());
    let taken = place.office.authority(HOUSE).await.unwrap().version - before;
    assert!(taken <= 1, "nothing of what was refused is kept");
}

pub async fn two_people_do_not_write_over_each_other(place: &Place) {
    house(place).await;
    place.office.set_wording(&officer(), "mine", change(OPENING, "Mine: {law}.", 0)).await.unwrap();
    let late =
        place.office.set_wording(&second_officer(), "theirs", change(OPENING, "Theirs: {law}.", 0)).await;
    assert!(late.unwrap_err().to_string().starts_with("somebody else changed these words meanwhile"));
    // Elsewhere in the same letter nobody is in the way.
    let other = change("response.not-held", "We looked for it and do not hold it.", 0);
    place.office.set_wording(&second_officer(), "other", other).await.unwrap();
    // The same words at the same time are one thing.
    place.office.set_wording(&second_officer(), "same", change(OPENING, "Mine: {law}.", 0)).await.unwrap();
    assert_eq!(place.office.wording_history(&officer(), English, Some(OPENING)).await.unwrap().len(), 1);
}

pub async fn a_file_comes_back_as_it_went_out(place: &Place) {
    house(place).await;
    let office = &place.office;
    office.set_wording(&officer(), "w", change(OPENING, "We used the {law}.", 0)).await.unwrap();
    let whole = office.export_wording(&officer(), English, false).await.unwrap();
    let looked = office.look_at_wording(&officer(), English, whole.as_bytes()).await.unwrap();
    assert!(looked.troubles.is_empty() && looked.differences.is_empty(), "{looked:?}");
    assert!(looked.same > 80, "{}", looked.same);
    let take = async |id: &str, text: &str, why: &str, seen| {
        office.import_wording(&officer(), id, English, text.as_bytes(), why, (seen, false)).await
    };
    assert_eq!(take("none", &whole, "A file.", None).await.unwrap(), 0);

    let own = office.export_wording(&officer(), English, true).await.unwrap();
    assert_eq!(own.matches("\n## ").count(), 1);
    let changed = format!(
        "{}\n## response.not-held\nWe looked for it and do not hold it.\n",
        own.replace("We used the {law}.", "We answered under the {law}.")
    );
    let looked = office.look_at_wording(&officer(), English, changed.as_bytes()).await.unwrap();
    let places: Vec<_> = looked.differences.iter().map(|d| d.place.as_str()).collect();
    assert_eq!(places, [OPENING, "response.not-held"]);
    assert_eq!(looked.differences[0].before, "We used the {law}.");
    let seen = Some(looked.seen);
    assert!(take("why", &changed, "", seen).await.unwrap_err().to_string().starts_with("say why"));
    assert_eq!(take("in", &changed, "From the editor.", seen).await.unwrap(), 2);
    assert_eq!(take("in", &changed, "From the editor.", seen).await.unwrap(), 2, "pressed twice");
    let history = office.wording_history(&officer(), English, Some(OPENING)).await.unwrap();
    assert_eq!((history.len(), history[0].imported, history[0].why.as_str()), (2, true, "From the editor."));
    // A part without words gives the program's back; what somebody changed since the look is not written over.
    let empty = "## response.not-held\n";
    let stale = take("stale", empty, "Back.", seen).await.unwrap_err().to_string();
    assert!(stale.starts_with("somebody else changed these words meanwhile"), "{stale}");
    assert_eq!(take("back", empty, "Back.", None).await.unwrap(), 1);
    assert_eq!(words(place, English, "response.not-held").await, None);
    // Anything wrong: nothing is taken in.
    let faulty = "## response.opening\nOn {receivd}, {law}.\n\n## response.not-held\nNo.\n";
    let told = take("bad", faulty, "Bad.", None).await.unwrap_err().to_string();
    assert!(told.starts_with("nothing was taken in: line 2: {receivd} is not filled in here"), "{told}");
    assert_eq!(words(place, English, "response.not-held").await, None);
}

pub async fn a_cleared_letter_does_not_leave_with_other_words(place: &Place) {
    house(place).await;
    let office = &place.office;
    let case = house::accepted(office, 1).await;
    let question = office.case(&officer(), case).await.unwrap().questions[0].clone();
    let decide = house::decide(question.id, house::given("There are 40."), question.revision);
    let rule = Command::SetClearanceRule { policy: ClearancePolicy::Always };
    office.act(&officer(), case, "decide", vec![decide, rule]).await.unwrap();
    let ask = |id: &'static str| {
        let person = |who: &Who| who.actor.person().unwrap();
        let ask = Command::AskClearance {
            approver: person(&approver()),
            approver_name: "Abel Approver".to_owned(),
            deputy: None,
            deputy_name: None,
            by: office.today(),
            note: String::new(),
        };
        async move {
            let asked = office.act(&officer(), case, id, vec![ask]).await.unwrap();
            let clearance = asked.clearance().unwrap().id;
            let give = Command::GiveClearance { clearance, note: String::new() };
            office.act(&approver(), case, &format!("{id} given"), vec![give]).await
        }
    };
    ask("first").await.unwrap();
    let page = async || office.letter_page(&officer(), case, None).await.unwrap();
    assert!(page().await.clearance_stands, "{:?}", page().await.obstacles);
    // Words of another kind of letter are not in it.
    let receipt = change("acknowledgement.next", "We will write again.", 0);
    office.set_wording(&second_officer(), "receipt", receipt).await.unwrap();
    assert!(page().await.clearance_stands);
    office.set_wording(&second_officer(), "opening", change(OPENING, "We used the {law}.", 0)).await.unwrap();
    let stands = page().await;
    assert!(!stands.clearance_stands);
    assert!(stands.obstacles.iter().any(|o| o.contains("clearance is required")), "{:?}", stands.obstacles);
    let order = async || SendOrder {
        plan: LetterPlan::response(&office.case(&officer(), case).await.unwrap()),
        to: None,
    };
    let refused = office.send(&officer(), case, "send", order().await).await.unwrap_err().to_string();
    assert!(refused.contains("the house wording it uses, was changed since it was cleared"), "{refused}");
    // Cleared as it is now, it leaves as it was cleared.
    ask("second").await.unwrap();
    office.send(&officer(), case, "send", order().await).await.unwrap();
    let sent = office.case(&officer(), case).await.unwrap().letters.last().unwrap().id;
    let text = office.issued_letter(&officer(), case, sent, Form::Text).await.unwrap();
    let text = String::from_utf8(text).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("We used the Freedom of Information Act 2000."), "{text}");
}

async fn administrator(place: &Place) -> Who {
    let id = PersonId(Uuid::from_u128(0xad));
    let member = Member {
        name: "Ada Admin".into(),
        email: "ada@example.org".into(),
        roles: vec![Role::Administrator],
        team: None,
    };
    let new = NewMember { id: id.0, member, password: None };
    place.office.set_member(&Who::command_line(HOUSE), "ada", new).await.unwrap();
    Who {
        authority: HOUSE,
        actor: casework::Actor::Person { id, name: "Ada Admin".into(), roles: vec![Role::Administrator] },
    }
}

pub async fn letters_are_written_in_the_language_chosen(place: &Place) {
    house(place).await;
    let office = &place.office;
    let case = house::accepted(office, 2).await;
    let write = || vec![Command::WriteIn { language: Welsh }];
    assert!(office.act(&officer(), case, "cy", write()).await.is_err(), "not offered yet");
    assert!(office.set_languages(&officer(), "no", vec![English, Welsh]).await.is_err(), "an officer");
    let ada = administrator(place).await;
    office.set_languages(&ada, "yes", vec![English, Welsh]).await.unwrap();
    office.set_languages(&ada, "yes", vec![English, Welsh]).await.unwrap();
    // An administrator may change words as well.
    let cy = WordingChange { language: Welsh, ..change(OPENING, "Atebwn o dan: {law}.", 0) };
    office.set_wording(&ada, "words", cy).await.unwrap();
    let written = office.act(&officer(), case, "cy", write()).await.unwrap();
    assert_eq!(written.language, Welsh);
    let id = written.questions[0].id;
    let revision = written.questions[0].revision;
    let decide = house::decide(id, house::given("Mae 40."), revision);
    office.act(&officer(), case, "decide", vec![decide]).await.unwrap();
    let letter = office.letter_preview(&officer(), case, None, Form::Text).await.unwrap();
    let letter = String::from_utf8(letter).unwrap();
    assert!(letter.contains("Atebwn o dan:"), "{letter}");
    assert_eq!(words(place, English, OPENING).await, None);
}

pub async fn words_are_tried_on_a_case_without_who_asks(place: &Place) {
    house(place).await;
    let office = &place.office;
    let case = house::accepted(office, 3).await;
    let tried = office
        .try_wording(&officer(), English, "acknowledgement.next", "We look for it now.", TriedOn::Case(case))
        .await
        .unwrap();
    assert!(tried.in_place.contains("We look for it now."), "{}", tried.in_place);
    assert!(tried.letter.contains("street lamps of type 3"), "{}", tried.letter);
    assert!(!tried.letter.contains("Ivo"), "who asks is not told");
    assert!(tried.wrong.is_empty() && tried.findings.is_empty(), "{tried:?}");
    let sample = office
        .try_wording(&officer(), English, "annex.covers", "It: {cover}.", TriedOn::Sample)
        .await
        .unwrap();
    assert_eq!(sample.wrong.len(), 2, "{:?}", sample.wrong);
    assert!(sample.in_place.contains("It: {cover}."), "{}", sample.in_place);
    // No answer of this case withholds anything, so that the annex does not stand in its letter.
    let nowhere =
        office.try_wording(&officer(), English, "annex.covers", "It.", TriedOn::Case(case)).await.unwrap();
    assert_eq!(nowhere.in_place, "");
    assert!(matches!(
        office.try_wording(&stranger(), English, "annex.covers", "It.", TriedOn::Case(case)).await,
        Err(Error::NotFound(_))
    ));
    assert_eq!(words(place, English, "acknowledgement.next").await, None, "nothing is kept");
}
