//! `candour check --fix`: puts safe words into a draft, and says of a letter what it would put in.
//!
//! It never writes over a file, and a letter that was read from a file is never changed: only its author has the original.

use std::{fs::OpenOptions, io::Write, path::Path};

use anyhow::{Context as _, Result, bail};
use letters::{
    Draft,
    checks::{self, report},
};
use serde_json::json;

use super::look;

/// What was asked for beside the file.
pub struct Wanted<'a> {
    /// The name of the file.
    pub name: &'a str,
    /// Where the mended draft goes.
    pub output: Option<&'a Path>,
    /// Whether JSON is printed.
    pub json: bool,
    /// Whether what was read is a draft, not a letter.
    pub is_draft: bool,
}

/// Mends or tells; true where a breach remains.
pub fn fix(draft: &Draft, wanted: &Wanted<'_>, out: &mut impl Write) -> Result<bool> {
    if !wanted.is_draft {
        return tell(draft, wanted, out);
    }
    let mended = checks::mend(draft);
    if wanted.json {
        let mut value = serde_json::to_value(&mended.report)?;
        value["applied"] = json!(mended.applied);
        value["draft"] = json!(mended.draft);
        writeln!(out, "{value}")?;
    } else {
        // The places of each change are those of the draft as it was then, so the words stand without their lines.
        write!(out, "{}", report::changes(&mended.applied, None, look()))?;
        writeln!(out, "{}\n", counted(mended.applied.len(), "put in"))?;
        let text = mended.draft.response.text.as_deref();
        write!(out, "{}", report::text(&mended.report, Some(wanted.name), text, look()))?;
    }
    match wanted.output {
        Some(path) => {
            let json = serde_json::to_string_pretty(&mended.draft)? + "\n";
            let name = path.display();
            let mut file =
                OpenOptions::new().write(true).create_new(true).open(path).with_context(|| {
                    format!("{name} is there already or cannot be made; nothing was written")
                })?;
            file.write_all(json.as_bytes()).with_context(|| format!("{name} cannot be written"))?;
            if !wanted.json {
                writeln!(out, "The mended draft is in {name}.")?;
            }
        }
        None if !wanted.json && !mended.applied.is_empty() => {
            writeln!(out, "Nothing was written: -o FILE writes the mended draft, --json prints it.")?;
        }
        None => {}
    }
    Ok(mended.report.has_breach())
}

fn tell(draft: &Draft, wanted: &Wanted<'_>, out: &mut impl Write) -> Result<bool> {
    if wanted.output.is_some() {
        bail!("this is a letter, and only a draft (JSON) is mended; without -o you see what would be put in");
    }
    let found = checks::check(draft);
    if wanted.json {
        let mut value = serde_json::to_value(&found)?;
        let would: Vec<_> = found.findings.iter().filter(|f| f.can_be_put_in()).collect();
        value["would_apply"] = json!(would);
        writeln!(out, "{value}")?;
    } else {
        let text = draft.response.text.as_deref();
        write!(out, "{}", report::changes(&found.findings, text, look()))?;
        let safe = found.findings.iter().filter(|f| f.can_be_put_in()).count();
        writeln!(out, "{}; nothing is written into a letter.\n", counted(safe, "would be put in"))?;
        write!(out, "{}", report::text(&found, Some(wanted.name), text, look()))?;
    }
    Ok(found.has_breach())
}

fn counted(changes: usize, how: &str) -> String {
    match changes {
        0 => format!("No words are safe to be {}", how.trim_start_matches("would be ")),
        1 => format!("1 change {}{how}", if how.starts_with("would") { "" } else { "was " }),
        n => format!("{n} changes {}{how}", if how.starts_with("would") { "" } else { "were " }),
    }
}
