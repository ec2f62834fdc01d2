//! The demonstration, built through the program on a fixed day: every state is there, what is kept replays the same.

use std::{collections::BTreeSet, path::Path, process::Command};

fn demo(folder: &Path) -> (bool, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_candour"))
        .args(["demo", "--build-only", "--today", "2026-06-24", "--data"])
        .arg(folder)
        .env_remove("CANDOUR_LISTEN")
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    (done.status.success(), said)
}

#[test]
fn builds_a_living_authority_and_verifies() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("demo");
    let (good, said) = demo(&data);
    assert!(good, "{said}");
    assert!(said.contains("0 differ") && said.trim_end().ends_with("verified"), "{said}");

    let rows: Vec<Vec<&str>> =
        said.lines().filter(|l| l.starts_with("FOI-")).map(|l| l.split(" | ").collect()).collect();
    assert!(rows.len() >= 100, "{} cases", rows.len());
    let of = |column: usize| rows.iter().map(|row| row[column]).collect::<BTreeSet<_>>();
    for stage in ["received", "reading", "open", "answered", "review", "closed"] {
        assert!(of(1).contains(stage), "no case is {stage}: {said}");
    }
    for waits in ["us", "others", "applicant", "nobody"] {
        assert!(of(2).contains(waits), "no case waits for {waits}: {said}");
    }
    let open = |row: &&Vec<&str>| row[2] == "us" || row[2] == "others";
    let due =
        |wanted: &dyn Fn(&str) -> bool| rows.iter().filter(open).any(|row| row[3] != "-" && wanted(row[3]));
    assert!(due(&|day| day == "2026-06-24"), "nothing is due today: {said}");
    assert!(due(&|day| day < "2026-06-24"), "nothing is late: {said}");
    assert!(due(&|day| day > "2026-06-24"), "nothing is due soon: {said}");
    for next in ["clearance by", "with colleagues", "find out whether", "came back", "answer the review"] {
        assert!(rows.iter().any(|row| row[5].contains(next)), "no case says '{next}': {said}");
    }
    let published =
        said.lines().find_map(|l| l.strip_prefix("published ")).and_then(|n| n.parse::<u32>().ok());
    assert!(published.is_some_and(|n| n >= 40), "{published:?} are published");

    // A second run finds everything done and changes nothing.
    let (good, again) = demo(&data);
    assert!(good, "{again}");
    assert_eq!(said, again);
}

#[test]
fn leaves_a_folder_alone_that_holds_something_else() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("letter.txt"), "mine").expect("a file");
    let (good, said) = demo(folder.path());
    assert!(!good);
    assert!(said.contains("holds something that is not the demonstration"), "{said}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1);
}
