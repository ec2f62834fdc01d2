//! `candour personal-data`: who is named in files, how they could be reached or recognised, and why it is thought so. Reads and
//! prints; what is personal data is `personal`'s, whether it leaves an officer's.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Result;
use personal::{Found, Kind, SeniorRoles, Seniority, Span};
use serde_json::json;

/// Finds names, contact details, identifiers and addresses in files.
#[derive(clap::Args)]
pub struct Args {
    /// Files to read; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print JSON: one object, or one line for each of several files
    #[arg(long)]
    json: bool,
    /// A job title whose holders are named, beside the usual ones; may be given several times
    #[arg(long, value_name = "TITLE")]
    senior: Vec<String>,
}

/// What is printed for one file.
#[derive(serde::Serialize)]
struct Printed<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    /// Whether places count in the bytes of the file, or of the text that was read out of it, which is then here.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    spans: &'a [Span],
}

/// Reads every file; status 2 where one cannot be read.
pub fn run(args: Args) -> Result<ExitCode> {
    let mut rule = SeniorRoles::default();
    rule.senior.extend(args.senior.iter().map(|title| title.to_lowercase()));
    let several = args.files.len() > 1;
    let mut status = ExitCode::SUCCESS;
    let mut out = std::io::stdout().lock();
    for (n, path) in args.files.iter().enumerate() {
        let file = path.display().to_string();
        match words(path) {
            Ok(words) => {
                let found = personal::find(&words.text, &rule);
                if args.json {
                    let printed = Printed {
                        file: several.then_some(file.as_str()),
                        text: (!words.of_file).then_some(words.text.as_str()),
                        spans: &found.spans,
                    };
                    writeln!(out, "{}", serde_json::to_string(&printed)?)?;
                } else {
                    if n > 0 {
                        writeln!(out)?;
                    }
                    if several {
                        writeln!(out, "{file}")?;
                    }
                    write!(out, "{}", for_people(&words, &found))?;
                }
                words
                    .notes
                    .iter()
                    .try_for_each(|note| if args.json { Ok(()) } else { writeln!(out, "Note: {note}") })?;
            }
            Err(error) => {
                status = ExitCode::from(2);
                eprintln!("candour: {file}: {error:#}");
                if args.json && several {
                    writeln!(out, "{}", json!({"file": file, "error": format!("{error:#}")}))?;
                }
            }
        }
    }
    out.flush()?;
    Ok(status)
}

/// The words of a file.
struct Words {
    text: String,
    /// True where places in the text are places in the file.
    of_file: bool,
    /// The file, where it was opened: it knows pages and cells.
    opened: Option<reading::Opened>,
    notes: Vec<String>,
}

/// Plain text is read as it is, so that places are those of the file; anything else is opened first.
fn words(path: &Path) -> Result<Words> {
    let bytes = super::read::bytes(path)?;
    let plain = path.as_os_str() == "-"
        || path.extension().is_none_or(|e| {
            ["txt", "text", "csv", "tsv", "md", "log"].iter().any(|p| e.eq_ignore_ascii_case(p))
        });
    let utf8 = |bytes: &[u8]| {
        plain && !bytes.contains(&0) && !bytes.starts_with(b"%PDF") && std::str::from_utf8(bytes).is_ok()
    };
    if utf8(&bytes) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        return Ok(Words { text, of_file: true, opened: None, notes: Vec::new() });
    }
    let mut opened = super::read::opened(path, &bytes)?;
    let notes = std::mem::take(&mut opened.notes);
    let text = opened.with_surroundings();
    let of_file = opened.offsets_into_file && opened.around.is_empty();
    Ok(Words { text, of_file, opened: Some(opened), notes })
}

/// Where somebody looks for it: the page or cell, the lines around the words, or the line of the text.
fn place(words: &Words, starts: &[usize], at: usize) -> String {
    if let Some(opened) = &words.opened {
        if let Some(known) = opened.place(at) {
            return known.to_string();
        }
        if !opened.around.is_empty() && at >= words.text.len() - opened.around.len() {
            return if opened.mail.is_some() { "e-mail header" } else { "header or footer" }.to_owned();
        }
    }
    format!("line {}", starts.partition_point(|start| *start <= at))
}

/// First the people, each with everything that speaks of them, then the rest, in the order of the text.
fn for_people(words: &Words, found: &Found) -> String {
    let text = &words.text;
    let mut out = String::new();
    if found.spans.is_empty() {
        return "No personal data was found. That is no proof that there is none.\n".to_owned();
    }
    let starts: Vec<usize> =
        std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let line = |at: usize| place(words, &starts, at);
    let mut people: BTreeMap<u32, Vec<&Span>> = BTreeMap::new();
    for span in found.spans.iter().filter(|s| matches!(s.kind, Kind::Person | Kind::Role)) {
        people.entry(span.person.unwrap_or(0)).or_default().push(span);
    }
    for (person, spans) in &people {
        if *person == 0 {
            continue;
        }
        let names = || spans.iter().filter(|s| s.kind == Kind::Person);
        let Some(fullest) = names().max_by_key(|s| (s.text.len(), std::cmp::Reverse(s.start))) else {
            continue;
        };
        let role = spans
            .iter()
            .find(|s| s.kind == Kind::Role)
            .map(|s| format!(", {}", one_line(&s.text)))
            .unwrap_or_default();
        let level = match spans.iter().find_map(|s| s.seniority) {
            Some(Seniority::Senior) => " (senior)",
            Some(Seniority::Junior) => " (junior)",
            None => "",
        };
        let _ = writeln!(out, "{}{role}{level}", one_line(&fullest.text));
        for span in names() {
            let _ = writeln!(out, "    {:<9} {}: {}", line(span.start), one_line(&span.text), span.why);
        }
    }
    let others: Vec<&Span> = found
        .spans
        .iter()
        .filter(|s| !matches!(s.kind, Kind::Person | Kind::Role) || s.person.is_none())
        .collect();
    if !others.is_empty() {
        let _ = writeln!(out, "{}Other personal data", if people.is_empty() { "" } else { "\n" });
    }
    for span in others {
        let _ = writeln!(
            out,
            "    {:<9} {:<10} {}: {}",
            line(span.start),
            span.kind.name(),
            one_line(&span.text),
            span.why
        );
    }
    out
}

fn one_line(text: &str) -> String {
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > 100 {
        line = line.chars().take(99).collect::<String>() + "…";
    }
    line
}
