//! Every check on passages of its own: a letter that it must find, the same put right, and the finding as an officer and
//! a program see it. `CANDOUR_GOLDENS=write` writes the findings anew, to be read as prose.
//!
//! `registry/ID/` holds `bad.txt` and `good.txt` (or `.json` where the draft of a desk is needed), `facts.json` with facts
//! that no letter says, and the goldens `finding.txt`, `finding.json` and, where words are safe to put in, `mended.txt`.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use letters::{
    Draft, Finding, Report,
    checks::{
        self, CASES, Check,
        report::{self, Look},
    },
};
use serde_json::Value;

/// Findings that cannot but stand beside that of a check.
const BESIDE: &[(&str, &str)] = &[
    // A word of regret is missed in a late answer only.
    ("late-without-apology", "answered-late"),
    // Who does not name section 14 names no ground at all.
    ("s14-without-statement", "refusal-omits-exemption"),
];

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn folder(check: &Check) -> PathBuf {
    here().join("tests/it/registry").join(check.id)
}

#[track_caller]
pub(crate) fn golden(path: &Path, text: &str) -> Option<String> {
    if std::env::var("CANDOUR_GOLDENS").is_ok_and(|v| v == "write") {
        fs::write(path, text).expect("the golden can be written");
    }
    let known = fs::read_to_string(path).unwrap_or_default();
    (known != text).then(|| format!("{} is not:\n{text}", path.display()))
}

/// A letter or draft of a check, with the facts that it does not say; the text into which places point.
pub(crate) fn fixture(check: &Check, side: &str) -> Result<Draft, String> {
    let folder = folder(check);
    let missing = || format!("{}: there is no {side}.txt (or {side}.json) in its folder", check.id);
    let as_draft = folder.join(format!("{side}.json"));
    if as_draft.exists() {
        let json = fs::read_to_string(&as_draft).map_err(|_| missing())?;
        return Draft::read(&json).map_err(|e| format!("{}: {side}.json: {e}", check.id));
    }
    let text = fs::read_to_string(folder.join(format!("{side}.txt"))).map_err(|_| missing())?;
    let mut draft = Draft::from_response(reading::response::read(&text), &text);
    if let Ok(facts) = fs::read_to_string(folder.join("facts.json")) {
        let mut whole = serde_json::to_value(&draft).expect("a draft is JSON");
        let facts: Value =
            serde_json::from_str(&facts).map_err(|e| format!("{}: facts.json: {e}", check.id))?;
        if let (Value::Object(whole), Value::Object(facts)) = (&mut whole, facts) {
            whole.extend(facts);
        }
        draft = Draft::read(&whole.to_string()).map_err(|e| format!("{}: facts.json: {e}", check.id))?;
    }
    Ok(draft)
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(draft: &Draft) -> &str {
    draft.response.text.as_deref().unwrap_or_default()
}

/// What stands in a report that should not, beside the finding that is looked for.
fn strangers<'a>(check: &Check, report: &'a Report) -> Vec<&'a str> {
    let allowed = |id: &str| BESIDE.contains(&(check.id, id));
    report.findings.iter().map(|f| f.id).filter(|id| *id != check.id && !allowed(id)).collect()
}

/// Each part of a passage, in order, stands in the letter.
fn stands_in(passage: &str, letter: &str) -> bool {
    let letter = flat(letter);
    let mut rest = letter.as_str();
    passage.split(" ... ").all(|part| match rest.split_once(part) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

/// Whether the place of a finding, where it has one, meets the passage.
fn meets(finding: &Finding, passage: &str, letter: &str) -> bool {
    let Some((start, end)) = finding.start.zip(finding.end) else { return true };
    let Some(inside) = letter.get(start..end) else { return false };
    let inside = flat(inside);
    // The words of the one stand in the other, or the one begins within the other.
    let before = flat(&letter[..start]).chars().count();
    passage.split(" ... ").any(|part| {
        let whole = flat(letter);
        let Some(at) = whole.find(part) else { return false };
        let at = whole[..at].chars().count();
        at < before + 1 + inside.chars().count() && before < at + part.chars().count()
    })
}

/// What is safe to put in has a place; put in, the fault is gone and nothing new is there. `mended.txt` is the letter then.
fn mended(check: &Check, finding: &Finding, bad: &Draft) -> Option<String> {
    let safe = finding.suggestion.as_ref().is_some_and(|s| s.safe);
    if !safe {
        return None;
    }
    if !finding.can_be_put_in() {
        return Some(format!("{}: its suggestion is safe and has no place", check.id));
    }
    let mended = checks::mend(bad);
    let left: Vec<&str> = mended.report.findings.iter().map(|f| f.id).collect();
    if left.iter().any(|id| *id == check.id || !BESIDE.contains(&(check.id, id))) {
        return Some(format!("{}: its letter, mended, has {left:?}", check.id));
    }
    for question in &mended.draft.response.questions {
        let (start, end) =
            (question.answer_start.unwrap_or_default(), question.answer_end.unwrap_or_default());
        if question.answer.as_deref().is_some_and(|a| words(&mended.draft).get(start..end) != Some(a)) {
            return Some(format!("{}: an answer of its mended letter stands elsewhere", check.id));
        }
    }
    golden(&folder(check).join("mended.txt"), words(&mended.draft))
}

#[test]
fn every_check_finds_its_passage_and_leaves_the_mended_one_alone() {
    let mut faults = Vec::new();
    for check in checks::all() {
        let (bad, good) = match (fixture(check, "bad"), fixture(check, "good")) {
            (Ok(bad), Ok(good)) => (bad, good),
            (bad, good) => {
                faults.extend(bad.err().into_iter().chain(good.err()));
                continue;
            }
        };
        for (side, passage, draft) in [("bad", check.bad, &bad), ("good", check.good, &good)] {
            if !stands_in(passage, words(draft)) {
                faults.push(format!("{}: its passage is not in its {side} letter: {passage}", check.id));
            }
        }
        let report = checks::check(&bad);
        let found: Vec<&Finding> = report.findings.iter().filter(|f| f.id == check.id).collect();
        match found.as_slice() {
            [one] => {
                if !meets(one, check.bad, words(&bad)) {
                    faults.push(format!("{}: it finds another place than its passage", check.id));
                }
                let name = if folder(check).join("bad.json").exists() { "bad.json" } else { "bad.txt" };
                let shown = report::finding(one, Some(name), Some(words(&bad)), Look::PLAIN);
                let json = serde_json::to_string_pretty(one).expect("a finding is JSON") + "\n";
                faults.extend(golden(&folder(check).join("finding.txt"), &shown));
                faults.extend(golden(&folder(check).join("finding.json"), &json));
                faults.extend(mended(check, one, &bad));
            }
            found => faults.push(format!("{}: found {} times in its bad letter", check.id, found.len())),
        }
        for stranger in strangers(check, &report) {
            faults.push(format!("{}: its bad letter has {stranger} too", check.id));
        }
        let report = checks::check(&good);
        if report.findings.iter().any(|f| f.id == check.id) {
            faults.push(format!("{}: it finds its good letter", check.id));
        }
        for stranger in strangers(check, &report) {
            faults.push(format!("{}: its good letter has {stranger}", check.id));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Files beside the checks that are none.
const HELPERS: [&str; 12] = [
    "cases",
    "dates",
    "finding",
    "language",
    "mend",
    "mod",
    "own_words",
    "passages",
    "registry",
    "report",
    "subject",
    "words",
];

/// What a check may rest on that is no provision of the four laws.
const OTHER_SOURCES: [&str; 3] = ["UK GDPR art.5(1)", "release", "s.45 Code, part 5"];

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let name = |e: fs::DirEntry| {
        let path = e.path();
        path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
    };
    entries.filter_map(Result::ok).map(name).collect()
}

#[test]
fn every_check_has_its_file_its_provision_its_words_and_its_folder() {
    let mut faults = Vec::new();
    let ids: Vec<&str> = checks::all().iter().map(|c| c.id).collect();
    assert!(ids.is_sorted(), "the list of checks is in the order of their ids");
    let known: BTreeSet<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    assert_eq!(known.len(), ids.len(), "no id is used twice");
    let files: BTreeSet<String> = names(&here().join("src/checks"))
        .into_iter()
        .filter(|f| !HELPERS.contains(&f.as_str()))
        .map(|f| f.replace('_', "-"))
        .collect();
    let folders = names(&here().join("tests/it/registry"));
    for id in &known {
        if !files.contains(id) {
            faults.push(format!("{id}: there is no file src/checks/{}.rs", id.replace('-', "_")));
        }
        if !folders.contains(id) {
            faults.push(format!("{id}: there is no folder tests/it/registry/{id}"));
        }
    }
    faults.extend(files.difference(&known).map(|f| format!("{f}: its file is in no list of checks")));
    faults.extend(folders.difference(&known).map(|f| format!("{f}: its folder belongs to no check")));
    for check in checks::all() {
        for (what, words) in [("checks", check.checks), ("matters", check.matters)] {
            if words.len() < 20 || !words.ends_with('.') {
                faults.push(format!("{}: `{what}` is no sentence: {words}", check.id));
            }
        }
        if check.bad == check.good || check.bad.is_empty() || check.good.is_empty() {
            faults.push(format!("{}: its passages do not differ", check.id));
        }
        let exists = law::exists(check.law(), check.provision).exists();
        if !exists && !OTHER_SOURCES.contains(&check.provision) {
            faults.push(format!(
                "{}: {} is no provision of the {}",
                check.id,
                check.provision,
                check.law().title()
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_decided_case_is_an_example_for_a_check() {
    for case in CASES {
        assert!(!case.checks.is_empty() && case.decided.ends_with('.'), "{}", case.cite);
        for id in case.checks {
            assert!(checks::by_id(id).is_some(), "{}: no check is called {id}", case.cite);
        }
    }
}

#[test]
fn the_catalogue_in_the_documentation_is_that_of_the_checks() {
    let path = here().join("../../docs/checks.md");
    let fault = golden(&path, &report::catalogue());
    assert!(fault.is_none(), "docs/checks.md is not up to date: write it with CANDOUR_GOLDENS=write");
}
