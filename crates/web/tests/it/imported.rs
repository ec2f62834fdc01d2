//! Imported letters on the desk, through HTTP: the page of one, putting it right, publishing it, finding it, and what an
//! import set aside.

use axum::http::StatusCode;
use office::{ImportFile, Who};

use crate::desk::{Person, Place, place};
use crate::desk_library::{administrator, officer};
use crate::public::{never_says, says};
use crate::{header, seeded};

const LETTER: &str = "Borough of Wexmoor\n\nOur reference: FOI 2041\n12 March 2024\n\nDear Ms Vale\n\n\
    Freedom of Information Act 2000\n\nThank you for your request. You asked:\n\n\
    1. How many park benches does the council own?\n2. Which company repairs the park benches?\n\nOur response\n\n\
    1. How many park benches does the council own?\n\nThe council owns 42 park benches, Ms Vale.\n\n\
    2. Which company repairs the park benches?\n\nWe do not hold this information.\n\n\
    If you are not content with this response, you may ask for an internal review within 40 working days. If you are \
    still not content, you may complain to the Information Commissioner.\n\nYours sincerely\nInformation Rights\n";

const CASE: &str = "/desk/cases/FOI%202041";

async fn import(place: &Place, name: &str, text: &str) {
    let file =
        ImportFile { name: name.to_owned(), bytes: text.as_bytes().to_vec(), propose: true, another: None };
    place.office.import(&Who::command_line(seeded::AUTHORITY), file).await.unwrap();
}

async fn imported() -> (Place, Person) {
    let place = place().await;
    import(&place, "cabinet/2041.txt", LETTER).await;
    let amal = officer(&place).await;
    (place, amal)
}

#[tokio::test]
async fn the_page_of_an_imported_letter_says_what_was_read_and_that_it_is_history() {
    let (_place, amal) = imported().await;
    let (status, html) = amal.see(CASE).await;
    assert_eq!(status, StatusCode::OK);
    says(
        &html,
        &[
            "FOI 2041 · History",
            "Answered before, and imported.",
            "How many park benches does the council own?",
            "The council owns 42 park benches, Ms Vale.",
            "Not held",
            "Answered Tuesday 12 March 2024",
            "Freedom of Information Act 2000",
            "cabinet/2041.txt",
            "2041.txt</a>. It may say who asked",
            "<mark>We do not hold this information.</mark>",
            "answer to question 2",
            "The administrator proposes it for the log.",
            "Look at it for the log",
            "imported as history",
        ][..13],
    );
    never_says(&html, &["Being answered", "Due ", "Accept these questions", "What is this message?"]);
    let (_, html) = amal.see(&format!("{CASE}/timeline")).await;
    says(&html, &["imported as history from"]);
}

#[tokio::test]
async fn what_was_misread_is_put_right_with_one_click() {
    let (place, amal) = imported().await;
    let html = amal.done(&format!("{CASE}/history"), &[("question", "1"), ("do", "withheld")]).await;
    says(&html, &["Put right", "Withheld", "Something was not given, and no provision was found for it."]);
    let words = [
        ("text", "Which company repairs the benches?"),
        ("answer", "We do not hold this information."),
        ("disposition", "withheld"),
        ("provisions", "section 43(2)"),
    ];
    let html = amal.done(&format!("{CASE}/history/1"), &words).await;
    says(&html, &["Which company repairs the benches?", "s.43(2)", "not found word for word in the letter"]);
    never_says(&html, &["no provision was found"]);
    let html = amal.done(&format!("{CASE}/history"), &[("question", "0"), ("do", "own")]).await;
    says(&html, &["about the applicant: neither remembered nor published"]);
    let letter = [
        ("subject", "Seats in parks"),
        ("reference", "FOI 2041"),
        ("answered-day", "13"),
        ("answered-month", "3"),
        ("answered-year", "2024"),
        ("law", "eir"),
        ("outcome", "partial"),
    ];
    let html = amal.done(&format!("{CASE}/history/letter"), &letter).await;
    says(&html, &["Seats in parks", "Wednesday 13 March 2024, put right here", "Environmental Information"]);
    let new = [("text", "How long are they?"), ("answer", "Two metres."), ("disposition", "given")];
    let html = amal.done(&format!("{CASE}/history/new"), &new).await;
    says(&html, &["Question 3", "How long are they?", "Two metres."]);
    let html = amal.done(&format!("{CASE}/history"), &[("question", "2"), ("do", "no-question")]).await;
    never_says(&html, &["How long are they?"]);
    let (_, html) = amal.see(&format!("{CASE}/timeline")).await;
    says(&html, &["2024-03-13 instead of 2024-03-12", "question was added", "no question of the letter"]);

    // What cannot be read back comes back with what was typed.
    let wrong = amal.send(&format!("{CASE}/history/1"), &[("text", ""), ("answer", "Kept words")]).await;
    let (status, html) = crate::page(wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["There is a problem", "A question needs words", "Kept words"]);
    // An approver sees it and changes nothing.
    let ifor = Person::sign_in(&place.app, "ifor@wexmoor.example").await;
    let (status, html) = ifor.see(CASE).await;
    assert_eq!(status, StatusCode::OK);
    never_says(&html, &["Misread?", "Put the letter right", "Look at it for the log"]);
    let (status, _) = ifor.see(&format!("{CASE}/history/letter")).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_imported_answer_is_published_after_a_look() {
    let (place, amal) = imported().await;
    let publish = format!("{CASE}/publish");
    let (_, html) = amal.see(&publish).await;
    says(
        &html,
        &[
            "Look here",
            "the applicant&#39;s name",
            "nobody has looked at it for publication yet",
            "Leave this one out",
        ],
    );
    let fields = |looked: &'static [&'static str]| {
        let mut fields = vec![
            ("shown", "yes"),
            ("do", "publish"),
            ("title", "Park benches"),
            ("summary", "One question."),
            ("question-0", "How many park benches does the council own?"),
            ("answer-0", "The council owns 42 park benches."),
            ("leave-1", "yes"),
        ];
        fields.extend(looked.iter().map(|what| ("looked", *what)));
        fields
    };
    let refused = amal.send(&publish, &fields(&["applicant"])).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = amal.done(&publish, &fields(&["applicant", "third-parties", "copyright"])).await;
    says(&html, &["Published", "in the disclosure log", "Park benches"]);
    let entry =
        place.office.log(seeded::AUTHORITY, Some("benches"), None, 5).await.unwrap().entries.remove(0);
    assert_eq!(entry.entry.answers.len(), 1, "the other was left out");
    assert!(!format!("{entry:?}").contains("Vale"), "{entry:?}");
    let (_, html) = amal.see(&publish).await;
    says(&html, &["Which company repairs the park benches?", "Withdraw from the log"]);
    let html = amal.done(&publish, &[("do", "withdraw"), ("entry", "0"), ("why", "Wrong year")]).await;
    says(&html, &["withdrawn"]);
}

#[tokio::test]
async fn imported_letters_are_found_by_their_words() {
    let (place, amal) = imported().await;
    import(&place, "2.txt", &LETTER.replace("2041", "2042").replace("park benches", "street trees")).await;
    let (_, html) = amal.see("/desk/imported").await;
    says(&html, &["The newest", "FOI 2041", "FOI 2042", "answered Tuesday 12 March 2024"]);
    never_says(&html, &["set aside"]);
    let (_, html) = amal.see("/desk/imported?q=Street+Tree").await;
    says(&html, &["FOI 2042", "street trees"]);
    never_says(&html, &["FOI 2041"]);
    let (_, html) = amal.see("/desk/search?q=repairs+benches").await;
    says(&html, &["Imported letters", "FOI 2041", "Which company repairs"]);
    let (_, html) = amal.see("/desk/imported?q=ferries").await;
    says(&html, &["No imported letter has all of these words"]);
    let (status, _) = amal.see("/desk/imported?after=nonsense").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let nobody = Person::nobody(&place.app);
    let response = nobody.send("/desk/cases/FOI%202041/history", &[("question", "0"), ("do", "given")]).await;
    assert!(header(&response, "location").starts_with("/sign-in"), "{response:?}");
}

#[tokio::test]
async fn what_was_set_aside_is_listed_for_an_administrator() {
    let (place, amal) = imported().await;
    import(&place, "cabinet/notes.txt", "Minutes of the allotment society. The hedge was cut.").await;
    import(&place, "cabinet/more.txt", "Minutes of the bowls club. The green was mown.").await;
    let una = administrator(&place).await;
    let (_, html) = una.see("/desk/imported").await;
    says(&html, &["2 items set aside by the import"]);
    let (_, html) = una.see("/desk/imported/aside").await;
    says(
        &html,
        &["cabinet/notes.txt", "No response to a request was recognised in it", "Try again", "52 bytes"],
    );
    let id_of = |name: &str| {
        let item = &html[html.find(name).unwrap()..];
        let action = "action=\"/desk/imported/aside/";
        let at = item.find(action).unwrap() + action.len();
        item[at..].split('"').next().unwrap().to_owned()
    };
    let (notes, more) = (id_of("cabinet/notes.txt"), id_of("cabinet/more.txt"));
    let (notes, more) = (notes.as_str(), more.as_str());
    let at = |id: &str| format!("/desk/imported/aside/{id}");
    let html = una.done(&at(notes), &[("do", "again")]).await;
    says(&html, &["It stays aside", "no response to a request was recognised"]);
    let (status, file) = una.see(&format!("{}/file", at(notes))).await;
    assert_eq!(
        (status, file.as_str()),
        (StatusCode::OK, "Minutes of the allotment society. The hedge was cut.")
    );
    let html = una.done(&at(notes), &[("do", "take")]).await;
    says(
        &html,
        &["It is history now", "No question was recognised in the letter", "Minutes of the allotment"],
    );
    let html = una.done(&at(more), &[("do", "leave")]).await;
    says(&html, &["Left out", "Nothing is set aside."]);
    for (path, expected) in
        [("/desk/imported/aside", StatusCode::FORBIDDEN), ("/desk/imported", StatusCode::OK)]
    {
        assert_eq!(amal.see(path).await.0, expected, "{path}");
    }
    let refused = amal.send(&at(more), &[("do", "again")]).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_another_authority_answered_is_marked_so_and_cannot_be_taken_over() {
    let place = place().await;
    let file = |name: &str, text: String, another: Option<&str>| ImportFile {
        name: name.to_owned(),
        bytes: text.into_bytes(),
        propose: false,
        another: another.map(str::to_owned),
    };
    let about = LETTER
        .replace("How many park benches does the council own?", "How many agents work in the contact centre?")
        .replace("42 park benches", "42 agents")
        .replace("Borough of Wexmoor", "Otherton Council")
        .replace("Which company repairs the park benches?", "Who manages the contact centre?");
    let line = Who::command_line(seeded::AUTHORITY);
    let theirs = file("theirs.txt", about, Some("Otherton Council"));
    place.office.import(&line, theirs).await.unwrap();
    let amal = officer(&place).await;
    let (status, html) = amal.see("/desk/cases/Otherton%20Council%20FOI%202041").await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &["Otherton Council answered this, not we.", "never published by us"]);
    never_says(&html, &["Look at it for the log", "The letter names"]);
    let (_, html) = amal.see("/desk/imported?q=agents").await;
    says(&html, &["Otherton Council FOI 2041", "Otherton Council answered it, not we"]);
    let case = crate::desk::accepted(&amal).await;
    let (_, html) = amal.see(&format!("{case}/questions/0")).await;
    says(
        &html,
        &["Elsewhere", "Otherton Council answered: ", "for wording and comparison, not a fact of ours"],
    );
    never_says(&html, &["Use this", "Position on disclosure"]);
    let (_, html) = amal.see(&format!("{case}/proposals")).await;
    never_says(&html, &["Otherton Council"]);
}
