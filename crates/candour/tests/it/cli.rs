//! The command line as other programs use it: names, JSON shapes and exit statuses of the contracts.

use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

fn candour(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_candour"))
        .args(args)
        .env_remove("CANDOUR_DATA")
        .env_remove("CANDOUR_DATABASE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads no input closes the pipe early, which is no fault.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

#[track_caller]
fn json(args: &[&str], input: &str) -> Value {
    let output = candour(args, input);
    let text = String::from_utf8(output.stdout).unwrap();
    serde_json::from_str(&text)
        .unwrap_or_else(|e| panic!("{args:?}: {e}\n{text}\n{}", String::from_utf8_lossy(&output.stderr)))
}

/// The folder of labelled letters beside the repository: a failure in continuous integration where it is missing.
fn shared() -> Option<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared"));
    if folder.join("seeds").is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "the folder ../shared is missing");
    println!("../shared is not here: nothing was compared");
    None
}

#[test]
fn due_gives_the_date_with_every_skipped_day_explained() {
    let due =
        json(&["due", "--law", "foia", "--received", "2026-06-01", "--as-of", "2026-06-10", "--json"], "");
    assert_eq!(due["due"], "2026-06-30");
    assert_eq!(due["safe_due"], "2026-06-30");
    assert_eq!(due["state"], "running");
    assert_eq!(due["skipped"][0]["date"], "2026-06-15");
    assert_eq!(due["skipped"][0]["provision"], "s.10(6)");
    assert!(due["skipped"][0]["why"].as_str().unwrap().contains("Scotland"));
    let days = json(&["days", "--law", "foia", "--from", "2026-06-01", "--to", "2026-06-30", "--json"], "");
    assert_eq!(days["working_days"], 20);
}

#[test]
fn a_missing_fact_is_asked_for_and_is_no_error() {
    let school =
        json(&["due", "--law", "foia", "--received", "2026-06-01", "--body", "school", "--json"], "");
    assert!(school["due"].is_null() && school["needs"][0].as_str().unwrap().contains("session"));
    let waiting = [
        "due",
        "--law",
        "foia",
        "--received",
        "2026-06-01",
        "--as-of",
        "2026-06-10",
        "--json",
        "--event",
        "clarification-sought=2026-06-03",
    ];
    let waiting = json(&waiting, "");
    assert_eq!(waiting["state"], "waiting");
    assert!(waiting["due"].is_null() && !waiting["needs"].as_array().unwrap().is_empty());
    let days = "2026-06-02\n2026-06-03\n".to_owned();
    let short = [
        "due",
        "--law",
        "foia",
        "--received",
        "2026-06-01",
        "--body",
        "school",
        "--school-days",
        "-",
        "--json",
    ];
    assert!(json(&short, &days)["needs"][0].as_str().unwrap().contains("after 2026-06-03"));
}

#[test]
fn what_lies_outside_the_bank_holidays_known_is_said_so() {
    let output = candour(&["due", "--law", "foia", "--received", "2030-12-20", "--json"], "");
    assert_eq!(output.status.code(), Some(2));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(told["due"].is_null() && told["not_covered"].as_str().unwrap().contains("2030"));
}

#[test]
fn a_provision_is_told_as_an_officer_reads_it() {
    let output = candour(&["law", "section", "31", "(1)(a)"], "");
    let text = String::from_utf8(output.stdout).unwrap();
    for words in [
        "prevention or detection of crime",
        "Qualified: public interest test",
        "Under s.31(3)",
        "s.30 for the same information",
        "Before relying on it",
        "The notice then says",
        "How sure this is",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let row = json(&["law", "s.35(1)(a)", "--json"], "");
    assert_eq!((&row["row"]["open_to"], &row["row"]["excludes"][0]), (&"departments".into(), &"s.36".into()));
    assert_eq!(row["row"]["checked_on"].as_str().unwrap().len(), 10);
    let lifted = json(&["law", "s.31(3)", "--json"], "");
    assert_eq!(lifted["existence"], "neither-confirm-nor-deny");
}

#[test]
fn wrong_arguments_are_one_sentence_and_status_two() {
    let cases: &[&[&str]] = &[
        &["due", "--law", "foia", "--received", "1 June 2026"],
        &["due", "--law", "foia", "--received", "2026-06-31"],
        &["due", "--law", "foi2", "--received", "2026-06-01"],
        &["due", "--law", "foia", "--received", "2026-06-01", "--event", "lost=2026-06-02"],
        &["due", "--law", "foia", "--received", "2099-06-01"],
        &["due", "--law", "foia", "--received", "2004-12-31"],
        &["due", "--law", "foia", "--received", "2026-06-01", "--body", "zoo"],
        &["due", "--law", "foia", "--received", "2026-06-01", "--event", "answered=2026-05-01"],
        &["due", "--law", "foia", "--received", "2026-06-01", "--event", "fee-paid=2026-06-02"],
        &["due", "--law", "foia", "--received", "2026-06-01", "--event", "review-answered=2026-06-02"],
        &["due", "--law", "foia", "--received", "2026-06-01", "--event", "charge-notice=2026-06-02"],
        &["due", "--law", "foia", "--received", "2026-06-01", "--school-days", "no-such-file"],
        &["due", "--law", "foia", "--received", "2026-06-01", "--permitted-to", "2026-07-30"],
        &["days", "--law", "foia", "--from", "2026-06-30", "--to", "2026-06-01"],
        &["days", "--law", "foia", "--from", "2026-06-30", "--to", "2031-06-01"],
        &["law", "s.99"],
        &["law", "s.31(7)"],
        &["law", "zzz"],
        &["read", "request", "no-such-file.eml"],
        &["verify", "--data", "/dev/null/nowhere"],
    ];
    for args in cases {
        let output = candour(args, "");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?} says why");
    }
}

#[test]
fn the_seed_requests_have_their_leaves() {
    let Some(shared) = shared() else { return };
    for (name, leaves) in [("telephony", 14), ("live-chat", 5), ("devices", 6), ("contact-centre", 18)] {
        let path = shared.join(format!("seeds/requests/{name}.eml"));
        let request = json(&["read", "request", path.to_str().unwrap(), "--json"], "");
        assert_eq!(request["questions"].as_array().unwrap().len(), leaves, "{name}");
        let text = request["text"].as_str().unwrap();
        for question in request["questions"].as_array().unwrap() {
            let place =
                question["start"].as_u64().unwrap() as usize..question["end"].as_u64().unwrap() as usize;
            let slice = text.get(place).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(question["text"], slice, "{name}: the text is the slice");
        }
    }
}

#[test]
fn offsets_of_plain_text_are_into_its_own_bytes() {
    let input = "\u{feff}Dear team,\r\n\r\n1. How many laptops do you own?\r\n2. What did they cost?\r\n";
    let request = json(&["read", "request", "-", "--json"], input);
    assert!(request.get("text").is_none_or(Value::is_null));
    let questions = request["questions"].as_array().unwrap();
    assert_eq!(questions.len(), 2);
    let place =
        questions[0]["start"].as_u64().unwrap() as usize..questions[0]["end"].as_u64().unwrap() as usize;
    assert_eq!(&input[place], "How many laptops do you own?");
}

#[test]
fn a_request_is_read_with_its_signs_and_claims_in_their_places() {
    let input = "Dear team,\n\nUnder the Freedom of Information Act: how many laptops do you own?\n\n\
                 Please send the figures in an Excel spreadsheet. I am sending this to every council in the county.\n\n\
                 Sam";
    let request = json(&["read", "request", "-", "--json"], input);
    let words = |of: &Value| {
        let at = |name: &str| of[name].as_u64().unwrap() as usize;
        input[at("start")..at("end")].to_owned()
    };
    let sign = |kind: &str| {
        let all = request["signs"].as_array().unwrap();
        all.iter().find(|s| s["kind"] == kind).unwrap_or_else(|| panic!("{kind} in {all:?}")).clone()
    };
    assert!(words(&sign("form")).contains("spreadsheet") && sign("form")["value"] == "spreadsheet");
    assert!(words(&sign("round-robin")).contains("every council"));
    assert!(sign("name")["certainty"].as_f64().unwrap() > 0.5);
    let law = &request["claims"].as_array().unwrap()[0];
    assert_eq!((law["field"].as_str(), words(law).as_str()), (Some("law"), "Freedom of Information Act"));
    assert!(request["questions"][0]["certainty"].as_f64().unwrap() > 0.5);
    assert!(!request["reader"].as_str().unwrap().is_empty());
    let told = candour(&["read", "request", "-"], input);
    let told = String::from_utf8(told.stdout).unwrap();
    for words in
        ["Know: it says in which form the answer is wanted (spreadsheet), 95 % sure", "other authorities"]
    {
        assert!(told.contains(words), "{words} in {told}");
    }
}

#[test]
fn the_published_letters_have_the_faults_that_stand_in_them_and_no_other_breach() {
    let Some(shared) = shared() else { return };
    let gold: Value =
        serde_json::from_str(&std::fs::read_to_string(shared.join("seeds/gold.json")).unwrap()).unwrap();
    for letter in gold.as_array().unwrap() {
        let path = shared.join("seeds").join(letter["file"].as_str().unwrap());
        let report = json(&["check", path.to_str().unwrap(), "--json"], "");
        let ids = |severity: Option<&str>| -> Vec<String> {
            let of = |f: &&Value| severity.is_none_or(|s| f["severity"] == s);
            report["findings"]
                .as_array()
                .unwrap()
                .iter()
                .filter(of)
                .map(|f| f["id"].as_str().unwrap().to_owned())
                .collect()
        };
        let expected: Vec<String> = letter["expected_findings"]
            .as_array()
            .map(|all| all.iter().map(|v| v.as_str().unwrap().to_owned()).collect())
            .unwrap_or_default();
        for id in &expected {
            assert!(ids(None).contains(id), "{}: {id} is not found", letter["file"]);
        }
        for id in ids(Some("breach")) {
            assert!(expected.contains(&id), "{}: a false breach, {id}", letter["file"]);
        }
    }
}

#[test]
fn a_request_is_received_once_and_the_chain_verifies_and_survives_backup_and_restore() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (data, copy, file, backup) = (at("data"), at("copy"), at("request.eml"), at("backup"));
    let init = [
        "init",
        "--name",
        "Borough of Wexmoor",
        "--slug",
        "wexmoor",
        "--mail",
        "foi@wexmoor.example",
        "--administrator",
        "Ada Min",
        "--administrator-mail",
        "ada@wexmoor.example",
        "--data",
        &data,
    ];
    let output = candour(&init, "a long enough password\n");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::write(
        &file,
        "From: Rhoda Quest <rhoda@example.org>\r\nTo: foi@wexmoor.example\r\nSubject: Printers\r\n\
         Date: Mon, 1 Jun 2026 10:00:00 +0100\r\nMessage-ID: <one@example.org>\r\n\r\n\
         1. How many printers do you have?\r\n2. Who supplies them?\r\n",
    )
    .unwrap();
    let first = json(&["receive", &file, "--json", "--data", &data], "");
    assert_eq!(first["questions"], 2);
    assert_eq!(first["new"], true);
    let again = json(&["receive", &file, "--json", "--data", &data], "");
    assert_eq!(again["reference"], first["reference"], "the same message twice is one case");
    assert_eq!(again["repeated"], true);

    let verified = json(&["verify", "--json", "--data", &data], "");
    assert_eq!(verified["ok"], true);
    assert_eq!(verified["cases"], 1);
    let output = candour(&["backup", &backup, "--data", &data], "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let output = candour(&["restore", &backup, "--data", &copy], "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let restored = json(&["verify", "--json", "--data", &copy], "");
    assert_eq!(restored["head"], verified["head"], "the same chain, to the last hash");
    let output = candour(&["restore", &backup, "--data", &copy], "");
    assert_eq!(output.status.code(), Some(2), "only into an empty target");
}
