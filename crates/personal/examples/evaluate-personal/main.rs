//! How much personal data is found, and how much of what is found is right: on our own marked texts and, where it lies beside the
//! repository, on the labelled texts of `../shared/corpus/pii`. `--show` prints every mistake; names of texts
//! choose some; `--read=FILE` prints what is found in a file.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "its report goes to standard output")]

#[path = "../../tests/it/labelled.rs"]
mod labelled;
#[path = "../../tests/it/score.rs"]
mod score;

use std::path::{Path, PathBuf};

use labelled::Mark;
use personal::{Kind, SeniorRoles, Seniority};
use score::Score;
use serde_json::Value;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let show = arguments.iter().any(|a| a == "--show");
    let wanted: Vec<&String> = arguments.iter().filter(|a| !a.starts_with("--")).collect();
    if let Some(file) = arguments.iter().find_map(|a| a.strip_prefix("--read=")) {
        for span in personal::find(&read(Path::new(file)), &SeniorRoles::default()).spans {
            println!(
                "{}\t{}\t{:?}\t{}",
                span.kind.name(),
                span.text.replace(['\n', '\t'], " "),
                span.person,
                span.why
            );
        }
        return;
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = texts(&here.join("tests/texts")).into_iter().map(|path| {
        let (text, marks) = labelled::read(&read(&path));
        (path, text, marks)
    });
    report("our own texts", own.collect(), &wanted, show);
    let corpus = here.join("../../../shared/corpus/pii");
    if corpus.is_dir() {
        let labelled = texts(&corpus).into_iter().map(|path| {
            let text = read(&path);
            let marks = corpus_marks(&path.with_extension("json"));
            (path, text, marks)
        });
        report(
            "corpus/pii (anchor, on its other two thirds: persons 0.65 whole at 0.79, addresses 0.00)",
            labelled.collect(),
            &wanted,
            show,
        );
    }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .map(|entries| {
            entries
                .flatten()
                .map(|e| e.path())
                .filter(|p| p.extension().is_some_and(|e| e == "txt"))
                .collect()
        })
        .unwrap_or_default();
    found.sort();
    found
}

fn corpus_marks(path: &Path) -> Vec<Mark> {
    let value: Value =
        serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let number =
        |span: &Value, key: &str| span[key].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let kind = |name: &Value| Kind::ALL.into_iter().find(|k| name == k.name());
    let mut marks = Vec::new();
    for (list, key, negative) in [("spans", "type", false), ("hard_negatives", "not", true)] {
        for span in value[list].as_array().map(Vec::as_slice).unwrap_or_default() {
            let Some(kind) = kind(&span[key]) else { continue };
            marks.push(Mark {
                kind,
                start: number(span, "byte_start"),
                end: number(span, "byte_end"),
                person: span["person"].as_u64().and_then(|n| u32::try_from(n).ok()),
                seniority: match span["seniority"].as_str() {
                    Some("senior") => Some(Seniority::Senior),
                    Some("junior") => Some(Seniority::Junior),
                    _ => None,
                },
                negative,
            });
        }
    }
    marks
}

fn report(title: &str, texts: Vec<(PathBuf, String, Vec<Mark>)>, wanted: &[&String], show: bool) {
    let rule = SeniorRoles::default();
    let mut score = Score::default();
    let mut count = 0;
    for (path, text, marks) in texts {
        let name = path.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if !wanted.is_empty() && !wanted.iter().any(|w| name.starts_with(w.as_str())) {
            continue;
        }
        count += 1;
        let found = personal::find(&text, &rule);
        let mut lines = Vec::new();
        score::add(&mut score, &text, &marks, &found, &mut |line| lines.push(line));
        if show && !lines.is_empty() {
            println!("-- {name}");
            lines.iter().for_each(|line| println!("   {line}"));
        }
    }
    println!("\n{title}: {count} texts\n{}", score::table(&score));
}
