//! The index of answered questions: what was kept is found by its own authority and nobody else, until its day, and
//! nothing of it stays where it was forgotten.

use answers::{
    Asked, EarlierAnswer,
    index::{Answered, Found, Index, Search, Whose},
};
use document::{Table, response::Disposition};
use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::helpers::{RECEIVED, earlier};

const WEXMOOR: Uuid = Uuid::from_u128(0xA1);
const OTHERTON: Uuid = Uuid::from_u128(0xA2);

fn case(number: u128) -> Uuid {
    Uuid::from_u128(0xC000 + number)
}

fn answered(place: u32, answer: EarlierAnswer) -> Answered {
    Answered { place, answer }
}

fn trees(answer: &str, day: Date) -> Vec<Answered> {
    vec![
        answered(1, earlier("Which company inspects street trees?", "Street trees", answer, day)),
        answered(2, earlier("How many street trees were felled in 2024?", "Street trees", "212.", day)),
    ]
}

fn put(index: &Index, seq: u64, cases: Vec<(Uuid, Uuid, Vec<Answered>)>) {
    let mut writer = index.writer().unwrap().expect("nobody else writes");
    for (authority, case, answers) in cases {
        writer.replace(authority, case, answers).unwrap();
    }
    writer.commit(seq).unwrap();
}

fn search(text: &str) -> Search<'_> {
    let asked = Asked {
        text,
        stem: None,
        heading: None,
        subject: Some("Freedom of Information request"),
        previous: &[],
        received_on: RECEIVED,
    };
    Search { authority: WEXMOOR, whose: Whose::Own, except: None, best: 10, asked }
}

fn answers(found: &[Found]) -> Vec<&str> {
    found.iter().map(|f| f.answer.answer.as_str()).collect()
}

const WHO: &str = "Who carries out the inspection of street trees?";

#[test]
fn a_case_is_replaced_as_a_whole_and_forgotten_as_a_whole() {
    let index = Index::in_memory().unwrap();
    let lately = date(2025, 12, 1);
    put(&index, 1, vec![(WEXMOOR, case(1), trees("Greenleaf Surveys.", lately))]);
    assert_eq!(answers(&index.ask(&search(WHO)).unwrap()), ["Greenleaf Surveys.", "212."]);
    put(&index, 2, vec![(WEXMOOR, case(1), trees("Barkwell Ltd.", lately)[..1].to_vec())]);
    assert_eq!(answers(&index.ask(&search(WHO)).unwrap()), ["Barkwell Ltd."]);
    assert_eq!((index.followed().unwrap(), index.len()), (2, 1));
    let mut writer = index.writer().unwrap().unwrap();
    writer.forget(WEXMOOR, case(1));
    writer.commit(3).unwrap();
    assert!(index.ask(&search(WHO)).unwrap().is_empty());
}

#[test]
fn only_answers_given_by_the_day_of_receipt_are_found() {
    let index = Index::in_memory().unwrap();
    let undated = EarlierAnswer { date: None, ..trees("Undated.", RECEIVED)[0].answer.clone() };
    put(
        &index,
        1,
        vec![
            (WEXMOOR, case(1), trees("On the day.", RECEIVED)[..1].to_vec()),
            (WEXMOOR, case(2), trees("A day too late.", date(2026, 3, 3))[..1].to_vec()),
            (WEXMOOR, case(3), vec![answered(1, undated)]),
        ],
    );
    let mut found = index.ask(&search(WHO)).unwrap();
    found.sort_by_key(|f| f.case);
    assert_eq!(answers(&found), ["On the day.", "Undated."]);
    let except = Search { except: Some(case(1)), ..search(WHO) };
    assert_eq!(answers(&index.ask(&except).unwrap()), ["Undated."], "a case is no earlier answer to itself");
}

#[test]
fn authorities_are_never_mixed_and_others_show_only_what_they_published() {
    let index = Index::in_memory().unwrap();
    let lately = date(2025, 12, 1);
    let mut theirs = trees("Otherton's secret.", lately);
    theirs[0].answer.published = false;
    theirs.push(answered(3, earlier(WHO, "Street trees", "Otherton's published answer.", lately)));
    // The same case id in two authorities is two cases.
    put(
        &index,
        1,
        vec![
            (WEXMOOR, case(1), trees("Greenleaf Surveys.", lately)[..1].to_vec()),
            (OTHERTON, case(1), vec![theirs[0].clone(), theirs[2].clone()]),
        ],
    );
    assert_eq!(answers(&index.ask(&search(WHO)).unwrap()), ["Greenleaf Surveys."]);
    let others = Search { whose: Whose::Others, ..search(WHO) };
    let found = index.ask(&others).unwrap();
    assert_eq!(answers(&found), ["Otherton's published answer."]);
    assert_eq!(found[0].authority, OTHERTON);
    let stranger = Search { authority: Uuid::from_u128(0xA9), ..search(WHO) };
    assert!(index.ask(&stranger).unwrap().is_empty());
    put(&index, 2, vec![(OTHERTON, case(1), Vec::new())]);
    assert_eq!(index.ask(&search(WHO)).unwrap().len(), 1, "the other's case was emptied, not ours");
}

#[test]
fn what_an_authority_keeps_of_others_is_never_among_its_own() {
    let index = Index::in_memory().unwrap();
    let lately = date(2025, 12, 1);
    let mut kept = trees("Greenleaf Surveys.", lately);
    kept[1].answer.published = false;
    let mut theirs = trees("Ferrow Tree Care.", lately);
    for one in &mut theirs {
        one.answer.of = Some("Ferrow Council".to_owned());
    }
    put(&index, 1, vec![(WEXMOOR, case(1), kept), (WEXMOOR, case(2), theirs)]);
    let by = |authority, whose| index.ask(&Search { authority, whose, ..search(WHO) }).unwrap();
    assert_eq!(answers(&by(WEXMOOR, Whose::Own)), ["Greenleaf Surveys.", "212."]);
    assert_eq!(answers(&by(WEXMOOR, Whose::Published)), ["Greenleaf Surveys."]);
    let others = by(WEXMOOR, Whose::Others);
    assert_eq!(answers(&others), ["Ferrow Tree Care.", "212."]);
    assert!(others.iter().all(|f| f.answer.of.as_deref() == Some("Ferrow Council")), "{others:#?}");
    // What Wexmoor keeps of a third authority is not Wexmoor's to show.
    assert_eq!(answers(&by(OTHERTON, Whose::Others)), ["Greenleaf Surveys."]);
    // A whole case in its own order.
    let all = index.of_case(WEXMOOR, case(1)).unwrap();
    assert_eq!(all.iter().map(|f| f.place).collect::<Vec<_>>(), [1, 2]);
    assert!(index.of_case(OTHERTON, case(1)).unwrap().is_empty());
}

#[test]
fn what_follows_on_a_question_is_found_by_the_question_before() {
    let index = Index::in_memory().unwrap();
    let day = date(2025, 12, 1);
    let follows = |context: &str, answer: &str| {
        answered(2, earlier("How many of those were cancelled?", context, answer, day))
    };
    put(
        &index,
        1,
        vec![
            (WEXMOOR, case(1), vec![follows("Library cards", "17.")]),
            (WEXMOOR, case(2), vec![follows("Penalty charge notices", "9,206.")]),
        ],
    );
    let previous = ["How many penalty charge notices were issued in 2024/25?"];
    let mut asked = search("How many of them were cancelled?");
    asked.asked.previous = &previous;
    assert_eq!(answers(&index.ask(&asked).unwrap()), ["9,206.", "17."]);
}

#[test]
fn it_is_there_again_after_it_was_closed_with_how_far_it_got() {
    let folder = tempfile::tempdir().unwrap();
    {
        let index = Index::in_folder(folder.path()).unwrap();
        put(&index, 41, vec![(WEXMOOR, case(1), trees("Greenleaf Surveys.", date(2025, 12, 1)))]);
        let second = Index::in_folder(folder.path()).unwrap();
        let writer = index.writer().unwrap().unwrap();
        assert!(second.writer().unwrap().is_none(), "one writes at a time");
        drop(writer);
    }
    let index = Index::in_folder(folder.path()).unwrap();
    assert_eq!((index.followed().unwrap(), index.len()), (41, 2));
    assert_eq!(index.ask(&search(WHO)).unwrap()[0].answer.answer, "Greenleaf Surveys.");
    let mut writer = index.writer().unwrap().unwrap();
    writer.clear().unwrap();
    assert_eq!((index.followed().unwrap(), index.len()), (0, 0));
}

#[test]
fn a_damaged_folder_or_one_of_another_form_begins_anew() {
    let spoil: [(&str, fn(&std::path::Path)); 4] = [
        ("a segment with a changed byte", |folder| {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.extension().is_some_and(|e| e == "store") {
                    let mut bytes = std::fs::read(&path).unwrap();
                    let middle = bytes.len() / 2;
                    bytes[middle] ^= 0x55;
                    std::fs::write(&path, bytes).unwrap();
                }
            }
        }),
        ("a missing segment", |folder| {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.extension().is_some_and(|e| e == "idx") {
                    std::fs::remove_file(path).unwrap();
                }
            }
        }),
        ("no list of segments that could be read", |folder| {
            std::fs::write(folder.join("meta.json"), "{").unwrap();
        }),
        ("another form", |folder| {
            let path = folder.join("meta.json");
            let meta = std::fs::read_to_string(&path).unwrap();
            assert!(meta.contains("\"2 7\""), "{meta}");
            std::fs::write(&path, meta.replace("\"2 7\"", "\"0 7\"")).unwrap();
        }),
    ];
    for (what, spoil) in spoil {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::in_folder(folder.path()).unwrap();
        put(&index, 7, vec![(WEXMOOR, case(1), trees("Greenleaf Surveys.", date(2025, 12, 1)))]);
        drop(index);
        spoil(folder.path());
        let index = Index::in_folder(folder.path()).unwrap();
        assert_eq!((index.followed().unwrap(), index.len()), (0, 0), "{what}");
        put(&index, 9, vec![(WEXMOOR, case(1), trees("Again.", date(2025, 12, 1)))]);
        assert_eq!(index.len(), 2, "{what}");
    }
}

#[test]
fn nothing_of_what_was_forgotten_stays_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::in_folder(folder.path()).unwrap();
    let lately = date(2025, 12, 1);
    put(&index, 1, vec![(WEXMOOR, case(1), trees("Quillfeather told us.", lately))]);
    put(&index, 2, vec![(WEXMOOR, case(2), trees("Greenleaf Surveys.", lately))]);
    assert!(files_have(folder.path(), "uillfeather"));
    let mut writer = index.writer().unwrap().unwrap();
    writer.forget(WEXMOOR, case(1));
    writer.commit(3).unwrap();
    assert!(!files_have(folder.path(), "uillfeather"));
    assert_eq!(index.len(), 2);
}

fn files_have(folder: &std::path::Path, word: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        bytes.windows(word.len()).any(|w| w == word.as_bytes())
    })
}

#[test]
fn what_is_long_or_has_a_table_says_that_it_is_not_the_whole() {
    let index = Index::in_memory().unwrap();
    let lately = date(2025, 12, 1);
    let mut long = trees(&"Many trees. ".repeat(1_000), lately);
    long[1].answer.table = Some(Table::default());
    long[1].answer.disposition = Disposition::Withheld;
    long[1].answer.provisions = vec!["s.43(2)".to_owned()];
    put(&index, 1, vec![(WEXMOOR, case(1), long)]);
    let found = index.ask(&search(WHO)).unwrap();
    assert!(found.len() == 2 && found.iter().all(|f| f.cut && f.answer.answer.len() <= 2_000));
    assert_eq!(found[1].answer.disposition, Disposition::Withheld);
    assert_eq!(found[1].answer.provisions, ["s.43(2)"]);
}

#[test]
fn questions_of_nothing_find_nothing() {
    let index = Index::in_memory().unwrap();
    assert!(index.ask(&search(WHO)).unwrap().is_empty(), "an empty index");
    put(&index, 1, vec![(WEXMOOR, case(1), trees("Greenleaf Surveys.", date(2025, 12, 1)))]);
    for nothing in ["", "What?", "…", "\u{0}", "when and how much please"] {
        assert!(index.ask(&search(nothing)).unwrap().is_empty(), "{nothing}");
    }
    let endless = "street trees ".repeat(100_000);
    assert_eq!(index.ask(&search(&endless)).unwrap().len(), 2);
}
