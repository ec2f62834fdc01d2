//! `candour check`: what is wrong with a response, a letter in any readable format or a draft as JSON. Reads and prints;
//! the checks and the forms of a report are `letters`', the reading is `reading`'s.

mod fix;

use std::{
    io::{IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, anyhow, bail};
use jiff::civil::Date;
use law::clock;
use letters::{
    Asked, Draft, Known, Report,
    checks::report::{self, Checked, Look},
};
use serde_json::{Value, json};

use super::read::open;
use crate::pictures::Tesseract;

/// Checks responses against the duties.
#[derive(clap::Args)]
pub struct Args {
    /// Letters, or drafts as JSON; `-` is standard input
    #[arg(value_name = "FILE", required_unless_present = "list")]
    files: Vec<PathBuf>,
    /// The request that is answered
    #[arg(long, value_name = "FILE")]
    request: Option<PathBuf>,
    /// The law: foia, eir, foisa or eisrs
    #[arg(long, value_name = "LAW")]
    law: Option<String>,
    /// The kind of body that answers: standard, school, archive, keeper, armed-forces, abroad; or council, department,
    /// parliament, welsh-government, scottish-administration
    #[arg(long, value_name = "KIND")]
    body: Option<String>,
    /// The date of receipt (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    received: Option<String>,
    /// The date of the answer (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    answered: Option<String>,
    /// Part of the letter is missing: find nothing about what may stand there
    #[arg(long)]
    excerpt: bool,
    /// Print SARIF 2.1.0
    #[arg(long, conflicts_with = "json")]
    sarif: bool,
    /// Print JSON: one object, or one line for each of several files
    #[arg(long)]
    json: bool,
    /// Put in the words that are safe: into a draft; of a letter it only says which
    #[arg(long, conflicts_with = "sarif")]
    fix: bool,
    /// Where the mended draft goes; it must not be there yet
    #[arg(short, long, value_name = "OUT", requires = "fix")]
    output: Option<PathBuf>,
    /// Tell what the applicant would be advised to ask about each refusal, too
    #[arg(long, conflicts_with_all = ["sarif", "fix"])]
    challenges: bool,
    /// Print every check with its provision and severity
    #[arg(long)]
    list: bool,
}

/// A file that was read: the letter, and the text into which places point.
struct Letter {
    draft: Draft,
    /// The words that were read, where they are not the file itself.
    text: Option<String>,
    /// Whether it was a draft as JSON.
    is_draft: bool,
}

/// Checks each file; status 1 where one has a breach, 2 where one cannot be read.
pub fn run(args: Args) -> Result<ExitCode> {
    if args.list {
        return list(args.json);
    }
    let known = known(&args)?;
    let several = args.files.len() > 1;
    if several && args.output.is_some() {
        bail!("-o takes the mended form of one draft, not of several");
    }
    let mut out = std::io::stdout().lock();
    let (mut breach, mut broken) = (false, false);
    let mut read = Vec::new();
    for path in &args.files {
        let name = path.display().to_string();
        let done = draft(path, &known).and_then(|letter| {
            if args.fix {
                let wanted = fix::Wanted {
                    name: &name,
                    output: args.output.as_deref(),
                    json: args.json,
                    is_draft: letter.is_draft,
                };
                return Ok((fix::fix(&letter.draft, &wanted, &mut out)?, None));
            }
            let report = letters::check(&letter.draft);
            let challenges = args.challenges.then(|| letters::challenge::challenges(&letter.draft));
            if args.json {
                let mut value = for_programs(&report, &letter, several.then_some(&name))?;
                if let (Value::Object(fields), Some(challenges)) = (&mut value, &challenges) {
                    fields.insert("challenges".to_owned(), json!(challenges));
                }
                writeln!(out, "{value}")?;
            } else if !args.sarif {
                if several {
                    writeln!(out, "{name}")?;
                }
                let text = letter.draft.response.text.as_deref();
                write!(out, "{}", report::text(&report, Some(&name), text, look()))?;
                if let Some(challenges) = challenges {
                    write!(out, "{}", letters::challenge::text(&challenges))?;
                }
            }
            Ok((report.has_breach(), Some((letter, report))))
        });
        match done {
            Ok((found, kept)) => {
                breach |= found;
                read.extend(kept.map(|kept| (name, Ok(kept))));
            }
            Err(error) => {
                broken = true;
                eprintln!("candour: {name}: {error:#}");
                if args.json && several {
                    writeln!(out, "{}", json!({ "file": name, "error": format!("{error:#}") }))?;
                }
                read.push((name, Err(format!("{error:#}"))));
            }
        }
    }
    if args.sarif {
        let checked: Vec<Checked<'_>> = read.iter().map(|(name, read)| checked(name, read)).collect();
        writeln!(out, "{}", report::sarif(env!("CARGO_PKG_VERSION"), &checked))?;
    }
    out.flush()?;
    Ok(ExitCode::from(if broken { 2 } else { u8::from(breach) }))
}

/// A hundred columns; colours where a person looks on and has not asked for none.
pub(super) fn look() -> Look {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
        && std::env::var_os("TERM").is_none_or(|t| t != "dumb");
    Look { colour: wanted && std::io::stdout().is_terminal(), ..Look::PLAIN }
}

fn checked<'a>(name: &'a str, read: &'a Result<(Letter, Report), String>) -> Checked<'a> {
    match read {
        Ok((letter, report)) => Checked {
            name,
            report: Ok(report),
            letter: letter.draft.response.text.as_deref(),
            is_the_file: letter.text.is_none() && !letter.is_draft,
        },
        Err(why) => Checked { name, report: Err(why), letter: None, is_the_file: false },
    }
}

fn for_programs(report: &Report, letter: &Letter, name: Option<&String>) -> Result<Value> {
    let mut value = serde_json::to_value(report)?;
    if let Value::Object(fields) = &mut value {
        if let Some(name) = name {
            fields.insert("file".to_owned(), json!(name));
        }
        if let Some(text) = &letter.text {
            fields.insert("text".to_owned(), json!(text));
        }
    }
    Ok(value)
}

/// What the command line says of a letter; it wins over what was read.
fn known(args: &Args) -> Result<Known> {
    let day = |name: &str, value: &Option<String>| -> Result<Option<Date>> {
        value.as_deref().map(|v| clock::parse_date(v).map_err(|why| anyhow!("{name}: {why}"))).transpose()
    };
    let body = args.body.as_deref().map(|kind| kind.parse().map_err(|why| anyhow!("--body: {why}")));
    let request = match &args.request {
        None => Vec::new(),
        Some(path) => {
            let opened = open(path).with_context(|| path.display().to_string())?;
            let read = reading::request_with(&opened, &Tesseract);
            read.questions.into_iter().map(|q| Asked { label: q.label, text: q.text }).collect()
        }
    };
    Ok(Known {
        request,
        law: args.law.as_deref().map(str::parse).transpose()?,
        body: body.transpose()?,
        received: day("--received", &args.received)?,
        answered: day("--answered", &args.answered)?,
        excerpt: args.excerpt,
    })
}

/// The letter to be checked, with what the command line says of it.
fn draft(path: &Path, known: &Known) -> Result<Letter> {
    let opened = open(path)?;
    let is_draft = opened.text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
    let (mut draft, text) = if is_draft {
        (Draft::read(opened.text.trim_start_matches('\u{feff}'))?, None)
    } else {
        if opened.text.trim().is_empty() && opened.attachments.is_empty() {
            bail!("there are no words in this file");
        }
        let response = reading::response::of_with(&opened, &Tesseract);
        // The letter may be an attachment of the e-mail that was opened.
        let text = response.text.clone();
        (Draft::from_response(response, text.as_deref().unwrap_or(&opened.text)), text)
    };
    known.over(&mut draft);
    Ok(Letter { draft, text, is_draft })
}

fn list(json: bool) -> Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    if !json {
        write!(out, "{}", report::list(look()))?;
        return Ok(ExitCode::SUCCESS);
    }
    for check in letters::checks::all() {
        let line = json!({
            "id": check.id, "severity": check.severity, "provision": check.provision, "law": check.law(),
            "checks": check.checks
        });
        writeln!(out, "{line}")?;
    }
    Ok(ExitCode::SUCCESS)
}
