//! Marks on a file, and what was taken out of a copy of it.

use casework::{
    Actor, Command, Disposition, EnclosureId, Event, QuestionId,
    case::{Inspected, InspectionFound, InspectionVerdict, MarkTarget, NewMark, Redaction, Taken},
    ids::MarkId,
};
use document::Law;

use crate::day::*;

fn words(find: &str, provision: &str) -> NewMark {
    NewMark { target: MarkTarget::Words { find: find.into() }, provision: provision.into() }
}

fn drawn(page: u32, at: [u32; 4]) -> NewMark {
    NewMark { target: MarkTarget::Box { page, at }, provision: "s.31(1)(a)".into() }
}

fn in_table(target: MarkTarget) -> NewMark {
    NewMark { target, provision: "s.40(2)".into() }
}

fn cells(at: [u32; 4]) -> NewMark {
    in_table(MarkTarget::Cells { sheet: "Staff".into(), at })
}

fn marks(marks: Vec<NewMark>) -> Command {
    Command::MarkEnclosure { enclosure: EnclosureId(0), sha256: file("minutes.pdf").sha256, marks }
}

fn unmark(ids: &[u32]) -> Command {
    let marks = ids.iter().map(|id| MarkId(*id)).collect();
    Command::UnmarkEnclosure { enclosure: EnclosureId(0), marks }
}

/// A case whose one answer goes with one clean file.
fn with_a_file() -> Day {
    let mut day = Day::accepted("2026-06-01", 1);
    day.decides(0, Disposition::Given);
    day.does(Command::AddEnclosure {
        file: file("minutes.pdf"),
        made_from: None,
        dropped: Vec::new(),
        question: Some(QuestionId(0)),
    });
    let inspected = Inspected {
        sha256: file("minutes.pdf").sha256,
        verdict: InspectionVerdict::Clean,
        found: InspectionFound::default(),
    };
    let noted = Command::NoteInspection { enclosure: EnclosureId(0), inspected: Box::new(inspected) };
    day.as_actor(&Actor::program("the inspection"), noted).unwrap();
    day
}

fn on_file(day: &Day) -> Vec<(u32, &str)> {
    day.case.enclosures[0].marks.iter().map(|m| (m.id.0, m.provision.as_str())).collect()
}

#[test]
fn a_mark_is_under_a_provision_of_the_law_or_refused_in_a_sentence() {
    for (mark, refused, origin) in [
        (words("Ada Penrose", "s.40(2)"), None, "words"),
        (words("Ada Penrose", "Section 40 (2)"), None, "the Act's own way of writing it"),
        (words("Ada Penrose", "s.40(2)+(3A)(a)"), None, "with its condition"),
        (drawn(3, [720, 1_000, 900, 120]), None, "a box"),
        (words("Ada Penrose", ""), Some("choose the provision"), "none"),
        (words("Ada Penrose", "s.12"), Some("no provision under which a part"), "cost is about the request"),
        (words("Ada Penrose", "s.14(1)"), Some("no provision under which a part"), "so is vexation"),
        (words("Ada Penrose", "reg.12(5)(f)"), Some("no provision under which a part"), "another law"),
        (words("Ada Penrose", "s.99"), Some("no provision under which a part"), "there is none"),
        (words(" a ", "s.40(2)"), Some("two letters at least"), "one letter stands everywhere"),
        (words(&"long ".repeat(200), "s.40(2)"), Some("no more than 500 letters"), "a whole page"),
        (drawn(0, [1, 1, 1, 1]), Some("a box needs a page"), "pages count from 1"),
        (drawn(1, [1, 1, 0, 1]), Some("a width and a height"), "flat"),
        (drawn(1, [u32::MAX, 1, 1, 1]), Some("larger than any page"), "beyond the page"),
        (cells([2, 2, 40, 2]), None, "cells"),
        (cells([1, 1, 1_048_576, 16_384]), None, "all that a sheet can have"),
        (cells([0, 1, 1, 1]), Some("rows count from 1"), "no such row"),
        (cells([1, 1, 1, 16_385]), Some("columns count from 1"), "beyond the last column"),
        (in_table(MarkTarget::Rows { sheet: String::new(), from: 3, to: 5 }), None, "rows"),
        (in_table(MarkTarget::Columns { sheet: "Staff".into(), from: 3, to: 3 }), None, "a column"),
        (in_table(MarkTarget::Sheet { sheet: "Staff".into() }), None, "a sheet"),
        (in_table(MarkTarget::Sheet { sheet: "S".repeat(2_000) }), Some("no sheet has a name"), "endless"),
    ] {
        let mut day = with_a_file();
        match refused {
            None => {
                day.does(marks(vec![mark]));
                assert_eq!(on_file(&day).len(), 1, "{origin}");
                let by = &day.case.enclosures[0].marks[0].by;
                assert!(!by.is_empty(), "{origin}: who marked it is kept");
            }
            Some(why) => {
                day.refused(marks(vec![mark]), why);
            }
        }
        assert_eq!(day.replayed(), day.case, "{origin}");
    }
}

#[test]
fn marks_are_added_once_changed_and_taken_back_as_they_came() {
    let mut day = with_a_file();
    day.does(marks(vec![words("Ada Penrose", "s.40(2)")]));
    day.does(marks(vec![
        words("Quell", "s.40(2)"),
        words("Parks", "s.43(2)"),
        words("Ada  Penrose", "s.40(2)"),
    ]));
    assert_eq!(on_file(&day), [(0, "s.40(2)"), (1, "s.40(2)"), (2, "s.43(2)")], "the same is marked once");
    let last: Vec<u32> = day.case.enclosures[0].marked_last().iter().map(|m| m.id.0).collect();
    assert_eq!(last, [1, 2], "what was added together is taken back together");
    day.does(unmark(&last));
    assert_eq!(on_file(&day), [(0, "s.40(2)")]);
    assert!(day.case.enclosures[0].marked_last().is_empty(), "nothing more to take back");
    day.does(marks(vec![words("Ada Penrose", "s.41")]));
    assert_eq!(
        on_file(&day),
        [(3, "s.41")],
        "another provision for the same words takes the place of the first"
    );
    assert_eq!(day.as_actor(&officer(), unmark(&[0, 9])).unwrap(), 0, "what is gone is gone");
    assert_eq!(day.replayed(), day.case);
}

#[test]
fn cells_are_kept_from_their_first_corner_to_their_last() {
    let mut day = with_a_file();
    day.does(marks(vec![cells([40, 3, 2, 2])]));
    let rows = |from, to| in_table(MarkTarget::Rows { sheet: "Staff".into(), from, to });
    day.does(marks(vec![cells([2, 2, 40, 3]), rows(5, 3), rows(3, 5)]));
    let kept: Vec<_> = day.case.enclosures[0].marks.iter().map(|m| m.target.clone()).collect();
    assert_eq!(kept, [cells([2, 2, 40, 3]).target, rows(3, 5).target], "the same cells are marked once");
    assert_eq!(kept[0].sheet(), Some("Staff"));
    for (target, json) in [
        (&kept[0], r#"{"kind":"cells","sheet":"Staff","at":[2,2,40,3]}"#),
        (&kept[1], r#"{"kind":"rows","sheet":"Staff","from":3,"to":5}"#),
        (
            &MarkTarget::Columns { sheet: String::new(), from: 2, to: 2 },
            r#"{"kind":"columns","sheet":"","from":2,"to":2}"#,
        ),
        (&MarkTarget::Sheet { sheet: "Staff".into() }, r#"{"kind":"sheet","sheet":"Staff"}"#),
        (&words("Quell", "s.41").target, r#"{"kind":"words","find":"Quell"}"#),
    ] {
        let event = Event::EnclosureRedacted {
            enclosure: EnclosureId(0),
            redaction: Box::new(Redaction {
                from: file("draft.xlsx"),
                sha256: "ab".into(),
                searched: 0,
                taken: vec![Taken {
                    target: target.clone(),
                    law: Law::Foia,
                    provision: "s.40(2)".into(),
                    count: 1,
                    by: String::new(),
                }],
            }),
        };
        let bytes = event.bytes();
        assert!(String::from_utf8_lossy(&bytes).contains(json), "as it is kept: {json}");
        assert_eq!(Event::read(1, &bytes).unwrap(), event);
    }
    assert_eq!(day.replayed(), day.case);
}

#[test]
fn a_file_with_marks_does_not_leave_before_they_are_carried_out() {
    let mut day = with_a_file();
    day.does(marks(vec![words("Ada Penrose", "s.40(2)")]));
    day.refused(response(&[0]), "a mark that was not carried out");
    day.does(marks(vec![drawn(1, [1, 1, 9, 9])]))
        .refused(response(&[0]), "2 marks that were not carried out");
    day.does(unmark(&[0, 1])).does(response(&[0]));
    day.refused(marks(vec![words("Ada Penrose", "s.40(2)")]), "went out with a letter");
    day.refused(unmark(&[0]), "went out with a letter");
}

#[test]
fn marks_belong_to_one_file_and_only_those_who_decide_set_them() {
    let mut day = with_a_file();
    let other = Command::MarkEnclosure {
        enclosure: EnclosureId(0),
        sha256: "ff".repeat(32),
        marks: vec![words("Ada Penrose", "s.40(2)")],
    };
    day.refused(other, "another file is in its place");
    for actor in [approver(), Actor::Applicant, Actor::Public] {
        let mark = marks(vec![words("Ada Penrose", "s.40(2)")]);
        assert!(day.as_actor(&actor, mark).is_err(), "{actor:?}");
    }
}

#[test]
fn only_the_program_notes_what_was_taken_out_and_only_of_the_file_on_the_case() {
    let taken = |provision: &str, count| Taken {
        target: MarkTarget::Words { find: "Ada Penrose".into() },
        law: Law::Foia,
        provision: provision.into(),
        count,
        by: "Olive Officer".into(),
    };
    let redaction = |sha256: String| {
        Box::new(Redaction {
            from: file("draft.pdf"),
            sha256,
            searched: 2,
            taken: vec![taken("s.40(2)", 3), taken("s.43(2)", 0), taken("s.40(2)", 1)],
        })
    };
    let note = |redaction| Command::NoteRedaction { enclosure: EnclosureId(0), redaction };
    let mut day = with_a_file();
    day.refused(note(redaction(file("minutes.pdf").sha256)), "does not allow");
    let program = Actor::program("the redaction");
    let other = day.as_actor(&program, note(redaction("ff".repeat(32)))).unwrap_err();
    assert!(other.why.contains("not the file on the case"), "{}", other.why);
    day.as_actor(&program, note(redaction(file("minutes.pdf").sha256))).unwrap();
    let noted = day.case.enclosures[0].redaction.as_ref().unwrap();
    assert_eq!(noted.provisions(), [(Law::Foia, "s.40(2)", 4)], "what was not found was not taken out");
    assert_eq!(day.replayed(), day.case);
    for event in [
        Event::EnclosureRedacted { enclosure: EnclosureId(0), redaction: Box::new(noted.clone()) },
        Event::EnclosureUnmarked { enclosure: EnclosureId(0), sha256: "ab".into(), marks: vec![MarkId(4)] },
    ] {
        assert_eq!(Event::read(1, &event.bytes()).unwrap(), event, "as it is kept");
    }
}
