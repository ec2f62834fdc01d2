//! What is done with imported letters on the desk: put right where they were misread, found by their words, published after a
//! look, and what was set aside tried again.

use casework::{
    CaseId, QuestionId,
    case::{HistoryFact, HistoryQuestion, KnownFrom},
};
use document::response::Disposition;
use jiff::civil::date;
use office::{Error, ImportFile, ImportStatus, PublishForm, Who};

use crate::{
    history::{case_of, import, letter, one, proposed},
    house::{HOUSE, OTHER, approver, officer},
    place::{Place, on_both},
};

on_both!(
    what_was_misread_is_put_right_and_both_stay,
    a_question_is_added_and_taken_out,
    only_those_who_may_put_right_what_was_read,
    imported_letters_are_found_by_their_words,
    what_is_uncertain_is_said,
    a_log_entry_of_history_warns_of_names,
    a_list_of_past_requests_is_a_case_for_each_row,
    a_longer_list_brings_only_what_is_new,
    what_is_set_aside_is_tried_again_taken_or_left_out,
    one_bad_letter_does_not_hold_up_its_batch,
);

fn line() -> Who {
    Who::command_line(HOUSE)
}

/// The question with its answer as an officer types it.
fn answer(question: u32, text: &str, answer: &str, disposition: Disposition) -> HistoryFact {
    HistoryFact::Answer(HistoryQuestion {
        question: QuestionId(question),
        text: text.to_owned(),
        place: None,
        answer: Some(answer.to_owned()).filter(|a| !a.is_empty()),
        answer_place: None,
        disposition,
        provisions: Vec::new(),
        own_personal_data: None,
    })
}

async fn bench(place: &Place) -> CaseId {
    case_of(&one(place, "a.txt", letter("FOI 2041", "4 May 2026", "park benches", 42)).await)
}

async fn correct(place: &Place, case: CaseId, id: &str, made: Vec<HistoryFact>) -> Result<(), Error> {
    place.office.correct_history(&officer(), case, id, made).await
}

async fn what_was_misread_is_put_right_and_both_stay(place: &Place) {
    let case = bench(place).await;
    let words = "Which company repairs the park benches?";
    let made = vec![
        answer(1, words, "We do not hold this information.", Disposition::NoRecordedInformation),
        HistoryFact::Answered { on: Some(date(2026, 5, 5)) },
        HistoryFact::Reference { reference: Some("FOI 2041".to_owned()) },
        HistoryFact::Subject { subject: "Seats in parks".to_owned() },
    ];
    correct(place, case, "c1", made.clone()).await.unwrap();
    correct(place, case, "c1", made.clone()).await.unwrap();
    correct(place, case, "c2", made).await.unwrap();
    let state = place.office.case(&officer(), case).await.unwrap();
    assert_eq!(state.version, 4, "three things were wrong, and a second time changes nothing");
    let history = state.history.as_ref().unwrap();
    assert_eq!((history.answered, history.answered_from), (Some(date(2026, 5, 5)), Some(KnownFrom::Officer)));
    let found = history.answer(QuestionId(1)).unwrap();
    assert_eq!(found.disposition, Disposition::NoRecordedInformation);
    assert_eq!(found.place.unwrap().of(&state.text), "We do not hold this information.", "its place stays");
    let timeline = place.office.timeline(&officer(), case).await.unwrap();
    let said = timeline.iter().map(|t| t.what.as_str()).collect::<Vec<_>>().join("\n");
    assert!(said.contains("2026-05-05 instead of 2026-05-04"), "{said}");
    assert!(said.contains("no recorded information is held instead of not held"), "{said}");
    // The memory knows what stands now, and the lists too.
    let known = proposed(place, "q1", "which company repairs the park benches?").await;
    let same: Vec<_> = known.iter().filter(|c| c.source.reference == "FOI 2041").collect();
    assert_eq!(same[0].disposition, Disposition::NoRecordedInformation, "{known:#?}");
    assert_eq!(same[0].source.date, Some(date(2026, 5, 5)));
    assert!(!same.iter().any(|c| c.disposition == Disposition::NotHeld), "{known:#?}");
    let found = place.office.search_history(&officer(), "seats parks", 0).await.unwrap();
    assert_eq!((found.letters.len(), found.letters[0].row.subject.as_str()), (1, "Seats in parks"));
    let rebuilt = place.office.replay(HOUSE, false).await.unwrap();
    assert!(rebuilt.different.is_empty(), "{rebuilt:?}");
}

async fn a_question_is_added_and_taken_out(place: &Place) {
    let case = bench(place).await;
    let new = answer(
        u32::MAX,
        "How long are the  benches?",
        "The council owns 42 park benches.",
        Disposition::Given,
    );
    correct(place, case, "add", vec![new]).await.unwrap();
    let state = place.office.case(&officer(), case).await.unwrap();
    let added = state.questions.last().unwrap();
    assert_eq!(
        (state.questions.len(), added.id, added.text.as_str()),
        (3, QuestionId(2), "How long are the benches?")
    );
    let found = state.history.as_ref().unwrap().answer(added.id).unwrap();
    assert_eq!(
        found.place.unwrap().of(&state.text),
        "The council owns 42 park benches.",
        "found where it stands"
    );
    assert!(added.place.is_none(), "these words are not in the letter");
    assert!(!proposed(place, "q1", "how long are the benches?").await.is_empty());
    correct(place, case, "out", vec![HistoryFact::NoQuestion { question: QuestionId(0) }]).await.unwrap();
    let state = place.office.case(&officer(), case).await.unwrap();
    assert!(state.question(QuestionId(0)).is_none() && state.questions.len() == 2);
    assert!(state.history.as_ref().unwrap().answer(QuestionId(0)).is_none());
    for (id, wrong) in [
        ("w1", HistoryFact::NoQuestion { question: QuestionId(0) }),
        ("w2", answer(1, "  ", "x", Disposition::Given)),
        ("w3", HistoryFact::Subject { subject: String::new() }),
        ("w4", HistoryFact::Answered { on: Some(date(2099, 1, 1)) }),
    ] {
        let done = correct(place, case, id, vec![wrong]).await;
        assert!(matches!(done, Err(Error::Refused(_))), "{id}: {done:?}");
    }
}

async fn only_those_who_may_put_right_what_was_read(place: &Place) {
    let case = bench(place).await;
    let made = || vec![HistoryFact::Subject { subject: "Seats".to_owned() }];
    for (at, who) in [approver(), Who::public(HOUSE)].iter().enumerate() {
        assert!(
            place.office.correct_history(who, case, &format!("no{at}"), made()).await.is_err(),
            "{who:?}"
        );
    }
    let elsewhere = Who { authority: OTHER, ..officer() };
    assert!(place.office.correct_history(&elsewhere, case, "other", made()).await.is_err());
    place.office.correct_history(&line(), case, "line", made()).await.unwrap();
}

async fn imported_letters_are_found_by_their_words(place: &Place) {
    for (n, matter) in (1..).zip(["park benches", "litter bins", "street trees"]) {
        one(place, &format!("{n}.txt"), letter(&format!("FOI 20{n}1"), "12 March 2024", matter, n)).await;
    }
    let found = async |words: &str| {
        let found = place.office.search_history(&officer(), words, 0).await.unwrap();
        found.letters.into_iter().map(|l| (l.row.reference, l.snippet)).collect::<Vec<_>>()
    };
    let trees = found("STREET tree?").await;
    assert_eq!(trees.len(), 1, "{trees:?}");
    assert!(trees[0].0 == "FOI 2031" && trees[0].1.contains("street trees"), "{trees:?}");
    assert_eq!(found("Guildhall").await.len(), 3);
    assert!(found("street benches").await.is_empty(), "each word is needed");
    assert!(found("").await.is_empty() && found("the of").await.is_empty());
    let stranger = Who { authority: OTHER, ..officer() };
    assert!(place.office.search_history(&stranger, "Guildhall", 0).await.unwrap().letters.is_empty());
    assert!(place.office.search_history(&Who::public(HOUSE), "Guildhall", 0).await.is_err());
}

async fn what_is_uncertain_is_said(place: &Place) {
    let sure = place.office.history_page(&officer(), bench(place).await).await.unwrap();
    assert!(sure.doubts.is_empty(), "{:?}", sure.doubts);
    let text =
        letter("FOI 2042", "", "park lamps", 7).replace("Borough of Wexmoor", "Tarn Valley Health Board");
    let case = case_of(&one(place, "b.txt", text).await);
    let page = place.office.history_page(&officer(), case).await.unwrap();
    let said = page.doubts.iter().map(|d| d.what.as_str()).collect::<Vec<_>>().join("\n");
    assert!(said.contains("No day of the answer") && said.contains("Tarn Valley"), "{said}");
    correct(place, case, "c", vec![answer(1, "Who?", "", Disposition::Unclear)]).await.unwrap();
    let page = place.office.history_page(&officer(), case).await.unwrap();
    let of_question: Vec<_> = page.doubts.iter().filter(|d| d.question == Some(QuestionId(1))).collect();
    assert_eq!(of_question.len(), 2, "{of_question:?}");
}

async fn a_log_entry_of_history_warns_of_names(place: &Place) {
    let case = bench(place).await;
    let told = "Ms Vale was told on 01234 567890 that there are 42. Write to parks@wexmoor.example.";
    let words = "How many park benches does the council own?";
    correct(place, case, "c", vec![answer(0, words, told, Disposition::Given)]).await.unwrap();
    let (entry, looks) = place.office.propose_history_entry(&officer(), case).await.unwrap();
    let seen: Vec<_> = looks.iter().map(|l| l.what.as_str()).collect();
    for what in ["the applicant's name", "an e-mail address", "a telephone number"] {
        assert!(seen.contains(&what), "{what}: {looks:?}");
    }
    assert!(entry.summary.contains("Answered on 4 May 2026"), "{}", entry.summary);
    let mut first = entry.clone();
    first.answers.truncate(1);
    let form = |entry, may_be_seen| PublishForm {
        entry,
        applicant: true,
        third_parties: true,
        copyright: true,
        may_be_seen,
    };
    let seen = crate::house::found_in(&place.office, case, &first).await;
    assert!(seen.iter().any(|(kind, text)| kind == "PERSON" && text.contains("Vale")), "{seen:?}");
    let unsaid = form(first.clone(), seen[1..].to_vec());
    let refused = place.office.publish(&officer(), case, "p0", unsaid).await.unwrap_err();
    assert!(refused.to_string().contains(&seen[0].1), "each has to be looked at: {refused}");
    place.office.publish(&officer(), case, "p1", form(first, seen)).await.unwrap();
    let (rest, _) = place.office.propose_history_entry(&officer(), case).await.unwrap();
    assert_eq!(rest.answers.len(), 1, "what is published is not proposed again");
    let seen = crate::house::found_in(&place.office, case, &rest).await;
    place.office.publish(&officer(), case, "p2", form(rest, seen)).await.unwrap();
    assert!(place.office.propose_history_entry(&officer(), case).await.unwrap().0.answers.is_empty());
}

const LIST: &str = "Ref No,Requester,Date received,Date of response,Request details,Response,Exemptions applied\n\
    FOI/24/001,A. Vale,01/02/2024,01/03/2024,\"How many dinghies does the council own?\nWho repairs them?\",\
    We own 4 dinghies. Longwire Ltd repairs them.,\n\
    FOI/24/002,B. Tarn,02/02/2024,04/03/2024,Which jetties are closed?,The cost is withheld.,s43(2)\n\
    FOI/24/003,C. Quill,03/02/2024,05/03/2024,Which slipways are open?,,\n";

async fn a_list_of_past_requests_is_a_case_for_each_row(place: &Place) {
    let all = import(place, "log.csv", LIST).await;
    let statuses: Vec<_> = all.iter().map(|i| (i.entry, i.status)).collect();
    let imported = ImportStatus::Imported;
    assert_eq!(
        statuses,
        [(Some(1), imported), (Some(2), imported), (Some(3), ImportStatus::SetAside)],
        "{all:#?}"
    );
    assert!(all[2].reason.as_deref().unwrap().contains("row 4: no answer"), "{:?}", all[2]);
    let first = all[0].understood.as_ref().unwrap();
    assert_eq!((first.reference.as_deref(), first.questions), (Some("FOI/24/001"), 2));
    assert_eq!((first.received, first.answered), (Some(date(2024, 2, 1)), Some(date(2024, 3, 1))));
    let second = place.office.case(&officer(), case_of(&all[1])).await.unwrap();
    let history = second.history.as_ref().unwrap();
    assert_eq!(history.answered_from, Some(KnownFrom::List));
    assert_eq!(history.answers[0].disposition, Disposition::Withheld);
    assert_eq!(history.answers[0].provisions, ["s.43(2)"]);
    let text = format!("{:?}", place.office.case(&officer(), case_of(&all[0])).await.unwrap());
    assert!(!text.contains("Vale"), "who asked is not taken from the list");
    assert!(!proposed(place, "q1", "how many dinghies does the council own?").await.is_empty());
}

async fn a_longer_list_brings_only_what_is_new(place: &Place) {
    import(place, "log.csv", LIST).await;
    let longer =
        format!("{LIST}FOI/24/004,D. Sedge,04/02/2024,06/03/2024,How many buoys are there?,There are 9.,\n");
    let all = import(place, "log-march.csv", longer).await;
    let statuses: Vec<_> = all.iter().map(|i| i.status).collect();
    let already = ImportStatus::Already;
    assert_eq!(statuses, [already, already, ImportStatus::SetAside, ImportStatus::Imported], "{all:#?}");
}

async fn what_is_set_aside_is_tried_again_taken_or_left_out(place: &Place) {
    let notes = "Minutes of the allotment society. The hedge was cut.";
    one(place, "old/notes.txt", notes).await;
    one(place, "old/other.txt", "Minutes of the bowls club. The green was mown.").await;
    one(place, "old/picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").await;
    place.office.note_unopened(&line(), "old/gone.zip", "this archive is damaged").await.unwrap();
    place.office.note_unopened(&line(), "old/gone.zip", "this archive is damaged").await.unwrap();
    let list = place.office.asides(&line(), None).await.unwrap();
    assert_eq!((list.items.len(), list.all, list.next.as_deref()), (4, 4, None), "{list:#?}");
    let id = |name: &str| list.items.iter().find(|i| i.name.ends_with(name)).unwrap().id;
    let gone = list.items.iter().find(|i| i.name == "old/gone.zip").unwrap();
    assert!(!gone.kept && !gone.readable && gone.reason.contains("damaged"), "{gone:?}");
    assert!(place.office.try_aside_again(&line(), gone.id, false).await.is_err(), "its bytes are not here");
    let (_, bytes) = place.office.aside_file(&line(), id("notes.txt")).await.unwrap();
    assert_eq!(bytes, notes.as_bytes());

    let still = place.office.try_aside_again(&line(), id("notes.txt"), false).await.unwrap();
    assert!(still.unwrap_err().contains("no response"));
    let taken = place.office.try_aside_again(&line(), id("notes.txt"), true).await.unwrap().unwrap();
    assert!(taken.len() == 1 && taken[0].history.is_some() && taken[0].questions.is_empty(), "{taken:?}");
    assert!(place.office.aside_file(&line(), id("notes.txt")).await.is_err(), "it is on the list no more");

    place.office.leave_out(&line(), id("other.txt")).await.unwrap();
    one(place, "old/other.txt", "Minutes of the bowls club. The green was mown.").await;
    let names: Vec<_> =
        place.office.asides(&line(), None).await.unwrap().items.into_iter().map(|i| i.name).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.contains(&"old/picture.png".to_owned()) && names.contains(&"old/gone.zip".to_owned()));
    assert!(place.office.asides(&officer(), None).await.is_err(), "for administrators");
    assert!(place.office.leave_out(&Who::command_line(OTHER), id("picture.png")).await.is_err());
}

async fn one_bad_letter_does_not_hold_up_its_batch(place: &Place) {
    let file = |name: &str, text: String| ImportFile {
        name: name.to_owned(),
        bytes: text.into_bytes(),
        propose: false,
        another: None,
    };
    let good = letter("FOI 2041", "12 March 2024", "park benches", 42);
    let files = vec![
        file("1.txt", good.clone()),
        file("2.txt", "Minutes of the allotment society.".to_owned()),
        file("copy.txt", good),
        file("3.txt", letter("FOI 2041", "13 March 2024", "litter bins", 7)),
    ];
    let all = place.office.import_all(&line(), files, &reading::NoPictures).await.unwrap();
    let statuses: Vec<_> = all.iter().map(|of_file| of_file[0].status).collect();
    use ImportStatus::{Already, Imported, SetAside};
    assert_eq!(statuses, [Imported, SetAside, Already, Imported], "{all:#?}");
    assert_eq!(case_of(&all[0][0]), case_of(&all[2][0]));
    let filed = all[3][0].understood.as_ref().unwrap().filed_as.clone();
    assert!(filed.starts_with("FOI 2041 #"), "two letters of one reference: {filed}");
    assert!(place.office.store.verify(None).await.unwrap().ok);
}
