//! The process that looks through one enclosure: what it says, and that no file makes it take more than it may.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Asks the process about a file, with limits of the test's choice.
fn asked(limits: &[&str], name: &str, bytes: &[u8]) -> Output {
    asked_to(limits, name, "\"Inspect\"", bytes)
}

/// Asks it for something else than a look.
fn asked_to(limits: &[&str], name: &str, does: &str, bytes: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_candour"))
        .arg("inspect-one")
        .args(limits)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let head = format!("{{\"name\":\"{name}\",\"does\":{does}}}\n");
    let file = bytes.to_vec();
    // Where it is ended before it has read all, nobody listens any more.
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(head.as_bytes()).and_then(|()| stdin.write_all(&file));
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// An archive that unpacks to a great deal of nothing.
fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let nothing = vec![b'0'; 1 << 20];
    zip.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
    for _ in 0..300 {
        zip.write_all(&nothing).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn it_says_what_could_be_dug_out_and_then_what_else_there_is_to_know() {
    let table = b"site,contact\nDepot,Ada Penrose\nGuildhall,ada.penrose@wexmoor.example\n";
    let output = asked(&[], "contacts.csv", table);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = lines(&output);
    assert_eq!(said.len(), 2, "{said:?}");
    assert_eq!(said[0]["verdict"], "clean", "{said:?}");
    assert_eq!(said[0]["sha256"], office::inspection::digest(table));
    assert_eq!(said[1]["tables"][0]["rows"], 3, "{said:?}");
    let people = said[1]["personal"].to_string();
    assert!(people.contains("Ada Penrose") && people.contains("ada.penrose@wexmoor.example"), "{people}");
}

#[test]
fn a_hostile_file_cannot_be_checked_and_takes_no_more_than_it_may() {
    let said = lines(&asked(&[], "figures.xlsx", &bomb()));
    assert_eq!(said[0]["verdict"], "cannot-check", "an archive that unpacks to too much: {said:?}");

    let long = "Ada Penrose, 1 High Street, Wexmoor\n".repeat(1_200_000);
    for (limits, name, origin) in [
        (["--memory", "120"], "words.txt", "more memory than it may"),
        (["--seconds", "1"], "words.csv", "more time than it may"),
    ] {
        let output = asked(&limits, name, long.as_bytes());
        assert!(!output.status.success(), "{origin}");
        let whole = lines(&output).len();
        assert!(whole < 2, "{origin}: what it did not look through it says nothing of");
    }
}

#[test]
fn what_is_no_question_is_answered_by_its_status_alone() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_candour"))
        .arg("inspect-one")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

#[test]
fn a_page_that_takes_more_than_it_may_is_not_drawn() {
    // A picture of a picture of a picture, each drawn many times over.
    let mut hostile = String::from(
        "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 10 0 R/Resources<</XObject<</F 11 0 R>>>>>>\nendobj\n",
    );
    let many = "/F Do ".repeat(60);
    for number in 10..20 {
        let (form, last) = (number > 10, number == 19);
        let draws = if last { "0 0 600 800 re f ".repeat(60) } else { many.clone() };
        let kind = if form { "/Type/XObject/Subtype/Form/BBox[0 0 600 800]" } else { "" };
        let next = number + 1;
        hostile += &format!(
            "{number} 0 obj\n<<{kind}/Resources<</XObject<</F {next} 0 R>>>>/Length {}>>\nstream\n{draws}\nendstream\nendobj\n",
            draws.len() + 1
        );
    }
    hostile += "trailer\n<</Root 1 0 R/Size 30>>\nstartxref\n0\n%%EOF\n";
    for does in [r#"{"Draw":[1,1200]}"#, r#"{"See":["Ada Penrose"]}"#] {
        let output = asked_to(&["--seconds", "3"], "plan.pdf", does, hostile.as_bytes());
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(!output.status.success() || said.starts_with("{\"Why\":"), "{does}: {said}");
    }
}
