//! `candour inspect`: what could be dug out of files before they leave. Reads and prints; what a danger is, is `release`'s.

use std::{
    fmt::Write as _,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use container::Limits;
use release::dangers::{Danger, Look, Severity, Verdict, look_from};
use serde_json::json;

use super::file;

/// Dangers of one kind that are printed each for people; the rest is counted.
const PRINTED: usize = 6;

/// Looks through files, and everything in them, for what is not seen.
#[derive(clap::Args)]
pub struct Args {
    /// Files to look through; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print JSON: one object, or one line for each of several files
    #[arg(long)]
    json: bool,
}

/// Looks through each file; status 1 where one holds more than is seen, 3 where one cannot be looked through whole, 2 where
/// one cannot be opened.
pub fn run(args: Args) -> Result<ExitCode> {
    let limits = Limits::default();
    let several = args.files.len() > 1;
    let mut out = std::io::stdout().lock();
    let mut worst = 0;
    for (n, path) in args.files.iter().enumerate() {
        let file = path.display().to_string();
        match open(path, &limits) {
            Ok(look) => {
                worst = worst.max(weight(look.verdict));
                if args.json {
                    writeln!(out, "{}", serde_json::to_string(&Inspected { file: &file, look: &look })?)?;
                } else {
                    if n > 0 {
                        writeln!(out)?;
                    }
                    write!(out, "{}", for_people(&file, &look))?;
                }
            }
            Err(error) => {
                worst = 3;
                eprintln!("candour: {file}: {error:#}");
                if args.json && several {
                    writeln!(out, "{}", json!({"file": file, "error": format!("{error:#}")}))?;
                }
            }
        }
    }
    out.flush()?;
    // With several files: not to be opened before not to be checked, before unsafe.
    Ok(ExitCode::from([0, 1, 3, 2][worst]))
}

fn weight(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Clean => 0,
        Verdict::Unsafe => 1,
        Verdict::CannotCheck => 2,
    }
}

fn open(path: &Path, limits: &Limits) -> Result<Look> {
    look_from(&file::name(path), file::open(path)?, limits).context(file::unread(path))
}

/// A file with what was found in it.
#[derive(serde::Serialize)]
struct Inspected<'a> {
    file: &'a str,
    #[serde(flatten)]
    look: &'a Look,
}

fn for_people(file: &str, look: &Look) -> String {
    let mut out = format!("{file}: {}\n", look.format.in_words());
    let count = |severity| look.dangers.iter().filter(|d| d.severity == severity).count();
    let (blocks, warns) = (count(Severity::Block), count(Severity::Warn));
    let _ = match look.verdict {
        Verdict::Clean => writeln!(out, "Clean: looked through whole, and it holds no more than is seen."),
        Verdict::Unsafe if blocks > 0 => {
            writeln!(out, "Must not leave as it is: {} found.", things(blocks + warns))
        }
        Verdict::Unsafe => writeln!(out, "Look before it leaves: {} found.", things(warns)),
        Verdict::CannotCheck => {
            let why = look.why.as_deref().unwrap_or("nobody can tell what is in it");
            writeln!(out, "Cannot be checked, so it must not leave: {why}.")
        }
    };
    for (severity, heading) in [
        (Severity::Block, "Must be taken out"),
        (Severity::Warn, "To be looked at"),
        (Severity::Info, "Notes"),
    ] {
        let of: Vec<&Danger> = look.dangers.iter().filter(|d| d.severity == severity).collect();
        if of.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{heading}");
        let mut codes: Vec<_> = of.iter().map(|d| d.code).collect();
        codes.dedup();
        codes.sort_unstable();
        codes.dedup();
        for code in codes {
            let _ = writeln!(out, "  {}  [{}]", code.meaning(), code.id());
            let alike: Vec<_> = of.iter().filter(|d| d.code == code).collect();
            for danger in alike.iter().take(PRINTED) {
                out.push_str(&one(danger));
            }
            if alike.len() > PRINTED {
                let _ = writeln!(out, "    and {} more like these", alike.len() - PRINTED);
            }
        }
    }
    if look.unlisted > 0 {
        let _ = writeln!(out, "\nBesides, {} more of these kinds.", look.unlisted);
    }
    let _ = writeln!(out, "\nsha256 {}", look.sha256);
    out
}

fn one(danger: &Danger) -> String {
    let mut out = String::new();
    let place = danger.place.in_words();
    let parts: Vec<&str> =
        [place.as_str(), danger.detail.as_str()].into_iter().filter(|p| !p.is_empty()).collect();
    if !parts.is_empty() {
        let _ = writeln!(out, "    {}", parts.join(": "));
    }
    if !danger.sample.is_empty() {
        let _ = writeln!(out, "      “{}”", danger.sample);
    }
    out
}

fn things(n: usize) -> String {
    if n == 1 {
        "one thing that is not seen was".to_owned()
    } else {
        format!("{n} things that are not seen were")
    }
}
