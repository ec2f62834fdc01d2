//! `candour import` as an administrator uses it: folders, archives, mailboxes and saved pages; stopped and run again.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;
use zip::{ZipWriter, write::SimpleFileOptions};

pub(crate) struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Place {
        Place { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        path
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        command
            .args(args)
            .arg("--data")
            .arg(self.folder.path().join("data"))
            .env_remove("CANDOUR_DATABASE")
            .env_remove("CANDOUR_AUTHORITY")
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// Imports for Wexmoor: the exit status, and the lines of JSON.
    #[track_caller]
    pub(crate) fn import(&self, path: &Path) -> (i32, Vec<Value>) {
        let path = path.display().to_string();
        let output = self.run(&["import", &path, "--authority", "Borough of Wexmoor", "--json"]);
        (output.status.code().unwrap(), lines(&output))
    }

    pub(crate) fn verified(&self) -> Value {
        let output = self.run(&["verify", "--json"]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["ok"], true, "{report}");
        report
    }
}

#[track_caller]
fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let parse = |line: &str| {
        serde_json::from_str(line)
            .unwrap_or_else(|e| panic!("{e}: {line}\n{}", String::from_utf8_lossy(&output.stderr)))
    };
    text.lines().map(parse).collect()
}

/// Each status with how often it was reported.
pub(crate) fn count(lines: &[Value], status: &str) -> usize {
    lines.iter().filter(|l| l["status"] == status).count()
}

#[track_caller]
pub(crate) fn of<'a>(lines: &'a [Value], end: &str) -> &'a Value {
    let found = lines.iter().find(|l| l["file"].as_str().unwrap_or_default().ends_with(end));
    found.unwrap_or_else(|| panic!("{end} in {lines:#?}"))
}

/// A letter of a fictional borough.
fn letter(number: u32, matter: &str) -> String {
    format!(
        "Borough of Wexmoor\n\nOur reference: FOI {number}\n12 March 2024\n\nDear Ms Vale\n\n\
         Freedom of Information Act 2000\n\nThank you for your request. You asked:\n\n\
         1. How many {matter} does the council own?\n2. Which company repairs the {matter}?\n\n\
         Our response\n\n1. How many {matter} does the council own?\n\nThe council owns {number} {matter}.\n\n\
         2. Which company repairs the {matter}?\n\nWe do not hold this information.\n\n\
         If you are not content, you may ask for an internal review within 40 working days. If you are still not \
         content, you may complain to the Information Commissioner.\n\nYours sincerely\nInformation Rights\n"
    )
}

fn mail(id: &str, subject: &str, text: &str, more: &str) -> String {
    format!(
        "From: Rights <foi@wexmoor.example>\nTo: a.vale@post.example\nSubject: {subject}\n\
         Date: Tue, 12 Mar 2024 10:00:00 +0000\nMessage-ID: <{id}@wexmoor.example>\n{more}MIME-Version: 1.0\n\
         Content-Type: text/plain; charset=utf-8\n\n{text}"
    )
}

/// A request in the same thread as its answer.
fn request(id: &str) -> String {
    let text =
        "Under the Freedom of Information Act, how many kerbs does the council own?\n\nYours\nA. Vale\n";
    mail(id, "Kerbs", text, "")
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A disclosure log kept as a table.
const REQUESTS: &str = "Reference;Received;Responded;Question;Answer;Exemption\n\
    WX/2022/11;01/02/2022;28/02/2022;How many ferries are there?;There are 3 ferries.;\n\
    WX/2022/12;02/02/2022;01/03/2022;Who steers the ferries?;The names are withheld.;s40(2)\n";

/// Everything an administrator may have, in one folder.
fn cabinet(place: &Place) -> PathBuf {
    place.write("old/2019/a.txt", letter(2001, "park benches"));
    place.write("old/2019/b.eml", mail("b", "RE: Litter bins", &letter(2002, "litter bins"), ""));
    place.write("old/2019/.DS_Store", b"\0\0\0\x01Bud1");
    let inner = zipped(&[("deep/e.txt", letter(2005, "bollards").as_bytes())]);
    let outer = zipped(&[
        ("c.txt", letter(2003, "footbridges").as_bytes()),
        ("folder/d.txt", letter(2004, "railings").as_bytes()),
        ("inner.zip", &inner),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    ]);
    place.write("old/archive.zip", outer);
    let from = "From foi@wexmoor.example Tue Mar 12 10:00:00 2024\n";
    let answer = mail(
        "answer-k",
        "RE: Kerbs",
        &letter(2007, "kerbs"),
        "In-Reply-To: <asked-k@wexmoor.example>\nReferences: <asked-k@wexmoor.example>\n",
    );
    let mailbox = format!(
        "{from}{}\n{from}{}\n{from}{answer}\n",
        mail("f", "Hedges", &letter(2006, "hedges"), ""),
        request("asked-k")
    );
    place.write("old/box.mbox", mailbox);
    for part in ["cur", "new", "tmp"] {
        std::fs::create_dir_all(place.path(&format!("old/Maildir/{part}/x")).parent().unwrap()).unwrap();
    }
    place.write("old/Maildir/cur/1.host:2,S", mail("g", "Ponds", &letter(2008, "ponds"), ""));
    place.write("old/Maildir/tmp/2.host", mail("h", "Half", &letter(2009, "halves"), ""));
    let entry = |n: u32, matter: &str| {
        format!(
            "<article><h2>{matter}</h2><p>Reference: WX/2023/{n}</p><h3>Request</h3><ol><li>How many {matter} are there?</li>\
             <li>Who paints the {matter}?</li></ol><h3>Response</h3><ol><li>There are {n} {matter}.</li>\
             <li>The information is not held.</li></ol></article>"
        )
    };
    let page = format!(
        "<!DOCTYPE html><html><body><h1>Log</h1>{}{}</body></html>",
        entry(311, "Shelters"),
        entry(312, "Fountains")
    );
    place.write("old/log.html", page);
    place.write("old/log_files/style.css", "body { color: black }");
    place.write("old/contracts.csv", "Supplier,From\nLongwire,2024\n");
    place.write("old/requests.csv", REQUESTS);
    place.write("old/stray.eml", request("stray"));
    place.path("old/x").parent().unwrap().to_owned()
}

#[test]
fn a_cabinet_of_every_kind_is_imported_once() {
    let place = Place::new();
    let old = cabinet(&place);
    let (status, first) = place.import(&old);
    assert_eq!(count(&first, "imported"), 14, "{first:#?}");
    assert_eq!((status, count(&first, "set-aside")), (2, 2), "the picture cannot be read: {first:#?}");
    for (end, reference) in [
        ("2019/a.txt", "FOI 2001"),
        ("b.eml", "FOI 2002"),
        ("archive.zip/folder/d.txt", "FOI 2004"),
        ("archive.zip/inner.zip/deep/e.txt", "FOI 2005"),
        ("box.mbox#1", "FOI 2006"),
        ("1.host:2,S", "FOI 2008"),
        ("log.html#2", "WX/2023/312"),
    ] {
        let line = of(&first, end);
        assert_eq!((&line["status"], &line["reference"]), (&"imported".into(), &reference.into()), "{line}");
        assert_eq!((&line["kind"], &line["questions"]), (&"response".into(), &2.into()), "{line}");
    }
    let row = of(&first, "requests.csv#2");
    assert_eq!((&row["reference"], &row["date"]), (&"WX/2022/12".into(), &"2022-03-01".into()), "{row}");
    assert_eq!(row["understood"]["relied_on"], serde_json::json!(["s.40(2)"]), "{row}");
    let a = of(&first, "a.txt");
    assert_eq!((&a["date"], &a["understood"]["law"]), (&"2024-03-12".into(), &"foia".into()));
    assert_eq!(a["understood"]["dispositions"], serde_json::json!(["given", "not-held"]));
    let asked = of(&first, "box.mbox#2");
    assert_eq!((&asked["status"], &asked["kind"]), (&"imported".into(), &"request".into()), "{asked}");
    let stray = of(&first, "stray.eml");
    assert!(stray["reason"].as_str().unwrap().contains("candour receive"), "{stray}");
    assert_eq!(of(&first, "contracts.csv")["registers"][0]["register"], "contracts");
    assert!(of(&first, "picture.png")["reason"].as_str().unwrap().contains("picture"));

    let before = place.verified();
    let (status, second) = place.import(&old);
    assert_eq!((status, count(&second, "already"), count(&second, "set-aside")), (2, 14, 2), "{second:#?}");
    assert_eq!(count(&second, "imported"), 0);
    assert_eq!(place.verified()["head"], before["head"], "a second run changes nothing");
    assert_eq!(of(&second, "a.txt")["understood"], a["understood"], "and says what was understood");
}

#[test]
fn a_file_that_was_killed_half_way_goes_on_where_it_was() {
    let place = Place::new();
    let letters: Vec<(String, String)> =
        (0..60).map(|n| (format!("{n:03}.txt"), letter(3000 + n, &format!("posts of type {n}")))).collect();
    let files: Vec<(&str, &[u8])> = letters.iter().map(|(n, t)| (n.as_str(), t.as_bytes())).collect();
    let archive = place.write("old.zip", zipped(&files));
    let path = archive.display().to_string();
    let args = ["import", &path, "--authority", "wexmoor", "--json"];
    let mut seen = 0;
    for stop_after in [1, 7, 20] {
        let mut child = place.command(&args).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let out = std::io::BufReader::new(child.stdout.take().unwrap());
        let told = std::io::BufRead::lines(out).map_while(Result::ok).take(stop_after).count();
        child.kill().unwrap();
        child.wait().unwrap();
        seen = seen.max(told);
    }
    let (status, lines) = {
        let output = place.run(&args);
        (output.status.code().unwrap(), lines(&output))
    };
    assert_eq!((status, lines.len()), (0, 60));
    assert!(count(&lines, "already") >= seen, "what was told stays: {seen}");
    assert_eq!(count(&lines, "already") + count(&lines, "imported"), 60);
    let report = place.verified();
    assert_eq!(report["cases"], 60, "{report}");
    let twice = place.run(&args);
    assert_eq!(twice.status.code(), Some(0));
    assert_eq!(place.verified()["head"], report["head"]);
}

#[test]
fn a_new_authority_says_what_is_not_known_and_init_completes_it() {
    let place = Place::new();
    let file = place.write("a.txt", letter(2001, "park benches")).display().to_string();
    let output = place.run(&["import", &file, "--authority", "Borough of Wexmoor"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.success() && said.contains("is new here") && said.contains("borough-of-wexmoor"),
        "{said}"
    );
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text, "1 response imported with 2 questions; 0 imported before; 0 set aside\n");
    let again = place.run(&["import", &file, "--authority", "borough-of-wexmoor"]);
    assert!(String::from_utf8(again.stderr).unwrap().is_empty(), "known by its short name");

    let mut init = place.command(&[
        "init",
        "--name",
        "Borough of Wexmoor",
        "--slug",
        "borough-of-wexmoor",
        "--mail",
        "foi@wexmoor.example",
        "--administrator",
        "Ada Min",
        "--administrator-mail",
        "ada@wexmoor.example",
    ]);
    let mut child = init.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"correct horse battery\n").unwrap();
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let one_only = place.run(&["import", &file, "--json"]);
    assert_eq!(lines(&one_only)[0]["status"], "already", "it is still the same authority, the only one");
}

#[test]
fn what_cannot_be_opened_is_said_and_the_rest_goes_on() {
    let place = Place::new();
    let good = place.write("a.txt", letter(2001, "park benches")).display().to_string();
    let missing = place.path("missing.txt").display().to_string();
    let damaged = place.write("broken.zip", b"PK\x03\x04 and then nothing").display().to_string();
    let output =
        place.run(&["import", &missing, &damaged, &good, "--authority", "wexmoor", "--json", "--publish"]);
    let told = lines(&output);
    assert_eq!((output.status.code(), told.len()), (Some(2), 3), "{told:#?}");
    assert!(of(&told, "missing.txt")["reason"].as_str().unwrap().contains("cannot be opened"));
    assert!(of(&told, "broken.zip")["reason"].as_str().unwrap().contains("damaged"));
    assert_eq!(of(&told, "a.txt")["status"], "imported");
    let aside = place.write("notes.txt", "Minutes of the allotment society.").display().to_string();
    let output = place.run(&["import", &aside, &good, "--authority", "wexmoor"]);
    assert_eq!(output.status.code(), Some(1), "read, and set aside");
    assert!(String::from_utf8(output.stdout).unwrap().contains("notes.txt: set aside: no response"));
    let none = Place::new();
    assert_eq!(none.run(&["import", &good]).status.code(), Some(2), "for whom is not said");
}
