//! A reading looked at, put right, accepted; what was put right is an example as long as its case is kept. Scans are
//! read where a program for them is there.

use casework::{
    CaseId, Command,
    case::{Channel, Correction, DoubtKind},
};
use document::{Law, request::Applicant};
use office::{Office, SentIn, Typed, Who};
use reading::{Picture, ReadsPictures};
use serde_json::Value;
use store::{Commit, Erase, StreamKey};

use crate::{
    house::{self, HOUSE, OTHER, officer, post_room, stranger},
    place::{Place, on_both},
};

on_both!(
    a_look_keeps_nothing_and_tells_what_is_known_already,
    what_an_officer_put_right_is_an_example_without_who_asks,
    an_example_lives_as_long_as_its_case,
    who_asks_stays_out_of_sight_after_it_was_put_right,
    scans_are_read_where_a_program_for_them_is_there,
);

const WISH: &str = "Dear Sir or Madam\n\nPlease provide the number of benches in the park and the name of their maker.\n\n\
                    I wonder why they are green?\n\nPlease send it as a spreadsheet.\n\n\
                    Yours faithfully\nZenobia Quarrelsome\nzenobia@post.example";

fn line(authority: uuid::Uuid) -> Who {
    Who::command_line(authority)
}

async fn enter(office: &Office, command: &str, text: &str) -> CaseId {
    let typed = Typed {
        text: text.to_owned(),
        subject: "Benches".to_owned(),
        applicant: Applicant::default(),
        channel: Channel::Post,
        received_on: None,
    };
    office.enter(&officer(), command, typed).await.unwrap().case
}

async fn does(office: &Office, case: CaseId, command: &str, what: Command) {
    office.act(&officer(), case, command, vec![what]).await.unwrap();
}

/// Every example, as lines of JSON.
async fn exported(office: &Office, authority: uuid::Uuid, command: &str) -> Vec<Value> {
    let (to, mut from) = tokio::sync::mpsc::channel(100);
    let count = office.export_examples(&line(authority), command, to).await.unwrap();
    let mut lines = Vec::new();
    while let Some(line) = from.recv().await {
        lines.push(serde_json::from_str(&line).unwrap());
    }
    assert_eq!(count, lines.len() as u64);
    lines
}

async fn a_look_keeps_nothing_and_tells_what_is_known_already(place: &Place) {
    let office = &place.office;
    let file = |bytes: Vec<u8>| SentIn::File { name: "request.eml".to_owned(), bytes };
    let before = office.store.last_seq().await.unwrap();
    let seen = office.preview(&officer(), file(house::telephones())).await.unwrap();
    assert_eq!(seen.request.questions.len(), 6);
    let first = &seen.request.questions[0];
    assert_eq!(&seen.text[first.start..first.end], "How many desk telephones does the council have?");
    assert!(seen.claims.iter().any(|c| c.field == "applicant.name" && c.value == "Morwenna Tregarth"));
    assert_eq!((seen.received_before, seen.belongs_to), (None, None));
    assert_eq!(office.store.last_seq().await.unwrap(), before);
    let taken = office
        .receive(&post_room(), "r.eml", house::telephones(), Channel::Email, office.now())
        .await
        .unwrap();
    assert!(taken.new, "a look is no receipt");

    let again = office.preview(&officer(), file(house::telephones())).await.unwrap();
    assert_eq!(again.received_before.as_deref(), Some(taken.reference.as_str()));
    let about = format!("Re: {}", taken.reference);
    let reply = house::mail(house::ASKER, "reply", &about, "Thank you. When will you answer?", "");
    let reply = office.preview(&officer(), file(reply)).await.unwrap();
    assert_eq!(reply.belongs_to.as_deref(), Some(taken.reference.as_str()));
    assert!(office.preview(&Who::public(HOUSE), SentIn::Text("x".to_owned())).await.is_err());
}

async fn what_an_officer_put_right_is_an_example_without_who_asks(place: &Place) {
    let office = &place.office;
    let case = enter(office, "enter", WISH).await;
    let state = office.case(&officer(), case).await.unwrap();
    let read = state.questions.len();
    assert!(read >= 1, "{:?}", state.questions);
    let passage = "the number of benches in the park";
    let other = "the name of their maker";
    let span = |words: &str| {
        let start = state.text.find(words).unwrap();
        document::Span::new(start, start + words.len())
    };
    let part = |words: &str| casework::command::QuestionWords {
        path: String::new(),
        label: None,
        heading: None,
        text: String::new(),
        place: Some(span(words)),
        stem: None,
        own_personal_data: None,
    };
    let question = state.questions[0].id;
    does(office, case, "split", Command::SplitQuestion { question, into: vec![part(passage), part(other)] })
        .await;
    let overlooked = state.doubts().into_iter().find(|d| d.about == DoubtKind::Overlooked);
    let asked = overlooked.is_some();
    if let Some(doubt) = overlooked {
        does(office, case, "no", Command::AnswerReading { doubt: doubt.id, right: true }).await;
    }
    assert_eq!(exported(office, HOUSE, "before").await, Vec::<Value>::new(), "nothing is accepted yet");
    office.accept(&officer(), case, "accept", Law::Foia).await.unwrap();

    let list = office.corrected_readings(&line(HOUSE), 0, 10).await.unwrap();
    assert_eq!(list.len(), 1);
    assert!(list[0].corrections.contains(&Correction::Split), "{list:?}");
    let examples = exported(office, HOUSE, "after").await;
    assert_eq!(examples.len(), 1);
    let example = &examples[0];
    let words = |of: &Value| -> Vec<String> {
        let text = example["text"].as_str().unwrap();
        let place = |q: &Value| {
            text[q["start"].as_u64().unwrap() as usize..q["end"].as_u64().unwrap() as usize].to_owned()
        };
        of["questions"].as_array().unwrap().iter().map(place).collect()
    };
    assert_eq!(words(example)[..2], [passage.to_owned(), other.to_owned()], "what the officer made of it");
    assert_eq!(words(&example["read"]).len(), read, "what was read");
    assert_eq!(example["kind"], "request");
    assert_eq!(example["law"], "foia");
    assert!(!example["reader"].as_str().unwrap().is_empty());
    assert_eq!(example["answers"].as_array().unwrap().len(), usize::from(asked));
    let whole = example.to_string();
    for name in ["Zenobia", "Quarrelsome", "zenobia@"] {
        assert!(!whole.contains(name), "{name} in {whole}");
    }
    let stream = StreamKey { kind: store::StreamKind::Authority, id: HOUSE };
    let kept = office.store.load(HOUSE, stream).await.unwrap();
    assert_eq!(kept.last().unwrap().kind, "examples-exported", "who took them out is kept");

    assert_eq!(exported(office, OTHER, "other").await, Vec::<Value>::new(), "another authority sees none");
    assert!(office.corrected_readings(&officer(), 0, 10).await.is_err(), "an administrator's work");
    assert!(office.corrected_readings(&stranger(), 0, 10).await.is_err());
}

async fn an_example_lives_as_long_as_its_case(place: &Place) {
    let office = &place.office;
    let case = enter(office, "enter", WISH).await;
    let question = office.case(&officer(), case).await.unwrap().questions[0].id;
    let reword = Command::RewordQuestion {
        question,
        label: None,
        heading: None,
        text: "How many benches are there?".to_owned(),
    };
    does(office, case, "reword", reword).await;
    office.accept(&officer(), case, "accept", Law::Foia).await.unwrap();
    assert_eq!(exported(office, HOUSE, "one").await.len(), 1);
    let version = office.case(&officer(), case).await.unwrap().version;
    let erase = Erase {
        key: StreamKey::case(case.0),
        versions: (1..=version).collect(),
        reason: "the schedule of disposal".to_owned(),
    };
    let commit = Commit {
        erase: vec![erase],
        ..Commit::new("erase", r#"{"who":"program","part":"disposal"}"#, office.now())
    };
    office.store.append(HOUSE, commit).await.unwrap();
    assert_eq!(exported(office, HOUSE, "none").await, Vec::<Value>::new());
    assert_eq!(office.corrected_readings(&line(HOUSE), 0, 10).await.unwrap(), vec![]);
}

async fn who_asks_stays_out_of_sight_after_it_was_put_right(place: &Place) {
    let office = &place.office;
    let case = enter(office, "enter", WISH).await;
    let right = Applicant { name: Some("Zeno Quarrel".to_owned()), ..Applicant::default() };
    office.correct_applicant(&officer(), case, "right", right.clone(), "the envelope").await.unwrap();
    assert_eq!(office.case(&officer(), case).await.unwrap().applicant, right);
    let page = office.case_page(&officer(), case).await.unwrap();
    assert!(!page.case.text.contains("Zenobia") && page.case.former_applicants.is_empty());
    assert_eq!(page.case.text.len(), WISH.len(), "places stay");
    let told: Vec<String> =
        office.timeline(&officer(), case).await.unwrap().into_iter().map(|l| l.what).collect();
    assert!(told.iter().any(|what| what == "who asks was put right"), "{told:?}");
}

/// Reads the same words in every picture.
struct Always;

impl ReadsPictures for Always {
    fn ready(&self) -> Result<(), String> {
        Ok(())
    }

    fn words(&self, _: &Picture<'_>) -> Result<String, String> {
        Ok("How many lamps stand in the high street?\n\nYours\nSam Example\n".to_owned())
    }
}

const PHOTO: &[u8] = b"\x89PNG\r\n\x1a\nfictional";

async fn scans_are_read_where_a_program_for_them_is_there(place: &Place) {
    let office = &place.office;
    let at = office.now();
    let why = office.receive(&officer(), "letter.png", PHOTO.to_vec(), Channel::Post, at).await;
    let why = why.unwrap_err().to_string();
    assert!(why.contains("tesseract") && why.contains("type them in"), "{why}");
    assert!(office.scans_unread().unwrap().contains("tesseract"));

    // Typed from the paper, the file is the original.
    let typed = Typed {
        text: "How many lamps stand in the high street?".to_owned(),
        subject: String::new(),
        applicant: Applicant::default(),
        channel: Channel::Post,
        received_on: None,
    };
    let original = Some(("letter.png".to_owned(), PHOTO.to_vec()));
    let taken = office.enter_with(&officer(), "typed", typed, original).await.unwrap();
    let case = office.case(&officer(), taken.case).await.unwrap();
    assert_eq!((case.original.name.as_str(), case.questions.len()), ("letter.png", 1));

    let office = office.clone().reading_pictures_with(&Always);
    assert_eq!(office.scans_unread(), None);
    let taken = office.receive(&officer(), "letter.png", PHOTO.to_vec(), Channel::Post, at).await.unwrap();
    let case = office.case(&officer(), taken.case).await.unwrap();
    assert_eq!(case.questions[0].text, "How many lamps stand in the high street?");
    assert!(case.unclear.iter().any(|u| u.why.contains("recognised")), "{:?}", case.unclear);

    // And so is what is attached to an e-mail.
    let mail = "From: Sam Example <sam@post.example>\r\nTo: foi@wexmoor.example\r\nSubject: A letter\r\n\
                Message-ID: <scan@post.example>\r\nMIME-Version: 1.0\r\n\
                Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the letter.\r\n\
                --b\r\nContent-Type: image/png; name=letter.png\r\nContent-Disposition: attachment; filename=letter.png\r\n\
                Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgpmaWN0aW9uYWw=\r\n--b--\r\n";
    let taken =
        office.receive(&post_room(), "m.eml", mail.as_bytes().to_vec(), Channel::Email, at).await.unwrap();
    assert_eq!(taken.questions, 1);
}
