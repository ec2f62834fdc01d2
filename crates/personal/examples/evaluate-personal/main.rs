//! How much personal data is found, and how much of what is found is right: on our own marked texts and, where it lies beside the
//! repository, on the labelled texts of `../shared/corpus/pii`. `--show` prints every mistake; names of texts
//! choose some; `--read=FILE` prints what is found in a file; `--marked=FOLDER` measures other marked
//! texts, `--labelled=FOLDER` others labelled as the corpus is.

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
    if let Some(folder) = arguments.iter().find_map(|a| a.strip_prefix("--marked=")) {
        let marked = texts(Path::new(folder)).into_iter().map(|path| {
            let (text, marks) = labelled::read(&read(&path));
            (path, text, marks)
        });
        report(folder, marked.collect(), &wanted, show);
        return;
    }
    if let Some(folder) = arguments.iter().find_map(|a| a.strip_prefix("--labelled=")) {
        report(folder, labelled_texts(Path::new(folder)), &wanted, show);
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
        report("corpus/pii", labelled_texts(&corpus), &wanted, show);
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

/// Texts with an annotation of the corpus's shape beside each.
fn labelled_texts(folder: &Path) -> Vec<(PathBuf, String, Vec<Mark>)> {
    texts(folder)
        .into_iter()
        .map(|path| {
            let text = read(&path);
            let marks = corpus_marks(&path.with_extension("json"));
            (path, text, marks)
        })
        .collect()
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
    println!("\n{title}: {count} texts\n{}\n{}", score::table(&score), beside_the_anchor(&score));
}

/// What Presidio 2.2.366 with its middle model reached on the other two thirds of the labelled texts, which are not here:
/// whole spans found, and share of what it said that was right. None where it has no such kind.
const ANCHOR: [(Kind, Option<(f64, f64)>); 16] = [
    (Kind::Person, Some((0.65, 0.79))),
    (Kind::Email, Some((1.00, 1.00))),
    (Kind::Phone, Some((0.97, 0.87))),
    (Kind::Address, Some((0.00, 0.20))),
    (Kind::Postcode, Some((1.00, 0.74))),
    (Kind::Nino, Some((1.00, 1.00))),
    (Kind::Nhs, Some((1.00, 0.80))),
    (Kind::Dob, Some((1.00, 0.19))),
    (Kind::SortCode, None),
    (Kind::Account, None),
    (Kind::Vrm, Some((1.00, 0.80))),
    (Kind::Passport, Some((0.00, 0.00))),
    (Kind::Driving, Some((1.00, 1.00))),
    (Kind::Role, None),
    (Kind::Ip, Some((1.00, 0.83))),
    (Kind::Signature, None),
];

/// What is asked of a kind: whole spans found, and share right; none where nothing is asked.
fn goal(kind: Kind) -> (Option<f64>, Option<f64>) {
    match kind {
        Kind::Person => (Some(0.92), Some(0.85)),
        Kind::Address | Kind::Role => (Some(0.90), None),
        Kind::Signature => (None, None),
        _ => (Some(1.00), Some(0.97)),
    }
}

/// Ours beside the anchor's and the goals, by kind. The anchor was measured on other texts of the same collection.
fn beside_the_anchor(score: &Score) -> String {
    let figure = |value: Option<f64>| value.map_or_else(|| "   -".to_owned(), |v| format!("{v:.2}"));
    let share = |part: usize, of: usize| (of > 0).then(|| part as f64 / of as f64);
    let mut out = String::from(
        "             found whole              right\nkind         ours  anchor  goal     ours  anchor  goal\n",
    );
    for (kind, anchor) in ANCHOR {
        let Some(tally) = score.kinds.get(&kind).filter(|t| t.gold > 0) else { continue };
        let (full, right) = (share(tally.full, tally.gold), share(tally.right, tally.said));
        let (goal_full, goal_right) = goal(kind);
        let below = |ours: Option<f64>, goal: Option<f64>| ours.zip(goal).is_some_and(|(o, g)| o < g);
        let missed = below(full, goal_full) || below(right, goal_right);
        out.push_str(&format!(
            "{:<11}  {}  {}    {}     {}  {}    {}{}\n",
            kind.name(),
            figure(full),
            figure(anchor.map(|a| a.0)),
            figure(goal_full),
            figure(right),
            figure(anchor.map(|a| a.1)),
            figure(goal_right),
            if missed { "  below the goal" } else { "" }
        ));
    }
    let traps: (usize, usize) =
        score.kinds.get(&Kind::Person).map_or((0, 0), |tally| (tally.trapped, tally.traps));
    out.push_str(&format!(
        "what only looks like a person, taken for one: {}/{} (anchor 21/57, goal 6/57)\n",
        traps.0, traps.1
    ));
    out
}
