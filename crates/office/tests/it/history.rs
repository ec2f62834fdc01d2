//! What was answered before: imported once, found again, proposed for new questions, never worked on as a case of ours.

use casework::{
    CaseId, Command, Disposition, Stage,
    case::{Channel, TriageKind},
};
use document::{Law, response::Outcome};
use jiff::civil::date;
use office::{BoardFilter, Import, ImportFile, ImportStatus, Kind, PublishForm, Who, answers::SourceKind};
use store::{Commit, Erase, StreamKey};

use crate::{
    house::{self, HOUSE, OTHER, approver, officer, post_room, stranger},
    place::{Place, on_both},
};

on_both!(
    a_response_becomes_history_once,
    history_is_found_and_stays_off_the_board,
    earlier_answers_are_proposed_with_their_day,
    an_answer_of_an_unknown_day_is_never_sure,
    nobody_works_on_history,
    history_is_published_only_by_a_named_person,
    a_page_of_a_log_is_a_case_for_each_entry,
    what_is_no_response_is_set_aside_with_a_reason,
    a_request_stands_beside_its_response,
    an_e_mail_tells_the_day_and_the_thread,
    a_reference_of_history_never_stands_in_the_way,
    an_erasure_forgets_what_history_answered,
);

/// A letter of ours about one matter; none of its sentences but the rights is anybody's.
pub(crate) fn letter(reference: &str, day: &str, matter: &str, number: u32) -> String {
    let dated = if day.is_empty() { String::new() } else { format!("{day}\n") };
    format!(
        "Borough of Wexmoor\nGuildhall, Wexmoor WX1 1AA\n\nOur reference: {reference}\n{dated}\nDear Ms Vale\n\n\
         Freedom of Information Act 2000\n\nThank you for your request. You asked:\n\n\
         1. How many {matter} does the council own?\n2. Which company repairs the {matter}?\n\n\
         Our response\n\n1. How many {matter} does the council own?\n\nThe council owns {number} {matter}.\n\n\
         2. Which company repairs the {matter}?\n\nWe do not hold this information.\n\n\
         If you are not content with this response, you may ask for an internal review within 40 working days. \
         If you are still not content, you may complain to the Information Commissioner.\n\n\
         Yours sincerely\nInformation Rights\n"
    )
}

fn line() -> Who {
    Who::command_line(HOUSE)
}

pub(crate) async fn import(place: &Place, name: &str, bytes: impl Into<Vec<u8>>) -> Vec<Import> {
    let file = ImportFile { name: name.to_owned(), bytes: bytes.into(), propose: false, another: None };
    place.office.import(&line(), file).await.unwrap()
}

pub(crate) async fn one(place: &Place, name: &str, bytes: impl Into<Vec<u8>>) -> Import {
    let mut all = import(place, name, bytes).await;
    assert_eq!(all.len(), 1, "{all:#?}");
    all.remove(0)
}

pub(crate) fn case_of(import: &Import) -> CaseId {
    import.understood.as_ref().unwrap_or_else(|| panic!("{import:#?}")).case
}

async fn a_response_becomes_history_once(place: &Place) {
    let text = letter("FOI 2041", "12 March 2024", "park benches", 42);
    let first = one(place, "old/2041.txt", text.as_str()).await;
    assert_eq!((first.status, first.kind), (ImportStatus::Imported, Some(Kind::Response)));
    let understood = first.understood.clone().unwrap();
    assert_eq!(understood.reference.as_deref(), Some("FOI 2041"));
    assert_eq!(understood.answered, Some(date(2024, 3, 12)));
    assert_eq!((understood.law, understood.received), (Some(Law::Foia), None));
    assert_eq!((understood.questions, understood.with_answer), (2, 2));
    assert_eq!(understood.dispositions, [Disposition::Given, Disposition::NotHeld]);

    let events = place.office.store.load(HOUSE, StreamKey::case(understood.case.0)).await.unwrap();
    let again = one(place, "elsewhere/copy.txt", text.as_str()).await;
    assert_eq!((again.status, case_of(&again)), (ImportStatus::Already, understood.case));
    assert_eq!(again.understood.unwrap().dispositions, understood.dispositions);
    let after = place.office.store.load(HOUSE, StreamKey::case(understood.case.0)).await.unwrap();
    assert_eq!((events.len(), after.len()), (1, 1));

    let case = place.office.case(&officer(), understood.case).await.unwrap();
    assert_eq!((case.stage(), case.reference.as_str()), (Stage::History, "FOI 2041"));
    assert!(
        case.groups.is_empty()
            && case.letters.is_empty()
            && case.questions.iter().all(|q| q.decision.is_none())
    );
    let kept = place.office.store.get_document(HOUSE, case.id.0, &case.original.sha256).await.unwrap();
    assert_eq!(kept, text.as_bytes(), "the original is kept under its digest");
    let history = case.history.as_ref().unwrap();
    let answer = &history.answers[0];
    assert_eq!(answer.place.unwrap().of(&case.text).trim(), answer.answer.as_deref().unwrap().trim());
    assert!(matches!(history.outcome, Some(Outcome::Full | Outcome::Partial)));
    let timeline = place.office.timeline(&officer(), case.id).await.unwrap();
    assert!(timeline[0].what.contains("imported as history from 'old/2041.txt'"), "{timeline:?}");
    // Another authority imports the same letter for itself.
    let file =
        ImportFile { name: "2041.txt".to_owned(), bytes: text.into_bytes(), propose: false, another: None };
    let theirs = place.office.import(&Who::command_line(OTHER), file).await.unwrap();
    assert_eq!(theirs[0].status, ImportStatus::Imported);
    assert_ne!(case_of(&theirs[0]), case.id);
}

async fn history_is_found_and_stays_off_the_board(place: &Place) {
    let before = place.office.board(&officer(), &BoardFilter::default()).await.unwrap().counts;
    one(place, "a.txt", letter("FOI 2041", "12 March 2024", "park benches", 42)).await;
    let open = BoardFilter { open: Some(true), ..BoardFilter::default() };
    let board = place.office.board(&officer(), &open).await.unwrap();
    assert!(board.rows.is_empty() && board.counts == before, "{board:#?}");
    for words in ["foi 2041", "benches", "BENCHES foi"] {
        let filter = BoardFilter { words: words.to_owned(), ..BoardFilter::default() };
        let found = place.office.board(&officer(), &filter).await.unwrap().rows;
        assert_eq!(found.len(), 1, "{words}");
        let row = &found[0].row;
        assert!(row.history && !row.open && row.due.is_none() && row.decided == 0, "{row:?}");
        assert_eq!((row.stage.as_str(), row.answered_on), ("history", Some(date(2024, 3, 12))));
    }
    let rebuilt = place.office.replay(HOUSE, false).await.unwrap();
    assert!(rebuilt.cases == 1 && rebuilt.different.is_empty(), "{rebuilt:?}");
    assert!(place.office.board(&stranger(), &BoardFilter::default()).await.unwrap().rows.is_empty());
}

/// What is proposed for the one question of a new request.
pub(crate) async fn proposed(place: &Place, id: &str, question: &str) -> Vec<office::answers::Candidate> {
    let text = format!("Under the Freedom of Information Act, {question}\n\nYours\nIvo Asker");
    let mail = house::mail("Ivo Asker <ivo@post.example>", id, "A question", &text, "");
    let received =
        place.office.receive(&post_room(), "r.eml", mail, Channel::Email, place.office.now()).await.unwrap();
    let case = place.office.case(&officer(), received.case).await.unwrap();
    place.office.proposals(&officer(), case.id, case.questions[0].id).await.unwrap()
}

async fn earlier_answers_are_proposed_with_their_day(place: &Place) {
    for (n, matter) in (40..).zip(["park benches", "litter bins", "street trees", "bus shelters"]) {
        let reference = format!("FOI 20{n}");
        let day = if n == 40 { "4 May 2026" } else { "12 March 2024" };
        one(place, &format!("{n}.txt"), letter(&reference, day, matter, n)).await;
    }
    let found = proposed(place, "q1", "which company repairs the park benches?").await;
    let first = found.first().unwrap_or_else(|| panic!("nothing"));
    assert_eq!(first.disposition, Disposition::NotHeld);
    let source = &first.source;
    assert_eq!(
        (source.kind, source.reference.as_str(), source.date),
        (SourceKind::EarlierAnswer, "FOI 2040", Some(date(2026, 5, 4)))
    );
    assert!(first.confidence >= 0.8 && !first.stale, "{first:?}");
    let old = proposed(place, "q2", "how many street trees does the council own?").await;
    assert!(old[0].text.contains("42 street trees") && old[0].stale && old[0].confidence < 0.8, "{old:?}");
    let unknown = proposed(place, "q3", "how many ferries were chartered?").await;
    assert!(unknown.is_empty(), "{unknown:?}");
}

async fn an_answer_of_an_unknown_day_is_never_sure(place: &Place) {
    let imported = one(place, "a.txt", letter("FOI 2041", "", "park benches", 42)).await;
    assert_eq!(imported.understood.unwrap().answered, None);
    let found = proposed(place, "q1", "which company repairs the park benches?").await;
    let first = found.first().unwrap_or_else(|| panic!("nothing"));
    assert!(first.source.date.is_none() && first.stale && first.confidence <= 0.6, "{first:?}");
}

async fn nobody_works_on_history(place: &Place) {
    let case = case_of(&one(place, "a.txt", letter("FOI 2041", "12 March 2024", "park benches", 42)).await);
    let request = TriageKind::Request;
    let orders = [
        Command::Triage { kind: request, why: String::new() },
        Command::Accept { law: Law::Foia },
        Command::Recompute {},
        Command::ReadRequest { law: None, stems: vec![], questions: vec![], unclear: vec![], reading: None },
        Command::RequestReview { grounds: "I am not content".to_owned() },
        Command::Close { how: casework::case::Closing::Withdrawn, why: "no".to_owned() },
        Command::Reopen { why: "yes".to_owned() },
        house::decide(casework::QuestionId(0), house::given("43"), 0),
        Command::ResendLetter {
            letter: casework::ids::LetterId(0),
            to: "a@b.example".to_owned(),
            why: "again".to_owned(),
        },
    ];
    for who in [officer(), approver(), line(), Who::program(HOUSE, "the post room")] {
        for (at, order) in orders.iter().enumerate() {
            let command = format!("{at}:{}", who.actor.name());
            let done = place.office.act(&who, case, &command, vec![order.clone()]).await;
            assert!(done.is_err(), "{order:?} by {:?}", who.actor);
        }
    }
    let note = Command::Note { text: "Found in the old cabinet.".to_owned() };
    place.office.act(&officer(), case, "note", vec![note]).await.unwrap();
    place.carry().await;
    assert!(place.mails().is_empty());
    for who in [officer(), approver(), Who::public(HOUSE)] {
        let file =
            ImportFile { name: "b.txt".to_owned(), bytes: b"x".to_vec(), propose: false, another: None };
        assert!(place.office.import(&who, file).await.is_err(), "{:?}", who.actor);
    }
}

async fn history_is_published_only_by_a_named_person(place: &Place) {
    let text = letter("FOI 2041", "12 March 2024", "park benches", 42);
    let file =
        ImportFile { name: "a.txt".to_owned(), bytes: text.into_bytes(), propose: true, another: None };
    let case = case_of(&place.office.import(&line(), file).await.unwrap()[0]);
    let history = place.office.case(&officer(), case).await.unwrap().history.unwrap();
    assert!(history.proposed_for_the_log);
    assert!(place.office.log(HOUSE, None, None, 10).await.unwrap().entries.is_empty(), "nothing by itself");

    let (entry, looks) = place.office.propose_history_entry(&officer(), case).await.unwrap();
    assert_eq!((entry.answers.len(), looks.len()), (2, 0));
    let may_be_seen = crate::house::found_in(&place.office, case, &entry).await;
    let form = |looked| PublishForm {
        entry: entry.clone(),
        applicant: looked,
        third_parties: true,
        copyright: true,
        may_be_seen: may_be_seen.clone(),
    };
    for (at, (who, looked)) in [(line(), true), (officer(), false)].into_iter().enumerate() {
        assert!(place.office.publish(&who, case, &format!("no{at}"), form(looked)).await.is_err());
    }
    place.office.publish(&officer(), case, "yes", form(true)).await.unwrap();
    assert!(place.office.publish(&officer(), case, "twice", form(true)).await.is_err());
    let log = place.office.log(HOUSE, Some("benches"), None, 10).await.unwrap().entries;
    assert_eq!((log.len(), log[0].entry.looked_at_by.as_str()), (1, "Olwen Officer"));
    let found = proposed(place, "q1", "which company repairs the park benches?").await;
    let alike = found.iter().filter(|c| c.disposition == Disposition::NotHeld).count();
    assert_eq!(alike, 1, "published and remembered is one answer: {found:#?}");
}

async fn a_page_of_a_log_is_a_case_for_each_entry(place: &Place) {
    let entry = |n: u32, matter: &str| {
        format!(
            "<article><h2>{matter}</h2><p>Reference: FOI 30{n}</p><h3>Request</h3>\
             <ol><li>How many {matter} are there?</li><li>Who paints the {matter}?</li></ol><h3>Response</h3>\
             <ol><li>There are {n} {matter}.</li><li>The information is not held.</li></ol></article>"
        )
    };
    let page = format!(
        "<!DOCTYPE html><html><head><title>Log</title></head><body><h1>Disclosure log</h1>{}{}{}</body></html>",
        entry(11, "Footbridges"),
        entry(12, "Bollards"),
        entry(13, "Railings")
    );
    let all = import(place, "log.html", page.as_str()).await;
    let seen: Vec<_> = all.iter().map(|i| (i.entry, i.status)).collect();
    let imported = ImportStatus::Imported;
    assert_eq!(seen, [(Some(1), imported), (Some(2), imported), (Some(3), imported)], "{all:#?}");
    let references: Vec<_> =
        all.iter().map(|i| i.understood.as_ref().unwrap().reference.clone().unwrap_or_default()).collect();
    assert_eq!(references, ["FOI 3011", "FOI 3012", "FOI 3013"]);
    let again = import(place, "log.html", page.as_str()).await;
    assert!(again.iter().all(|i| i.status == ImportStatus::Already), "{again:#?}");
    let first = place.office.case(&officer(), case_of(&all[0])).await.unwrap();
    assert_eq!(first.attachments.len(), 1, "the page is kept with its first entry");
    assert!(first.text.contains("Footbridges") && !first.text.contains("Bollards"), "{}", first.text);
    let second = place.office.case(&officer(), case_of(&all[1])).await.unwrap();
    assert_eq!((second.attachments.len(), second.history.unwrap().source.entry), (0, Some(2)));
}

async fn what_is_no_response_is_set_aside_with_a_reason(place: &Place) {
    let receipt = "Our reference: FOI 2050\n3 April 2024\n\nDear Mr Tarn\n\nThank you for your request, which we received \
                   on 2 April 2024. We will answer it within 20 working days.\n\nYours sincerely\nInformation Rights\n";
    for (name, bytes, reason, unreadable) in [
        ("contracts.csv", &b"Supplier,From,To\n"[..], "no row under them", false),
        ("releases.json", br#"{"releases":[{"ocid":"x"}]}"#, "no contracts", false),
        ("data.json", br#"{"a":1}"#, "no list of records", false),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture", true),
        ("empty.txt", b"", "empty", true),
        ("notes.txt", b"Minutes of the allotment society. The hedge was cut.", "no response", false),
        ("receipt.txt", receipt.as_bytes(), "answers nothing", false),
    ] {
        let aside = one(place, name, bytes).await;
        assert_eq!(
            (aside.status, aside.unreadable),
            (ImportStatus::SetAside, unreadable),
            "{name}: {aside:?}"
        );
        assert!(aside.reason.as_deref().unwrap_or_default().contains(reason), "{name}: {aside:?}");
    }
    let filter = BoardFilter { words: String::new(), ..BoardFilter::default() };
    assert!(place.office.board(&officer(), &filter).await.unwrap().rows.is_empty());
}

async fn a_request_stands_beside_its_response(place: &Place) {
    let asked = house::mail(
        house::ASKER,
        "asked-1",
        "Request FOI 2041",
        "Under the Freedom of Information Act, how many park benches does the council own?\n\nMorwenna Tregarth",
        "",
    );
    let waiting = one(place, "asked.eml", asked.clone()).await;
    assert_eq!((waiting.status, waiting.kind), (ImportStatus::Waiting, Some(Kind::Request)), "{waiting:?}");
    assert_eq!(waiting.keys.threads, ["asked-1@post.example"]);
    assert!(waiting.keys.references.contains(&"FOI2041".to_owned()), "{waiting:?}");
    let case = case_of(&one(place, "a.txt", letter("FOI 2041", "12 March 2024", "park benches", 42)).await);
    let file =
        ImportFile { name: "asked.eml".to_owned(), bytes: asked.clone(), propose: false, another: None };
    let keep = async || {
        place.office.keep_history_request(&line(), case, file.clone(), "the same reference").await.unwrap()
    };
    assert!(!keep().await);
    assert!(keep().await, "a second time changes nothing");
    let state = place.office.case(&officer(), case).await.unwrap();
    let kept = state.history.unwrap().request.unwrap();
    assert_eq!((state.version, kept.because.as_str()), (2, "the same reference"));
    assert!(kept.text.contains("how many park benches"));
    let again = one(place, "asked.eml", asked).await;
    assert_eq!((again.status, again.kind), (ImportStatus::Already, Some(Kind::Request)));
    let other = ImportFile {
        name: "x.txt".to_owned(),
        bytes: b"Another request".to_vec(),
        propose: false,
        another: None,
    };
    assert!(place.office.keep_history_request(&line(), case, other, "a guess").await.is_err());
}

async fn an_e_mail_tells_the_day_and_the_thread(place: &Place) {
    let text = letter("FOI 2041", "", "park benches", 42);
    let more = "In-Reply-To: <asked-1@post.example>\r\nReferences: <asked-1@post.example>\r\n";
    let mail = house::mail("Rights <foi@wexmoor.example>", "answer-1", "RE: Park benches", &text, more);
    let understood = one(place, "box.mbox#1", mail).await.understood.unwrap();
    assert_eq!((understood.answered, understood.subject.as_str()), (Some(date(2026, 6, 1)), "Park benches"));
    assert_eq!(understood.keys.threads, ["asked-1@post.example"]);
    let case = place.office.case(&officer(), understood.case).await.unwrap();
    assert_eq!(case.history.unwrap().answered_from, Some(casework::case::KnownFrom::Mail));
}

async fn a_reference_of_history_never_stands_in_the_way(place: &Place) {
    let first = one(place, "1.txt", letter("FOI-2026-0001", "12 March 2026", "park benches", 42)).await;
    let second = one(place, "2.txt", letter("FOI-2026-0001", "13 March 2026", "litter bins", 7)).await;
    let filed = |import: &Import| import.understood.clone().unwrap().filed_as;
    assert_eq!(filed(&first), "FOI-2026-0001 (history)");
    assert!(filed(&second).starts_with("FOI-2026-0001 (history) #"), "{}", filed(&second));
    // A new request gets the number all the same, and a message about the old one is a case of its own.
    let case = house::accepted(&place.office, 1).await;
    assert_eq!(place.office.case(&officer(), case).await.unwrap().reference, "FOI-2026-0001");
    let third = one(place, "3.txt", letter("WX/2024/77", "12 March 2024", "kerbs", 9)).await;
    assert_eq!(filed(&third), "WX/2024/77");
    let text = "I am not content with your answer WX/2024/77 about kerbs. Please review it.\n\nIvo Asker";
    let mail = house::mail("Ivo Asker <ivo@post.example>", "late", "WX/2024/77", text, "");
    let received =
        place.office.receive(&post_room(), "r.eml", mail, Channel::Email, place.office.now()).await.unwrap();
    assert!(received.new, "{received:?}");
}

/// Erases what the first event of a case says, as a schedule of disposal does.
pub async fn erased(place: &Place, case: CaseId) {
    let erase = Erase {
        key: StreamKey::case(case.0),
        versions: vec![1],
        reason: "the schedule of disposal".to_owned(),
    };
    let actor = r#"{"who":"program","part":"disposal"}"#;
    let commit = Commit { erase: vec![erase], ..Commit::new("erase", actor, place.office.now()) };
    place.office.store.append(HOUSE, commit).await.unwrap();
}

async fn an_erasure_forgets_what_history_answered(place: &Place) {
    let case = case_of(&one(place, "a.txt", letter("FOI 2041", "4 May 2026", "park benches", 42)).await);
    assert!(!proposed(place, "q1", "which company repairs the park benches?").await.is_empty());
    erased(place, case).await;
    assert!(proposed(place, "q2", "which company repairs the park benches?").await.is_empty());
}
