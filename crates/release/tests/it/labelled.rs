//! Labelled samples of dangerous and clean files, and how a look compares with the label.
#![allow(dead_code, reason = "the test and the measuring use different parts")]

use std::{error::Error, fs, path::Path};

use container::Limits;
use release::dangers::{Look, Severity, Verdict, look};
use serde_json::Value;

/// A file with what a careful reader says of it.
pub struct Sample {
    pub file: String,
    pub format: String,
    pub verdict: String,
    pub codes: Vec<String>,
    pub allowed: Vec<String>,
    /// What must be gone from a clean copy, and what must still be read in it.
    pub secrets: Vec<String>,
    pub visible: Vec<String>,
    pub bytes: Vec<u8>,
}

/// A look beside the label.
pub struct Compared {
    pub look: Look,
    pub verdict: &'static str,
    pub found: Vec<String>,
    pub missed: Vec<String>,
    /// Codes of `block` or `warn` that the label does not have.
    pub extra: Vec<String>,
    /// Whether a clean file is called something else for a reason that the label does not allow.
    pub alarmed: bool,
}

/// All samples of a folder, in order of name.
pub fn samples(folder: &Path) -> Result<Vec<Sample>, Box<dyn Error>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "json"));
    paths.sort();
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value, of: fn(&Value) -> &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().map(|v| words(of(v))).collect()
    };
    paths
        .iter()
        .map(|path| {
            let label: Value = serde_json::from_slice(&fs::read(path)?)?;
            let file = words(&label["file"]);
            let mut codes = list(&label["dangers"], |d| &d["code"]);
            codes.sort();
            codes.dedup();
            Ok(Sample {
                bytes: fs::read(folder.join(&file))?,
                format: words(&label["format"]),
                verdict: words(&label["verdict"]),
                codes,
                secrets: list(&label["must_not_survive"], |n| n),
                visible: list(&label["visible_text"], |n| n),
                allowed: list(&label["allowed_notes"], |n| n),
                file,
            })
        })
        .collect()
}

impl Sample {
    /// Looks, and compares.
    pub fn compare(&self) -> Compared {
        let look = look(&self.file, &self.bytes, &Limits::default());
        let has = |code: &&String| look.dangers.iter().any(|d| d.code.id() == code.as_str());
        let (found, missed): (Vec<_>, Vec<_>) = self.codes.iter().partition(has);
        let heavy = look.dangers.iter().filter(|d| d.severity > Severity::Info);
        let mut extra: Vec<String> = heavy.map(|d| d.code.id().to_owned()).collect();
        extra.retain(|code| !self.codes.contains(code));
        extra.sort();
        extra.dedup();
        let allowed = |code: &String| self.allowed.contains(code);
        let alarmed = self.verdict == "clean" && !extra.iter().all(allowed);
        let verdict = match look.verdict {
            Verdict::Clean => "clean",
            Verdict::Unsafe => "unsafe",
            Verdict::CannotCheck => "cannot_check",
        };
        let (found, missed) = (found.into_iter().cloned().collect(), missed.into_iter().cloned().collect());
        Compared { verdict, found, missed, extra, alarmed, look }
    }
}
