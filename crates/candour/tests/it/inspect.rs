//! `candour inspect`: its exit statuses, its JSON by its shape, its page.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn candour(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_candour")).arg("inspect").args(arguments).output().unwrap()
}

/// An archive of these files in a folder.
fn archive(folder: &Path, name: &str, files: &[(&str, &str)]) -> PathBuf {
    let path = folder.join(name);
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, content) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    path
}

const TABLE: &str = "Service,Requests\nParks,12\nLibraries,7\n";

#[test]
fn the_status_says_what_was_found_and_the_worst_of_several_counts() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let clean = archive(folder.path(), "clean.zip", &[("figures.csv", TABLE)]).display().to_string();
    let traps = archive(folder.path(), "traps.zip", &[("../figures.csv", TABLE)]).display().to_string();
    std::fs::write(folder.path().join("cut.xlsx"), b"PK\x03\x04 and no more").unwrap();
    let (cut, missing) = (at("cut.xlsx"), at("missing.xlsx"));
    let rows: &[(&[&str], i32)] = &[
        (&[&clean], 0),
        (&[&traps], 1),
        (&[&cut], 3),
        (&[&missing], 2),
        (&[&clean, &traps], 1),
        (&[&traps, &cut, &clean], 3),
        (&[&cut, &missing, &clean], 2),
        (&[], 2),
    ];
    for (files, status) in rows {
        for form in [None, Some("--json")] {
            let arguments: Vec<&str> = files.iter().copied().chain(form).collect();
            assert_eq!(candour(&arguments).status.code(), Some(*status), "{arguments:?}");
        }
    }
}

#[test]
fn the_json_has_the_shape_that_other_programs_rely_on() {
    let folder = tempfile::tempdir().unwrap();
    let traps = archive(folder.path(), "traps.zip", &[("../figures.csv", TABLE)]).display().to_string();
    let output = candour(&["--json", &traps]);
    let line = String::from_utf8(output.stdout).unwrap();
    let look: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(look["file"], Value::from(traps.clone()));
    assert_eq!((look["format"].as_str(), look["verdict"].as_str()), (Some("zip"), Some("unsafe")));
    assert!(look["why"].is_null());
    assert_eq!(look["sha256"].as_str().map(str::len), Some(64));
    let danger = &look["dangers"][0];
    assert_eq!(danger["code"], Value::from("zip.path_traversal"));
    assert_eq!(danger["severity"], Value::from("block"));
    for (field, known) in [("part", true), ("at", true), ("page", false)] {
        assert_eq!(danger["where"].get(field).is_some_and(|v| !v.is_null()), known, "{field}");
    }
    assert!(danger["detail"].is_string() && danger["sample"].is_string());
    // Several files are a line each; what cannot be opened is one of them.
    let missing = folder.path().join("missing.pdf").display().to_string();
    let output = candour(&["--json", &traps, &missing]);
    let lines: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[1]["error"].is_string() && lines[1]["file"] == missing);
}

#[test]
fn people_read_what_would_be_found_and_where() {
    let folder = tempfile::tempdir().unwrap();
    let traps = archive(folder.path(), "traps.zip", &[("../figures.csv", TABLE)]).display().to_string();
    let page = String::from_utf8(candour(&[&traps]).stdout).unwrap();
    for words in
        ["an archive", "Must not leave as it is", "[zip.path_traversal]", "../figures.csv", "sha256 "]
    {
        assert!(page.contains(words), "{words} in:\n{page}");
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_candour"))
        .args(["inspect", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(TABLE.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().contains("Clean: looked through whole"));
}
