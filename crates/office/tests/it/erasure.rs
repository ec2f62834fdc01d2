//! What is erased is nowhere in the database file, and the chain says that it was erased, not altered.

use casework::case::Channel;
use store::{Commit, Erase, StreamKey};

use crate::{
    house::{self, HOUSE, officer, post_room},
    place::Place,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_erased_name_is_nowhere_in_the_file() {
    let place = Place::sqlite().await;
    let office = &place.office;
    let who = "Zenobia Quarrelsome <zenobia.q@post.example>";
    let text = "Please tell me how many benches stand in the park.\n\nYours\nZenobia Quarrelsome";
    let bytes = house::mail(who, "erase-me", "Benches", text, "");
    let taken = office.receive(&post_room(), "r.eml", bytes, Channel::Email, office.now()).await.unwrap();
    house::triage(office, taken.case, "triage").await;
    office.accept(&officer(), taken.case, "accept", document::Law::Foia).await.unwrap();
    place.carry().await;
    let case = office.case(&officer(), taken.case).await.unwrap();
    assert!(!holds(&place, "Zenobia").is_empty(), "before: the name is kept");

    let key = StreamKey::case(taken.case.0);
    let erase =
        Erase { key, versions: (1..=case.version).collect(), reason: "the schedule of disposal".to_owned() };
    let commit = Commit {
        erase: vec![erase],
        ..Commit::new("erase", r#"{"who":"program","part":"disposal"}"#, office.now())
    };
    office.store.append(HOUSE, commit).await.unwrap();
    let deleted = office.store.delete_documents(HOUSE, taken.case.0).await.unwrap();
    assert!(deleted >= 4, "the original and three files of the letter: {deleted}");
    for name in ["Zenobia", "Quarrelsome", "zenobia.q", "benches stand"] {
        let left = holds(&place, name);
        assert!(left.is_empty(), "'{name}' is left in {left:?}");
    }
    let report = office.store.verify(None).await.unwrap();
    assert!(report.ok && report.erased == case.version, "{report:?}");
    assert!(office.case(&officer(), taken.case).await.is_err(), "there is no such case any more");
    place.end().await;
}

/// The files of the data folder that hold these words, the outbox folder of sent mail apart.
fn holds(place: &Place, words: &str) -> Vec<String> {
    fn walk(folder: &std::path::Path, words: &[u8], found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if path.file_name().is_some_and(|n| n != "outbox") {
                    walk(&path, words, found);
                }
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            if bytes.windows(words.len()).any(|w| w.eq_ignore_ascii_case(words)) {
                found.push(path.display().to_string());
            }
        }
    }
    let mut found = Vec::new();
    walk(place.folder.path(), words.as_bytes(), &mut found);
    found
}
