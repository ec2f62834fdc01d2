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

/// A refusal in which the year of the Act, the right to the Commissioner and the name of section 12 are wrong.
const FAULTY: &str = "Borough of Wexmoor\n\n24 June 2026\n\nDear Ms Ashby\n\nWe have handled your request under the \
    Freedom of Information Act 2005.\n\n1. How many complaints named a public house?\n\nWe hold this information. It is \
    exempt under section 12(1) of the Act: to find it would take 40 hours, and the limit is \u{a3}450 (18 hours). If you \
    asked for one year, we could answer.\n\nYou can ask us for an internal review within 40 working days.\n\nYours \
    sincerely\n\nTamsin Vale\n";

#[test]
fn check_shows_the_sentence_with_its_place() {
    let output = candour(&["check", "-"], FAULTY);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    for line in [
        "breach[regulator-right-missing]: The letter does not tell of the right to go to the regulator.",
        " --> -:7:67",
        "7 | We have handled your request under the Freedom of Information Act 2005.",
        "  |                                                                   ^^^^",
        "  = law: s.17(1)(b), Freedom of Information Act 2000",
    ] {
        assert!(text.lines().any(|l| l == line), "{line:?} is not in\n{text}");
    }
    assert!(text.lines().all(|l| l.chars().count() <= 100) && !text.contains('\u{1b}'), "{text}");
}

#[test]
fn fix_mends_a_draft_and_leaves_a_letter_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (draft, out) = (folder.path().join("draft.json"), folder.path().join("mended.json"));
    let read = json(&["read", "response", "-", "--json"], FAULTY);
    let mut read = read;
    read["text"] = FAULTY.into();
    std::fs::write(&draft, read.to_string()).unwrap();
    let path = draft.to_str().unwrap();
    // As JSON: the draft, what was put in, and what remains.
    let mended = json(&["check", path, "--fix", "--json"], "");
    let applied: Vec<&str> =
        mended["applied"].as_array().unwrap().iter().filter_map(|f| f["id"].as_str()).collect();
    assert_eq!(applied, ["regulator-right-missing", "law-misnamed", "s12-called-exemption"]);
    assert_eq!(mended["findings"], serde_json::json!([]));
    let text = mended["draft"]["text"].as_str().unwrap();
    assert!(text.contains("Act 2000") && text.contains("beyond the cost limit in section 12(1)"), "{text}");
    assert!(text.contains("ico.org.uk/make-a-complaint\n\nYours sincerely"), "{text}");
    // As a file, which is never written over.
    let output = candour(&["check", path, "--fix", "-o", out.to_str().unwrap()], "");
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(
        told.contains("3 changes were put in") && told.contains("+ 2000") && told.contains("Nothing found."),
        "{told}"
    );
    let written: Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(written, mended["draft"]);
    let again = candour(&["check", path, "--fix", "-o", out.to_str().unwrap()], "");
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8(again.stderr).unwrap().contains("is there already"));
    // What was mended has nothing to mend.
    assert_eq!(
        json(&["check", out.to_str().unwrap(), "--fix", "--json"], "")["applied"],
        serde_json::json!([])
    );
    // Of a letter it is told, and nothing is written.
    let letter = folder.path().join("letter.txt");
    std::fs::write(&letter, FAULTY).unwrap();
    let output = candour(&["check", letter.to_str().unwrap(), "--fix"], "");
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(told.contains("3 changes would be put in; nothing is written into a letter."), "{told}");
    assert_eq!(std::fs::read_to_string(&letter).unwrap(), FAULTY);
    let refused = candour(&["check", letter.to_str().unwrap(), "--fix", "-o", "x.json"], "");
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn the_list_the_page_and_sarif_name_every_check() {
    let list = String::from_utf8(candour(&["check", "--list"], "").stdout).unwrap();
    let lines = String::from_utf8(candour(&["check", "--list", "--json"], "").stdout).unwrap();
    let sarif = json(&["check", "-", "--sarif"], FAULTY);
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), lines.lines().count());
    for (line, rule) in lines.lines().zip(rules) {
        let check: Value = serde_json::from_str(line).unwrap();
        let id = check["id"].as_str().unwrap();
        assert_eq!(rule["id"], id);
        let row = list.lines().find(|l| l.trim_start().starts_with(&format!("{id} "))).unwrap();
        assert!(row.contains(check["severity"].as_str().unwrap()), "{row}");
    }
    let region = &sarif["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], 7);
    let page = json(&["explain", "s12-counts-redaction", "--json"], "");
    assert_eq!(page["law"], "foia");
    assert!(page["cases"].as_array().unwrap().iter().any(|c| c["cite"] == "[2011] EWHC 44 (Admin)"));
    let page = String::from_utf8(candour(&["explain", "s12-counts-redaction"], "").stdout).unwrap();
    assert!(
        page.starts_with("s12-counts-redaction\nrisk, s.12(1), Freedom of Information Act 2000\n"),
        "{page}"
    );
    let unknown = candour(&["explain", "s12-redaction"], "");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8(unknown.stderr).unwrap().contains("is it s12-counts-redaction?"));
}
