//! Files of the samples beside the repository: each is read, or refused in one sentence.

use std::path::Path;

use container::Limits;

use crate::helpers::shared;

fn each(folder: &Path, see: &mut impl FnMut(&Path)) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { each(&path, see) } else { see(&path) }
    }
}

#[test]
fn every_sample_file_is_read_or_refused_in_one_sentence() {
    let Some(folder) = shared("corpus/release") else { return };
    let (mut read, mut refused) = (0, 0);
    each(&folder, &mut |path| {
        let bytes = std::fs::read(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match reading::open(&bytes, Some(&name), &Limits::default()) {
            Ok(opened) => {
                read += 1;
                let words = opened.text.split_whitespace().count();
                let kinds = ["pdf", "docx", "xlsx", "ods", "odt"];
                let office = kinds.iter().any(|k| name.ends_with(k));
                assert!(!office || words > 3, "{name}: {:?}", opened.text);
                for place in &opened.places {
                    assert!(opened.text.get(place.start..place.end).is_some(), "{name}");
                }
                reading::request(&opened);
            }
            Err(error) => {
                refused += 1;
                let sentence = error.to_string();
                assert!(sentence.starts_with("this ") && !sentence.contains('\n'), "{name}: {sentence}");
            }
        }
    });
    assert!(read > 50, "{read} read, {refused} refused");
}

#[test]
fn a_pdf_locked_against_changes_only_is_read() {
    let Some(folder) = shared("corpus/release") else { return };
    let open = |name: &str| {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        reading::open(&bytes, Some(name), &Limits::default())
    };
    assert!(open("locked_owner_only_0.pdf").unwrap().text.contains("Parking enforcement review"));
    let refused = open("locked_user_0.pdf").unwrap_err().to_string();
    assert_eq!(refused, "this PDF is protected by a password and cannot be read: ask for it without one");
}
