//! Taking out of an enclosure what is marked: what whoever marks sees, and the copy that takes the place of the file.

use casework::{
    Case, CaseId, Command,
    case::{InspectionVerdict, MarkTarget, NewMark},
    ids::{EnclosureId, MarkId},
};
use office::{
    CopyAs, Upload,
    pages::{Plainest, plainest},
    sheets::{self, Shown, Window},
};

use crate::{
    house::{self, decide, given, officer},
    place::{Place, on_both},
};

on_both!(
    what_is_marked_is_not_in_the_copy_and_the_schedule_says_so,
    where_something_would_remain_there_is_no_copy_and_the_marks_stay,
    whoever_marks_sees_where_it_stands,
    an_e_mail_becomes_pages_on_which_boxes_are_drawn,
    cells_rows_and_columns_are_taken_out_with_the_schedule,
    somebody_is_suggested_once_with_every_short_form_and_not_again
);

const NAMED: &[u8] = b"site,contact\r\nDepot,Ada Penrose\r\nGuildhall,Ms Ada Penrose\r\nPark,Bo Quell\r\n";

const MAIL: &[u8] = b"From: Rowan Ashlock <rowan@wexmoor.example>\r\nTo: estates@wexmoor.example\r\nBcc: secret@wexmoor.example\r\nSubject: The roof\r\nX-Mailer: secret\r\n\r\nThe lowest bid wins.\r\n\r\nAda Penrose agrees.\r\n";

/// A case whose answers go with one file.
async fn with_a_file(place: &Place, nth: u32, name: &str, bytes: &[u8]) -> Case {
    let office = &place.office;
    let id = house::accepted(office, nth).await;
    let question = office.case(&officer(), id).await.unwrap().questions[0].id;
    office
        .act(&officer(), id, &format!("decide {id}"), vec![decide(question, given("In the file."), 0)])
        .await
        .unwrap();
    let upload = Upload { name: name.to_owned(), bytes: bytes.to_vec() };
    office.add_enclosure(&officer(), id, &format!("add {id}"), upload, Some(question)).await.unwrap()
}

async fn mark(place: &Place, case: &Case, id: &str, targets: Vec<MarkTarget>) -> office::Result<Case> {
    let marks = targets.into_iter().map(|target| NewMark { target, provision: "s.40(2)".into() }).collect();
    let sha256 = case.enclosures[0].file.sha256.clone();
    let command = Command::MarkEnclosure { enclosure: case.enclosures[0].id, sha256, marks };
    place.office.act(&officer(), case.id, &format!("{id} {}", case.id), vec![command]).await
}

async fn redact(place: &Place, case: CaseId, id: &str) -> office::Result<Case> {
    let now = place.office.case(&officer(), case).await?;
    place.office.redact_enclosure(&officer(), case, &format!("{id} {case}"), now.enclosures[0].id).await
}

fn words(find: &str) -> MarkTarget {
    MarkTarget::Words { find: find.into() }
}

async fn what_is_marked_is_not_in_the_copy_and_the_schedule_says_so(place: &Place) {
    let case = with_a_file(place, 1, "Ada Penrose and others.csv", NAMED).await;
    let nothing = redact(place, case.id, "too early").await.unwrap_err();
    assert!(nothing.to_string().contains("nothing is marked"), "{nothing}");
    let marked = mark(place, &case, "mark", vec![words("Ada Penrose"), words("Zenobia")]).await.unwrap();
    let copied =
        place.office.clean_copy(&officer(), case.id, "clean", EnclosureId(0), CopyAs::SameKind).await;
    assert!(copied.unwrap_err().to_string().contains("it has marks"), "a clean copy would lose the marks");
    let copied = redact(place, case.id, "redact").await.unwrap();
    let [copy] = copied.enclosures.as_slice() else { panic!("{:?}", copied.enclosures) };
    let (_, bytes) = place.office.case_file(&officer(), case.id, &copy.file.sha256).await.unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(!text.contains("Penrose") && text.contains("Bo Quell") && text.contains("s.40(2)"), "{text}");
    assert_eq!(copy.file.name, "redacted.csv", "the name of the file tells nothing either");
    assert_eq!(copy.inspection().map(|i| i.verdict), Some(InspectionVerdict::Clean), "inspected anew");
    assert!(copy.marks.is_empty() && copied.may_leave(copy), "{:?}", copied.in_the_way(copy));
    let redaction = copy.redaction.as_ref().expect("the schedule");
    assert_eq!(redaction.from, marked.enclosures[0].file);
    assert_eq!((redaction.sha256.as_str(), redaction.searched), (copy.file.sha256.as_str(), 2));
    let counts: Vec<_> = redaction.taken.iter().map(|t| (t.provision.as_str(), t.count)).collect();
    assert_eq!(counts, [("s.40(2)", 2), ("s.40(2)", 0)], "what was not found is said");
    assert_eq!(copied.questions[0].decision.as_ref().unwrap().enclosures, [copy.id], "with the same answer");
    assert_eq!(redact(place, case.id, "redact").await.unwrap(), copied, "asked twice, made once");

    // What the letter says of it, and what the answer lacks.
    let page = place.office.letter_page(&officer(), case.id, None).await.unwrap();
    assert!(page.html.contains("redacted.csv, redacted under section 40(2)"), "{}", page.html);
    assert!(
        page.obstacles.iter().any(|o| o.contains("parts taken out under section 40(2)")),
        "{:?}",
        page.obstacles
    );

    // Once more on the copy: the schedule has both.
    let again = mark(place, &copied, "more", vec![words("Bo Quell")]).await.unwrap();
    assert_eq!(again.enclosures[0].marks[0].id, MarkId(0));
    let both = redact(place, case.id, "redact more").await.unwrap();
    let counts: Vec<_> =
        both.enclosures[0].redaction.iter().flat_map(|r| &r.taken).map(|t| t.count).collect();
    assert_eq!(counts, [2, 0, 1]);
    let cleaned =
        place.office.clean_copy(&officer(), case.id, "same", both.enclosures[0].id, CopyAs::SameKind).await;
    let cleaned = cleaned.unwrap();
    assert_eq!(
        cleaned.enclosures[0].redaction.as_ref().map(|r| r.taken.len()),
        Some(3),
        "what was taken out is out of a clean copy as well"
    );
    let timeline = place.office.timeline(&officer(), case.id).await.unwrap();
    let told: Vec<&str> =
        timeline.iter().filter(|e| e.kind.starts_with("enclosure-")).map(|e| e.what.as_str()).collect();
    assert!(told.iter().any(|t| t.contains("read again and searched: s.40(2) (2)")), "{told:?}");
    assert!(
        told.iter().all(|t| !t.contains("“Ada")),
        "the timeline does not say what was taken out: {told:?}"
    );
}

async fn where_something_would_remain_there_is_no_copy_and_the_marks_stay(place: &Place) {
    for (nth, (name, bytes, target, why, origin)) in [
        ("table.csv", NAMED, words("Nobody Here"), "nothing of what is marked was found", "nowhere in it"),
        (
            "table.csv",
            NAMED,
            MarkTarget::Box { page: 1, at: [1, 1, 90, 90] },
            "no box can be drawn",
            "a box on words without pages",
        ),
        ("table.xlsx", b"PK\x03\x04 and no more".as_slice(), words("Ada"), "no redacted copy", "cut off"),
    ]
    .into_iter()
    .enumerate()
    {
        let case = with_a_file(place, 20 + nth as u32, name, bytes).await;
        let marked = mark(place, &case, "mark", vec![target]).await.unwrap();
        let refused = redact(place, case.id, "redact").await.unwrap_err();
        assert!(refused.to_string().contains(why), "{origin}: {refused}");
        let now = place.office.case(&officer(), case.id).await.unwrap();
        assert_eq!(now, marked, "{origin}: the file and its marks are as they were");
        assert!(now.in_the_way(&now.enclosures[0]).is_some(), "{origin}: and it does not leave");
    }
}

async fn whoever_marks_sees_where_it_stands(place: &Place) {
    let office = &place.office;
    let case = with_a_file(place, 30, "table.csv", NAMED).await;
    let marked = mark(place, &case, "mark", vec![words("Penrose"), words("Nobody Here")]).await.unwrap();
    let window = Window::default();
    let seen = office.marking(&officer(), &marked, &marked.enclosures[0], &window).await.unwrap();
    assert_eq!((seen.file.shown, seen.file.sheets.len()), (Shown::Table, 0));
    assert!(seen.file.words.contains("Guildhall"), "{}", seen.file.words);
    let counts: Vec<_> = seen.found.iter().map(|(id, found)| (id.0, found.count)).collect();
    assert_eq!(counts, [(0, 2), (1, 0)]);
    let suggested: Vec<_> =
        office::suggestions(&marked, &marked.enclosures[0]).into_iter().map(|s| s.found.text).collect();
    assert_eq!(suggested, ["Bo Quell"], "who is marked is not suggested any more");
    let refused = office.page_picture(&officer(), &marked, &marked.enclosures[0], 1, 140).await.unwrap_err();
    assert!(refused.to_string().contains("cannot be drawn"), "{refused}");
}

/// The words of a PDF as they are copied from it.
fn read(bytes: &[u8]) -> String {
    let text = reading::open(bytes, Some("a.pdf"), &container::Limits::default()).unwrap().text;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn an_e_mail_becomes_pages_on_which_boxes_are_drawn(place: &Place) {
    let office = &place.office;
    let case = with_a_file(place, 31, "roof.eml", MAIL).await;
    assert_eq!(plainest(&case.enclosures[0]), Some(Plainest::Pdf));
    let paged = office.clean_copy(&officer(), case.id, "pages", EnclosureId(0), CopyAs::Plain).await.unwrap();
    let pages = &paged.enclosures[0];
    assert_eq!(pages.file.name, "roof.pdf");
    assert_eq!(pages.made_from, Some(case.enclosures[0].file.clone()));
    assert_eq!(pages.inspection().map(|i| i.verdict), Some(InspectionVerdict::Clean));
    assert!(pages.dropped.iter().any(|d| d.starts_with("The layout is ours")), "{:?}", pages.dropped);
    let (_, bytes) = office.case_file(&officer(), case.id, &pages.file.sha256).await.unwrap();
    let words = read(&bytes);
    for seen in ["The roof", "rowan@wexmoor.example", "The lowest bid wins.", "Ada Penrose agrees."] {
        assert!(words.contains(seen), "{seen}: {words}");
    }
    assert!(!words.contains("secret"), "{words}");

    let looked = office.marking(&officer(), &paged, pages, &Window::default()).await.unwrap();
    assert_eq!((looked.file.shown, looked.file.sheets.len()), (Shown::Pages, 1));
    let limits = container::Limits::default();
    let found = sheets::sheets("roof.pdf", &bytes, &["Ada Penrose agrees.".into()], &limits).unwrap().1;
    let at = found[0].places[0].at.map(|n| (n * 10.0).round() as u32);
    mark(place, &paged, "box", vec![MarkTarget::Box { page: 1, at }]).await.unwrap();
    let redacted = redact(place, case.id, "redact").await.unwrap();
    let (_, bytes) =
        office.case_file(&officer(), case.id, &redacted.enclosures[0].file.sha256).await.unwrap();
    let words = read(&bytes);
    assert!(!words.contains("Penrose") && words.contains("The lowest bid wins."), "{words}");
}

async fn cells_rows_and_columns_are_taken_out_with_the_schedule(place: &Place) {
    let office = &place.office;
    let costs = b"team,cost\r\nParks,120\r\nRoads,75\r\nLanes,310\r\nTotal,505\r\n";
    let case = with_a_file(place, 40, "costs.csv", costs).await;
    let sheet = String::new;
    let targets = vec![
        MarkTarget::Cells { sheet: sheet(), at: [3, 2, 3, 2] },
        MarkTarget::Rows { sheet: sheet(), from: 90, to: 95 },
    ];
    let marked = mark(place, &case, "mark", targets).await.unwrap();
    let seen = office.marking(&officer(), &marked, &marked.enclosures[0], &Window::default()).await.unwrap();
    let table = seen.table.expect("it is shown as a table");
    assert_eq!((table.sheets.len(), table.columns.len(), table.rows.len()), (1, 2, 5));
    assert_eq!((table.rows[2].1[1].text.as_str(), table.rows[2].1[1].under.as_str()), ("75", "s.40(2)"));
    assert!(table.told.iter().any(|t| t.contains("in B5") && t.contains("B3")), "{:?}", table.told);
    let counts: Vec<_> = seen.found.iter().map(|(_, found)| found.count).collect();
    assert_eq!(counts, [1, 0], "and what is outside it is nowhere");
    let undone = marked.enclosures[0].marked_last().iter().map(|m| m.id).collect();
    let undo = Command::UnmarkEnclosure { enclosure: EnclosureId(0), marks: undone };
    let undone = office.act(&officer(), case.id, "undo cells", vec![undo]).await.unwrap();
    assert!(undone.enclosures[0].marks.is_empty());
    let column = MarkTarget::Columns { sheet: sheet(), from: 2, to: 2 };
    mark(place, &undone, "column", vec![column.clone()]).await.unwrap();
    let copied = redact(place, case.id, "redact").await.unwrap();
    let copy = &copied.enclosures[0];
    let (_, bytes) = office.case_file(&officer(), case.id, &copy.file.sha256).await.unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        text.starts_with("team,cost\r\nParks,[redacted: s.40(2)]\r\n") && !text.contains("505"),
        "{text}"
    );
    let taken = &copy.redaction.as_ref().expect("the schedule").taken;
    assert_eq!((taken[0].count, &taken[0].target), (4, &column));
    assert!(copy.dropped.iter().any(|d| d.contains("The heading “cost”")), "{:?}", copy.dropped);
    let page = office.letter_page(&officer(), case.id, None).await.unwrap();
    assert!(page.html.contains("redacted under section 40(2)"), "{}", page.html);
}

async fn somebody_is_suggested_once_with_every_short_form_and_not_again(place: &Place) {
    const NOTE: &[u8] = b"Present: Meera Aspinall (Tenancy Officer), Piotr Wysocki\r\n\r\nMrs Aspinall said that PW had gone. \
        Meera rang Piotr.\r\n";
    let case = with_a_file(place, 45, "note.txt", NOTE).await;
    let suggested = |case: &Case| -> Vec<(String, Vec<String>, Vec<String>)> {
        office::suggestions(case, &case.enclosures[0])
            .into_iter()
            .map(|s| (s.words, s.forms, s.by_hand))
            .collect()
    };
    let owned = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        suggested(&case),
        [
            ("Meera Aspinall".to_owned(), owned(&["Mrs Aspinall", "Meera"]), Vec::new()),
            ("Piotr Wysocki".to_owned(), owned(&["Piotr"]), owned(&["PW"])),
        ]
    );
    let seen =
        Command::JudgePersonal { what: vec![("PERSON".into(), "Piotr Wysocki".into())], may_be_seen: true };
    let judged =
        place.office.act(&officer(), case.id, &format!("seen {}", case.id), vec![seen]).await.unwrap();
    assert_eq!(suggested(&judged).len(), 1, "who may be seen is not suggested again");
    let targets = vec![words("Meera Aspinall"), words("Mrs Aspinall"), words("Meera")];
    let marked = mark(place, &judged, "mark", targets).await.unwrap();
    assert_eq!(suggested(&marked), []);
    let copied = redact(place, case.id, "redact").await.unwrap();
    let [copy] = copied.enclosures.as_slice() else { panic!("{:?}", copied.enclosures) };
    let (_, bytes) = place.office.case_file(&officer(), case.id, &copy.file.sha256).await.unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        !text.contains("Meera") && !text.contains("Aspinall") && text.contains("Piotr Wysocki"),
        "{text}"
    );
    assert_eq!(suggested(&copied), [], "nor in the copy");
}
