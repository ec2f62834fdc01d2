//! Mail in: every message is found until it is done with, and none is ever lost.

use std::fs;
use std::path::{Path, PathBuf};

use post::maildir::{Limits, done, refuse, scan};
use post::{Error, maildir};

fn maildir() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for part in ["new", "cur", "tmp"] {
        fs::create_dir(folder.path().join(part)).unwrap();
    }
    folder
}

/// Delivers a message that arrived so many seconds after a fixed day.
fn deliver(folder: &Path, name: &str, bytes: &[u8], seconds: u64) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    let arrived = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_780_000_000 + seconds);
    fs::File::options().write(true).open(&path).unwrap().set_modified(arrived).unwrap();
    path
}

/// Every file below the folder with its bytes.
fn everything(folder: &Path) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(everything(&path)) } else { all.push(fs::read(path).unwrap()) }
    }
    all.sort();
    all
}

async fn texts(folder: &Path, limits: Limits) -> (Vec<String>, bool) {
    let scan = scan(folder, limits).await.unwrap();
    (scan.found.into_iter().map(|m| String::from_utf8(m.bytes).unwrap()).collect(), scan.more)
}

#[tokio::test]
async fn messages_come_oldest_first_from_new_and_cur_with_their_time_of_arrival() {
    let folder = maildir();
    deliver(folder.path(), "new/3.host", b"third", 30);
    deliver(folder.path(), "cur/1.host:2,S", b"first", 10);
    deliver(folder.path(), "new/2.host", b"second", 20);
    deliver(folder.path(), "tmp/4.host", b"not yet delivered", 5);
    deliver(folder.path(), "new/.hidden", b"no message", 1);
    let found = scan(folder.path(), Limits::default()).await.unwrap().found;
    let seen: Vec<_> =
        found.iter().map(|m| (std::str::from_utf8(&m.bytes).unwrap(), m.arrived.as_second())).collect();
    assert_eq!(seen, [("first", 1_780_000_010), ("second", 1_780_000_020), ("third", 1_780_000_030)]);
}

#[tokio::test]
async fn a_message_is_found_until_it_is_done() {
    let folder = maildir();
    let message = deliver(folder.path(), "new/1.host", b"one", 1);
    for _ in 0..2 {
        assert_eq!(texts(folder.path(), Limits::default()).await.0, ["one"]);
    }
    done(&message).await.unwrap();
    assert!(texts(folder.path(), Limits::default()).await.0.is_empty());
    assert_eq!(fs::read(folder.path().join(".Done/cur/1.host:2,S")).unwrap(), b"one");
    done(&message).await.expect("a second time is no error");
}

#[tokio::test]
async fn two_messages_of_one_name_are_both_kept() {
    let folder = maildir();
    for text in ["one", "two", "three"] {
        let message = deliver(folder.path(), "new/1.host", text.as_bytes(), 1);
        done(&message).await.unwrap();
    }
    assert_eq!(everything(&folder.path().join(".Done")), [&b"one"[..], b"three", b"two"]);
}

#[tokio::test]
async fn a_refused_message_lies_where_a_person_can_look() {
    let folder = maildir();
    let message = deliver(folder.path(), "cur/1.host:2,", b"odd", 1);
    let place = refuse(&message).await.unwrap().unwrap();
    assert_eq!(place, folder.path().join(".Refused/cur/1.host:2,S"));
    assert_eq!(fs::read(place).unwrap(), b"odd");
    assert_eq!(refuse(&message).await.unwrap(), None);
}

#[tokio::test]
async fn a_message_over_the_limit_is_set_aside_and_named() {
    let folder = maildir();
    deliver(folder.path(), "new/1.host", &[b'x'; 2_100_000], 1);
    deliver(folder.path(), "new/2.host", b"small", 2);
    let limits = Limits { message_bytes: 2_000_000, ..Limits::default() };
    let result = scan(folder.path(), limits).await.unwrap();
    assert_eq!(result.found.len(), 1);
    let [aside] = &result.set_aside[..] else { panic!("{:?}", result.set_aside) };
    assert!(aside.why.contains("3 MB, more than the 2 MB"), "{}", aside.why);
    assert_eq!(fs::read(&aside.path).unwrap().len(), 2_100_000);
    assert!(scan(folder.path(), limits).await.unwrap().set_aside.is_empty(), "it is named once");
}

#[tokio::test]
async fn a_scan_stops_at_its_limits_and_the_next_goes_on() {
    let folder = maildir();
    for number in 1..=5 {
        deliver(folder.path(), &format!("new/{number}.host"), format!("message {number}").as_bytes(), number);
    }
    for limits in
        [Limits { messages: 2, ..Limits::default() }, Limits { total_bytes: 20, ..Limits::default() }]
    {
        let (found, more) = texts(folder.path(), limits).await;
        assert_eq!((found, more), (vec!["message 1".into(), "message 2".into()], true));
    }
    let one_at_a_time = Limits { total_bytes: 1, ..Limits::default() };
    assert_eq!(texts(folder.path(), one_at_a_time).await, (vec!["message 1".into()], true));
    assert!(!texts(folder.path(), Limits::default()).await.1);
}

#[tokio::test]
async fn a_link_is_not_followed() {
    let folder = maildir();
    let secret = tempfile::NamedTempFile::new().unwrap();
    std::os::unix::fs::symlink(secret.path(), folder.path().join("new/1.host")).unwrap();
    assert!(scan(folder.path(), Limits::default()).await.unwrap().found.is_empty());
}

#[tokio::test]
async fn a_folder_that_is_no_maildir_is_said_so() {
    let folder = tempfile::tempdir().unwrap();
    let error = scan(folder.path(), Limits::default()).await.unwrap_err();
    assert!(matches!(error, Error::NotAMaildir { .. }), "{error}");
}

#[tokio::test]
async fn two_nodes_that_finish_the_same_message_keep_one_or_two_copies_but_never_none() {
    let folder = maildir();
    for round in 0..50 {
        let text = format!("round {round}");
        let message = deliver(folder.path(), &format!("new/{round}.host"), text.as_bytes(), round);
        let other = message.clone();
        let (one, two) =
            tokio::join!(maildir::done(&message), tokio::spawn(async move { done(&other).await }));
        one.unwrap();
        two.unwrap().unwrap();
        assert!(everything(&folder.path().join(".Done")).contains(&text.into_bytes()));
        assert!(!message.exists());
    }
}
