//! Reads the golden requests of `tests/requests`: our own, fictional, messy, with the careful reader's answer inside.
//!
//! A case opens with `=== name | key=value | ...`; in its text `⟦` stands where a leaf begins. It must not read the
//! requests: it only takes the marks out and compares.

use std::{fs, path::Path};

use document::request::Request;

/// Where a leaf begins.
const MARK: char = '⟦';

/// One golden request.
pub struct Golden {
    /// File and name.
    pub name: String,
    /// What the heading says besides: law, name and so on.
    pub facts: Vec<(String, String)>,
    /// The request as the reader gets it.
    pub text: String,
    /// First byte of every leaf.
    pub leaves: Vec<usize>,
}

/// How a reading compares with the golden leaves.
pub struct Score {
    /// Leaves that begin where they should and hold no other.
    pub right: usize,
    /// Leaves read.
    pub read: usize,
    /// Leaves marked.
    pub gold: usize,
    /// What went wrong, a line each.
    pub faults: Vec<String>,
}

impl Golden {
    /// A fact of the heading.
    pub fn fact(&self, key: &str) -> Option<&str> {
        self.facts.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
    }

    /// Compares the leaves. A leaf may begin with the few words that carry it ("Please tell me"), in its own line.
    pub fn score(&self, request: &Request) -> Score {
        let mut score =
            Score { right: 0, read: request.questions.len(), gold: self.leaves.len(), faults: Vec::new() };
        let mut found = vec![false; self.leaves.len()];
        for question in &request.questions {
            let within: Vec<usize> = self
                .leaves
                .iter()
                .enumerate()
                .filter(|(_, at)| (question.start..question.end).contains(at))
                .map(|(n, _)| n)
                .collect();
            let first = within.first().map(|n| self.leaves[*n]);
            let carried = first.is_some_and(|at| {
                let words = self.text.get(question.start..at).unwrap_or("\n");
                words.len() <= 60 && !words.contains('\n')
            });
            if within.len() == 1 && carried {
                score.right += 1;
                found[within[0]] = true;
            } else {
                score.faults.push(format!("wrong:  {}", question.text));
            }
        }
        for (n, at) in self.leaves.iter().enumerate().filter(|(n, _)| !found[*n]) {
            let line = self.text[*at..].lines().next().unwrap_or("");
            score.faults.push(format!("missed: {} {line}", n + 1));
        }
        score
    }
}

/// Every golden request, in the order of the files.
pub fn all() -> Vec<Golden> {
    within(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/requests"))
}

/// The golden requests of another folder, such as an authority's own.
pub fn within(folder: &Path) -> Vec<Golden> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the golden requests are there").flatten().map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths.iter().flat_map(|path| file(path)).collect()
}

fn file(path: &Path) -> Vec<Golden> {
    let batch = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let all = fs::read_to_string(path).expect("a golden file is text");
    let mut cases = Vec::new();
    for case in format!("\n{all}").split("\n=== ").skip(1) {
        let (heading, body) = case.split_once('\n').unwrap_or((case, ""));
        let mut parts = heading.split(" | ");
        let name = format!("{batch}/{}", parts.next().unwrap_or("").trim());
        let facts = parts
            .map(|p| p.split_once('=').unwrap_or((p, "")))
            .map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()))
            .collect();
        let (mut text, mut leaves) = (String::new(), Vec::new());
        for c in body.chars() {
            if c == MARK { leaves.push(text.len()) } else { text.push(c) }
        }
        cases.push(Golden { name, facts, text, leaves });
    }
    cases
}
