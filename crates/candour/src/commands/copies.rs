//! What `clean` and `redact` have alike: a file is read whole, and a copy is written whole or not at all.

use std::{
    fmt::Write as _,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use container::Limits;
use release::copy::{Copy, Target, What};
use release::dangers::CannotCheck;
use serde_json::json;

use super::file;

/// What was asked for.
pub struct Made<'a> {
    pub file: &'a Path,
    pub out: &'a Path,
    pub json: bool,
    /// "clean copy".
    pub what: &'a str,
}

/// The ending of a name, in small letters.
pub fn ending(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Reads a file, up to a byte more than the limit.
pub fn open(path: &Path, limits: &Limits) -> Result<(String, Vec<u8>)> {
    let bytes = file::bytes(path, limits.bytes as u64).with_context(|| path.display().to_string())?;
    Ok((file::name(path), bytes))
}

/// Writes the copy where nothing remains, and says what became of everything.
pub fn finish(asked: &Made<'_>, made: Result<Copy, CannotCheck>) -> Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    let copy = match made {
        Ok(copy) => copy,
        Err(cannot) => {
            let file = asked.file.display();
            if asked.json {
                let code = cannot.code.map(|code| code.id());
                writeln!(
                    out,
                    "{}",
                    json!({"file": file.to_string(), "error": cannot.why, "code": code, "removed": [],
                           "not_found": [], "remaining": [], "changed": []})
                )?;
            }
            eprintln!("candour: {file}: no {} was made: {}", asked.what, cannot.why);
            return Ok(ExitCode::from(3));
        }
    };
    if let Some(bytes) = &copy.bytes {
        write(asked.out, bytes)?;
    }
    if asked.json {
        writeln!(out, "{}", serde_json::to_string(&copy)?)?;
    } else {
        write!(out, "{}", for_people(asked, &copy))?;
    }
    out.flush()?;
    Ok(ExitCode::from(u8::from(copy.bytes.is_none())))
}

/// Beside its place first, so that nobody ever finds half of it there.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut partial = path.as_os_str().to_owned();
    partial.push(format!(".{}.partial", std::process::id()));
    let partial = PathBuf::from(partial);
    let written = std::fs::write(&partial, bytes).and_then(|()| std::fs::rename(&partial, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&partial);
    }
    written.with_context(|| format!("{} cannot be written", path.display()))
}

fn for_people(asked: &Made<'_>, copy: &Copy) -> String {
    let mut out = String::new();
    let _ = match copy.bytes {
        Some(_) => writeln!(out, "{}: the {} was written.", asked.out.display(), asked.what),
        None => writeln!(
            out,
            "{}: no {} was written, because something remains.",
            asked.file.display(),
            asked.what
        ),
    };
    let list = |out: &mut String, heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = writeln!(out, "\n{heading}");
            for line in lines {
                let _ = writeln!(out, "  {line}");
            }
        }
    };
    let removed = copy.removed.iter().map(|removed| {
        let under = removed.provision.as_deref().map(|p| format!(", {p}")).unwrap_or_default();
        format!("{} ({}{under})", named(&removed.what), times(removed.count))
    });
    list(&mut out, "Taken out", removed.collect());
    list(
        &mut out,
        "Not found",
        copy.not_found.iter().map(|mark| named(&What::Mark(mark.target.clone()))).collect(),
    );
    let remaining = copy.remaining.iter().map(|left| format!("{} {}", named(&left.what), left.at));
    list(&mut out, "Still there", remaining.collect());
    list(&mut out, "What a reader will see changed", copy.changed.clone());
    out
}

fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

fn named(what: &What) -> String {
    match what {
        What::Code(code) => format!("{}  [{}]", code.meaning(), code.id()),
        What::Mark(Target::Find(text)) => format!("“{text}”"),
        What::Mark(Target::Box { page, at: [x, y, width, height] }) => {
            format!("the box on page {page} at {x}, {y}, {width} wide and {height} high")
        }
        What::Mark(Target::Span { start, end }) => format!("the text from byte {start} to {end}"),
        What::Mark(Target::Cells(cells)) => cells.in_words(),
    }
}
