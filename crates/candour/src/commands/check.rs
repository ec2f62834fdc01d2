//! `candour check`: what is wrong with a response, a letter in any readable format or a draft as JSON. Reads and prints;
//! the checks are `letters`', the reading is `reading`'s.

use std::{
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, anyhow, bail};
use container::Limits;
use jiff::civil::Date;
use law::clock;
use letters::{Asked, Draft, Known, Report};
use reading::Opened;
use serde_json::{Value, json};

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
    /// Print every check with its provision and severity
    #[arg(long)]
    list: bool,
}

/// Checks each file; status 1 where one has a breach, 2 where one cannot be read.
pub fn run(args: Args) -> Result<ExitCode> {
    if args.list {
        return list(args.json);
    }
    let known = known(&args)?;
    let several = args.files.len() > 1;
    let mut out = std::io::stdout().lock();
    let (mut breach, mut broken) = (false, false);
    let mut runs = Vec::new();
    for path in &args.files {
        let name = path.display().to_string();
        match draft(path, &known) {
            Err(error) => {
                broken = true;
                eprintln!("candour: {name}: {error:#}");
                if args.json && several {
                    writeln!(out, "{}", json!({ "file": name, "error": format!("{error:#}") }))?;
                }
            }
            Ok((draft, text)) => {
                let report = letters::check(&draft);
                breach |= report.has_breach();
                if args.sarif {
                    runs.extend(results(&name, &report));
                } else if args.json {
                    let mut value = serde_json::to_value(&report)?;
                    if let Value::Object(fields) = &mut value {
                        if several {
                            fields.insert("file".to_owned(), json!(name));
                        }
                        if let Some(text) = text {
                            fields.insert("text".to_owned(), json!(text));
                        }
                    }
                    writeln!(out, "{value}")?;
                } else {
                    if several {
                        writeln!(out, "{name}")?;
                    }
                    write!(out, "{}", for_people(&report))?;
                }
            }
        }
    }
    if args.sarif {
        writeln!(out, "{}", sarif(runs))?;
    }
    out.flush()?;
    Ok(ExitCode::from(if broken { 2 } else { u8::from(breach) }))
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

/// The letter to be checked, and its text where places are not places in the file.
fn draft(path: &Path, known: &Known) -> Result<(Draft, Option<String>)> {
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
    Ok((draft, text))
}

fn open(path: &Path) -> Result<Opened> {
    let limits = Limits::default();
    // One byte more than the limit is enough to know that a file is too large.
    let most = limits.bytes as u64 + 1;
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin()
            .lock()
            .take(most)
            .read_to_end(&mut bytes)
            .context("standard input cannot be read")?;
    } else {
        let file = std::fs::File::open(path).context("this file cannot be opened")?;
        file.take(most).read_to_end(&mut bytes).context("this file cannot be read")?;
    }
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
    Ok(reading::open_with(&bytes, name.as_deref(), &limits, &Tesseract)?)
}

fn list(json: bool) -> Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    for check in letters::checks::all() {
        if json {
            let line = json!({
                "id": check.id, "severity": check.severity, "provision": check.provision, "checks": check.checks
            });
            writeln!(out, "{line}")?;
        } else {
            let severity = severity(check.severity);
            writeln!(out, "{:<50} {severity:<7} {:<14} {}", check.id, check.provision, check.checks)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn severity(severity: casework::Severity) -> &'static str {
    match severity {
        casework::Severity::Breach => "breach",
        casework::Severity::Risk => "risk",
        casework::Severity::Advice => "advice",
    }
}

fn for_people(report: &Report) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        let law = finding.law.map(|l| format!(" {}", l.short_title())).unwrap_or_default();
        let severity = severity(finding.severity);
        out.push_str(&format!("{severity}: {} [{}{law}] {}\n", finding.place, finding.provision, finding.id));
        out.push_str(&format!("  {}\n  {}\n", finding.message, finding.what_to_do));
        if let Some(suggestion) = &finding.suggestion {
            let how = if suggestion.safe { "could say" } else { "could say, if it is so" };
            out.push_str(&format!("  It {how}: {}\n", suggestion.text));
        }
    }
    if report.findings.is_empty() {
        out.push_str("Nothing found.\n");
    }
    if let Some(said) = letters::checks::report::not_in_english(report) {
        out.push_str(&said);
        out.push('\n');
    }
    for not in report.not_checked.iter().filter(|n| n.needs != letters::checks::NEEDS_ENGLISH) {
        out.push_str(&format!("Not checked: {} (needs {})\n", not.id, not.needs));
    }
    out
}

fn results(file: &str, report: &Report) -> Vec<Value> {
    let level = |s: casework::Severity| match s {
        casework::Severity::Breach => "error",
        casework::Severity::Risk => "warning",
        casework::Severity::Advice => "note",
    };
    let one = |f: &letters::Finding| {
        let mut place = json!({ "artifactLocation": { "uri": file } });
        if let (Some(start), Some(end)) = (f.start, f.end) {
            place["region"] = json!({ "byteOffset": start, "byteLength": end.saturating_sub(start) });
        }
        json!({
            "ruleId": f.id, "level": level(f.severity),
            "message": { "text": format!("{} {}", f.message, f.what_to_do) },
            "locations": [{ "physicalLocation": place }],
            "properties": { "provision": f.provision, "law": f.law, "place": f.place }
        })
    };
    report.findings.iter().map(one).collect()
}

fn sarif(results: Vec<Value>) -> Value {
    let rules: Vec<Value> = letters::checks::all()
        .iter()
        .map(|c| {
            json!({
                "id": c.id, "shortDescription": { "text": c.checks }, "fullDescription": { "text": c.matters },
                "properties": { "provision": c.provision }
            })
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "candour", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "results": results
        }]
    })
}
