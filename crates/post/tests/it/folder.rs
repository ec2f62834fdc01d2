//! The outbox folder: one file a message, however often and by however many it is written.

use std::path::Path;

use post::{Carrier, SendError};

use crate::letters::letter;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn the_same_message_twice_is_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let carrier = Carrier::Folder(folder.path().join("outbox"));
    let first = carrier.send(&letter("once")).await.unwrap();
    let second = carrier.send(&letter("once")).await.unwrap();
    assert!(!first.repeated && second.repeated);
    assert_eq!(first.said, second.said);
    carrier.send(&letter("another")).await.unwrap();
    assert_eq!(names(&folder.path().join("outbox")).len(), 2);
}

#[tokio::test]
async fn a_repeat_never_changes_what_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let carrier = Carrier::Folder(folder.path().to_path_buf());
    let file = folder.path().join(carrier.send(&letter("fixed")).await.unwrap().said);
    let before = std::fs::read(&file).unwrap();
    let mut changed = letter("fixed");
    changed.text = "Something else".into();
    assert!(carrier.send(&changed).await.unwrap().repeated);
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[tokio::test]
async fn many_writers_at_once_make_one_file_and_leave_no_draft() {
    let folder = tempfile::tempdir().unwrap();
    let carrier = Carrier::Folder(folder.path().to_path_buf());
    let writers: Vec<_> = (0..16)
        .map(|_| {
            let carrier = carrier.clone();
            tokio::spawn(async move { carrier.send(&letter("race")).await.unwrap() })
        })
        .collect();
    let mut first = 0;
    for writer in writers {
        first += usize::from(!writer.await.unwrap().repeated);
    }
    assert_eq!(first, 1, "one of them wrote it");
    assert_eq!(names(folder.path()).len(), 1);
}

#[tokio::test]
async fn a_draft_left_by_a_crash_does_not_stand_for_the_message() {
    let folder = tempfile::tempdir().unwrap();
    let carrier = Carrier::Folder(folder.path().to_path_buf());
    let name = carrier.send(&letter("crash")).await.unwrap().said;
    std::fs::remove_file(folder.path().join(&name)).unwrap();
    std::fs::write(folder.path().join(format!(".{name}.1.0")), b"half of").unwrap();
    assert!(!carrier.send(&letter("crash")).await.unwrap().repeated);
    assert!(std::fs::read(folder.path().join(&name)).unwrap().len() > 10_000);
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_means_surely_not_sent() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, b"in the way").unwrap();
    let outcome = Carrier::Folder(file.join("outbox")).send(&letter("blocked")).await;
    assert!(matches!(outcome, Err(SendError::NotSent { .. })), "{outcome:?}");
}
