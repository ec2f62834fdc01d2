//! What this node remembers: answers that letters gave, never a draft, never another authority's but what it published,
//! never what was erased; the same on every node, however it came there.

use std::{path::Path, sync::Arc};

use casework::{CaseId, Command};
use jiff::civil::{Date, date};
use office::{
    ImportFile, ImportStatus, LetterPlan, MemoryFollowed, Office, PublishForm, SendOrder, Who,
    answers::{Asked, EarlierAnswer},
};
use uuid::Uuid;

use crate::{
    history::{case_of, erased, letter, one, proposed},
    house::{self, HOUSE, OTHER, decide, given, officer},
    place::{Place, on_both},
};

on_both!(
    what_was_sent_is_remembered_and_a_draft_is_not,
    what_was_published_is_shown_to_others_until_it_is_withdrawn,
    what_was_erased_is_forgotten_at_once,
    another_node_and_a_rebuild_remember_the_same,
    a_lost_memory_is_made_anew,
    what_was_remembered_of_another_store_is_thrown_away,
    what_another_authority_published_is_kept_for_comparison_only,
);

const LAMPS: &str = "How many street lamps of type 1 does the council own?";
const BENCHES: &str = "Which company repairs the park benches?";

async fn remembered(office: &Office, of: Uuid, question: &str, on: Date) -> Vec<EarlierAnswer> {
    let asked =
        Asked { text: question, stem: None, heading: None, subject: None, previous: &[], received_on: on };
    office.earlier_answers(of, None, &asked).await.answers
}

async fn answers(office: &Office, of: Uuid, question: &str) -> Vec<String> {
    remembered(office, of, question, date(2027, 1, 1)).await.into_iter().map(|e| e.answer).collect()
}

/// A case of a short request, decided; a letter has not left.
async fn decided(place: &Place, nth: u32, words: &str) -> CaseId {
    let case = house::accepted(&place.office, nth).await;
    place.carry().await;
    redecide(place, case, &format!("decide {nth}"), words).await;
    case
}

async fn redecide(place: &Place, case: CaseId, command: &str, words: &str) {
    let state = place.office.case(&officer(), case).await.unwrap();
    let question = &state.questions[0];
    let rule = Command::SetClearanceRule { policy: casework::authority::ClearancePolicy::Never };
    let decision = vec![rule, decide(question.id, given(words), question.revision)];
    place.office.act(&officer(), case, command, decision).await.unwrap();
}

async fn send(place: &Place, case: CaseId) -> casework::ids::LetterId {
    let plan = LetterPlan::response(&place.office.case(&officer(), case).await.unwrap());
    let order = SendOrder { plan, to: None };
    let sent = place.office.send(&officer(), case, &format!("send {case:?}"), order).await.unwrap();
    place.carry().await;
    sent.letter
}

async fn what_was_sent_is_remembered_and_a_draft_is_not(place: &Place) {
    let office = &place.office;
    let case = decided(place, 1, "The council owns seventeen of them.").await;
    assert!(answers(office, HOUSE, LAMPS).await.is_empty(), "a decision is a draft until a letter says it");
    let letter = send(place, case).await;
    assert_eq!(answers(office, HOUSE, LAMPS).await, ["The council owns seventeen of them."]);
    let found = remembered(office, HOUSE, LAMPS, date(2026, 6, 1)).await;
    assert_eq!(found[0].date, Some(date(2026, 6, 1)));
    assert_eq!(found[0].reference, office.case(&officer(), case).await.unwrap().reference);
    assert!(remembered(office, HOUSE, LAMPS, date(2026, 5, 31)).await.is_empty(), "not before it was given");
    assert!(answers(office, OTHER, LAMPS).await.is_empty(), "it was not published");
    // The case itself asks for what others answered, not for what it answered.
    let asked = Asked {
        text: LAMPS,
        stem: None,
        heading: None,
        subject: None,
        previous: &[],
        received_on: date(2027, 1, 1),
    };
    assert!(office.earlier_answers(HOUSE, Some(case), &asked).await.answers.is_empty());
    // A letter that should not have been sent answers nothing.
    let error = Command::MarkSentInError {
        letter,
        why: "It went to somebody else.".to_owned(),
        containment: "Recalled.".to_owned(),
    };
    office.act(&officer(), case, "in error", vec![error]).await.unwrap();
    assert!(answers(office, HOUSE, LAMPS).await.is_empty());
}

async fn what_was_published_is_shown_to_others_until_it_is_withdrawn(place: &Place) {
    let office = &place.office;
    let case = decided(place, 1, "The council owns seventeen of them.").await;
    let letter = send(place, case).await;
    let (mut entry, _) = office.propose_entry(&officer(), case, letter).await.unwrap();
    entry.answers[0].answer = "Seventeen, as the log says it.".to_owned();
    let may_be_seen = crate::house::found_in(&place.office, case, &entry).await;
    let form = PublishForm { entry, applicant: true, third_parties: true, copyright: true, may_be_seen };
    office.publish(&officer(), case, "publish", form).await.unwrap();
    assert_eq!(answers(office, HOUSE, LAMPS).await, ["Seventeen, as the log says it."]);
    let found = remembered(office, OTHER, LAMPS, date(2027, 1, 1)).await;
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].of.as_deref(), Some("Borough of Wexmoor"));
    let own = remembered(office, HOUSE, LAMPS, date(2027, 1, 1)).await;
    assert!(own[0].of.is_none() && own[0].published);
    let entry = office.case(&officer(), case).await.unwrap().entries[0].id;
    office.withdraw_entry(&officer(), case, "withdraw", entry, "It named somebody.").await.unwrap();
    assert!(answers(office, HOUSE, LAMPS).await.is_empty());
    assert!(answers(office, OTHER, LAMPS).await.is_empty());
}

fn memory_has(folder: &Path, word: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        bytes.windows(word.len()).any(|w| w.eq_ignore_ascii_case(word.as_bytes()))
    })
}

async fn what_was_erased_is_forgotten_at_once(place: &Place) {
    let case = case_of(&one(place, "a.txt", letter("FOI 2041", "4 May 2026", "park benches", 42)).await);
    one(place, "b.txt", letter("FOI 2042", "5 May 2026", "litter bins", 7)).await;
    let said = answers(&place.office, HOUSE, BENCHES).await;
    assert!(said.iter().any(|a| a == "We do not hold this information."), "{said:?}");
    assert!(memory_has(&place.memory(), "bench"));
    erased(place, case).await;
    place.office.follow_memory().await.unwrap();
    assert!(!memory_has(&place.memory(), "bench"), "no file has a word of it");
    let left = remembered(&place.office, HOUSE, BENCHES, date(2027, 1, 1)).await;
    assert!(left.iter().all(|e| e.reference != "FOI 2041"), "{left:#?}");
}

/// Another node over the same store, with a memory of its own.
fn another_node(place: &Place, folder: &Path) -> Office {
    let settings = place.office.settings().clone();
    Office::new(place.office.store.clone(), Arc::new(place.clock.clone()), settings)
        .remembering_in(folder.to_owned())
}

async fn another_node_and_a_rebuild_remember_the_same(place: &Place) {
    let office = &place.office;
    one(place, "a.txt", letter("FOI 2041", "4 May 2026", "park benches", 42)).await;
    let folder = tempfile::tempdir().unwrap();
    let other = another_node(place, folder.path());
    assert_eq!(answers(&other, HOUSE, BENCHES).await.len(), answers(office, HOUSE, BENCHES).await.len());
    // The other node was away while these happened.
    for (n, matter) in (42..).zip(["litter bins", "street trees", "bus shelters"]) {
        one(place, &format!("{n}.txt"), letter(&format!("FOI 20{n}"), "12 March 2026", matter, n)).await;
    }
    let case = decided(place, 1, "The council owns seventeen of them.").await;
    send(place, case).await;
    let questions = [BENCHES, LAMPS, "How many litter bins does the council own?", "Street trees"];
    let mut own = Vec::new();
    for question in questions {
        own.push(answers(office, HOUSE, question).await);
        assert!(!own[own.len() - 1].is_empty(), "{question}");
    }
    let newest = office.store.last_seq().await.unwrap();
    assert_eq!(other.follow_memory().await.unwrap(), MemoryFollowed::UpTo(newest));
    for (question, own) in questions.iter().zip(&own) {
        assert_eq!(&answers(&other, HOUSE, question).await, own, "{question}");
    }
    assert_eq!(office.rebuild_memory().await.unwrap(), MemoryFollowed::UpTo(newest));
    assert_eq!(office.remembered().await.unwrap(), other.remembered().await.unwrap());
    for (question, own) in questions.iter().zip(&own) {
        assert_eq!(&answers(office, HOUSE, question).await, own, "{question}");
    }
    // Another process on the same folder reads what is there, and asks whoever writes it to make it anew.
    let beside = another_node(place, folder.path());
    assert_eq!(beside.follow_memory().await.unwrap(), MemoryFollowed::UpTo(newest), "nothing is new");
    assert_eq!(&answers(&beside, HOUSE, BENCHES).await, &own[0]);
    assert_eq!(beside.rebuild_memory().await.unwrap(), MemoryFollowed::ByAnother);
    assert_eq!(other.follow_memory().await.unwrap(), MemoryFollowed::UpTo(newest));
    assert_eq!(&answers(&other, HOUSE, BENCHES).await, &own[0]);
}

async fn a_lost_memory_is_made_anew(place: &Place) {
    one(place, "a.txt", letter("FOI 2041", "4 May 2026", "park benches", 42)).await;
    let folder = tempfile::tempdir().unwrap();
    {
        let node = another_node(place, folder.path());
        assert_eq!(node.remembered().await.unwrap(), 0);
        assert!(!answers(&node, HOUSE, BENCHES).await.is_empty());
        assert_eq!(node.remembered().await.unwrap(), 2);
    }
    std::fs::write(folder.path().join("meta.json"), "lost").unwrap();
    let node = another_node(place, folder.path());
    assert!(!answers(&node, HOUSE, BENCHES).await.is_empty());
    assert_eq!(node.remembered().await.unwrap(), 2);
}

async fn what_another_authority_published_is_kept_for_comparison_only(place: &Place) {
    let office = &place.office;
    let file = |name: &str, text: String, another: &str| ImportFile {
        name: name.to_owned(),
        bytes: text.into_bytes(),
        propose: true,
        another: Some(another.to_owned()),
    };
    let line = Who::command_line(HOUSE);
    let text = letter("FOI 2041", "4 May 2026", "park benches", 42);
    let kept = office.import(&line, file("a.txt", text, "Otherton Council")).await.unwrap();
    assert_eq!(kept[0].status, ImportStatus::Imported, "{kept:#?}");
    let case = office.case(&officer(), case_of(&kept[0])).await.unwrap();
    assert_eq!(case.reference, "Otherton Council FOI 2041");
    let history = case.history.as_ref().unwrap();
    assert_eq!(history.of.as_deref(), Some("Otherton Council"));
    assert!(!history.proposed_for_the_log);
    // It is found, worded as theirs, and never sure; no threshold is so low that it stands in a draft.
    let found = proposed(place, "q1", "which company repairs the park benches?").await;
    assert!(!found.is_empty());
    for candidate in &found {
        assert!(candidate.is_anothers() && candidate.confidence <= 0.3, "{candidate:#?}");
        assert!(candidate.text.starts_with("Otherton Council answered: "), "{candidate:#?}");
        assert!(!office::reaches(candidate, 0.0));
    }
    // Our own answer stands before it, as sure as if the other were not there.
    one(place, "ours.txt", letter("FOI 2042", "5 May 2026", "park benches", 7)).await;
    let both = proposed(place, "q2", "how many park benches does the council own?").await;
    assert!(!both[0].is_anothers() && both[0].text.contains('7') && both[0].confidence >= 0.8, "{both:#?}");
    assert!(both.iter().any(|c| c.is_anothers() && c.text.contains("42")), "{both:#?}");
    // It is nobody's to publish here, nothing that was asked here, and no other tenant's to see.
    assert!(office.propose_history_entry(&officer(), case.id).await.is_err());
    assert!(answers(office, OTHER, BENCHES).await.is_empty());
    office.follow_asked(0, 10_000).await.unwrap();
    let asked = office.asked_most(&officer(), true, 50).await.unwrap();
    assert!(asked.asked.iter().all(|a| a.requests <= 2), "{asked:#?}");
    // Their registers are no registers of ours, and what cannot be used is only reported.
    let csv = "Reference,Title,Supplier,End date\nA-1,Park benches,Sitwell Ltd,2028-03-31\n".to_owned();
    for (name, text) in [("contracts.csv", csv), ("minutes.txt", "Minutes of the society.".to_owned())] {
        let all = office.import(&line, file(name, text, "Otherton Council")).await.unwrap();
        assert_eq!(all[0].status, ImportStatus::SetAside, "{all:#?}");
    }
    assert!(office.authority(HOUSE).await.unwrap().registers.is_empty());
    assert_eq!(office.count_asides(&line).await.unwrap(), 0);
    // Nobody is another of himself.
    let own = letter("FOI 2043", "4 May 2026", "litter bins", 3);
    let all = office.import(&line, file("b.txt", own, " borough of wexmoor ")).await.unwrap();
    assert_eq!(all[0].status, ImportStatus::SetAside, "{all:#?}");
}

async fn what_was_remembered_of_another_store_is_thrown_away(place: &Place) {
    let folder = tempfile::tempdir().unwrap();
    {
        // The memory of a store that is no more: it has followed further than this one has events, or less far.
        let index = office::answers::index::Index::in_folder(folder.path()).unwrap();
        let mut writer = index.writer().unwrap().unwrap();
        let strange = EarlierAnswer {
            question: BENCHES.to_owned(),
            context: "Benches".to_owned(),
            answer: "Strangers did.".to_owned(),
            table: None,
            disposition: casework::Disposition::Given,
            provisions: Vec::new(),
            reference: "FOI 1".to_owned(),
            date: Some(date(2026, 1, 5)),
            published: false,
            of: None,
        };
        let one = office::answers::index::Answered { place: 0, answer: strange };
        writer.replace(HOUSE, Uuid::from_u128(9), vec![one]).unwrap();
        writer.commit_with(1, "another").unwrap();
    }
    one(place, "a.txt", letter("FOI 2041", "4 May 2026", "park benches", 42)).await;
    let node = another_node(place, folder.path());
    let said = answers(&node, HOUSE, BENCHES).await;
    assert!(!said.is_empty() && said.iter().all(|a| a != "Strangers did."), "{said:?}");
    assert_eq!(node.remembered().await.unwrap(), 2);
}
