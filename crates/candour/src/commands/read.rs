//! `candour read`: what a file says, as a request or as a response. Reads and prints; decides nothing.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Result;
use container::Limits;
use document::{Sure, request::Request, response::Response};
use reading::{Claim, Opened, Sign, SignKind};
use serde::Serialize;
use serde_json::{Value, json};

use super::file;
use crate::pictures::Tesseract;

/// Arguments of `candour read`.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// The questions of a request, who asks, under which law
    Request(Files),
    /// The answers of a published response, their provisions, the rights it tells of
    Response(Files),
}

/// The files to read.
#[derive(clap::Args)]
struct Files {
    /// Files to read; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print JSON: one object, or one line for each of several files
    #[arg(long)]
    json: bool,
}

/// Reads each file and prints what it says.
pub fn run(args: Args) -> Result<ExitCode> {
    match args.what {
        What::Request(files) => each(&files, read_request, request_for_people),
        What::Response(files) => {
            each(&files, |opened| reading::response::of_with(opened, &Tesseract), response_for_people)
        }
    }
}

/// A request with what is known beside its questions; further fields of the same object.
#[derive(Serialize)]
struct ReadRequest {
    #[serde(flatten)]
    request: Request,
    /// Who asks, the date, the law, each with its place and how sure it is.
    claims: Vec<Claim>,
    /// What an officer should know before handling it.
    signs: Vec<Sign>,
    /// Which reader it was.
    reader: &'static str,
}

fn read_request(opened: &Opened) -> ReadRequest {
    let request = request_of(opened);
    ReadRequest {
        claims: reading::claims(opened, &request),
        signs: reading::signs(opened, &request),
        reader: reading::VERSION,
        request,
    }
}

/// The request in an opened file.
pub(super) fn request_of(opened: &Opened) -> Request {
    reading::request_with(opened, &Tesseract)
}

/// Reads every file with `read`; what cannot be read is said, and the others are still printed.
fn each<T: Serialize>(
    files: &Files,
    read: fn(&Opened) -> T,
    for_people: fn(&T) -> String,
) -> Result<ExitCode> {
    let mut status = ExitCode::SUCCESS;
    let several = files.files.len() > 1;
    let mut out = std::io::stdout().lock();
    for path in &files.files {
        match open(path) {
            Ok(opened) => {
                let found = read(&opened);
                if files.json {
                    let mut value = serde_json::to_value(&found)?;
                    if several && let Value::Object(fields) = &mut value {
                        fields.insert("file".to_owned(), json!(path.display().to_string()));
                    }
                    writeln!(out, "{value}")?;
                } else {
                    if several {
                        writeln!(out, "{}", path.display())?;
                    }
                    write!(out, "{}", for_people(&found))?;
                    opened.notes.iter().try_for_each(|note| writeln!(out, "Note: {note}"))?;
                }
            }
            Err(error) => {
                status = ExitCode::from(2);
                eprintln!("candour: {}: {error:#}", path.display());
                if files.json && several {
                    let line = json!({"file": path.display().to_string(), "error": format!("{error:#}")});
                    writeln!(out, "{line}")?;
                }
            }
        }
    }
    out.flush()?;
    Ok(status)
}

/// Opens a file, or standard input, within the limits on what comes from outside.
pub(super) fn open(path: &Path) -> Result<Opened> {
    opened(path, &bytes(path)?)
}

/// Opens what was read from a file.
pub(super) fn opened(path: &Path, bytes: &[u8]) -> Result<Opened> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
    Ok(reading::open_with(bytes, name.as_deref(), &Limits::default(), &Tesseract)?)
}

/// The bytes of a file, or of standard input, within the limits on what comes from outside.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>> {
    let limits = Limits::default();
    // A file of which the size is known is not read only to find out that it is too large.
    if let Some(size) = file::size(path).filter(|size| *size > limits.bytes) {
        return Err(container::Error::TooLarge { size, limit: limits.bytes }.into());
    }
    file::bytes(path, limits.bytes as u64)
}

fn request_for_people(read: &ReadRequest) -> String {
    let request = &read.request;
    let mut out = String::new();
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            out.push_str(&format!("{name}: {value}\n"));
        }
    };
    line("Subject", request.subject.clone());
    line("Date", request.date.map(|d| d.to_string()));
    line("Applicant", request.applicant.name.clone());
    line("Organisation", request.applicant.organisation.clone());
    line("Reply to", request.applicant.email.clone().or_else(|| request.applicant.address.clone()));
    line(
        "Law",
        (!request.laws.is_empty())
            .then(|| request.laws.iter().map(|l| l.title()).collect::<Vec<_>>().join(", ")),
    );
    let (mut heading, mut stem) = (None, None);
    for question in &request.questions {
        if question.heading != heading {
            heading.clone_from(&question.heading);
            out.push_str(&format!("\n{}\n", heading.as_deref().unwrap_or("")));
        }
        if question.stem != stem {
            stem = question.stem;
            if let Some(stem) = stem.and_then(|s| request.stems.get(s)) {
                out.push_str(&format!("\n  {}\n", stem.text));
            }
        }
        let own = if question.own_personal_data == Some(true) { " [own personal data]" } else { "" };
        let unsure = match question.certainty.filter(|sure| sure.is_asked()) {
            Some(sure) => format!(" [is this one question? {sure} sure]"),
            None => String::new(),
        };
        out.push_str(&format!("  {:>5}  {}{own}{unsure}\n", question.path, question.text));
    }
    let count = request.questions.len();
    out.push_str(&format!("\n{count} {} in all\n", if count == 1 { "question" } else { "questions" }));
    for unclear in &request.unclear {
        out.push_str(&format!("Look at: {}\n", unclear.why));
    }
    // A missing name is among what is unclear already.
    for sign in read.signs.iter().filter(|sign| sign.kind != SignKind::Name) {
        let value = sign.value.as_deref().map(|v| format!(" ({v})")).unwrap_or_default();
        let sure = Sure::of(f64::from(sign.certainty));
        out.push_str(&format!("Know: {}{value}, {sure} sure\n", sign.why));
    }
    out
}

fn response_for_people(response: &Response) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            out.push_str(&format!("{name}: {value}\n"));
        }
    };
    line("Authority", response.authority.clone());
    line("Reference", response.reference.clone());
    line("Received", response.received.map(|d| d.to_string()));
    line("Answered", response.answered.map(|d| d.to_string()));
    line("Law", response.law.map(|l| l.title().to_owned()));
    line("Outcome", response.outcome.and_then(|o| serde_json::to_value(o).ok()?.as_str().map(str::to_owned)));
    line("Text", response.excerpt.then(|| "cut off: of what is missing nothing is concluded".to_owned()));
    for question in &response.questions {
        let label = question.label.as_deref().unwrap_or("-");
        let provisions = question.provisions.join(", ");
        out.push_str(&format!("\n  {label:>5}  {}\n", question.text));
        out.push_str(&format!("         {} {provisions}\n", question.disposition.id()));
        if let Some(answer) = &question.answer {
            out.push_str(&format!("         {answer}\n"));
        }
    }
    let cited = |relied: bool| {
        let all = response.provisions.iter().filter(|p| p.relied_on == relied);
        all.map(|p| p.provision.as_str()).collect::<Vec<_>>().join(", ")
    };
    out.push_str(&format!("\nRelied on: {}\nAlso cited: {}\n", cited(true), cited(false)));
    let told = |told: Option<bool>| told.map_or("not to be seen here", |t| if t { "yes" } else { "no" });
    out.push_str(&format!(
        "Review: {}\nRegulator: {}\n",
        told(response.review_route),
        told(response.regulator_right)
    ));
    out
}
