//! Every kind of letter beside the response: looked at first, sent once to whom it is for, refused where it may not go.
//! Rows say what is refused and with which words; nothing that leaves for a third party or a colleague tells who asked.

use casework::{
    Case, CaseId, Command, Progress, Stage,
    case::{
        AskedQuestion, Channel, Charge, ClockEventKind, LetterKind, LetterState, Party, ReviewDecision,
        TriageKind,
    },
    ids::AskId,
};
use document::Law;
use jiff::civil::date;
use office::{Asked, Form, Given, LetterPlan, Notice, Office, SendOrder, Sent, Who};

use crate::{
    house::{self, ASKER, HOUSE, decide, given, officer, post_room, second_officer, to_follow},
    place::{Place, on_both},
};

on_both!(
    money_and_time,
    cases_that_end,
    third_parties_and_colleagues,
    reviews_and_the_regulator,
    environmental_time_comes_from_the_law,
);

const NAME: &str = "Morwenna Tregarth";
const ADDRESS: &str = "m.tregarth@post.example";

/// A request whose words tell who asks, in its subject and in a question.
async fn request(place: &Place, id: &str, law: Law) -> CaseId {
    let text = format!(
        "Dear Sir or Madam,\n\nUnder the Freedom of Information Act 2000 please send me the following.\n\n\
         1. How many benches does the council own?\n\
         2. What did the council pay Harrow Benches Ltd in 2025?\n\
         3. How many benches did {NAME} report as broken in 2025?\n\nYours faithfully\n{NAME}"
    );
    let subject = format!("Benches for {NAME} ({id})");
    let bytes = house::mail(ASKER, id, &subject, &text, "");
    let office = &place.office;
    let taken = office.receive(&post_room(), "r.eml", bytes, Channel::Email, office.now()).await.unwrap();
    house::triage(office, taken.case, &format!("{id} triage")).await;
    office.accept(&officer(), taken.case, &format!("{id} accept"), law).await.unwrap();
    assert_eq!(place.carry().await, 1);
    taken.case
}

async fn now(office: &Office, case: CaseId) -> Case {
    office.case(&officer(), case).await.unwrap()
}

/// Looks at a notice, sends what was seen, twice, and carries it. Nothing shown names who asks.
async fn sent(place: &Place, who: &Who, case: CaseId, notice: Notice) -> Sent {
    let office = &place.office;
    let kind = notice.kind();
    let page = office.notice_page(who, case, &notice).await.unwrap_or_else(|e| panic!("{}: {e}", kind.id()));
    assert!(page.letter.obstacles.is_empty(), "{}: {:?}", kind.id(), page.letter.obstacles);
    untold(kind.id(), &page.letter.html);
    for form in [Form::Html, Form::Pdf, Form::Docx, Form::Text] {
        let bytes = office.notice_preview(who, case, &notice, form).await.unwrap();
        untold(&format!("preview of {} as {form:?}", kind.id()), &words(form, &bytes));
    }
    let id = format!("{case}:{}:{}", kind.id(), now(office, case).await.version);
    let stale = office.send_notice(who, case, &format!("{id} stale"), notice.clone(), Some("other")).await;
    assert!(stale.unwrap_err().to_string().contains("look at it again"), "{}", kind.id());
    let first = office.send_notice(who, case, &id, notice.clone(), Some(&page.seen)).await;
    let first = first.unwrap_or_else(|e| panic!("{}: {e}", kind.id()));
    let after = now(office, case).await;
    let again = office.send_notice(who, case, &id, notice, Some(&page.seen)).await.unwrap();
    assert_eq!(again, first);
    assert_eq!(now(office, case).await, after, "{} posted twice", kind.id());
    let by_email = first.to.contains('@');
    assert_eq!(page.by_email, by_email);
    assert_eq!(place.carry().await, usize::from(by_email), "{}: once, where it goes by e-mail", kind.id());
    let case = now(office, case).await;
    let letter = case.letter(first.letter).unwrap();
    assert_eq!(letter.kind, kind);
    assert!(matches!(letter.state, LetterState::Carried { .. }), "{:?}", letter.state);
    let lines = office.timeline(who, case.id).await.unwrap();
    assert!(lines.iter().any(|l| l.letter == Some(letter.id)), "its files hang on the timeline");
    first
}

/// What a form of a letter says to whoever digs: its text, and its bytes.
fn words(form: Form, bytes: &[u8]) -> String {
    let name = match form {
        Form::Html => "letter.html",
        Form::Pdf => "letter.pdf",
        Form::Docx => "letter.docx",
        Form::Text => "letter.txt",
    };
    let opened = reading::open_with(bytes, Some(name), &container::Limits::default(), &reading::NoPictures);
    format!("{}\n{}", opened.unwrap().text, String::from_utf8_lossy(bytes))
}

/// Nothing of who asks.
#[track_caller]
fn untold(what: &str, text: &str) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    for tells in ["morwenna", "tregarth", "post.example"] {
        assert!(!text.contains(tells), "{what} tells '{tells}': {text}");
    }
}

/// A notice that may not go, with the words in which it is refused: as a preview and when it is sent.
async fn refused(office: &Office, who: &Who, case: CaseId, notice: Notice, says: &str) {
    let before = now(office, case).await;
    let seen = office.notice_page(who, case, &notice).await.map(|p| p.letter.obstacles).unwrap_err();
    assert!(seen.to_string().contains(says), "{:?}: {seen} does not say '{says}'", notice.kind());
    let id = format!("refused {says} {}", before.version);
    let done = office.send_notice(who, case, &id, notice, None).await.unwrap_err();
    assert!(done.to_string().contains(says), "{done}");
    assert_eq!(now(office, case).await, before, "a refusal keeps nothing");
}

fn party(email: &str, address: &[&str]) -> Party {
    Party {
        name: "Harrow Benches Ltd".to_owned(),
        address: address.iter().map(|l| (*l).to_owned()).collect(),
        email: email.to_owned(),
    }
}

async fn money_and_time(place: &Place) {
    place.on("2026-06-01 09:30");
    let office = &place.office;
    let case = request(place, "money", Law::Foia).await;
    let questions: Vec<_> = now(office, case).await.questions.iter().map(|q| q.id).collect();
    place.on("2026-06-03 10:00");
    let fee = |pence, basis: &str, how: &str| Notice::Fees {
        questions: vec![questions[1]],
        charge: Charge { pence, basis: basis.to_owned(), how: how.to_owned() },
    };
    refused(office, &officer(), case, fee(0, "copies", "by card"), "how much").await;
    refused(office, &officer(), case, fee(900, "", "by card"), "made up of").await;
    refused(office, &officer(), case, fee(900, "copies", " "), "how it can be paid").await;
    let none = Notice::Fees { questions: Vec::new(), charge: Charge::default() };
    refused(office, &officer(), case, none, "choose the questions").await;
    let fees = fee(900, "90 sheets at 10p", "by card at the Guildhall");
    sent(place, &officer(), case, fees).await;
    let after = now(office, case).await;
    let letter = after.letters.last().unwrap();
    // s.9(2): three months that begin with the day of the notice.
    assert_eq!(letter.particulars.by, Some(date(2026, 9, 2)), "the last day to pay is the law's");
    assert_eq!(letter.to, ADDRESS);
    assert_eq!(after.progress(questions[1]), Progress::WaitsForApplicant);
    assert_eq!(after.due(), Some(date(2026, 6, 30)), "the other questions run on");

    let until =
        |day: i8| Notice::Delay { until: date(2026, 7, day), why: "The register was moved.".to_owned() };
    place.on("2026-07-06 10:00");
    refused(office, &officer(), case, until(1), "the day ahead").await;
    sent(place, &officer(), case, until(14)).await;
    place.mail(ADDRESS, "14 July 2026");

    let time = |questions, until| Notice::Extension { questions, until, why: "Two views differ.".to_owned() };
    refused(
        office,
        &officer(),
        case,
        time(vec![questions[0]], Some(date(2026, 8, 3))),
        "qualified exemption",
    )
    .await;
    refused(office, &officer(), case, Notice::Acknowledgement, "acknowledged already").await;
    let invalid = Notice::NotValid { missing: "A name.".to_owned() };
    refused(office, &officer(), case, invalid, "was accepted, so it is valid").await;
    let review = Notice::Review {
        decision: ReviewDecision::Upheld,
        reasons: "Looked at anew.".to_owned(),
        by: None,
        answers: Vec::new(),
        supersedes: None,
    };
    let nobody_asked = office.notice_page(&officer(), case, &review).await.unwrap_err();
    assert!(nobody_asked.to_string().contains("while the case is open"), "{nobody_asked}");
}

async fn cases_that_end(place: &Place) {
    place.on("2026-06-01 09:30");
    let office = &place.office;
    let ends = [
        (
            "transfer",
            Notice::Transfer {
                to: party("foi@county.example", &["County Hall"]),
                note: "Benches in parks are the county's.".to_owned(),
            },
            Some(casework::case::Closing::Transferred),
        ),
        ("withdrawal", Notice::Withdrawal { note: String::new() }, Some(casework::case::Closing::Withdrawn)),
        (
            "own-data",
            Notice::OwnData { note: "Please send us something that shows who you are.".to_owned() },
            Some(casework::case::Closing::HandledElsewhere),
        ),
        (
            "re-use",
            Notice::ReUse { note: "Under the Open Government Licence.".to_owned() },
            Some(casework::case::Closing::HandledElsewhere),
        ),
    ];
    for (id, notice, closing) in ends {
        let case = request(place, id, Law::Foia).await;
        if let Notice::Transfer { note, .. } = &notice {
            let nobody = Notice::Transfer { to: Party::default(), note: note.clone() };
            refused(office, &officer(), case, nobody, "name the authority").await;
        }
        if let Notice::ReUse { .. } = &notice {
            let bare = Notice::ReUse { note: String::new() };
            refused(office, &officer(), case, bare, "on which terms").await;
        }
        assert_eq!(sent(place, &officer(), case, notice.clone()).await.to, ADDRESS, "{id}");
        let after = now(office, case).await;
        assert_eq!((after.stage(), after.closed.map(|c| c.0)), (Stage::Closed, closing), "{id}");
        refused(office, &officer(), case, notice, "was sent already").await;
    }

    // Withdrawn by a message: the letter confirms it.
    let case = request(place, "withdrawn", Law::Foia).await;
    let subject = format!("Re: {}", now(office, case).await.reference);
    let withdraw = house::mail(ASKER, "w", &subject, "I withdraw my request.", "");
    office.receive(&post_room(), "w.eml", withdraw, Channel::Email, office.now()).await.unwrap();
    let message = now(office, case).await.messages[0].id;
    let understood = Command::UnderstandMessage {
        message,
        purpose: casework::case::MessagePurpose::Withdrawal,
        groups: Vec::new(),
        why: "It says so.".to_owned(),
    };
    office.act(&officer(), case, "withdrawn", vec![understood]).await.unwrap();
    sent(place, &officer(), case, Notice::Withdrawal { note: String::new() }).await;
    assert_eq!(now(office, case).await.stage(), Stage::Closed);

    // Not valid, on a message that nobody accepted; and no address at all.
    let take = async |id: &str, from: &str| {
        let bytes = house::mail(from, id, "Benches", "Tell me about benches.", "");
        let taken = office.receive(&post_room(), "n.eml", bytes, Channel::Email, office.now()).await.unwrap();
        let say = Command::Triage { kind: TriageKind::NotValid, why: "No name.".to_owned() };
        office.act(&officer(), taken.case, id, vec![say]).await.unwrap();
        taken.case
    };
    let case = take("not-valid", ASKER).await;
    refused(office, &officer(), case, Notice::NotValid { missing: String::new() }, "would make").await;
    let invalid = Notice::NotValid { missing: "Please give your name.".to_owned() };
    sent(place, &officer(), case, invalid.clone()).await;
    let case = take("nowhere", ASKER).await;
    let nobody = document::request::Applicant { name: Some(NAME.to_owned()), ..Default::default() };
    office.correct_applicant(&officer(), case, "no address", nobody, "It is on paper.").await.unwrap();
    refused(office, &officer(), case, invalid, "gave no address").await;
}

async fn third_parties_and_colleagues(place: &Place) {
    place.on("2026-06-01 09:30");
    let office = &place.office;
    let case = request(place, "parties", Law::Foia).await;
    let all = now(office, case).await;
    let (second, third) = (all.questions[1].id, all.questions[2].id);
    let consult = |party: Party, questions, note: &str| Notice::Consultation {
        party,
        questions,
        by: date(2026, 6, 12),
        note: note.to_owned(),
    };
    let post = ["1 Mill Bridge", "Wexmoor WX2 2BB"];
    let rows = [
        (consult(Party::default(), vec![second], ""), "e-mail address or a postal address"),
        (consult(party("", &[]), vec![second], ""), "e-mail address or a postal address"),
        (consult(party("benches at example", &[]), vec![second], ""), "is no e-mail address"),
        (
            consult(Party { name: String::new(), ..party("a@b.example", &[]) }, vec![second], ""),
            "name the third",
        ),
        (consult(party("a@b.example", &[]), Vec::new(), ""), "at least one question"),
        (consult(party("a@b.example", &[]), vec![second], &format!("{NAME} asks.")), "tells who asks"),
        (consult(party("a@b.example", &[]), vec![second], "Ms Tregarth asks."), "tells who asks"),
        (Notice::Chaser { ask: AskId(0), note: String::new() }, "who still owes"),
    ];
    for (notice, says) in rows {
        refused(office, &officer(), case, notice, says).await;
    }
    let consultation = consult(
        party("info@harrow.example", &post),
        vec![second, third],
        "Please say what harm you see in release, and why.",
    );
    assert_eq!(sent(place, &officer(), case, consultation).await.to, "info@harrow.example");
    let after = now(office, case).await;
    assert_eq!(after.consultations.len(), 1);
    assert_eq!(after.consultations[0].party, "Harrow Benches Ltd");
    assert!(after.consultations[0].view.is_none() && after.due() == all.due(), "the clock runs on");
    let mail = place.mail("info@harrow.example", "12 June 2026");
    untold("the mail to the third party", &mail.everything);
    for (name, bytes) in &mail.attachments {
        untold(name, &words(Form::Pdf, bytes));
    }
    assert!(mail.text.contains("What did the council pay Harrow Benches Ltd"), "{}", mail.text);

    // By post: it is printed and posted by hand.
    let release = Notice::PreRelease {
        party: party("", &post),
        questions: vec![second],
        on: date(2026, 6, 26),
        note: "We shall give the total.".to_owned(),
    };
    let by_post = sent(place, &officer(), case, release).await;
    assert_eq!(by_post.to, post.join("\n"));

    // A colleague who owes an answer, and one whose link had ended.
    let asked = Asked {
        team: "ICT".to_owned(),
        to: None,
        questions: vec![
            AskedQuestion { question: second, words: "What was paid for benches in 2025?".to_owned() },
            AskedQuestion { question: third, words: "How many reports came in 2025?".to_owned() },
        ],
        by: date(2026, 6, 5),
        note: String::new(),
    };
    office.ask_colleague(&officer(), case, "ask", asked).await.unwrap();
    place.carry().await;
    let link = office.ask_address(case, AskId(0));
    let secret = link.rsplit('/').next().unwrap().to_owned();
    let supplied = office::Supplied { text: "£4,000.".to_owned(), ..Default::default() };
    office.contribute(&secret, "supplied", second, supplied).await.unwrap();
    place.on("2026-09-20 10:00");
    assert!(office.contributor_page(&secret).await.is_err(), "the link has ended");
    let chaser = Notice::Chaser { ask: AskId(0), note: "A guess will do.".to_owned() };
    assert_eq!(sent(place, &officer(), case, chaser).await.to, "ict@wexmoor.example");
    let mail = place.mail("ict@wexmoor.example", "A guess will do");
    untold("the mail to the colleague", &mail.everything);
    assert!(
        mail.text.contains("How many reports came") && !mail.text.contains("What was paid"),
        "{}",
        mail.text
    );
    assert!(mail.text.contains(&link), "the same link: {}", mail.text);
    assert!(office.contributor_page(&secret).await.is_ok(), "and it opens again");

    // Every form of what left, once more from the case; and the applicant does not see it among theirs.
    let after = now(office, case).await;
    for letter in after
        .letters
        .iter()
        .filter(|l| matches!(l.kind, LetterKind::Consultation | LetterKind::PreRelease | LetterKind::Chaser))
    {
        untold(letter.kind.id(), &letter.subject);
        for form in [Form::Html, Form::Pdf, Form::Docx, Form::Text] {
            let bytes = office.issued_letter(&officer(), case, letter.id, form).await.unwrap();
            untold(&format!("{} as {form:?}", letter.kind.id()), &words(form, &bytes));
        }
    }
    assert_eq!(now(office, case).await, after, "nobody looked at who asks by opening them");
    let mail = place.mails().into_iter().find(|m| m.text.contains("/follow/")).unwrap();
    let key = mail.text.split("?key=").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let followed = office.follow(&after.reference, &key).await.unwrap();
    assert_eq!(followed.letters.len(), 1, "{:?}", followed.letters);
    let theirs = after.letters.iter().find(|l| l.kind == LetterKind::Consultation).unwrap().id;
    assert!(office.followed_letter(&after.reference, &key, theirs).await.is_err());
    assert_eq!(place.office.replay(HOUSE, false).await.unwrap().different.len(), 0);
}

async fn reviews_and_the_regulator(place: &Place) {
    place.on("2026-06-01 09:30");
    let office = &place.office;
    let case = request(place, "review", Law::Foia).await;
    let rule = Command::SetClearanceRule { policy: casework::authority::ClearancePolicy::Never };
    let mut commands = vec![rule];
    for (nth, question) in now(office, case).await.questions.iter().enumerate() {
        commands.push(decide(question.id, given(&format!("There are {}.", 40 + nth)), 0));
    }
    let state = office.act(&officer(), case, "decided", commands).await.unwrap();
    let order = SendOrder { plan: LetterPlan::response(&state), to: None };
    let answer = office.send(&officer(), case, "answer", order).await.unwrap().letter;
    place.carry().await;
    let outcome = |decision, answers: Vec<casework::QuestionId>, reasons: &str| Notice::Review {
        decision,
        reasons: reasons.to_owned(),
        by: None,
        answers,
        supersedes: None,
    };
    let ask = Command::RequestReview { grounds: format!("I do not believe the first figure.\n{NAME}") };
    office.act(&officer(), case, "review", vec![ask]).await.unwrap();
    place.on("2026-06-10 10:00");

    // Who decided before neither answers the review nor looks at the letter as if they could.
    let stands = outcome(ReviewDecision::Upheld, Vec::new(), "We counted again.");
    refused(office, &officer(), case, stands, "your role does not allow").await;
    let who = second_officer();
    let first = state.questions[0].id;
    for (notice, says) in [
        (outcome(ReviewDecision::Upheld, Vec::new(), " "), "reasons of the review"),
        (outcome(ReviewDecision::Upheld, vec![first], "We counted again."), "nothing is answered anew"),
    ] {
        refused(office, &who, case, notice, says).await;
    }
    // Answered anew: decided during the review, by somebody who had not decided it.
    assert!(office::decided_anew(&now(office, case).await).is_empty());
    let revision = state.questions[0].revision;
    let anew = decide(first, to_follow("Being counted.", date(2026, 6, 20)), revision);
    office.act(&who, case, "not yet", vec![anew]).await.unwrap();
    let early = outcome(ReviewDecision::UpheldInPart, vec![first], "One figure was wrong.");
    let page = office.notice_page(&who, case, &early).await.unwrap();
    assert!(
        page.letter.obstacles.iter().any(|o| o.contains("has no answer yet")),
        "{:?}",
        page.letter.obstacles
    );
    office.act(&who, case, "anew", vec![decide(first, given("There are 39."), revision + 1)]).await.unwrap();
    assert_eq!(office::decided_anew(&now(office, case).await), [first]);
    sent(place, &who, case, early).await;
    let after = now(office, case).await;
    let letter = after.letters.last().unwrap();
    assert_eq!((letter.supersedes, letter.answers.as_slice()), (Some(answer), &[first][..]));
    assert_eq!(after.stage(), Stage::Answered);
    let review = &after.reviews[0];
    assert_eq!(review.answered, Some((date(2026, 6, 10), "part of the answer changes".to_owned())));
    place.mail(ADDRESS, "There are 39.");

    // The regulator: by post to the address that the law knows, or by e-mail to who handles it.
    let reply = |reference: &str, email: &str| Notice::Regulator {
        reference: reference.to_owned(),
        email: email.to_owned(),
        note: "We answered the review on 10 June 2026.".to_owned(),
    };
    refused(office, &who, case, reply("", ""), "regulator's reference").await;
    let by_post = sent(place, &who, case, reply("IC-1-A1A1", "")).await;
    let known = law::rights(Law::Foia).regulator;
    assert!(known.address.iter().all(|line| by_post.to.contains(line)), "{}", by_post.to);
    assert_eq!(now(office, case).await.complaint.as_deref(), Some("IC-1-A1A1"));
    let by_email = sent(place, &who, case, reply("", "casework@regulator.example")).await;
    assert_eq!(by_email.to, "casework@regulator.example");

    // What the command line can show of each kind, from the facts of the case and a few more.
    let facts = Given {
        note: "Because it is so.".to_owned(),
        by: Some(date(2026, 7, 1)),
        party: party("a@b.example", &[]),
        charge: Charge { pence: 500, basis: "copies".to_owned(), how: "by card".to_owned() },
    };
    let open = request(place, "shown", Law::Foia).await;
    let state = now(office, open).await;
    let mut told = Vec::new();
    for kind in LetterKind::ALL {
        let Some(notice) = Notice::of(kind, &state, &facts) else { continue };
        match office.notice_preview(&officer(), open, &notice, Form::Text).await {
            Ok(text) => {
                untold(kind.id(), &String::from_utf8(text).unwrap());
                told.push(kind);
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
    assert!(told.len() >= 9, "{told:?}");
}

async fn environmental_time_comes_from_the_law(place: &Place) {
    place.on("2026-06-01 09:30");
    let office = &place.office;
    let case = request(place, "eir", Law::Eir).await;
    let questions: Vec<_> = now(office, case).await.questions.iter().map(|q| q.id).collect();
    place.on("2026-06-08 10:00");
    let time = |why: &str| Notice::Extension {
        questions: questions.clone(),
        // What an officer would like does not count: regulation 7(1) gives the day.
        until: Some(date(2026, 6, 12)),
        why: why.to_owned(),
    };
    refused(office, &officer(), case, time(""), "complex and voluminous").await;
    sent(place, &officer(), case, time("Forty years of maps are to be read.")).await;
    let after = now(office, case).await;
    let due = after.due().unwrap();
    let group = after.groups.values().find(|g| !g.events.is_empty()).unwrap();
    assert_eq!(group.events[0].kind, ClockEventKind::ComplexVoluminousExtension);
    // Forty working days after 1 June 2026: 15 June is a bank holiday in Scotland, 13 July in Northern Ireland.
    assert_eq!(due, date(2026, 7, 29));
    place.mail(ADDRESS, "29 July 2026");
    let charge = Notice::Fees {
        questions: questions.clone(),
        charge: Charge { pence: 2000, basis: "Two hours.".to_owned(), how: "By card.".to_owned() },
    };
    sent(place, &officer(), case, charge).await;
    let after = now(office, case).await;
    assert!(after.letters.last().unwrap().particulars.by.is_some_and(|by| by > date(2026, 8, 20)));
}
