//! How well the labelled samples are looked through, where they lie beside the repository: what was reached is held.

use std::path::PathBuf;

use crate::labelled;

/// By format: how many dangers may be missed, and how many files may have a wrong verdict or a false alarm.
const REACHED: &[(&str, usize, usize)] = &[
    ("csv", 0, 0),
    ("docx", 0, 0),
    ("eml", 0, 0),
    ("jpeg", 0, 0),
    ("ods", 0, 0),
    ("odt", 0, 0),
    ("pdf", 0, 0),
    ("png", 0, 0),
    ("xls", 0, 0),
    ("xlsx", 0, 0),
    ("zip", 0, 0),
];

#[test]
fn the_labelled_samples_are_found() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/release");
    let Ok(samples) = labelled::samples(&folder) else {
        eprintln!("no labelled samples beside the repository");
        return;
    };
    for (format, missed_before, wrong_before) in REACHED {
        let (mut missed, mut wrong) = (0, 0);
        let mut remarks = Vec::new();
        for sample in samples.iter().filter(|s| s.format == *format) {
            let compared = sample.compare();
            missed += compared.missed.len();
            wrong += usize::from(compared.alarmed || compared.verdict != sample.verdict);
            let (verdict, missed, extra) = (compared.verdict, compared.missed, compared.extra);
            remarks.push(format!("{}: {verdict}, missed {missed:?}, extra {extra:?}", sample.file));
        }
        assert!(missed <= *missed_before && wrong <= *wrong_before, "{format}:\n{}", remarks.join("\n"));
    }
}
