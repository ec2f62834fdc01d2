//! Whatever is asked with another authority's id is not found.

use std::future::Future;

use casework::{
    CaseId, Command, QuestionId,
    case::{AskedQuestion, Channel, LookPurpose},
    ids::{AskId, EnclosureId, EntryId, GroupId, LetterId},
};
use document::Law;
use office::{Asked, CopyAs, Error, Form, LetterPlan, Notice, SendOrder, Upload};

use crate::{
    house::{self, HOUSE, OTHER, given, officer, stranger},
    place::{Place, on_both},
};

on_both!(another_authority_finds_nothing);

/// Fails unless the answer is that there is no such thing.
async fn nothing<T>(what: &str, asked: impl Future<Output = Result<T, Error>>) {
    match asked.await {
        Err(Error::NotFound(_)) => {}
        Err(other) => panic!("{what} tells more than that there is no such thing: {other}"),
        Ok(_) => panic!("{what} shows another authority's case"),
    }
}

async fn another_authority_finds_nothing(place: &Place) {
    let office = &place.office;
    let id = house::accepted(office, 1).await;
    place.carry().await;
    let own = office.case(&officer(), id).await.unwrap();
    let question = own.questions[0].id;
    let act = vec![house::decide(question, given("One hundred."), 0)];
    office.act(&officer(), id, "decide", act).await.unwrap();
    let asked = Asked {
        team: "ICT".to_owned(),
        to: Some("a@b.example".to_owned()),
        questions: vec![AskedQuestion { question, words: "How many?".to_owned() }],
        by: office.today(),
        note: String::new(),
    };
    office.ask_colleague(&officer(), id, "ask", asked.clone()).await.unwrap();
    let before = office.case(&officer(), id).await.unwrap();

    let who = &stranger();
    let letter = LetterId(0);
    let sha256 = own.original.sha256.clone();
    let upload = || Upload { name: "a.csv".to_owned(), bytes: b"a,b\r\n1,2\r\n".to_vec() };
    let notice = Notice::Clarification { questions: vec![question], ask: "Which?".to_owned() };
    let order = SendOrder { plan: LetterPlan::response(&before), to: None };
    let note = || vec![Command::Note { text: "x".to_owned() }];
    nothing("the case", office.case(who, id)).await;
    nothing("the page", office.case_page(who, id)).await;
    nothing("a command", office.act(who, id, "x1", note())).await;
    nothing("acceptance", office.accept(who, id, "x2", Law::Foia)).await;
    nothing("the clock", office.clock(who, id, GroupId(0))).await;
    nothing("the applicant", office.look_at_applicant(who, id, "x3", LookPurpose::Corresponding, "")).await;
    nothing("the timeline", office.timeline(who, id)).await;
    nothing("the timeline as PDF", office.timeline_pdf(who, id)).await;
    nothing("the letter", office.letter_page(who, id, None)).await;
    nothing("the preview", office.letter_preview(who, id, None, Form::Html)).await;
    nothing("a letter that left", office.issued_letter(who, id, letter, Form::Text)).await;
    nothing("a notice", office.send_notice(who, id, "x4", notice, None)).await;
    nothing("sending", office.send(who, id, "x5", order)).await;
    nothing("resending", office.resend(who, id, "x6", letter, "a@b.example", "so")).await;
    nothing("doubt", office.resolve_doubt(who, id, "x7", letter, true, "so")).await;
    nothing("asking", office.ask_colleague(who, id, "x8", asked)).await;
    nothing("withdrawing a link", office.withdraw_ask(who, id, "x9", AskId(0), "so")).await;
    nothing("an enclosure", office.add_enclosure(who, id, "x10", upload(), Some(QuestionId(0)))).await;
    nothing("a copy", office.clean_copy(who, id, "x11", EnclosureId(0), CopyAs::SameKind)).await;
    nothing("another inspection", office.inspect_again(who, id, "x14", EnclosureId(0))).await;
    nothing("a supplied file", office.enclose_contribution(who, id, "x12", &sha256, None)).await;
    nothing("a file", office.case_file(who, id, &sha256)).await;
    nothing("proposing", office.propose_entry(who, id, letter)).await;
    nothing("withdrawing an entry", office.withdraw_entry(who, id, "x13", EntryId(0), "so")).await;
    nothing("finding it", office.find_case(who, &own.reference)).await;
    nothing("a number nobody has", office.case(&officer(), CaseId(uuid::Uuid::from_u128(5)))).await;
    assert!(office.board(who, &Default::default()).await.unwrap().rows.is_empty());
    assert!(office.log(OTHER, None, None, 10).await.unwrap().entries.is_empty());
    assert_eq!(office.case(&officer(), id).await.unwrap(), before, "and nothing was changed");
    assert_eq!(office.replay(OTHER, false).await.unwrap().cases, 0);
    assert_eq!(office.replay(HOUSE, false).await.unwrap().cases, 1);

    // A message that names the other authority's reference or letter opens a case of its own.
    let letter_id = &own.letters[0].message_id;
    let text = format!("About {}: how many benches are there?", own.reference);
    let answer = house::mail(house::ASKER, "strays", "Re", &text, &format!("In-Reply-To: {letter_id}\r\n"));
    let post = office::Who::program(OTHER, "the post room");
    let taken = office.receive(&post, "a.eml", answer, Channel::Email, office.now()).await.unwrap();
    assert!(taken.new && taken.case != id);
}
