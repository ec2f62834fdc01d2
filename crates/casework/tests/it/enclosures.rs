//! The gate before an enclosure: what was inspected is what leaves, with the people that what was found asks for.

use casework::{
    Actor, Command, Disposition, EnclosureId, Event, QuestionId, Role,
    case::{
        DangerWeight, FoundDanger, FoundPerson, Inspected, InspectionFound, InspectionVerdict, TableSize,
    },
};

use crate::day::*;

fn danger(weight: DangerWeight) -> FoundDanger {
    FoundDanger {
        code: "xlsx.sheet.hidden".into(),
        weight,
        meaning: "A hidden sheet.".into(),
        remedy: "Make a clean copy.".into(),
        place: "sheet ‘Staff’".into(),
        part: "xl/worksheets/sheet2.xml".into(),
        detail: "12 rows".into(),
        sample: "Ada Penrose".into(),
    }
}

fn inspected(verdict: InspectionVerdict, weights: &[DangerWeight]) -> Inspected {
    let dangers = weights.iter().map(|w| danger(*w)).collect();
    Inspected {
        sha256: file("table.xlsx").sha256,
        verdict,
        found: InspectionFound { dangers, ..InspectionFound::default() },
    }
}

/// A case whose one answer goes with one file.
fn with_a_file() -> Day {
    let mut day = Day::accepted("2026-06-01", 1);
    day.decides(0, Disposition::Given);
    let question = Some(QuestionId(0));
    day.does(Command::AddEnclosure {
        file: file("table.xlsx"),
        made_from: None,
        dropped: Vec::new(),
        question,
    });
    day
}

fn note(inspected: Inspected) -> Command {
    Command::NoteInspection { enclosure: EnclosureId(0), inspected: Box::new(inspected) }
}

fn program() -> Actor {
    Actor::program("the inspection")
}

fn let_leave(day: &Day, why: &str) -> Command {
    Command::LetLeave {
        enclosure: EnclosureId(0),
        inspection: day.case.shown_of(&day.case.enclosures[0]),
        why: why.into(),
    }
}

#[test]
fn what_was_found_says_how_many_people_have_to_let_it_leave() {
    use DangerWeight::{Block, Info, Warn};
    use InspectionVerdict::{CannotCheck, Clean, Earlier, Unsafe};
    let rows: [(InspectionVerdict, &[DangerWeight], Option<usize>, &str); 8] = [
        (Clean, &[], Some(0), "nothing found"),
        (Clean, &[Info, Info], Some(0), "only what tells no more than is seen"),
        (Unsafe, &[Warn], Some(1), "one person who says why"),
        (Unsafe, &[Warn, Info, Block], Some(2), "the heaviest counts"),
        (CannotCheck, &[], Some(2), "nobody knows what is in it"),
        (CannotCheck, &[Info], Some(2), "nobody knows what else is in it"),
        (Clean, &[Block], Some(2), "a verdict does not talk a danger away"),
        (Earlier, &[], None, "an earlier inspection is none"),
    ];
    for (verdict, weights, needed, origin) in rows {
        let mut day = with_a_file();
        day.as_actor(&program(), note(inspected(verdict, weights))).unwrap();
        let Some(needed) = needed else {
            day.refused(response(&[0]), "inspect it again");
            let first = let_leave(&day, "the sheet is empty");
            day.refused(first, "inspected first");
            continue;
        };
        let people = [officer(), approver(), person(SECOND_OFFICER, "Piers Second", &[Role::Officer])];
        for (said, who) in people.iter().take(needed).enumerate() {
            day.refused(response(&[0]), "why it may leave");
            let nothing = let_leave(&day, "  ");
            assert!(day.as_actor(who, nothing).is_err(), "{origin}: a reason is written");
            let leave = let_leave(&day, &format!("reason {said}"));
            day.as_actor(who, leave).unwrap_or_else(|refusal| panic!("{origin}: {refusal}"));
            let again = let_leave(&day, "once more");
            assert!(day.as_actor(who, again).is_err(), "{origin}: the second is not the first");
        }
        let more = let_leave(&day, "to be sure");
        assert!(day.as_actor(&people[2], more).is_err(), "{origin}: nobody more is asked");
        day.does(response(&[0]));
        assert_eq!(day.case.letters[0].enclosures, [EnclosureId(0)], "{origin}");
        assert_eq!(day.replayed(), day.case, "{origin}: all of it is in the events");
    }
}

#[test]
fn only_the_program_notes_an_inspection_and_only_of_the_file_on_the_case() {
    let mut day = with_a_file();
    day.refused(response(&[0]), "was not inspected");
    day.refused(note(inspected(InspectionVerdict::Clean, &[])), "does not allow");
    let other = Inspected { sha256: "ff".repeat(32), ..inspected(InspectionVerdict::Clean, &[]) };
    let refused = day.as_actor(&program(), note(other)).unwrap_err();
    assert!(refused.why.contains("is not the file on the case"), "{}", refused.why);
    day.refused(response(&[0]), "was not inspected");
}

#[test]
fn who_let_it_leave_did_so_for_what_was_found_then() {
    let mut day = with_a_file();
    day.as_actor(&program(), note(inspected(InspectionVerdict::Unsafe, &[DangerWeight::Warn]))).unwrap();
    let seen = let_leave(&day, "a path that tells nobody anything");
    day.does(seen.clone());
    day.as_actor(&program(), note(inspected(InspectionVerdict::Unsafe, &[DangerWeight::Warn]))).unwrap();
    assert_eq!(day.case.enclosures[0].let_leave.len(), 1, "the same was found again");
    let more = inspected(InspectionVerdict::Unsafe, &[DangerWeight::Warn, DangerWeight::Block]);
    day.as_actor(&program(), note(more)).unwrap();
    day.refused(response(&[0]), "two people");
    day.refused(seen, "inspected again since");
}

#[test]
fn a_person_lets_it_leave_and_nobody_and_nothing_else() {
    for (actor, words) in [
        (Actor::program("a script"), "only a person"),
        (Actor::CommandLine, "only a person"),
        (person(9, "Cora Contributor", &[Role::Contributor]), "does not allow"),
        (Actor::Applicant, "does not allow"),
    ] {
        let mut day = with_a_file();
        day.as_actor(&program(), note(inspected(InspectionVerdict::CannotCheck, &[]))).unwrap();
        let leave = let_leave(&day, "it is fine");
        let refused = day.as_actor(&actor, leave).unwrap_err();
        assert!(refused.why.contains(words), "{actor:?}: {}", refused.why);
    }
}

#[test]
fn what_must_come_out_keeps_the_file_back_and_publishing_asks_for_everybody() {
    let mut day = with_a_file();
    let mut clean = inspected(InspectionVerdict::Clean, &[]);
    clean.found.personal = vec![FoundPerson {
        kind: "PERSON".into(),
        text: "Ada  Penrose".into(),
        why: "a first name and a surname".into(),
        role: "Clerk".into(),
        senior: Some(false),
        times: 2,
        forms: Vec::new(),
    }];
    day.as_actor(&program(), note(clean)).unwrap();
    let judge = |may_be_seen| Command::JudgePersonal {
        what: vec![("PERSON".into(), "ada penrose".into())],
        may_be_seen,
    };
    day.does(judge(false)).refused(response(&[0]), "must come out");
    day.does(judge(true)).does(response(&[0]));
    assert_eq!(day.as_actor(&officer(), judge(true)).unwrap(), 0, "said once");
    assert_eq!(day.replayed(), day.case);
}

#[test]
fn far_more_rows_than_were_asked_for_need_a_reason() {
    let mut day = with_a_file();
    let mut clean = inspected(InspectionVerdict::Clean, &[]);
    clean.found.tables =
        vec![TableSize { name: "Staff".into(), rows: 9_483, columns: 9, headings: vec!["Name".into()] }];
    day.as_actor(&program(), note(clean)).unwrap();
    assert!(day.case.may_leave(&day.case.enclosures[0]), "the question does not ask for a number");
    let text = "How many officers are there at each rank?".to_owned();
    day.does(Command::RewordQuestion { question: QuestionId(0), label: None, heading: None, text });
    day.refused(response(&[0]), "far more rows than the question asks for");
    let leave = let_leave(&day, "one row for each post, as agreed with the applicant");
    day.does(leave).does(response(&[0]));
}

#[test]
fn who_let_a_file_leave_before_it_had_too_many_rows_said_nothing_of_them() {
    let mut day = with_a_file();
    let mut warned = inspected(InspectionVerdict::Unsafe, &[DangerWeight::Warn]);
    warned.found.workbook = true;
    warned.found.tables =
        vec![TableSize { name: "Staff".into(), rows: 9_483, columns: 9, headings: vec!["Name".into()] }];
    day.as_actor(&program(), note(warned)).unwrap();
    let before = let_leave(&day, "a workbook was asked for");
    day.does(before.clone());
    assert!(day.case.may_leave(&day.case.enclosures[0]), "the question does not ask for a number");
    let text = "How many officers are there at each rank?".to_owned();
    day.does(Command::RewordQuestion { question: QuestionId(0), label: None, heading: None, text });
    day.refused(response(&[0]), "say why it may leave");
    day.refused(before, "another question");
    let again = let_leave(&day, "one row for each post, as agreed with the applicant");
    day.does(again.clone());
    day.refused(again, "nobody has to say anything more");
    assert_eq!(day.case.enclosures[0].let_leave.len(), 1, "who says it twice is one person");
    assert_eq!(day.replayed(), day.case);
    day.does(response(&[0]));
}

#[test]
fn the_number_of_a_file_that_was_taken_off_is_never_that_of_another() {
    let mut day = with_a_file();
    let question = Some(QuestionId(0));
    let remove = Command::RemoveEnclosure { enclosure: EnclosureId(0), why: "another is meant".into() };
    let other =
        Command::AddEnclosure { file: file("other.pdf"), made_from: None, dropped: Vec::new(), question };
    day.does(remove).does(other);
    assert_eq!(day.case.enclosures[0].id, EnclosureId(1));
    assert_eq!(day.replayed(), day.case);
}

#[test]
fn a_name_that_says_what_must_come_out_keeps_the_file_back() {
    for (name, told) in [
        ("Grievance of Ada Penrose.pdf", true),
        ("grievance_ada-penrose.pdf", true),
        ("Grievance of Adam Penrose.pdf", false),
        ("Grievance.pdf", false),
    ] {
        let mut day = Day::accepted("2026-06-01", 1);
        day.decides(0, Disposition::Given);
        let (file, question) = (file(name), Some(QuestionId(0)));
        let clean = Inspected { sha256: file.sha256.clone(), ..inspected(InspectionVerdict::Clean, &[]) };
        day.does(Command::AddEnclosure { file, made_from: None, dropped: Vec::new(), question });
        day.as_actor(&program(), note(clean)).unwrap();
        let what = vec![("PERSON".into(), "Ada Penrose".into())];
        day.does(Command::JudgePersonal { what, may_be_seen: false });
        assert_eq!(!day.case.may_leave(&day.case.enclosures[0]), told, "{name}");
        if told {
            day.refused(response(&[0]), "under another name");
        }
    }
}

/// Information Commissioner, advisory note to public authorities, September 2023: no original source spreadsheets, CSV
/// in their place; section 11(1) where a spreadsheet was asked for.
#[test]
fn a_workbook_as_its_makers_left_it_needs_a_copy_or_a_reason() {
    for (workbook, made_from, needed, origin) in [
        (false, None, 0, "a clean PDF goes as it is"),
        (true, None, 1, "a clean workbook is still one"),
        (true, Some(file("source.xlsx")), 0, "a copy of what is seen of one"),
    ] {
        let mut day = Day::accepted("2026-06-01", 1);
        day.decides(0, Disposition::Given);
        let (file, question) = (file("table.xlsx"), Some(QuestionId(0)));
        day.does(Command::AddEnclosure { file, made_from, dropped: Vec::new(), question });
        let mut clean = inspected(InspectionVerdict::Clean, &[]);
        clean.found.workbook = workbook;
        day.as_actor(&program(), note(clean)).unwrap();
        if needed == 1 {
            day.refused(response(&[0]), "is a workbook as its makers left it: make a clean copy, or say why");
            let leave = let_leave(&day, "the formulas were asked for and were looked at one by one");
            day.does(leave);
        }
        day.does(response(&[0]));
        assert_eq!(day.case.enclosures[0].let_leave.len(), needed, "{origin}");
    }
}

#[test]
fn events_of_the_first_inspection_are_read_and_count_as_none() {
    let stored = format!(
        "{{\"event\":\"enclosure-inspected\",\"enclosure\":0,\"sha256\":\"{}\",\"verdict\":\"may-leave\",\
         \"findings\":[\"This PDF has not been inspected.\"]}}",
        file("table.xlsx").sha256
    );
    let event = Event::read(1, stored.as_bytes()).unwrap();
    let mut day = with_a_file();
    casework::apply(&mut day.case, &event, &program(), noon(day.today));
    day.refused(response(&[0]), "inspect it again");
}
